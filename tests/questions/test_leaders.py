"""Leaders in order with gaps and doubts, and lineages that may run in circles."""

from __future__ import annotations

from typing import Any

import pytest
from fake_casefile import FakeCasefile, a_claim, a_document, a_when, on_day
from msgspec.structs import replace

from factions.errors import UserError
from factions.questions import LeaderLine, leaders, lineage
from factions.records import Claim, Document, Stance

TEXT = "Ali Reed led the Reef Army, then Bo Sand did; Ali Reed was killed. The Mesa Guard broke away, then."
DOCUMENT = a_document(TEXT, "bay.example", "2021-05-04")
LATER = a_document(TEXT + " Later.", "sea.example", "2022-05-04")
REEF, MESA = "Reef Army=act_reef", "Mesa Guard=act_mesa"


def _held(person: str, first: str, last: str, **more: Any) -> Claim:
    when = a_when(DOCUMENT, "then", (first, first, last, last))
    claim = a_claim(DOCUMENT, "holds_post", {"subject": person, "object": REEF}, when=when,
                    attributes={"post": "leader"} | more.pop("attributes", {}), **more)  # fmt: skip
    return _of_person(claim)


def _killed(person: str, day: str, document: Document = DOCUMENT) -> Claim:
    return _of_person(a_claim(document, "attack", {"victim": person}, when=on_day(document, "then", day)))


def _of_person(claim: Claim) -> Claim:
    roles = tuple(
        replace(role, mention_kind="person") if role.role in ("subject", "victim") else role
        for role in claim.roles
    )
    return replace(claim, roles=roles)


def told(*claims: Claim, **clocks: str) -> tuple[LeaderLine, ...]:
    answer = leaders(FakeCasefile([DOCUMENT, LATER], claims), "Reef Army", **clocks)
    return tuple(line for line in answer.lines if isinstance(line, LeaderLine))


def test_leaders_come_in_order_with_what_ended_their_time() -> None:
    first, second = told(
        _held("Bo Sand", "2016-06-01", "2018-01-01"),
        _held("Ali Reed", "2010-01-01", "2014-05-01"),
        _killed("Ali Reed", "2014-05-02"),
    )
    assert (first.person, second.person) == ("Ali Reed", "Bo Sand")
    assert first.text.endswith("Killed on 2 May 2014 (bay.example).")
    assert first.ended is not None and first.ended.bounds == ("2014-05-02",) * 4
    assert second.gap_before and "Who led between the two is not told here." in second.text
    assert second.ended is None and "How this ended is not told here." in second.text


def test_a_death_told_later_is_not_known_before() -> None:
    claims = (_held("Ali Reed", "2010-01-01", "2014-05-01"), _killed("Ali Reed", "2014-05-02", LATER))
    (line,) = told(*claims, known_by="2021-12-31")
    assert line.ended is None and LATER.id not in line.documents
    (line,) = told(*claims)
    assert line.ended is not None


def test_a_victim_who_is_not_told_as_dead_goes_on() -> None:
    hurt = _killed("Ali Reed", "2014-05-02")
    wounded = replace(hurt, evidence=(replace(hurt.evidence[0], text="Ali Reed was hurt"),))
    (line,) = told(_held("Ali Reed", "2010-01-01", "2014-05-01"), wounded)
    assert line.ended is None


def test_two_leaders_of_one_day_are_said_to_be_so() -> None:
    case = FakeCasefile(
        [DOCUMENT],
        [_held("Ali Reed", "2010-01-01", "2014-05-01"), _held("Bo Sand", "2014-01-01", "2018-01-01")],
    )
    assert any("leader of the same day" in note for note in leaders(case, "Reef Army").notes)


def test_a_governor_heads_a_province() -> None:
    posts = {"post": "official", "post_words": "first governor"}
    assert len(told(_held("Ali Reed", "2010-01-01", "2014-05-01", attributes=posts))) == 1
    assert not told(_held("Ali Reed", "2010-01-01", "2014-05-01", attributes={"post": "deputy"}))


def test_an_unknown_post_is_refused() -> None:
    with pytest.raises(UserError, match="No post is named 'king'"):
        leaders(
            FakeCasefile([DOCUMENT], [_held("Ali Reed", "2010-01-01", "2014-05-01")]),
            "Reef Army",
            post="king",
        )


def _step(kind: str, subject: str, other: str, day: str, **more: Any) -> Claim:
    return a_claim(
        DOCUMENT, kind, {"subject": subject, "object": other}, when=on_day(DOCUMENT, "then", day), **more
    )


def test_a_circle_of_steps_ends_and_contradictions_are_said() -> None:
    steps = [_step("split_from", MESA, REEF, "2014-01-01"), _step("split_from", REEF, MESA, "2016-01-01")]
    answer = lineage(FakeCasefile([DOCUMENT], steps), "Reef Army", steps=5)
    assert [line.actors for line in answer.lines] == [("act_mesa", "act_reef"), ("act_reef", "act_mesa")]
    assert any("contradict each other" in note for note in answer.notes)


def test_a_step_taken_twice_is_two_lines() -> None:
    again = _step("split_from", MESA, REEF, "2019-01-01", attributes={"temporary": True})
    steps = [_step("split_from", MESA, REEF, "2014-01-01"), replace(again, id="clm_again")]
    lines = lineage(FakeCasefile([DOCUMENT], steps), "Reef Army").lines
    assert [line.period.bounds[0] for line in lines if line.period] == ["2014-01-01", "2019-01-01"]


def test_a_denied_split_is_told_as_denied() -> None:
    denied = Stance(polarity="denied", speech_act="denies")
    step = _step("split_from", MESA, REEF, "2014-01-01", stance=denied)
    assert lineage(FakeCasefile([DOCUMENT], [step]), "Reef Army").lines[0].status == "denied"
