"""The reading view: what it shows, what waits, and how decisions come back to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from review_case import SPLIT, SPLIT_CLAIMS, browsing, hand_made, lake_case

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.vocabulary import load_vocabulary
from factions.workbench.reviewing import deciding
from factions.workbench.reviewing.colours import stylesheet
from factions.workbench.reviewing.reading import ReadingView, reading_view
from factions.workbench.reviewing.waiting import next_document


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with lake_case(tmp_path) as casefile:
        yield casefile


def first(case: Casefile) -> str:
    return case.documents()[0].id


def view(case: Casefile, document: str | None = None, **options: object) -> ReadingView:
    return reading_view(case, judged(case), document or first(case), **options)  # type: ignore[arg-type]


def standings(case: Casefile, who: str = "Ann") -> list[tuple[str, str]]:
    return [(row.claim.kind, row.standing) for row in view(case, who=who).rows]


def test_claims_stand_in_the_order_of_the_text_and_wait(case: Casefile) -> None:
    seen = view(case)
    assert [row.claim.kind for row in seen.rows] == ["split_from", "rival_of", "armed_assault"]
    assert seen.progress.total == 3 and seen.progress.judged == 0 and seen.next_open == seen.rows[0].key
    assert "".join(segment.text for segment in seen.segments) == seen.document.text


def test_decisions_move_on_to_what_nobody_judged(case: Casefile) -> None:
    rows = view(case).rows
    deciding.decide(case, rows[0].claim, "accept", who="Ann")
    deciding.decide(case, rows[1].claim, "reject", who="Bo", why="who are the two?")
    seen = view(case, who="Bo")
    assert [row.standing for row in seen.rows] == ["accepted", "rejected", "unjudged"]
    assert seen.next_open == rows[2].key and seen.progress.judged == 2
    assert seen.rows[0].undo is None and seen.rows[1].undo and seen.rows[1].verdicts[0].why
    marked = {key for segment in seen.segments for key in segment.claims}
    assert marked == {rows[0].key, rows[2].key}, "what was rejected marks no words"


def test_an_edit_stands_beside_what_it_replaces_until_it_is_taken_back(case: Casefile) -> None:
    claim = view(case).rows[2].claim
    made, judgement = deciding.edit(case, claim, {"kind": claim.kind, "when": "2021-02-04"}, who="Ann")
    assert made.id == claim.id, "the day is no part of a claim's id"
    seen = view(case, who="Ann")
    assert [row.standing for row in seen.rows][2:] == ["superseded", "edited"]
    assert len({row.key for row in seen.rows}) == 4 and seen.progress.total == 3
    deciding.undo(case, judgement.id, who="Ann")
    assert standings(case)[2:] == [("armed_assault", "unjudged")]


def test_what_was_edited_and_taken_back_can_be_judged_again(case: Casefile) -> None:
    claim = view(case).rows[2].claim
    form = {"kind": claim.kind, "role.attacker": "the Reed Army"}
    _, judgement = deciding.edit(case, claim, form, who="Ann")
    deciding.undo(case, judgement.id, who="Ann")
    kept = view(case).rows[2].claim
    _, again = deciding.edit(case, kept, {"kind": claim.kind, "when": "2021-02-05"}, who="Ann")
    assert standings(case)[2:] == [("armed_assault", "superseded"), ("armed_assault", "edited")]
    deciding.undo(case, again.id, who="Ann")
    deciding.decide(case, view(case).rows[2].claim, "accept", who="Ann")
    assert standings(case)[2:] == [("armed_assault", "accepted")]


def test_only_ones_own_decision_is_taken_back(case: Casefile) -> None:
    made = deciding.decide(case, view(case).rows[0].claim, "accept", who="Ann")
    with pytest.raises(Exception, match="only Ann can take it back"):
        deciding.undo(case, made.id, who="Bo")
    deciding.undo(case, made.id, who="Ann")
    with pytest.raises(Exception, match="taken back already"):
        deciding.undo(case, made.id, who="Ann")


def test_the_next_document_is_the_next_with_an_open_claim(case: Casefile) -> None:
    split, raid = (document.id for document in case.documents())
    assert next_document(case) == split and next_document(case, split) == raid
    assert next_document(case, raid) == split, "after the last one it begins again"
    made = [deciding.decide(case, row.claim, "accept", who="Ann") for row in view(case).rows]
    assert next_document(case) == raid
    deciding.undo(case, made[0].id, who="Ann")
    assert next_document(case) == split
    for document in (split, raid):
        for row in view(case, document).rows:
            deciding.decide(case, row.claim, "unsure", who="Ann")
    assert next_document(case) is None


def test_a_long_text_comes_in_parts_with_the_claims_of_each(case: Casefile) -> None:
    filler = "Nothing else was told that week.\n\n" * 2600
    parties = {"subject": "The Reed Army", "object": "the Lake Guard"}
    fight = Changes("fights", "The Reed Army fights the Lake Guard", parties)
    text = SPLIT + filler + "The Reed Army fights the Lake Guard.\n"
    long = hand_made(text, *SPLIT_CLAIMS, fight)
    case.add(long)
    front, back = view(case, long.document.id), view(case, long.document.id, part=9)
    assert front.parts == back.part == back.parts > 1 and front.elsewhere == 1 and back.elsewhere == 3
    assert [row.claim.kind for row in back.rows] == ["fights"] and front.progress == back.progress
    assert front.next_part == back.part and back.next_part == 1


# The same by plain forms, as a browser without scripts sends them.


def standing_words(page: str) -> list[str]:
    return re.findall(r'class="standing (\w+)"', page)


def keys(page: str) -> list[str]:
    return re.findall(r'<tr id="([\w-]+)"', page)


def test_a_document_is_reviewed_without_scripts(case: Casefile) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case) as client:
        one, two, three = keys(client.get(address).text)
        page = client.post(f"{address}/judge", data={"claim": one, "what": "accept"})
        assert page.url.path == address and page.url.fragment == one
        client.post(f"{address}/judge", data={"claim": two, "what": "reject", "why": "unclear"})
        page = client.post(f"{address}/edit", data={"claim": three, "kind": "armed_assault", "place": ""})
        assert standing_words(page.text) == ["accepted", "rejected", "superseded", "edited"]
        assert "unclear" in page.text and "<strong>3</strong> of 3 claims judged" in page.text
        page = client.post(f"{address}/undo", data={})
        assert standing_words(page.text) == ["accepted", "rejected", "unjudged"]
        added = {"kind": "threat", "evidence": "The Reed Army denied it", "role.subject": "The Reed Army"}
        page = client.post(f"{address}/add", data=added)
        assert standing_words(page.text)[-1] == "added"


def test_nobody_judges_without_a_name(case: Casefile) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case, who=None) as client:
        page = client.get(address)
        assert "Your name" in page.text and 'value="accept"' not in page.text
        refused = client.post(f"{address}/judge", data={"claim": keys(page.text)[0], "what": "accept"})
        assert refused.status_code == 400 and "Say who judges" in refused.text
        assert not case.judgements()


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"kind": "armed_assault", "when": "2021-02-31"}, "is not a date"),
        ({"kind": "armed_assault", "role.attacker": "the Navy"}, "does not say"),
        ({"kind": "armed_assault"}, "Nothing was changed"),
        ({"kind": "quarrel"}, "is no kind of claim"),
    ],
)
def test_a_form_that_is_refused_comes_back_with_what_was_written(
    case: Casefile, form: dict[str, str], why: str
) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case) as client:
        key = keys(client.get(address).text)[2]
        page = client.post(f"{address}/edit", data={"claim": key, "why": "I was there", **form})
        assert page.status_code == 400 and why in page.text
        assert form["kind"] == "quarrel" or "I was there" in page.text
        assert not case.judgements()


def test_two_reviewers_see_that_the_other_judged(case: Casefile) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case, "Ann") as ann, browsing(case, "Bo") as bo:
        before = ann.get(f"{address}/state").json()
        bo.post(f"{address}/judge", data={"claim": keys(bo.get(address).text)[0], "what": "reject"})
        assert ann.get(f"{address}/state").json() != before
        assert "Bo" in ann.get(address).text and standing_words(ann.get(address).text)[0] == "rejected"


def test_markup_and_script_in_a_document_stay_words(case: Casefile) -> None:
    hostile = "<script>alert(1)</script> <b>Gunmen</b> \"onmouseover='x' killed two people & fled.\r\n"
    reading = hand_made(
        hostile,
        Changes("attack", "Gunmen</b> \"onmouseover='x' killed", {"attacker": "Gunmen</b>"}),
    )
    case.add(reading)
    with browsing(case) as client:
        page = client.get(f"/documents/{reading.document.id}").text
    assert "<script>alert" not in page and "<b>" not in page and "&lt;script&gt;alert" in page
    assert not re.search(r"<[^>]*onmouseover", page.replace("&#34;", ""))


def test_what_is_not_there_says_so(case: Casefile) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case) as client:
        assert client.get("/documents/doc_nowhere").status_code == 404
        assert client.get(f"{address}/edit?claim=clm_nowhere").status_code == 404
        assert client.get(f"{address}?claim=clm_nowhere&part=99").status_code == 200
        assert client.get("/claims/clm_nowhere").status_code == 404
        gone = client.post(f"{address}/judge", data={"claim": "clm_nowhere", "what": "accept"})
        assert gone.status_code == 404 and "Load the page anew" in gone.text


def test_a_claims_address_leads_to_its_words(case: Casefile) -> None:
    claim = view(case).rows[1].claim
    with browsing(case) as client:
        page = client.get(f"/claims/{claim.id}")
    assert page.url.path == f"/documents/{claim.document}" and page.url.fragment == claim.id


def test_all_read_says_what_to_do_next(case: Casefile) -> None:
    for document in case.documents():
        for row in view(case, document.id).rows:
            deciding.decide(case, row.claim, "accept", who="Ann")
    with browsing(case) as client:
        assert "Every claim is judged" in client.get("/review").text


def test_every_kind_has_its_colour_light_and_dark() -> None:
    style = stylesheet()
    for kind in load_vocabulary().kinds():
        assert style.count(f".kind-{kind} {{ --kind: #") == 3, "light, dark by choice, dark by the system"


def test_a_day_asked_about_dims_what_does_not_speak_of_it(case: Casefile) -> None:
    address = f"/documents/{first(case)}"
    with browsing(case) as client:
        assert "not of that day" not in client.get(address).text
        page = client.get(f"{address}?on=2020-06-01").text
        assert page.count("not of that day") == 1, "the killings of 2021; what has no time may be of any day"
        assert "was not known by" in client.get(f"{address}?known_by=2021-02-01").text
