"""Origins are counted, not articles."""

from __future__ import annotations

from fake_casefile import a_claim, a_document, a_speaker

from factions.casefile.origins import agency, count_origins, find_copies
from factions.records import Claim, Document, Stance

WIRE = "Rebels seized Kidal at dawn on Monday and held the governor's office until noon, residents said."


def origins(*documents: Document, stances: dict[str, Stance] | None = None) -> int:
    claims = [_claim(document, (stances or {}).get(document.id, Stance())) for document in documents]
    return count_origins(claims, {document.id: document for document in documents}, find_copies(documents))


def _claim(document: Document, stance: Stance) -> Claim:
    return a_claim(document, "attack", {"attacker": "Rebels"}, stance=stance)


def test_two_publishers_are_two_origins() -> None:
    assert (
        origins(a_document("Rebels took Kidal.", "a.example"), a_document("Rebels left Gao.", "b.example"))
        == 2
    )


def test_one_publisher_is_one_origin() -> None:
    assert (
        origins(a_document("Rebels took Kidal.", "a.example"), a_document("Rebels left Gao.", "A.example"))
        == 1
    )


def test_copies_are_one_origin() -> None:
    copy = a_document(WIRE + " More follows.", "b.example")
    assert origins(a_document(WIRE, "a.example"), copy) == 1


def test_one_agency_is_one_origin() -> None:
    first = a_document("GAO (Reuters) - Rebels took Kidal.", "a.example")
    second = a_document("Rebels left Gao, wrote (Reuters) later on.", "b.example")
    assert agency(first) == "reuters"
    assert origins(first, second) == 1


def test_an_agency_credited_deep_in_a_text_is_no_byline() -> None:
    assert agency(a_document("x " * 300 + "(Reuters)")) is None


def test_one_speaker_is_one_origin() -> None:
    first = a_document("Rebels took Kidal, the Army says.", "a.example")
    second = a_document("Rebels left Gao, the Army says.", "b.example")
    cited = {
        document.id: Stance(attribution=(a_speaker(document, "Army=act_army"),))
        for document in (first, second)
    }
    assert origins(first, second, stances=cited) == 1


def test_ties_chain() -> None:
    first = a_document(WIRE, "a.example")
    second = a_document(WIRE + " More follows.", "b.example")
    third = a_document("Rebels left Gao.", "b.example")
    assert origins(first, second, third) == 1


def test_documents_without_publisher_stand_alone() -> None:
    assert origins(a_document("Rebels took Kidal.", None), a_document("Rebels left Gao.", None)) == 2


def test_no_claims_have_no_origins() -> None:
    assert count_origins([], {}, {}) == 0
