"""Where what is said of an actor or an event comes from: its documents, and which rest on which."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.casefile.origins import Branch, Origins, Tree
from factions.records import Claim, Document
from factions.workbench.visit import Visit


class Source(Struct, frozen=True):
    """A document within its origin; `why` are the reasons that it is held to rest on others."""

    document: Document
    address: str
    why: tuple[str, ...]


class Branching(Struct, frozen=True):
    """One origin: its earliest document and those that rest on it."""

    root: Source
    others: tuple[Source, ...]


class Sources(Struct, frozen=True):
    """The documents of some claims by origin; `views` are authors' own views, which are no origin."""

    summary: str
    origins: tuple[Branching, ...]
    views: tuple[Source, ...]


def sources_of_claims(visit: Visit, claims: Sequence[Claim]) -> Sources:
    """The copy tree of the claims' documents."""
    documents = {id: visit.case.document(id) for id in {claim.document for claim in claims}}
    return _sources(visit, Origins(documents.values()).tree(claims), documents)


def _sources(visit: Visit, tree: Tree, documents: dict[str, Document]) -> Sources:
    def source(id: str, why: tuple[str, ...] = ()) -> Source:
        return Source(documents[id], visit.link("document", id=id), why)

    origins = []
    for origin in tree.origins:
        found = [source(one.document, _why(one)) for one in origin.branches]
        root = next(one for one in found if one.document.id == origin.root)
        origins.append(Branching(root, tuple(one for one in found if one is not root)))
    return Sources(tree.summary(), tuple(origins), tuple(source(id) for id in tree.set_aside))


def _why(branch: Branch) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tie.words for tie in branch.ties))
