"""What makes documents rest on one another, and the tree of who goes back to whom.

Independence is inferred and never known: documents that nothing here ties may still share a source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from factions.casefile.origins.agencies import citations
from factions.casefile.origins.copies import find_copies
from factions.casefile.origins.remembering import remembering
from factions.casefile.origins.signs import Tie, own_ties, unusual_numbers
from factions.records import Claim, Document

# So many unusual numbers in common are no chance.
_SAME_NUMBERS = 3
_OPINION = frozenset({"evaluative", "inferred"})


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
        counted = _counting(claims)
        return len(_grouped(counted, self._ties_of(counted, claims)))

    def tree(self, claims: Sequence[Claim]) -> Tree:
        """The documents of the claims by origin; the order of claims and documents changes nothing."""
        counted = _counting(claims)
        ties: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._ties_of(counted, claims):
            ties[tie.document].append(tie)
        groups = _grouped(counted, (tie for some in ties.values() for tie in some))
        ordered = sorted((self._origin(group, ties) for group in groups), key=lambda one: self._age(one.root))
        aside = {claim.document for claim in claims} - counted
        return Tree(tuple(ordered), tuple(sorted(aside, key=self._age)))

    def _ties_of(self, counted: Collection[str], claims: Iterable[Claim]) -> Iterator[Tie]:
        return (tie for tie in (*self.ties, *_speakers(claims)) if tie.document in counted)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie that the documents' texts and heads give."""
        return _ties_among(*(self._documents[id] for id in sorted(self._documents)))

    def _origin(self, group: frozenset[str], ties: Mapping[str, Sequence[Tie]]) -> Origin:
        ordered = sorted(group, key=self._age)
        holders = Counter(to for id in group for to in {tie.to for tie in ties.get(id, ())})
        branches = (
            Branch(id, tuple(tie for tie in ties.get(id, ()) if tie.to in group or holders[tie.to] > 1))
            for id in ordered
        )
        return Origin(ordered[0], tuple(branches))

    def _age(self, id: str) -> tuple[bool, str, str]:
        published = self._documents[id].published_at
        return published is None, published or "", id


# The lines of one answer rest on some hundred sets of documents, and many on the same.
@remembering(256)
def _ties_among(*documents: Document) -> tuple[Tie, ...]:
    own = (tie for document in documents for tie in own_ties(document))
    found = (*own, *_copies(documents), *_citations(documents), *_numbers(documents))
    return tuple(sorted(found, key=lambda tie: (tie.document, tie.kind, tie.to)))


def _copies(documents: Sequence[Document]) -> Iterator[Tie]:
    for copy, of in find_copies(documents).items():
        yield Tie(copy, of, "copy", "nearly the same text")
        yield Tie(of, of, "copy", "copied by others")


def _citations(documents: Sequence[Document]) -> Iterator[Tie]:
    publishers = {document.publisher for document in documents if document.publisher}
    for document in documents:
        for one in citations(document, publishers):
            words = " ".join(document.quote(one.span).text.split())
            yield Tie(document.id, f"outlet {one.outlet}", "cites", f"“{words}”")


def _numbers(documents: Sequence[Document]) -> Iterator[Tie]:
    """Documents with three or more unusual numbers in common, however the rest is told."""
    holders: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for number in unusual_numbers(document):
            holders[number].append(document.id)
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


def _counting(claims: Iterable[Claim]) -> set[str]:
    """The documents that may be origins: those that report, or all where none does."""
    reporting, cited = set(), set()
    for claim in claims:
        cited.add(claim.document)
        if not _is_opinion(claim):
            reporting.add(claim.document)
    return reporting or cited


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


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
