"""Reports of one event are one event in a casefile, in whatever order they come and whatever people say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from event_reports import barracks, market, vague
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import select

from factions.casefile import Casefile
from factions.casefile.events.asking import event_of, find_events, suggestions
from factions.casefile.events.joining import Verdicts, join, pair_of
from factions.casefile.events.sketches import Sketch, draw
from factions.casefile.events.tables import event_keys, event_sketches
from factions.casefile.events.tellings import find_tellings
from factions.casefile.judging.tombstones import redact
from factions.errors import UserError
from factions.records import Reading, Span

FIRST = market("a.example", "2021-06-04", 19)
SECOND = market("b.example", "2021-06-05", 21)
THIRD = market("c.example", "2021-06-06", 21)
OTHER = barracks()
REPORTS = (FIRST, SECOND, THIRD, OTHER)
ONE, TWO, BARRACKS = (reading.claims[0].id for reading in (FIRST, SECOND, OTHER))
VAGUE = vague().claims[0].id


def filled(path: Path, readings: Sequence[Reading]) -> Casefile:
    case = Casefile.open(path)
    for reading in readings:
        case.add(reading)
    return case


def told(case: Casefile) -> list[set[str]]:
    return sorted(({claim.id for claim in event.claims} for event in find_events(case)), key=min)


def test_one_event_has_all_its_claims_and_two_stay_two(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", REPORTS) as case:
        assert len(event_of(case, ONE).claims) == 3
        assert {claim.id for claim in event_of(case, BARRACKS).claims} == {BARRACKS}
        assert [len(event.documents) for event in find_events(case, least_documents=2)] == [3]
        lines = [ground.line() for ground in event_of(case, ONE).ties[0].score.grounds]
    assert any(line.endswith("both at Goma") for line in lines)


def test_tolls_that_disagree_stand_side_by_side(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", REPORTS) as case:
        (toll,) = event_of(case, ONE).tolls
    assert (toll.low, toll.best, toll.high) == (19, 21, 21), "two origins say 21, one says 19"
    assert [reported.min for reported in toll.reported] == [19, 21, 21]
    assert {reported.document for reported in toll.reported} == {one.document.id for one in REPORTS[:3]}


@pytest.mark.parametrize("order", (REPORTS, REPORTS[::-1], (THIRD, OTHER, FIRST, SECOND)))
def test_the_order_of_adding_changes_nothing(order: Sequence[Reading], tmp_path: Path) -> None:
    assert_same_events(order, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(REPORTS)))
def test_no_order_of_adding_changes_anything(order: Sequence[Reading], tmp_path: Path) -> None:
    assert_same_events(order, tmp_path)


def assert_same_events(order: Sequence[Reading], folder: Path) -> None:
    with filled(folder / "a.case", order) as case:
        found = find_events(case)
        case.rebuild()
        assert find_events(case) == found
    assert sorted(len(event.claims) for event in found) == [1, 3]
    assert {event.id for event in found} == {BARRACKS, min(one.claims[0].id for one in REPORTS[:3])}


def test_people_part_and_join_and_take_it_back(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", REPORTS) as case:
        before = told(case)
        apart = case.judge("different", (ONE, TWO), who="Ann", why="two markets")
        assert not any({ONE, TWO} <= ids for ids in told(case))
        case.withdraw(apart.id, who="Ann")
        assert told(case) == before
        same = case.judge("same", (ONE, BARRACKS), who="Ann")
        assert any({ONE, TWO, BARRACKS} <= ids for ids in told(case))
        case.judge("different", (BARRACKS, ONE), who="Ben")
        assert told(case) == before, "where people differ the casefile goes back to its own view"
        case.withdraw(same.id, who="Ann")
        assert told(case) == before


def test_what_may_be_one_is_asked_until_somebody_says(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", (*REPORTS, vague())) as case:
        asked = suggestions(case)
        assert asked and all(one.score.chance >= 0.3 and one.score.grounds for one in asked)
        assert VAGUE in {claim.id for one in asked for claim in (one.one, one.other)}
        for reading in REPORTS:
            case.judge("unsure", (reading.claims[0].id, VAGUE), who="Ann")
        assert suggestions(case) == ()
        assert {VAGUE} in told(case)


def test_events_outlive_a_better_reader(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", REPORTS) as case:
        case.judge("same", (ONE, BARRACKS), who="Ann")
        before = told(case)
        better = tuple(replace(claim, reader="encoder/2", confidence=0.95) for claim in FIRST.claims)
        case.add(replace(FIRST, claims=better))
        assert told(case) == before
        case.add(replace(FIRST, claims=()), reader="encoder/3")
        assert ONE not in set().union(*told(case))


def test_a_claim_of_no_event_is_told_so(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "a.case") as case, pytest.raises(UserError, match="No event is known"):
        event_of(case, "clm_none")


def sketches() -> list[Sketch]:
    made = []
    for reading in REPORTS:
        (telling,) = find_tellings(reading.claims)
        made.append(draw(telling, reading.document))
    return made


@given(
    order=st.permutations(range(4)),
    chances=st.lists(st.sampled_from((0.2, 0.6, 0.92, 0.97, 0.99)), min_size=6, max_size=6),
)
def test_joining_does_not_mind_the_order(order: list[int], chances: list[float]) -> None:
    drawn = sketches()
    pairs = [pair_of(a.id, b.id) for at, a in enumerate(drawn) for b in drawn[:at]]
    known = dict(zip(pairs, chances, strict=True))
    reordered = dict(reversed(known.items()))
    assert join(drawn, known) == join([drawn[at] for at in order], reordered)


def test_what_people_hold_apart_is_never_joined_through_a_third() -> None:
    first, second, third, _ = sketches()
    pairs = {pair_of(a.id, b.id): 0.99 for a, b in ((first, second), (second, third), (first, third))}
    apart = Verdicts(different=frozenset({pair_of(first.id, third.id)}))
    assert not any({first.id, third.id} <= group for group in join((first, second, third), pairs, apart))
    assert len(join((first, second, third), pairs)) == 1


def test_redacted_words_leave_what_is_kept_of_tellings(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case", (FIRST,)) as case:
        at = FIRST.document.text.index("fish market")
        redact(case, FIRST.document.id, [Span(at, at + len("fish market"))], who="Ann", why="a source")
        with case.transaction() as connection:
            kept = connection.execute(select(event_sketches.c.sketch)).scalars().all()
            keys = connection.execute(select(event_keys.c.key)).scalars().all()
    assert not any("fish" in text for text in (*kept, *keys))
