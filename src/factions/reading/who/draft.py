"""A mention before it is known what else in the document stands for the same."""

from __future__ import annotations

from msgspec import Struct

from factions.records import Span
from factions.registry.trie import Word


class Tokens(Struct, frozen=True):
    """The words of a text, and the sentence of each."""

    text: str
    words: list[Word]
    lower: list[str]
    sentence: list[int]
    first: list[int]
    shouted: list[bool]

    def shouts(self, at: int) -> bool:
        """Whether word `at` lies in a sentence of capitals only, where capitals tell nothing of names."""
        number = self.sentence[at]
        return number >= 0 and self.shouted[number]

    def opens(self, at: int) -> bool:
        """Whether word `at` is the first of its sentence."""
        number = self.sentence[at]
        return number >= 0 and self.first[number] == at

    def gap(self, at: int) -> str:
        """What stands between word `at` and the next."""
        return self.text[self.words[at].end : self.words[at + 1].start]

    def joined(self, at: int) -> bool:
        """Whether word `at` and the next stand together in one sentence, or in one line of the head."""
        if at < 0 or at + 1 >= len(self.words) or self.sentence[at] != self.sentence[at + 1]:
            return False
        gap = self.gap(at)
        return gap in (" ", "-") or (gap == "\n" and self.sentence[at] >= 0)


BREAK = 3
FREE, TAKEN, COUNTRY, DESCRIBING = 0, 1, 2, 3
POSSESSIVES = ("'s ", "’s ", "'S ", "’S ")
OWNERS = ("'s", "’s", "'S", "’S")


def take(taken: bytearray, draft: Draft, mark: int = TAKEN) -> None:
    """Mark the words of a draft.

    Those of a country that is only a place may still open a phrase ("Mali's army"), and those of a
    people that describes a noun may stand in its phrase ("Hazara worshippers").
    """
    taken[draft.first : draft.last + 1] = bytes([mark]) * (draft.last + 1 - draft.first)


def tokens_of(text: str, words: list[Word], sentences: tuple[Span, ...]) -> Tokens:
    """`words` with the index of each one's sentence, and the first word of every sentence."""
    numbers: list[int] = []
    firsts: list[int] = []
    at = -1
    for place, word in enumerate(words):
        while at + 1 < len(sentences) and sentences[at + 1].start <= word.start:
            at += 1
            firsts.append(place)
        numbers.append(at)
    shouted = [text[span.start : span.end].isupper() for span in sentences]
    return Tokens(text, words, [word.text.lower() for word in words], numbers, firsts, shouted)


def distances(tokens: Tokens) -> list[int]:
    """How many sentences each is from the text's start, the end of a paragraph of several counted as some.

    What "it" and "the group" mean is seldom looked for before the paragraph; lines of one sentence are none.
    """
    found: list[int] = []
    away = alone = 0
    for number, first in enumerate(tokens.first):
        before = tokens.text[tokens.words[first - 1].end : tokens.words[first].start] if first else ""
        broken = before.count("\n") > 1
        away += BREAK if broken and not alone else 0
        alone = broken or not first
        found.append(number + away)
    return found


class Draft(Struct, frozen=True, order=True):
    """Words that stand for somebody, and what they say of whom.

    `first` and `last` are word indices; `noun` is the head noun in lower case (null for names), `number`
    many, one, body or two; `determiner` the word it begins with, if that is one; `actors` the ids it may
    mean; `owns` the noun after a possessive pronoun; `describing` the words that go with a noun. A silent
    draft is no mention: it only tells what others mean.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    form: str
    number: str = "body"
    noun: str | None = None
    determiner: str | None = None
    quantity: str | None = None
    actors: tuple[str, ...] = ()
    country: str | None = None
    name: str | None = None
    head: Span | None = None
    owns: str | None = None
    describing: frozenset[str] = frozenset()
    silent: bool = False
    confidence: float = 0.9


def name_draft(tokens: Tokens, first: int, last: int, kind: str) -> Draft:
    """The draft of a name that no registry gave."""
    start, end = tokens.words[first].start, tokens.words[last].end
    number = "one" if kind == "person" else "body"
    return Draft(
        start, end, first, last, kind, "named", number, name=" ".join(tokens.text[start:end].split()),
        head=Span(start, end), confidence=0.7,
    )  # fmt: skip
