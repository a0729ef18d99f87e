"""Runs of capitalised words: the stretches in which the names of places stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factions.reading.where.lexicon import Lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŽŻŹȘȚḤḪṢṬẒʻ‘"
_SHORT = (
    "St|Ste|Mt|Ft|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ill|Ind|Kan|Ky|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla"
    "|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que"
)
_TOKEN = re.compile(
    rf"(?<![\w’'])(?:(?:[A-Z]\.){{2,}}|People[’']s(?= Republic)|W\.Va\.|(?:{_SHORT})\.(?=[\s,])"
    rf"|(?:[a-z]{{1,3}}[-’'])?[{_UPPER}][\w]*(?:[’'‘ʼ-](?!s\b)\w+)*)"
)
_JOINTS = frozenset(
    joint + " "
    for joint in (
        "", " of", " of the", " de", " de la", " de los", " de las", " del", " da", " do", " dos", " du",
        " des",
        " el", " la", " al", " ar", " an", " ez", " es", " upon", " sur", " le", " y", " bin", " i", " e",
    )
)  # fmt: skip
_LONGEST_JOINT = max(map(len, _JOINTS))


class Token(Struct, frozen=True):
    """A capitalised word; `low` is it in lower case without stops."""

    start: int
    end: int
    text: str
    low: str


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout, so that capitals tell nothing."""
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    return upper > 3 * sum(map(str.islower, sample)) and upper > 20


def runs(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """The runs of `text` in order; function words end a run and belong to none."""
    capitals = is_capitals(text)
    run: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        token = Token(match.start(), match.end(), word, word.lower().replace(".", ""))
        acronym = not capitals and len(word) > 1 and word.isupper()
        is_function = token.low in lexicon.function_words and not acronym
        if run and (is_function or not _joined(text, run[-1].end, token.start)):
            yield run
            run = []
        if not is_function:
            run.append(token)
    if run:
        yield run


def _joined(text: str, end: int, start: int) -> bool:
    if start - end > _LONGEST_JOINT:
        return False
    between = text[end:start]
    return between in _JOINTS or (between.isspace() and between.count("\n") < 2 and len(between) < 3)
