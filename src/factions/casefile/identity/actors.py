"""The actors of a casefile as they are known now: one id each, with dated names and dated kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factions.casefile.identity.joining import Joined, Open, Tie, join
from factions.casefile.identity.nodes import is_id, node_of, split_key
from factions.casefile.judgements import OF_ACTORS, PAIRS, Judgement
from factions.casefile.names import folded
from factions.records import Claim, Role, digest
from factions.registry import load_registry
from factions.registry.actors import ActorKind, ActorName
from factions.registry.names import slug

_PUBLIC = "public"


class Identity:
    """Who is who by the standing judgements on actors and by likely ties; computed, and never stored.

    An actor that is in no tie and no judgement keeps the id or the name that its document gives it.
    """

    def __init__(self, judgements: Iterable[Judgement], likely: Iterable[Tie] = ()) -> None:
        self.judgements = tuple(one for one in judgements if _on_actors(one))
        self._joined = join(self.judgements, likely)
        self._id_of = _ids(self._joined, self._judged_nodes())
        self._nodes: dict[str, list[str]] = defaultdict(list)
        for node, id in sorted(self._id_of.items()):
            self._nodes[id].append(node)
        self._local = {split_key(node)[0] for node in self._id_of if split_key(node)[1]}

    @property
    def open(self) -> tuple[Open, ...]:
        """The pairs on which judgements contradict each other."""
        return self._joined.open

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What joined the nodes, judged ties first."""
        return self._joined.ties

    @property
    def ids(self) -> tuple[str, ...]:
        """The actors that ties or judgements made or changed."""
        return tuple(sorted(self._nodes))

    def actor(self, key: str, document: str | None = None) -> str | None:
        """The id of the actor that a key stands for (in one document); null while it has none."""
        node = node_of(key)
        if document is not None and node in self._local:
            found = self._id_of.get(node_of(key, document))
            if found is not None:
                return found
        return self._id_of.get(node) or (key if is_id(key) else None)

    def nodes(self, actor: str) -> tuple[str, ...]:
        """All that stands for an actor, by its id or by any key of it."""
        id = self.actor(actor)
        return tuple(self._nodes.get(id or actor, ())) or (node_of(actor),)

    def meant(self, key: str) -> tuple[str, ...]:
        """The actors that a key may stand for: several where documents mean different ones by it."""
        node = node_of(key)
        local = (id for one, id in self._id_of.items() if split_key(one)[0] == node)
        return tuple(sorted({self.actor(key) or key, *(local if node in self._local else ())}))

    def differs(self, node: str) -> bool:
        """Whether some document means another actor by this name than the rest."""
        return split_key(node)[0] in self._local

    def applied(self, claim: Claim) -> Claim:
        """The claim with each actor under the id that it is known by here; words and names stay."""
        if not self._id_of:
            return claim
        roles = tuple(self._role(role, claim.document) for role in claim.roles)
        return claim if roles == claim.roles else msgspec.structs.replace(claim, roles=roles)

    def names(self, actor: str) -> tuple[ActorName, ...]:
        """An actor's names with their dates: those judged, then those of the registry."""
        judged = (one for one in self._about(actor, "name"))
        found = [
            ActorName(
                text=one.details["name"], since=one.details.get("since"), until=one.details.get("until")
            )
            for one in judged
        ]
        registry = load_registry()
        known = (registry.get(id).names for id in self._bases(actor) if registry.knows(id))
        return tuple(dict.fromkeys([*found, *(name for names in known for name in names)]))

    def name_on(self, actor: str, day: str) -> str | None:
        """The name an actor bore on a day, the one with the latest beginning; null if none is known."""
        held = [name for name in self.names(actor) if name.holds_on(day)]
        return max(held, key=lambda name: name.since or "").text if held else None

    def kinds(self, actor: str) -> tuple[ActorKind, ...]:
        """What an actor is, with dates: as judged, else as the registry has it. Rebels may become a state."""
        judged = [
            ActorKind(
                kind=one.details["kind"], since=one.details.get("since"), until=one.details.get("until")
            )
            for one in self._about(actor, "type")
        ]
        if judged:
            return tuple(sorted(judged, key=lambda kind: kind.since or ""))
        registry = load_registry()
        known = (registry.get(id).kinds for id in self._bases(actor) if registry.knows(id))
        return tuple(dict.fromkeys(kind for kinds in known for kind in kinds))

    def kind_on(self, actor: str, day: str) -> str | None:
        """What an actor is on a day, by the kind with the latest beginning; null where nobody said."""
        held = [kind for kind in self.kinds(actor) if kind.holds_on(day)]
        return max(held, key=lambda kind: kind.since or "").kind if held else None

    def is_public(self, name: str) -> bool:
        """Whether a reviewer marked a person as a public actor; private ones are never linked."""
        return any(one.what == _PUBLIC and folded(one.on[0]) == folded(name) for one in self.judgements)

    def _about(self, actor: str, what: str) -> Iterable[Judgement]:
        id = self.actor(actor) or actor
        return (
            one for one in self.judgements if one.what == what and self.actor(*split_key(one.on[0])) == id
        )

    def _bases(self, actor: str) -> list[str]:
        return list(dict.fromkeys(split_key(node)[0] for node in self.nodes(actor)))

    def _judged_nodes(self) -> tuple[str, ...]:
        return tuple(node_of(one.on[0]) for one in self.judgements if one.what in ("name", "type"))

    def _role(self, role: Role, document: str) -> Role:
        actor = self.actor(role.actor or role.name, document)
        return role if actor == role.actor else msgspec.structs.replace(role, actor=actor)


def _on_actors(judgement: Judgement) -> bool:
    pair = judgement.what in (*PAIRS, "unsure") and len(judgement.on) == 2
    return judgement.what in OF_ACTORS or (pair and not any(on.startswith("clm_") for on in judgement.on))


def _ids(joined: Joined, judged: Sequence[str]) -> dict[str, str]:
    """The id of every node that is in a group, or of which somebody said something."""
    tied = frozenset().union(*joined.groups)
    groups = {*joined.groups, *(frozenset({node}) for node in judged if node not in tied)}
    seen: dict[str, str] = {}
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: (not _has_global(group), sorted(group))):
        id = _id(group, taken)
        taken.add(id)
        seen |= dict.fromkeys(group, id)
    return seen


def _has_global(group: frozenset[str]) -> bool:
    return any(split_key(node)[1] is None for node in group)


def _id(group: frozenset[str], taken: set[str]) -> str:
    """A registry id if the group has one, else a user's, else one made of the longest name."""
    whole = sorted(node for node in group if is_id(node) and not split_key(node)[1])
    if whole:
        return min(whole, key=lambda id: (not id.startswith("act_"), id))
    names = sorted({split_key(node)[0] for node in group}, key=lambda name: (-len(name), name))
    made = "usr_" + (slug(names[0].removeprefix("act_").removeprefix("usr_")) or digest(names)[:8])
    return made if made not in taken else f"{made}-{digest(sorted(group))[:4]}"
