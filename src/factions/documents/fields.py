"""The names under which files state their title, publisher, author and date, read once from fields.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, convert


class PagePath(Struct, frozen=True):
    """An XPath that leads to a field of a page."""

    path: str
    found_in: str


class Refused(Struct, frozen=True):
    """A kind of file that is not read, known by its first bytes or the end of its name, and why."""

    why: str
    magic: str = ""
    suffixes: tuple[str, ...] = ()


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))


@cache
def field_names() -> dict[str, str]:
    """From a name in lower case to the field it states."""
    return {name: field for field, names in _tables()["names"].items() for name in names}


@cache
def page_paths() -> dict[str, tuple[PagePath, ...]]:
    """The paths of each field of a page, the most trusted first."""
    return convert(_tables()["html"], dict[str, tuple[PagePath, ...]])


@cache
def refused_kinds() -> tuple[Refused, ...]:
    """The kinds of file that are recognised only to be refused with a reason."""
    return convert(_tables()["refused"], tuple[Refused, ...])
