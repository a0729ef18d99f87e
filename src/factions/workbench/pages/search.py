"""Search over documents, actors and claims."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from starlette.responses import Response

from factions.casefile import Hit
from factions.casefile.names import folded
from factions.records import Claim
from factions.workbench.marking import Piece, pieces
from factions.workbench.naming import Named, everybody, named
from factions.workbench.pages.actors import matches
from factions.workbench.visit import Visit, page

_DOCUMENTS, _ACTORS, _CLAIMS = 20, 12, 20
# Later documents are taken out of what is found, so more is looked for than is shown.
_SOUGHT = 200


class Found(Struct, frozen=True):
    """A document with the stretch that has the words."""

    hit: Hit
    pieces: tuple[Piece, ...]
    address: str


class FoundClaim(Struct, frozen=True):
    """A claim whose quoted words hold all that was sought."""

    claim: Claim
    title: str
    address: str


def search(visit: Visit) -> Response:
    words = visit.text("q")
    hits = _known(visit, visit.casefile.search(words, most=_SOUGHT)) if words else ()
    claims = tuple(_claims(visit, hits[:_DOCUMENTS], words or ""))
    return visit.page(
        "search.html",
        title=f"Search: {words}" if words else "Search",
        words=words,
        documents=[_found(visit, hit) for hit in hits[:_DOCUMENTS]],
        more_documents=max(0, len(hits) - _DOCUMENTS),
        actors=_actors(visit, words) if words else (),
        claims=claims[:_CLAIMS],
        more_claims=max(0, len(claims) - _CLAIMS),
    )


def _known(visit: Visit, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    day = visit.known_by
    return tuple(
        hit for hit in hits if day is None or (hit.published_at is not None and hit.published_at <= day)
    )


def _found(visit: Visit, hit: Hit) -> Found:
    return Found(hit, pieces(hit.quote, hit.words), visit.link("document", id=hit.document))


def _actors(visit: Visit, words: str) -> tuple[Named, ...]:
    found = [one for one in everybody(visit) if matches(one, words)]
    return tuple(named(visit, one.key) for one in found[:_ACTORS])


def _claims(visit: Visit, hits: Iterable[Hit], words: str) -> Iterable[FoundClaim]:
    """Those of the found documents whose quoted words have every word that was sought."""
    sought = [folded(word.strip('"*')) for word in words.split()]
    for hit in hits:
        for claim in visit.case.claims(document=hit.document):
            said = folded(" ".join(quote.text for quote in claim.evidence))
            if all(word in said for word in sought):
                address = visit.link("document", id=hit.document, claim=claim.id)
                yield FoundClaim(claim, hit.title or hit.document, f"{address}#{claim.id}")


ROUTES = (page("/search", search, name="search"),)
