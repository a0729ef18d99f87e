"""A reading without the words that somebody redacted: the same spans, the same ids, other letters.

Every place where the document has the words is blanked by as many blocks, so that all offsets hold. Names
that were made of the words become `[redacted …]` with a mark of their own, so that two redacted persons are
not taken for one. The words are found whatever their case and whatever stands between them, and ids and
addresses made of them go too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from factions.records import Document, Reading, Span, digest

BLOCK = "█"
_WORD = re.compile(r"\w+")
_BETWEEN = r"[\W_]+"
_LONGEST = 300  # longer stretches are blanked where they stand and not sought elsewhere
# Fields that hold ids and terms, never words of a document.
_TERMS = frozenset(
    "id document to sha256 rule reader kind role mention_kind form cluster quantity target_class category"
    " party flags qualifier scope polarity certainty aspect speech_act basis type anchor class".split()
)
# What is read out of words, and tells as much as they do.
_READ_OUT = frozenset(
    "geonames_id lat lon radius_km country admin1 admin2 precision relation edtf value min max"
    " earliest_start latest_start earliest_end latest_end".split()
)
_NAMES = frozenset({"name", "words"})


class Blanks(Struct, frozen=True):
    """What is to go from one document: spans of its text, the words there, and the mark that names get."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    mark: str


def blanks_for(document: str, text: str, spans: Iterable[Span]) -> Blanks:
    """Everywhere that a document says what it says at these spans; blocks are no words."""
    given = sorted(spans)
    words = sorted({text[span.start : span.end] for span in given if _has_words(text[span.start : span.end])})
    sought = [_pattern(one) for one in words if len(one) <= _LONGEST]
    found = {Span(*match.span()) for pattern in sought for match in pattern.finditer(text)}
    mark = f"[redacted {digest([document, [[span.start, span.end] for span in given]])[:6]}]"
    return Blanks(tuple(sorted({*given, *found})), tuple(words), mark)


def blanked_text(text: str, spans: Sequence[Span]) -> str:
    """The text with blocks at the spans; line ends stay."""
    letters = list(text)
    for span in spans:
        for at in range(span.start, min(span.end, len(letters))):
            letters[at] = letters[at] if letters[at] == "\n" else BLOCK
    return "".join(letters)


def blank_document(document: Document, blanks: Blanks) -> Document:
    """The document without the words, in its text and in what is known of it."""
    text = blanked_text(document.text, blanks.spans)
    whole = all(letter in (BLOCK, "\n") for letter in text)
    fields = ("title", "author", "publisher", "source", "url", "notes")
    known = {name: getattr(document, name) for name in fields}
    clean = {
        name: _all_marked(value, blanks) if whole else scrub(value, blanks) for name, value in known.items()
    }
    return msgspec.structs.replace(document, text=text, **clean)


def blank_reading(reading: Reading, blanks: Blanks) -> Reading:
    """The reading without the words: every quote is sliced again from the blanked text."""
    document = blank_document(reading.document, blanks)
    parts = {name: msgspec.to_builtins(getattr(reading, name)) for name in reading.__struct_fields__[1:]}
    kept = {name: blank_record(part, document.text, blanks) for name, part in parts.items()}
    return msgspec.convert({"document": msgspec.to_builtins(document)} | kept, type=Reading)


def blank_record(value: Any, text: str, blanks: Blanks, *, touched: bool = False) -> Any:
    """A record as plain JSON without the words; `text` is the blanked one, from which quotes are sliced."""
    if isinstance(value, dict):
        span = _span(value)
        own = [span] if span else [_span(quote) for quote in value.get("evidence", ())]
        touched = any(blank.overlaps(one) for one in own if one for blank in blanks.spans) if own else touched
        made = {name: _field(name, part, text, blanks, touched) for name, part in value.items()}
        return made if span is None else made | {"text": text[span.start : span.end]}
    if isinstance(value, list | tuple):
        return [blank_record(part, text, blanks, touched=touched) for part in value]
    return scrub(value, blanks, touched=touched)


def scrub(value: Any, blanks: Blanks, *, touched: bool = False) -> Any:
    """A string (or strings) with the mark in place of the words, and of their parts where it was touched."""
    if isinstance(value, list | tuple):
        return type(value)(scrub(part, blanks, touched=touched) for part in value)
    if not isinstance(value, str):
        return value
    for words in blanks.words:
        value = _pattern(words).sub(blanks.mark, value) if len(words) <= _LONGEST else value
    plain = " ".join(_WORD.findall(value.casefold()))
    if touched and plain and any(plain in _folded(words) for words in blanks.words):
        return blanks.mark
    return value


def left_over(text: str, blanks: Blanks) -> tuple[str, ...]:
    """Single words of those redacted that the text still has elsewhere: a surname alone, for example."""
    parts = {word for words in blanks.words if len(words) <= _LONGEST for word in _WORD.findall(words)}
    return tuple(sorted(word for word in parts if word[:1].isupper() and _pattern(word).search(text)))


def _field(name: str, value: Any, text: str, blanks: Blanks, touched: bool) -> Any:
    if name == "actor" and isinstance(value, str):
        name = value.partition("_")[2]
        return None if scrub(name, blanks, touched=touched) != name else value
    if touched and name in _READ_OUT:
        return None
    if touched and name == "runners_up":
        return []
    if isinstance(value, str):
        return value if name in _TERMS else scrub(value, blanks, touched=touched and name in _NAMES)
    return value if name in _TERMS else blank_record(value, text, blanks, touched=touched)


def _span(value: dict[str, Any]) -> Span | None:
    return Span(value["start"], value["end"]) if value.keys() >= {"text", "start", "end"} else None


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    parts = _WORD.findall(words)
    return re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, parts))}(?!\w)", re.IGNORECASE)


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _has_words(words: str) -> bool:
    return _WORD.search(words) is not None


def _all_marked(value: Any, blanks: Blanks) -> Any:
    if isinstance(value, tuple):
        return tuple(blanks.mark for _ in value)
    return blanks.mark if value else value
