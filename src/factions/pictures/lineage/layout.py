"""Where actors and their ties stand on a lineage map: a column an actor, time downwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from factions.pictures.spans import Window, stretches_of
from factions.questions import RelationLine, Stretch
from factions.vocabulary import load_vocabulary

UMBRELLA = "member_of_umbrella"
MOST_COLUMNS = 14
_ENDS_SUBJECT = frozenset({"merged_into", "coalesced"})
_BEGINS_SUBJECT = frozenset({"founded", "split_from", "successor_of"})
_BEGINS_OBJECT = frozenset({"coalesced"})
_ENDS_OBJECT = frozenset({"successor_of"})
_NOTHING: Mapping[str, Sequence[date]] = {}
_NEAR_WEIGHT = {"split_from": 3, "merged_into": 3, UMBRELLA: 2}


class Tie(Struct, frozen=True):
    """A relation or step between the actors of two columns, or of one actor alone (`b` null)."""

    line: RelationLine
    a: str
    b: str | None
    stretches: tuple[Stretch, ...]

    @property
    def is_step(self) -> bool:
        return load_vocabulary().shape(self.line.kind) == "step"

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first day that is named of it to the last."""
        named = [day for one in self.stretches for day in (one.start, one.end) if day]
        return (date.fromisoformat(min(named)), date.fromisoformat(max(named))) if named else None

    @property
    def middle(self) -> date | None:
        days = self.days
        return days[0] + (days[1] - days[0]) / 2 if days else None


class Life(Struct, frozen=True):
    """An actor's line: from its first to its last told day; `begun` and `ended` where a step says so."""

    actor: str
    name: str
    column: int
    start: date
    end: date
    begun: bool
    ended: bool


class Box(Struct, frozen=True):
    """An umbrella behind neighbouring columns, `left` to `right`, while they are told as its members."""

    name: str
    members: tuple[str, ...]
    left: int
    right: int
    start: date
    end: date


class Layout(Struct, frozen=True):
    """All of a map; not drawn are `undated` ties, `nameless` ones, and actors `beyond` the most."""

    lives: tuple[Life, ...]
    ties: tuple[Tie, ...]
    boxes: tuple[Box, ...]
    undated: int
    nameless: int
    beyond: tuple[str, ...]

    def column(self, actor: str) -> int:
        return next(life.column for life in self.lives if life.actor == actor)

    def near(self, actor: str) -> list[str]:
        """An actor with those it has any tie to."""
        found = {actor}
        for tie in self.ties:
            if tie.b and actor in (tie.a, tie.b):
                found |= {tie.a, tie.b}
        for box in self.boxes:
            if actor in box.members:
                found |= set(box.members)
        return sorted(found)


def lay_out(
    lines: Sequence[RelationLine], window: Window, also: Mapping[str, Sequence[date]] = _NOTHING
) -> Layout:
    """The columns in an order that keeps kin together, the lines, the ties and the umbrellas' boxes.

    `also` are days on which anything else is told of an actor.
    """
    told = [line for line in lines if _is_named(line)]
    names = {part.actor: part.name for line in told for part in line.parts}
    ties = [tie for line in told for tie in _ties(line)]
    dated = [tie for tie in ties if tie.days]
    umbrellas = {tie.b for tie in dated if tie.line.kind == UMBRELLA}
    drawn = [tie for tie in dated if tie.line.kind != UMBRELLA]
    weights = _weights(drawn, dated, umbrellas)
    actors = sorted(weights, key=lambda actor: (-weights[actor], names[actor]))
    kept = ordered(actors[:MOST_COLUMNS], dated)
    ties = [tie for tie in drawn if tie.a in kept and (tie.b is None or tie.b in kept)]
    return Layout(
        lives=tuple(
            _life(actor, names[actor], at, dated, window, also.get(actor, ()))
            for at, actor in enumerate(kept)
        ),
        ties=tuple(ties),
        boxes=tuple(_boxes(dated, kept, names, window)),
        undated=sum(line.period is None for line in told),
        nameless=len(lines) - len(told),
        beyond=tuple(names[actor] for actor in actors[MOST_COLUMNS:]),
    )


def _ties(line: RelationLine) -> Iterator[Tie]:
    """One tie a pair of a subject and an object, or a subject alone."""
    subjects = [part.actor for part in line.parts if part.role == "subject"]
    objects: list[str | None] = [
        part.actor for part in line.parts if part.role == "object" and line.kind != "founded"
    ]
    stretches = stretches_of(line)
    for subject in subjects:
        for other in objects or [None]:
            if subject != other:
                yield Tie(line, subject, other, stretches)


def _is_named(line: RelationLine) -> bool:
    """Whether all who stand in it are somebody: "a faction" has no line of its own."""
    return all(any(letter.isupper() for letter in part.name) for part in line.parts)


def _weights(drawn: Sequence[Tie], dated: Sequence[Tie], umbrellas: Iterable[str | None]) -> dict[str, int]:
    """How much is told of each actor that has a column: an umbrella has one only for ties of its own."""
    found: dict[str, int] = defaultdict(int)
    above = set(umbrellas) - {actor for tie in drawn for actor in (tie.a, tie.b)}
    for tie in dated:
        for actor in (tie.a, tie.b):
            if actor and actor not in above:
                found[actor] += tie.line.origins
    return found


def ordered(actors: Sequence[str], ties: Sequence[Tie]) -> list[str]:
    """The actors in an order with short ways between those that are tied: each is moved while that helps.

    Starting with the most told and moving one at a time always gives the same order, though not always the
    best one.
    """
    links = list(_links(ties, set(actors)))
    order = list(actors)
    best, helped = _length(order, links), True
    while helped:
        helped = False
        for actor in actors:
            rest = [one for one in order if one != actor]
            tries = ([*rest[:at], actor, *rest[at:]] for at in range(len(order)))
            length, found = min((_length(one, links), one) for one in tries)
            if length < best:
                best, order, helped = length, found, True
    return order


def _links(ties: Iterable[Tie], actors: set[str]) -> Iterator[tuple[str, str, int]]:
    under: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.b is None or tie.a not in actors:
            continue
        if tie.line.kind == UMBRELLA:
            yield from ((tie.a, other, _NEAR_WEIGHT[UMBRELLA]) for other in under[tie.b])
            under[tie.b].append(tie.a)
        elif tie.b in actors:
            yield tie.a, tie.b, _NEAR_WEIGHT.get(tie.line.kind, 1)


def _length(order: Sequence[str], links: Iterable[tuple[str, str, int]]) -> int:
    place = {actor: at for at, actor in enumerate(order)}
    return sum(weight * abs(place[one] - place[other]) for one, other, weight in links)


def _life(
    actor: str, name: str, column: int, ties: Sequence[Tie], window: Window, also: Sequence[date]
) -> Life:
    """From the step that began it, or else the first day told of it, to its end, or the last day told."""
    begun = min((days[0] for tie in ties if (days := tie.days) and _begins(tie, actor)), default=None)
    ended = max((days[1] for tie in ties if (days := tie.days) and _ends(tie, actor)), default=None)
    told = [*also, *(day for tie in ties if actor in (tie.a, tie.b) for day in tie.days or ())]
    start = begun or min(told, default=window.first)
    end = ended or max(told, default=window.last)
    return Life(actor, name, column, start, max(start, end), begun is not None, ended is not None)


def _begins(tie: Tie, actor: str) -> bool:
    return (tie.line.kind in _BEGINS_SUBJECT and tie.a == actor) or (
        tie.line.kind in _BEGINS_OBJECT and tie.b == actor
    )


def _ends(tie: Tie, actor: str) -> bool:
    return (tie.line.kind in _ENDS_SUBJECT and tie.b is not None and tie.a == actor) or (
        tie.line.kind in _ENDS_OBJECT and tie.b == actor
    )


def _boxes(
    ties: Sequence[Tie], order: Sequence[str], names: Mapping[str, str], window: Window
) -> Iterator[Box]:
    """One box for each run of neighbouring members, so that no box takes in who is not a member."""
    members: dict[str, dict[str, tuple[date, date]]] = defaultdict(dict)
    for tie in ties:
        if tie.line.kind == UMBRELLA and tie.b and tie.a in order and tie.days:
            first, last = members[tie.b].get(tie.a, tie.days)
            members[tie.b][tie.a] = (min(first, tie.days[0]), max(last, tie.days[1]))
    for umbrella, within in members.items():
        for run in _runs(sorted(order.index(actor) for actor in within)):
            inside = tuple(order[at] for at in run)
            start = min(within[actor][0] for actor in inside)
            end = max(max(within[actor][1] for actor in inside), start + timedelta(days=window.days // 40))
            yield Box(names[umbrella], inside, run[0], run[-1], start, end)


def _runs(columns: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for column in columns:
        if found and column == found[-1][-1] + 1:
            found[-1].append(column)
        else:
            found.append([column])
    return found
