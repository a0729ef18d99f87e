"""Plain text and Markdown: spans are offsets into the file, details come with where they were found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factions.documents import Limits, from_text, load_document, read_head
from factions.errors import BadDate, DocumentProblem, EmptyDocument, TooLarge, UnreadableDocument
from factions.records import Span

REPORT = "Fighters of a local militia took two villages east of Bunia before dawn, a parish priest said.\n"


def saved(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_text_is_the_file_unchanged(tmp_path: Path) -> None:
    data = "Army retakes town\r\n\r\nLoikaw fell\rquiet.\u2028Then — shelling.\n".encode()
    document = load_document(saved(tmp_path, data))
    assert document.text.encode() == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    at = document.text.index("shelling")
    assert document.quote(Span(at, at + 8)).text == "shelling"


@settings(deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_unchanged(text: str) -> None:
    assert from_text(text).text == text


def test_same_bytes_have_one_id_under_any_name(tmp_path: Path) -> None:
    one, two = (load_document(saved(tmp_path, REPORT.encode(), name)) for name in ("a.txt", "b.txt"))
    assert one.id == two.id and one.source != two.source


@pytest.mark.parametrize(
    ("first_line", "day", "agency"),
    [
        ("GOMA, 3 November 2012 (Lake Agency) - ", "2012-11-03", "Lake Agency"),
        ("CALI, 7 FEB 91 -- [TEXT] ", "1991-02-07", None),
        ("CALI, 7 FEB 91 (RADIO SUR) -- [TEXT] ", "1991-02-07", "RADIO SUR"),
        ("Port Sudan, Sudan, April 3, 2024 (Desk) — ", "2024-04-03", "Desk"),
        ("NOTICE. LASHIO, 1 Aug. 2023 - ", "2023-08-01", None),
        ("(ARAUCA, 15 JAN 90) - ", "1990-01-15", None),
        ("GAO, Mali (Wire) — ", None, "Wire"),
        ("HERAT, 31 February 2020 - ", None, None),
    ],
)
def test_dateline(first_line: str, day: str | None, agency: str | None) -> None:
    document = from_text(first_line + REPORT)
    assert (document.published_at, document.publisher) == (day, agency)
    assert document.published_from == ("dateline" if day else None)
    assert document.publisher_from == ("dateline" if agency else None)


def test_a_missing_date_is_said() -> None:
    assert any("last week" in note and "--published" in note for note in from_text(REPORT).notes)
    assert not from_text(f"GOMA, 3 November 2012 - {REPORT}").notes


def test_dateline_without_year_leaves_the_date_open() -> None:
    document = from_text("GAO, Nov. 4 (Wire) - " + REPORT)
    assert document.published_at is None
    assert any("gives no year" in note and "--published" in note for note in document.notes)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "In November 2021 the council (CNT) met. " + REPORT,
        "On Tuesday, 2 November 2021, gunmen attacked a barracks in Djibo.\n",
        "The army - which denies it - shelled the market of El Geneina on 3 May 2023.\n",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    document = from_text(text)
    assert (document.published_at, document.publisher, document.title) == (None, None, None)


def test_chronicle_has_no_dateline() -> None:
    document = from_text(f"KIDAL, 1 May 2020 - {REPORT}\nKIDAL, 2 May 2020 - {REPORT}")
    assert document.published_at is None
    assert any("Several datelines" in note for note in document.notes)


def test_what_a_reporter_asks_is_no_header() -> None:
    text = "REPORTER: Who shelled the ferry?\nCOLONEL: We did not.\nREPORTER: Who did?\nCOLONEL: Ask them."
    document = from_text(text)
    assert document.author is None and document.text == text


def test_header_lines() -> None:
    text = "Title: Two villages fall\nPublisher: Ituri Watch\nBy: Ann Doe\nDate: 4 June 2021\n"
    text += f"Section: East\n\n{REPORT}"
    document = from_text(text)
    assert (document.title, document.title_from) == ("Two villages fall", "header-line")
    assert (document.publisher, document.author) == ("Ituri Watch", "Ann Doe")
    assert (document.published_at, document.published_from) == ("2021-06-04", "header-line")
    assert text[read_head(text).body_start :] == REPORT


def test_headline_byline_and_date_line() -> None:
    text = f"Two villages fall in Ituri\nBy Ann Doe in Bunia\n4 June 2021, 10:30\n\n{REPORT}"
    document = from_text(text)
    assert (document.title, document.title_from) == ("Two villages fall in Ituri", "first-line")
    assert (document.author, document.author_from) == ("Ann Doe", "byline")
    assert (document.published_at, document.published_from) == ("2021-06-04", "date-line")
    assert text[read_head(text).body_start :] == REPORT


def test_a_first_sentence_is_no_headline() -> None:
    assert from_text(REPORT + "\nNobody claimed it.\n").title is None
    assert from_text("Fighters of a local militia\ntook two villages.\n").title is None


def test_a_date_that_can_be_two_days_stays_open() -> None:
    document = from_text(f"Date: 03/04/2021\nTitle: Two villages\n\n{REPORT}")
    assert document.published_at is None
    assert any("03/04/2021" in note for note in document.notes)
    assert from_text(f"Date: 23/04/2021\nTitle: Two villages\n\n{REPORT}").published_at == "2021-04-23"


def test_dates_that_differ_are_both_kept() -> None:
    document = from_text(f"Date: 5 June 2021\n\nBUNIA, 4 June 2021 - {REPORT}")
    assert (document.published_at, document.published_from) == ("2021-06-05", "header-line")
    assert any("2021-06-04" in note for note in document.notes)


def test_given_date_counts_first(tmp_path: Path) -> None:
    path = saved(tmp_path, f"BUNIA, 4 June 2021 - {REPORT}".encode())
    document = load_document(path, published="2021-06-07")
    assert (document.published_at, document.published_from) == ("2021-06-07", "given")
    with pytest.raises(BadDate, match="yesterday"):
        load_document(path, published="yesterday")


def test_file_name_dates_are_the_last_resort(tmp_path: Path) -> None:
    document = load_document(saved(tmp_path, REPORT.encode(), "2021-06-04-ituri.txt"))
    assert (document.published_at, document.published_from) == ("2021-06-04", "file-name")
    assert any("file's name" in note for note in document.notes)
    assert load_document(saved(tmp_path, REPORT.encode(), "2021-13-45.txt")).published_at is None


def test_markdown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Two villages: fallen'\nauthor:\n  - Ann Doe\n  - Bo Lin\n"
        "date: 2021-06-04T10:00:00+02:00\n---\n"
        "# Villages\n\n**Fighters** of the [CODECO](https://example.org/c) militia "
        "took *two* villages_east now.\n"
        "<!-- draft -->\n- a list item with 5 * 3 and \\* kept\n"
    )
    document = load_document(saved(tmp_path, text.encode(), "note.md"))
    assert (document.title, document.title_from) == ("Two villages: fallen", "front-matter")
    assert document.author == "Ann Doe, Bo Lin"
    assert (document.published_at, document.media_type) == ("2021-06-04", "text/markdown")
    assert "Fighters of the CODECO militia took two villages_east now." in document.text
    assert "a list item with 5 * 3 and * kept" in document.text
    assert "draft" not in document.text and "Bo Lin" not in document.text


def test_markdown_with_broken_front_matter_is_still_read(tmp_path: Path) -> None:
    document = load_document(
        saved(tmp_path, f"+++\ntitle = \n+++\n## Two villages\n\n{REPORT}".encode(), "n.md")
    )
    assert (document.title, document.title_from) == ("Two villages", "heading")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    text = "Kämpfe bei Ménaka — the army said it had lost a post near the border.\n"
    assert load_document(saved(tmp_path, text.encode(encoding))).text == text


def test_windows_1252_is_read_and_noted(tmp_path: Path) -> None:
    text = "The “Front” took Ménaka – and “left” again, said an officer of the garrison.\n"
    document = load_document(saved(tmp_path, text.encode("cp1252")))
    assert document.text == text
    assert any("6 bytes are not UTF-8" in note and "byte 4" in note for note in document.notes)


def test_mixed_encodings_keep_what_is_utf8(tmp_path: Path) -> None:
    data = "Ménaka was taken, ".encode() + "said the Front of Ménaka.\n".encode("cp1252")
    assert load_document(saved(tmp_path, data)).text == "Ménaka was taken, said the Front of Ménaka.\n"


@pytest.mark.parametrize(
    ("data", "problem", "words"),
    [
        (b"", EmptyDocument, "empty"),
        (b" \r\n\t\n", EmptyDocument, "no text"),
        (b"a report\x00 of the army\n", UnreadableDocument, "NUL"),
        (b"\x01\x02\x03\x04 noise \x05" * 20, UnreadableDocument, "control characters"),
        (b"\x89PNG\r\n\x1a\n", UnreadableDocument, "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableDocument, "old Office"),
        ("Боевики атаковали блокпост".encode("cp1251"), UnreadableDocument, "save it as UTF-8"),
        (b"\xff\xfeK\x00a\x00\x00\xd8", UnreadableDocument, "UTF-16"),
        (b"x" * 600_000, TooLarge, "500,000"),
        (b"army\n" * 10_000_000, TooLarge, "20.0 MB"),
        (b"army\n" * 10_000_001, TooLarge, "50.0 MB"),
    ],
)
def test_bad_text_says_what_to_do(
    tmp_path: Path, data: bytes, problem: type[DocumentProblem], words: str
) -> None:
    path = saved(tmp_path, data)
    with pytest.raises(problem) as caught:
        load_document(path)
    assert str(path) in str(caught.value) and words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_half_characters_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="surrogates"):
        from_text(f"{REPORT}\ud83d")


def test_limits_can_be_set(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="50 bytes"):
        load_document(saved(tmp_path, REPORT.encode()), limits=Limits(text_bytes=50))


@pytest.mark.parametrize("name", ["table.csv", "claims.jsonl", "mail.eml", "script.py"])
def test_data_files_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableDocument):
        load_document(saved(tmp_path, REPORT.encode(), name))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        load_document(tmp_path / "gone.txt")
    with pytest.raises(UnreadableDocument, match="folder"):
        load_document(tmp_path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ejército informó que la guerrilla atacó un puesto de policía en el sur del país.", "es"),
        ("Jeshi la serikali lapambana na waasi mashariki mwa nchi", "sw"),
        ("KYIV, Ukraine - Nov. 4. Shelling killed two", "en"),
        ("THE ARMY SAID THAT GUERRILLAS HAD ATTACKED THE GARRISON", "en"),
        ("The army said that the town of Djibo was taken by men from the north. " * 5, "en"),
        (
            "De regering van het land was in of bij de stad, zei een man uit het dorp tegen de krant. " * 5,
            "nl",
        ),
        ("1 2 3", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    document = from_text(text)
    assert document.language == language
    assert any("only English is read" in note for note in document.notes) == (language not in ("en", None))
