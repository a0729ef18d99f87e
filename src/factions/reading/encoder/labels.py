"""The heads of the encoder: which labels each knows and which columns of the output are its own."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from msgspec import Struct

OUTSIDE = 0


class Head(Struct, frozen=True):
    """One head; its columns are O, then B and I of each label in turn.

    `tilt` is added to the O column before decoding (it trades recall for precision, tuned on validation
    documents), `slope` and `shift` turn a stretch's raw probability into a calibrated one.
    """

    name: str
    labels: tuple[str, ...]
    tilt: float = 0.0
    slope: float = 1.0
    shift: float = 0.0

    @property
    def width(self) -> int:
        return 1 + 2 * len(self.labels)

    def begin(self, label: str) -> int:
        """The column of B-`label`; the one of I-`label` is the next."""
        return 1 + 2 * self.labels.index(label)


class PairHead(Struct, frozen=True):
    """A head over ordered pairs of stretches; label 0 is `none`.

    `temperature` calibrates its probabilities; a pair is taken to be related where `none` has less than
    1 - `threshold` (chosen on validation documents).
    """

    name: str
    labels: tuple[str, ...]
    threshold: float = 0.5
    temperature: float = 1.0


class Layout(Struct, frozen=True):
    """All heads: the token heads side by side, then one column for each incident type."""

    heads: tuple[Head, ...]
    incidents: tuple[str, ...]
    pairs: tuple[PairHead, ...]
    pair_width: int
    incident_threshold: float = 0.5

    @property
    def token_width(self) -> int:
        return sum(head.width for head in self.heads) + len(self.incidents)

    def columns(self) -> dict[str, slice]:
        """The columns of each token head, and those of `incident`."""
        found: dict[str, slice] = {}
        at = 0
        for head in self.heads:
            found[head.name] = slice(at, at + head.width)
            at += head.width
        return found | {"incident": slice(at, at + len(self.incidents))}

    def pair(self, name: str) -> PairHead:
        return next(head for head in self.pairs if head.name == name)


def read_layout(path: Path) -> Layout:
    """The layout kept in a model folder's labels.json."""
    return msgspec.convert(json.loads(path.read_text(encoding="utf-8")), Layout)
