"""The two actors that a plural mention speaks of: "the two groups", "both", "they … each other"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from factions.reading.what.known import Known
from factions.reading.what.mask import Masked
from factions.reading.what.roles import role_of
from factions.records import Mention, Role

_ACTORS = frozenset(("group", "state", "state_force"))
PAIR = 2
_TWO = re.compile(
    r"both\b|(?:the |these |those )?two\b(?! groups? of)|"
    r"(?:the|these) (?:sides|rivals|parties|groups|movements|factions|militias|armies)$"
)


def pair_roles(masked: Masked, at: int, plural: Role, known: Known) -> tuple[Role, ...]:
    """Subject and object at the plural words' own span, with its members' names; empty if unknown."""
    item = masked.items.get(at)
    clusters = item.mention.members if item and item.mention else ()
    members = [known.named[cluster] for cluster in clusters if cluster in known.named]
    if len(members) != PAIR and _names_two(masked, plural):
        members = _last_two(masked, at, plural, known.before)
    if len(members) != PAIR:
        return ()
    return tuple(
        structs.replace(plural, role=role, name=member.name, actor=member.actor, mention_kind=member.kind)
        for member, role in zip(members, ("subject", "object"), strict=True)
    )


def pair_mentions(masked: Masked, plural: Mention, known: Known) -> list[Mention]:
    """The two actors that plural words speak of, each at the words' own span; empty if unknown."""
    at = next((spot for spot, item in masked.items.items() if item.mention is plural), None)
    roles = pair_roles(masked, at, role_of(plural, "side"), known) if at is not None else ()
    return [
        structs.replace(
            plural, name=role.name, actor=role.actor, kind=role.mention_kind, cluster=f"{plural.cluster}.{n}"
        )
        for n, role in enumerate(roles)
    ]


def _names_two(masked: Masked, plural: Role) -> bool:
    """Whether the words count two actors, or "they" do something to each other."""
    words = plural.text.lower()
    if words in ("they", "them"):
        return " each other" in masked.text or " one another" in masked.text
    return _TWO.match(words) is not None


def _last_two(masked: Masked, at: int, plural: Role, before: Sequence[Mention]) -> list[Mention]:
    """The two actors last named before the plural mention, the earlier one first."""
    here = [masked.items[spot].mention for spot in sorted(masked.items) if spot < at]
    own = {one.cluster: one for one in here if one and one.kind == "group" and one.name[:1].isupper()}
    if len(own) == PAIR:
        return list(own.values())
    found: dict[str, Mention] = {}
    for mention in reversed([*before, *here]):
        if mention is None or mention.kind not in _ACTORS or mention.start == plural.start:
            continue
        if (mention.name[:1].isupper() or mention.kind != "group") and mention.cluster not in found:
            found[mention.cluster] = mention
        if len(found) == PAIR:
            break
    return list(reversed(found.values()))
