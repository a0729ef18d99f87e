"""How much of a hostile document is looked at before it is refused."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Limits on one document; sizes in bytes, times in seconds.

    `text_bytes` holds for text, Markdown and HTML and for the text taken out of a PDF or DOCX,
    `file_bytes` for a PDF or DOCX as it lies on the disk, `unpacked_bytes` for what a DOCX unpacks to.
    `fetch_seconds` is for the whole answer of one host, `silence_seconds` for one wait within it.
    """

    text_bytes: int = 20_000_000
    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    archive_entries: int = 5_000
    line_characters: int = 500_000
    pages: int = 2_000
    pdf_seconds: float = 60.0
    fetch_seconds: float = 60.0
    silence_seconds: float = 15.0
    redirects: int = 5


def in_words(size: int) -> str:
    """A size in bytes as a person says it."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"
