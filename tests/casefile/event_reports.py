"""Short reports with hand-made claims, for the tests of events and origins."""

from __future__ import annotations

import hashlib

from factions.records import (
    Claim,
    Document,
    Place,
    Quote,
    Reading,
    Role,
    Stance,
    Toll,
    When,
    claim_id,
    document_id,
)

GOMA = ("Goma", 216281, -1.68, 29.22, "CD", "North Kivu", "Goma")
BUKAVU = ("Bukavu", 217831, -2.49, 28.86, "CD", "South Kivu", "Bukavu")


def a_document(text: str, publisher: str | None, published: str | None, title: str | None = None) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        document_id(sha256, text), sha256, text, title=title, publisher=publisher, published_at=published
    )


def a_claim(
    document: Document,
    words: str,
    kind: str = "bombing",
    *,
    day: str | None = None,
    place: tuple[str, int, float, float, str, str, str] | None = None,
    roles: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
    killed: tuple[str, int] | None = None,
    stance: Stance | None = None,
) -> Claim:
    """A claim whose evidence are `words`; roles, the place's name and the toll's words stand within them."""
    at = document.text.index(words)
    evidence = Quote(words, at, at + len(words))

    def quoted(part: str) -> tuple[str, int, int]:
        start = document.text.index(part, at)
        return part, start, start + len(part)

    said = tuple(
        Role(
            *quoted(part.split("=")[0]),
            role=name,
            name=part.split("=")[0],
            actor=part.split("=")[1] if "=" in part else None,
            mention_kind=(kinds or {}).get(name, "facility" if name == "target" else "group"),
        )
        for name, part in (roles or {}).items()
    )
    return Claim(
        id=claim_id(document.id, kind, said, evidence),
        document=document.id,
        kind=kind,
        roles=said,
        when=_when(evidence, day) if day else None,
        place=_place(quoted(place[0]), place) if place else None,
        attributes={},
        tolls=(Toll(*quoted(killed[0]), category="killed", party="unknown", min=killed[1], max=killed[1]),)
        if killed
        else (),
        stance=stance or Stance(),
        links=(),
        evidence=(evidence,),
        confidence=0.9,
        reader="encoder/1",
    )


def _when(evidence: Quote, day: str) -> When:
    return When(
        evidence.text, evidence.start, evidence.end, type="DATE", value=day, edtf=day,
        earliest_start=day, latest_start=day, earliest_end=day, latest_end=day, rule="test",
    )  # fmt: skip


def _place(words: tuple[str, int, int], place: tuple[str, int, float, float, str, str, str]) -> Place:
    name, geonames_id, lat, lon, country, admin1, admin2 = place
    return Place(
        *words, name=name, geonames_id=geonames_id, lat=lat, lon=lon, country=country, admin1=admin1,
        admin2=admin2, precision=1, attached="role",
    )  # fmt: skip


def a_reading(document: Document, *claims: Claim) -> Reading:
    return Reading(document, (), (), (), claims)


def market(publisher: str, published: str, toll: int, day: str = "2021-06-04") -> Reading:
    """One of several reports of the bombing of a market, each in words of its own."""
    text = f"A bomb tore through the fish market of Goma, killing {toll} people, {publisher} says."
    document = a_document(text, publisher, published)
    words = text.removesuffix(f", {publisher} says.")
    claim = a_claim(
        document, words, day=day, place=GOMA, roles={"target": "fish market"}, killed=(f"{toll} people", toll)
    )
    return a_reading(document, claim)


def barracks() -> Reading:
    """Another bombing on the same day in the same town."""
    text = "Rebels set off an explosive at a barracks in Goma the same morning; two soldiers died."
    document = a_document(text, "kivu-desk.example", "2021-06-05")
    claim = a_claim(
        document,
        text,
        day="2021-06-04",
        place=GOMA,
        roles={"target": "a barracks"},
        killed=("two soldiers", 2),
    )
    return a_reading(document, claim)


def vague() -> Reading:
    """A report that may be of either bombing."""
    text = "Residents of Goma speak of an explosion that was heard across the town on that Friday."
    document = a_document(text, "lake-radio.example", "2021-06-06")
    return a_reading(document, a_claim(document, text, day="2021-06-04", place=GOMA))
