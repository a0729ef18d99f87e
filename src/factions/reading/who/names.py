"""Whom a name in a document was used of before: the whole name, a part of it, or its short form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.reading.who.bodies import initials
from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.entities import Entity, name_key
from factions.reading.who.lexicon import lexicon
from factions.reading.who.persons import first_name
from factions.reading.who.salience import BODIES
from factions.registry import Actor
from factions.registry.countries import country_by_adjective

# Words that open many persons' names, so that alone they call nobody.
_SHARED = frozenset("abu al el bin ibn umm de van von la don haji sheikh mullah saw".split())
SHORTEST_PART = 3


class Names:
    """The names of one document, each with the entity that goes by it."""

    def __init__(self, tokens: Tokens, recent: Sequence[Entity]) -> None:
        self._tokens = tokens
        self._recent = recent
        self._by_actor: dict[str, Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._parts: dict[str, list[Entity]] = {}

    def of_actor(self, actor: Actor) -> Entity | None:
        """The entity of an actor of the registry."""
        return self._by_actor.get(actor.id)

    def seen(self, draft: Draft, actor: Actor | None) -> Entity | None:
        """The entity of a name that the text has used before, null for a new one."""
        if actor is not None:
            return self._by_actor.get(actor.id)
        words = self.words(draft)
        known = self._by_name.get(name_key(words, draft.kind))
        return known or (self._by_part(words) if draft.kind == "person" else self._in_short(draft))

    def _by_part(self, name: str) -> Entity | None:
        """The last person whose name has all words of this ("Ag Ghaly", "General Cardozo", "Khalil")."""
        words = list(_own_words(name))
        if not words or (len(words) == 1 and (words[0] in _SHARED or len(words[0]) < SHORTEST_PART)):
            return None
        able = [one for one in self._parts.get(words[0], ()) if one.name_words >= set(words)]
        return max(able, key=lambda one: one.position, default=None)

    def _in_short(self, draft: Draft) -> Entity | None:
        """The group that goes by one word of its name ("the Tigers")."""
        first = draft.first + (draft.determiner is not None)
        if draft.kind != "group" or draft.actors or first != draft.last:
            return self._by_first_word(draft, first)
        if draft.noun:
            return None
        word = self._tokens.lower[draft.last]
        groups = (one for one in reversed(self._recent) if one.kind == "group" and one.named)
        return next((one for one in groups if one.called(word)), None)

    def _by_first_word(self, draft: Draft, first: int) -> Entity | None:
        """The group whose name opens with the word before a plain noun ("the Shanni group")."""
        word = self._tokens.words[first].text
        noun = self._tokens.lower[draft.last] in BODIES
        if draft.kind != "group" or draft.determiner != "the" or first + 1 != draft.last or not noun:
            return None
        if not word[0].isupper() or word in country_by_adjective():
            return None
        groups = (one for one in reversed(self._recent) if one.kind == "group" and one.named)
        return next((one for one in groups if (one.name or "").split()[:1] == [word]), None)

    def note(self, entity: Entity, draft: Draft, actor: Actor | None, words: str) -> None:
        """Keep the name by which an entity was just called, and the words of it."""
        if actor is not None and (draft.form == "named" or draft.number == "body"):
            self._by_actor.setdefault(actor.id, entity)
        if draft.form != "named":
            return
        self._by_name[name_key(words, draft.kind)] = entity
        if draft.kind == "person":
            for short in filter(None, (words.split()[-1], first_name(words))):
                self._by_name.setdefault(name_key(short, "person"), entity)
            self._note_parts(entity, words)
        elif actor is None:
            self._by_name.setdefault(name_key(initials(words), draft.kind), entity)

    def _note_parts(self, entity: Entity, words: str) -> None:
        for word in _own_words(words):
            entity.name_words.add(word)
            known = self._parts.setdefault(word, [])
            if entity not in known:
                known.append(entity)

    def words(self, draft: Draft) -> str:
        """A mention's words, a name's determiner left out."""
        text = " ".join(self._tokens.text[draft.start : draft.end].split())
        return text[len(draft.determiner) + 1 :] if draft.form == "named" and draft.determiner else text


def _own_words(name: str) -> Iterator[str]:
    """The words of a person's name in lower case, without forms of address."""
    addresses = lexicon().addresses
    return (word for word in name.lower().replace("-", " ").split() if word.rstrip(".") not in addresses)
