"""The events of a document: drafts of its sentences, joined over sentences, made into findings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.complements import add_named_victims
from factions.reading.what.continuing import (
    DENYING,
    SEPARATE,
    agrees,
    elsewhere_placed,
    places_named,
    times_named,
)
from factions.reading.what.counting import counted_victims, event_for, is_counted, toll_of
from factions.reading.what.cued import with_cues
from factions.reading.what.cues import Cue
from factions.reading.what.drafts import Draft, iter_roles, sufficient
from factions.reading.what.event import Event, confidence_of, roles_of
from factions.reading.what.habits import read_habit
from factions.reading.what.kinds import refine_kind
from factions.reading.what.listing import listed_after
from factions.reading.what.merging import VIOLENCE, merge_drafts
from factions.reading.what.nominal import passive_light_verb
from factions.reading.what.responsibility import Responsibility, read_responsibility
from factions.reading.what.restated import by_giver, denies_harm, refigured, restates
from factions.reading.what.settling import elsewhere, settle, tells_by_itself
from factions.reading.what.spotting import read_drafts
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count, read_counts
from factions.reading.what.worth import is_event
from factions.records import Finding, Mention

_AWAKE = re.compile(
    r"kill|dead|wound|injur|attack|bomb|blast|explo|toll|clash|raid|shot|shoot|fight|"
    r"assault|abduct|kidnap|arrest",
    re.IGNORECASE,
)


_NEAR_SENTENCES = 3
_NEAR_FIGURES = 8


_DOERS = ("attacker", "abductor", "side_a")


_DAMAGE = ("arson", "property_destruction")


class Happenings:
    """Collects events sentence by sentence; `findings` gives them in the end."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.events: list[Event] = []
        self.habits: list[Finding] = []
        self.number = 0

    def awake(self, sentence: str) -> bool:
        """Whether a sentence without any mention may still tell of an event."""
        return _AWAKE.search(sentence) is not None

    def read(self, tokens: Tokens, relations: Sequence[Finding], cues: Sequence[Cue] = ()) -> None:
        """Add what one sentence tells."""
        self.number += 1
        if elsewhere(tokens) or tokens.words[-1:] == ["?"]:
            return
        counts = read_counts(tokens.masked)
        claims = read_responsibility(tokens)
        drafts = with_cues(tokens, read_drafts(tokens), cues)
        for draft in drafts:
            if draft.frame.noun:
                passive_light_verb(tokens, draft)
            draft.toll = bool(counts)
            if counts:
                add_named_victims(tokens, draft)
            settle(draft)
            refine_kind(tokens, draft)
        drafts = [draft for draft in drafts if draft.frame.noun or sufficient(draft)]
        drafts.extend(more for draft in list(drafts) for more in listed_after(tokens, draft))
        habits = {id(draft): found for draft in drafts if (found := read_habit(tokens, draft, relations))}
        self.habits.extend(finding for found in habits.values() for finding in found.targets)
        drafts = [draft for draft in drafts if id(draft) not in habits]
        follows = bool(self.events) and self.number - self.events[-1].number <= 2
        apart = [draft for draft in drafts if denies_harm(tokens, draft)]
        joined = [*apart, *merge_drafts([draft for draft in drafts if draft not in apart])]
        kept = [draft for draft in joined if is_event(draft, drafts, relations, follows=follows)]
        if claims:
            self._claimed(tokens, kept, claims, counts)
        else:
            self._told(tokens, kept, counts)

    def _told(self, tokens: Tokens, drafts: Sequence[Draft], counts: list[Count]) -> None:
        last = self._just_told()
        if last is not None and restates(tokens, drafts, counts):
            self._restated(tokens, last, counts)
            return
        rest = list(counts)
        new: list[Event] = []
        for draft in drafts:
            host = self._host(tokens, draft)
            if denies_harm(tokens, draft):
                new.append(self._unharmed(tokens, draft, host))
            elif host is not None and refigured(host, counts):
                new.append(self._retold(tokens, draft, host))
            elif host is not None:
                self._add_to(host, draft)
                new.append(host)
            elif draft.roles or draft.toll or draft.placed:
                new.append(self._event(tokens, draft))
        for count in rest:
            target = event_for(count, new, tokens) or (self._aftermath(count, drafts) if not new else None)
            if target is not None:
                target.tolls.append(count)

    def _restated(self, tokens: Tokens, last: Event, counts: Sequence[Count]) -> None:
        """A figure given again stays a claim of its own, so that nobody's figure is lost in another's."""
        for given in by_giver(tokens, counts):
            event = Event(last.draft, tokens.masked.sentence, self.number, given[0].span, "restated:toll")
            event.kind, event.roles, event.restated = last.kind, [], True
            event.tolls = given
            self.events.append(event)

    def _retold(self, tokens: Tokens, draft: Draft, host: Event) -> Event:
        """Another figure for the same event is another claim, with the roles that its own words give."""
        event = self._event(tokens, draft)
        event.restated = True
        if event.kind == "attack":
            event.kind = host.kind
        return event

    def _unharmed(self, tokens: Tokens, draft: Draft, host: Event | None) -> Event:
        """ "No civilian was harmed in the strike" is told of the strike, and is no harm."""
        last = self._last_violence() or host
        event = self._event(tokens, draft)
        event.restated = True
        if event.kind == "attack" and last is not None:
            event.kind = last.kind
        return event

    def _event(self, tokens: Tokens, draft: Draft) -> Event:
        sentence = tokens.masked.sentence
        event = Event(
            draft, sentence, self.number, tokens.span(draft.first, draft.last), f"trigger:{draft.lemma}"
        )
        event.times = times_named(tokens)
        event.places = places_named(tokens)
        event.confidence = confidence_of(draft)
        self.events.append(event)
        return event

    def _host(self, tokens: Tokens, draft: Draft) -> Event | None:
        """The earlier event that a later sentence goes on about, if it does."""
        if draft.kind not in VIOLENCE and draft.kind != "abduction":
            return None
        told = [
            event
            for event in self.events
            if event.told
            and event.number < self.number
            and (event.kind in VIOLENCE or event.kind == "abduction")
        ]
        if not told:
            return None
        last = next((event for event in reversed(told) if event.kind not in _DAMAGE), told[-1])
        if last.number != told[-1].number:
            last = told[-1]
        if not agrees(last, draft, tokens):
            return None
        near = self.number - last.number
        if draft.of(*_DOERS) and not any(role in _DOERS for role, _ in last.roles):
            return None
        if draft.of("instrument") or SEPARATE & set(tokens.words) or elsewhere_placed(last, tokens):
            return None
        if any(word in DENYING for word in tokens.words[: draft.first]):
            return None
        if (draft.frame.noun and draft.toll and _own_victim(last.draft)) or (
            near > 1 and _another_target(last, draft)
        ):
            return None
        if draft.frame.noun and tokens.words[draft.last + 1 : draft.last + 2] == ["that"]:
            return None
        if draft.frame.noun and draft.definite and near <= 12:
            return last
        if draft.frame.harm and near <= _NEAR_SENTENCES and not draft.of("attacker"):
            return last
        return None

    def _add_to(self, event: Event, draft: Draft) -> None:
        for role, mention in iter_roles(draft):
            if not any(have.cluster == mention.cluster and name == role for name, have in event.roles):
                event.roles.append((role, mention))
        if (
            VIOLENCE.count(draft.kind)
            and VIOLENCE.count(event.kind)
            and VIOLENCE.index(draft.kind) > VIOLENCE.index(event.kind)
            and event.kind != "armed_clash"
        ):
            event.kind = draft.kind

    def _aftermath(self, count: Count, drafts: Sequence[Draft]) -> Event | None:
        """A count in a sentence of its own belongs to the event told just before."""
        wanted = ("abduction", "arrest") if count.category == "captured" else VIOLENCE
        for event in reversed(self.events):
            if event.told and event.kind in wanted:
                return event if self.number - event.number <= _NEAR_SENTENCES else None
        return None

    def _claimed(
        self, tokens: Tokens, drafts: Sequence[Draft], claims: Sequence[Responsibility], counts: list[Count]
    ) -> None:
        """Claims, denials and accusations: an event of the kind spoken of, with the actor as attacker."""
        spoken = [draft for draft in drafts if draft.kind in VIOLENCE or draft.kind == "abduction"]
        others = [draft for draft in drafts if draft not in spoken]
        own = [draft for draft in spoken if tells_by_itself(draft, claims, tokens)]
        self._told(tokens, [*own, *others], counts if own else [])
        rest = [draft for draft in spoken if draft not in own]
        for claim in claims:
            near = [draft for draft in rest if draft.clause == claim.clause]
            about = next(iter(near or rest), None)
            event = self._claim(tokens, claim, about, own)
            if event is not None and about is not None and not own:
                event.tolls, counts = list(counts), []

    def _claim(
        self, tokens: Tokens, claim: Responsibility, about: Draft | None, own: Sequence[Draft]
    ) -> Event | None:
        earlier = self._charged(claim.actor) if claim.needs_accusation else self._last_violence()
        actor = claim.actor
        if earlier is None and claim.needs_accusation and actor.kind in ("person", "office", "other"):
            earlier = self._last_accused()
            actor = next((one for role, one in earlier.roles if role in _DOERS), actor) if earlier else actor
        if claim.needs_accusation and earlier is None:
            return None
        source = about or (own[-1] if own else None)
        kind = source.kind if source is not None else (earlier.kind if earlier else "attack")
        if (
            about is not None
            and earlier is not None
            and about.definite
            and not _own_victim(about)
            and not (about.of("target") and not _hits_one(about, earlier))
            and kind in ("attack", "bombing")
        ):
            kind = earlier.kind if earlier.kind in VIOLENCE else kind
        if source is None and earlier is None:
            return None
        base = source or (earlier.draft if earlier else None)
        if base is None:
            return None
        event = Event(base, tokens.masked.sentence, self.number, claim.cue, f"responsibility:{claim.act}")
        event.kind = kind
        doer = "abductor" if kind == "abduction" else ("side_a" if kind == "armed_clash" else "attacker")
        roles = (
            [
                (role, mention)
                for role, mention in iter_roles(about)
                if role in ("target", "victim", "abductee")
            ]
            if about
            else []
        )
        event.roles = [(doer, actor), *(pair for pair in roles if pair[1].start != actor.start)]
        event.told_by = claim
        event.confidence = 0.85
        self.events.append(event)
        return event

    def _last_accused(self) -> Event | None:
        """The last event that somebody is accused of: one who speaks for the accused answers for it."""
        last = self.events[-1] if self.events else None
        accused = last is not None and last.told_by is not None and last.told_by.act == "accuses"
        return last if accused else None

    def _charged(self, actor: Mention) -> Event | None:
        """The last event that somebody is said to have done."""
        for event in reversed(self.events):
            if any(
                role in ("attacker", "abductor", "side_a") and doer.cluster == actor.cluster
                for role, doer in event.roles
            ):
                return event
        return None

    def _last_violence(self) -> Event | None:
        """The last event told, else the last one claimed or denied."""
        violent = [
            event for event in reversed(self.events) if event.kind in VIOLENCE or event.kind == "abduction"
        ]
        told = [event for event in violent if event.told]
        best = next((event for event in told if event.kind not in ("arson", "property_destruction")), None)
        return best or next(iter([*told, *violent]), None)

    def _just_told(self) -> Event | None:
        """The last event told, if it is violence and not far back: a figure given now is of it."""
        last = next((event for event in reversed(self.events) if event.told), None)
        near = last is not None and self.number - last.number <= _NEAR_FIGURES
        return last if last is not None and near and last.kind in VIOLENCE else None

    def findings(self) -> list[Finding]:
        """The events as findings."""
        return [*self.habits, *(self._finding(event) for event in self.events if event.worth_telling)]

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


def _hits_one(draft: Draft, event: Event) -> bool:
    """Whether somebody or something hit by the one is also hit by the other, as far as is known."""
    hit = [mention for role, mention in event.roles if role in ("target", "victim")]
    mine = draft.of("target", "victim")
    return any(
        mention.cluster == have.cluster or mention.text.split()[-1:] == have.text.split()[-1:]
        for mention in mine
        for have in hit
    )


def _own_victim(draft: Draft) -> bool:
    """Whether the words themselves name who was harmed, so that they need no earlier event to tell of."""
    return any(mention.form == "named" for mention in draft.of("victim", "abductee"))


def _another_target(event: Event, draft: Draft) -> bool:
    """Whether a draft has a target that the event is not known to have had."""
    known = {mention.cluster for role, mention in event.roles if role in ("target", "victim")}
    hit = ("target", "victim") if draft.frame.noun else ("target",)
    targets = [mention for mention in draft.of(*hit) if mention.form != "pronoun"]
    return bool(targets) and not any(mention.cluster in known for mention in targets)
