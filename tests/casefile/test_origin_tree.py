"""Who goes back to whom: articles are counted, and origins are."""

from __future__ import annotations

import pytest
from event_reports import a_claim, a_document
from hypothesis import given
from hypothesis import strategies as st

from factions.casefile.origins import Origins, Tree, agency, citations, find_copies
from factions.records import Claim, Document, Speaker, Stance

WIRE = (
    "Gunmen on motorcycles attacked a market near Menaka at dawn on Monday, killing 14 traders and burning"
    " three lorries, residents of the town told our reporter by telephone on Tuesday morning."
)


def claims(documents: list[Document], stance: Stance | None = None) -> list[Claim]:
    return [a_claim(document, document.text.split(".")[0], "attack", stance=stance) for document in documents]


def tree(*documents: Document) -> Tree:
    return Origins(documents).tree(claims(list(documents)))


SEVEN = (
    a_document("MENAKA, 3 May 2022 (Savanna Wire) - " + WIRE, "savanna-wire.example", "2022-05-03"),
    a_document("MENAKA (Savanna Wire) - " + WIRE + " More follows.", "azawad-post.example", "2022-05-03"),
    a_document(WIRE, "desert-daily.example", "2022-05-04"),
    a_document("A market burned near Menaka, desert-daily.example reported.", "echo.example", "2022-05-05"),
    a_document("Traders died near Menaka, a man told Reuters.", "north.example", "2022-05-05"),
    a_document("MENAKA (Reuters) - Traders were shot on Monday.", "south.example", "2022-05-04"),
    a_document("Shots were heard, according to Reuters, near a market.", "west.example", "2022-05-06"),
)


def test_seven_articles_two_origins() -> None:
    found = tree(*SEVEN)
    assert found.summary() == "7 articles, 2 origins"
    first, second = found.origins
    assert first.branches[0].document == first.root
    assert {branch.document for branch in second.branches} == {one.id for one in SEVEN[4:]}


def test_the_tree_says_why() -> None:
    lines = tree(*SEVEN).lines({one.id: one.publisher or "" for one in SEVEN})
    assert lines[0] == "7 articles, 2 origins"
    assert "    echo.example – “desert-daily.example reported”" in lines
    assert any("nearly the same text" in line and "desert-daily" in line for line in lines)
    assert any("“told Reuters”" in line for line in lines)


@given(order=st.permutations(SEVEN))
def test_the_order_of_documents_changes_nothing(order: list[Document]) -> None:
    assert tree(*order) == tree(*SEVEN)
    assert find_copies(order) == find_copies(SEVEN)


def test_one_quotation_is_one_origin() -> None:
    said = "“We buried fourteen of our neighbours before the sun went down”"
    one = a_document(f"Smoke hung over the town. {said}, a trader said.", "a.example", "2022-05-03")
    other = a_document(f"A week on, nobody came. {said}, he recalls.", "b.example", "2022-05-10")
    assert len(tree(one, other).origins) == 1


def test_unusual_numbers_are_a_sign_and_round_ones_are_none() -> None:
    unusual = "The camp holds 1,347 people, 412 of them children, and 689 blankets came."
    one, other = (
        a_document(unusual, "a.example", None),
        a_document(f"Aid is late. {unusual}", "b.example", None),
    )
    assert len(tree(one, other).origins) == 1
    first = a_document("Some 200 tents, 500 people and 2,000 goats came by 2019.", "a.example", None)
    second = a_document("About 200 men with 500 guns left 2,000 houses in 2019.", "b.example", None)
    assert len(tree(first, second).origins) == 2


def test_a_number_without_end_is_no_sign_and_no_fault() -> None:
    endless = "7" * 5_000
    one, other = (a_document(f"{name} gives {endless}.", f"{name}.example", None) for name in ("Ana", "Bo"))
    assert len(tree(one, other).origins) == 2


def test_an_opinion_is_no_origin_beside_reports() -> None:
    report = a_document("Gunmen attacked a market near Menaka.", "a.example", "2022-05-03")
    essay = a_document("The attack shows what the truce is worth.", "b.example", "2022-05-09")
    found = [*claims([report]), *claims([essay], Stance(basis="evaluative"))]
    told = Origins((report, essay)).tree(found)
    assert (len(told.origins), told.set_aside, told.articles) == (1, (essay.id,), 2)
    assert Origins((essay,)).count(found[1:]) == 1, "alone it is its author's one view"


def test_one_speaker_is_one_origin() -> None:
    documents = [
        a_document(f"The army says so in {town}.", f"{town}.example", None) for town in ("Gao", "Kidal")
    ]
    speaker = Speaker("The army", 0, 8, actor="act_army")
    assert Origins(documents).count(claims(documents, Stance(attribution=(speaker,)))) == 1


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("GAO (Reuters) - Rebels came.", "reuters"),
        ("AFP – Rebels came.", "afp"),
        ("GAO, 3 May 2022 (Savanna Wire) - Rebels came.", "savanna wire"),
        ("Rebels came. (Report supplied by the agency Savanna Wire and cut.)", "savanna wire"),
        ("Fighters of the Allied Democratic Forces (ADF) - rebels from Uganda - came.", None),
        ("Rebels came.", None),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    assert agency(a_document(text, None, None)) == credit


def test_what_is_cited_is_told_with_its_words() -> None:
    document = a_document("A medic told AFP of nine dead; Radio Kivu reported ten.", "a.example", None)
    cited = {one.outlet: document.quote(one.span).text for one in citations(document, ("Radio Kivu",))}
    assert cited == {"afp": "told AFP", "radio kivu": "Radio Kivu reported"}


def test_of_two_names_the_longer_one_is_cited_and_no_part_of_a_word() -> None:
    text = "He told Radio Kivu Sud; she told Radio Kivus; PreRadio Kivu reported."
    document = a_document(text, "a.example", None)
    cited = [one.outlet for one in citations(document, ("Radio Kivu", "Radio Kivu Sud"))]
    assert cited == ["radio kivu sud"]
