"""Whether a later sentence goes on about an event told before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.reading.what.drafts import Draft
from factions.reading.what.event import Event
from factions.reading.what.tokens import Tokens

SEPARATE = frozenset("separate separately another elsewhere meanwhile similar unrelated".split())


def elsewhere_placed(event: Event, tokens: Tokens, clause: int) -> bool:
    """Both sentences name places, and no place is in both; of this one the clause that tells it counts."""
    here = places_named(tokens, clause)
    return bool(here and event.places and not here & event.places)


def places_named(tokens: Tokens, clause: int | None = None) -> frozenset[str]:
    """The places that a sentence names, or the one of its clauses between semicolons."""
    return frozenset(_named(tokens, "place", clause))


# An hour of the day just told dates no other event.
_HOUR = re.compile(
    r"(?:about |around |shortly (?:after|before) |at )?(?:(?:the )?(?:noon|midday|midnight|dawn|dusk|"
    r"nightfall|morning|afternoon|evening|night)|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|o'clock)?)"
)


def _named(tokens: Tokens, kind: str, clause: int | None) -> Iterator[str]:
    text = tokens.masked.text
    for at, item in tokens.masked.items.items():
        if item.kind == kind and (clause is None or text.count(";", 0, at) == clause):
            yield tokens.document[item.start : item.end].lower()


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
    times = [time for time in times_named(tokens, draft.clause) if not _HOUR.fullmatch(time)]
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


def times_named(tokens: Tokens, clause: int | None = None) -> tuple[str, ...]:
    """The times that a sentence names, or the one of its clauses between semicolons."""
    return tuple(_named(tokens, "time", clause))
