"""Which time a finding is given: only one that its own sentence says."""

from __future__ import annotations

import re

from factions.reading.assemble.dating import dates, dates_the_deed, is_apart
from factions.reading.assemble.nearness import Surroundings
from factions.reading.when import as_of, event_time, present_tense, within
from factions.records import Finding, Span, When
from factions.vocabulary import load_vocabulary

_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|became|become|becomes|led|fought|split|broke|held|drew|took|won|lost|\w{3,}ed)\b",
    re.IGNORECASE,
)
# "is said to have received help" tells of the past, though "is" is present.
_PAST_INFINITIVE = re.compile(r"\b(?:is|are)\s+\w+\s+to\s+have\b")
_HABIT = re.compile(r"\w+s|\w+[^es]es", re.IGNORECASE)
# "Abdul Hasib on 27 April": words that may stand between a role and its own time.
_JOINED = re.compile(r",?\s*(?:\(|in|on|by|since|until)?\s*(?:the\s)?", re.IGNORECASE)


def time_of(around: Surroundings, finding: Finding) -> When | None:
    """The time of a finding: the nearest of its sentence, else the present tense of a state, else none."""
    said = [
        time
        for time in around.times_beside(finding.trigger)
        if dates(around.document.text, time) and not is_apart(around.document.text, time, finding.trigger)
    ]
    if finding.method.startswith("responsibility:"):
        said = [time for time in said if dates_the_deed(around.document.text, finding, time)]
    nearest = min(said, key=lambda time: _distance(around, finding, time), default=None)
    if load_vocabulary().shape(finding.kind) in ("state", "pattern"):
        return _lasting_time(around, finding, nearest)
    return event_time(nearest) if nearest is not None else None


def _distance(around: Surroundings, finding: Finding, time: When) -> int:
    """From the trigger, but nothing where a time is joined to one of the roles, as in a list of deaths."""
    text = around.document.text
    if any(_JOINED.fullmatch(text, role.end, time.start) for role in finding.roles if role.end <= time.start):
        return 0
    return around.distance(finding.trigger, time.span)


def _lasting_time(around: Surroundings, finding: Finding, nearest: When | None) -> When | None:
    """The time of a state: as of the day of publication where it is told in the present, else its own time.

    Told without a finite verb ("a network within …") it held at some time within the clause's period.
    """
    document = around.document
    own_words = _own_words(document.text, finding)
    present = _present(around, finding)
    if present is not None and not _PAST_INFINITIVE.search(own_words):
        return nearest if nearest is not None and _reaches_now(finding, nearest) else present
    if _FINITE.search(own_words):
        return nearest
    return within(nearest) if nearest is not None and _is_period(nearest) else None


def _present(around: Surroundings, finding: Finding) -> When | None:
    document = around.document
    trigger = document.text[finding.trigger.start : finding.trigger.end]
    if finding.kind == "targets" and _HABIT.fullmatch(trigger):
        return as_of(document.text, finding.trigger, document.published_at)
    return present_tense(document.text, finding.evidence, document.published_at)


def _reaches_now(finding: Finding, time: When) -> bool:
    """Whether a time goes with the present tense: "since 2015", or one within the evidence itself."""
    return time.latest_end is None or finding.evidence.covers(Span(time.start, time.end))


def _is_period(time: When) -> bool:
    """A single day dates the event of its clause, not the standing of those in it."""
    return time.earliest_start != time.latest_end


def _own_words(text: str, finding: Finding) -> str:
    """The words of the evidence that stand between and around its roles."""
    pieces: list[str] = []
    at = finding.evidence.start
    for role in sorted(finding.roles, key=lambda role: role.start):
        if role.start >= at:
            pieces.append(text[at : role.start])
            at = role.end
    pieces.append(text[at : finding.evidence.end])
    return " ".join(pieces)
