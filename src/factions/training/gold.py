"""Gold documents in one form: what each head should say of a text, and where the gold is silent."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from factions.errors import RunStopped
from factions.records import Span

Row = dict[str, Any]

FILES: Mapping[str, tuple[str, ...]] = {
    "re3d": ("benchmarks/re3d.jsonl",),
    "muc4": ("benchmarks/muc4_dev.jsonl", "benchmarks/muc4_tst1.jsonl", "benchmarks/muc4_tst2.jsonl"),
    "timebank": ("benchmarks/timebank.jsonl",),
    "aquaint": ("benchmarks/aquaint.jsonl",),
    "wikiwars": ("benchmarks/wikiwars.jsonl",),
    "lgl": ("benchmarks/lgl.jsonl",),
    "geowebnews": ("benchmarks/geowebnews.jsonl",),
    "geovirus": ("benchmarks/geovirus.jsonl",),
    "conll04": ("training/conll04.jsonl",),
    "redocred": ("training/redocred.jsonl",),
    "ecbplus": ("training/ecbplus.jsonl",),
    "m2e2": ("training/m2e2.jsonl",),
    "wikievents": ("training/wikievents_dev.jsonl", "training/wikievents_train.jsonl"),
    "rams": ("training/rams_dev.jsonl",),
    "polnear": ("training/polnear_train.jsonl", "training/polnear_dev.jsonl"),
    "gum": ("training/gum.jsonl",),
    "factuality_uw": ("training/factuality_uw.jsonl",),
    "factuality_meantime": ("training/factuality_meantime.jsonl",),
    "factuality_uds_ih2": ("training/factuality_uds_ih2.jsonl",),
}


class Labelled(Struct, frozen=True):
    """A stretch and the label it bears, or the labels among which the gold leaves it open."""

    span: Span
    labels: tuple[str, ...]


class Layer(Struct, frozen=True):
    """The gold of one token head.

    Within `known` an unlabelled word bears no label, except perhaps one of `unannotated` (labels that the
    corpus does not annotate); outside of it, and within `unsure`, nothing is known.
    """

    head: str
    labelled: tuple[Labelled, ...]
    known: tuple[Span, ...]
    unannotated: tuple[str, ...] = ()
    unsure: tuple[Span, ...] = ()


class Pair(Struct, frozen=True):
    """An ordered pair of stretches with the label of its relation or role."""

    head: str
    left: Span
    right: Span
    label: str


class Passage(Struct, frozen=True):
    """A gold document: its layers and pairs; for MUC the incident types of sentences.

    `incidents` are the fills with the incident type of their template; a sentence without a fill is known
    to have no incident of a type only where the whole document has none. Null: not annotated.
    """

    corpus: str
    id: str
    text: str
    layers: tuple[Layer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    incidents: tuple[Labelled, ...] | None = None


class Inventory(Struct, frozen=True):
    """inventory.toml: heads, mixture, licences, and the reading of the corpora's event and role names."""

    pair_width: int
    incidents: tuple[str, ...]
    heads: dict[str, tuple[str, ...]]
    pairs: dict[str, tuple[str, ...]]
    unrelated: dict[str, float]
    mixture: dict[str, float]
    licences: dict[str, str]
    triggers: dict[str, str]
    roles: dict[str, tuple[str, ...]]


@cache
def inventory() -> Inventory:
    """The inventory that ships with the package."""
    path = Path(__file__).with_name("inventory.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Inventory)


def rows(folder: Path, corpus: str) -> Iterator[Row]:
    """The documents of one corpus; raises RunStopped where a file is missing."""
    for name in FILES[corpus]:
        path = folder / name
        if not path.is_file():
            raise RunStopped(
                f"{folder}: no {name} there; give the folder that holds benchmarks/ and training/."
            )
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),) if text else ()


def span_of(row: Row) -> Span:
    return Span(row["start"], row["end"])
