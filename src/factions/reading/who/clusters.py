"""What stands for the same within a document: names and their variants, "the group", "they".

Entities are kept in the order of their last mention. A name finds its entity by actor, by its words or by an
acronym given in brackets; a definite noun or a pronoun takes the most salient entity that it can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.entities import Entity, name_key
from factions.reading.who.lexicon import lexicon
from factions.reading.who.persons import initials
from factions.reading.who.salience import antecedent, noun_antecedent
from factions.registry import Actor

RECENT = 40
_COMMA = re.compile(r"(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?, ")


class Clusters:
    """The entities of one document, grown mention by mention."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_actor: dict[str, Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._recent: list[Entity] = []
        self._all: list[Entity] = []

    def place(self, draft: Draft, actor: Actor | None, before: Draft | None) -> Entity | None:
        """The entity that a draft stands for, new if need be; null for a pronoun without antecedent."""
        sentence = self._tokens.sentence[draft.first]
        entity = self._known(draft, actor, before, sentence)
        if entity is None:
            if draft.form == "pronoun":
                return None
            entity = Entity(len(self._all) + 1, draft.kind, draft.number)
            self._all.append(entity)
        self._note(entity, draft, actor, sentence)
        return entity

    def _known(self, draft: Draft, actor: Actor | None, before: Draft | None, sentence: int) -> Entity | None:
        if actor is not None:
            if draft.form == "nominal" and draft.number != "body":
                return noun_antecedent(draft, self._recent, sentence)
            found = self._by_actor.get(actor.id)
            return found or self._renamed(draft, before)
        if draft.form == "named":
            return self._named(draft) or self._renamed(draft, before) or self._introduced(draft, before)
        if draft.form == "pronoun":
            return antecedent(draft, self._recent, sentence)
        return self._apposed(draft, before) or noun_antecedent(draft, self._recent, sentence)

    def _named(self, draft: Draft) -> Entity | None:
        """The entity of a name seen before, or of the person whose surname or full name it is."""
        return self._by_name.get(name_key(self._words(draft), draft.kind))

    def _renamed(self, draft: Draft, before: Draft | None) -> Entity | None:
        """The entity named before a bracket with its acronym or other name: "Name (ABC)"."""
        if before is None or before.form == "pronoun" or not self._recent:
            return None
        if (
            self._tokens.text[before.end : draft.start] != " ("
            or self._tokens.text[draft.end : draft.end + 1] != ")"
        ):
            return None
        same = before.kind == draft.kind or "other" in (before.kind, draft.kind)
        entity = self._recent[-1]
        return entity if same and not (entity.actor and draft.actors) else None

    def _introduced(self, draft: Draft, before: Draft | None) -> Entity | None:
        """The entity of a noun whose name follows a comma: "a local commander, Abu Musa"."""
        if before is None or before.form != "nominal" or not self._recent:
            return None
        gap = self._tokens.text[before.end : draft.start]
        return (
            self._recent[-1] if gap == ", " and before.number == "one" and draft.kind == before.kind else None
        )

    def _apposed(self, draft: Draft, before: Draft | None) -> Entity | None:
        """The entity that a noun after a comma describes: "Name, a network within"."""
        if before is None or before.form != "named" or not self._recent:
            return None
        gap = self._tokens.text[before.end : draft.start]
        fits = before.kind == draft.kind or (before.kind, draft.kind) == ("other", "group")
        if gap == ") " and fits:
            return self._recent[-1]
        described = (
            _COMMA.fullmatch(gap) and draft.determiner and draft.number != "many" and not self._speaks(draft)
        )
        return self._recent[-1] if described and fits else None

    def _speaks(self, draft: Draft) -> bool:
        """Whether a verb of saying follows, so that a comma before does not make the noun a description."""
        after = draft.last + 1
        return after < len(self._tokens.lower) and self._tokens.lower[after] in lexicon().speech

    def _note(self, entity: Entity, draft: Draft, actor: Actor | None, sentence: int) -> None:
        """Keep what a mention tells of its entity, and make that the latest."""
        words = self._words(draft)
        entity.add(draft, words, sentence, self._is_subject(draft))
        if actor is not None:
            entity.actor = entity.actor or actor
            if draft.form == "named" or draft.number == "body":
                self._by_actor.setdefault(actor.id, entity)
        if draft.form == "named":
            self._by_name[name_key(words, draft.kind)] = entity
            if draft.kind != "person" and actor is None:
                self._by_name.setdefault(name_key(initials(words), draft.kind), entity)
            if draft.kind == "person":
                self._by_name.setdefault(name_key(words.split()[-1], "person"), entity)
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.append(entity)
        del self._recent[:-RECENT]

    def _words(self, draft: Draft) -> str:
        text = " ".join(self._tokens.text[draft.start : draft.end].split())
        return text[len(draft.determiner) + 1 :] if draft.form == "named" and draft.determiner else text

    def _is_subject(self, draft: Draft) -> bool:
        """Whether a mention stands where subjects do, near the start and behind no preposition."""
        first = draft.first
        number = self._tokens.sentence[first]
        if number < 0 or first == self._tokens.first[number]:
            return True
        before = self._tokens.lower[first - 1]
        return before in ("and", "but", "that", "while", "when", "after", "as", "because") or (
            before not in _PREPOSITIONS and first - self._tokens.first[number] < 4
        )


def entities_of(
    tokens: Tokens, drafts: Sequence[Draft], actors: Sequence[Actor | None]
) -> list[tuple[Draft, Entity]]:
    """Each draft with its entity, in text order; pronouns that stand for nobody are left out."""
    clusters = Clusters(tokens)
    placed: list[tuple[Draft, Entity]] = []
    before: Draft | None = None
    for draft, actor in zip(drafts, actors, strict=True):
        entity = clusters.place(draft, actor, before)
        if entity is not None:
            placed.append((draft, entity))
            before = draft
    return placed


_PREPOSITIONS = frozenset("of in on at by with from to for against between near into over under".split())
