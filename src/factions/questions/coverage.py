"""The question `coverage`: what reports and an imported data set have of the same events, and each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, CoverageLine, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.distinct import DistinctEvent, distinct_events
from factions.questions.event_sentences import event_sentence
from factions.questions.events import events_in
from factions.questions.gathering import COUNTED, events_of
from factions.questions.parties import find_party, party_key
from factions.questions.relations import make_line
from factions.questions.weighing import weigh
from factions.records import Claim

IMPORTED = "import:"
_NEAR_DAYS = 2
SIDES = ("both", "reports", "imported")


def coverage(
    casefile: Casefile,
    actor: str | None = None,
    *,
    data: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """Events that documents and an imported data set both have, and those that only one of them has.

    An imported data set is the claims of a reader named `import:…`; `data` names one (else all of them). Two
    events are taken for one where their days lie within two days, their places are in one country and
    division (or one of them names none), and a known party is the same or one side names none. Raises
    UnknownActor, AmbiguousActor, BadDate, and UserError where nothing was imported.
    """
    party = find_party(casefile, actor) if actor else None
    wanted = _wanted([reader for reader in sorted(casefile.readers()) if reader.startswith(IMPORTED)], data)
    read = events_of(casefile, party, Narrowed(known_by), COUNTED)
    asked = ask(casefile, read, on=on, known_by=known_by)
    of_events = events_in(asked.seen.claims)
    imported = _events((claim for claim in of_events if claim.reader in wanted), asked)
    reported = _events((claim for claim in of_events if not claim.reader.startswith(IMPORTED)), asked)
    if party is not None:
        imported, reported = (
            [event for event in side if event.has(party.key)] for side in (imported, reported)
        )
    lines = list(_lines(reported, imported, asked))
    return answer(
        asked, "coverage", {"actor": actor, "data": data}, lines,
        notes=(_counts(lines, wanted), "What one side lacks may lie outside what that side collects."),
    )  # fmt: skip


def _wanted(readers: Sequence[str], data: str | None) -> tuple[str, ...]:
    if not readers:
        raise UserError("This casefile holds no imported data set to compare with; see `factions import`.")
    if data is None:
        return tuple(readers)
    found = tuple(reader for reader in readers if data in (reader, reader.removeprefix(IMPORTED)))
    if not found:
        names = ", ".join(reader.removeprefix(IMPORTED) for reader in readers)
        raise UserError(f"No data set {data!r} was imported here. There is: {names}.")
    return found


def _events(claims: Iterable[Claim], asked: Asked) -> list[DistinctEvent]:
    return [event for event in distinct_events(asked, claims) if weigh(event.claims, asked.on) is not None]


def _lines(
    reported: Sequence[DistinctEvent], imported: Sequence[DistinctEvent], asked: Asked
) -> Iterable[CoverageLine]:
    """The events in order of time, each imported one matched with at most one reported one."""
    by_day: dict[int, list[DistinctEvent]] = defaultdict(list)
    for event in imported:
        if event.day:
            by_day[date.fromisoformat(event.day).toordinal()].append(event)
    matched: set[str] = set()
    for event in reported:
        other = next(
            (one for one in _near(event, by_day) if one.key not in matched and _one(event, one)), None
        )
        if other is None:
            yield _line((event,), "reports", asked)
        else:
            matched.add(other.key)
            yield _line((event, other), "both", asked)
    for event in imported:
        if event.key not in matched:
            yield _line((event,), "imported", asked)


def _near(event: DistinctEvent, by_day: dict[int, list[DistinctEvent]]) -> Iterable[DistinctEvent]:
    """The imported events of about that day, the nearest day first."""
    if event.day is None:
        return
    day = date.fromisoformat(event.day).toordinal()
    for away in sorted(range(-_NEAR_DAYS, _NEAR_DAYS + 1), key=abs):
        yield from by_day.get(day + away, ())


def _one(event: DistinctEvent, other: DistinctEvent) -> bool:
    same_place = "unknown" in (event.area, other.area) or _areas_meet(event.area, other.area)
    ours, theirs = _parties(event), _parties(other)
    return same_place and (not ours or not theirs or bool(ours & theirs))


def _areas_meet(one: str, other: str) -> bool:
    """Whether two areas are one, or one is the country of the other."""
    return one == other or one.endswith(f", {other}") or other.endswith(f", {one}")


def _parties(event: DistinctEvent) -> set[str]:
    return {party_key(role) for claim in event.claims for role in claim.roles if role.actor}


def _line(events: Sequence[DistinctEvent], side: str, asked: Asked) -> CoverageLine:
    claims = [claim for event in events for claim in event.claims]
    weighing = weigh(claims, None)
    assert weighing is not None
    told = event_sentence(events[0].told[0].claims, asked.names)
    where = {"both": "In both", "reports": "Only in the reports", "imported": "Only in the imported data"}
    line = make_line(f"{where[side]}: {told}", weighing, asked.seen)
    return widened(line, CoverageLine, side=side)


def _counts(lines: Sequence[CoverageLine], readers: Sequence[str]) -> str:
    both, reports, imported = (sum(line.side == side for line in lines) for side in SIDES)
    return (
        f"Of {both + reports} events in the reports, {both} are in {' and '.join(readers)} as well; "
        f"{imported} of its events are in no report here."
    )
