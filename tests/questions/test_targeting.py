"""Whom actors attack, counted by distinct events, and how alike two are: with intervals, or not at all."""

from __future__ import annotations

import numpy as np
import pytest
from fake_casefile import a_claim, a_document
from hypothesis import given, settings
from hypothesis import strategies as st
from many_events import MESA, REEF, an_event, casefile_of

from factions.errors import UserError
from factions.questions import CountLine, DistanceLine, resemblance, targeting
from factions.questions.resampling import LEAST_EVENTS, distance, jensen_shannon, share_interval
from factions.records import Stance

CLAIMED = Stance(speech_act="claims_responsibility")
ACCUSED = Stance(speech_act="accuses")
WEIGHTS = st.lists(st.floats(0.01, 1), min_size=2, max_size=6)
DENIED = Stance(polarity="denied", speech_act="denies")


def counts(answer_lines: tuple[object, ...]) -> dict[tuple[str, str], tuple[int, int]]:
    lines = (line for line in answer_lines if isinstance(line, CountLine))
    return {(line.label, line.target_class): (line.count, line.total) for line in lines}


def test_events_are_counted_once_however_many_tell_of_them() -> None:
    same = {"day": "2020-05-02", "place": "Kadugli"}
    case = casefile_of(
        an_event(1, REEF, "police", **same),
        an_event(2, REEF, "police", **same, kind="attack"),
        an_event(3, REEF, "civilians", day="2020-07-01"),
        same=(0, 1),
    )
    assert counts(targeting(case, "Reef Army").lines) == {
        ("2020", "police"): (1, 2), ("2020", "civilians"): (1, 2)
    }  # fmt: skip


def test_two_events_of_one_day_and_place_that_nobody_holds_to_be_one_are_two() -> None:
    same = {"day": "2020-05-02", "place": "Kadugli"}
    case = casefile_of(
        an_event(1, REEF, "police", **same), an_event(2, REEF, "police", **same, kind="abduction")
    )
    assert counts(targeting(case, "Reef Army", by="whole").lines)["in all", "police"] == (2, 2)


def test_what_it_is_only_blamed_for_or_denies_is_not_counted() -> None:
    case = casefile_of(
        an_event(1, REEF, "police", stance=CLAIMED),
        an_event(2, REEF, "civilians", stance=ACCUSED),
        an_event(3, REEF, "civilians", stance=DENIED),
    )
    answer = targeting(case, "Reef Army")
    assert counts(answer.lines) == {("2019", "police"): (1, 1)}
    assert [left.text for left in answer.left_out] == [
        "1 event it is only blamed for", "1 event it is only said not to have done"
    ]  # fmt: skip


def test_a_share_has_an_interval_and_below_ten_events_there_is_none() -> None:
    told = [an_event(number, REEF, "police" if number % 4 else "aid", day=f"2020-03-{number:02}")
            for number in range(1, 13)]  # fmt: skip
    line = next(line for line in targeting(casefile_of(*told), "Reef Army").lines)
    assert isinstance(line, CountLine)
    assert (line.count, line.total, line.share) == (9, 12, 0.75)
    assert line.low is not None and line.high is not None and line.low < 0.75 < line.high
    few = targeting(casefile_of(*told[:9]), "Reef Army")
    assert all(line.share is None for line in few.lines if isinstance(line, CountLine))
    assert any("No share is given" in note for note in few.notes)


def test_a_statement_about_a_pattern_stands_beside_the_counts_and_is_never_counted() -> None:
    document = a_document("The Reef Army mostly strikes convoys.", "essay.example", "2021-01-01")
    pattern = a_claim(document, "targets", {"subject": REEF}, attributes={"target_class": ["aid"]})
    case = casefile_of(an_event(1, REEF, "police"), (document, pattern))
    answer = targeting(case, "Reef Army")
    assert counts(answer.lines) == {("2019", "police"): (1, 1)}
    assert answer.lines[-1].kind == "targets" and answer.lines[-1].claims == (pattern.id,)
    assert any("generalisations" in note for note in answer.notes)


@pytest.mark.parametrize(("by", "label"), [("quarter", "2020-Q2"), ("month", "2020-05"), ("whole", "in all")])
def test_events_are_counted_by_period(by: str, label: str) -> None:
    case = casefile_of(an_event(1, REEF, "police", day="2020-05-02"))
    assert counts(targeting(case, "Reef Army", by=by).lines) == {(label, "police"): (1, 1)}


def test_a_period_without_events_says_so_and_a_period_that_is_none_is_refused() -> None:
    case = casefile_of(an_event(1, REEF, "police", day="2020-05-02"))
    answer = targeting(case, "Reef Army", since="2021-01-01")
    assert answer.lines == ()
    assert any("does not mean that nothing was so" in note for note in answer.notes)
    with pytest.raises(UserError, match="is no period"):
        targeting(case, "Reef Army", by="decade")


def two_groups(ours: int, theirs: int, same: bool) -> object:
    reef = [an_event(number, REEF, ("police", "aid")[number % 2]) for number in range(ours)]
    mesa = [
        an_event(100 + number, MESA, ("police", "aid")[number % 2] if same else "civilians",
                 kind="armed_assault" if same else "suicide_bombing", country="SD" if same else "TD")
        for number in range(theirs)
    ]  # fmt: skip
    return casefile_of(*reef, *mesa)


def lines_of(case: object) -> dict[str, DistanceLine]:
    answer = resemblance(case, "Reef Army", "Mesa Guard")  # type: ignore[arg-type]
    return {line.respect: line for line in answer.lines if isinstance(line, DistanceLine)}


def test_alike_groups_are_no_further_apart_than_chance() -> None:
    found = lines_of(two_groups(20, 20, same=True))
    assert set(found) == {"classes of target", "methods", "places"}
    assert found["methods"].distance == 0 and found["methods"].as_far == 1
    assert "no further apart than chance" in found["classes of target"].text


def test_groups_with_nothing_in_common_are_at_the_far_end() -> None:
    found = lines_of(two_groups(20, 20, same=False))
    assert found["methods"].distance == pytest.approx(1)
    assert found["places"].baseline < 0.6 and found["places"].as_far < 0.01
    assert "far apart" in found["classes of target"].text


def test_too_few_events_for_a_distance_are_refused_in_words() -> None:
    answer = resemblance(two_groups(20, LEAST_EVENTS - 1, same=True), "Reef Army", "Mesa Guard")  # type: ignore[arg-type]
    assert answer.lines == ()
    assert f"20 of Reef Army and {LEAST_EVENTS - 1} of Mesa Guard" in answer.notes[0]


def test_an_answer_says_what_a_distance_cannot_show() -> None:
    answer = resemblance(two_groups(12, 12, same=False), "Reef Army", "Mesa Guard")  # type: ignore[arg-type]
    assert any("cannot show: that they cooperate" in note for note in answer.notes)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 200), st.data())
def test_a_share_lies_in_its_interval(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    share, low, high = share_interval(count, total)
    assert 0 <= low <= share <= high <= 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(0.01, 1), min_size=2, max_size=6), st.lists(st.floats(0.01, 1), min_size=2, max_size=6)
)
def test_the_distance_is_one(one: list[float], other: list[float]) -> None:
    size = min(len(one), len(other))
    shares = [np.array([side[:size]]) / sum(side[:size]) for side in (one, other)]
    there, back = jensen_shannon(shares[0], shares[1])[0], jensen_shannon(shares[1], shares[0])[0]
    assert 0 <= there <= 1 and there == pytest.approx(back)
    assert jensen_shannon(shares[0], shares[0])[0] == pytest.approx(0, abs=1e-7)


def test_a_distance_is_that_of_the_textbook() -> None:
    """Half the events shared: the divergence is 0.5 bits."""
    one, other = [("a",)] * 10 + [("b",)] * 10, [("a",)] * 10 + [("c",)] * 10
    assert distance(one, other).value == pytest.approx(0.5**0.5)
