"""Bytes become text: no character is changed, nothing that is no text gets through."""

from __future__ import annotations

import codecs
import re

from factions.documents.limits import Limits, in_words
from factions.errors import EmptyDocument, TooLarge, UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Beyond this share of foreign bytes the file is in some other code page, and guessing which one
# would put invented letters into quotes.
_FOREIGN_SHARE = 0.1
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("[\udc80-\udcff]")  # how surrogateescape keeps a byte that is not UTF-8
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_AS_UTF8 = "save it as UTF-8 text and try again"


def decode(
    data: bytes, source: str, limits: Limits, charset: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with line ends as they are, and notes on what was doubtful about its encoding.

    A byte order mark decides (and is not part of the text), then `charset` as declared by a page, then UTF-8;
    single bytes that are not UTF-8 are read as Windows-1252 and noted.
    """
    if len(data) > limits.text_bytes:
        most = in_words(limits.text_bytes)
        raise TooLarge(source, f"it has {in_words(len(data))} of text; at most {most} are read, split it")
    text, notes = _decoded(data, source, charset)
    _check_characters(text, source)
    return text, notes


def check_text(text: str, source: str, limits: Limits) -> None:
    """Raises the problem of a working text that is empty, binary, or one endless line."""
    _check_characters(text, source)
    longest = max(map(len, text.splitlines()))
    if longest > limits.line_characters:
        raise TooLarge(
            source,
            f"it has a line of {longest:,} characters; at most {limits.line_characters:,} are read,"
            " break the text into paragraphs",
        )


def _check_characters(text: str, source: str) -> None:
    if not text.strip():
        raise EmptyDocument(source, "there is no text in it")
    if _HALF.search(text):
        raise UnreadableDocument(source, f"it holds half characters (lone surrogates); {_AS_UTF8}")
    if "\x00" in text:
        raise UnreadableDocument(source, f"it holds NUL bytes, so it is not plain text; {_AS_UTF8}")
    if len(_CONTROLS.findall(text[:100_000])) > min(len(text), 100_000) / 100:
        raise UnreadableDocument(source, f"it is full of control characters, so no plain text; {_AS_UTF8}")


def _decoded(data: bytes, source: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, source), ()
    if charset and _is_text_encoding(charset):
        try:
            return data.decode(charset), ()
        except UnicodeDecodeError:
            text, notes = _forgiving(data, source)
            return text, (f"The page says it is written in {charset}, and is not.", *notes)
    return _forgiving(data, source)


def _is_text_encoding(charset: str) -> bool:
    """Whether Python knows the character set, and it is one (the codec `zlib` is not)."""
    try:
        return bool(codecs.lookup(charset)._is_text_encoding)
    except (LookupError, ValueError):
        return False


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"it begins as {encoding.upper()} but byte {error.start:,} is not; {_AS_UTF8}"
        raise UnreadableDocument(source, why) from error


def _forgiving(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode("utf-8", "surrogateescape")
    escaped = _ESCAPED.findall(text)
    if not escaped:
        return text, ()
    first = len(text[: text.index(escaped[0])].encode("utf-8"))
    if len(escaped) > _FOREIGN_SHARE * len(data):
        why = f"it is not UTF-8 (first at byte {first:,}) and its character set is not stated; {_AS_UTF8}"
        raise UnreadableDocument(source, why)
    note = f"{len(escaped):,} bytes are not UTF-8 and were read as Windows-1252, the first at byte {first:,}."
    return text.translate(_WINDOWS_1252), (note,)
