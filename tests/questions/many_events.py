"""Made-up events of two invented groups, as many as a test asks for."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from fake_casefile import FakeCasefile, a_claim, a_document, a_place, on_day
from msgspec.structs import replace

from factions.records import Claim, Document, Stance

REEF, MESA = "Reef Army=act_reef", "Mesa Guard=act_mesa"


def an_event(
    number: int,
    attacker: str,
    target_class: str,
    *,
    kind: str = "armed_assault",
    country: str = "SD",
    day: str | None = None,
    place: str | None = None,
    stance: Stance | None = None,
    publisher: str | None = None,
    reader: str = "test/1",
) -> tuple[Document, Claim]:
    """One document that tells of one event; by default each event has a day and a place of its own."""
    name = attacker.partition("=")[0]
    then = day or str(date(2019, 1, 1) + timedelta(days=11 * number))
    town = place or f"Town{number}"
    text = f"On {then} the {name} struck a post at {town}. Report {number} of {publisher or 'desk'}."
    document = a_document(text, publisher or f"desk{number}.example", "2022-01-01")
    claim = a_claim(
        document, kind, {"attacker": attacker, "target": "a post"}, when=on_day(document, then, then),
        place=a_place(document, town, country), stance=stance or Stance(),
    )  # fmt: skip
    roles = tuple(
        replace(role, target_class=(target_class,) if role.role == "target" else ()) for role in claim.roles
    )
    return document, replace(claim, roles=roles, reader=reader)


def casefile_of(*told: tuple[Document, Claim], same: tuple[int, ...] = ()) -> FakeCasefile:
    """Each its own event but for those, by their numbers, that a person holds to be one."""
    claims = [claim for _, claim in told]
    pairs = [(claims[one].id, claims[other].id) for one, other in pairwise(same)]
    return FakeCasefile([document for document, _ in told], claims, pairs, apart=True)
