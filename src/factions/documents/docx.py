"""DOCX: paragraphs and tables in their order, after the archive has been found harmless."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from factions.documents.details import Details, Extract, known
from factions.documents.faults import refusing
from factions.documents.limits import Limits, in_words
from factions.documents.pdf import made_note
from factions.errors import EmptyDocument, TooLarge, UnreadableDocument

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BROKEN = "the DOCX is broken; open it in a word processor and save it again"
_MAIN_PART = "word/document.xml"
_WORTHLESS_TITLE = re.compile(r"(?i)\.docx?$|^untitled|^\W*$")
_TITLE_STYLES = ("Title", "Heading 1")
_PROLOGUE = 65_536


def read_docx(data: bytes, source: str, limits: Limits) -> Extract:
    """The text of a DOCX, a blank line between paragraphs, table rows as lines with tabs between cells."""
    import docx

    _check_archive(data, source, limits)
    with refusing(source, _BROKEN):
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(document))
        details = _headings(document), _properties(document)
    if not text.strip():
        raise EmptyDocument(source, "the DOCX has no text in it (pictures only?)")
    return Extract(text, MEDIA_TYPE, details)


def is_docx(data: bytes) -> bool:
    """Whether a zip archive holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _MAIN_PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _check_archive(data: bytes, source: str, limits: Limits) -> None:
    """Refuses bombs before anything is unpacked: zipfile never yields more than the sizes stated here."""
    with refusing(source, _BROKEN), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(entries) > limits.archive_entries or size > limits.unpacked_bytes:
            raise TooLarge(
                source,
                f"it unpacks to {in_words(size)} in {len(entries):,} files; at most"
                f" {in_words(limits.unpacked_bytes)} in {limits.archive_entries:,} are read",
            )
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                _check_part(archive, entry, source, limits)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str, limits: Limits) -> None:
    """Office parts never declare entities, so a part that does was made to harm."""
    if entry.filename == _MAIN_PART and entry.file_size > 5 * limits.text_bytes:
        raise TooLarge(source, f"its text part is {in_words(entry.file_size)} of XML; split the document")
    with archive.open(entry) as part:
        start = part.read(_PROLOGUE)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise UnreadableDocument(source, f"{entry.filename} declares XML entities, as no real DOCX does")


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        text = "\n".join(_rows(block)) if isinstance(block, Table) else block.text
        if text.strip():
            yield text


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        seen: list[Any] = []
        for cell in row.cells:  # a merged cell is given once for each column that it spans
            if not any(cell._tc is other._tc for other in seen):
                seen.append(cell)
        yield "\t".join(cell.text.replace("\n", " ") for cell in seen)


def _headings(document: Any) -> Details:
    """The first paragraph in the style Title or Heading 1."""
    for paragraph in document.paragraphs[:20]:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style in _TITLE_STYLES and paragraph.text.strip():
            return Details(title=known(paragraph.text, "heading"))
    return Details()


def _properties(document: Any) -> Details:
    about = document.core_properties
    title, made = about.title or "", about.created
    return Details(
        title=None if _WORTHLESS_TITLE.search(title) else known(title, "docx-properties"),
        author=None if about.author == "python-docx" else known(about.author, "docx-properties"),
        notes=made_note(made.date().isoformat()) if made else (),
    )
