"""Who found a claim: a reader by its name and version, or a person at some time (`person:NAME/TIME`)."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from factions.casefile.schema import readings

PERSON = "person:"


def is_person(reader: str | None) -> bool:
    """Whether a reader's name is that of a person."""
    return (reader or "").startswith(PERSON)


def by_machine() -> ColumnElement[bool]:
    """The condition that a reading is a reader's own and no person's."""
    return readings.c.reader.not_like(f"{PERSON}%")
