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

from factions.reading.reader import read_document
from factions.reading.sentences import split_sentences
from factions.records import Document, Reading, Span, document_id

LABELS = Path(__file__).parents[1] / "labels" / "plover.toml"
ACTING = {"group", "state", "state_force", "people", "civilians", "person", "office", "place"}
_BY = re.compile(r"\s*(?:\w+\s+){0,3}by\s+(?:the\s+|an?\s+)?$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?$")
_SAID = re.compile(r",\s+(?:[^\s,]+\s+){1,8}(?:said|says|reported|reports|announced|told)\b[^,]*$")
_JOINED = re.compile(r"\s*(?:of\s+(?:the\s+|its\s+|their\s+)?)?")
_BARE = re.compile(r"(?:the|an?|some|\d+|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)
_NAME = re.compile(r"\b(?:U\.S\.|U\.N\.|UN|US|NATO|[A-Z][\w'-]+)(?:\s+[A-Z][\w'-]+)*")
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
    """One pattern, a group a root."""
    roots = tuple(_labels()["cues"])
    parts = [f"(?P<{root}>{_any_of(_labels()['cues'][root].split('|'))})" for root in roots]
    return re.compile(rf"\b(?:{'|'.join(parts)})\w*"), roots


def _any_of(cues: list[str]) -> str:
    return "|".join(_open(cue) for cue in sorted(cues, key=len, reverse=True))


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
            before, after = _actors(document.text, spans, sentence, cue)
            yield {"type": root, "mode": None, "source": before, "target": after}


def _first(text: str, sentence: Span) -> tuple[str, Span] | None:
    """The first cue of a sentence; of several at one place the longest."""
    pattern, _ = _cues()
    match = pattern.search(text, sentence.start, sentence.end)
    return (match.lastgroup or "", Span(match.start(), match.end())) if match else None


def _claimed(reading: Reading, sentence: Span) -> tuple[str, Span]:
    kinds = _labels()["kinds"]
    for claim in reading.claims:
        if claim.kind in kinds and sentence.start <= claim.evidence[0].start < sentence.end:
            return kinds[claim.kind], Span(claim.evidence[0].start, claim.evidence[0].end)
    return "", sentence


def _actors(text: str, spans: list[Span], sentence: Span, cue: Span) -> tuple[list[Actor], list[Actor]]:
    """The actor before the cue is the source and the one after it the target; a passive turns them round.

    The records are about nations and named bodies, so a target with a name goes before one without. Whoever
    only says so at the end of the sentence ("..., a spokesman said") is neither.
    """
    told = Span(sentence.start, _said_by(text, cue, sentence))
    inside = _whole(text, [span for span in spans if told.covers(span)])
    before = [span for span in inside if span.end <= cue.start]
    after = [span for span in inside if span.start >= cue.end]
    source = before[:1] or _named(text, sentence.start, cue.start)
    named = [span for span in after if _NAME.search(text, span.start, span.end)]
    target = named[:1] or _named(text, cue.end, told.end) or after[:1]
    if _PASSIVE.search(text[sentence.start : cue.start]):
        by = [span for span in after if _BY.search(text[cue.end : span.start])]
        source, target = by[:1], source
    return [_actor(text, span) for span in source], [_actor(text, span) for span in target]


def _said_by(text: str, cue: Span, sentence: Span) -> int:
    """Where the words that name the speaker begin, else the end of the sentence."""
    match = _SAID.search(text, cue.end, sentence.end)
    return match.start() if match else sentence.end


def _whole(text: str, spans: list[Span]) -> list[Span]:
    """The widest of nested mentions; what stands right beside, or belongs by "of", is one actor with it."""
    joined: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        last = joined[-1] if joined else None
        if last and (span.start < last.end or _JOINED.fullmatch(text, last.end, span.start)):
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return [span for span in joined if not _BARE.fullmatch(text, span.start, span.end)]


def _named(text: str, start: int, end: int) -> list[Span]:
    """The first capitalised name that is more than an article or a number."""
    names = (Span(match.start(), match.end()) for match in _NAME.finditer(text, start, end))
    return [name for name in names if not _BARE.fullmatch(text, name.start, name.end)][:1]


def _actor(text: str, span: Span) -> Actor:
    return {"text": text[span.start : span.end], "start": span.start, "code": None}
