"""Claims on a relation become episodes: which days are stated, and which steps part them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fake_casefile import Bounds, FakeCasefile, a_claim, a_document, a_when
from hypothesis import given, settings
from hypothesis import strategies as st

from factions.questions import relationship
from factions.questions.answer import Episode, RelationLine
from factions.questions.episodes import fold, steps_among
from factions.questions.holding import holds
from factions.questions.spans import Saying, stretches
from factions.questions.weighing import weigh
from factions.records import Claim, Document, Stance

TEXT = "The Delta Column was part of the Shore Front; it left, then came back, said the Front."
PARTIES = {"subject": "Delta Column=act_delta", "object": "Shore Front=act_shore"}
DENIED = Stance(polarity="denied", speech_act="denies")


def _document(number: int) -> Document:
    return a_document(f"{TEXT} Report {number}.", f"desk{number}.example", f"20{10 + number}-05-01")


def _said(number: int, kind: str, bounds: Bounds | None, **more: Any) -> Claim:
    document = _document(number)
    when = a_when(document, "then", bounds) if bounds else None
    return a_claim(document, kind, PARTIES, when=when, **more)


def episodes(kind: str, *claims: Claim) -> tuple[Episode, ...]:
    of_kind = weigh([claim for claim in claims if claim.kind == kind], None)
    assert of_kind is not None
    return fold(of_kind, steps_among(claims))


def shown(episode: Episode) -> list[tuple[str | None, str | None, str]]:
    return [(one.start, one.end, one.status) for one in episode.stretches]


THROUGH = ("2010-01-01", "2010-01-01", "2012-12-31", "2012-12-31")
SPLIT = ("2014-08-01", "2014-08-31", "2014-08-01", "2014-08-31")
BACK = ("2016-03-01", "2016-03-31", "2016-03-01", "2016-03-31")


def test_what_is_stated_and_what_is_left_open() -> None:
    (episode,) = episodes("part_of", _said(1, "part_of", ("2010-01-01", "2010-12-31", "2012-12-31", None)))
    assert shown(episode) == [
        ("2010-01-01", "2010-12-30", "possible"),
        ("2010-12-31", "2012-12-31", "stated"),
        ("2013-01-01", None, "possible"),
    ]


def test_a_split_and_a_return_make_three_times_of_it() -> None:
    claims = [
        _said(1, "part_of", (None, "2011-05-01", "2011-05-01", None)),
        _said(5, "split_from", SPLIT),
        _said(7, "joined", BACK),
        _said(9, "part_of", (None, "2019-05-01", "2019-05-01", None)),
    ]
    before, after = episodes("part_of", *claims)
    assert shown(before)[-1] == ("2011-05-02", "2014-08-31", "possible")
    assert before.ended_by == (claims[1].id,) and before.begun_by == ()
    assert shown(after)[0] == ("2016-03-01", "2019-04-30", "possible")
    assert after.begun_by == (claims[2].id,) and after.ended_by == ()


def test_membership_stated_on_after_a_split_is_disputed_from_then_on() -> None:
    through = _said(6, "part_of", ("2010-01-01", "2010-01-01", "2016-12-31", "2016-12-31"))
    split = _said(5, "split_from", SPLIT)
    (episode,) = episodes("part_of", through, split)
    assert shown(episode) == [
        ("2010-01-01", "2014-08-31", "stated"),
        ("2014-09-01", "2016-12-31", "disputed"),
    ]
    assert episode.stretches[1].claims == (through.id, split.id)


def test_a_split_that_is_only_alleged_or_denied_parts_nothing() -> None:
    member = _said(1, "part_of", (None, "2011-05-01", "2011-05-01", None))
    for stance in (DENIED, Stance(certainty="possible"), Stance(speech_act="alleges")):
        assert len(episodes("part_of", member, _said(5, "split_from", SPLIT, stance=stance))) == 1
        assert not episodes("part_of", member, _said(5, "split_from", SPLIT, stance=stance))[0].ended_by


def test_a_denial_goes_no_further_than_the_days_it_names() -> None:
    stated = _said(1, "allied_with", THROUGH)
    denied = _said(2, "allied_with", (None, "2011-05-01", "2011-05-01", None), stance=DENIED)
    (episode,) = episodes("allied_with", stated, denied)
    assert [(one.start, one.status) for one in episode.stretches] == [
        ("2010-01-01", "stated"), ("2011-05-01", "disputed"), ("2011-05-02", "stated")
    ]  # fmt: skip


def test_what_has_no_time_is_in_no_episode() -> None:
    assert episodes("allied_with", _said(1, "allied_with", None)) == ()


def test_an_alliance_doubted_is_nowhere_stated() -> None:
    (episode,) = episodes("allied_with", _said(1, "allied_with", THROUGH, stance=Stance(certainty="likely")))
    assert shown(episode) == [("2010-01-01", "2012-12-31", "possible")]


def test_relationship_gives_the_episodes() -> None:
    claims = [_said(1, "part_of", THROUGH), _said(5, "split_from", SPLIT)]
    case = FakeCasefile([_document(1), _document(5)], claims)
    line = relationship(case, "Delta Column", "Shore Front").lines[0]
    assert isinstance(line, RelationLine)
    assert line.episodes[0].ended_by == (claims[1].id,)


def test_contradicting_steps_end_nothing_twice() -> None:
    """Each is said to have split from the other: both are told, and the days stay in order."""
    other_way = {"subject": PARTIES["object"], "object": PARTIES["subject"]}
    document = _document(6)
    reverse = a_claim(document, "split_from", other_way, when=a_when(document, "then", BACK))
    found = episodes("part_of", _said(1, "part_of", THROUGH), _said(5, "split_from", SPLIT), reverse)
    assert [one.ended_by for one in found] == [(_said(5, "split_from", SPLIT).id,)]


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2003, 12, 31)).map(str)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    first, second, third, fourth = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    late, early = (second, third) if draw(st.booleans()) else (third, second)
    return (first if draw(st.booleans()) else None, late, early, fourth if draw(st.booleans()) else None)


sayings = st.lists(
    st.builds(
        Saying, claim=st.sampled_from("abcd"), bounds=bounds(), firm=st.booleans(), denies=st.booleans()
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(sayings, days)
def test_a_day_is_in_one_stretch_and_has_what_its_claims_say(said: list[Saying], day: str) -> None:
    found = [one for one in stretches(said) if (one.start or "") <= day <= (one.end or "9999")]
    assert len(found) <= 1
    affirming = [one for one in said if not one.denies]
    each = {holds(one.bounds, day) for one in affirming if one.firm}
    if found and found[0].status == "stated":
        assert "stated" in each
    if "stated" in each:
        assert found and found[0].status in ("stated", "disputed")
    if any(holds(one.bounds, day) != "no" for one in affirming):
        assert found and found[0].status != "denied"
