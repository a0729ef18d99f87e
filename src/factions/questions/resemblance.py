"""The question `resemblance`: how alike two actors' targets, methods and places are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, DistanceLine, Line, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.distinct import UNKNOWN, DistinctEvent
from factions.questions.gathering import COMPARED, both
from factions.questions.parties import Party, find_party, has_party
from factions.questions.relations import make_line, relation_lines
from factions.questions.resampling import LEAST_EVENTS, Distance, distance
from factions.questions.standing import standing_notes
from factions.questions.targeting import attacks_by, counted_of
from factions.questions.weighing import weigh

_RESPECTS: dict[str, Callable[[DistinctEvent], tuple[str, ...]]] = {
    "classes of target": lambda event: event.target_classes,
    "methods": lambda event: (event.kind,),
    "places": lambda event: (event.area,),
}
_ALIKE, _FAR = 0.3, 0.6
_CAN = (
    "What this can show: whether the events reported of the two differ more than chance alone would make two "
    "draws from one pool differ."
)
_CANNOT = (
    "What it cannot show: that they cooperate, learn from each other or share aims, or what they did that "
    "nobody reported; a difference may be one of who reports on them and where."
)


def resemblance(
    casefile: Casefile, a: str, b: str, *, on: str | None = None, known_by: str | None = None
) -> Answer:
    """How far apart two actors are in whom, how and where they attack, by distinct events.

    Jensen-Shannon distance with a bootstrap interval, against shuffled events; refused, in words, below ten
    events of either. Comparisons that authors make stand beside it. Raises UnknownActor, AmbiguousActor,
    BadDate, and UserError where both names mean one actor.
    """
    one, other = find_party(casefile, a), find_party(casefile, b)
    if one.key == other.key:
        raise UserError(f"{a!r} and {b!r} are one actor here ({one.name}); name two.")
    narrowed = Narrowed(known_by)
    first, second = (counted_of(casefile, party, narrowed, COMPARED) for party in (one, other))
    read = both(first, second)
    asked = ask(casefile, read, on=on, known_by=known_by)
    ours, theirs = (_alone(asked, party, than) for party, than in ((one, other), (other, one)))
    compared = [
        claim for claim in asked.seen.claims
        if claim.kind == "contrast" and has_party(claim, one.key) and has_party(claim, other.key)
    ]  # fmt: skip
    said, silent = relation_lines(compared, asked.seen, asked.names, asked.on)
    enough = min(len(ours), len(theirs)) >= LEAST_EVENTS
    lines: list[Line] = [*(_distances(ours, theirs, asked) if enough else ()), *said]
    return answer(
        asked, "resemblance", {"a": a, "b": b}, lines, silent=silent,
        notes=(
            *(_notes(one, other, len(ours), len(theirs), asked) if not enough else (_CAN, _CANNOT)),
            *standing_notes(asked, (one, other)),
        ),
    )  # fmt: skip


def _alone(asked: Asked, party: Party, than: Party) -> list[DistinctEvent]:
    """The events of one that are not the other's as well: those say nothing of a difference."""
    return [event for event in attacks_by(asked, party)["stated"] if event.doer(than.key) != "stated"]


def _distances(
    ours: Sequence[DistinctEvent], theirs: Sequence[DistinctEvent], asked: Asked
) -> Iterable[DistanceLine]:
    for respect, labels in _RESPECTS.items():
        one, other = ([event for event in events if labels(event) != (UNKNOWN,)] for events in (ours, theirs))
        if min(len(one), len(other)) >= LEAST_EVENTS:
            found = distance([labels(event) for event in one], [labels(event) for event in other])
            yield _line(respect, found, (one, other), asked)


def _line(
    respect: str,
    found: Distance,
    events: tuple[Sequence[DistinctEvent], Sequence[DistinctEvent]],
    asked: Asked,
) -> DistanceLine:
    claims = [claim for side in events for event in side for claim in event.claims]
    weighing = weigh(claims, asked.on)
    assert weighing is not None
    text = (
        f"In {respect} the two are {_words(found)}: distance {found.value:.2f} (95 % interval "
        f"{found.low:.2f}–{found.high:.2f}; 0 is alike, 1 has nothing in common) over {len(events[0])} and "
        f"{len(events[1])} events; events dealt out by chance lie {found.baseline:.2f} apart, and "
        f"{found.as_far:.0%} of such deals as far as these."
    )
    line = make_line(text, weighing, asked.seen)
    return widened(line, DistanceLine, respect=respect, distance=found.value, low=found.low, high=found.high,
        baseline=found.baseline, as_far=found.as_far,
    )  # fmt: skip


def _words(found: Distance) -> str:
    if found.as_far > 0.05:
        return "no further apart than chance would have them"
    if found.value < _ALIKE:
        return "close, though not the same"
    return "far apart" if found.value > _FAR else "apart"


def _notes(one: Party, other: Party, ours: int, theirs: int, asked: Asked) -> Iterable[str]:
    names = [asked.names.get(party.key, party.name) for party in (one, other)]
    yield (
        f"Too few events for a distance: {ours} of {names[0]} and {theirs} of {names[1]} that are distinct "
        f"and of one of them alone; at least {LEAST_EVENTS} of each are needed."
    )
