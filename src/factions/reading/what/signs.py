"""What the encoder's heads show of a finding, as figures that can be weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

import numpy as np

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.what.cues import alike
from factions.reading.what.merging import VIOLENCE
from factions.records import Finding, Role, Span

# No sign counts for more than this many natural log odds.
MOST = 4.0
_FURTHEST = 400
_OF_VIOLENCE = frozenset({*VIOLENCE, "military_campaign", "invasion"})
_TRIGGERS = {
    "abduction": "arrest attack",
    "arrest": "arrest",
    "protest": "protest",
    "threat": "threat",
    "agreement_with": "agreement",
    "appointment": "office_change",
    "withdrawal": "movement",
    "displacement": "movement",
    "arson": "destruction attack",
    "property_destruction": "destruction attack",
} | dict.fromkeys((*VIOLENCE[:3], *VIOLENCE[5:], "invasion"), "attack death injury")
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


class Signs:
    """The signs of each finding of one document: by name, in natural log odds or as nought and one."""

    def __init__(self, encoding: Encoding) -> None:
        self._tags = {head: sorted(encoding.of(head)) for head in ("cue", "trigger")}
        self._scores = encoding.scores

    @property
    def known(self) -> bool:
        """Whether the encoder has looked for cues at all."""
        return bool(self._tags["cue"])

    def of(self, finding: Finding) -> dict[str, float]:
        """Every sign of one finding."""
        cues = self._over("cue", finding.trigger)
        same = [tag for tag in cues if _family(tag.label) == _family(finding.kind)]
        near = [tag for tag in self._over("cue", finding.evidence) if tag.label == finding.kind]
        place = max(same, key=lambda tag: tag.score).span if same else finding.trigger
        return {
            "found": log_odds(finding.confidence),
            "cue": max((log_odds(tag.score) + MOST for tag in same), default=0.0),
            "cue near": 0.0 if same else max((log_odds(tag.score) + MOST for tag in near), default=0.0),
            "cue of another kind": 0.0 if same else float(bool(cues)),
            "roles": self._least_role(place, finding),
            "no roles": float(not finding.roles),
            "trigger": self._trigger(finding),
            "relation": self._relation(finding),
        }

    def _over(self, head: str, span: Span) -> list[Tagged]:
        tags = self._tags[head]
        first = bisect_left(tags, span.start - _FURTHEST, key=lambda tag: tag.start)
        last = bisect_left(tags, span.end, key=lambda tag: tag.start)
        return [tag for tag in tags[first:last] if tag.end > span.start]

    def _least_role(self, cue: Span, finding: Finding) -> float:
        """How likely the least likely of the roles is."""
        roles = [role for role in finding.roles if role.start >= 0]
        rows = self._scores("filler", [(cue, Span(role.start, role.end)) for role in roles])
        chances = [_chance(role, row) for role, row in zip(roles, rows, strict=True)]
        return min((log_odds(chance) for chance in chances), default=0.0)

    def _trigger(self, finding: Finding) -> float:
        wanted = _TRIGGERS.get(finding.kind, "").split()
        fitting = [tag for tag in self._over("trigger", finding.evidence) if tag.label in wanted]
        if not wanted:
            return 0.0
        return 1.0 if any(tag.span.overlaps(finding.trigger) for tag in fitting) else 0.5 * bool(fitting)

    def _relation(self, finding: Finding) -> float:
        wanted = _RELATIONS.get(finding.kind)
        ends = {role.role: Span(role.start, role.end) for role in finding.roles}
        if wanted is None or not {"subject", "object"} <= ends.keys():
            return 0.0
        both = [(ends["subject"], ends["object"]), (ends["object"], ends["subject"])]
        return max(row.get(name, 0.0) for row in self._scores("relation", both) for name in wanted)


def log_odds(chance: float) -> float:
    """The natural log odds of a chance, within MOST of nought."""
    inside = min(max(chance, 1e-6), 1 - 1e-6)
    return float(np.clip(np.log(inside / (1 - inside)), -MOST, MOST))


def _chance(role: Role, row: Mapping[str, float]) -> float:
    """How likely a role is; reports differ in whether they aim at somebody or harm them, or who is side a."""
    return max(row.get(name, 0.0) for name in alike(role.role))


def _family(kind: str) -> str:
    """Kinds of violence differ in method alone."""
    return "violence" if kind in _OF_VIOLENCE else kind
