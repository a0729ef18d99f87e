"""Which event a count belongs to, and on whose side the people counted were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.event import Event
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.nouns import target_classes
from factions.reading.what.numbers import QUALIFIER
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
    if any(word in noun for word in _ATTACKERS) and not ("terrorist" in noun and _by_forces(event)):
        return "side_a"
    if not noun or last in _UNKNOWN:
        return "unknown"
    if {"military", "police", "armed_group"}.intersection(count.classes) and _by_attacker(count, event):
        return "side_b"
    doers = {mention.kind for role, mention in event.roles if role in ("attacker", "side_a", "abductor")}
    if event.kind == "armed_clash" and "armed_group" in count.classes and _of_other_side(count, event):
        return "side_b"
    if "military" in count.classes or "police" in count.classes:
        return "side_a" if "state_force" in doers or "state" in doers else "side_b"
    if "armed_group" in count.classes:
        return "side_a" if "group" in doers or "people" in doers else "side_b"
    return next((_PARTIES[name] for name in count.classes if name in _PARTIES), "unknown")


def _by_forces(event: Event) -> bool:
    """Whether all who attack are a state's: the "terrorists" dead are then those they attacked."""
    doers = [mention for role, mention in event.roles if role in ("attacker", "side_a")]
    return bool(doers) and all(doer.kind in ("state", "state_force", "weapon", "facility") for doer in doers)


def _by_attacker(count: Count, event: Event) -> bool:
    """Whether the verb that tells of the dead has somebody who killed them: nobody kills his own."""
    told = event.draft.frame.harm and not event.draft.frame.noun
    doers = [mention for role, mention in event.roles if role == "attacker"]
    return told and bool(doers) and all(doer.end <= count.span.start for doer in doers)


def _of_other_side(count: Count, event: Event) -> bool:
    """Whether those counted are called what the side that is named first is not called."""
    first = [mention for role, mention in event.roles if role == "side_a"]
    own = {name for mention in first for name in target_classes(mention.text, mention.kind)}
    return bool(own) and not own.intersection(count.classes)


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


def counted_victims(document: str, event: Event) -> list[tuple[str, Mention]]:
    """Those whose number is told, as victims by the words that count them ("46 people")."""
    out: list[tuple[str, Mention]] = []
    for count in event.tolls:
        last = count.noun.split()[-1:]
        if count.category not in ("killed", "wounded") or count.min == 0 or count.scope == "partial":
            continue
        if any(
            role == "victim" and kept.actor and kept.span.overlaps(count.span) for role, kept in event.roles
        ):
            continue
        if not last or last[0] in _FIGURES or _party(count, event) == "side_a":
            continue
        words = document[count.span.start : count.span.end]
        start = count.span.end - len(_QUALIFYING.sub("", words))
        kinds = [kind for kind in (_KIND_OF.get(name) for name in count.classes) if kind]
        mention = Mention(
            document[start : count.span.end], start, count.span.end, id=f"n{start}",
            kind=kinds[0] if kinds else "civilians", form="nominal", cluster=f"n{start}",
            name=document[start : count.span.end],
        )  # fmt: skip
        out.append(("victim", mention))
    return out


_FIGURES = frozenset(
    "dead deaths death fatalities casualties injuries wounded injured them whom killed".split()
)
_KIND_OF = {"military": "state_force", "police": "state_force", "armed_group": "group"}
_QUALIFYING = re.compile(rf"^(?:(?:{QUALIFIER})\s+)*", re.IGNORECASE)


def is_counted(pair: tuple[str, Mention], event: Event) -> bool:
    """Whether the words of a count take the place of a victim that nobody knows by name."""
    role, mention = pair
    if role == "victim" and mention.form == "pronoun":
        return any(count.span.overlaps(mention.span) for count in event.tolls)
    if role != "victim" or mention.form != "nominal" or mention.actor is not None:
        return False
    counted = any(count.span.overlaps(mention.span) for count in event.tolls)
    return counted or (bool(event.tolls) and mention.text.lower().split()[-1] in _UNKNOWN)
