"""What the words around a time make of it: since, by, until, throughout, around, from one to another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from factions.reading.when.calendar import Period
from factions.reading.when.edtf import ends, interval
from factions.reading.when.parts import widened

Bounds = tuple[date | None, date | None, date | None, date | None]


class Meaning(Struct, frozen=True):
    """The four bounds and the written form of a time in its words."""

    bounds: Bounds
    edtf: str | None
    name: str | None = None


SIGNALS = re.compile(
    r"(?<!\w)(?P<signal>(?:ever\s)?since|not\suntil|up\s(?:until|to)|until|till|by(?:\sthe\stime\sof)?|"
    r"prior\sto|before|after|following|from|around|about|circa|c\.|approximately|"
    r"throughout|all\sthrough|through|for|all(?:\sof)?)\s{1,2}(?P<article>the\s{1,2})?$",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s{1,2}(?P<tail>onwards?|and\s(?:after|beyond|later)|or\s(?:later|earlier|before))(?!\w)", re.IGNORECASE
)
_PAST_PERFECT = re.compile(r"\bhad\b", re.IGNORECASE)


def within(period: Period, edtf: str | None = None) -> Meaning:
    """At some time within a period; a known day where the period is one."""
    if period.unit == "present":
        return Meaning((None, period.first, period.first, None), None)
    return Meaning((period.first, period.last, period.first, period.last), edtf or period.edtf)


def throughout(period: Period) -> Meaning:
    """All of a period."""
    return Meaning(
        (period.first, period.first, period.last, period.last), interval(*ends(period)), "throughout"
    )


def by(period: Period) -> Meaning:
    """True already by a period: begun at its end at the latest, and not ended before."""
    return Meaning((None, period.last, period.last, None), f"../{ends(period)[1]}", "by")


def since(period: Period, published: date | None) -> Meaning:
    """Begun within a period and still so when it was reported."""
    held = published if published is None or published >= period.first else None
    return Meaning((period.first, period.last, held, None), f"{ends(period)[0]}/..", "since")


def until(period: Period) -> Meaning:
    """Ended within a period."""
    return Meaning((None, period.last, period.first, period.last), f"../{ends(period)[1]}", "until")


def before(period: Period) -> Meaning:
    """At some time before a period."""
    if period.first == date.min:
        return Meaning((None, None, None, None), None, "before")
    last = period.first - timedelta(days=1)
    written = f"{last.year:04d}" if (last.month, last.day) == (12, 31) else last.isoformat()
    return Meaning((None, last, None, last), f"[..{written}]", "before")


def after(period: Period) -> Meaning:
    """At some time after a period began: "after 2001" may well mean late in it."""
    return Meaning((period.first, None, period.first, None), f"[{ends(period)[0].rstrip('~')}..]", "after")


def around(period: Period) -> Meaning:
    """Near a period, by a unit more on either side."""
    meaning = within(widened(period))
    return Meaning(meaning.bounds, meaning.edtf, "around")


def between(first: Period, last: Period) -> Meaning:
    """At some time from one period to another."""
    low, high = ends(first)[0].rstrip("~"), ends(last)[1].rstrip("~")
    written = f"[{low}..{high}]" if low != high else low
    return Meaning((first.first, last.last, first.first, last.last), written, "between")


def either(first: Period, last: Period) -> Meaning:
    """In one period or in another ("in 2007 or 2008")."""
    plain = not any(sign in f"{first.edtf}{last.edtf}" for sign in "[/")
    written = f"[{first.edtf},{last.edtf}]" if plain else between(first, last).edtf
    return Meaning((first.first, last.last, first.first, last.last), written, "or")


def span(first: Period, last: Period) -> Meaning:
    """At some time in two periods that are named together ("2019-20")."""
    written = interval(ends(first)[0], ends(last)[1])
    return Meaning((first.first, last.last, first.first, last.last), written, "range")


def from_to(first: Period, last: Period) -> Meaning:
    """From the beginning of one period to the end of another."""
    written = interval(ends(first)[0], ends(last)[1])
    return Meaning((first.first, first.first, last.last, last.last), written, "from-to")


def from_on(first: Period) -> Meaning:
    """From the beginning of a period to an end that is not known ("from 1996 until the fall of the town")."""
    return Meaning((first.first, first.first, None, None), f"{ends(first)[0]}/", "from-to")


def meaning_of(signal: str, period: Period, published: date | None, clause: str) -> Meaning | None:
    """What a signal word makes of a period; none where it changes nothing."""
    words = " ".join(signal.lower().split())
    if words.endswith("since"):
        return since(period, None if _PAST_PERFECT.search(clause) else published)
    if words == "from":
        return None
    if words == "for":
        return throughout(period) if period.unit in ("window", "hours") else None
    if words == "through" and period.unit not in ("year", "decade", "century", "season", "part", "window"):
        return until(period)
    reading = _READINGS.get(words)
    return None if reading is None or period.unit == "present" else reading(period)


_READINGS: dict[str, Callable[[Period], Meaning]] = {
    "by": by, "by the time of": by, "until": until, "till": until, "up until": until, "up to": until,
    "before": before, "prior to": before, "after": after, "following": after,
    "around": around, "about": around, "circa": around, "c.": around, "approximately": around,
    "throughout": throughout, "all through": throughout, "through": throughout, "all": throughout,
    "all of": throughout,
}  # fmt: skip
