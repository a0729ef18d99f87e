"""What the encoder's heads for entities say of a stretch that may be a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.where.finding import Found

_PLACE = {"ace": ("GPE", "LOC", "FAC"), "named": ("LOC",)}
_OTHER = {"ace": ("ORG", "PER"), "named": ("ORG", "PER", "MISC")}


class Support:
    """The tags of the heads `ace` and `named`, by where they stand."""

    def __init__(self, encoding: Encoding) -> None:
        self._heads = {head: encoding.of(head) for head in _PLACE}
        self._starts = {head: [tag.start for tag in tags] for head, tags in self._heads.items()}
        self._ends = {head: [tag.end for tag in tags] for head, tags in self._heads.items()}

    def denies(self, stretch: Tagged | Found) -> bool:
        """Whether one of them reads a group, a person or a thing here, and neither reads a place."""
        labels = {(head, tag.label) for head in self._heads for tag in self._touching(head, stretch)}
        places = any(label in _PLACE[head] for head, label in labels)
        return not places and any(label in _OTHER[head] for head, label in labels)

    def _touching(self, head: str, stretch: Tagged | Found) -> tuple[Tagged, ...]:
        first = bisect_right(self._ends[head], stretch.start)
        return self._heads[head][first : bisect_left(self._starts[head], stretch.end)]
