"""What can be seen of a candidate or a document without the heads that MUC-4 itself taught.

On a training document those heads know the answer by heart; a layer that is fitted there must not see them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.tasks.incident.candidates import Candidate, Page
from benchmarks.tasks.incident.ties import tie_traits

# Words of the same sentence that count as about a mention, on either side.
AROUND = 8
# A trigger or cue within so many is close.
CLOSE = 4
CAP = 6
TELLING = ("trigger", "cue")
ARTICLES = frozenset(("a", "an", "the"))
_CUTS = frozenset("of in from at on for with by near to who that which belonging and".split())

Told = Mapping[int, Sequence[tuple[int, str]]]


def head(plain: str) -> str:
    """About the head noun: the last word before the first preposition."""
    words = plain.split()
    stop = next((at for at, word in enumerate(words) if at and word in _CUTS), len(words))
    return words[stop - 1]


def document_traits(read: Page) -> set[str]:
    return {f"w:{word}" for word in read.tokens if word.isalpha()}


def told_in(read: Page) -> Told:
    """The triggers and cues of each sentence, with their first tokens."""
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for tag in read.encoding.tagged:
        if tag.head in TELLING:
            at = min(bisect_left(read.starts, tag.start), len(read.starts) - 1)
            found[read.sentence[at]].append((at, f"{tag.head}:{tag.label}"))
    return found


def page_traits(read: Page, found: Sequence[Candidate]) -> Iterator[set[str]]:
    """The traits of each candidate of a page, with what ties it to the deeds of its sentences."""
    told, padded = told_in(read), [f" {one.plain} " for one in found]
    for one, tied in zip(found, tie_traits(read, found), strict=True):
        yield candidate_traits(read, one, padded, told) | tied


def candidate_traits(read: Page, one: Candidate, padded: Sequence[str], told: Told) -> set[str]:
    """The words of a candidate, their form and place, its neighbours, and what its sentences tell of.

    `padded` are the plain words of all candidates of the page between blanks.
    """
    traits = {*_own(one), *_place(read, one), *_nested(f" {one.plain} ", padded)}
    for (start, end), tags in one.mentions.items():
        traits.update(f"m:{tag.head}:{tag.label}" for tag in tags if tag.head != "muc")
        traits.update(_neighbours(read, start, end))
        for at, kind in told.get(read.sentence[start], ()):
            side = "before" if at < start else "after"
            traits.add(f"t:{kind}:{side}")
            if start - CLOSE <= at < end + CLOSE:
                traits.add(f"c:{kind}:{side}")
    return traits


def _own(one: Candidate) -> Iterator[str]:
    words = one.plain.split()
    noun = head(one.plain)
    yield from (f"h:{noun}", f"e:{noun[-3:]}", f"f:{words[0]}", f"n:{min(len(words), CAP)}")
    yield from (f"in:{word}" for word in words)


def _place(read: Page, one: Candidate) -> Iterator[str]:
    first = read.sentence[min(one.mentions)[0]]
    yield f"s:{min(first, CAP)}"
    yield f"q:{4 * first // (read.sentence[-1] + 1)}"
    yield f"k:{min(len(one.mentions), CAP)}"


def _nested(own: str, padded: Sequence[str]) -> Iterator[str]:
    """How many other candidates hold this one, and how many it holds."""
    yield f"o:{min(sum(own in other for other in padded) - 1, CAP)}"
    yield f"i:{min(sum(other in own for other in padded) - 1, CAP)}"


def _neighbours(read: Page, start: int, end: int) -> Iterator[str]:
    tokens, sentence = read.tokens, read.sentence
    start -= start > 0 and tokens[start - 1] in ARTICLES
    for name, at in (("p", start - 1), ("pp", start - 2), ("a", end), ("aa", end + 1)):
        if 0 <= at < len(tokens):
            yield f"{name}:{tokens[at]}"
    yield f"before:{' '.join(tokens[max(0, start - 2) : start])}"
    yield f"after:{' '.join(tokens[end : end + 2])}"
    for at in range(max(0, start - AROUND), min(len(tokens), end + AROUND)):
        if sentence[at] == sentence[start] and tokens[at].isalpha() and not start <= at < end:
            yield f"{'l' if at < start else 'r'}:{tokens[at]}"
