"""The report: its numbers lead to the quoted words, and nothing in a document can act on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factions.casefile import Casefile
from factions.exchange.report import report_page
from factions.questions import who
from factions.records import Claim, Document, Reading, Role, Span, Stance, claim_id, document_id

TEXT = "The Blue Front is part of the <script>alert(1)</script> Alliance. The Blue Front denied it."


def reading() -> Reading:
    document = Document(
        document_id("0" * 64, TEXT), "0" * 64, TEXT, title="Fronts & <b>friends</b>", publisher="desk.example"
    )
    evidence = document.quote(Span(0, TEXT.index(".") + 1))
    roles = (_role("subject", "The Blue Front", "act_blue"), _role("object", "Alliance", "act_alliance"))
    claim = Claim(
        id=claim_id(document.id, "part_of", roles, evidence),
        document=document.id,
        kind="part_of",
        roles=roles,
        when=None,
        place=None,
        attributes={"degree": "unstated"},
        tolls=(),
        stance=Stance(),
        links=(),
        evidence=(evidence,),
        confidence=0.9,
        reader="test/1",
    )
    return Reading(document, (), (), (), (claim,))


def _role(term: str, words: str, actor: str) -> Role:
    start = TEXT.index(words)
    return Role(
        text=words,
        start=start,
        end=start + len(words),
        role=term,
        name=words,
        actor=actor,
        mention_kind="group",
    )


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    with Casefile.open(tmp_path / "fronts.case") as casefile:
        casefile.add(reading())
        yield report_page(casefile, [who(casefile, "act_blue")], "The <Blue> Front")


class Tags(HTMLParser):
    """The tags, link targets and ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and value:
                self.targets.add(value)


def test_words_of_a_document_are_shown_and_never_run(page: str) -> None:
    tags = Tags(page)
    assert "script" not in tags.tags and "b" not in tags.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_every_number_leads_to_a_note_on_the_same_page(page: str) -> None:
    tags = Tags(page)
    assert "#note-1" in tags.targets
    assert all(target.startswith("#") and target[1:] in tags.ids for target in tags.targets)


def test_the_note_gives_the_words_and_where_they_stand(page: str) -> None:
    note = re.search(r'<li id="note-1">(.*?)</li>', page, re.DOTALL)
    assert note is not None
    assert "The Blue Front is part of the" in note[1]
    assert "desk.example" in note[1] and f"0–{TEXT.index('.') + 1}" in note[1]


def test_an_unanswered_question_says_so(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "fronts.case") as casefile:
        casefile.add(reading())
        page = report_page(casefile, [who(casefile, "act_blue", known_by="2001-01-01")], "Early")
    assert "Nothing in these documents answers this." in page
