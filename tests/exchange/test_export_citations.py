"""A claim's source as a footnote and as entries for bibliographies."""

from __future__ import annotations

import json

import pytest

from factions.errors import UserError
from factions.exchange.citations import cite, page_of
from factions.records import Claim, Document, Quote, Stance

TEXT = "First page, 100% dull.\n\n\fThe Reef Army split from the Mesa_Guard in 2014. Then it rained."
QUOTE = "The Reef Army split from the Mesa_Guard in 2014."


def _document(**more: str) -> Document:
    return Document("doc_3f1caa", "0" * 64, TEXT, **more)


def _claim() -> Claim:
    start = TEXT.index(QUOTE)
    return Claim(
        id="clm_1", document="doc_3f1caa", kind="split_from", roles=(), when=None, place=None, attributes={},
        tolls=(), stance=Stance(), links=(), evidence=(Quote(QUOTE, start, start + len(QUOTE)),),
        confidence=0.9, reader="test/1",
    )  # fmt: skip


FULL = _document(
    title="Reefs & mesas", author="A. Writer", publisher="Bay Institute", published_at="2021-05-04",
    url="https://bay.example/1", media_type="application/pdf", retrieved_at="2022-01-02T03:04:05Z",
)  # fmt: skip


def test_a_footnote_has_author_title_publisher_day_page_and_words() -> None:
    assert cite(FULL, _claim()) == (
        "A. Writer, “Reefs & mesas,” Bay Institute, 4 May 2021, p. 2, https://bay.example/1: "
        "“The Reef Army split from the Mesa_Guard in 2014.”"
    )


def test_what_nobody_knows_is_left_out() -> None:
    assert cite(_document(), _claim()) == "n.d.: “The Reef Army split from the Mesa_Guard in 2014.”"


def test_only_what_has_pages_has_a_page() -> None:
    assert page_of(FULL, 0) == 1 and page_of(FULL, TEXT.index("The Reef")) == 2
    assert page_of(_document(), 40) is None


def test_bibtex_escapes_what_tex_would_take_for_commands() -> None:
    entry = cite(FULL, _claim(), "bibtex")
    assert entry.startswith("@misc{bayinstitute2021-3f1c,")
    assert r"title = {{Reefs \& mesas}}" in entry and r"Mesa\_Guard" in entry
    assert "pages = {2}" in entry and "urldate = {2022-01-02}" in entry
    assert entry.count("{") == entry.count("}")


def test_csl_is_one_item_with_date_parts() -> None:
    (item,) = json.loads(cite(FULL, _claim(), "csl"))
    assert (item["type"], item["page"]) == ("webpage", "2")
    assert item["issued"] == {"date-parts": [[2021, 5, 4]]}
    assert QUOTE.rstrip(".") in item["note"]


def test_another_style_is_refused() -> None:
    with pytest.raises(UserError, match="chicago, bibtex, csl"):
        cite(FULL, _claim(), "harvard")
