"""Who says what in PolNeAR: sources, cues and contents, and which belong together."""

from __future__ import annotations

from collections.abc import Iterator

from factions.records import Span
from factions.training.gold import Labelled, Layer, Pair, Passage, Row, span_of, whole

# Parts of other attributions this near a cue (in characters) are what it must be told apart from.
NEAR = 500
PARTS = ("source", "cue", "content")


def polnear(row: Row) -> Passage:
    """Every attribution of the article is annotated; a content in pieces is one label a piece."""
    labelled = tuple(
        Labelled(span, (part,))
        for one in row["attributions"]
        for part in PARTS
        for span in pieces(one.get(part))
    )
    layer = Layer("attribution", labelled, whole(row["text"]))
    return Passage("polnear", row["id"], row["text"], (layer,), tuple(_pairs(row)))


def pieces(part: Row | None) -> list[Span]:
    """The exact stretches of one part of an attribution; none where it is null."""
    if part is None:
        return []
    return [span_of(one) for one in part.get("parts") or [part]]


def _pairs(row: Row) -> Iterator[Pair]:
    for one in row["attributions"]:
        for cue in pieces(one.get("cue")):
            for part in ("source", "content"):
                own = set(pieces(one.get(part)))
                for other in row["attributions"]:
                    for span in pieces(other.get(part)):
                        if span in own or abs(span.start - cue.start) < NEAR:
                            yield Pair("attribution", cue, span, part if span in own else "none")
