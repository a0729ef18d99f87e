"""From a source (file, folder, standard input, address) to documents; one bad document stops no other."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from factions.documents import docx, html, markdown, pdf
from factions.documents.dates import day_in_name, given_day
from factions.documents.decoding import check_text, decode
from factions.documents.details import Details, Extract, Known, known, merged
from factions.documents.docx import read_docx
from factions.documents.fetching import Fetched, fetch, is_url
from factions.documents.head import read_head
from factions.documents.html import read_html
from factions.documents.kinds import PLAIN, media_type
from factions.documents.language import language_of, unread_note
from factions.documents.limits import Limits, in_words
from factions.documents.markdown import read_markdown
from factions.documents.pdf import read_pdf
from factions.errors import DocumentProblem, TooLarge, UnreadableDocument
from factions.records import Document, document_id

_LIMITS = Limits()
_FILE_NAME_NOTE = (
    "The publication date was taken from the file's name; give another with --published YYYY-MM-DD."
)

Fetch = Callable[[str, Limits], Fetched]


class _Raw(Struct, frozen=True):
    """Bytes as they came, and what their source says about them."""

    source: str
    data: bytes
    name: str = ""
    details: Details = Details()
    declared: str | None = None
    charset: str | None = None
    retrieved_at: str | None = None


def load_document(
    source: str | Path, *, published: str | None = None, limits: Limits = _LIMITS, fetch: Fetch = fetch
) -> Document:
    """The document at a path, an http(s) address or, for `-`, on standard input.

    `published` is the publication date if the caller knows it (raises BadDate if it is none). Whatever is
    wrong with the document itself is raised as a DocumentProblem.
    """
    return _loaded(_raw(source, limits, fetch), published, limits)


def from_bytes(data: bytes, name: str, *, published: str | None = None, limits: Limits = _LIMITS) -> Document:
    """The document of a file's bytes, as `load_document` would read the file; `name` is the file's."""
    details = Details(published=known(day_in_name(name), "file-name"))
    return _loaded(_Raw(name, _limited(data, name, limits), name, details), published, limits)


def _loaded(raw: _Raw, published: str | None, limits: Limits) -> Document:
    given = Details(published=Known(given_day(published), "given")) if published else Details()
    extract = _extract(raw, limits)
    check_text(extract.text, raw.source, limits)
    return _document(raw, extract, given)


def load_documents(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    limits: Limits = _LIMITS,
    fetch: Fetch = fetch,
) -> Iterator[Document | DocumentProblem]:
    """Every document of `sources` in order, folders walked by name, or in its place the problem it has.

    `published`, if given, holds for all of them. Hidden files and folders inside a folder are passed over;
    links to folders are not followed.
    """
    for source in sources:
        for path in _walked(source):
            try:
                yield load_document(path, published=published, limits=limits, fetch=fetch)
            except DocumentProblem as problem:
                yield problem


def from_text(
    text: str,
    *,
    source: str = "text",
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Document:
    """A document of a text that the caller holds; what is given counts before what the text itself says."""
    given = Details(
        known(title, "given"),
        known(publisher, "given"),
        known(author, "given"),
        Known(given_day(published), "given") if published else None,
        url,
    )
    check_text(text, source, _LIMITS)
    raw = _Raw(source, text.encode("utf-8", "surrogatepass"))
    return _document(raw, Extract(text, PLAIN, read_head(text).details), given)


def _walked(source: str | Path) -> Iterator[str | Path]:
    if (isinstance(source, str) and (source == "-" or is_url(source))) or not Path(source).is_dir():
        yield source
        return
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and path.is_file():
                yield path


def _raw(source: str | Path, limits: Limits, fetch: Fetch) -> _Raw:
    if source == "-":
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        return _Raw("standard input", _limited(data, "standard input", limits))
    if isinstance(source, str) and is_url(source):
        return _fetched(source, fetch(source, limits))
    path = Path(source)
    day = day_in_name(path.name)
    details = Details(published=known(day, "file-name"))
    return _Raw(str(path), _file_bytes(path, limits), path.name, details)


def _fetched(source: str, page: Fetched) -> _Raw:
    parts = urlsplit(page.url)
    details = Details(
        publisher=known((parts.hostname or "").removeprefix("www."), "url"),
        published=known(day_in_name(parts.path), "url"),
        url=page.url,
    )
    return _Raw(source, page.data, parts.path, details, page.media_type, page.charset, page.at)


def _file_bytes(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file.read(limits.file_bytes + 1), str(path), limits)
    except FileNotFoundError as error:
        raise UnreadableDocument(str(path), "there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise UnreadableDocument(str(path), "it is a folder; name the files in it") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(str(path), f"it cannot be opened ({why})") from error


def _limited(data: bytes, source: str, limits: Limits) -> bytes:
    if len(data) > limits.file_bytes:
        most = in_words(limits.file_bytes)
        raise TooLarge(source, f"it is larger than {most}, the most that is read; split it")
    return data


def _extract(raw: _Raw, limits: Limits) -> Extract:
    kind = media_type(raw.data, raw.source, raw.name, raw.declared)
    if kind == pdf.MEDIA_TYPE:
        return _with_head(read_pdf(raw.data, raw.source, limits))
    if kind == docx.MEDIA_TYPE:
        return _with_head(read_docx(raw.data, raw.source, limits))
    if kind == html.MEDIA_TYPE:
        return _with_head(read_html(raw.data, raw.source, limits, raw.charset))
    text, notes = decode(raw.data, raw.source, limits, raw.charset)
    if kind == markdown.MEDIA_TYPE:
        return _with_head(read_markdown(text), Details(notes=notes))
    return _with_head(Extract(text, PLAIN), Details(notes=notes))


def _with_head(extract: Extract, *more: Details) -> Extract:
    """The extract with what its first lines say, trusted after what the file format states of it.

    PDF and DOCX properties are the exception: the words of the report count before them.
    """
    head, stated = read_head(extract.text).details, extract.details
    weak = extract.media_type in (pdf.MEDIA_TYPE, docx.MEDIA_TYPE)
    return Extract(extract.text, extract.media_type, (*(head + stated if weak else stated + head), *more))


def _document(raw: _Raw, extract: Extract, given: Details) -> Document:
    found = merged((given, *extract.details, raw.details))
    sha256 = hashlib.sha256(raw.data).hexdigest()
    language = language_of(extract.text)
    by_name = (_FILE_NAME_NOTE,) if found.published and found.published.found_in == "file-name" else ()
    return Document(
        id=document_id(sha256, extract.text),
        sha256=sha256,
        text=extract.text,
        **_value_and_origin("title", found.title),
        **_value_and_origin("publisher", found.publisher),
        **_value_and_origin("author", found.author),
        published_at=found.published.value if found.published else None,
        published_from=found.published.found_in if found.published else None,
        retrieved_at=raw.retrieved_at,
        url=found.url,
        source=raw.source,
        language=language,
        media_type=extract.media_type,
        notes=(*found.notes, *by_name, *unread_note(language)),
    )


def _value_and_origin(field: str, value: Known | None) -> dict[str, str]:
    return {field: value.value, f"{field}_from": value.found_in} if value else {}
