"""What makes documents rest on one another, and the tree of who goes back to whom.

Independence is inferred and never known: documents that nothing here ties may still share a source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from factions.casefile.origins.agencies import agency, citations
from factions.casefile.origins.copies import find_copies
from factions.records import Claim, Document

_QUOTED = re.compile(r"[\"“]([^\"“”]{20,400})[\"”]")
_QUOTE_WORDS = 6
_NUMBER = re.compile(r"(?<![\d,.:/-])(?:\d{1,3}(?:,\d{3})+|\d{3,})(?![\d,]*[\d/:-])")
_YEARS = range(1900, 2101)
# So many unusual numbers in common are no chance.
_SAME_NUMBERS = 3
_OPINION = frozenset({"evaluative", "inferred"})


class Tie(Struct, frozen=True):
    """Why a document rests on another, or on an outlet or speaker outside the casefile.

    `kind` is copy, publisher, agency, cites, quote, numbers or speaker; `to` is a document's id, or the
    folded name that both share.
    """

    document: str
    to: str
    kind: str
    words: str


class Branch(Struct, frozen=True):
    """A document within its origin, and the ties that put it there."""

    document: str
    ties: tuple[Tie, ...]


class Origin(Struct, frozen=True):
    """One origin: its earliest document and those that rest on it, by publication date."""

    root: str
    branches: tuple[Branch, ...]


class Tree(Struct, frozen=True):
    """The documents that claims come from, by origin; `set_aside` are opinions, which are no origin."""

    origins: tuple[Origin, ...]
    set_aside: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        return sum(len(origin.branches) for origin in self.origins) + len(self.set_aside)

    def summary(self) -> str:
        """For example "7 articles, 2 origins"."""
        return f"{_counted(self.articles, 'article')}, {_counted(len(self.origins), 'origin')}"

    def lines(self, names: dict[str, str] | None = None) -> tuple[str, ...]:
        """The tree as indented lines; `names` gives documents other names than their ids."""
        known = names or {}
        found = [self.summary()]
        for origin in self.origins:
            for branch in origin.branches:
                why = "; ".join(dict.fromkeys(tie.words for tie in branch.ties))
                named = known.get(branch.document, branch.document)
                found.append(f"  {named}" if branch.document == origin.root else f"    {named} – {why}")
        return (
            *found,
            *(f"  {known.get(id, id)} – its author's own view, no origin" for id in self.set_aside),
        )


class Origins:
    """The ties among some documents, worked out once and asked of many claims."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}

    def count(self, claims: Sequence[Claim]) -> int:
        """The number of independent origins of the claims."""
        return len(self.tree(claims).origins)

    def tree(self, claims: Sequence[Claim]) -> Tree:
        """The documents of the claims by origin; the order of claims and documents changes nothing."""
        cited = {claim.document for claim in claims}
        opinions = {id for id in cited if all(_is_opinion(claim) for claim in claims if claim.document == id)}
        counted = cited - opinions or cited
        ties = [tie for tie in (*self.ties, *_speakers(claims)) if tie.document in counted]
        groups = _grouped(counted, ties)
        origins = (self._origin(group, ties) for group in groups)
        ordered = sorted(origins, key=lambda origin: self._age(origin.root))
        return Tree(tuple(ordered), tuple(sorted(cited - counted, key=self._age)))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie that the documents' texts and heads give."""
        found = (*self._copies(), *self._publishers(), *self._citations(), *self._quotes(), *self._numbers())
        return tuple(sorted(found, key=lambda tie: (tie.document, tie.kind, tie.to)))

    def _origin(self, group: frozenset[str], ties: Sequence[Tie]) -> Origin:
        ordered = sorted(group, key=self._age)
        own = [tie for tie in ties if tie.document in group]
        holders = Counter(to for to, _ in {(tie.to, tie.document) for tie in own})
        telling = [tie for tie in own if tie.to in group or holders[tie.to] > 1]
        branches = (Branch(id, tuple(tie for tie in telling if tie.document == id)) for id in ordered)
        return Origin(ordered[0], tuple(branches))

    def _age(self, id: str) -> tuple[bool, str, str]:
        published = self._documents[id].published_at
        return published is None, published or "", id

    def _copies(self) -> Iterator[Tie]:
        for copy, of in find_copies(self._documents.values()).items():
            yield Tie(copy, of, "copy", "nearly the same text")
            yield Tie(of, of, "copy", "copied by others")
        for document in self._documents.values():
            yield Tie(document.id, f"bytes {document.sha256}", "copy", "the same bytes")

    def _publishers(self) -> Iterator[Tie]:
        for document in self._documents.values():
            if credit := agency(document):
                yield Tie(document.id, f"outlet {credit}", "agency", f"credits {credit}")
            elif document.publisher:
                name = document.publisher.casefold()
                yield Tie(document.id, f"outlet {name}", "publisher", f"published by {name}")

    def _citations(self) -> Iterator[Tie]:
        publishers = {document.publisher for document in self._documents.values() if document.publisher}
        for document in self._documents.values():
            for one in citations(document, publishers):
                words = " ".join(document.quote(one.span).text.split())
                yield Tie(document.id, f"outlet {one.outlet}", "cites", f"“{words}”")

    def _quotes(self) -> Iterator[Tie]:
        """A quotation of six words or more in the same words has one speaker."""
        for document in self._documents.values():
            for found in _QUOTED.finditer(document.text):
                words = re.findall(r"\w+", found[1].casefold())
                if len(words) >= _QUOTE_WORDS:
                    said = " ".join(words)
                    yield Tie(document.id, f"quote {said}", "quote", f"quotes “{found[1][:60].strip()}”")

    def _numbers(self) -> Iterator[Tie]:
        """Documents with three or more unusual numbers in common, however the rest is told."""
        holders: dict[str, list[str]] = defaultdict(list)
        for id, document in sorted(self._documents.items()):
            for number in sorted(_unusual(document.text)):
                holders[number].append(id)
        shared: dict[tuple[str, str], list[str]] = defaultdict(list)
        for number, ids in holders.items():
            for other in ids[1:]:
                shared[ids[0], other].append(number)
        for (one, other), numbers in shared.items():
            if len(numbers) >= _SAME_NUMBERS:
                words = f"the same numbers ({', '.join(numbers[:3])})"
                yield from (Tie(id, f"numbers of {one}", "numbers", words) for id in (one, other))


def _speakers(claims: Iterable[Claim]) -> Iterator[Tie]:
    """A known actor that speaks twice is one origin, whoever cites it."""
    for claim in claims:
        if claim.stance.attribution and (actor := claim.stance.attribution[-1].actor):
            yield Tie(claim.document, f"speaker {actor}", "speaker", f"cites {actor}")


def _is_opinion(claim: Claim) -> bool:
    return claim.stance.basis in _OPINION and not claim.stance.attribution


def _grouped(documents: Iterable[str], ties: Iterable[Tie]) -> tuple[frozenset[str], ...]:
    parents: dict[str, str] = {id: id for id in documents}
    wanted = tuple(parents)

    def top(of: str) -> str:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    for tie in ties:
        parents[top(tie.to)] = top(tie.document)
    groups: dict[str, set[str]] = defaultdict(set)
    for id in wanted:
        groups[top(id)].add(id)
    return tuple(sorted((frozenset(group) for group in groups.values()), key=min))


def _unusual(text: str) -> set[str]:
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return {number for number in found if int(number) not in _YEARS and int(number) % 100}


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
