"""What a document has said before the sentence at hand, as far as its words lean on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from factions.records import Finding, Mention, Role

_ANTECEDENTS = 8
# Posts whose holder's deputy, spokesman and successor are the group's.
_HEADS = frozenset({"leader", "commander", "founder"})


class Known(Struct):
    """The actors last named, each cluster's best mention, and whom a person leads or founded."""

    named: dict[str, Mention] = field(default_factory=dict)
    before: list[Mention] = field(default_factory=list)
    led: dict[str, Role] = field(default_factory=dict)

    def remember(self, mentions: Iterable[Mention | None], found: Sequence[Finding]) -> None:
        """Take in a sentence that was read."""
        new = [
            mention
            for mention in mentions
            if mention and mention.kind in ("group", "state_force") and mention.name[:1].isupper()
        ]
        self.before = [*self.before, *new][-_ANTECEDENTS:]
        for finding in found:
            roles = {role.role: role for role in finding.roles}
            person, actor = roles.get("subject"), roles.get("object")
            if finding.kind == "founded":
                person, actor = actor, person
            elif finding.kind != "holds_post" or finding.attributes.get("post") not in _HEADS:
                continue
            if person and actor and person.mention_kind == "person":
                self.led[person.name] = actor


def best_named(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """For each cluster its first named mention, else its first."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        if mention.cluster not in best or (mention.form == "named" and best[mention.cluster].form != "named"):
            best[mention.cluster] = mention
    return best
