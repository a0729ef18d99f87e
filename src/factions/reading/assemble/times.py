"""Which time a finding is given: only one that its own sentence says."""

from __future__ import annotations

import re

from factions.reading.assemble.nearness import Surroundings
from factions.reading.when import as_of, event_time, present_tense, within
from factions.records import NO_DATE, Finding, Span, When
from factions.vocabulary import load_vocabulary

# "said on Wednesday" dates the saying, not what was said.
_SAYING = re.compile(
    r"\b(?:said|says|told\s(?:\w+\s){1,3}|reported|added|stated|wrote|tweeted|posted|confirmed|announced|"
    r"declared|acknowledged|admitted|alleged|warned|revealed|(?:statement|report|message|video)\s(?:\w+\s)?"
    r"(?:issued|released|published|circulated|posted|carried|dated)|issued|published)"
    r"\s(?:on\s|late\s|early\s)?$"
)
# "the deadliest raid since 2019", "for the second time in a week" rank what happened, and do not date it.
_RANKING = re.compile(
    r"\b(?:first|second|third|fourth|fifth|latest|\w+iest|worst|biggest|largest|greatest|heaviest)\b"
    r"[^,.;]{0,30}\b(?:in|since|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
# "The fourth such attack this year" counts, too.
_COUNTING = re.compile(r"\b(?:such|\w+th|first|second|third)\s(?:\w+\s){1,3}$", re.IGNORECASE)
# What somebody answers happened at a time of its own, and what ended an event did so after it.
_ANSWERED = re.compile(
    r"\b(?:in\s(?:response|reprisal|retaliation|revenge|vengeance|answer)\s(?:to|for)|aveng(?:e|ing)"
    r"|retaliat\w+\sfor)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:before|until)\s(?!now\b|then\b|that\b)(?=[^,;]*\s\w+(?:ed|ing|ve|me|ne)\b)", re.IGNORECASE
)
# "Last month the junta announced an offensive" dates the words, not the deed.
_ANNOUNCING = re.compile(
    r"\b(?:announce[sd]?|order(?:s|ed)|vow(?:s|ed)|threaten(?:s|ed)|pledge[sd]?|promise[sd]?|warn(?:s|ed)|"
    r"accuse[sd]?|(?:said|claimed|alleged|reported|admitted|acknowledged|insisted)\s(?:that\s)?"
    r"(?:[\w'’]+\s){1,5}had)\b"
)
# "26/01, Hasakah: the SDF announce …": the time of an entry dates whatever it tells.
_HEAD = 40
_AFTER = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?)\s(?:after|before)\b(?![^.;]*,)", re.IGNORECASE)
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
        if _dates(around.document.text, time) and not _apart(around.document.text, time, finding.trigger)
    ]
    if finding.method.startswith("responsibility:"):
        said = [time for time in said if _dates_the_deed(around.document.text, finding, time)]
    nearest = min(said, key=lambda time: _distance(around, finding, time), default=None)
    if load_vocabulary().shape(finding.kind) in ("state", "pattern"):
        return _lasting_time(around, finding, nearest)
    return event_time(nearest) if nearest is not None else None


_DEED = re.compile(
    r"\b(?:attack|assault|raid|bombing|blast|explosion|ambush|killing|murder|massacre|strike|shooting|abduction|"
    r"kidnapping|assassination|operation|incident|death|shelling|beheading|clash|violence)(?:e?s)?\b"
)


# "On Monday, the group claimed it": the claimant follows the time of his claim.
_RIGHT_AFTER = 2


def _dates_the_deed(text: str, finding: Finding, time: When) -> bool:
    """ "Claimed responsibility on Friday" dates the claim, "for the raid on Friday" the deed."""
    cue = finding.trigger
    if time.start < cue.end:
        return all(not 0 <= role.start - time.end <= _RIGHT_AFTER for role in finding.roles)
    return _DEED.search(text, cue.start, time.start) is not None or text[time.end : time.end + 2] in (
        "'s",
        "’s",
    )


# An hour without a day, hung on the day of publication for want of another ("at about eight in the evening").
_OF_CLOCKS = frozenset({"clock", "daypart"})


def _dates(text: str, time: When) -> bool:
    """Whether a time says when something was: what has no bounds and a time of saying do not."""
    if not any(time.bounds) and NO_DATE not in time.flags:
        return False
    if time.anchor == "dateline" and time.rule in _OF_CLOCKS:
        return False
    before = text[max(0, time.start - 60) : time.start]
    if _COUNTING.search(before) and text[time.start : time.start + 4].lower() == "this":
        return False
    return not _SAYING.search(before) and not _RANKING.search(before)


def _apart(text: str, time: When, trigger: Span) -> bool:
    """Whether "a week after" stands between: what happened then did not happen at the time of the other."""
    leads = time.start < trigger.start
    first, last = (time.start, trigger.start) if leads else (trigger.end, time.start)
    if _AFTER.search(text, first, last) or _ANSWERED.search(text, first, last):
        return True
    if leads:
        heads = ":" in text[time.end : min(time.end + _HEAD, trigger.start)]
        return not heads and _ANNOUNCING.search(text, time.end, trigger.start) is not None
    return _ENDING.search(text, first, last) is not None


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
