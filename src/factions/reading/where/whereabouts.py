"""Where a place that no list has probably lies, if the text does not say it: near where it plays.

A street, a clinic or a hamlet is mostly near the town that is spoken of around it. Which place that is, or
none, is chosen by a softmax of weighted reasons, as among the places of one name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import exp, log10

from msgspec import Struct

from factions.gazetteer import Entry
from factions.gazetteer.entry import distance_km
from factions.reading.where.cues import Reasons
from factions.reading.where.finding import Found, load_weights
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.records import Span

_AREA_KM = 300.0
_MOST = 12
AROUND_KM = 100.0
"""How far from what is spoken of a place may lie that is said to be around there."""
_ENOUGH = 0.5
"""The belief from which a place is said to be around there; below it, the place has no point."""
_OFTEN = 3
"""How often a text must speak of a neighbourhood: one mention of a capital is no setting."""


class Spoken(Struct, frozen=True):
    """A place that the text speaks of: where its mentions stand, and what share of all mentions they are.

    `starts` are in order; `sentences` are the numbers of the sentences in which they stand.
    """

    entry: Entry
    starts: tuple[int, ...]
    sentences: frozenset[int]
    share: float
    state_share: float


class Whereabouts:
    """The places of one document around which others may lie."""

    def __init__(
        self,
        text: str,
        found: Sequence[Found],
        entries: Mapping[int, Entry],
        sentences: Sequence[Span],
        lexicon: Lexicon,
    ) -> None:
        self._text, self._lexicon = text, lexicon
        self._sentences = [sentence.start for sentence in sentences]
        self.spoken = _spoken(found, entries, self._sentence)

    def around(self, one: Found) -> tuple[Entry, float] | None:
        """The place around which an unknown one lies and the belief in it, null if that is too small."""
        if not self.spoken:
            return None
        weights = load_weights()["whereabouts"]
        totals = [_total(reasons, weights) for reasons in self.reasons(one)]
        highest = max(totals)
        beliefs = [exp(total - highest) for total in totals]
        best = max(range(len(self.spoken)), key=lambda at: beliefs[at])
        close = self._close(self.spoken[best].entry)
        belief = sum(beliefs[at] for at in close) / sum(beliefs)
        times = sum(len(self.spoken[at].starts) for at in close)
        return (self.spoken[best].entry, belief) if belief >= _ENOUGH and times >= _OFTEN else None

    def _close(self, entry: Entry) -> list[int]:
        """Which places lie so near one of them that it makes no difference."""
        return [
            at
            for at, spoken in enumerate(self.spoken)
            if distance_km(entry.lat, entry.lon, spoken.entry.lat, spoken.entry.lon) <= AROUND_KM
        ]

    def reasons(self, one: Found) -> list[Reasons]:
        """The reasons for each of the places spoken of, and last those for none of them."""
        near = [_nearness(spoken, one) for spoken in self.spoken]
        nearest = min(near, default=0)
        rows = [
            self._of(spoken, one, away == nearest, away)
            for spoken, away in zip(self.spoken, near, strict=True)
        ]
        return [*rows, self._of_none(one)]

    def _of(self, spoken: Spoken, one: Found, is_nearest: bool, away: int) -> Reasons:
        here, there = self._sentence(one.start), spoken.sentences
        reasons: Reasons = {
            group(spoken.entry): 1.0, "share": spoken.share, "region share": spoken.state_share,
            "distance": log10(away + 10),
        }  # fmt: skip
        if is_nearest:
            reasons["nearest"] = 1.0
        if here in there:
            reasons["same sentence"] = 1.0
        elif here - 1 in there:
            reasons["sentence before"] = 1.0
        if spoken.starts[0] < one.start:
            reasons["named before"] = 1.0
        if spoken is self.spoken[0]:
            reasons["most named"] = 1.0
        return reasons

    def _of_none(self, one: Found) -> Reasons:
        words = {word.lower() for word in self._text[one.start : one.end].split()}
        reasons: Reasons = {"none": 1.0}
        if one.place_class == "associative":
            reasons["none: associative"] = 1.0
        if words & (self._lexicon.street_words | self._lexicon.facility_words):
            reasons["none: facility"] = 1.0
        return reasons

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at)


def _spoken(
    found: Sequence[Found], entries: Mapping[int, Entry], sentence: Callable[[int], int]
) -> list[Spoken]:
    """The towns and units that the text names, the most named first."""
    starts: dict[int, list[int]] = {}
    by_row: dict[int, Entry] = {}
    states: Counter[tuple[str | None, str | None]] = Counter()
    for one in found:
        entry = entries.get(one.start)
        if entry is None or group(entry) == "country" or (entry.radius_km or 0) > _AREA_KM:
            continue
        by_row[entry.row] = entry
        starts.setdefault(entry.row, []).append(one.start)
        states[entry.country, entry.admin1] += 1
    total = states.total()
    rows = sorted(starts, key=lambda row: -len(starts[row]))[:_MOST]
    return [
        Spoken(
            by_row[row], tuple(sorted(starts[row])), frozenset(map(sentence, starts[row])),
            len(starts[row]) / total,
            states[by_row[row].country, by_row[row].admin1] / total,
        )
        for row in rows
    ]  # fmt: skip


def _nearness(spoken: Spoken, one: Found) -> int:
    at = bisect_right(spoken.starts, one.start)
    return min(abs(start - one.start) for start in spoken.starts[max(0, at - 1) : at + 1])


def _total(reasons: Reasons, weights: Mapping[str, float]) -> float:
    return sum(weights.get(reason, 0.0) * value for reason, value in reasons.items())
