"""What the encoder's heads show of a finding, as figures that can be weighed."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

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


class Signs:
    """The signs of each finding of one document: by name, in natural log odds or as nought and one."""

    def __init__(self, encoding: Encoding) -> None:
        self._tags = {head: sorted(encoding.of(head)) for head in ("cue", "trigger")}
        self._starts = {head: [tag.start for tag in tags] for head, tags in self._tags.items()}
        self._scores = encoding.scores

    @property
    def known(self) -> bool:
        """Whether the encoder has looked for cues at all."""
        return bool(self._tags["cue"])

    def of(self, finding: Finding) -> dict[str, float]:
        """Every sign of one finding."""
        return self.of_all([finding])[0]

    def of_all(self, findings: Sequence[Finding]) -> list[dict[str, float]]:
        """The signs of many findings; the pair heads are asked once, as calls cost more than pairs."""
        told = [self._cues(finding) for finding in findings]
        roles = self._least_roles([place for _, place in told], findings)
        return [
            {
                "found": log_odds(finding.confidence),
                **cues,
                "roles": role,
                "no roles": float(not finding.roles),
                "trigger": self._trigger(finding),
            }
            for finding, (cues, _), role in zip(findings, told, roles, strict=True)
        ]

    def _cues(self, finding: Finding) -> tuple[dict[str, float], Span]:
        """What the cues show, and whose roles are asked for: a cue of its kind, or else its trigger."""
        cues = self._over("cue", finding.trigger)
        same = [tag for tag in cues if _family(tag.label) == _family(finding.kind)]
        near = [tag for tag in self._over("cue", finding.evidence) if tag.label == finding.kind]
        shown = {
            "cue": max((log_odds(tag.score) + MOST for tag in same), default=0.0),
            "cue near": 0.0 if same else max((log_odds(tag.score) + MOST for tag in near), default=0.0),
            "cue of another kind": 0.0 if same else float(bool(cues)),
        }
        return shown, max(same, key=lambda tag: tag.score).span if same else finding.trigger

    def _over(self, head: str, span: Span) -> list[Tagged]:
        tags, starts = self._tags[head], self._starts[head]
        first, last = bisect_left(starts, span.start - _FURTHEST), bisect_left(starts, span.end)
        return [tag for tag in tags[first:last] if tag.end > span.start]

    def _least_roles(self, places: Sequence[Span], findings: Sequence[Finding]) -> list[float]:
        """How likely the least likely of each finding's roles is."""
        asked = [
            (number, place, role)
            for number, (place, finding) in enumerate(zip(places, findings, strict=True))
            for role in finding.roles
            if role.start >= 0
        ]
        rows = self._scores("filler", [(place, Span(role.start, role.end)) for _, place, role in asked])
        least = [MOST] * len(findings)
        for (number, _, role), row in zip(asked, rows, strict=True):
            least[number] = min(least[number], log_odds(_chance(role, row)))
        known = {number for number, _, _ in asked}
        return [one if number in known else 0.0 for number, one in enumerate(least)]

    def _trigger(self, finding: Finding) -> float:
        wanted = _TRIGGERS.get(finding.kind, "").split()
        fitting = [tag for tag in self._over("trigger", finding.evidence) if tag.label in wanted]
        if not wanted:
            return 0.0
        return 1.0 if any(tag.span.overlaps(finding.trigger) for tag in fitting) else 0.5 * bool(fitting)


def log_odds(chance: float) -> float:
    """The natural log odds of a chance, within MOST of nought."""
    inside = min(max(chance, 1e-6), 1 - 1e-6)
    return min(max(math.log(inside / (1 - inside)), -MOST), MOST)


def _chance(role: Role, row: Mapping[str, float]) -> float:
    """How likely a role is; reports differ in whether they aim at somebody or harm them, or who is side a."""
    return max(row.get(name, 0.0) for name in alike(role.role))


def _family(kind: str) -> str:
    """Kinds of violence differ in method alone."""
    return "violence" if kind in _OF_VIOLENCE else kind
