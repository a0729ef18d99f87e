"""Documents that are near-copies of others, by the runs of words that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from factions.records import Document

_RUN = 5
_COMMON = 50
_NOBODY: list[str] = []
_COPIED = 0.6
_WORD = re.compile(r"\w+")


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that is a near-copy of an earlier one, that earlier one.

    Only texts with a run of words in common are compared; a run that very many have tells nothing.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    copies: dict[str, str] = {}
    for document in documents:
        runs = _runs(document.text)
        telling = (known for run in runs if len(known := holders.get(run, _NOBODY)) <= _COMMON)
        shared = Counter(other for known in telling for other in known)
        for original, count in shared.most_common(1):
            if count >= _COPIED * min(len(runs), sizes[original]):
                copies[document.id] = original
        if document.id not in copies:
            sizes[document.id] = len(runs)
            for run in runs:
                holders[run].append(document.id)
    return copies


def _runs(text: str) -> set[int]:
    """The runs of five words in a text, as numbers."""
    words = _WORD.findall(text.casefold())
    return {hash(run) for run in zip(*(words[at:] for at in range(_RUN)), strict=False)}
