"""Why a claim is of its kind, and what its confidence is made of."""

from __future__ import annotations

import re
from functools import cache

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.explain.reason import Reason, Share
from factions.reading.steps import Steps
from factions.reading.what.evidence import Evidence
from factions.reading.what.lexicon import Frame, all_frames
from factions.reading.what.patterns import Pattern, all_patterns
from factions.records import Finding, Span

_MARK = re.compile(r"\[[a-z_]+(?::[a-z]+)? ([^\]]+)\]")
# What finds a claim, besides patterns and triggers.
_METHODS = {
    "encoder": "words that the encoder takes for a claim of this kind, which no pattern reads",
    "responsibility": "words by which somebody claims, denies or is blamed for an event told before",
    "denial": "words that deny what was told before, without telling it again",
    "restated": "a figure given again for the event told before",
    "habit": "a verb of violence told as a habit",
}


def kind_reason(steps: Steps, finding: Finding) -> Reason:
    """What found the claim, with the rule's own example or the encoder's cue."""
    method, _, name = finding.method.partition(":")
    cues = _over(steps.encoding, "cue", finding.trigger)
    score = max((tag.score for tag in cues), default=None) if method == "encoder" else None
    notes = [_METHODS[method]] if method in _METHODS else []
    if method == "pattern":
        pattern = _patterns()[name]
        score = pattern.confidence
        notes += _examples(pattern.yes)
    elif method == "trigger":
        notes += _trigger_notes(name, finding)
    notes += [f"encoder, head cue: {_tag(steps.text, tag)}" for tag in cues]
    triggers = _over(steps.encoding, "trigger", finding.trigger)
    notes += [f"encoder, head trigger: {_tag(steps.text, tag)}" for tag in triggers]
    words = steps.document.quote(finding.trigger)
    return Reason("kind", finding.kind, finding.method, words, score, tuple(notes))


def shares(encoding: Encoding, finding: Finding) -> tuple[Share, ...]:
    """The confidence of what found it, and what the encoder's heads add or take away."""
    changes = Evidence(encoding).changes(finding)
    added = tuple(
        Share(f"encoder, head {head}", round(amount, 3)) for head, amount in changes.items() if amount
    )
    base = finding.confidence - sum(share.amount for share in added)
    return (Share(finding.method, round(base, 3)), *added)


def _trigger_notes(lemma: str, finding: Finding) -> list[str]:
    frames = [frame for frame in all_frames() if lemma in frame.id.split("|")]
    if not frames:
        return ["no word of the trigger tables: the encoder took it for one"]
    frame: Frame = next((one for one in frames if one.kind == finding.kind), frames[0])
    more = [] if frame.kind == finding.kind else [f"told as {frame.kind}; its roles or the encoder say more"]
    return [*_examples(frame.yes), *more]


def _examples(yes: tuple[str, ...]) -> list[str]:
    return [f"as in: {_MARK.sub(lambda mark: mark[1], example)}" for example in yes[:1]]


def _tag(text: str, tag: Tagged) -> str:
    return f"“{text[tag.start : tag.end]}” as {tag.label} ({tag.score:.2f})"


def _over(encoding: Encoding, head: str, span: Span) -> list[Tagged]:
    return [tag for tag in encoding.of(head) if tag.span.overlaps(span)]


@cache
def _patterns() -> dict[str, Pattern]:
    return {pattern.id: pattern for pattern in all_patterns()}
