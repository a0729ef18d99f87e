"""Which time a finding is given: only one that its own sentence says."""

from __future__ import annotations

import re

from factions.reading.assemble.nearness import Surroundings
from factions.reading.when import event_time, present_tense, within
from factions.records import NO_DATE, Document, Finding, When
from factions.vocabulary import load_vocabulary

# "said on Wednesday" dates the saying, not what was said.
_SAYING = re.compile(
    r"\b(?:said|says|told\s(?:\w+\s){1,3}|reported|added|stated|wrote|tweeted|posted|confirmed)"
    r"\s(?:on\s|late\s|early\s)?$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|became|become|becomes|remain(?:s|ed)?|led|leads|fought|fights?|split|broke|held|holds?|\w{3,}ed)\b",
    re.IGNORECASE,
)


def time_of(around: Surroundings, finding: Finding) -> When | None:
    """The time of a finding: the nearest of its sentence, else the present tense of a state, else none."""
    said = [time for time in around.times_beside(finding.trigger) if _dates(around.document.text, time)]
    nearest = min(said, key=lambda time: around.distance(finding.trigger, time.span), default=None)
    if load_vocabulary().shape(finding.kind) in ("state", "pattern"):
        return _lasting_time(around.document, finding, nearest)
    return event_time(nearest) if nearest is not None else None


def _dates(text: str, time: When) -> bool:
    """Whether a time says when something was: durations, frequencies and times of saying do not."""
    unbounded = not any(time.bounds) and NO_DATE not in time.flags
    if time.type == "SET" or (time.type == "DURATION" and unbounded):
        return False
    return not _SAYING.search(text[max(0, time.start - 40) : time.start])


def _lasting_time(document: Document, finding: Finding, nearest: When | None) -> When | None:
    """Told without a finite verb ("a network within …"), it held at some time within the clause's period."""
    if _FINITE.search(_own_words(document.text, finding)):
        return nearest or present_tense(document.text, finding.evidence, document.published_at)
    return within(nearest) if nearest is not None and _is_period(nearest) else None


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
