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

RECENT, LATEST_SUBJECT = 40, 6
_COMMA = re.compile(r"(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?, ")


class Clusters:
    """The entities of one document, grown mention by mention."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_actor: dict[str, Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._recent: list[Entity] = []
        self._all: list[Entity] = []
        self._placed: list[tuple[Draft, Entity]] = []

    def place(self, draft: Draft, actor: Actor | None) -> Entity | None:
        """The entity that a draft stands for, new if need be; null for a pronoun without antecedent."""
        sentence = self._tokens.sentence[draft.first]
        entity = self._known(draft, actor, sentence)
        if entity is None:
            if draft.form == "pronoun":
                return None
            entity = Entity(len(self._all) + 1, draft.kind, draft.number)
            self._all.append(entity)
        self._note(entity, draft, actor, sentence)
        self._placed.append((draft, entity))
        return entity

    def _known(self, draft: Draft, actor: Actor | None, sentence: int) -> Entity | None:
        recent = self._others(draft)
        if draft.form == "pronoun":
            return antecedent(draft, recent, sentence)
        if draft.form == "named":
            found = self._by_actor.get(actor.id) if actor else self._named(draft)
            return found or self._beside(draft)
        if actor is not None and draft.number == "body":
            return self._by_actor.get(actor.id)
        return self._beside(draft) or noun_antecedent(draft, recent, sentence)

    def _others(self, draft: Draft) -> list[Entity]:
        """The recent entities, without one that only "within" or "and" parts from the draft."""
        if not self._placed:
            return self._recent
        before, entity = self._placed[-1]
        between = self._tokens.text[before.end : draft.start].strip()
        return [one for one in self._recent if one is not entity] if between in _BETWEEN_TWO else self._recent

    def _named(self, draft: Draft) -> Entity | None:
        """The entity of a name seen before, or of the person whose surname or full name it is."""
        return self._by_name.get(name_key(self._words(draft), draft.kind))

    def _beside(self, draft: Draft) -> Entity | None:
        """The entity right before, where the two stand as name and bracket or name and description."""
        if not self._placed:
            return None
        before, entity = self._placed[-1]
        if (
            before.form == "pronoun"
            or self._tokens.sentence[before.first] != self._tokens.sentence[draft.first]
        ):
            return None
        gap = self._tokens.text[before.end : draft.start]
        if gap in ("'s ", "’s ") and len(self._placed) > 1:
            return self._owned(draft, before)
        alike = before.kind == draft.kind or "other" in (before.kind, draft.kind)
        if not alike or (entity.actor and draft.actors and entity.actor.id not in draft.actors):
            return None
        return entity if self._describes(draft, before, gap) else None

    def _describes(self, draft: Draft, before: Draft, gap: str) -> bool:
        """Whether it reads "Name (ABC)", "Name (ABC) militants", "a commander, Name" or "Name, a network"."""
        if gap == " (":
            return draft.form == "named" and self._tokens.text[draft.end : draft.end + 1] == ")"
        if gap == ") ":
            return before.form == "named" and draft.form == "nominal"
        if not _COMMA.fullmatch(gap) or draft.number == "many":
            return False
        if draft.form == "named":
            return before.form == "nominal" and before.number == "one"
        return before.form == "named" and draft.determiner is not None and not self._speaks(draft)

    def _owned(self, draft: Draft, owner: Draft) -> Entity | None:
        """The person whom "the group's spokesman" after a name and a comma describes."""
        person, entity = self._placed[-2]
        gap = self._tokens.text[person.end : owner.start]
        described = (
            person.form == "named" and person.kind == draft.kind == "person" and draft.form == "nominal"
        )
        return entity if described and gap == ", " else None

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
        if self._tokens.gap(first - 1).startswith(","):
            return first - self._tokens.first[number] < LATEST_SUBJECT
        return self._tokens.lower[first - 1] in _BEFORE_SUBJECTS


def entities_of(
    tokens: Tokens, drafts: Sequence[Draft], actors: Sequence[Actor | None]
) -> list[tuple[Draft, Entity]]:
    """Each draft with its entity, in text order; pronouns that stand for nobody are left out."""
    clusters = Clusters(tokens)
    placed = [(draft, clusters.place(draft, actor)) for draft, actor in zip(drafts, actors, strict=True)]
    return [(draft, entity) for draft, entity in placed if entity is not None]


_BEFORE_SUBJECTS = frozenset("and but that when while after as because said".split())
_BETWEEN_TWO = frozenset("within of inside from in with and against by to or".split())
