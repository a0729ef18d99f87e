"""Two people judge one sample blind of each other, by a codebook; how far they agree is counted by field."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_readings import numbered

from factions.casefile import Casefile
from factions.casefile.coding import agreement, assign, load_codebook, open_assignments
from factions.casefile.coding.agreement import disagreements
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.casefile.judging.persons import edit_claim
from factions.errors import UserError

CODERS = ("Ann", "Bo")
BOOK = """
name = "lakes"
version = "1"
[kinds.armed_assault]
include = ["fighters attack people or a place with hand-held weapons"]
exclude = ["brawls without weapons"]
notes = "an ambush counts here"
"""


@pytest.fixture
def full(case: Casefile) -> Casefile:
    for number in range(6):
        case.add(numbered(number))
    return case


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_all_coders_get_one_sample_each_in_an_order_of_their_own(full: Casefile) -> None:
    drawn = assign(full, "first", CODERS, 6, seed=3)
    of = {coder: [one.claim for one in drawn if one.coder == coder] for coder in CODERS}
    assert sorted(of["Ann"]) == sorted(of["Bo"]) and of["Ann"] != of["Bo"]
    assert [one.claim for one in open_assignments(full, "Ann")] == of["Ann"]
    full.judge("accept", of["Ann"][0], who="Ann")
    full.judge("accept", of["Ann"][1], who="Bo")
    assert [one.claim for one in open_assignments(full, "Ann", "first")] == of["Ann"][1:], "blind of Bo's"


def test_the_same_seed_draws_the_same_sample_however_the_casefile_grew(tmp_path: Path) -> None:
    drawn = []
    for name, order in (("a", range(5)), ("b", reversed(range(5)))):
        with Casefile.open(tmp_path / f"{name}.case") as case:
            for number in order:
                case.add(numbered(number))
            drawn.append(assign(case, "first", CODERS, 4, seed=11))
            assert drawn[-1] != assign(case, "second", CODERS, 4, seed=12)
    assert drawn[0] == drawn[1]


def test_agreement_by_field_and_adjudication_as_a_third_judgement(full: Casefile) -> None:
    drawn = [one.claim for one in assign(full, "first", CODERS, 4, seed=1, kinds=["armed_assault"])][:4]
    for claim in drawn:
        full.judge("accept", claim, who="Ann")
    for claim in drawn[:2]:
        full.judge("accept", claim, who="Bo")
    full.judge("reject", drawn[2], who="Bo")
    edit_claim(full, drawn[3], Changes(when="2021-06-03"), who="Bo")
    by_field = {one.field: one for one in agreement(full, "first")}
    assert by_field["verdict"].same == 0.5 and by_field["when"].same == 0.5
    assert by_field["kind"].same == by_field["polarity"].same == 0.75
    assert by_field["kind"].claims == 4
    # Eight values, seven of one kind: observed 2/8, expected 2*7*1/(8*7), so alpha is 1 - 0.25/0.25 = 0.
    assert by_field["kind"].alpha == pytest.approx(0.0)
    differ = disagreements(full, "first")
    assert {claim for claim, _ in differ} == set(drawn[2:])
    for claim, said in differ:
        ids = [one.id for one in said]
        full.judge("accept", claim, who="Cy", details={"adjudicates": ids, "reader": "encoder/1"})
    assert disagreements(full, "first") == ()
    view = judged(full)
    assert {view.standing(claim).word for claim in view.claims(kind="armed_assault")} >= {"accepted"}
    assert not any(claim.reader.startswith("person:") for claim in view.claims())
    assert {one.field: one.same for one in agreement(full, "first")}["verdict"] == 0.5


def test_full_agreement_and_no_variation(full: Casefile) -> None:
    drawn = sorted({one.claim for one in assign(full, "first", CODERS, 4, seed=1)})
    for coder in CODERS:
        for claim, what in zip(drawn, ("accept", "reject", "accept", "reject"), strict=True):
            full.judge(what, claim, who=coder)
    by_field = {one.field: one for one in agreement(full, "first")}
    assert by_field["verdict"].alpha == pytest.approx(1.0) and by_field["verdict"].same == 1.0
    assert by_field["certainty"].alpha == pytest.approx(1.0)


def test_a_codebook_is_stamped_on_judgements(full: Casefile, tmp_path: Path) -> None:
    book = load_codebook(write(tmp_path / "book.toml", BOOK))
    made = full.judge("accept", full.claims()[0].id, who="Ann", codebook=book.stamp)
    assert full.judgements() == (made,) and book.stamp.startswith("lakes/1#")
    assert replace(book, notes="new").stamp != book.stamp, "a change without a new version shows"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "no codebook"),
        ('name = "a"\nversion = "1"', "missing"),
        (BOOK.replace("armed_assault", "dance"), "no kind 'dance'"),
        (BOOK + "colour = 1", "colour"),
    ],
)
def test_files_that_are_no_codebook(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        load_codebook(write(tmp_path / "book.toml", text))
    with pytest.raises(UserError, match="cannot be read"):
        load_codebook(tmp_path / "absent.toml")


def test_samples_that_cannot_be_drawn_or_counted(full: Casefile) -> None:
    with pytest.raises(UserError, match="two coders"):
        assign(full, "first", ["Ann", "Ann"], 2, seed=1)
    with pytest.raises(UserError, match="12 claims to draw from"):
        assign(full, "first", CODERS, 13, seed=1)
    with pytest.raises(UserError, match="no sample"):
        agreement(full, "first")
    assign(full, "first", CODERS, 2, seed=1)
    with pytest.raises(UserError, match="drawn already"):
        assign(full, "first", CODERS, 2, seed=2)
    with pytest.raises(UserError, match="judged by two"):
        agreement(full, "first")
