"""What is marked on actors' lines: who began or ceased to lead each, and its attacks with the most killed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from factions.casefile.summaries import Narrowed
from factions.questions.answer import EventLine, LeaderLine, LeftOut
from factions.questions.asking import ask
from factions.questions.casefile import Casefile
from factions.questions.distinct import distinct_events
from factions.questions.event_lines import event_lines
from factions.questions.events import events_in
from factions.questions.gathering import COMPARED, events_of
from factions.questions.leaders import leaders
from factions.questions.parties import Party

MOST_ATTACKS, ON_ONE_LINE, MOST_ACTORS = 12, 4, 14
_DEADLY = ("killed", "casualties")


class Marks(Struct, frozen=True):
    """Lines on leaders, whose actor comes first in `actors`, and on attacks, with what was not read."""

    leaders: tuple[LeaderLine, ...]
    attacks: tuple[EventLine, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def marks_of(casefile: Casefile, parties: Iterable[Party], *, on: str | None, known_by: str | None) -> Marks:
    """The marks of some actors, of the first fourteen."""
    led: list[LeaderLine] = []
    attacks: dict[tuple[str, ...], EventLine] = {}
    left_out: list[LeftOut] = []
    for party in list(parties)[:MOST_ACTORS]:
        led += _leaders(casefile, party, on, known_by)
        found, unread = _attacks(casefile, party, on, known_by)
        attacks |= {line.claims: line for line in found}
        left_out += unread
    deadly = [line for line in attacks.values() if killed(line)]
    return Marks(tuple(led), deadliest(deadly), tuple(left_out), tuple(_notes(len(deadly))))


def deadliest(lines: Iterable[EventLine]) -> tuple[EventLine, ...]:
    """Those with the most killed, twelve at most and four of one attacker, in order of time."""
    room: Counter[str] = Counter()
    kept: list[EventLine] = []
    for line in sorted(lines, key=lambda line: (-killed(line), line.text)):
        by = [actor for actor in line.attackers if room[actor] < ON_ONE_LINE]
        if by and len(kept) < MOST_ATTACKS:
            room.update(by)
            kept.append(line)
    return tuple(sorted(kept, key=lambda line: (line.day or "", line.text)))


def killed(line: EventLine) -> int:
    """The highest number of dead that any source gives for all of an event; 0 where nobody gives one."""
    figures = [one for one in line.tolls if one.category in _DEADLY and one.scope == "total"]
    return max((one.most or one.least or 0 for one in figures), default=0)


def _leaders(casefile: Casefile, party: Party, on: str | None, known_by: str | None) -> Iterator[LeaderLine]:
    for line in leaders(casefile, party.key, on=on, known_by=known_by).lines:
        if isinstance(line, LeaderLine):
            others = tuple(actor for actor in line.actors if actor != party.key)
            yield replace(line, text=f"{party.name}: {line.text}", actors=(party.key, *others))


def _attacks(
    casefile: Casefile, party: Party, on: str | None, known_by: str | None
) -> tuple[tuple[EventLine, ...], tuple[LeftOut, ...]]:
    """The events that a party is told to have attacked in, of the claims last published."""
    read = events_of(casefile, party, Narrowed(known_by), most=COMPARED)
    asked = ask(casefile, read, on=on, known_by=known_by)
    told = distinct_events(asked, events_in(asked.seen.claims))
    lines, _ = event_lines([event for event in told if party.key in event.attackers], asked)
    return lines, read.unread


def _notes(deadly: int) -> Iterator[str]:
    if deadly:
        yield (
            f"Attacks: of {deadly} with a number of dead, those with the most by the highest figure told, "
            f"{MOST_ATTACKS} at most and {ON_ONE_LINE} of one attacker."
        )
