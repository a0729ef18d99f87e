"""Whether a time beside a finding says when it was, or when somebody spoke or did something else."""

from __future__ import annotations

import re

from factions.reading.assemble.nearness import HEAD
from factions.records import NO_DATE, Finding, Span, When

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
_AFTER = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?)\s(?:after|before)\b(?![^.;]*,)", re.IGNORECASE)
_DEED = re.compile(
    r"\b(?:attack|assault|raid|bombing|blast|explosion|ambush|killing|murder|massacre|strike|shooting|abduction|"
    r"kidnapping|assassination|operation|incident|death|shelling|beheading|clash|violence)(?:e?s)?\b"
)
# "On Monday, the group claimed it": the claimant follows the time of his claim.
_RIGHT_AFTER = 2
# An hour without a day, hung on the day of publication for want of another ("at about eight in the evening").
_OF_CLOCKS = frozenset({"clock", "daypart"})
_OWNERS = ("'s", "’s")


def dates(text: str, time: When) -> bool:
    """Whether a time says when something was: what has no bounds and a time of saying do not."""
    if not any(time.bounds) and NO_DATE not in time.flags:
        return False
    if time.anchor == "dateline" and time.rule in _OF_CLOCKS:
        return False
    before = text[max(0, time.start - 60) : time.start]
    if _COUNTING.search(before) and text[time.start : time.start + 4].lower() == "this":
        return False
    return not _SAYING.search(before) and not _RANKING.search(before)


def is_apart(text: str, time: When, trigger: Span) -> bool:
    """Whether "a week after" stands between: what happened then did not happen at the time of the other."""
    leads = time.start < trigger.start
    first, last = (time.start, trigger.start) if leads else (trigger.end, time.start)
    if _AFTER.search(text, first, last) or _ANSWERED.search(text, first, last):
        return True
    if leads:
        heads = ":" in text[time.end : min(time.end + HEAD, trigger.start)]
        return not heads and _ANNOUNCING.search(text, time.end, trigger.start) is not None
    return _ENDING.search(text, first, last) is not None


def dates_the_deed(text: str, finding: Finding, time: When) -> bool:
    """ "Claimed responsibility on Friday" dates the claim, "for the raid on Friday" the deed."""
    cue = finding.trigger
    if time.start < cue.end:
        return all(not 0 <= role.start - time.end <= _RIGHT_AFTER for role in finding.roles)
    owns = text.startswith(_OWNERS, time.end)
    return owns or _DEED.search(text, cue.start, time.start) is not None
