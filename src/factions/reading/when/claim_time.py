"""From the time of a mention to the time of a claim, and to the field's precision codes."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factions.records import When


def within(when: When) -> When:
    """A clause's period as "at some time within" it, for a tenseless phrase in that clause.

    (a, a, b, b) and (a, b, p, null) become (a, b, a, b) and (a, null, a, null); what has no outer bound
    at all ("is", "by 2006") stays. The rule is `clause-period`.
    """
    first, last = when.earliest_start, when.latest_end
    if first is None and last is None:
        return replace(when, rule="clause-period")
    return replace(
        when,
        earliest_start=first,
        latest_start=last,
        earliest_end=first,
        latest_end=last,
        rule="clause-period",
    )


def event_time(when: When) -> When:
    """A mention's time as that of one event: it was on some day that the words allow.

    "Throughout 2015" becomes within 2015; "by 2006" at the end of 2006 at the latest; "since 2015" from
    2015 to the day of publication. Other times stay as they are.
    """
    es, ls, ee, le = when.bounds
    if es is not None and le is not None:
        return replace(when, latest_start=le, earliest_end=es)
    if es is None and le is None and ls is not None:
        return replace(when, earliest_end=None, latest_end=ls)
    if es is not None and ee is not None and le is None and ee > es:
        return replace(when, latest_start=ee, earliest_end=es, latest_end=ee)
    return when


def date_precision(when: When) -> int | None:
    """UCDP's date_prec (1 one day, 2 to six days, 3 a week, 4 a month, 5 a year); null beyond or open."""
    length = _days(when)
    if length is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if length <= most), None)


def time_precision(when: When) -> int | None:
    """ACLED's time_precision (1 one day, 2 to a week, 3 to a month); null beyond or open."""
    length = _days(when)
    if length is None:
        return None
    return next((code for code, most in ((1, 1), (2, 7), (3, 31)) if length <= most), None)


def _days(when: When) -> int | None:
    if when.earliest_start is None or when.latest_end is None:
        return None
    return (date.fromisoformat(when.latest_end) - date.fromisoformat(when.earliest_start)).days + 1
