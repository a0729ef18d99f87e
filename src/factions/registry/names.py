"""How names and their dates are written in the sources: `NAME | since=2014-06-29 lang=es contested`."""

from __future__ import annotations

import re

from factions.errors import UserError
from factions.registry.actors import ActorName
from factions.registry.spelling import plain

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIELDS = {"since": "since", "until": "until", "lang": "language"}


def parse_name(written: str) -> ActorName:
    """The name that a source line gives; raises UserError if its dates or marks are not as above."""
    text, _, marks = (part.strip() for part in written.partition("|"))
    if not text:
        raise UserError(f"{written!r} holds no name")
    given: dict[str, str] = {}
    for mark in marks.split():
        field, sign, value = mark.partition("=")
        if mark == "contested":
            given["status"] = mark
        elif sign and field in _FIELDS:
            given[_FIELDS[field]] = value if field == "lang" else checked_day(value)
        else:
            raise UserError(f"{mark!r} in {written!r} is none of since=, until=, lang=, contested")
    return ActorName(text=text, **given)


def checked_day(day: str) -> str:
    """`day` if it is an ISO day; raises UserError otherwise."""
    if not _DAY.fullmatch(day):
        raise UserError(f"{day!r} is not a day; write it as YYYY-MM-DD")
    return day


def slug(name: str) -> str:
    """A name as part of an id: lower-case letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name.replace("'", ""))).strip("-")
