"""Who says what by the encoder's own finding: sources, cues and contents, and which belong together.

The token head `attribution` marks the three parts, cut at the borders of sentences; the pair head of that
name tells which source and which pieces of content go with a cue. Every piece has one cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from factions.reading.encoder.encoding import Encoding
from factions.records import Span

HEAD = "attribution"
# Parts further from their cue, in characters, are not asked for (2 of 1,000 annotated ones lie further).
NEAR = 200
# The least chance of a pair. Not fitted: no model with this head had been measured when they were set.
SURE = 0.5
# What may stand between two pieces of one content.
_JOINS = frozenset(" \t\r\n\u00a0\"'“”‘’")


class Attribution(Struct, frozen=True):
    """One act of speech or thought: who (null where nobody is named), the words that say so, and what is
    said, in one piece or several.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


def read_attributions(encoding: Encoding) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues; a cue without content is none."""
    parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for tag in encoding.of(HEAD):
        parts[tag.label].append(tag.span)
    if not parts["cue"] or not parts["content"]:
        return ()
    contents: dict[Span, list[Span]] = {}
    for run, cue in _chosen(encoding, parts["cue"], joined(encoding.text, parts["content"])).items():
        contents.setdefault(cue, []).append(run)
    sources = _sources(encoding, sorted(contents), parts["source"])
    return tuple(Attribution(sources.get(cue), cue, tuple(sorted(contents[cue]))) for cue in sorted(contents))


def joined(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Pieces between which nothing but blanks and quotation marks stands, made one; in text order."""
    runs: list[Span] = []
    for piece in sorted(pieces):
        if runs and _JOINS.issuperset(text[runs[-1].end : piece.start]):
            runs[-1] = Span(runs[-1].start, piece.end)
        else:
            runs.append(piece)
    return runs


def _chosen(encoding: Encoding, cues: Sequence[Span], runs: Sequence[Span]) -> dict[Span, Span]:
    """For each run of content the cue that it most likely goes with, where one is likely enough."""
    pairs = [(cue, run) for run in runs for cue in _near(cues, run)]
    best: dict[Span, tuple[float, Span]] = {}
    for (cue, run), chances in zip(pairs, encoding.scores(HEAD, pairs), strict=True):
        chance = chances.get("content", 0.0)
        if chance >= SURE and chance > best.get(run, (0.0, cue))[0]:
            best[run] = (chance, cue)
    return {run: cue for run, (_, cue) in best.items()}


def _sources(encoding: Encoding, cues: Sequence[Span], sources: Sequence[Span]) -> dict[Span, Span]:
    """For each cue its likeliest source, where one is likely enough; two cues may share one."""
    pairs = [(cue, source) for cue in cues for source in _near(sources, cue)]
    best: dict[Span, tuple[float, Span]] = {}
    for (cue, source), chances in zip(pairs, encoding.scores(HEAD, pairs), strict=True):
        chance = chances.get("source", 0.0)
        if chance >= SURE and chance > best.get(cue, (0.0, source))[0]:
            best[cue] = (chance, source)
    return {cue: source for cue, (_, source) in best.items()}


def _near(spans: Sequence[Span], to: Span) -> Sequence[Span]:
    """Those of `spans` (in text order, none overlapping) that lie near another."""
    first = bisect_left(spans, to.start - NEAR, key=lambda span: span.end)
    last = bisect_left(spans, to.end + NEAR, key=lambda span: span.start)
    return spans[first:last]
