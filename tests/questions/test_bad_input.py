"""What cannot be answered is answered with what is not known, and what would help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_casefile import FakeCasefile, a_claim, a_document, on_day
from msgspec.structs import replace
from small_corpus import MORE_DOCUMENTS
from test_every_question import CASEFILE, QUESTIONS

from factions.errors import AmbiguousActor, BadDate, UnknownActor, UserError
from factions.questions import (
    Answer,
    changed,
    coverage,
    disagreements,
    events,
    first_said,
    leaders,
    lineage,
    matrix,
    relationship,
    resemblance,
    targeting,
    timeline,
    who,
)
from factions.records import Claim, Role

LEAGUE = "Hill League"
OF_ONE: tuple[Callable[..., Answer], ...] = (
    who, timeline, lineage, leaders, events, targeting, disagreements, first_said, coverage,
    lambda case, actor: changed(case, actor, since="2021-01-01"),
    lambda case, actor: relationship(case, actor, LEAGUE),
    lambda case, actor: relationship(case, LEAGUE, actor),
    lambda case, actor: resemblance(case, actor, LEAGUE),
    lambda case, actor: matrix(case, LEAGUE, actor),
    lambda case, actor: first_said(case, LEAGUE, actor),
)  # fmt: skip


@pytest.mark.parametrize("question", OF_ONE)
def test_an_unknown_name_is_answered_with_the_nearest(question: Callable[..., Answer]) -> None:
    with pytest.raises(UnknownActor, match="Did you mean: River Brigade"):
        question(CASEFILE, "River Brigad")


def _twin(claim: Claim) -> Claim:
    """The same claim on another actor of the same name."""

    def renamed(role: Role) -> Role:
        return replace(role, actor="act_other") if role.name == "River Brigade" else role

    return replace(claim, id=f"{claim.id}-twin", roles=tuple(map(renamed, claim.roles)))


@pytest.mark.parametrize("question", OF_ONE)
def test_a_name_of_two_actors_is_answered_with_their_ids(question: Callable[..., Answer]) -> None:
    claims = list(CASEFILE.claims())
    case = FakeCasefile(MORE_DOCUMENTS, [*claims, *map(_twin, claims)])
    with pytest.raises(AmbiguousActor, match=r"\(act_brigade\), River Brigade \(act_other\)"):
        question(case, "River Brigade")


@pytest.mark.parametrize("written", ["last week", "2021-2-3", "2021-02-30", "20210203", ""])
@pytest.mark.parametrize(
    "question",
    [
        lambda day: who(CASEFILE, LEAGUE, on=day),
        lambda day: who(CASEFILE, LEAGUE, known_by=day),
        lambda day: timeline(CASEFILE, since=day),
        lambda day: timeline(CASEFILE, until=day),
        lambda day: events(CASEFILE, since=day),
        lambda day: targeting(CASEFILE, LEAGUE, until=day),
        lambda day: changed(CASEFILE, since=day),
    ],
)
def test_what_is_no_day_is_refused_with_how_days_are_written(
    question: Callable[[str], Answer], written: str
) -> None:
    with pytest.raises(BadDate, match="YYYY-MM-DD"):
        question(written)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_time_in_which_nothing_was_published_says_so(question: Callable[..., Answer]) -> None:
    answer = question(CASEFILE, known_by="1999-12-31")
    assert answer.lines == ()
    assert "Only documents published by 31 December 1999 were looked at." in answer.notes
    assert any("does not mean that nothing was so" in note for note in answer.notes)


def test_too_few_events_are_refused_with_how_many_there_are() -> None:
    counted = targeting(CASEFILE, LEAGUE)
    assert "No share is given where a period has fewer than 10 events." in counted.notes
    compared = resemblance(CASEFILE, LEAGUE, "River Brigade")
    assert compared.notes[0].startswith(
        "Too few events for a distance: 1 of Hill League and 0 of River Brigade"
    )


TEXT = "In 2019 the Ash Band split from the Elm Band; on 3 May 2019 the Elm Band split from the Ash Band."
REPORT = a_document(TEXT, "bay.example")
BANDS = "Ash Band=act_ash", "Elm Band=act_elm"


def _told(kind: str, subject: str, object: str) -> Claim:
    return a_claim(REPORT, kind, {"subject": subject, "object": object},
                   when=on_day(REPORT, "3 May 2019", "2019-05-03"))  # fmt: skip


def test_a_cycle_ends_and_is_told_as_a_contradiction() -> None:
    case = FakeCasefile([REPORT], [_told("split_from", *BANDS), _told("split_from", *BANDS[::-1])])
    answer = lineage(case, "Ash Band", steps=5)
    assert len(answer.lines) == 2
    assert any("contradict each other" in note for note in answer.notes)


def test_each_described_as_part_of_the_other_is_told_both_ways() -> None:
    case = FakeCasefile([REPORT], [_told("part_of", *BANDS), _told("part_of", *BANDS[::-1])])
    assert [line.text.partition(":")[0] for line in relationship(case, "Ash Band", "Elm Band").lines] == [
        "Ash Band is described as part of Elm Band", "Elm Band is described as part of Ash Band"
    ]  # fmt: skip


RULERS = a_document(
    "The Pine Front, then rebels, fought in Dane in 2019. The Pine Front rules since 2021.", "bay.example"
)


def _ruling(actor: str) -> FakeCasefile:
    """An actor that one report calls rebels and then a state."""
    fought = a_claim(RULERS, "operates_in", {"subject": f"Pine Front={actor}", "object": "Dane"})
    rules = a_claim(RULERS, "controls", {"subject": f"Pine Front={actor}", "object": "Dane"})
    roles = (replace(rules.roles[0], mention_kind="state"), *rules.roles[1:])
    return FakeCasefile([RULERS], [fought, replace(rules, roles=roles)])


def test_an_actor_that_is_rebels_and_a_state_is_said_to_be_both() -> None:
    (note,) = (note for note in who(_ruling("usr_pine"), "Pine Front").notes if "speak of" in note)
    assert "as an armed group (1 claim) and as a state (1 claim)" in note


def test_the_registry_tells_when_rebels_became_a_state_and_nothing_before_it_was_known() -> None:
    case = _ruling("act_taliban")
    (note,) = (note for note in who(case, "act_taliban").notes if "registry" in note)
    assert "an armed group until 15 August 2021, then a state since 15 August 2021" in note
    early = who(case, "act_taliban", known_by="2021-08-01")
    assert not any("state" in note for note in early.notes)


def test_a_relation_or_a_period_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"The relations are: .*allied_with"):
        matrix(CASEFILE, LEAGUE, "River Brigade", kind="friendship")
    with pytest.raises(UserError, match="give one of year, quarter, month, whole"):
        targeting(CASEFILE, LEAGUE, by="decade")
    with pytest.raises(UserError, match=r"The posts are: .*leader"):
        leaders(CASEFILE, LEAGUE, post="king")
