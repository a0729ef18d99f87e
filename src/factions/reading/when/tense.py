"""The little tense that times need: does a clause look ahead, and is it in the present?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from factions.reading.when.calendar import safe_date
from factions.records import Span, When

_REACH = 160
_REACH_AFTER = 90
_CLAUSE_END = re.compile(r"[.;!?]\s|\n\n")
_LIMIT = re.compile(
    r"\b(?P<limit>by|until|till|through)\s+(?:the\s+|early\s+|late\s+|mid-?)*$", re.IGNORECASE
)
_BEFORE_A_NOUN = re.compile(
    r"\s(?!(?:in|at|on|to|for|from|with|when|where|that|which|who|as|by|of|or|and|but|after|before|during|near|"
    r"while|until|because|if|over|under|about|against|into|is|was|are|were|will|would|the|a|an|his|her|its)\b)[a-z]"
)


class _Cues(Struct, frozen=True):
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    put_off: re.Pattern[str]


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around a time speak of the future and not of the past.

    The last cue before it in its clause decides; where there is none, or the time goes with a noun ("the
    March vote"), the first one after it. "By", "until" and "through" look ahead where no past verb stands
    near them.
    """
    cues = _cues()
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH_AFTER])[0]
    ahead, behind = _last(cues.ahead, before), _last(cues.behind, before)
    if _LIMIT.search(before):
        return _limits_the_future(before, after, ahead > behind)
    if max(ahead, behind) < 0 or _BEFORE_A_NOUN.match(after):
        then, past = _first(cues.ahead, after), _first(cues.behind, after)
        if then != past:
            return then < past
    return ahead >= behind and ahead >= 0


def _limits_the_future(before: str, after: str, told_ahead: bool) -> bool:
    cues = _cues()
    if told_ahead or cues.put_off.search(before):
        return True
    return not cues.behind.search(after) and not cues.behind.search(before.rpartition(", ")[2])


def _last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.end()
    return found


def _first(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return len(text) + 1 if found is None else found.start()


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = _table()
    return _Cues(
        *(
            re.compile(rf"(?<![\w-])(?:{'|'.join(table[name])})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)
            for name in ("ahead", "behind", "put_off")
        )
    )


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files("factions.reading.when").joinpath("tense.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _present() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _table()
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
