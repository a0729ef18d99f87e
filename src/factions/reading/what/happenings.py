"""The events of a document: drafts of its sentences, joined over sentences, made into findings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.borrowing import without_dead, without_kin, without_owners
from factions.reading.what.claimed import claimed_event
from factions.reading.what.complements import add_named_victims
from factions.reading.what.continuing import places_named, times_named
from factions.reading.what.counting import counted_victims, event_for, is_counted, toll_of
from factions.reading.what.cued import with_cues
from factions.reading.what.cues import CUE, Cue
from factions.reading.what.drafts import BY_CUE, Draft, iter_roles, sufficient
from factions.reading.what.event import Event, confidence_of, roles_of
from factions.reading.what.habits import is_war, lasts, read_habit
from factions.reading.what.kinds import refine_kind
from factions.reading.what.known import Known
from factions.reading.what.listing import listed_after
from factions.reading.what.merging import VIOLENCE, merge_drafts
from factions.reading.what.nominal import passive_light_verb
from factions.reading.what.pairs import pair_mentions
from factions.reading.what.responsibility import Responsibility, read_responsibility
from factions.reading.what.restated import by_clause, by_giver, denies_harm, refigured, restates
from factions.reading.what.settling import (
    elsewhere,
    is_forbidden,
    only_names,
    settle,
    spares_life,
    tells_by_itself,
    without_odd_roles,
    without_threatened,
)
from factions.reading.what.spotting import read_drafts
from factions.reading.what.story import Story
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count, read_counts
from factions.reading.what.worth import is_event
from factions.records import Finding, Mention

_AWAKE = re.compile(
    r"kill|dead|wound|injur|attack|bomb|blast|explo|toll|clash|raid|shot|shoot|fight|"
    r"assault|abduct|kidnap|arrest",
    re.IGNORECASE,
)


class Happenings:
    """Collects events sentence by sentence; `findings` gives them in the end."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.story = Story()
        self.habits: list[Finding] = []

    def awake(self, sentence: str) -> bool:
        """Whether a sentence without any mention may still tell of an event."""
        return _AWAKE.search(sentence) is not None

    def read(
        self,
        tokens: Tokens,
        relations: Sequence[Finding],
        cues: Sequence[Cue] = (),
        known: Known | None = None,
    ) -> None:
        """Add what one sentence tells; `known` holds the actors named before it."""
        self.story.number += 1
        if elsewhere(tokens) or tokens.words[-1:] == ["?"]:
            return
        counts = read_counts(tokens.masked)
        claims = read_responsibility(tokens)
        read = read_drafts(tokens)
        for draft in read:
            if draft.frame.noun:
                passive_light_verb(tokens, draft)
            settle(draft)
        drafts = with_cues(tokens, read, cues)
        for draft in drafts:
            without_owners(tokens.document, draft)
            without_kin(draft, relations)
            without_odd_roles(tokens, draft)
            draft.toll = bool(counts)
            if counts:
                add_named_victims(tokens, draft)
                without_dead(draft, counts)
            refine_kind(tokens, draft)
            if draft.kind == "armed_clash" and known is not None:
                draft.roles = _with_both_sides(tokens, draft, known)
        drafts = [one for one in drafts if not (spares_life(tokens, one) or is_forbidden(tokens, one))]
        drafts = without_threatened(tokens, drafts)
        drafts = [draft for draft in drafts if draft.frame.noun or sufficient(draft)]
        drafts.extend(more for draft in list(drafts) for more in listed_after(tokens, draft))
        habits = {id(draft): found for draft in drafts if (found := read_habit(tokens, draft, relations))}
        self.habits.extend(finding for found in habits.values() for finding in found.targets)
        drafts = [
            one
            for one in drafts
            if id(one) not in habits and not is_war(one, relations) and not lasts(tokens, one)
        ]
        follows = bool(self.story.events) and self.story.number - self.story.events[-1].number <= 2
        apart = [draft for draft in drafts if denies_harm(tokens, draft)]
        joined = [*apart, *merge_drafts(tokens, [draft for draft in drafts if draft not in apart])]
        kept = [draft for draft in joined if is_event(draft, drafts, relations, follows=follows)]
        if claims:
            self._claimed(tokens, kept, claims, counts, [one for one in joined if one not in kept])
        else:
            self._told(tokens, [one for one in kept if not only_names(tokens, one)], counts)

    def _told(
        self, tokens: Tokens, drafts: Sequence[Draft], counts: list[Count], *, hosted: bool = True
    ) -> None:
        """What a sentence tells; not `hosted`, it is told by somebody who claims, denies or accuses."""
        last = self.story.just_told()
        if last is not None and restates(tokens, drafts, counts):
            self._restated(tokens, last, counts)
            return
        rest, apart = by_clause(tokens, drafts, counts)
        new: list[Event] = []
        for draft in drafts:
            host = self.story.host(tokens, draft) if hosted else None
            if denies_harm(tokens, draft):
                new.append(self._unharmed(tokens, draft, host))
            elif host is not None and refigured(host, counts):
                new.append(self._retold(tokens, draft, host))
            elif host is not None:
                self._add_to(tokens, host, draft)
                host.number = self.story.number
                new.append(host)
            elif draft.roles or draft.toll or draft.placed:
                new.append(self._event(tokens, draft))
        for count in rest:
            target = event_for(count, new, tokens)
            if target is None or (target.kind not in VIOLENCE and count.category in ("killed", "wounded")):
                earlier = self.story.aftermath(count) if target is not None or not new else None
                target = earlier or target
            if target is not None:
                target.tolls.append(count)
        told = new[0] if new else last
        if apart and told is not None:
            self._restated(tokens, told, apart)

    def _restated(self, tokens: Tokens, last: Event, counts: Sequence[Count]) -> None:
        """A figure given again stays a claim of its own, so that nobody's figure is lost in another's."""
        for given in by_giver(tokens, counts):
            event = Event(
                last.draft, tokens.masked.sentence, self.story.number, given[0].span, "restated:toll"
            )
            event.kind, event.roles, event.restated = last.kind, [], True
            event.tolls = given
            self.story.events.append(event)

    def _retold(self, tokens: Tokens, draft: Draft, host: Event) -> Event:
        """Another figure for the same event is another claim, with the roles that its own words give."""
        event = self._event(tokens, draft)
        event.restated = True
        if event.kind == "attack":
            event.kind = host.kind
        return event

    def _unharmed(self, tokens: Tokens, draft: Draft, host: Event | None) -> Event:
        """ "No civilian was harmed in the strike" is told of the strike, and is no harm."""
        last = self.story.last_violence() or host
        event = self._event(tokens, draft)
        event.restated = True
        if event.kind == "attack" and last is not None:
            event.kind = last.kind
        return event

    def _event(self, tokens: Tokens, draft: Draft) -> Event:
        sentence = tokens.masked.sentence
        method = CUE if draft.form == BY_CUE else f"trigger:{draft.lemma}"
        event = Event(draft, sentence, self.story.number, tokens.span(draft.first, draft.last), method)
        event.times = times_named(tokens)
        event.places = places_named(tokens)
        event.confidence = confidence_of(draft)
        last = self.story.last_violence() if _is_strike(draft) else None
        if last is not None and last.kind in _STRIKING:
            event.kind = last.kind
        self.story.events.append(event)
        return event

    def _add_to(self, tokens: Tokens, event: Event, draft: Draft) -> None:
        start = tokens.masked.sentence.start
        for role, mention in iter_roles(draft):
            if mention.start < start:
                continue
            if not any(have.cluster == mention.cluster and name == role for name, have in event.roles):
                event.roles.append((role, mention))
        if (
            VIOLENCE.count(draft.kind)
            and VIOLENCE.count(event.kind)
            and VIOLENCE.index(draft.kind) > VIOLENCE.index(event.kind)
            and event.kind != "armed_clash"
        ):
            event.kind = draft.kind

    def _claimed(
        self,
        tokens: Tokens,
        drafts: Sequence[Draft],
        claims: Sequence[Responsibility],
        counts: list[Count],
        bare: Sequence[Draft],
    ) -> None:
        """Claims, denials and accusations: an event of the kind spoken of, with the actor as attacker.

        `bare` are nouns that tell nothing by themselves, but say what is claimed ("claimed the ambush").
        """
        spoken = [draft for draft in drafts if draft.kind in VIOLENCE or draft.kind == "abduction"]
        others = [draft for draft in drafts if draft not in spoken]
        own = [draft for draft in spoken if tells_by_itself(draft, claims, tokens)]
        self._told(tokens, [*own, *others], counts if own else [], hosted=False)
        rest = [draft for draft in spoken if draft not in own]
        for claim in claims:
            if not spoken and any(_is_spoken_of(tokens, claim, one) for one in others):
                continue
            near = [draft for draft in rest if draft.clause == claim.clause]
            about = _named(tokens, claim, near or rest) or _bare_object(tokens, claim, bare)
            event = claimed_event(tokens, self.story, claim, about, own)
            if event is None:
                continue
            self.story.events.append(event)
            if about is not None and not own:
                event.tolls, counts = list(counts), []

    def findings(self) -> list[Finding]:
        """The events as findings."""
        return [*self.habits, *(self._finding(event) for event in self.story.events if event.worth_telling)]

    def _finding(self, event: Event) -> Finding:
        roles = roles_of(
            [
                *(pair for pair in event.roles if not is_counted(pair, event)),
                *counted_victims(self.document, event),
            ]
        )
        return Finding(
            event.kind, roles, event.sentence, event.trigger, event.method, event.confidence, {},
            tuple(toll_of(self.document, count, event) for count in event.tolls),
        )  # fmt: skip


def _with_both_sides(tokens: Tokens, draft: Draft, known: Known) -> list[tuple[str, Mention]]:
    """ "Fighting between the two groups": the two are the sides; a side alone is the first of them."""
    sides = draft.of("side_a", "side_b")
    if len(sides) != 1:
        return draft.roles
    both = pair_mentions(tokens.masked, sides[0], known) or sides
    rest = [pair for pair in draft.roles if pair[1] is not sides[0]]
    return [*zip(("side_a", "side_b"), both, strict=False), *rest]


_STRIKING = frozenset({"air_strike", "shelling"})


def _is_strike(draft: Draft) -> bool:
    """ "The strikes also hit a school": of the kind last told."""
    return draft.kind == "attack" and draft.definite and draft.lemma in ("strike", "strikes", "raid", "raids")


# What is claimed stands so near after the words that claim it.
_BESIDE = 30


def _is_spoken_of(tokens: Tokens, claim: Responsibility, draft: Draft) -> bool:
    """ "Took credit for driving them out": what is claimed is no attack told before."""
    at = tokens.starts[draft.first]
    return claim.start <= at <= claim.end + _BESIDE and draft.clause == claim.clause


def _bare_object(tokens: Tokens, claim: Responsibility, bare: Sequence[Draft]) -> Draft | None:
    """ "Claimed the ambush": the noun of violence in or right after the words of a claim."""
    violent = (one for one in bare if one.frame.noun and (one.kind in VIOLENCE or one.kind == "abduction"))
    return next((one for one in violent if _is_spoken_of(tokens, claim, one)), None)


def _named(tokens: Tokens, claim: Responsibility, drafts: Sequence[Draft]) -> Draft | None:
    """The event that the words of a claim name: the first in or after them, else the first of all."""
    after = [one for one in drafts if tokens.span(one.first, one.last).end > claim.cue.start]
    return next(iter(after or drafts), None)
