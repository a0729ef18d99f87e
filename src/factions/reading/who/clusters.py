"""What stands for the same within a document: names and their variants, "the group", "they".

Entities are kept in the order of their last mention. A name finds its entity by actor, by its words or by an
acronym given in brackets; a definite noun or a pronoun takes the most salient entity that it can stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.who.beside import beside
from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.entities import Entity, name_key
from factions.reading.who.pairs import pair_of
from factions.reading.who.persons import first_name, initials
from factions.reading.who.roles import part_of
from factions.reading.who.salience import ANAPHORIC, MEMBERS, antecedent, noun_antecedent
from factions.registry import Actor

RECENT = 40
_BETWEEN_TWO = frozenset("within of inside from in with and against by to or".split())
_COORDINATED = frozenset((" and ", " or ", " as well as ", " and of ", ", and "))


class Clusters:
    """The entities of one document, grown mention by mention."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._by_actor: dict[str, Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._recent: list[Entity] = []
        self._count = 0
        self._placed: list[tuple[Draft, Entity]] = []
        self._part = 0.0

    def place(self, draft: Draft, actor: Actor | None, following: Entity | None) -> Entity | None:
        """The entity that a draft stands for, new if need be; null for one that stands for nobody told.

        `following` is the group whose fighters it is ("fighters of the Taliban").
        """
        sentence = self._tokens.sentence[draft.first]
        entity = following or self._known(draft, actor, sentence)
        if entity is None:
            if draft.form == "pronoun" or (draft.silent and draft.kind == "person"):
                return None
            if draft.noun in ANAPHORIC and draft.form == "nominal":
                return None
            entity = self.new(draft)
        self._note(entity, draft, actor, sentence)
        self._placed.append((draft, entity))
        return entity

    def new(self, draft: Draft) -> Entity:
        """An entity that nothing before stands for."""
        self._count += 1
        return Entity(self._count, draft.kind, draft.number)

    def seen(self, draft: Draft, actor: Actor | None) -> Entity | None:
        """The entity of a name that the text has used before, null for a new one."""
        return self._by_actor.get(actor.id) if actor else self._by_name.get(self._key(draft))

    def _known(self, draft: Draft, actor: Actor | None, sentence: int) -> Entity | None:
        if draft.number == "two":
            return pair_of(draft, self._recent, sentence, self.new)
        recent = self._others(draft)
        if draft.form == "pronoun":
            return antecedent(draft, recent, sentence)
        if draft.form == "named":
            return self.seen(draft, actor) or beside(self._tokens, self._placed, draft)
        if actor is not None and draft.number == "body":
            return self._by_actor.get(actor.id)
        return beside(self._tokens, self._placed, draft) or noun_antecedent(draft, recent, sentence)

    def _others(self, draft: Draft) -> list[Entity]:
        """The recent entities, without one that only "within" or "and" parts from the draft."""
        if not self._placed:
            return self._recent
        before, entity = self._placed[-1]
        between = self._tokens.text[before.end : draft.start].strip()
        return [one for one in self._recent if one is not entity] if between in _BETWEEN_TWO else self._recent

    def _note(self, entity: Entity, draft: Draft, actor: Actor | None, sentence: int) -> None:
        """Keep what a mention tells of its entity, and make that the latest."""
        words = self._words(draft)
        self._part = part_of(self._tokens, draft, self._coordinated(draft))
        entity.add(draft, words, sentence, self._part)
        if actor is not None:
            entity.actor = entity.actor or actor
            if draft.form == "named" or draft.number == "body":
                self._by_actor.setdefault(actor.id, entity)
        if draft.form == "named":
            self._note_name(entity, draft, actor, words)
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.append(entity)
        del self._recent[:-RECENT]

    def _note_name(self, entity: Entity, draft: Draft, actor: Actor | None, words: str) -> None:
        self._by_name[self._key(draft)] = entity
        if draft.kind == "person":
            for short in filter(None, (words.split()[-1], first_name(words))):
                self._by_name.setdefault(name_key(short, "person"), entity)
        elif actor is None:
            self._by_name.setdefault(name_key(initials(words), draft.kind), entity)

    def _coordinated(self, draft: Draft) -> float | None:
        """The part of the mention before, where only "and" stands between the two."""
        if not self._placed:
            return None
        before = self._placed[-1][0]
        return self._part if self._tokens.text[before.end : draft.start] in _COORDINATED else None

    def _key(self, draft: Draft) -> str:
        return name_key(self._words(draft), draft.kind)

    def _words(self, draft: Draft) -> str:
        text = " ".join(self._tokens.text[draft.start : draft.end].split())
        return text[len(draft.determiner) + 1 :] if draft.form == "named" and draft.determiner else text


def entities_of(
    tokens: Tokens, drafts: Sequence[Draft], actors: Sequence[Actor | None]
) -> list[tuple[Draft, Entity]]:
    """Each draft with its entity, in text order; those that stand for nobody are left out."""
    clusters = Clusters(tokens)
    found: list[tuple[Draft, Entity]] = []
    ahead: Entity | None = None
    for at, (draft, actor) in enumerate(zip(drafts, actors, strict=True)):
        of = at + 1 if _belongs(tokens, drafts, at) else None
        group = None
        if of is not None:
            group = clusters.seen(drafts[of], actors[of]) or clusters.new(drafts[of])
        entity = clusters.place(draft, actor, ahead or group)
        ahead = group
        if entity is not None:
            found.append((draft, entity))
    return found


def _belongs(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a noun for fighters is followed by "of" and the group that they are of, not by two such."""
    draft = drafts[at]
    if draft.noun not in MEMBERS or draft.kind != "group" or at + 1 == len(drafts):
        return False
    group = drafts[at + 1]
    if group.form != "named" or group.kind != "group" or draft.quantity in ("several", "one"):
        return False
    after = tokens.text[group.end : group.end + 5]
    return tokens.text[draft.end : group.start] == " of " and not after.startswith((" and ", "'s", "’s"))
