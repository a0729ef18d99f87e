"""HTML, PDF and DOCX: words come out, details with their origin, and a broken file is one problem."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from factions.documents import Limits, load_document, load_documents
from factions.errors import DocumentProblem, EmptyDocument, TooLarge, UnreadableDocument
from factions.records import Document

PROSE = (
    "Fighters of a local militia took two villages east of Bunia before dawn on Friday, a parish priest said."
    " The army denied that its men had left, and said that the road to the lake was open again by noon."
)
PAGE = f"""<!doctype html><html lang="en"><head>
<title>Two villages fall - Ituri Watch</title>
<meta property="og:title" content="Two villages fall"><meta property="og:site_name" content="Ituri Watch">
<meta name="author" content="Ann Doe">
<meta property="article:published_time" content="2021-06-04T08:00:00+02:00">
<link rel="canonical" href="https://watch.example/ituri"></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news of the day</a></nav>
<article><h1>Two villages fall</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></article></body></html>"""


def pdf(*pages: tuple[str, ...], info: str = "") -> bytes:
    """A PDF whose pages hold the given lines, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font {font} >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    return f"{out}{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved_word(document)


def saved_word(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def repacked(data: bytes, part: str, content: bytes) -> bytes:
    """A DOCX with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


def load(folder: Path, data: bytes, name: str, limits: Limits | None = None) -> Document:
    path = folder / name
    path.write_bytes(data)
    return load_document(path, limits=limits or Limits())


def test_page(tmp_path: Path) -> None:
    document = load(tmp_path, PAGE.encode(), "page.html")
    assert PROSE in document.text and "All the news" not in document.text
    assert (document.title, document.title_from) == ("Two villages fall", "html-meta")
    assert (document.publisher, document.publisher_from) == ("Ituri Watch", "html-meta")
    assert (document.author, document.published_at, document.published_from) == (
        "Ann Doe",
        "2021-06-04",
        "html-meta",
    )
    assert (document.url, document.media_type) == ("https://watch.example/ituri", "text/html")


def test_page_json_ld_counts_before_meta(tmp_path: Path) -> None:
    block = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"},
      {"headline": "Villages taken",
      "datePublished": "2021-06-05", "author": [{"name": "A. Doe"}, "B. Lin"],
      "publisher": {"name": "IW"}}]}</script>"""
    document = load(tmp_path, PAGE.replace("</head>", block + "</head>").encode(), "page.html")
    assert (document.title, document.author, document.publisher) == ("Villages taken", "A. Doe, B. Lin", "IW")
    assert (document.published_at, document.published_from) == ("2021-06-05", "html-json-ld")
    assert any("2021-06-04" in note for note in document.notes)


def test_page_without_date_stays_without(tmp_path: Path) -> None:
    page = f"<html><body><p>{PROSE}</p><footer>Copyright 2024. Last visit: 1 May 2024</footer></body></html>"
    document = load(tmp_path, page.encode(), "page.htm")
    assert document.published_at is None and PROSE in document.text


@pytest.mark.parametrize("declared", ["windows-1252", "utf-8", "nonsense", "zlib"])
def test_page_character_sets(tmp_path: Path, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>In Ménaka, {PROSE}</p></body></html>'
    for encoding in ("cp1252", "utf-8"):
        if (declared, encoding) != ("windows-1252", "utf-8"):
            assert "In Ménaka" in load(tmp_path, page.encode(encoding), "page.html").text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav>"
        + "".join(f'<a href="/{n}">All the news from region number {n}</a> ' for n in range(30))
        + "</nav></body></html>",
        "<html><body><ul>"
        + "".join(f'<li><a href="/{n}">Army and rebels clash in region {n}</a></li>' for n in range(30))
        + "</ul></body></html>",
    ],
)
def test_page_of_only_navigation(tmp_path: Path, page: str) -> None:
    with pytest.raises(EmptyDocument, match="only navigation"):
        load(tmp_path, page.encode(), "index.html")


def test_pages_made_to_harm(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE html [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12)) + "]>"
    assert PROSE in load(tmp_path, f"{bomb}<p>&a11; {PROSE}</p>".encode(), "bomb.html").text
    try:
        load(tmp_path, b"<div>" * 50_000 + PROSE.encode(), "deep.html")
    except DocumentProblem as problem:
        assert "deep.html" in str(problem)


def test_pdf(tmp_path: Path) -> None:
    first = (
        "Two villages fall",
        "",
        "BUNIA, 4 June 2021 - Fighters of a local mili-",
        "tia took two villages, a parish priest said,",
        "Father Pascal. The army denied it.",
    )
    info = "/Title (Microsoft Word - draft7.doc) /Author (Ann Doe) /CreationDate (D:20210607090000Z)"
    document = load(tmp_path, pdf(first, ("A second page.",), info=info), "report.pdf")
    assert "a local militia took two villages, a parish priest said, Father Pascal." in document.text
    assert document.text.endswith("\n\n\fA second page.")
    assert (document.published_at, document.published_from) == ("2021-06-04", "dateline")
    assert (document.author, document.author_from) == ("Ann Doe", "pdf-properties")
    assert document.title != "Microsoft Word - draft7.doc"
    assert any("made on 2021-06-07" in note for note in document.notes)


def test_pdf_date_is_never_its_creation_date(tmp_path: Path) -> None:
    document = load(tmp_path, pdf((PROSE,), info="/CreationDate (D:20210607)"), "report.pdf")
    assert document.published_at is None


def test_pdf_problems(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="OCR"):
        load(tmp_path, pdf(()), "scan.pdf")
    with pytest.raises(UnreadableDocument, match="broken"):
        load(tmp_path, b"%PDF-1.7\nnothing more", "torn.pdf")
    with pytest.raises(TooLarge, match="at most 1 "):
        load(tmp_path, pdf(("one",), ("two",)), "long.pdf", Limits(pages=1))
    with pytest.raises(TooLarge, match="split the PDF"):
        load(tmp_path, pdf((PROSE,)), "wordy.pdf", Limits(text_bytes=20))
    with pytest.raises(TooLarge, match="took longer"):
        load(tmp_path, pdf((PROSE,)), "slow.pdf", Limits(pdf_seconds=0.0))


@pytest.mark.parametrize(("password", "readable"), [("", True), ("secret", False)])
def test_pdf_encrypted(tmp_path: Path, password: str, readable: bool) -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf((PROSE,)))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    if readable:
        assert "parish priest" in load(tmp_path, buffer.getvalue(), "locked.pdf").text
    else:
        with pytest.raises(UnreadableDocument, match="encrypted"):
            load(tmp_path, buffer.getvalue(), "locked.pdf")


def test_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Two villages fall", 1)
    document.add_paragraph(f"BUNIA, 4 June 2021 (Lake) - {PROSE}")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Killed", "three"
    document.add_paragraph("The end.")
    loaded = load(tmp_path, saved_word(document), "report.docx")
    assert loaded.text.endswith(f"{PROSE}\n\nKilled\tthree\n\nThe end.")
    assert (loaded.title, loaded.title_from) == ("Two villages fall", "first-line")
    assert (loaded.published_at, loaded.publisher) == ("2021-06-04", "Lake")
    assert loaded.author is None


def test_docx_problems(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="no text"):
        load(tmp_path, word(""), "empty.docx")
    with pytest.raises(UnreadableDocument):
        load(tmp_path, word(PROSE)[:3_000], "torn.docx")
    with pytest.raises(UnreadableDocument, match="broken"):
        load(tmp_path, repacked(word(PROSE), "word/document.xml", b"<w:document"), "unsound.docx")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", PROSE)
    with pytest.raises(UnreadableDocument, match="zip archive"):
        load(tmp_path, archive.getvalue(), "files.docx")


def test_docx_bombs(tmp_path: Path) -> None:
    zeros = repacked(word(PROSE), "word/styles.xml", b"0" * 30_000_000)
    assert len(zeros) < 100_000
    with pytest.raises(TooLarge, match="unpacks to 30"):
        load(tmp_path, zeros, "bomb.docx", Limits(unpacked_bytes=20_000_000))
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(UnreadableDocument, match="XML entities"):
        load(tmp_path, repacked(word(PROSE), "word/document.xml", entities), "entities.docx")


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["pdf", "docx", "html"]),
    st.lists(st.tuples(st.integers(0, 5_000), st.binary(max_size=4)), max_size=8),
)
def test_damaged_files_are_read_or_refused(kind: str, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray({"pdf": pdf((PROSE,)), "docx": word(PROSE), "html": PAGE.encode()}[kind])
    for at, junk in damage:
        at %= len(data)
        data[at : at + len(junk)] = junk
    with TemporaryDirectory() as made:
        try:
            assert load(Path(made), bytes(data), f"damaged.{kind}").text.strip()
        except DocumentProblem as problem:
            assert f"damaged.{kind}" in str(problem) and "\n" not in str(problem)


def test_one_bad_document_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").write_text("not a report")
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "inner" / "c.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "inner" / "d.html").write_text(PAGE)
    found = list(load_documents([tmp_path, "nowhere.txt"]))
    assert [type(item) for item in found] == [
        Document,
        EmptyDocument,
        UnreadableDocument,
        Document,
        UnreadableDocument,
    ]
    assert "nowhere.txt" in str(found[-1])
