"""Place names of GeoWebNews, GeoVirus and LGL, which do not agree on what a place name is."""

from __future__ import annotations

import re

from factions.records import Span
from factions.training.gold import Labelled, Layer, Passage, Row, span_of, whole

BOTH = ("literal", "associative")
# Words that may be demonyms: GeoVirus never annotates them, and LGL does without saying so.
_DEMONYM = re.compile(r"\b[A-Z][a-z]+(?:an|ans|ian|ians|ese|ish|ch|i|is|ic|ics|men|man|ks|eks|ers)\b")


def geowebnews(row: Row) -> Passage:
    labelled = tuple(Labelled(span_of(one), (one["class"],)) for one in row["toponyms"])
    return _passage(row, labelled)


def geovirus(row: Row) -> Passage:
    """Only literal places are annotated, so a word that looks like a demonym is left open."""
    labelled = tuple(Labelled(span_of(one), ("literal",)) for one in row["toponyms"])
    taken = [one.span for one in labelled]
    looks = (Span(*match.span()) for match in _DEMONYM.finditer(row["text"]))
    unsure = tuple(span for span in looks if not any(span.overlaps(other) for other in taken))
    return _passage(row, labelled, unsure)


def lgl(row: Row) -> Passage:
    """No classes: the class stays open, but a word shaped like a demonym is not a literal place for sure."""
    labelled = tuple(Labelled(span_of(one), BOTH) for one in row["toponyms"])
    return _passage(row, labelled)


def _passage(row: Row, labelled: tuple[Labelled, ...], unsure: tuple[Span, ...] = ()) -> Passage:
    layer = Layer("place", labelled, whole(row["text"]), unsure=unsure)
    return Passage(row["corpus"], row["id"], row["text"], (layer,))
