"""How likely each candidate fills each role, and each type of incident is told of.

Two layers, both fitted by fit.py. The first sees traits that MUC-4 did not teach the encoder, on training
documents. The second weighs it against what the heads `muc` and `incident` say, on validation documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.tasks.incident.candidates import Candidate, Page, candidates, stretch
from benchmarks.tasks.incident.logistic import Floats, hashed, logit
from benchmarks.tasks.incident.traits import document_traits, page_traits
from factions.reading.encoder.encoding import Tagged

WEIGHTS = Path(__file__).parents[2] / "labels/incidents.npz"
ROLES = ("perp_individual", "perp_org", "phys_tgt", "hum_tgt_name", "instrument")
TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
# The other types have too few examples for a curve: one sentence this sure must tell of them.
CURVES = 3
RARE_SURE = 0.65
_SUREST = 2
_TAUGHT = ("perp_individual", "perp_org", "phys_tgt", "hum_tgt", "instrument")


@dataclass(frozen=True)
class Weights:
    """`roles` and `types` are tables of traits (the first of `types`: any incident), the others curves."""

    roles: NDArray[np.float32]
    types: NDArray[np.float32]
    role_curves: Floats
    type_curves: Floats


@dataclass(frozen=True)
class Measured:
    """What the curves weigh: [roles, candidates, measures] and [types, measures]."""

    page: Page
    candidates: Sequence[Candidate]
    roles: Floats
    types: Floats


@dataclass(frozen=True)
class Judged:
    """A page's candidates with the logit of each role, and the logit of each type."""

    page: Page
    candidates: Sequence[Candidate]
    roles: Floats
    types: Floats


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    with np.load(path) as kept:
        tables = {name: kept[name].astype(np.float32) for name in ("roles", "types")}
        return Weights(tables["roles"], tables["types"], kept["role_curves"], kept["type_curves"])


def measure(read: Page, weights: Weights) -> Measured:
    found = candidates(read)
    return Measured(read, found, role_measures(read, found, weights), type_measures(read, weights))


def judge(measured: Measured, role_curves: Floats, type_curves: Floats) -> Judged:
    often = [_curve(curve, row) for curve, row in zip(type_curves, measured.types, strict=False)]
    return Judged(
        measured.page,
        measured.candidates,
        np.array([_curve(curve, rows) for curve, rows in zip(role_curves, measured.roles, strict=True)]),
        np.array([*often, *(measured.types[CURVES:, _SUREST] - RARE_SURE)]),
    )


def _curve(curve: Floats, columns: Floats) -> Floats:
    return np.asarray(columns @ curve[:-1] + curve[-1])


def role_measures(read: Page, found: Sequence[Candidate], weights: Weights) -> Floats:
    """[roles, candidates, measures]: the first layer's logits, the document's, and the marks of `muc`."""
    buckets = [hashed(traits) for traits in page_traits(read, found)]
    firsts = np.array([[logit(table, row) for table in weights.roles] for row in buckets]).reshape(
        -1, len(ROLES)
    )
    whole = [
        logit(weights.types[0], hashed(document_traits(read))),
        max(_incident(read).values(), default=0.0),
    ]
    common = (
        np.column_stack([firsts, np.tile(whole, (len(found), 1))]) if found else np.zeros((0, len(ROLES) + 2))
    )
    marked = _marked(read, found)
    return np.array([np.column_stack([common, marked[at]]) for at in range(len(ROLES))])


def type_measures(read: Page, weights: Weights) -> Floats:
    """[types, measures]: the first layer's logits, the surest sentence, how many, the surest of others."""
    buckets = hashed(document_traits(read))
    firsts = [logit(table, buckets) for table in weights.types]
    best = {kind: max(scores) for kind, scores in _sentences(read).items()}
    return np.array(
        [
            [
                firsts[0],
                firsts[at + 1],
                best.get(kind, 0.0),
                min(len(_sentences(read).get(kind, ())), 5),
                max((score for other, score in best.items() if other != kind), default=0.0),
            ]
            for at, kind in enumerate(TYPES)
        ]
    )


def _sentences(read: Page) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for tag in read.encoding.of("incident"):
        found.setdefault(tag.label, []).append(tag.score)
    return found


def _incident(read: Page) -> dict[int, float]:
    """The surest incident of each sentence."""
    found: dict[int, float] = {}
    for tag in read.encoding.of("incident"):
        first, _ = read.tokens_of(tag)
        number = read.sentence[min(first, len(read.sentence) - 1)]
        found[number] = max(found.get(number, 0.0), tag.score)
    return found


def _marked(read: Page, found: Sequence[Candidate]) -> Floats:
    """[roles, candidates, 6]: equal, inner and wider marks, all equal ones, other roles', the sentence."""
    marks = [(*stretch(read, tag), tag) for tag in read.encoding.of("muc")]
    incident = _incident(read)
    rows = np.zeros((len(ROLES), len(found), 6))
    for number, one in enumerate(found):
        for start, end in one.mentions:
            for first, last, tag in marks:
                if first < end and start < last:
                    _add(rows[:, number], tag, (first, last), (start, end))
            rows[:, number, 5] = np.maximum(rows[:, number, 5], incident.get(read.sentence[start], 0.0))
    return rows


def _add(row: Floats, tag: Tagged, mark: tuple[int, int], mention: tuple[int, int]) -> None:
    at = _TAUGHT.index(tag.label)
    if mark == mention:
        row[at, 0] = max(row[at, 0], tag.score)
        row[at, 3] += tag.score
        others = [other for other in range(len(ROLES)) if other != at]
        row[others, 4] = np.maximum(row[others, 4], tag.score)
    elif mention[0] <= mark[0] and mark[1] <= mention[1]:
        row[at, 1] = max(row[at, 1], tag.score)
    else:
        row[at, 2] = max(row[at, 2], tag.score)
