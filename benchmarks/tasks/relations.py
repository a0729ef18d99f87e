"""Relations of re3d's types between mentions of one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Any

from benchmarks.tasks.entities import line, mended
from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.records import Span

SYMMETRIC = frozenset({"CoLocated", "Apart", "IsSynonymOf", "FightingAgainst", "AlliesOf", "CommWith"})
Related = tuple[str, Tagged, Tagged, float]


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    threshold = encoder.layout.pair("relation").threshold
    for document in documents:
        sentences = split_sentences(document["text"])
        encoding = encoder.encode(document["text"], sentences)
        tags = mended(document["text"], encoding.of("mention"))
        found = related(encoding, list(pairs_by_sentence(tags, sentences)), threshold)
        yield {"id": document["id"], **lines(document["text"], tags, found)}


def pairs_by_sentence(
    mentions: Sequence[Tagged], sentences: Sequence[Span]
) -> Iterator[tuple[Tagged, Tagged]]:
    """Every ordered pair of mentions within one sentence; both come in text order."""
    at = 0
    for sentence in sentences:
        inside: list[Tagged] = []
        while at < len(mentions) and mentions[at].start < sentence.end:
            if sentence.covers(mentions[at].span):
                inside.append(mentions[at])
            at += 1
        yield from permutations(inside, 2)


def related(encoding: Encoding, pairs: list[tuple[Tagged, Tagged]], threshold: float) -> list[Related]:
    """The pairs that stand in a relation; of the two orders of a symmetric one the likelier."""
    scored = encoding.scores("relation", [(left.span, right.span) for left, right in pairs])
    found: dict[tuple[Any, ...], Related] = {}
    for (left, right), chances in zip(pairs, scored, strict=True):
        label = max((name for name in chances if name != "none"), key=lambda name: chances[name])
        if 1 - chances["none"] < threshold:
            continue
        ends = sorted((left, right)) if label in SYMMETRIC else [left, right]
        key = (label, *ends)
        if key not in found or found[key][3] < chances[label]:
            found[key] = (label, left, right, chances[label])
    return list(found.values())


def lines(text: str, tags: Sequence[Tagged], relations: list[Related]) -> dict[str, Any]:
    """The mentions and relations of a document as the gold writes them."""
    entities = {tag: line(text, number, tag) for number, tag in enumerate(tags, 1)}
    found = [
        {"type": label, "source": entities[left]["id"], "target": entities[right]["id"],
         "confidence": round(score, 4)}
        for label, left, right, score in relations
    ]  # fmt: skip
    return {"entities": list(entities.values()), "relations": found}
