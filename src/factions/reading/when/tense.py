"""The little tense that times need: does a clause look ahead, and is it in the present?"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from factions.reading.when.calendar import safe_date
from factions.records import Span, When

_REACH = 70
_CLAUSE_END = re.compile(r"[.;!?]\s|\n\n")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|'ll|won't|"
    r"(?:is|are|was|were) (?:to|scheduled|expected|due|set|slated|planned|poised)|"
    r"scheduled|expects?|planned for|"
    r"(?:plan(?:s|ned|ning)?|hopes?|intends?|ready|agreed|expected|wants?|likely) to|"
    r"until|through|due|expires?|mature|deadline|effective|upcoming|payable|as (?:soon|early) as)\b"
    r"|\bby\s+(?:the\s+|early\s+|late\s+|mid-?)*$",
    re.IGNORECASE,
)
_EITHER_WAY = re.compile(r"\b(?:by|until|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|said|since|last|began|fell|rose|won|took|made|told|went|came|got|held|met|left|"
    r"(?!expected|scheduled|planned|agreed|need|proposed)\w{2,}ed)\b",
    re.IGNORECASE,
)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around a time speak of the future and not of the past.

    "By" and "until" look either way, so a past verb after them decides ("by April the town had fallen").
    """
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    ahead = _last(_AHEAD, before)
    if ahead < 0 or (
        _EITHER_WAY.search(before) and _BEHIND.search(_CLAUSE_END.split(text[end : end + _REACH])[0])
    ):
        return False
    return ahead > _last(_BEHIND, before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.end()
    return found


@lru_cache(maxsize=1)
def _present() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads(files("factions.reading.when").joinpath("tense.toml").read_text("utf-8"))
    present = "|".join([*table["auxiliaries"], *table["verbs"]])
    past = "|".join(table["past"])
    return (
        re.compile(rf"(?<![\w'’-])(?:{present})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w'’-])(?:{past})(?![\w-])", re.IGNORECASE),
    )


def present_tense(text: str, clause: Span, published: str | None) -> When | None:
    """What a finite verb in the present says of time: it held on the day of publication (null, p, p, null).

    None where the clause has no such verb, or has a finite past one before it. Without a publication date
    the bounds are all open. The time's words are the verb's.
    """
    present, past = _present()
    found = present.search(text, clause.start, clause.end)
    if found is None or past.search(text, clause.start, found.start()):
        return None
    return as_of(text, Span(*found.span()), published)


def as_of(text: str, verb: Span, published: str | None) -> When:
    """The time that a verb known to be in the present gives."""
    known = published[:10] if published and _is_day(published[:10]) else None
    return When(
        text=text[verb.start : verb.end],
        start=verb.start,
        end=verb.end,
        type="DATE",
        value="PRESENT_REF",
        edtf=None,
        earliest_start=None,
        latest_start=known,
        earliest_end=known,
        latest_end=None,
        rule="present-tense",
        anchor="dateline" if known else "none",
        flags=() if known else ("no-dateline",),
    )


def _is_day(words: str) -> bool:
    parts = words.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return False
    found: date | None = safe_date(int(parts[0]), int(parts[1]), int(parts[2]))
    return found is not None
