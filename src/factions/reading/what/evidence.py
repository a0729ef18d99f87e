"""What the encoder thinks of a finding, weighed in one place so that the weighting can be measured."""

from __future__ import annotations

from factions.reading.encoder.encoding import Encoding
from factions.records import Finding, Span

TRIGGER_BONUS = 0.06
TRIGGER_MALUS = 0.12
RELATION_BONUS = 0.05
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


def weigh(finding: Finding, encoding: Encoding) -> Finding:
    """The finding with its confidence raised or lowered by the encoder's trigger and relation heads."""
    if not encoding.tagged:
        return finding
    change = _trigger_change(finding, encoding) + _relation_change(finding, encoding)
    if not change:
        return finding
    return Finding(
        finding.kind,
        finding.roles,
        finding.evidence,
        finding.trigger,
        finding.method,
        max(0.05, min(0.99, finding.confidence + change)),
        finding.attributes,
        finding.tolls,
    )


def _trigger_change(finding: Finding, encoding: Encoding) -> float:
    wanted = _LABELS.get(finding.kind)
    tagged = encoding.of("trigger")
    if wanted is None or not tagged:
        return 0.0
    inside = [tag for tag in tagged if finding.evidence.covers(tag.span)]
    if any(tag.label in wanted.split() and tag.span.overlaps(finding.trigger) for tag in inside):
        return TRIGGER_BONUS
    return 0.0 if any(tag.label in wanted.split() for tag in inside) else -TRIGGER_MALUS


def _relation_change(finding: Finding, encoding: Encoding) -> float:
    wanted = _RELATIONS.get(finding.kind)
    ends = {role.role: Span(role.start, role.end) for role in finding.roles}
    if wanted is None or "subject" not in ends or "object" not in ends:
        return 0.0
    both = encoding.scores("relation", [(ends["subject"], ends["object"]), (ends["object"], ends["subject"])])
    best = max((scores.get(name, 0.0) for scores in both for name in wanted), default=0.0)
    return RELATION_BONUS if best > 0.5 else 0.0
