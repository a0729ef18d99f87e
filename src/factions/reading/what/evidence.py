"""What the encoder thinks of a finding, weighed in one place so that the weighting can be measured."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import structs

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.records import Finding, Span

TRIGGER_BONUS = 0.06
TRIGGER_MALUS = 0.12
RELATION_BONUS = 0.05
SURE_RELATION = 0.5
_LABELS = {
    "attack": "attack death injury",
    "armed_assault": "attack death injury",
    "complex_attack": "attack death injury",
    "bombing": "attack death injury",
    "suicide_bombing": "attack death injury",
    "air_strike": "attack death injury",
    "shelling": "attack death injury",
    "armed_clash": "attack death injury",
    "assassination": "attack death",
    "execution": "death attack",
    "abduction": "arrest attack",
    "arrest": "arrest",
    "protest": "protest",
    "arson": "destruction attack",
    "property_destruction": "destruction attack",
    "threat": "threat",
    "agreement_with": "agreement",
    "appointment": "office_change",
    "withdrawal": "movement",
    "displacement": "movement",
    "invasion": "attack movement",
}
_ARMED = frozenset({"group", "state_force", "weapon"})
_RELATIONS = {
    "part_of": ("BelongsTo",),
    "member_of_umbrella": ("BelongsTo",),
    "holds_post": ("InChargeOf", "BelongsTo"),
    "allied_with": ("AlliesOf", "Likes"),
    "supports": ("AlliesOf", "Likes"),
    "rival_of": ("FightingAgainst", "Dislikes"),
    "fights": ("FightingAgainst", "Dislikes"),
    "controls": ("InChargeOf", "CoLocated"),
    "operates_in": ("CoLocated",),
}


class Evidence:
    """The encoder's triggers of a document in text order; each finding looks only at its own stretch."""

    def __init__(self, encoding: Encoding) -> None:
        self._triggers = sorted(encoding.of("trigger"))
        self._starts = [tag.start for tag in self._triggers]
        self._scores = encoding.scores
        self._knows_relations = bool(encoding.tagged)

    def weigh(self, finding: Finding) -> Finding:
        """The finding with its confidence raised or lowered by the trigger and relation heads."""
        change = sum(self.changes(finding).values())
        if not change:
            return finding
        return structs.replace(finding, confidence=max(0.05, min(0.99, finding.confidence + change)))

    def changes(self, finding: Finding) -> dict[str, float]:
        """What each head adds to a finding's confidence."""
        return {"trigger": self._trigger_change(finding), "relation": self._relation_change(finding)}

    def doubts(self, finding: Finding) -> bool:
        """Whether a vague attack between parties that bear no arms shows in nothing the encoder tagged."""
        if finding.kind != "attack" or not finding.method.startswith("trigger:") or not self._triggers:
            return False
        if finding.tolls or any(role.mention_kind in _ARMED for role in finding.roles):
            return False
        return not self._fitting(finding)

    def _fitting(self, finding: Finding) -> list[Tagged]:
        """The triggers in the finding's evidence whose label goes with its kind."""
        first = bisect_left(self._starts, finding.evidence.start)
        last = bisect_left(self._starts, finding.evidence.end)
        wanted = _LABELS.get(finding.kind, "").split()
        return [tag for tag in self._triggers[first:last] if tag.label in wanted]

    def _trigger_change(self, finding: Finding) -> float:
        wanted = _LABELS.get(finding.kind, "").split()
        if not wanted or not self._triggers:
            return 0.0
        fitting = self._fitting(finding)
        if any(tag.span.overlaps(finding.trigger) for tag in fitting):
            return TRIGGER_BONUS
        return 0.0 if fitting else -TRIGGER_MALUS

    def _relation_change(self, finding: Finding) -> float:
        wanted = _RELATIONS.get(finding.kind)
        ends = {role.role: Span(role.start, role.end) for role in finding.roles}
        if not self._knows_relations or wanted is None or not {"subject", "object"} <= ends.keys():
            return 0.0
        both = [(ends["subject"], ends["object"]), (ends["object"], ends["subject"])]
        best = max(
            (row.get(name, 0.0) for row in self._scores("relation", both) for name in wanted), default=0.0
        )
        return RELATION_BONUS if best > SURE_RELATION else 0.0
