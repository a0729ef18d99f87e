"""One claim's source as a footnote, and as an entry for a bibliography program."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from factions.errors import UserError
from factions.questions.wording import day_words
from factions.records import Claim, Document

_PAGED = ("application/pdf",)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def cite(document: Document, claim: Claim, style: str = "chicago") -> str:
    """The citation of a claim: a footnote in Chicago's style (17th, notes), BibTeX, or CSL JSON.

    Raises UserError for another style. What nobody knows of the document (an author, a day) is left out, and
    a missing day is said as "n.d.".
    """
    if style not in STYLES:
        raise UserError(f"No style is named {style!r}. The styles are: {', '.join(STYLES)}.")
    return STYLES[style](document, claim)


def page_of(document: Document, start: int) -> int | None:
    """The page of a PDF, counted from 1, on which a character stands; null for what has no pages."""
    return document.text.count("\f", 0, start) + 1 if document.media_type in _PAGED else None


def chicago(document: Document, claim: Claim) -> str:
    """Author, “Title,” Publisher, 2 May 2021, p. 4, address: “the words.”"""
    quote, page = claim.evidence[0], page_of(document, claim.evidence[0].start)
    parts = [
        document.author,
        f"“{document.title}”" if document.title else None,
        document.publisher,
        day_words(document.published_at) if document.published_at else "n.d.",
        f"p. {page}" if page else None,
        document.url,
    ]
    named = ", ".join(part for part in parts if part)
    return f"{named.replace('”, ', ',” ')}: “{_flat(quote.text)}.”"


def bibtex(document: Document, claim: Claim) -> str:
    """An entry of the kind @misc; its key is the same for all claims of the document."""
    page = page_of(document, claim.evidence[0].start)
    fields = {
        "author": f"{{{_tex(document.author)}}}" if document.author else None,
        "title": f"{{{_tex(document.title)}}}" if document.title else None,
        "howpublished": _tex(document.publisher) if document.publisher else None,
        "date": document.published_at,
        "year": document.published_at[:4] if document.published_at else None,
        "url": document.url,
        "urldate": (document.retrieved_at or "")[:10] or None,
        "pages": str(page) if page else None,
        "note": f"``{_tex(_flat(claim.evidence[0].text))}''",
    }
    rows = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(document)},\n{rows}\n}}"


def csl_json(document: Document, claim: Claim) -> str:
    """A list of one CSL item, as Zotero and Pandoc read it, with the page as locator in the note."""
    quote = claim.evidence[0]
    item: dict[str, Any] = {"id": _key(document), "type": "webpage" if document.url else "document"}
    known = {
        "title": document.title,
        "author": [{"literal": document.author}] if document.author else None,
        "publisher": document.publisher,
        "issued": _date_parts(document.published_at),
        "accessed": _date_parts((document.retrieved_at or "")[:10] or None),
        "URL": document.url,
        "page": str(page) if (page := page_of(document, quote.start)) else None,
        "language": document.language,
        "note": f"“{_flat(quote.text)}” (characters {quote.start}–{quote.end})",
    }
    item |= {name: value for name, value in known.items() if value}
    return msgspec.json.format(msgspec.json.encode([item]), indent=2).decode()


STYLES = {"chicago": chicago, "bibtex": bibtex, "csl": csl_json}


def _date_parts(day: str | None) -> dict[str, Any] | None:
    if day is None:
        return None
    found = date.fromisoformat(day)
    return {"date-parts": [[found.year, found.month, found.day]]}


def _key(document: Document) -> str:
    """Such as riverdesk2021-3f1c: letters and digits of the publisher, the year, and the id's first four."""
    name = re.sub(r"\W|_", "", (document.publisher or "document").removesuffix(".example").casefold())
    return f"{name}{(document.published_at or 'nd')[:4]}-{document.id.removeprefix('doc_')[:4]}"


def _tex(words: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in words)


def _flat(words: str) -> str:
    return " ".join(words.split()).rstrip(".")
