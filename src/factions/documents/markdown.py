"""Markdown: front matter gives the details, and the working text is the prose without its marks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from factions.documents.details import Details, Extract, Known, known
from factions.documents.fields import field_names
from factions.documents.head import details_of

MEDIA_TYPE = "text/markdown"

_FRONT = re.compile(
    r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_ITEM = re.compile(r"(?P<name>[A-Za-z][\w -]*?)[ \t]*:[ \t]*(?P<value>.*)")
_HEADING = re.compile(r"^#{1,2}[ \t]+(?P<title>[^\r\n]+?)[ \t#]*$", re.MULTILINE)
# Every mark in one pass: what is kept stands in a group, everything else of the match goes. No part runs over
# its own opening sign, which keeps the time linear on a file of nothing but opening signs.
_MARKS = re.compile(
    r"""<!--(?:(?!-->|<!--).)*-->
    | ^(?:```|~~~)[^\n]*$\n?
    | ^[ ]{0,3}(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|(?:[-*_][ \t]*){3,}$)
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*$\n?
    | !\[[^\[\]\n]*\]\([^()\n]*\)
    | \[(?P<link>[^\[\]\n]+)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\[\]\n]*\])
    | <(?P<address>https?://[^<>\s]+)>
    | </?[a-zA-Z][^<>\n]*>
    | \\(?P<escaped>[\\`*_{}\[\]()#+.!>|-])
    | (?P<strong>\*\*\*?|___?) (?=\S|\s|$)
    | (?<!\w)_(?=\S) | (?<=\S)_(?!\w)
    | (?<![\w*])\*(?=\S) | (?<=\S)\*(?!\w)
    | (?P<ticks>`{1,3})""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def read_markdown(text: str) -> Extract:
    """The prose of a Markdown file with its front matter's details; broken front matter is only text."""
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    stated = dict(_stated(front["fence"], front["matter"])) if front else {}
    details = details_of(stated)
    heading = _HEADING.search(body[:3_000])
    title = Details(title=known(_plain(heading["title"]), "heading")) if heading else Details()
    return Extract(_plain(body), MEDIA_TYPE, (details, title))


def _plain(text: str) -> str:
    """`text` without Markdown's marks; links keep their words."""
    return _MARKS.sub(lambda match: match["link"] or match["address"] or match["escaped"] or "", text)


def _stated(fence: str, matter: str) -> Iterator[tuple[str, Known]]:
    pairs = _toml(matter) if fence == "+++" else _yaml(matter)
    for name, words in pairs:
        field = field_names().get(name.lower().replace("_", " ").replace("-", " "))
        value = known(words, "front-matter")
        if field and value:
            yield field, value


def _toml(matter: str) -> Iterator[tuple[str, str]]:
    try:
        table = tomllib.loads(matter)
    except tomllib.TOMLDecodeError:
        return
    for name, value in table.items():
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _yaml(matter: str) -> Iterator[tuple[str, str]]:
    """The flat `name: value` lines of YAML, with lists in one line or as items below."""
    name, items = "", list[str]()
    for line in [*matter.splitlines(), "end:"]:
        if line.lstrip().startswith("- ") and name:
            items.append(_unquoted(line.lstrip()[2:]))
            continue
        if name and items:
            yield name, ", ".join(item for item in items if item)
        name, items = "", []
        if found := _ITEM.fullmatch(line.rstrip()):
            name = found["name"]
            items = [_unquoted(part) for part in _listed(found["value"].strip())]


def _listed(value: str) -> list[str]:
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _unquoted(value: str) -> str:
    words = value.strip()
    quoted = len(words) > 1 and words[0] == words[-1] and words[0] in "\"'"
    return words[1:-1] if quoted else words.split(" #", 1)[0].strip()
