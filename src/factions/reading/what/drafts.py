"""An event while it is being put together: its kind and who stands in its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.reading.what.lexicon import Entry, Frame
from factions.records import Mention

# The form of a draft that no trigger read, only the encoder's cue.
BY_CUE = "cue"
_ARMED = frozenset({"group", "state", "state_force", "people", "person", "civilians", "office"})


_HARMED = frozenset({"person", "civilians", "people", "state_force", "group", "office", "other", "state"})


_HIT = frozenset(
    {
        "facility",
        "place",
        "civilians",
        "people",
        "state_force",
        "group",
        "person",
        "office",
        "state",
        "other",
        "weapon",
    }
)


SIDES = frozenset({"group", "state", "state_force", "people"})


ALLOWED = {
    "attacker": _ARMED, "abductor": _ARMED, "detainer": _ARMED - {"civilians"}, "victim": _HARMED,
    "abductee": _HARMED, "detainee": _HARMED, "target": _HIT, "side_a": SIDES, "side_b": SIDES,
    "gained_by": SIDES, "lost_by": SIDES, "place": frozenset({"place", "facility"}),
    "instrument": frozenset({"weapon"}), "subject": _ARMED, "object": SIDES | {"office", "person"},
}  # fmt: skip


class Draft:
    """An event while it is being put together."""

    def __init__(self, frame: Frame, entry: Entry, first: int, last: int) -> None:
        self.frame = frame
        self.entry = entry
        self.kind = frame.kind
        self.lemma = entry.lemma
        self.form = entry.form
        self.first = first
        self.last = last
        self.roles: list[tuple[str, Mention]] = []
        self.definite = False
        self.toll = False
        self.passive = False
        self.cause = False
        self.dated = False
        self.placed = False
        self.named_post = False
        self.bare = False
        self.clause = 0
        self.located = False
        self.cued = False

    @property
    def plural(self) -> bool:
        """Whether a noun speaks of several events at once ("attacks")."""
        return (
            self.frame.noun
            and self.lemma.endswith("s")
            and self.kind not in ("armed_clash", "suicide_bombing")
        )

    def add(self, role: str, mentions: Sequence[Mention]) -> None:
        """Put the mentions that a role admits into it."""
        for name in role.split("+"):
            admitted = self.frame.kinds.get(name, ALLOWED.get(name, _ARMED))
            for mention in mentions:
                if (mention.kind in admitted or (name == "attacker" and _armed_men(mention))) and not any(
                    mention.start == have.start and role_ == name for role_, have in self.roles
                ):
                    self.roles.append((name, mention))

    def of(self, *names: str) -> list[Mention]:
        return [mention for role, mention in self.roles if role in names]


def _armed_men(mention: Mention) -> bool:
    return mention.kind == "other" and mention.form == "nominal" and mention.text.lower().endswith("men")


def sufficient(draft: Draft) -> bool:
    """Whether the draft has the roles that its frame needs; one of a group joined by & needs all of them."""
    frame = draft.frame
    if draft.cued and draft.roles:
        return True
    if frame.before and not draft.named_post:
        return False
    if frame.noun:
        return bool(draft.roles) or draft.toll or draft.placed
    if not frame.needs:
        return True
    return any(all(_met(draft, need) for need in together.split("&")) for together in frame.needs.split("|"))


def _met(draft: Draft, need: str) -> bool:
    return draft.toll if need == "toll" else bool(draft.of(need))


def iter_roles(draft: Draft) -> Iterator[tuple[str, Mention]]:
    """The roles of the claim: a place, which the assembling step gives, and a goal are none of an event."""
    for role, mention in draft.roles:
        if role not in ("place", "towards"):
            yield role, mention
