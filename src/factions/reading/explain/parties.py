"""Why somebody stands in a role of a claim, and why the words are linked to that actor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.explain.reason import Option, Reason
from factions.reading.steps import Steps
from factions.records import Finding, Mention, Role, Span
from factions.registry import Registry

_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
# The heads that mark mentions, each by its own scheme.
_HEADS = ("party", "whole", "mention", "ace", "named")
_MOST = 4


def role_reason(steps: Steps, finding: Finding, role: Role, registry: Registry) -> Reason:
    """The mention in a role: what it is, what stands for the same, and how it was linked."""
    mention = _mention(steps.mentions, role)
    options = _options(steps, role, registry)
    notes = _linked(steps.mentions, mention, role, options) if mention else [_no_mention(steps, role)]
    score, scored = _filler(steps, finding, role)
    heads = [
        f"{tag.head} {tag.label} ({tag.score:.2f})"
        for tag in steps.encoding.tagged
        if tag.head in _HEADS and tag.span.overlaps(role.span)
    ]
    if heads:
        notes.append(f"encoder: {', '.join(heads)}")
    return Reason(
        f"role {role.role}", role.name, finding.method, steps.document.quote(role.span), score,
        (*notes, *scored), options,
    )  # fmt: skip


def _mention(mentions: Sequence[Mention], role: Role) -> Mention | None:
    return next((one for one in mentions if (one.start, one.end) == (role.start, role.end)), None)


def _no_mention(steps: Steps, role: Role) -> str:
    if any(place.span == role.span for place in steps.around.places):
        return f"a {role.mention_kind}, found as a place"
    return f"a {role.mention_kind} by the rule's own words, no mention of the text"


def _linked(
    mentions: Sequence[Mention], mention: Mention, role: Role, options: Sequence[Option]
) -> list[str]:
    """What the mention is, who else in the text is the same, and why it is or is not an actor known."""
    same = [one for one in mentions if one.cluster == mention.cluster and one.start != mention.start]
    notes = [f"{mention.form} {mention.kind}, cluster {mention.cluster}"]
    if same:
        words = dict.fromkeys(f"“{one.text}”" for one in same)
        notes.append(f"the same as {', '.join(list(words)[:_MOST])}")
    return [*notes, _link(same, role, options)]


def _link(same: Sequence[Mention], role: Role, options: Sequence[Option]) -> str:
    if role.actor is None:
        return "linked to nobody: the registry has no such name, and nothing here says who it is"
    if any(option.id == role.actor for option in options):
        return f"linked to {role.actor} by its own name"
    named = next((one for one in same if one.form == "named" and one.actor == role.actor), None)
    if named is not None:
        return f"linked to {role.actor} because it stands for “{named.text}” [{named.start}–{named.end}]"
    return f"linked to {role.actor} as the force or the government of a country"


def _options(steps: Steps, role: Role, registry: Registry) -> tuple[Option, ...]:
    """The actors that the words may mean by the registry, best first."""
    day = steps.document.published_at
    found = registry.find(_ARTICLE.sub("", " ".join(role.text.split())), on=day)[: _MOST + 1]
    return tuple(Option(match.actor.name, match.actor.id, match.score) for match in found)


def _filler(steps: Steps, finding: Finding, role: Role) -> tuple[float | None, list[str]]:
    """How surely the encoder's pair heads hold it to be in that role of the trigger."""
    pair = [(finding.trigger, Span(role.start, role.end))]
    notes: list[str] = []
    score = None
    if any(tag.span.overlaps(finding.trigger) for tag in steps.encoding.of("cue")):
        score = round(steps.encoding.scores("filler", pair)[0].get(role.role, 0.0), 3)
        notes.append(f"encoder, head filler: {role.role} ({score:.2f})")
    row = steps.encoding.scores("role", pair)[0]
    if row:
        label = max(row, key=lambda name: row[name])
        notes.append(f"encoder, head role: {label} ({row[label]:.2f})")
    return score, notes
