"""The events of a document: drafts of its sentences, joined over sentences, made into findings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.events import (
    Draft,
    add_named_victims,
    iter_roles,
    passive_light_verb,
    read_drafts,
    refine_kind,
    sufficient,
)
from factions.reading.what.lexicon import senses
from factions.reading.what.merging import VIOLENCE, merge_drafts
from factions.reading.what.nouns import target_classes
from factions.reading.what.responsibility import Responsibility, read_responsibility
from factions.reading.what.roles import role_of
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count, read_counts
from factions.records import Finding, Mention, Role, Span, Toll

_AWAKE = re.compile(
    r"kill|dead|wound|injur|attack|bomb|blast|explo|toll|clash|raid|shot|shoot|fight|assault|abduct|kidnap|arrest",
    re.IGNORECASE,
)
_NEAR_SENTENCES = 3
_PARTIES = {
    "civilians": "civilians",
    "minority": "civilians",
    "health": "civilians",
    "education": "civilians",
    "worship": "civilians",
    "media": "civilians",
    "aid": "civilians",
    "officials": "civilians",
}
_ATTACKERS = (
    "attacker",
    "assailant",
    "gunmen",
    "gunman",
    "bomber",
    "raider",
    "hijacker",
    "kidnapper",
    "terrorist",
)
_UNKNOWN = frozenset("people person others other persons victims men man women bodies".split())


class Event:
    """An event of the document so far: what its sentences gave it."""

    def __init__(self, draft: Draft, sentence: Span, number: int, trigger: Span, method: str) -> None:
        self.draft = draft
        self.kind = draft.kind
        self.roles: list[tuple[str, Mention]] = list(iter_roles(draft))
        self.tolls: list[Count] = []
        self.sentence = sentence
        self.number = number
        self.trigger = trigger
        self.method = method
        self.times: tuple[str, ...] = ()
        self.places: frozenset[str] = frozenset()
        self.told_by: Responsibility | None = None
        self.confidence = 0.8


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

    def read(self, tokens: Tokens, relations: Sequence[Finding]) -> None:
        """Add what one sentence tells."""
        self.number += 1
        if _elsewhere(tokens):
            return
        counts = read_counts(tokens.masked)
        claims = read_responsibility(tokens.masked)
        drafts = read_drafts(tokens)
        for draft in drafts:
            if draft.frame.noun:
                passive_light_verb(tokens, draft)
            draft.toll = bool(counts)
            if counts:
                add_named_victims(tokens, draft)
            _settle(draft)
            refine_kind(tokens, draft)
        drafts = [draft for draft in drafts if draft.frame.noun or sufficient(draft)]
        habits = [
            draft
            for draft in drafts
            if (words := _frequency(tokens, draft)) and self._habit(tokens, draft, words, relations)
        ]
        drafts = [draft for draft in drafts if draft not in habits]
        kept = [draft for draft in merge_drafts(drafts) if self._worth(draft, drafts, counts, relations)]
        if claims:
            self._claimed(tokens, kept, claims, counts)
        else:
            self._told(tokens, kept, counts)

    def _worth(
        self, draft: Draft, all_drafts: Sequence[Draft], counts: Sequence[Count], relations: Sequence[Finding]
    ) -> bool:
        if not sufficient(draft) or (
            draft.frame.strict and len(draft.roles) < (1 if not draft.frame.noun else 2)
        ):
            return False
        if draft.kind == "territory_change" and not draft.of("gained_by", "lost_by"):
            return False
        if (
            draft.frame.noun
            and not draft.toll
            and all(mention.kind in ("office", "person", "civilians") for _, mention in draft.roles)
            and not draft.of("target", "victim")
        ):
            return False
        if draft.frame.noun and draft.bare and not draft.toll and len(draft.roles) < 2:
            return False
        if draft.frame.noun and draft.plural and not draft.toll and len(draft.roles) < 2:
            return False
        if (
            draft.frame.only_beside
            and draft.kind == "attack"
            and not any(d is not draft for d in all_drafts)
            and not (self.events and self.number - self.events[-1].number <= 2)
        ):
            return False
        return not _is_habit(draft, relations) and not _is_war(draft, relations)

    def _told(self, tokens: Tokens, drafts: Sequence[Draft], counts: list[Count]) -> None:
        rest = list(counts)
        new: list[Event] = []
        for draft in drafts:
            host = self._host(tokens, draft)
            if host is not None:
                self._add_to(host, draft)
                new.append(host)
            elif draft.roles or draft.toll:
                new.append(self._event(tokens, draft))
        for count in rest:
            target = _event_for(count, new, tokens) or (self._aftermath(count, drafts) if not new else None)
            if target is not None:
                target.tolls.append(count)

    def _event(self, tokens: Tokens, draft: Draft) -> Event:
        sentence = tokens.masked.sentence
        event = Event(
            draft, sentence, self.number, tokens.span(draft.first, draft.last), f"trigger:{draft.lemma}"
        )
        event.times = _times(tokens)
        event.places = _places(tokens)
        event.confidence = _confidence(draft)
        self.events.append(event)
        return event

    def _host(self, tokens: Tokens, draft: Draft) -> Event | None:
        """The earlier event that a later sentence goes on about, if it does."""
        if draft.kind not in VIOLENCE and draft.kind != "abduction":
            return None
        told = [
            event
            for event in self.events
            if event.told_by is None
            and event.number < self.number
            and (event.kind in VIOLENCE or event.kind == "abduction")
        ]
        if not told:
            return None
        last = told[-1]
        if not _agree(last, draft, tokens):
            return None
        near = self.number - last.number
        if draft.of("instrument") or _SEPARATE & set(tokens.words) or _elsewhere_placed(last, tokens):
            return None
        if any(word in _DENYING for word in tokens.words[: draft.first]):
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
            if event.told_by is None and event.kind in wanted:
                return event if self.number - event.number <= _NEAR_SENTENCES else None
        return None

    def _claimed(
        self, tokens: Tokens, drafts: Sequence[Draft], claims: Sequence[Responsibility], counts: list[Count]
    ) -> None:
        """Claims, denials and accusations: an event of the kind spoken of, with the actor as attacker."""
        spoken = [draft for draft in drafts if draft.kind in VIOLENCE or draft.kind == "abduction"]
        others = [draft for draft in drafts if draft not in spoken]
        own = [draft for draft in spoken if _tells_by_itself(draft, claims, tokens)]
        self._told(tokens, [*own, *others], counts if own else [])
        about = next((draft for draft in spoken if draft not in own), None)
        for claim in claims:
            self._claim(tokens, claim, about, own)

    def _claim(
        self, tokens: Tokens, claim: Responsibility, about: Draft | None, own: Sequence[Draft]
    ) -> None:
        earlier = self._charged(claim.actor) if claim.needs_accusation else self._last_violence()
        if claim.needs_accusation and earlier is None:
            return
        source = about or (own[-1] if own else None)
        kind = source.kind if source is not None else (earlier.kind if earlier else "attack")
        if about is not None and earlier is not None and about.definite and kind in ("attack", "bombing"):
            kind = earlier.kind if earlier.kind in VIOLENCE else kind
        if source is None and earlier is None:
            return
        base = source or (earlier.draft if earlier else None)
        if base is None:
            return
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
        event.roles = [(doer, claim.actor), *(pair for pair in roles if pair[1].start != claim.actor.start)]
        event.told_by = claim
        event.confidence = 0.85
        self.events.append(event)

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
        told = [event for event in violent if event.told_by is None]
        best = next((event for event in told if event.kind not in ("arson", "property_destruction")), None)
        return best or next(iter([*told, *violent]), None)

    def findings(self) -> list[Finding]:
        """The events as findings."""
        return [*self.habits, *(self._finding(event) for event in self.events if event.roles or event.tolls)]

    def _habit(self, tokens: Tokens, draft: Draft, frequency: Span, relations: Sequence[Finding]) -> bool:
        """ "X has often attacked Y" is a pattern of targets; false if the draft is no such thing."""
        doers = draft.of("attacker", "abductor")
        whom = [mention for mention in draft.of("target", "victim", "abductee") if mention not in doers]
        if not doers or not whom or _has_date(tokens):
            return False
        for mention in whom:
            if any(
                finding.kind == "targets" and any(r.start == mention.start for r in finding.roles)
                for finding in relations
            ):
                continue
            classes = target_classes(mention.text, mention.kind) or ("unknown",)
            evidence = Span(
                min(doers[0].start, mention.start), max(mention.end, tokens.span(draft.first, draft.last).end)
            )
            self.habits.append(
                Finding(
                    "targets", (role_of(doers[0], "subject"), role_of(mention, "object")), evidence,
                    tokens.span(draft.first, draft.last), f"habit:{draft.lemma}", 0.82,
                    {"frequency_words": self.document[frequency.start : frequency.end], "target_class": list(classes)},
                )
            )  # fmt: skip
        return True

    def _finding(self, event: Event) -> Finding:
        roles = _roles([pair for pair in event.roles if not _is_counted(pair, event)])
        return Finding(
            event.kind, roles, event.sentence, event.trigger, event.method, event.confidence, {},
            tuple(_toll(self.document, count, event) for count in event.tolls),
        )  # fmt: skip


_SEPARATE = frozenset("separate separately another elsewhere meanwhile similar unrelated".split())


def _elsewhere_placed(event: Event, tokens: Tokens) -> bool:
    """Both sentences name places, and no place is in both."""
    here = _places(tokens)
    return bool(here and event.places and not here & event.places)


def _places(tokens: Tokens) -> frozenset[str]:
    return frozenset(
        tokens.document[item.start : item.end].lower()
        for item in tokens.masked.items.values()
        if item.kind == "place"
    )


_DENYING = frozenset(
    "denied denies deny denying rejected rejects dismissed dismisses refuted disputed doubted".split()
)


def _is_war(draft: Draft, relations: Sequence[Finding]) -> bool:
    """A war of years ("has fought") is a relation and no clash."""
    sides = {mention.start for mention in draft.of("side_a", "side_b")}
    return draft.kind == "armed_clash" and any(
        finding.kind in ("fights", "allied_with") and len(sides & {role.start for role in finding.roles}) > 1
        for finding in relations
    )


_FREQUENCY = frozenset(
    "often regularly repeatedly frequently routinely mainly mostly primarily increasingly chiefly rarely seldom habitually consistently "
    "systematically usually typically generally always commonly periodically".split()
)


def _frequency(tokens: Tokens, draft: Draft) -> Span | None:
    """The word that makes a habit of a verb, among the auxiliaries before it."""
    if draft.frame.noun:
        return None
    for at in range(draft.first - 1, max(-1, draft.first - 4), -1):
        if tokens.words[at] in _FREQUENCY:
            return tokens.span(at, at)
        if tokens.words[at] not in ("been", "has", "have", "had", "also", "be"):
            return None
    return None


def _has_date(tokens: Tokens) -> bool:
    """A single day named in the sentence makes the act an event after all."""
    return any(re.search(r"day\b|\d{1,2} [a-z]+", words) for words in _times(tokens))


def _is_habit(draft: Draft, relations: Sequence[Finding]) -> bool:
    """Words about whom somebody attacks in general are a pattern and no event, unless people are counted."""
    doers = {mention.start for mention in draft.of("attacker", "abductor")}
    return not draft.toll and any(
        finding.kind == "targets" and any(role.start in doers for role in finding.roles)
        for finding in relations
    )


def _elsewhere(tokens: Tokens) -> bool:
    """A playing field, a stage, a market or a natural disaster, with no armed actor named."""
    if not senses().sentence & set(tokens.words):
        return False
    return not any(
        item.mention is not None
        and (item.kind == "group" or (item.kind == "state_force" and "police" not in item.mention.text.lower()))
        for item in tokens.masked.items.values()
    )


def _settle(draft: Draft) -> None:
    """A place captured or seized is a change of territory; people seized are abducted."""
    places = draft.of("place")
    if draft.kind in ("arrest", "seizure") and places:
        draft.kind = "territory_change"
        draft.roles = [
            ("gained_by" if role in ("detainer", "attacker") else role, mention)
            for role, mention in draft.roles
        ]
    elif draft.kind == "seizure" and draft.of("detainee"):
        draft.kind = "abduction"
        swap = {"gained_by": "abductor", "detainee": "abductee"}
        draft.roles = [(swap.get(role, role), mention) for role, mention in draft.roles]
    elif (
        draft.kind == "arrest"
        and draft.of("detainer")
        and all(m.kind == "group" for m in draft.of("detainer"))
        and draft.lemma == "capture"
    ):
        swap = {"detainer": "abductor", "detainee": "abductee"}
        draft.kind = "abduction"
        draft.roles = [(swap.get(role, role), mention) for role, mention in draft.roles]
    if draft.kind == "territory_change":
        draft.roles = [
            ("target" if role == "place" and mention.kind == "facility" else role, mention)
            for role, mention in draft.roles
        ] + [
            ("place", mention)
            for role, mention in draft.roles
            if role == "place" and mention.kind == "facility"
        ]


def _agree(event: Event, draft: Draft, tokens: Tokens) -> bool:
    """Whether a draft of a later sentence can be of the event: same doers, same time, kinds that go together."""
    doers = [mention for role, mention in event.roles if role in ("attacker", "abductor", "side_a", "side_b")]
    mine = draft.of("attacker", "abductor", "side_a")
    if doers and mine and not any(a.cluster == b.cluster for a in doers for b in mine):
        return False
    times = _times(tokens)
    if times and event.times and not set(times) & set(event.times):
        return False
    if (draft.kind == "abduction") != (event.kind == "abduction"):
        return False
    sufferers = [mention for role, mention in event.roles if role == "victim" and mention.form == "named"]
    named = [
        mention for mention in draft.of("victim") if mention.form == "named" and mention.kind == "person"
    ]
    if (
        draft.frame.harm
        and named
        and sufferers
        and not any(a.cluster == b.cluster for a in sufferers for b in named)
    ):
        return False
    return not (
        draft.kind in ("air_strike", "shelling", "armed_clash", "execution", "assassination")
        and event.kind not in (draft.kind, "attack")
    )


def _times(tokens: Tokens) -> tuple[str, ...]:
    return tuple(
        tokens.document[item.start : item.end].lower()
        for item in tokens.masked.items.values()
        if item.kind == "time"
    )


def _tells_by_itself(draft: Draft, claims: Sequence[Responsibility], tokens: Tokens) -> bool:
    """An event with a doer of its own, other than the one who claims or is blamed."""
    actors = {claim.actor.cluster for claim in claims}
    doers = draft.of("attacker", "abductor")
    if not draft.frame.noun and doers and not any(doer.cluster in actors for doer in doers):
        return True
    return not draft.frame.noun and bool(draft.of("target", "victim")) and not doers and draft.passive


def _event_for(count: Count, events: Sequence[Event], tokens: Tokens) -> Event | None:
    wanted = (
        ("abduction", "arrest", "seizure", "surrender")
        if count.category == "captured"
        else (
            *VIOLENCE,
            "protest",
            "military_campaign",
            "invasion",
            "displacement",
            "robbery",
            "sexual_violence",
        )
    )
    fitting = [event for event in events if event.kind in wanted]
    if not fitting and count.category == "captured":
        fitting = [event for event in events if event.kind in VIOLENCE]
    if not fitting:
        return None
    violent = [
        event
        for event in fitting
        if event.kind in VIOLENCE and event.kind not in ("arson", "property_destruction")
    ] or fitting
    return min(violent, key=lambda event: abs(event.trigger.start - count.span.start))


def _confidence(draft: Draft) -> float:
    """Roles on both sides are surest; a noun with a single role, or a weak trigger, least."""
    doers = bool(draft.of("attacker", "side_a", "abductor", "detainer", "gained_by", "lost_by", "subject"))
    others = bool(draft.of("target", "victim", "side_b", "abductee", "detainee", "place", "object"))
    score = 0.6 + 0.12 * doers + 0.12 * others + 0.06 * draft.toll
    if draft.frame.noun:
        score -= 0.08
    return score - 0.1 * draft.frame.weak


def _is_counted(pair: tuple[str, Mention], event: Event) -> bool:
    """ "People" who are counted are the toll; a victim says who they were."""
    role, mention = pair
    words = mention.text.lower().split()
    return (
        role == "victim"
        and bool(event.tolls)
        and mention.form == "nominal"
        and words[-1] in _UNKNOWN
        and len(words) < 3
    )


def _roles(pairs: Sequence[tuple[str, Mention]]) -> tuple[Role, ...]:
    """One role a mention and name, victims that are also targets kept in both."""
    out: list[Role] = []
    for name, mention in pairs:
        if not any(role.role == name and role.start == mention.start for role in out):
            out.append(role_of(mention, name))
    return tuple(sorted(out, key=lambda role: (role.start, role.role)))


def _toll(document: str, count: Count, event: Event) -> Toll:
    return Toll(
        document[count.span.start : count.span.end], count.span.start, count.span.end, category=count.category,
        party=_party(count, event), min=count.min, max=count.max, qualifier=count.qualifier, scope=count.scope,
    )  # fmt: skip


def _party(count: Count, event: Event) -> str:
    noun = count.noun.lower()
    last = noun.split()[-1] if noun.split() else ""
    if any(word in noun for word in _ATTACKERS):
        return "side_a"
    if not noun or last in _UNKNOWN:
        return "unknown"
    doers = {mention.kind for role, mention in event.roles if role in ("attacker", "side_a", "abductor")}
    if "military" in count.classes or "police" in count.classes:
        return "side_a" if "state_force" in doers or "state" in doers else "side_b"
    if "armed_group" in count.classes:
        return "side_a" if "group" in doers or "people" in doers else "side_b"
    return next((_PARTIES[name] for name in count.classes if name in _PARTIES), "unknown")
