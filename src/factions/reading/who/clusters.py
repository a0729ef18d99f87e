"""What stands for the same within a document: names and their variants, "the group", "they".

Entities are kept in the order of their last mention. A name finds its entity by actor, by its words or by an
acronym given in brackets; a definite noun or a pronoun takes the most salient entity that it can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factions.reading.who.ahead import is_part, named_after
from factions.reading.who.beside import ASIDE, beside
from factions.reading.who.draft import OWNERS, Draft, Tokens, distances
from factions.reading.who.entities import Entity
from factions.reading.who.lexicon import lexicon
from factions.reading.who.likeness import Likely, likeliest_name, likeliest_noun
from factions.reading.who.names import Names
from factions.reading.who.nominal import is_owned
from factions.reading.who.owners import belongs, note_leader, of_group, owner_of
from factions.reading.who.pairs import either_of, pair_of
from factions.reading.who.pronouns import EITHER
from factions.reading.who.retaken import taken_up
from factions.reading.who.roles import SUBJECT, comes_about, describes_owner, part_of
from factions.reading.who.rows import COORDINATED, Rows
from factions.reading.who.salience import ANAPHORIC, DEFINITE, SPLINTERS, antecedent, noun_antecedent
from factions.registry import Actor

RECENT, CLAUSE = 40, 4
_CLAUSE_ENDS = re.compile(
    r"[,;:—–.()\"“”]|\b(?:and|but|or|that|who|whom|which|when|while|after|before|as|because|where|whose|if"
    r"|than|since|until|what|how)\b"
)
_BETWEEN_TWO = frozenset("which that whom within of inside from in with and against by to or".split())
_ACTORS = frozenset({"group", "state", "state_force"})
_NAMED_NEXT = re.compile(r", (?:the )?[A-Z]")
_NEW = frozenset({"a", "an", "another"})


class Ahead(NamedTuple):
    """What the words after a mention tell of it.

    `group` is the group whose fighters it is ("fighters of the Taliban"), `of_group` tells whether it is a
    part of one ("the Sahel province of the Islamic State"), and `named` are those that its sentence goes on
    to name, whom "it" or "the group" hardly means.
    """

    group: Entity | None = None
    of_group: bool = False
    named: frozenset[Entity] = frozenset()


class Clusters:
    """The entities of one document, grown mention by mention."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._sentence = distances(tokens)
        self._recent: list[Entity] = []
        self.names = Names(tokens, self._recent)
        self._count = 0
        self._placed: list[tuple[Draft, Entity]] = []
        self._owner: dict[int, Entity] = {}
        self._part = 0.0
        self._rows = Rows()
        self._two: tuple[int, Entity, Entity] | None = None

    def place(
        self, at: int, draft: Draft, actor: Actor | None, ahead: Ahead, likely: Likely
    ) -> Entity | None:
        """The entity that draft `at` stands for, new if need be; null for one that stands for nobody told.

        `likely` are the earlier drafts that the encoder takes for the same, each with its chance.
        """
        number = self._tokens.sentence[draft.first]
        sentence = self._sentence[number] if number >= 0 else number
        entity = ahead.group or owner_of(self._tokens, self._placed, draft)
        entity = entity or self._known(draft, actor, sentence, self._chances(likely), ahead.named)
        if entity is None:
            if draft.form == "pronoun" or (draft.silent and draft.kind == "person"):
                return None
            if draft.form == "nominal" and self._needs_another(draft) and not ahead.of_group:
                return None
            entity = self.new(draft)
        self._note(entity, draft, actor, sentence)
        note_leader(self._tokens, self._placed, draft, entity)
        self._placed.append((draft, entity))
        self._owner[at] = entity
        return entity

    def _needs_another(self, draft: Draft) -> bool:
        """Whether a noun such as "the wing" tells nobody alone, nor is named at once ("its wing, the VF")."""
        if draft.noun not in ANAPHORIC or draft.describing & SPLINTERS:
            return False
        named = _NAMED_NEXT.match(self._tokens.text, draft.end)
        return not (named and (draft.determiner in _NEW or is_owned(self._tokens, draft.first)))

    def as_body(self, draft: Draft) -> Draft:
        """The draft, of a body where its noun takes one up that was named before."""
        return taken_up(self._tokens, self._recent, draft)

    def _chances(self, likely: Likely) -> dict[Entity, float]:
        """How likely each entity is meant: as likely as the likeliest of its mentions."""
        chances: dict[Entity, float] = {}
        owner = self._owner
        for at, chance in likely.items():
            entity = owner.get(at)
            if entity is not None and chance > chances.get(entity, -1.0):
                chances[entity] = chance
        return chances

    def new(self, draft: Draft, members: tuple[Entity, ...] = ()) -> Entity:
        """An entity that nothing before stands for; `members` where it is several at once."""
        self._count += 1
        entity = Entity(self._count, "group" if members else draft.kind, "two" if members else draft.number)
        entity.members = members
        return entity

    def _known(
        self,
        draft: Draft,
        actor: Actor | None,
        sentence: int,
        chances: Mapping[Entity, float],
        others: frozenset[Entity],
    ) -> Entity | None:
        if draft.number == "two":
            return pair_of(draft, self._recent, sentence, self.new)
        if draft.noun in EITHER and draft.form == "pronoun":
            return self._either_of(draft, sentence)
        recent = [one for one in self._others(draft, sentence) if one not in others]
        if draft.form == "pronoun":
            found = antecedent(draft, recent, sentence, chances)
            return self._all_of(found, draft, sentence) if draft.number == "many" else found
        if draft.form == "named":
            found = self.names.seen(draft, actor) or beside(self._tokens, self._placed, draft)
            return found or likeliest_name(draft, self.names.words(draft), actor, chances)
        if actor is not None and draft.number == "body":
            return self.names.of_actor(actor)
        found = beside(self._tokens, self._placed, draft) or noun_antecedent(draft, recent, sentence, chances)
        return found or likeliest_noun(draft, chances)

    def _either_of(self, draft: Draft, sentence: int) -> Entity | None:
        """Whom "the former" or "the latter" means; the other of one sentence is of the same two."""
        if self._two is None or self._two[0] != sentence:
            pair = self._rows.couple
            if pair is None or sentence - pair[1].sentence > 1:
                pair = either_of(self._recent, sentence)
            self._two = (sentence, *pair) if pair else None
        if self._two is None:
            return None
        return self._two[1] if draft.noun == "former" else self._two[2]

    def _all_of(self, entity: Entity | None, draft: Draft, sentence: int) -> Entity | None:
        """All that were named together with the antecedent of "they" ("The ELN and the front agreed")."""
        if not self._rows.holds(entity, sentence):
            return entity
        row = tuple(self._rows.row)
        return next((e for e in self._recent if e.members == row), None) or self.new(draft, row)

    def _others(self, draft: Draft, sentence: int) -> list[Entity]:
        """The recent entities, without one that only "within" or "and" parts from the draft.

        Nor is "it" the one in "unlike the Taliban, it", nor "his" Musa in "Musa, his deputy,".
        """
        if not self._placed:
            return self._recent
        before, entity = self._placed[-1]
        between = self._tokens.text[before.end : draft.start].strip()
        if draft.owns is not None:
            described = between == "," and describes_owner(self._tokens, draft)
            return [one for one in self._recent if one is not entity] if described else self._recent
        points = draft.form == "pronoun" or draft.determiner in DEFINITE
        aside = between == "," and points and self._tokens.lower[before.first - 1] in ASIDE
        if between.removeprefix(", ") in _BETWEEN_TWO or aside:
            return [one for one in self._recent if one is not entity]
        if draft.determiner == "object" and self._rows.acts(self._recent, sentence):
            return [one for one in self._recent if one not in self._rows.row]
        if draft.form == "nominal" and draft.determiner in DEFINITE:
            apart = {self._subject_of(draft), *self._named_subjects(draft, sentence)}
            return [one for one in self._recent if one not in apart]
        return self._recent

    def _named_subjects(self, draft: Draft, sentence: int) -> Iterator[Entity]:
        """The subjects of a sentence, where they have names and a noun is none of them nor what they say.

        "JNIM began a war that drove the group out": a text would say "it" of the one who began.
        """
        tokens = self._tokens
        if part_of(tokens, draft, None) >= SUBJECT:
            return
        for before, entity in reversed(self._placed):
            if tokens.sentence[before.first] != tokens.sentence[draft.first]:
                return
            acts = entity.sentence == sentence and entity.part >= SUBJECT and before.form == "named"
            if acts and lexicon().speech.isdisjoint(tokens.lower[before.last + 1 : draft.first]):
                yield entity

    def _subject_of(self, draft: Draft) -> Entity | None:
        """The subject of the clause of which a noun is an object, so that it is another."""
        text, number = self._tokens.text, self._tokens.sentence
        if text.startswith(OWNERS, draft.end):
            return None
        for before, entity in reversed(self._placed[-CLAUSE:]):
            ended = _CLAUSE_ENDS.search(text, before.end, draft.start)
            if ended or number[before.first] != number[draft.first]:
                return None
            if entity.latest >= SUBJECT and entity.position == before.start:
                return entity
        return None

    def _note(self, entity: Entity, draft: Draft, actor: Actor | None, sentence: int) -> None:
        """Keep what a mention tells of its entity, and make that the latest."""
        words = self.names.words(draft)
        self._part = part_of(self._tokens, draft, self._coordinated(draft))
        if draft.form == "named" and not entity.times and comes_about(self._tokens, draft):
            entity.formed = sentence
        entity.add(draft, words, sentence, self._part)
        if not draft.silent and draft.form != "pronoun" and entity.kind in _ACTORS:
            self._rows.note(entity, self._gap(draft), self._part)
        if actor is not None:
            entity.actor = entity.actor or actor
        self.names.note(entity, draft, actor, words)
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.append(entity)
        del self._recent[:-RECENT]

    def _coordinated(self, draft: Draft) -> float | None:
        """The part of the mention before, where only "and" stands between the two."""
        return self._part if self._gap(draft) in COORDINATED else None

    def _gap(self, draft: Draft) -> str:
        """What stands between a mention and the one before."""
        return self._tokens.text[self._placed[-1][0].end : draft.start] if self._placed else ""


def entities_of(
    tokens: Tokens,
    drafts: Sequence[Draft],
    actors: Sequence[Actor | None],
    likely: Sequence[Likely],
) -> list[tuple[Draft, Entity]]:
    """Each draft with its entity, in text order; those that stand for nobody are left out."""
    clusters = Clusters(tokens)
    found: list[tuple[Draft, Entity]] = []
    fighters: Entity | None = None
    for at, (draft, actor) in enumerate(zip(drafts, actors, strict=True)):
        draft = clusters.as_body(of_group(tokens, drafts, at, draft))
        of = at + 1 if belongs(tokens, drafts, at) else None
        group = None
        if of is not None:
            group = clusters.names.seen(drafts[of], actors[of]) or clusters.new(drafts[of])
        named = (clusters.names.seen(drafts[to], actors[to]) for to in named_after(tokens, drafts, at))
        ahead = Ahead(fighters or group, is_part(tokens, drafts, at), frozenset(one for one in named if one))
        entity = clusters.place(at, draft, actor, ahead, likely[at])
        fighters = group
        if entity is not None:
            found.append((draft, entity))
    return found
