"""How certainly what a word tells happened, by the text's author: -3 (it did not) to 3 (it did)."""

from __future__ import annotations

from factions.training.gold import Pair, Passage, Row, span_of


def predicates(row: Row) -> Passage:
    """Each predicate is a pair with itself, labelled with the nearest whole value."""
    corpus = row["id"].split("_")[0]
    pairs = tuple(
        Pair("factuality", span_of(one), span_of(one), str(round(one["value"]))) for one in row["factuality"]
    )
    return Passage(f"factuality_{corpus}", row["id"], row["text"], pairs=pairs)
