"""Words that may tell of a tie where the encoder tagged no cue: candidates, of which its roles decide.

The encoder finds who stands in the roles of a word better than it finds the word, so that a list of the
words that reports use for each tie (`cue_words.toml`) adds what it passes over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.reading.encoder.encoding import Tagged
from factions.reading.what.inflect import forms
from factions.records import Span

# The head of a candidate: its ends are those of a verb, or whatever the encoder takes for them.
VERB, NOUN = "verb", "noun"
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


class CueWords(Struct, frozen=True):
    """The words of one kind of tie, with their examples."""

    kind: str
    verbs: str
    words: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def surfaces(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each word or phrase in each of its forms, with its head."""
        for lemma in self.verbs.split("|"):
            rest = lemma.split()[1:]
            yield from ((VERB, (form, *rest)) for form in forms(lemma))
        yield from ((NOUN, tuple(words.split())) for words in self.words.split("|"))


def worded(text: str, sentence: Span, tags: Sequence[Tagged]) -> list[Tagged]:
    """The words of a sentence that may tell of a tie, but for those under a cue of the encoder's.

    Names have capitals and are no cues, so that only the first word of a sentence may have one; a verb
    there is a participle.
    """
    words = [
        (found.group().lower(), found.start(), found.end())
        for found in _WORD.finditer(text, sentence.start, sentence.end)
        if found.group()[0].islower() or found.start() == sentence.start
    ]
    return [
        Tagged(start, end, head, kind, 0.0)
        for start, end, head, kind in _matches(words)
        if not any(tag.start < end and start < tag.end for tag in tags)
        and (head == NOUN or start > sentence.start or text[start:end].endswith(("ed", "ing")))
    ]


def _matches(words: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """The longest words of each kind at each place, with their heads."""
    table = _by_first_word()
    for at, (word, start, _) in enumerate(words):
        told: set[tuple[str, str]] = set()
        for surface, head, kind in table.get(word, ()):
            last = at + len(surface) - 1
            if (head, kind) not in told and last < len(words) and _same(words[at : last + 1], surface):
                told.add((head, kind))
                yield start, words[last][2], head, kind


def _same(words: Sequence[tuple[str, int, int]], surface: tuple[str, ...]) -> bool:
    return all(word[0] == wanted for word, wanted in zip(words, surface, strict=True))


@cache
def all_cue_words() -> tuple[CueWords, ...]:
    """The whole table, in its order."""
    text = files(__package__).joinpath("cue_words.toml").read_text("utf-8")
    return tuple(
        CueWords(row["kind"], row["verbs"], row["words"], tuple(row["yes"]), tuple(row["no"]))
        for row in tomllib.loads(text)["cue"]
    )


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """The surfaces with their heads and kinds by their first words, longest first."""
    found: dict[str, set[tuple[tuple[str, ...], str, str]]] = {}
    for row in all_cue_words():
        for head, surface in row.surfaces():
            found.setdefault(surface[0], set()).add((surface, head, row.kind))
    return {first: tuple(sorted(some, key=lambda one: (-len(one[0]), one))) for first, some in found.items()}
