"""PLOVER records: one event a document, its root by the first cue, and the actors beside it.

Cues of the roots lie in labels/plover.toml; where no cue stands in the sentence, a claim read there names the
root.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.tasks.record.actors import sides
from factions.reading.reader import read_document
from factions.reading.sentences import split_sentences
from factions.records import Document, Reading, Span, document_id

LABELS = Path(__file__).parents[1] / "labels" / "plover.toml"
ACTING = {"group", "state", "state_force", "people", "civilians", "person", "office", "place"}
Actor = dict[str, Any]


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in documents:
        text = row["text"]
        document = Document(id=document_id("", text), sha256="", text=text, language="en")
        yield {"id": row["id"], "events": list(_events(document))}


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(LABELS.read_text("utf-8"))


@cache
def _cues() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern, the longest cues of all roots first, and the root of each of its groups."""
    roots = [(cue, root) for root, cues in _labels()["cues"].items() for cue in cues.split("|")]
    roots.sort(key=lambda one: -len(one[0]))
    parts = "|".join(f"({_open(cue)})" for cue, _ in roots)
    return re.compile(rf"\b(?:{parts})\w*"), tuple(root for _, root in roots)


def _open(cue: str) -> str:
    """ "*" stands for up to four words."""
    return cue.replace(" * ", r"\s+(?:[\w.,'-]+\s+){0,4}?").replace(" ", r"\s+")


def _events(document: Document) -> Iterator[dict[str, Any]]:
    reading = read_document(document)
    spans = [Span(m.start, m.end) for m in reading.mentions if m.kind in ACTING and m.form != "pronoun"]
    spans += [Span(place.start, place.end) for place in reading.places]
    for sentence in split_sentences(document.text)[:1]:
        found = _first(document.text, sentence)
        root, cue = found or _claimed(reading, sentence)
        if root:
            source, target = sides(document.text, spans, sentence, cue, root)
            yield {
                "type": root,
                "mode": None,
                "source": [_actor(document.text, span) for span in source],
                "target": [_actor(document.text, span) for span in target],
            }


def _first(text: str, sentence: Span) -> tuple[str, Span] | None:
    """The first cue of a sentence; of several at one place the longest."""
    pattern, roots = _cues()
    match = pattern.search(text, sentence.start, sentence.end)
    return (roots[(match.lastindex or 1) - 1], Span(match.start(), match.end())) if match else None


def _claimed(reading: Reading, sentence: Span) -> tuple[str, Span]:
    kinds = _labels()["kinds"]
    for claim in reading.claims:
        if claim.kind in kinds and sentence.start <= claim.evidence[0].start < sentence.end:
            return kinds[claim.kind], Span(claim.evidence[0].start, claim.evidence[0].end)
    return "", sentence


def _actor(text: str, span: Span) -> Actor:
    return {"text": text[span.start : span.end], "start": span.start, "code": None}
