"""What one pass of the encoder over a text found; every room reads from it and none changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from factions.records import Span


class Tagged(Struct, frozen=True, order=True):
    """A stretch that one head of the encoder labelled; `score` is its calibrated probability."""

    start: int
    end: int
    head: str
    label: str
    score: float

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class PairScorer(Protocol):
    """Scores ordered pairs of spans of one text for a pair head (`relation`, `role`)."""

    def __call__(self, head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        """For each pair, the probability of each label of that head, `none` among them."""


def no_scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
    """The scorer of a text that no encoder has read: it knows nothing of any pair."""
    return [{} for _ in pairs]


class Encoding(Struct, frozen=True, dict=True):
    """The tagged stretches of a text, and a scorer for pairs of them."""

    text: str
    tagged: tuple[Tagged, ...] = ()
    scores: PairScorer = no_scores

    def of(self, head: str) -> tuple[Tagged, ...]:
        """What one head tagged, in text order."""
        return self._by_head.get(head, ())

    @cached_property
    def _by_head(self) -> dict[str, tuple[Tagged, ...]]:
        found: dict[str, list[Tagged]] = {}
        for tag in self.tagged:
            found.setdefault(tag.head, []).append(tag)
        return {head: tuple(tags) for head, tags in found.items()}
