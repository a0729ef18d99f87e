"""Documents that are near-copies of others: found by MinHash, confirmed by the runs of words they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rensa import RMinHash

from factions.casefile.origins.remembering import remembered
from factions.records import Document

_RUN = 5
_COPIED = 0.6
_PERMUTATIONS = 128
# Bands of two: texts that share a tenth of their runs meet in a band every other time, copies always.
_BAND = 2
_SEED = 7
_RUNS = 128
# So few texts are compared with each other sooner than they are hashed.
_FEW = 8
_WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that is a near-copy of an earlier one, that earlier one.

    Earlier is by publication date, then by id, whatever the order in which they are given. A copy shares
    60 % or more of the shorter text's runs of five words.
    """
    first: dict[str, Document] = {}
    holders: dict[tuple[int, ...], list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    ordered = sorted(documents, key=_age)
    few = len(ordered) <= _FEW
    for document in ordered:
        bands = () if few else _bands(document)
        near = sorted(first if few else {id for band in bands for id in holders[band]})
        shares = {id: shared_runs(_runs(document.text), _runs(first[id].text)) for id in near}
        best = max(near, key=lambda id: shares[id], default=None)
        if best is not None and shares[best] >= _COPIED:
            copies[document.id] = best
            continue
        first[document.id] = document
        for band in bands:
            holders[band].append(document.id)
    return copies


def shared_runs(one: frozenset[str], other: frozenset[str]) -> float:
    """The share, 0 to 1, of the shorter text's runs that the other has."""
    return len(one & other) / max(1, min(len(one), len(other)))


def runs_of(text: str) -> frozenset[str]:
    """The runs of five words in a text, whatever their case."""
    words = _WORD.findall(text.casefold())
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False)))


def bands_of(runs: frozenset[str]) -> Iterator[tuple[int, ...]]:
    """The MinHash bands of a text, by which near-copies meet; none for a text without a run."""
    if runs:
        hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        hashed.update(sorted(runs))
        digest = hashed.digest()
        for at in range(0, _PERMUTATIONS, _BAND):
            yield at, *digest[at : at + _BAND]


@remembered
def _bands(document: Document) -> tuple[tuple[int, ...], ...]:
    return tuple(bands_of(_runs(document.text)))


@lru_cache(maxsize=_RUNS)
def _runs(text: str) -> frozenset[str]:
    """A text's runs, which are large: only those of few texts are kept."""
    return runs_of(text)


def _age(document: Document) -> tuple[bool, str, str]:
    return document.published_at is None, document.published_at or "", document.id
