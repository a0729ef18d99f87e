"""What an actor was at which time: rebels may become a state, and a claim on the one is none on the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from factions.questions.asking import Asked
from factions.questions.parties import Party, party_key
from factions.questions.wording import day_words
from factions.registry import load_registry
from factions.registry.actors import ActorKind

_WORDS = {"group": "an armed group", "state": "a state", "state_force": "a force of a state"}


def standing_notes(asked: Asked, parties: Iterable[Party]) -> Iterable[str]:
    """Which parties are spoken of as an armed group and as a state, and when they were which."""
    for party in parties:
        name = asked.names.get(party.key, party.name)
        dated = _dated(party, asked.known_by)
        if len(dated) > 1:
            told = ", then ".join(_kind_words(kind, asked.known_by) for kind in dated)
            yield (
                f"By the registry of known actors, and not by these documents, {name} was {told}: what is "
                "said of it at one time need not hold at another."
            )
        counts = _spoken_of(asked, party)
        if len(counts) > 1 and len(dated) < 2:
            ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
            told = " and ".join(f"as {_WORDS[kind]} ({_claims(count)})" for kind, count in ordered)
            yield (
                f"These documents speak of {name} {told}: it may have been both, at once or one after the "
                "other."
            )


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"


def _dated(party: Party, known_by: str | None) -> list[ActorKind]:
    """What the registry has it to be, as far as that had begun by the day."""
    registry = load_registry()
    kinds = registry.get(party.key).kinds if registry.knows(party.key) else ()
    return [kind for kind in kinds if known_by is None or kind.since is None or kind.since <= known_by]


def _kind_words(kind: ActorKind, known_by: str | None) -> str:
    words = _WORDS.get(kind.kind, kind.kind.replace("_", " "))
    since = f" since {day_words(kind.since)}" if kind.since else ""
    over = kind.until is not None and (known_by is None or kind.until <= known_by)
    return f"{words}{since}{f' until {day_words(kind.until)}' if over and kind.until else ''}"


def _spoken_of(asked: Asked, party: Party) -> Counter[str]:
    """In how many claims it is spoken of as a group, and as a state or its force."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in asked.seen.claims:
        for role in claim.roles:
            if role.mention_kind in _WORDS and party_key(role) == party.key:
                found[role.mention_kind].add(claim.id)
    counts = Counter({kind: len(claims) for kind, claims in found.items()})
    return counts if counts["group"] and counts.total() > counts["group"] else Counter()
