"""Whether a later sentence goes on about an event told before."""

from __future__ import annotations

from factions.reading.what.drafts import Draft
from factions.reading.what.event import Event
from factions.reading.what.tokens import Tokens

SEPARATE = frozenset("separate separately another elsewhere meanwhile similar unrelated".split())


def elsewhere_placed(event: Event, tokens: Tokens) -> bool:
    """Both sentences name places, and no place is in both."""
    here = places_named(tokens)
    return bool(here and event.places and not here & event.places)


def places_named(tokens: Tokens) -> frozenset[str]:
    return frozenset(
        tokens.document[item.start : item.end].lower()
        for item in tokens.masked.items.values()
        if item.kind == "place"
    )


DENYING = frozenset(
    "denied denies deny denying rejected rejects dismissed dismisses refuted disputed doubted".split()
)


def agrees(event: Event, draft: Draft, tokens: Tokens) -> bool:
    """Whether a draft of a later sentence can be of the event: same doers, same time, kinds that go
    together.
    """
    doers = [mention for role, mention in event.roles if role in ("attacker", "abductor", "side_a", "side_b")]
    mine = draft.of("attacker", "abductor", "side_a")
    if doers and mine and not any(a.cluster == b.cluster for a in doers for b in mine):
        return False
    times = times_named(tokens)
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


def times_named(tokens: Tokens) -> tuple[str, ...]:
    return tuple(
        tokens.document[item.start : item.end].lower()
        for item in tokens.masked.items.values()
        if item.kind == "time"
    )
