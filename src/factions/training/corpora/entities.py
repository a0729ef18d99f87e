"""re3d's mentions and relations; the names of CoNLL04 and Re-DocRED."""

from __future__ import annotations

from collections.abc import Iterable

from factions.reading.sentences import split_sentences
from factions.records import Span
from factions.training.gold import Labelled, Layer, Pair, Passage, Row, span_of, whole

SYMMETRIC = frozenset({"CoLocated", "Apart", "IsSynonymOf", "FightingAgainst", "AlliesOf", "CommWith"})
_CONLL04 = {"Peop": "PER", "Org": "ORG", "Loc": "LOC", "Other": "MISC"}
_REDOCRED = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


def re3d(row: Row) -> Passage:
    """Outermost mentions (70 of 2,500 overlap; inner ones would cost as much), relations by sentence."""
    certain = [entity for entity in row["entities"] if not entity.get("optional")]
    labelled = tuple(Labelled(span_of(entity), (entity["type"],)) for entity in _outermost(certain))
    unsure = tuple(span_of(entity) for entity in row["entities"] if entity.get("optional"))
    layer = Layer("mention", labelled, whole(row["text"]), unsure=unsure)
    return Passage("re3d", row["id"], row["text"], (layer,), tuple(_relations(row)))


def _outermost(entities: Iterable[Row]) -> list[Row]:
    kept: list[Row] = []
    for entity in sorted(entities, key=lambda one: one["start"] - one["end"]):
        if not any(span_of(entity).overlaps(span_of(other)) for other in kept):
            kept.append(entity)
    return kept


def _relations(row: Row) -> Iterable[Pair]:
    """Every ordered pair of mentions in a sentence with its relation, `none` where there is none."""
    spans = {entity["id"]: span_of(entity) for entity in row["entities"]}
    named: dict[tuple[Span, Span], str] = {}
    for relation in row.get("relations") or ():
        pair = spans[relation["source"]], spans[relation["target"]]
        named[pair] = relation["type"]
        if relation["type"] in SYMMETRIC:
            named.setdefault((pair[1], pair[0]), relation["type"])
    for sentence in split_sentences(row["text"]):
        inside = sorted({span for span in spans.values() if sentence.covers(span)})
        for left in inside:
            for right in inside:
                if not left.overlaps(right):
                    yield Pair("relation", left, right, named.get((left, right), "none"))


def conll04(row: Row) -> Passage:
    return _names(row, _CONLL04)


def redocred(row: Row) -> Passage:
    return _names(row, _REDOCRED)


def _names(row: Row, types: dict[str, str]) -> Passage:
    """Names only; dates and numbers, which one of the two corpora leaves out, are left open."""
    labelled = tuple(
        Labelled(span_of(entity), (types[entity["type"]],))
        for entity in row["entities"]
        if entity["type"] in types
    )
    unsure = tuple(span_of(entity) for entity in row["entities"] if entity["type"] not in types)
    layer = Layer("named", labelled, whole(row["text"]), unsure=unsure)
    return Passage(row["corpus"], row["id"], row["text"], (layer,))
