"""The words that the encoder takes for a claim, each with the mentions that it takes for its roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.records import Mention, Span
from factions.vocabulary import load_vocabulary

# How a finding that only a cue tells says so.
CUE = "encoder:cue"
# A mention fills a role where the encoder is this sure; one of an earlier sentence must be likelier.
SURE = 0.3
SURE_BEFORE = 0.5
# Two mentions taken for one actor are two after all where they fill two roles this surely.
SURELY_TWO = 0.5
# Reports differ in whether they aim at somebody or harm them, and in which side is named first.
_ALIKE = (frozenset({"target", "victim"}), frozenset({"side_a", "side_b"}))
# How far back (in characters) a filler may stand.
BACK = 300
# So many pairs of a cue and a mention are scored in one call.
AT_ONCE = 1000


class Filler(Struct, frozen=True):
    """A mention in a role of a claim."""

    role: str
    mention: Mention
    score: float


class Cue(Struct, frozen=True):
    """The cue of one claim: its kind, how sure the encoder is, and who fills its roles."""

    span: Span
    kind: str
    score: float
    fillers: tuple[Filler, ...]
    chances: Mapping[int, Mapping[str, float]]

    def chance(self, role: str, mention: Mention) -> float | None:
        """How likely a mention of the sentence fills a role; null for one that was not looked at."""
        row = self.chances.get(mention.start)
        return None if row is None else max((row.get(name, 0.0) for name in alike(role)), default=0.0)

    def of(self, *roles: str) -> list[Filler]:
        return [filler for filler in self.fillers if filler.role in roles]


class _Sentence(NamedTuple):
    """A sentence with its cues and the mentions that may fill their roles."""

    span: Span
    tags: Sequence[Tagged]
    around: Sequence[Mention]

    def pairs(self) -> list[tuple[Span, Span]]:
        fillers = [Span(one.start, one.end) for one in self.around]
        return [(tag.span, filler) for tag in self.tags for filler in fillers]


class Cues:
    """The cues of a document, handed out sentence by sentence.

    What stands before `body` (header lines, a headline) was not read by the encoder and fills no role.
    """

    def __init__(self, encoding: Encoding, mentions: Sequence[Mention], body: int = 0) -> None:
        self._tags = encoding.of("cue")
        self._starts = [tag.start for tag in self._tags]
        self._mentions = sorted(
            (one for one in mentions if one.start >= body), key=lambda one: (one.start, one.end)
        )
        self._mention_starts = [one.start for one in self._mentions]
        self._scores = encoding.scores

    @property
    def known(self) -> bool:
        """Whether an encoder has looked for cues at all."""
        return bool(self._tags)

    def each(self, sentences: Iterable[Span]) -> Iterator[tuple[Span, list[Cue]]]:
        """Each sentence with its cues in text order.

        The pair head is asked for many sentences at once, as calls cost more than pairs, but not for all of
        a long text.
        """
        held: list[_Sentence] = []
        pairs = 0
        for sentence in sentences:
            held.append(self._sentence(sentence))
            pairs += len(held[-1].tags) * len(held[-1].around)
            if pairs >= AT_ONCE:
                yield from self._scored(held)
                held, pairs = [], 0
        yield from self._scored(held)

    def _sentence(self, span: Span) -> _Sentence:
        own = slice(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
        tags = self._tags[own]
        first = bisect_left(self._mention_starts, span.start - BACK)
        around = self._mentions[first : bisect_left(self._mention_starts, span.end)]
        return _Sentence(span, tags, around)

    def _scored(self, sentences: Sequence[_Sentence]) -> Iterator[tuple[Span, list[Cue]]]:
        rows = iter(self._scores("filler", [pair for one in sentences for pair in one.pairs()]))
        for one in sentences:
            yield one.span, [_cue(tag, one, list(islice(rows, len(one.around)))) for tag in one.tags]


def _cue(tag: Tagged, sentence: _Sentence, rows: Sequence[Mapping[str, float]]) -> Cue:
    fillers = tuple(_fillers(tag, sentence.span, sentence.around, rows))
    chances = _by_start(sentence.around, rows)
    return Cue(tag.span, tag.label, tag.score, fillers, chances)


def _fillers(
    tag: Tagged, sentence: Span, mentions: Sequence[Mention], rows: Sequence[Mapping[str, float]]
) -> Iterator[Filler]:
    """The surest mentions of each role; roles told in the sentence itself are not looked for before it."""
    likely = sorted(_likely(tag, mentions, rows), key=lambda one: -one.score)
    kept: list[Filler] = []
    for filler in likely:
        own = filler.mention.start >= sentence.start
        in_role = [one for one in kept if one.role == filler.role]
        if not own and (filler.score < SURE_BEFORE or in_role):
            continue
        if any(_same(filler, one) for one in kept):
            continue
        kept.append(filler)
    yield from sorted(kept, key=lambda one: one.mention.start)


def _likely(
    tag: Tagged, mentions: Sequence[Mention], rows: Sequence[Mapping[str, float]]
) -> Iterator[Filler]:
    allowed = roles_of_kind(tag.label)
    for mention, row in zip(mentions, rows, strict=True):
        if tag.span.overlaps(Span(mention.start, mention.end)):
            continue
        role = max(allowed, key=lambda name: row.get(name, 0.0), default="")
        if role and row.get(role, 0.0) >= SURE:
            yield Filler(role, mention, row[role])


def _same(one: Filler, other: Filler) -> bool:
    """Whether two mentions overlap or mean the same, so that only one of them fills a role."""
    if one.mention.start < other.mention.end and other.mention.start < one.mention.end:
        return True
    if one.mention.cluster != other.mention.cluster:
        return False
    told_apart = one.role != other.role and "pronoun" not in (one.mention.form, other.mention.form)
    return not (told_apart and min(one.score, other.score) >= SURELY_TWO)


def _by_start(
    mentions: Sequence[Mention], rows: Sequence[Mapping[str, float]]
) -> dict[int, Mapping[str, float]]:
    return {one.start: row for one, row in zip(mentions, rows, strict=True)}


def alike(role: str) -> frozenset[str]:
    """The roles that one telling fills where another fills `role`."""
    return next((group for group in _ALIKE if role in group), frozenset({role}))


@cache
def roles_of_kind(kind: str) -> tuple[str, ...]:
    """The roles of a kind of claim."""
    return tuple(slot.role for slot in load_vocabulary().term(kind).roles)


@cache
def needed_roles(kind: str) -> tuple[str, ...]:
    """The roles without which a claim of a kind says nothing."""
    return tuple(slot.role for slot in load_vocabulary().term(kind).roles if slot.least)


@cache
def is_event_kind(kind: str) -> bool:
    """Whether a kind is told of as something that happened once."""
    return load_vocabulary().shape(kind) == "event"
