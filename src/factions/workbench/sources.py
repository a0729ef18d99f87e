"""Where what is said of an actor or an event comes from: its documents, and which rest on which."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.casefile.origins import Branch, Origins, Tree
from factions.records import Claim, Document
from factions.workbench.naming import called
from factions.workbench.visit import Visit

_MOST = 30


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
    """The documents of some claims by origin, the origin of most documents first; `more` are not shown.

    `views` are authors' own views, which are no origin.
    """

    summary: str
    origins: tuple[Branching, ...]
    more: int
    views: tuple[Source, ...]


def sources_of_claims(visit: Visit, claims: Sequence[Claim]) -> Sources:
    """The copy tree of the claims' documents."""
    documents = {one.id: one for one in visit.case.documents(ids={claim.document for claim in claims})}
    # The tree hangs on the claims' speakers too, and so on which claims they are.
    key = ("tree", tuple(sorted(claim.id for claim in claims)))
    tree = visit.once(key, lambda: Origins(documents.values()).tree(claims))
    return _sources(visit, tree, documents)


def _sources(visit: Visit, tree: Tree, documents: dict[str, Document]) -> Sources:
    def source(id: str, why: tuple[str, ...] = ()) -> Source:
        return Source(documents[id], visit.link("document", id=id), why)

    origins = []
    for origin in tree.origins:
        found = [source(one.document, _why(visit, one)) for one in origin.branches]
        root = next(one for one in found if one.document.id == origin.root)
        origins.append(Branching(root, tuple(one for one in found if one is not root)))
    origins.sort(key=lambda one: -len(one.others))
    views = tuple(source(id) for id in tree.set_aside)
    return Sources(tree.summary(), tuple(origins[:_MOST]), max(0, len(origins) - _MOST), views[:_MOST])


def _why(visit: Visit, branch: Branch) -> tuple[str, ...]:
    """The reasons in words, with a speaker that is known by an id under its name."""
    said = (
        f"cites {called(visit, tie.to.removeprefix('speaker '))}" if tie.kind == "speaker" else tie.words
        for tie in branch.ties
    )
    return tuple(dict.fromkeys(said))
