"""A better reader, or a better date, gives new claims; what people decided stays with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_readings import quote, read, reading_of

from factions.casefile import ALL_READERS, Casefile
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.casefile.judging.persons import edit_claim
from factions.casefile.judging.rereading import correct, reread
from factions.documents import from_text
from factions.errors import BadDate, UserError
from factions.reading.reader import built_in_reader, read_document
from factions.records import Claim, Document, Quote, Reading, claim_id

REPORT = (
    "Title: Garrison attacked in the north\nPublisher: river-desk.example\nPublished: 2023-06-14\n\n"
    "GAO - Gunmen attacked an army garrison in Ansongo on Monday, killing at least 12 soldiers. "
    "A second column burned a bridge near the town.\n"
)


class OldReader:
    """Gives the sample claims; the attack's evidence is the whole sentence."""

    name = "test/1"

    def read(self, document: Document) -> Reading:
        return reading_of(document, self.name)


class NewReader:
    """Finds the same split, cuts the attack's evidence closer, and adds a denial."""

    name = "test/2"

    def read(self, document: Document) -> Reading:
        reading = reading_of(document, self.name)
        split, attack = reading.claims
        closer = self._at(attack, quote(document.text, "Gunmen killed at least three people near the lake"))
        denial = self._at(replace(attack, kind="threat"), quote(document.text, "The Front denied it."))
        return replace(reading, claims=(split, closer, denial))

    def _at(self, claim: Claim, words: tuple[str, int, int]) -> Claim:
        evidence = Quote(*words)
        id = claim_id(claim.document, claim.kind, claim.roles, evidence)
        return replace(claim, id=id, evidence=(evidence,))


@pytest.fixture
def judged_case(case: Casefile) -> Casefile:
    case.add(read(reader="test/1"))
    return case


def test_every_judgement_outlives_a_better_reader(judged_case: Casefile) -> None:
    case = judged_case
    split, attack = case.claims()
    accepted = case.judge("accept", split.id, who="Ann")
    rejected = case.judge("reject", attack.id, who="Bo", why="it was another day")
    before = case.judgements(withdrawn=True)
    done = reread(case, NewReader())
    assert (done.read, done.known, done.moved, done.unattached) == (1, 0, 1, ())
    assert case.judgements(withdrawn=True) == before
    view = judged(case)
    standing = {claim.kind: view.standing(claim) for claim in case.claims()}
    assert standing["split_from"].judgements == (accepted,)
    assert (
        standing["armed_assault"].judgements == (rejected,) and standing["armed_assault"].word == "rejected"
    )
    assert standing["threat"].word == "unjudged"
    assert [claim.kind for claim in view.claims()] == ["split_from", "threat"]
    again = reread(case, NewReader())
    assert (again.read, again.known) == (0, 1)


def test_an_edit_still_supersedes_the_moved_claim(judged_case: Casefile) -> None:
    case = judged_case
    attack = case.claims(kind="armed_assault")[0]
    mine, _ = edit_claim(case, attack.id, Changes(when="2021-06-03"), who="Ann")
    reread(case, NewReader())
    assert judged(case).claims(kind="armed_assault") == (mine,)


def test_what_finds_no_claim_again_is_listed(judged_case: Casefile) -> None:
    case = judged_case
    attack = case.claims(kind="armed_assault")[0]
    made = case.judge("reject", attack.id, who="Ann")

    class Forgetful(OldReader):
        name = "test/3"

        def read(self, document: Document) -> Reading:
            reading = super().read(document)
            return replace(reading, claims=reading.claims[:1])

    (lost,) = reread(case, Forgetful()).unattached
    assert (lost.judgement, lost.how) == (made, "gone")
    assert case.claims(reader=ALL_READERS)[-1].id and case.judgements() == (made,)


def test_a_corrected_date_moves_relative_times_and_keeps_judgements(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "a.case") as case:
        case.add(read_document(from_text(REPORT)))
        attack = case.claims()[0]
        assert attack.when is not None and attack.when.bounds == ("2023-06-12",) * 4
        kept = case.judge("accept", attack.id, who="Ann")
        fields = {"published_at": "2023-06-22", "publisher": "lake-desk.example"}
        made, done = correct(case, attack.document, fields, who="Bo", why="the archive has the 22nd")
        assert (done.read, done.unattached) == (1, ())
        (document,) = case.documents()
        assert (document.published_at, document.published_from) == ("2023-06-22", "person")
        assert document.publisher == "lake-desk.example"
        view = judged(case)
        moved = next(claim for claim in view.claims() if claim.id == attack.id)
        assert moved.when is not None and moved.when.bounds == ("2023-06-19",) * 4
        assert view.standing(moved).judgements == (kept,)
        assert case.claims(known_by="2023-06-15") == ()
        case.add(read_document(from_text(REPORT)))
        assert judged(case).claims() == view.claims(), "the file as it was does not undo the correction"
        case.withdraw(made.id, who="Bo")
        assert case.documents()[0].published_at == "2023-06-14"
        assert attack in judged(case).claims()
        assert reread(case).read == 0 and built_in_reader().name == attack.reader


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"published_at": "June"}, BadDate), ({"colour": "red"}, UserError), ({}, UserError)],
)
def test_corrections_that_make_no_sense(
    judged_case: Casefile, fields: dict[str, str | None], error: type[UserError]
) -> None:
    case = judged_case
    with pytest.raises(error):
        correct(case, case.documents()[0].id, fields, who="Ann", reader=OldReader())
    assert case.judgements() == ()
