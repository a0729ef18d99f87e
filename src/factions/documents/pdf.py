"""PDF: the text of its pages, with wrapped lines joined again; it is never run and never asks a network."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from statistics import quantiles
from typing import Any

from factions.documents.details import Details, Extract, known
from factions.documents.faults import hushed, refusing
from factions.documents.limits import Limits, in_words
from factions.errors import EmptyDocument, TooLarge, UnreadableDocument

MEDIA_TYPE = "application/pdf"

_BROKEN = "the PDF is broken; open it in a viewer and save it again, or give its text"
_WORTHLESS_TITLE = re.compile(r"(?i)microsoft word|untitled|\.(?:docx?|indd|pdf|qxd|rtf|odt|pub)$|^\W*$")
_HYPHEN = re.compile(r"(?<=[a-zß-öø-ÿ])[-\u00ad\u2010]$")
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_ITEM = re.compile(r"\s*(?:[•▪◦‣–—*-]\s|\(?\d{1,3}[.)]\s)")


def read_pdf(data: bytes, source: str, limits: Limits) -> Extract:
    """The text of a PDF: paragraphs as lines, pages apart by a blank line and a form feed."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with hushed("pypdf"):
        with refusing(source, _BROKEN, PyPdfError):
            reader = PdfReader(io.BytesIO(data), strict=False)
            locked = reader.is_encrypted and not reader.decrypt("")
            count = 0 if locked else len(reader.pages)
        if locked:
            raise UnreadableDocument(source, "the PDF is encrypted; save a copy without its password")
        if count > limits.pages:
            raise TooLarge(source, f"{count:,} pages; at most {limits.pages:,} are read, split the PDF")
        with refusing(source, _BROKEN, PyPdfError):
            pages = _pages(reader, source, limits)
            details = _details(reader)
    text = "\n\n\f".join(unwrapped(page) for page in pages)
    if not text.strip():
        raise EmptyDocument(source, "the PDF has no text in it (a scan?); run text recognition (OCR) first")
    return Extract(text, MEDIA_TYPE, (details,))


def _pages(reader: Any, source: str, limits: Limits) -> list[str]:
    pages: list[str] = []
    size, ends = 0, time.monotonic() + limits.pdf_seconds
    for page in reader.pages:
        pages.append(page.extract_text().replace("\x00", ""))
        size += len(pages[-1])
        if size > limits.text_bytes:
            raise TooLarge(source, f"it has more than {in_words(limits.text_bytes)} of text; split the PDF")
        if time.monotonic() > ends:
            seconds = f"{limits.pdf_seconds:g} s"
            raise TooLarge(source, f"reading {len(pages)} pages took longer than {seconds}; split the PDF")
    return pages


def _details(reader: Any) -> Details:
    """Properties are weak evidence: a title that says something, the author, and a note of the date."""
    about = reader.metadata or {}
    title = str(about.get("/Title") or "")
    made = str(about.get("/CreationDate") or "")
    day = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    return Details(
        title=None if _WORTHLESS_TITLE.search(title) else known(title, "pdf-properties"),
        author=known(str(about.get("/Author") or ""), "pdf-properties"),
        notes=made_note("-".join(day.groups())) if day else (),
    )


def made_note(day: str) -> tuple[str, ...]:
    """The remark on a file's own date, which is never taken for the publication date."""
    return (f"The file was made on {day}; that is not taken as the publication date.",)


def unwrapped(page: str) -> str:
    """The lines of a page joined into paragraphs: a full line that ends no sentence goes on."""
    lines = [line.rstrip() for line in page.splitlines()]
    lengths = [len(line) for line in lines if line]
    full = 0.7 * quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0.0
    return "".join(_joined(lines, full)).strip()


def _joined(lines: list[str], full: float) -> Iterator[str]:
    for line, after in pairwise([*lines, ""]):
        if line and after and _HYPHEN.search(line) and after.lstrip()[:1].islower():
            yield line[:-1]
        elif line and after and len(line) >= full and not _ENDS.search(line) and not _ITEM.match(after):
            yield line + " "
        else:
            yield line + "\n"
