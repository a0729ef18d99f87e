"""Same or different, for actors and events, and the audit: answers are judgements and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from review_case import RAID, RAID_CLAIMS, READER, SPLIT, SPLIT_CLAIMS, browsing, hand_made

from factions.casefile import Casefile
from factions.casefile.identity.likely import Reason, Suggestion, write_likely
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.questions.audit import draw_sample


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    other = Changes(
        "fights", "the Guard of the Lake", {"subject": "the Guard of the Lake", "object": "a teacher"}
    )
    with Casefile.open(tmp_path / "lake.case") as casefile:
        casefile.add_all([hand_made(SPLIT, *SPLIT_CLAIMS), hand_made(RAID, *RAID_CLAIMS, other)])
        yield casefile


def values(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', page)


def offered(casefile: Casefile) -> None:
    """What comparing the actors would offer, written down."""
    reasons = (Reason("part_of_name", 1.2, "names: alike"), Reason("other_places", -0.4, "elsewhere"))
    with casefile.transaction(writes=True) as connection:
        write_likely(
            connection, [Suggestion("The Lake Guard", "Gunmen of the Guard of the Lake", 0.61, reasons)]
        )


def test_three_answers_on_two_actors_each_taken_back(case: Casefile) -> None:
    offered(case)
    with browsing(case) as client:
        page = client.get("/same/actors")
        one, other = values(page.text, "one")[0], values(page.text, "other")[0]
        for what in ("same", "different", "unsure"):
            done = client.post("/same/actors", data={"one": one, "other": other, "what": what, "why": "w"})
            assert f"<strong>{what}</strong>" in done.text and "No pair of actors waits" in done.text
            identity = judged(case).identity
            joined = identity.actor(one) is not None and identity.actor(one) == identity.actor(other)
            assert joined == (what == "same")
            (judgement,) = values(done.text, "judgement")
            back = client.post("/same/undo", data={"judgement": judgement})
            assert values(back.text, "one") == [one] and not case.judgements()


def test_a_pair_of_actors_shows_both_sides_and_every_reason(case: Casefile) -> None:
    offered(case)
    with browsing(case) as client:
        page = client.get("/same/actors").text
    assert "names: alike" in page and "+1.2" in page and "elsewhere" in page and "-0.4" in page
    assert "lake-desk.example" in page and "border-wire.example" in page


def test_two_that_are_held_to_be_one_are_still_shown_each_for_itself(case: Casefile) -> None:
    reasons = (Reason("part_of_name", 6.0, "names: alike"),)
    names = ("The Lake Guard", "Gunmen of the Guard of the Lake")
    with case.transaction(writes=True) as connection:
        write_likely(connection, [Suggestion(*names, 0.99, reasons)])
    with browsing(case) as client:
        page = client.get("/same/actors").text
    assert "held to be one" in page
    sides = re.findall(r"<dt>Names</dt><dd>([^<]*)</dd>", page)
    assert len(sides) == 2 and not set(sides[0].split(", ")) & set(sides[1].split(", "))


def test_an_answer_that_is_none_is_refused(case: Casefile) -> None:
    with browsing(case) as client:
        refused = client.post("/same/actors", data={"one": "a", "other": "b", "what": "perhaps"})
        assert refused.status_code == 400 and "same, different, unsure" in refused.text
        assert client.post("/same/actors", data={"one": "a", "what": "same"}).status_code == 400
        assert client.get("/same/actors?at=99").status_code == 200


def test_reports_of_events_are_judged_likewise(case: Casefile) -> None:
    raids = list(case.claims(kind="armed_assault"))
    with browsing(case) as client:
        ids = {"one": raids[0].id, "other": raids[1].id}
        done = client.post("/same/events", data={**ids, "what": "same"})
        assert {claim.id for claim in case.event_claims(raids[0].id)} >= {raids[0].id, raids[1].id}
        (judgement,) = values(done.text, "judgement")
        client.post("/same/undo", data={"judgement": judgement})
        client.post("/same/events", data={**ids, "what": "different"})
        assert raids[1].id not in {claim.id for claim in case.event_claims(raids[0].id)}


def test_an_audit_is_judged_to_its_end_and_comes_to_a_paragraph(case: Casefile) -> None:
    with browsing(case) as client:
        page = client.get("/audit?size=3&seed=7")
        judged_things = 0
        while item := values(page.text, "item"):
            right = "right" if "right" in values(page.text, "verdict") else "nothing"
            page = client.post("/audit/judge?size=3&seed=7", data={"item": item[0], "verdict": right})
            judged_things += 1
        assert judged_things >= 4 and "3 drawn at random were judged by hand" in page.text
        assert "a precision of 100%" in page.text and "All of it is judged" in page.text
        before = [row.word for row in map(judged(case).standing, case.claims())]
        assert set(before) == {"unjudged"}, "an audit changes no claim"
        (last,) = values(page.text, "judgement")
        back = client.post("/audit/undo?size=3&seed=7", data={"judgement": last})
        assert values(back.text, "item"), "what was taken back is asked again"


def test_a_larger_sample_keeps_the_verdicts_of_the_smaller(case: Casefile) -> None:
    with browsing(case) as client:
        page = client.get("/audit?size=2&seed=3")
        client.post(
            "/audit/judge?size=2&seed=3", data={"item": values(page.text, "item")[0], "verdict": "wrong"}
        )
        assert "1 wrong" in client.get("/audit?size=4&seed=3").text


def test_a_sample_stays_while_claims_are_rejected(case: Casefile) -> None:
    with browsing(case) as client:
        before = re.findall(r"item=(\w+)", client.get("/audit?size=3&seed=7").text)
        case.judge("reject", case.claims()[0].id, who="Ann")
        assert re.findall(r"item=(\w+)", client.get("/audit?size=3&seed=7").text) == before


@pytest.mark.parametrize("query", ["size=0&seed=1", "size=5000&seed=1", "size=ten&seed=1", "size=3&seed=-1"])
def test_a_size_or_seed_that_is_none_is_refused(case: Casefile, query: str) -> None:
    with browsing(case) as client:
        assert client.get(f"/audit?{query}").status_code == 400


def test_a_verdict_on_what_was_not_drawn_is_refused(case: Casefile) -> None:
    with browsing(case) as client:
        item = values(client.get("/audit?size=3&seed=7").text, "item")[0]
        for sent in ({"item": "clm_x", "verdict": "right"}, {"item": item, "verdict": "missed"}):
            assert client.post("/audit/judge?size=3&seed=7", data=sent).status_code == 400
        assert not case.judgements()


def test_an_audit_asks_about_no_header_line_and_no_dateline(tmp_path: Path) -> None:
    text = (
        "Title: A quiet week\nPublisher: lake-desk.example\nPublished: 2021-04-02\n\n"
        "BOL, 2 April 2021 - The ferry runs again. Traders are back.\n"
    )
    with Casefile.open(tmp_path / "quiet.case") as casefile:
        casefile.add(hand_made(text), reader=READER)
        casefile.add(hand_made(SPLIT, *SPLIT_CLAIMS))
        sample = draw_sample(judged(casefile), size=50, seed=1)
    asked = {line.quote for line in sample.lines if not line.claims}
    assert {"The ferry runs again.", "Traders are back."} <= asked
    assert not any(words in quote for quote in asked for words in ("Publisher", "Published", "BOL", "Title"))


def test_a_larger_sample_holds_the_smaller_one(case: Casefile) -> None:
    small, large = (draw_sample(judged(case), size=size, seed=5) for size in (2, 4))
    assert {line.id for line in small.lines} <= {line.id for line in large.lines}


def test_an_audit_also_asks_about_documents_in_which_nothing_was_read(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "quiet.case") as casefile:
        casefile.add(hand_made("Gunmen seized the bridge."), reader=READER)
        casefile.add(hand_made(SPLIT, *SPLIT_CLAIMS))
        sample = draw_sample(judged(casefile), size=50, seed=1)
    assert "Gunmen seized the bridge." in {line.quote for line in sample.lines if not line.claims}
    assert sample.documents == 2
