"""The lines of an answer that weigh most, for where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from factions.questions.answer import Line


def weightiest(lines: Sequence[Line], most: int) -> tuple[Line, ...]:
    """The lines of most origins, then documents, then doubts, then claims, in the order they stood in.

    At most `most` of them; 0 gives all.
    """
    if not most or len(lines) <= most:
        return tuple(lines)
    weights = {
        at: (line.origins, len(line.documents), line.status == "disputed", len(line.claims), -at)
        for at, line in enumerate(lines)
    }
    kept = sorted(weights, key=lambda at: weights[at], reverse=True)[:most]
    return tuple(lines[at] for at in sorted(kept))
