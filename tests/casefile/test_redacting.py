"""What is redacted is in no table, no index and no corner of the file; the tombstone says where it stood."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_readings import TEXT, numbered, read

from factions.casefile import ALL_READERS, Casefile
from factions.casefile.checking import check_reading
from factions.casefile.judged import judged
from factions.casefile.judging.blanking import BLOCK, blank_reading, blanked_text, blanks_for
from factions.casefile.judging.tombstones import redact
from factions.casefile.searching import check_index
from factions.errors import UserError
from factions.records import Span

NAME = "Lendu Front"


def spans_of(case: Casefile, document: str, words: str) -> list[Span]:
    start = case.document(document).text.index(words)
    return [Span(start, start + len(words))]


def everything(path: str) -> bytes:
    return b"".join(part.read_bytes() for part in sorted(Path(path).parent.glob(Path(path).name + "*")))


def test_the_words_go_from_every_table_and_offsets_hold(case: Casefile) -> None:
    case.add(read(title=f"{NAME} breaks away", source="lendu-front.txt"))
    document = case.documents()[0].id
    case.judge("reject", case.claims()[0].id, who="Bo", why=f"the {NAME} denies it")
    before = [(claim.id, [quote.span for quote in claim.evidence]) for claim in case.claims()]
    made, left = redact(case, document, spans_of(case, document, NAME), who="Ann", why=f"{NAME} is at risk")
    after = case.reading(document)
    check_reading(after)
    assert [(claim.id, [quote.span for quote in claim.evidence]) for claim in case.claims()] == before
    shown = repr((after, case.judgements(), case.actors(), case.reading(document), case.problems()))
    assert NAME.casefold() not in shown.casefold() and "lendu-front" not in shown
    assert BLOCK * len(NAME) in after.document.text and len(after.document.text) == len(TEXT)
    assert (made.what, made.spans) == ("redact", (Span(25, 36),)) and "[redacted" in (made.why or "")
    assert left == ("Front",), "the later `The Front` is told, so that somebody may look at it"
    assert case.search("bunia") and not case.search("lendu")
    with case.transaction() as connection:
        assert check_index(connection) is None


def test_no_byte_of_the_file_has_the_words(tmp_path: Path) -> None:
    path = str(tmp_path / "a.case")
    with Casefile.open(path) as case:
        for number in range(3):
            case.add(numbered(number))
        case.add(read("Zebedee Quartermain, a nurse, saw it. " + TEXT))
        document = next(one.id for one in case.documents() if one.text.startswith("Zebedee"))
        assert b"Quartermain" in everything(path)
        redact(case, document, spans_of(case, document, "Zebedee Quartermain"), who="Ann")
        for word in (b"Quartermain", b"quartermain", b"Zebedee", b"zebedee"):
            assert word not in everything(path)
        assert case.search("nurse") and not case.search("quartermain")
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_neither_the_same_file_nor_a_better_reader_brings_them_back(case: Casefile) -> None:
    case.add(read())
    document = case.documents()[0].id
    redact(case, document, spans_of(case, document, NAME), who="Ann")
    assert not case.add(read()).new
    assert case.add(read(reader="encoder/2")).reread
    assert NAME not in repr(case.claims(reader=ALL_READERS)) + repr(case.mentions(reader=ALL_READERS))
    assert {claim.reader for claim in case.claims()} == {"encoder/2"}


def test_a_redaction_is_not_taken_back_and_judgements_hold(case: Casefile) -> None:
    case.add(read())
    split = case.claims(kind="split_from")[0]
    case.judge("reject", split.id, who="Bo")
    made, _ = redact(case, split.document, spans_of(case, split.document, NAME), who="Ann")
    with pytest.raises(UserError, match="words are gone"):
        case.withdraw(made.id, who="Ann")
    assert [claim.kind for claim in judged(case).claims()] == ["armed_assault"]


def test_a_whole_document_leaves_its_place_and_nothing_it_said(case: Casefile) -> None:
    case.add(read(title="A split", publisher="lake-desk.example"))
    whole = case.documents()[0]
    redact(case, whole.id, [Span(0, len(whole.text))], who="Ann")
    (kept,) = case.documents()
    assert set(kept.text) == {BLOCK} and "split" not in repr(kept) and "lake-desk" not in repr(kept)
    assert all(claim.when is None or claim.when.bounds == (None,) * 4 for claim in case.claims())
    assert not any(name in repr(case.claims()) for name in ("Lendu", "Ituri", "Gunmen", "Bunia", "priest"))


@pytest.mark.parametrize("spans", [[], [Span(3, 3)], [Span(5, 10_000)]])
def test_there_must_be_something_to_take_out(case: Casefile, spans: list[Span]) -> None:
    case.add(read())
    with pytest.raises(UserError, match="characters"):
        redact(case, case.documents()[0].id, spans, who="Ann")


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 25)), min_size=1, max_size=4))
def test_any_redaction_leaves_a_sound_reading_and_is_the_same_twice(cuts: list[tuple[int, int]]) -> None:
    reading = numbered(7)
    text = reading.document.text
    spans = [Span(start, min(start + length, len(text))) for start, length in cuts]
    blanks = blanks_for(reading.document.id, text, spans)
    once = blank_reading(reading, blanks)
    check_reading(once)
    assert once.document.text == blanked_text(text, blanks.spans) and len(once.document.text) == len(text)
    assert blank_reading(once, blanks_for(reading.document.id, once.document.text, spans)) == once
