"""Which event a count belongs to, and on whose side the people counted were."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.what.event import Event
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count
from factions.records import Mention, Toll


def event_for(count: Count, events: Sequence[Event], tokens: Tokens) -> Event | None:
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


def toll_of(document: str, count: Count, event: Event) -> Toll:
    return Toll(
        document[count.span.start : count.span.end], count.span.start, count.span.end,
        category=count.category,
        party=_party(count, event), min=count.min, max=count.max, qualifier=count.qualifier,
        scope=count.scope,
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


def is_counted(pair: tuple[str, Mention], event: Event) -> bool:
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
