"""A long text in blocks, so that memory does not grow with what only one window needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.records import Span

BLOCK = 60_000


def blocks(
    text: str, sentences: Sequence[Span], size: int = BLOCK
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Stretches of at most `size` characters that cover every sentence once, with their sentences.

    A sentence beyond `size` is cut at white space where there is some. The spans of the sentences count
    from the start of their block.
    """
    held: list[Span] = []
    for sentence in _short(text, sentences, size):
        if held and sentence.end - held[0].start > size:
            yield _block(held)
            held = []
        held.append(sentence)
    if held:
        yield _block(held)


def _block(held: list[Span]) -> tuple[Span, tuple[Span, ...]]:
    start = held[0].start
    return Span(start, held[-1].end), tuple(Span(one.start - start, one.end - start) for one in held)


def _short(text: str, sentences: Sequence[Span], size: int) -> Iterator[Span]:
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > size:
            space = max(text.rfind(" ", start + 1, start + size), text.rfind("\n", start + 1, start + size))
            end = space if space > start else start + size
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)
