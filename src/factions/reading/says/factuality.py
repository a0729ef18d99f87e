"""How certainly what a word tells happened, by its author: -3 (it did not) to 3 (it did).

Two voices are weighed: a linear table over the word, its ending and the words around it, and, where the model
has it, the encoder's pair head of this name, asked about the word with itself. The table is data
(`cues/factuality.json`, fitted by scripts/fit_factuality.py) and needs no model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.reading.encoder.encoding import Encoding
from factions.records import Span

HEAD = "factuality"
LOWEST, HIGHEST = -3.0, 3.0
# What the head's word counts beside the table's: of .0, .3 and .5 the best on validation predicates.
HEAD_SHARE = 0.3
# How far the table looks, in characters before and after the word, and in words before it.
_BEFORE, _AFTER = 160, 60
_NEAR, _WINDOW = 4, 6
_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


class Table(Struct, frozen=True):
    """What each feature adds to the value, and the value where none is known."""

    middle: float
    weights: dict[str, float]


@cache
def table() -> Table:
    """The fitted table, read once."""
    kept = json.loads(files("factions.reading.says").joinpath("cues", "factuality.json").read_text("utf-8"))
    return Table(kept["middle"], kept["weights"])


def estimates(encoding: Encoding, spans: Sequence[Span]) -> list[float]:
    """One value a span."""
    by_words = [by_table(encoding.text, span) for span in spans]
    by_head = [expected(chances) for chances in _chances(encoding, spans)]
    return [
        words if head is None else (1 - HEAD_SHARE) * words + HEAD_SHARE * head
        for words, head in zip(by_words, by_head, strict=True)
    ]


def by_table(text: str, span: Span) -> float:
    """The table's value of a word."""
    known = table()
    value = known.middle + sum(known.weights.get(feature, 0.0) for feature in features(text, span))
    return min(max(value, LOWEST), HIGHEST)


def expected(chances: Mapping[str, float]) -> float | None:
    """The mean of the values by their chances, `none` left out; null where no head gave any."""
    told = {int(label): chance for label, chance in chances.items() if label != "none"}
    total = sum(told.values())
    return sum(value * chance for value, chance in told.items()) / total if total else None


def features(text: str, span: Span) -> set[str]:
    """The word, its ending, its neighbours and the words not far before it."""
    words, at = _around(text, span)
    return set(_features(words, at)) if words else set()


def _features(words: Sequence[str], at: int) -> Iterator[str]:
    word = words[at]
    before = words[max(0, at - _WINDOW) : at]
    yield f"w={word}"
    yield f"s2={word[-2:]}"
    yield f"s3={word[-3:]}"
    for steps in range(1, _NEAR + 1):
        yield f"l{steps}={words[at - steps] if at >= steps else '<'}"
    for steps in (1, 2):
        yield f"r{steps}={words[at + steps] if at + steps < len(words) else '>'}"
    yield from (f"L={one}" for one in before)
    yield f"x={before[-1] if before else '<'}_{word[-2:]}"
    if at > 1:
        yield f"b={words[at - 2]}_{words[at - 1]}"


def _around(text: str, span: Span) -> tuple[list[str], int]:
    """The words about a span in lower case, and the place of its first among them."""
    found = list(_WORD.finditer(text, max(0, span.start - _BEFORE), min(len(text), span.end + _AFTER)))
    at = next((place for place, one in enumerate(found) if one.start() >= span.start), len(found) - 1)
    return [one[0].lower().replace("’", "'") for one in found], at


def _chances(encoding: Encoding, spans: Sequence[Span]) -> Sequence[Mapping[str, float]]:
    return encoding.scores(HEAD, [(span, span) for span in spans])
