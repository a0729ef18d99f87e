"""One somebody of a document, and what its mentions have told of it so far."""

from __future__ import annotations

from factions.reading.who.draft import Draft
from factions.registry import Actor
from factions.registry.spelling import whole_key

_LINKS = frozenset("of for to in – - (".split())
_WORDS: dict[str, tuple[Actor, frozenset[str]]] = {}


class Entity:
    """What several mentions of a document stand for.

    `nouns` are the head nouns that were used of it, `sentence` that of its latest mention, and `formed` the
    one that told how it came about.
    """

    def __init__(self, number: int, kind: str, count: str) -> None:
        self.number = number
        self.kind = kind
        self.count = count
        self.actor: Actor | None = None
        self.nouns: set[str] = set()
        self.named = False
        self.woman = False
        self.name: str | None = None
        self.name_words: set[str] = set()
        self.sentence = self.formed = -1
        self.part = 0.0
        self.latest = 0.0
        self.times = 0
        self.position = 0
        self.members: tuple[Entity, ...] = ()
        self.leads: Entity | None = None

    @property
    def best_name(self) -> str:
        """The registry's name, else the fullest name in the document, else the first words used."""
        return self.actor.name if self.actor else self.name or ""

    def called(self, noun: str) -> bool:
        """Whether one of its names ends in the noun ("the network" for the Haqqani network)."""
        if self.actor is not None:
            return noun in _name_words(self.actor)
        return self.named and noun in _heads((self.name or "").lower().split())

    def add(self, draft: Draft, words: str, sentence: int, part: float) -> None:
        """Take in one more mention of it."""
        if draft.form == "named":
            if not self.named or (self.kind == "person" and len(words) > len(self.name or "")):
                self.name = words
            self.named = True
            self.kind = draft.kind if self.kind == "other" else self.kind
        elif draft.form == "nominal":
            self.name = self.name or words
        elif draft.number == "woman":
            self.woman = True
        if draft.noun and draft.form != "pronoun":
            self.nouns.add(draft.noun)
        self.times += 1
        self.latest = part
        self.part = part if sentence != self.sentence else max(self.part, part)
        self.sentence, self.position = sentence, draft.start


def _name_words(actor: Actor) -> frozenset[str]:
    """The words that an actor's names are built on."""
    found = _WORDS.get(actor.id)
    if found is None or found[0] is not actor:
        found = _WORDS[actor.id] = actor, _edges(actor)
    return found[1]


def _edges(actor: Actor) -> frozenset[str]:
    split = [name.text.lower().split() for name in actor.names]
    return frozenset(word for words in split for word in _heads(words))


def _heads(words: list[str]) -> set[str]:
    """The words that a name is built on: its last, its first, the one before "of" ("Army of the River")."""
    before = {words[at - 1] for at, word in enumerate(words) if at and word in _LINKS}
    return {*words[:1], *words[-1:], *before}


def name_key(words: str, kind: str) -> str:
    """What two spellings of one name share; persons are kept apart from bodies."""
    return ("p " if kind == "person" else "b ") + whole_key(words)
