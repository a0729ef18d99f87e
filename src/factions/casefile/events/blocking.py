"""Which tellings are compared at all: those that share a key, never all pairs.

A key joins a group of kinds with five days and a province; where a telling gives no province, or no place, it
is found by its country, or by a name it has in common. Tellings without a usable time are found by the days
before they were published, by the people harmed and by two names of their headlines. Every key that a telling
looks up is stored by those that it must find, so that it does not matter which of two was added first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from factions.casefile.events.features import SLACK_DAYS
from factions.casefile.events.kinds import groups
from factions.casefile.events.sketches import Sketch
from factions.casefile.names import folded

BUCKET_DAYS = 5
# A time as vague as this says too little to be looked up by.
WIDEST_DAYS = 45
# An undated report mostly tells of the days before it.
BEFORE_PUBLICATION_DAYS = 14


def stored_keys(sketch: Sketch) -> frozenset[str]:
    """The keys under which a telling is kept."""
    return frozenset(key for kinds in groups(sketch.kinds) for key in _stored(kinds, sketch))


def looked_up_keys(sketch: Sketch) -> frozenset[str]:
    """The keys under which a telling looks for others."""
    return frozenset(key for kinds in groups(sketch.kinds) for key in _looked_up(kinds, sketch))


def _stored(kinds: str, sketch: Sketch) -> Iterator[str]:
    country, province = _place(sketch)
    for when in _buckets(sketch):
        if province:
            yield f"{kinds} {when} province {province}"
            yield f"{kinds} {when} country {country}"
        elif country:
            yield f"{kinds} {when} country-only {country}"
        for name in _names(sketch):
            yield f"{kinds} {when} {'placed' if country else 'unplaced'} {name}"
    yield from _timeless(kinds, sketch)


def _looked_up(kinds: str, sketch: Sketch) -> Iterator[str]:
    country, province = _place(sketch)
    for when in _buckets(sketch):
        if province:
            yield f"{kinds} {when} province {province}"
        elif country:
            yield f"{kinds} {when} country {country}"
        if country:
            yield f"{kinds} {when} country-only {country}"
        for name in _names(sketch):
            yield f"{kinds} {when} unplaced {name}"
            if not country:
                yield f"{kinds} {when} placed {name}"
    yield from _timeless(kinds, sketch)


def _timeless(kinds: str, sketch: Sketch) -> Iterator[str]:
    for person in sketch.persons:
        yield f"{kinds} person {' '.join(person.split()[-2:])}"
    for one, other in combinations(sketch.title, 2):
        yield f"{kinds} headline {one} {other}"


def _place(sketch: Sketch) -> tuple[str | None, str | None]:
    site = sketch.site
    if site is None or site.country is None:
        return None, None
    return site.country, f"{site.country}/{folded(site.admin1)}" if site.admin1 else None


def _names(sketch: Sketch) -> tuple[str, ...]:
    site = folded(sketch.site.name).split() if sketch.site else []
    return tuple(sorted({*sketch.names, *site}))


def _buckets(sketch: Sketch) -> range:
    """The stretches of five days, by number, that the telling's time touches with a day's slack."""
    first, last = _window(sketch)
    if first is None or last is None or (last - first).days > WIDEST_DAYS:
        return range(0)
    slack = timedelta(days=SLACK_DAYS)
    start, end = (first - slack).toordinal(), (last + slack).toordinal()
    return range(start // BUCKET_DAYS, end // BUCKET_DAYS + 1)


def _window(sketch: Sketch) -> tuple[date | None, date | None]:
    if sketch.bounds is not None:
        es, _, _, le = sketch.bounds
        return _day(es), _day(le)
    published = _day(sketch.published)
    return (published - timedelta(days=BEFORE_PUBLICATION_DAYS) if published else None), published


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
