"""The questions over a small corpus: lines, doubts, clocks, what is left out, and bad input."""

from __future__ import annotations

import json

import msgspec
import pytest
from fake_casefile import FakeCasefile, a_claim, a_document
from small_corpus import ANALYSIS, CLAIMS, DOCUMENTS, INTERVIEW, OTHER_RAID, RAID, UNDATED, small_casefile

from factions.errors import AmbiguousActor, UnknownActor, UserError
from factions.questions import (
    Answer,
    EventLine,
    Line,
    events,
    quotes,
    relationship,
    timeline,
    who,
)
from factions.questions.casefile import Casefile
from factions.records import Claim, Link, Stance

CASEFILE = small_casefile()


def line_of(answer: Answer, kind: str) -> Line:
    (line,) = (line for line in answer.lines if line.kind == kind)
    return line


def test_who_tells_an_actors_ties_with_their_doubts() -> None:
    answer = who(CASEFILE, "River Brigade")
    assert line_of(answer, "part_of").text == (
        "River Brigade is described as part of People's Front: throughout "
        "2010–2019 by quarterly.example; as of 1 December 2021 by a minister (agency.example). Denied by "
        "People's Front (agency.example), no time given."
    )
    assert line_of(answer, "allied_with").status == "possible"
    assert "called possible" in line_of(answer, "allied_with").text
    assert line_of(answer, "attack").text == (
        "River Brigade is named as attacker in 1 report of attack, 2 November 2021: alleged once."
    )


def test_affirmed_and_denied_is_disputed_with_both_sides_cited() -> None:
    line = line_of(relationship(CASEFILE, "River Brigade", "People's Front"), "part_of")
    assert (line.status, len(line.claims), line.denials, line.origins) == ("disputed", 3, ("clm_denial",), 2)
    assert [period.bounds[1] for period in line.times] == ["2010-01-01", "2021-12-01"]


def test_on_a_day_a_line_says_for_whom_it_is_stated() -> None:
    line = line_of(who(CASEFILE, "River Brigade", on="2015-05-01"), "part_of")
    assert "stated for 1 May 2015 by quarterly.example (throughout 2010–2019)" in line.text
    assert (
        "stated as of 1 December 2021 by a minister (agency.example), which leaves 1 May 2015 open"
        in line.text
    )


def test_what_was_not_then_is_left_out_and_said() -> None:
    answer = who(CASEFILE, "River Brigade", on="2015-05-01")
    assert "attack" not in {line.kind for line in answer.lines}
    assert [(left.text, left.count) for left in answer.left_out] == [
        ("1 claim that says nothing of 1 May 2015", 1)
    ]
    assert "Each line says what is stated for 1 May 2015, not what was so then." in answer.notes


def test_known_by_shuts_out_later_and_undated_documents() -> None:
    answer = who(CASEFILE, "River Brigade", known_by="2021-11-03")
    line = line_of(answer, "part_of")
    assert (line.status, line.documents) == ("stated", (ANALYSIS.id,))
    assert [left.text for left in answer.left_out] == [
        "1 claim of 1 document without a publication date",
        "3 claims of 2 documents published after 3 November 2021",
    ]


def test_an_event_gathers_what_one_document_says_of_it() -> None:
    line = next(line for line in events(CASEFILE, "Hill League").lines if isinstance(line, EventLine))
    assert line.text == (
        "2 November 2021, Goma: attack by Gunmen against a barracks; harmed: People's Front; at least 19 "
        "killed. Told by goma-desk.example. Claimed by Hill League (goma-desk.example)."
    )
    assert (line.day, line.place, line.country, line.documents) == ("2021-11-02", "Goma", "CD", (RAID.id,))


def test_reports_that_nobody_holds_to_be_of_one_event_stand_side_by_side() -> None:
    answer = events(CASEFILE)
    assert [line.alike for line in answer.lines if isinstance(line, EventLine)] == [1, 1]
    assert "may still be one event" in answer.notes[0]


def test_an_event_that_two_documents_tell_of_is_one_line_with_both() -> None:
    (line,) = events(small_casefile(one_raid=True)).lines
    assert line.text == (
        "2 November 2021, Goma: attack by Gunmen against a barracks; harmed: People's Front; at least 19 "
        "killed. Told by goma-desk.example. Claimed by Hill League (goma-desk.example). Blamed on River "
        "Brigade by the army (wire.example)."
    )
    assert set(line.documents) == {RAID.id, OTHER_RAID.id} and line.origins == 2


def test_one_who_is_only_blamed_is_told_as_blamed() -> None:
    line = next(line for line in events(CASEFILE, "River Brigade").lines)
    assert line.status == "possible"
    assert "attack against a barracks. Blamed on River Brigade by the army (wire.example)." in line.text


DENIAL = a_document(
    "Raiders burned a depot in Gao. The Hill League denied having a hand in it, and so did the League later.",
    None,
)


def _denied_raid(attacker: str) -> FakeCasefile:
    raid = a_claim(DENIAL, "arson", {"attacker": attacker, "target": "a depot"})
    denials = [
        a_claim(DENIAL, "arson", {"attacker": words}, stance=Stance(polarity="denied", speech_act="denies"),
                links=(Link("same_event", raid.id),))
        for words in ("Hill League=act_league", "League=act_league")
    ]  # fmt: skip
    return FakeCasefile([DENIAL], [raid, *denials])


def test_who_denies_a_part_in_an_event_does_not_dispute_the_event() -> None:
    (line,) = events(_denied_raid("Raiders")).lines
    assert (line.status, len(line.denials)) == ("stated", 2)
    assert "Denied that it was Hill League, by “" in line.text
    (line,) = events(_denied_raid("Hill League=act_league")).lines
    assert line.status == "disputed"


def test_claims_on_one_event_are_one_report() -> None:
    (line,) = who(_denied_raid("Raiders"), "Hill League").lines
    assert line.text == "Hill League is named as attacker in 1 report of arson, undated: denied twice."
    assert line.status == "denied"


def test_a_document_without_publisher_is_told_by_its_title() -> None:
    (line,) = events(_denied_raid("Raiders")).lines
    assert "Told by “Raiders burned a depot in Gao.”" in line.text


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ({"country": "CD"}, 2),
        ({"country": "Mali"}, 0),
        ({"kind": "attack"}, 2),
        ({"kind": "bombing"}, 0),
        ({"since": "2021-11-02", "until": "2021-11-02"}, 2),
        ({"since": "2021-11-03"}, 0),
        ({"on": "2021-11-02"}, 2),
        ({"on": "2021-11-05"}, 0),
    ],
)
def test_events_are_narrowed(narrowed: dict[str, str], count: int) -> None:
    answer = events(CASEFILE, **narrowed)
    assert len(answer.lines) == count
    assert count or "No claim here answers this" in answer.notes[-1]


def test_a_relationship_has_the_events_that_both_take_part_in() -> None:
    answer = relationship(CASEFILE, "Hill League", "People's Front")
    assert [line.kind for line in answer.lines] == ["rival_of", "attack"]


def test_a_comparison_is_said_to_be_a_generalisation() -> None:
    answer = relationship(CASEFILE, "River Brigade", "Hill League")
    assert {line.kind for line in answer.lines} == {"contrast", "allied_with"}
    assert any("generalisations" in note for note in answer.notes)


def test_a_timeline_is_in_order_and_says_what_has_no_time() -> None:
    answer = timeline(CASEFILE)
    assert [line.kind for line in answer.lines] == ["part_of", "attack", "attack"]
    assert answer.lines[0].status == "disputed"
    assert [left.text for left in answer.left_out] == [
        "2 relations and steps without a time", "1 statement about a pattern"
    ]  # fmt: skip
    assert [line.kind for line in timeline(CASEFILE, since="2020-01-01", until="2021-11-30").lines] == [
        "part_of", "attack", "attack"
    ]  # fmt: skip
    assert timeline(CASEFILE, "Hill League", since="2022-01-01").lines == ()


def test_a_line_leads_to_quoted_words() -> None:
    line = line_of(who(CASEFILE, "River Brigade"), "part_of")
    found = quotes(CASEFILE, line)
    assert [(one.publisher, one.published_at, one.denies) for one in found] == [
        ("quarterly.example", "2021-11-03", False),
        ("agency.example", "2021-12-01", False),
        ("agency.example", "2021-12-01", True),
    ]
    for one in found:
        assert CASEFILE.document(one.document).text[one.start : one.end] == one.text


@pytest.mark.parametrize("name", ["River Brigade", "the river brigade", "act_brigade"])
def test_an_actor_is_found_by_name_and_id(name: str) -> None:
    assert len(who(CASEFILE, name).lines) == 4


def test_the_registry_helps_to_find_an_actor() -> None:
    called = {"act_brigade": "act_islamic-state"}
    claims = [_renamed(claim, called) for claim in CLAIMS]
    assert who(FakeCasefile(DOCUMENTS, claims), "Daesh").lines


def _renamed(claim: Claim, ids: dict[str, str]) -> Claim:
    written = msgspec.json.encode(claim).decode()
    for old, new in ids.items():
        written = written.replace(old, new)
    return msgspec.json.decode(written, type=Claim)


def test_an_unknown_actor_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownActor, match="Did you mean: River Brigade"):
        who(CASEFILE, "River Brigad")


def test_an_ambiguous_actor_is_answered_with_the_ids() -> None:
    twin = [
        _renamed(claim, {"act_brigade": "act_other-brigade"}) for claim in CLAIMS if claim.document == RAID.id
    ]
    twin += [
        _renamed(claim, {"act_brigade": "act_other"}) for claim in CLAIMS if claim.document == ANALYSIS.id
    ]
    with pytest.raises(AmbiguousActor, match=r"River Brigade \(act_brigade\), River Brigade \(act_other\)"):
        who(FakeCasefile(DOCUMENTS, [*CLAIMS, *twin]), "River Brigade")


def test_one_actor_twice_has_no_relationship() -> None:
    with pytest.raises(UserError, match="one actor here"):
        relationship(CASEFILE, "River Brigade", "act_brigade")


@pytest.mark.parametrize("narrowed", [{"kind": "skirmish"}, {"kind": "part_of"}, {"country": "Atlantis"}])
def test_an_unknown_kind_or_country_is_refused(narrowed: dict[str, str]) -> None:
    with pytest.raises(UserError, match="No "):
        events(CASEFILE, **narrowed)


def test_an_answer_as_json_is_the_record() -> None:
    written = json.loads(who(CASEFILE, "River Brigade", on="2015-05-01").to_json())
    assert list(written) == ["question", "arguments", "on", "known_by", "lines", "left_out", "notes"]
    assert {"text", "kind", "actors", "period", "status", "claims", "documents", "origins"} <= written[
        "lines"
    ][0].keys()
    bounds = {"earliest_start", "latest_start", "earliest_end", "latest_end"}
    assert bounds <= written["lines"][0]["period"].keys()
    assert written["arguments"] == {"actor": "River Brigade"}


def test_a_casefile_in_memory_is_one() -> None:
    case: Casefile = small_casefile()
    assert {INTERVIEW.id, UNDATED.id} <= {claim.document for claim in case.claims()}
