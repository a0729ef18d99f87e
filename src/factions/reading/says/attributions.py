"""Who says what by the encoder's own finding: sources, cues and contents, and which belong together.

The token head `attribution` marks the three parts, cut at the borders of sentences; the pair head of that
name tells which source and which pieces of content go with a cue. Every piece has one cue. A model without
these heads finds nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from factions.reading.encoder.encoding import Encoding
from factions.records import Span

HEAD = "attribution"
# The head of mentions: whoever is mentioned may be a source that the head of attributions overlooked.
PARTIES = "party"
# Parts further from their cue, in characters, are not asked for (2 of 1,000 annotated ones lie further).
NEAR = 200
# The least chances of a pair, by trial on PolNeAR. A marked content is seldom nobody's, so that almost any
# chance is enough; a mention is mostly no source.
CONTENT, SOURCE = 0.02, 0.2
# What may stand between two pieces of one content.
_JOINS = frozenset(" \t\r\n\u00a0\"'“”‘’")

_Chosen = dict[Span, tuple[float, Span]]


class Attribution(Struct, frozen=True):
    """One act of speech or thought: who (null where nobody is named), the words that say so, what is said,
    in one piece or several, and the chance that the two go with those words (the least of all pieces).
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    chance: float = 1.0


def read_attributions(encoding: Encoding) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues; a cue without content is none."""
    parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for tag in encoding.of(HEAD):
        parts[tag.label].append(tag.span)
    if not parts["cue"] or not parts["content"]:
        return ()
    contents: dict[Span, list[tuple[Span, float]]] = {}
    runs = joined(encoding.text, parts["content"])
    cues = Near(parts["cue"])
    pairs = [(cue, run) for run in runs for cue in cues.to(run)]
    for run, (chance, cue) in _likeliest(encoding, pairs, "content", CONTENT).items():
        contents.setdefault(cue, []).append((run, chance))
    sources = _sources(encoding, sorted(contents), parts["source"])
    return tuple(_attribution(cue, contents[cue], sources.get(cue)) for cue in sorted(contents))


def joined(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Pieces between which nothing but blanks and quotation marks stands, made one; in text order."""
    runs: list[Span] = []
    for piece in sorted(pieces):
        if runs and _JOINS.issuperset(text[runs[-1].end : piece.start]):
            runs[-1] = Span(runs[-1].start, piece.end)
        else:
            runs.append(piece)
    return runs


def _attribution(
    cue: Span, content: Sequence[tuple[Span, float]], source: tuple[float, Span] | None
) -> Attribution:
    chances = [chance for _, chance in content] + ([source[0]] if source else [])
    pieces = tuple(sorted(piece for piece, _ in content))
    return Attribution(source[1] if source else None, cue, pieces, min(chances))


def _sources(encoding: Encoding, cues: Sequence[Span], marked: Sequence[Span]) -> _Chosen:
    """For each cue its likeliest source, where one is likely enough; two cues may share one."""
    mentions = [tag.span for tag in encoding.of(PARTIES)]
    told = Near(marked)
    apart = [one for one in mentions if not any(one.overlaps(other) for other in told.to(one))]
    spans = Near(sorted([*marked, *apart]))
    pairs = [(cue, source) for cue in cues for source in spans.to(cue)]
    return _likeliest(encoding, pairs, "source", SOURCE, of_left=True)


def _likeliest(
    encoding: Encoding, pairs: Sequence[tuple[Span, Span]], label: str, least: float, of_left: bool = False
) -> _Chosen:
    """For each right (or left) end of the pairs (cue, part) the likeliest other end, with its chance."""
    best: _Chosen = {}
    for pair, chances in zip(pairs, encoding.scores(HEAD, pairs), strict=True):
        other, one = reversed(pair) if of_left else pair
        chance = chances.get(label, 0.0)
        if chance >= least and chance > best.get(one, (0.0, other))[0]:
            best[one] = (chance, other)
    return best


class Near:
    """Spans in text order, none overlapping, to be asked which of them lie near another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def to(self, one: Span) -> Sequence[Span]:
        """Those near a span."""
        first = bisect_left(self._ends, one.start - NEAR)
        return self._spans[first : bisect_left(self._starts, one.end + NEAR)]
