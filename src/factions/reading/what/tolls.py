"""Counts of people killed, wounded, missing or captured, as one sentence says them.

Nothing said is nothing read: "no casualties were reported" gives no toll, "nobody was killed" gives zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from factions.reading.what import toll_forms as forms
from factions.reading.what.mask import Masked
from factions.reading.what.nouns import target_classes
from factions.reading.what.numbers import read_count
from factions.records import Span


class Count(Struct, frozen=True):
    """A toll before its party is set against the sides of the event."""

    category: str
    classes: tuple[str, ...]
    noun: str
    min: int | None
    max: int | None
    qualifier: str | None
    scope: str
    span: Span
    at: int


def read_counts(masked: Masked) -> list[Count]:
    """The counts of people harmed in one sentence, in text order."""
    text = masked.text.translate(forms.EDGES)
    if not any(
        cue in text
        for cue in (
            "kill",
            "dead",
            "die",
            "wound",
            "injur",
            "toll",
            "death",
            "missing",
            "captur",
            "abduct",
            "kidnap",
            "arrest",
            "detain",
            "casualt",
            "hurt",
            "lives",
            "slain",
            "shot",
            "murder",
            "execut",
            "behead",
            "massacre",
            "fatalit",
            "seized",
            "hostage",
            "bodies",
            "left",
            "leav",
            "perish",
            "neutrali",
            "decapit",
            "lost",
            "losing",
            "to death",
        )
    ):
        return []
    found = [_Number(text, match) for match in forms.NUMBER_AT.finditer(text)]
    found = [number for number in found if not forms.NOT_PEOPLE.match(text, number.end)]
    for number in found:
        number.settle(text)
    _spread(text, found)
    counts = [number.count(masked) for number in found if number.category]
    counts.extend(_zero(masked, text))
    counts.extend(_singles(masked, text))
    return sorted(counts, key=lambda count: count.at)


class _Number:
    """A number of the sentence, and the category that its neighbours give it."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.words = match[0]
        noun = forms.NOUN_AT.match(text, self.end)
        self.noun_end = noun.end() if noun else self.end
        self.noun = text[self.end : self.noun_end].replace(forms.EDGE, "").strip()
        self.category = ""
        self.side = ""
        self.partial = bool(
            forms.PARTIAL.search(text[: self.start])
            or forms.OF_THEM.match(text, self.end)
            or self.noun.startswith(("of them", "of whom"))
        )

    def settle(self, text: str) -> None:
        harmed = None if self.noun else forms.HARMED.match(text, self.end)
        if harmed:
            self.category, self.side = _category(harmed["cue"]), "noun"
            self.noun, self.noun_end = harmed["noun"].replace(forms.EDGE, "").strip(), harmed.end()
            return
        right = forms.RIGHT.match(text, self.noun_end)
        left = forms.LEFT.search(text[max(0, self.start - 60) : self.start])
        if left and not (right and right["cue"] in ("dead", "missing")):
            self.category, self.side = _category(left["second"] or left["cue"]), "left"
            if left["second"] and _category(left["cue"]) != self.category:
                self.category = (
                    "casualties"
                    if {self.category, _category(left["cue"])} == {"killed", "wounded"}
                    else self.category
                )
        elif right:
            self.category, self.side = _category(right["cue"]), "right"
        elif forms.LEFT_OPEN.search(text[: self.start]) and (dead := forms.DEAD.match(text, self.noun_end)):
            self.category, self.side = _category(dead["cue"]), "right"
        elif self.noun.split()[-1:] and self.noun.split()[-1] in (
            "deaths",
            "fatalities",
            "casualties",
            "injuries",
            "dead",
            "wounded",
            "injured",
        ):
            self.category, self.side = _category(self.noun.split()[-1]), "noun"
        elif forms.LOST.search(text[: self.start]) and forms.LOSABLE.intersection(self.noun.split()):
            self.category, self.side = "killed", "left"
        if self.category == "captured" and "seized" in (left["cue"] if left else ""):
            self.category = ""

    def count(self, masked: Masked) -> Count:
        low, high, qualifier = read_count(self.words)
        span = masked.span(self.start, self.noun_end if self.noun else self.end)
        return Count(
            self.category, target_classes(self.noun, ""), self.noun, low, high, qualifier,
            "partial" if self.partial else "total", span, self.start,
        )  # fmt: skip


def _category(cue: str) -> str:
    return next((forms.CATEGORY_OF[word] for word in cue.split() if word in forms.CATEGORY_OF), "killed")


def _spread(text: str, numbers: list[_Number]) -> None:
    """In a list of counts ("13 soldiers and about 170 civilians") all have the category that one has."""
    for one, other in pairwise(numbers):
        link = forms.CHAIN.match(text[one.end : other.start])
        if link and one.category and not other.category and one.side in ("left", "right"):
            other.category, other.side = one.category, one.side
        elif link and one.category and one.side == "left" and other.category == "":
            other.category = one.category
    for one, other in zip(reversed(numbers[:-1]), reversed(numbers), strict=False):
        link = forms.CHAIN.match(text[one.end : other.start])
        if link and other.category and other.side == "right" and not one.category:
            one.category, one.side = other.category, "right"


def _zero(masked: Masked, text: str) -> Iterator[Count]:
    for match in forms.NONE.finditer(text):
        category = _category(match["cue"] or match[0])
        if match["cue"] or ("there were no" in text and match[0].split()[-1] in forms.CATEGORY_OF):
            yield Count(category, (), "", 0, 0, None, "total", masked.span(*match.span()), match.start())


def _singles(masked: Masked, text: str) -> Iterator[Count]:
    for match in forms.SINGLE.finditer(text):
        start = match.start("noun")
        yield Count(
            _category(match["cue"]), target_classes(match["noun"], ""), match["noun"], 1, 1, None, "total",
            masked.span(start, match.end("noun")), start,
        )  # fmt: skip
