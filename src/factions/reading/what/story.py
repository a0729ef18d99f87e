"""The events of a document so far, and which of them the words that follow go on about."""

from __future__ import annotations

from itertools import takewhile

from factions.reading.what.continuing import DENYING, SEPARATE, agrees, elsewhere_placed
from factions.reading.what.drafts import Draft
from factions.reading.what.event import Event
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count
from factions.reading.what.words import words
from factions.records import Mention

DOERS = ("attacker", "abductor", "side_a")
_NEAR_SENTENCES = 3
_NEAR_FIGURES = 8
_DAMAGE = ("arson", "property_destruction")


class Story:
    """Events in the order in which they were told; `number` counts the sentences read."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.number = 0

    def host(self, tokens: Tokens, draft: Draft) -> Event | None:
        """The earlier event that a later sentence goes on about, if it does."""
        if not _violent(draft):
            return None
        last = self._told_before()
        if last is None:
            return None
        if not agrees(last, draft, tokens):
            return None
        near = self.number - last.number
        if draft.of(*DOERS) and not any(role in DOERS for role, _ in last.roles):
            return None
        if draft.of("instrument") or SEPARATE & set(tokens.words):
            return None
        if elsewhere_placed(last, tokens, draft.clause) and not (near <= 2 and _is_spoken_of(tokens, draft)):
            return None
        if any(word in DENYING for word in tokens.words[: draft.first]):
            return None
        if (draft.frame.noun and draft.toll and own_victim(last.draft)) or (
            near > 1 and _another_target(last, draft)
        ):
            return None
        if draft.frame.noun and tokens.words[draft.last + 1 : draft.last + 2] == ["that"]:
            return None
        if draft.frame.noun and draft.definite and near <= 12:
            return last
        if draft.frame.harm and near <= _NEAR_SENTENCES and not draft.of("attacker"):
            return None if _unread_doer(draft, last) else last
        return None

    def _told_before(self) -> Event | None:
        """The last violence told in an earlier sentence; what harmed people goes before damage."""
        told = (event for event in reversed(self.events) if event.told and _violent(event))
        last = next((event for event in told if event.number < self.number), None)
        if last is None or last.kind not in _DAMAGE:
            return last
        beside = takewhile(lambda event: event.number == last.number, told)
        return next((event for event in beside if event.kind not in _DAMAGE), last)

    def aftermath(self, count: Count) -> Event | None:
        """A count in a sentence of its own belongs to the event told just before."""
        wanted = ("abduction", "arrest") if count.category == "captured" else VIOLENCE
        for event in reversed(self.events):
            if event.told and event.kind in wanted:
                return event if self.number - event.number <= _NEAR_SENTENCES else None
        return None

    def last_accused(self) -> Event | None:
        """The last event that somebody is accused of: one who speaks for the accused answers for it."""
        last = self.events[-1] if self.events else None
        accused = last is not None and last.told_by is not None and last.told_by.act == "accuses"
        return last if accused else None

    def charged(self, actor: Mention) -> Event | None:
        """The last event that somebody is said to have done."""
        for event in reversed(self.events):
            if any(role in DOERS and doer.cluster == actor.cluster for role, doer in event.roles):
                return event
        return None

    def last_violence(self) -> Event | None:
        """The last event told, else the last one claimed or denied."""
        violent = [event for event in reversed(self.events) if _violent(event)]
        told = [event for event in violent if event.told]
        best = next((event for event in told if event.kind not in _DAMAGE), None)
        return best or next(iter([*told, *violent]), None)

    def just_told(self) -> Event | None:
        """The last event told, if it is violence and not far back: a figure given now is of it."""
        last = next((event for event in reversed(self.events) if event.told), None)
        near = last is not None and self.number - last.number <= _NEAR_FIGURES
        return last if last is not None and near and last.kind in VIOLENCE else None


def _is_spoken_of(tokens: Tokens, draft: Draft) -> bool:
    """ "The blast tore through the market quarter": the event just told, where nothing says which one."""
    after = tokens.words[draft.last + 1 : draft.last + 2]
    told = words().saying.intersection(tokens.words[: draft.first])
    return draft.frame.noun and draft.definite and not told and not words().prepositions.intersection(after)


def _unread_doer(draft: Draft, event: Event) -> bool:
    """ "It killed forty militants" after an attack by nobody knows whom: somebody else did this."""
    active = (
        not draft.frame.noun and not draft.passive and draft.form in ("past", "ed") and draft.frame.object
    )
    return bool(active and draft.of("victim")) and not any(role in DOERS for role, _ in event.roles)


def _violent(told: Event | Draft) -> bool:
    return told.kind in VIOLENCE or told.kind == "abduction"


def own_victim(draft: Draft) -> bool:
    """Whether the words themselves name who was harmed, so that they need no earlier event to tell of."""
    return any(mention.form == "named" for mention in draft.of("victim", "abductee"))


def _another_target(event: Event, draft: Draft) -> bool:
    """Whether a draft has a target that the event is not known to have had."""
    known = {mention.cluster for role, mention in event.roles if role in ("target", "victim")}
    hit = ("target", "victim") if draft.frame.noun else ("target",)
    targets = [mention for mention in draft.of(*hit) if mention.form != "pronoun"]
    return bool(targets) and not any(mention.cluster in known for mention in targets)
