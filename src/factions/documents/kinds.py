"""What kind of file some bytes are: by what they are first, by what they are called second."""

from __future__ import annotations

from pathlib import PurePosixPath

from factions.documents import docx, html, markdown, pdf
from factions.documents.docx import is_docx
from factions.documents.fields import refused_kinds
from factions.errors import EmptyDocument, UnreadableDocument

PLAIN = "text/plain"

_BY_SUFFIX = {
    ".md": markdown.MEDIA_TYPE,
    ".markdown": markdown.MEDIA_TYPE,
    ".html": html.MEDIA_TYPE,
    ".htm": html.MEDIA_TYPE,
    ".xhtml": html.MEDIA_TYPE,
}
_DECLARED = {
    "text/html": html.MEDIA_TYPE,
    "application/xhtml+xml": html.MEDIA_TYPE,
    "text/markdown": markdown.MEDIA_TYPE,
    "text/plain": PLAIN,
}
_BINARY = ("image/", "audio/", "video/", "font/")


def media_type(data: bytes, source: str, name: str, declared: str | None = None) -> str:
    """The media type of a document, or the problem of a kind that is not read.

    `name` is a file name or the path of an address, `declared` what a site called it.
    """
    if not data:
        raise EmptyDocument(source, "the file is empty")
    if kind := _by_content(data, source):
        return kind
    suffix = PurePosixPath(name).suffix.lower()
    for refused in refused_kinds():
        if suffix in refused.suffixes and declared not in _DECLARED:
            raise UnreadableDocument(source, f"it {refused.why}")
    if declared and declared.startswith(_BINARY):
        raise UnreadableDocument(source, f"it is {declared}, which is not read")
    return _DECLARED.get(declared or "") or _BY_SUFFIX.get(suffix) or _sniffed(data)


def _by_content(data: bytes, source: str) -> str | None:
    if b"%PDF-" in data[:1024]:
        return pdf.MEDIA_TYPE
    if data.startswith(b"PK\x03\x04"):
        if is_docx(data):
            return docx.MEDIA_TYPE
        raise UnreadableDocument(source, "it is a zip archive that holds no sound DOCX; unpack it first")
    for refused in refused_kinds():
        if refused.magic and data.startswith(bytes.fromhex(refused.magic)):
            raise UnreadableDocument(source, f"it {refused.why}")
    return None


def _sniffed(data: bytes) -> str:
    start = data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return html.MEDIA_TYPE if start.startswith((b"<!doctype html", b"<html")) else PLAIN
