"""A web page: trafilatura takes the article out of it, the page's own metadata give the details."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factions.documents.decoding import decode
from factions.documents.details import Details, Extract, Known, known
from factions.documents.faults import hushed, refusing
from factions.documents.fields import page_paths
from factions.documents.head import details_of
from factions.documents.limits import Limits
from factions.errors import EmptyDocument

MEDIA_TYPE = "text/html"

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_JSON_NAMES = {
    "title": "headline",
    "published": "datePublished",
    "author": "author",
    "publisher": "publisher",
}
_JSON_DEPTH = 12
_PROSE_WORDS = 5
_UNLINKED = "//body//text()[not(ancestor::a or ancestor::script or ancestor::style)]"


def read_html(data: bytes, source: str, limits: Limits, charset: str | None = None) -> Extract:
    """The article of a page; `charset` is what the site declared in its answer, if it did."""
    declared = _CHARSET.search(data[:4_096])
    charset = charset or (declared[1].decode("ascii") if declared else None)
    markup, notes = decode(data, source, limits, charset)
    with refusing(source, "the page could not be read; save its text and give that"), hushed("trafilatura"):
        tree = _tree(_XML_DECLARATION.sub("", markup))
        details = (_from_json(tree), _from_paths(tree), Details(notes=notes))
        text = _article(tree)
        has_prose = _has_prose(tree, text)
    if not has_prose:
        raise EmptyDocument(
            source,
            "no article was found on the page, only navigation (or it is filled in by scripts);"
            " open it in a browser and save its text",
        )
    return Extract(text, MEDIA_TYPE, details)


def _tree(markup: str) -> Any:
    from lxml import html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    return html.document_fromstring(markup, parser=parser)


def _article(tree: Any) -> str:
    import trafilatura

    return trafilatura.extract(tree, include_comments=False, include_tables=True, favor_recall=True) or ""


def _has_prose(tree: Any, text: str) -> bool:
    """Whether a line of the article is more than links, which are all that a page of navigation has."""
    unlinked = " ".join(tree.xpath(_UNLINKED)).split()
    linked = {" ".join(anchor.text_content().split()) for anchor in tree.iter("a")}
    prose = (line for line in text.splitlines() if line.removeprefix("- ").strip() not in linked)
    return len(unlinked) >= _PROSE_WORDS and any(len(line.split()) >= _PROSE_WORDS for line in prose)


def _from_paths(tree: Any) -> Details:
    stated: dict[str, Known] = {}
    for field, paths in page_paths().items():
        for path in paths:
            if (found := tree.xpath(path.path)) and (value := known(_words(found[0]), path.found_in)):
                stated.setdefault(field, value)
    return details_of(stated)


def _words(found: Any) -> str:
    return str(found) if isinstance(found, str) else str(found.text_content())


def _from_json(tree: Any) -> Details:
    """What the page's JSON-LD says of its article."""
    stated: dict[str, Known] = {}
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for item in _articles(_parsed(str(script)), _JSON_DEPTH):
            for field, name in _JSON_NAMES.items():
                if value := known(_name(item.get(name)), "html-json-ld"):
                    stated.setdefault(field, value)
    return details_of(stated)


def _parsed(script: str) -> Any:
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _articles(item: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block that carry a publication date, however deep they lie."""
    if depth == 0:
        return
    if isinstance(item, list):
        for part in item:
            yield from _articles(part, depth - 1)
    elif isinstance(item, dict):
        if "datePublished" in item:
            yield item
        yield from _articles(item.get("@graph"), depth - 1)


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else ""
