"""Which nodes are one actor: what people judged first, then what the casefile itself holds likely.

A `different` is never overruled by a guess. Where judgements contradict each other, directly or through
others (A is B, B is C, A is not C), the later tie is left open and listed: nothing is joined in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factions.casefile.identity.nodes import is_id, node_of, split_key
from factions.casefile.judgements import Judgement

Pair = tuple[str, str]


class Tie(Struct, frozen=True):
    """Two nodes held to be one actor: by a judgement (`by` is its id) or by a score of the casefile's own."""

    one: str
    other: str
    by: str | None = None
    score: float = 1.0


class Open(Struct, frozen=True):
    """A pair on which judgements contradict each other; it stays two actors until somebody adjudicates."""

    pair: Pair
    judgements: tuple[Judgement, ...]


class Joined(Struct, frozen=True):
    """The groups of nodes that are one actor each, the ties that joined them, and what stayed open."""

    groups: tuple[frozenset[str], ...]
    ties: tuple[Tie, ...]
    open: tuple[Open, ...]


def join(judgements: Sequence[Judgement], likely: Iterable[Tie]) -> Joined:
    """The groups of nodes that are one actor by standing judgements and by likely ties."""
    same, apart, contested = _verdicts(judgements)
    groups = _Groups(apart.keys())
    ties: list[Tie] = []
    for tie in same:
        against = groups.against(tie.one, tie.other)
        if against is None:
            groups.join(tie)
            ties.append(tie)
        else:
            both = [one for one in judgements if one.id == tie.by] + apart[against]
            contested.append(Open(pair_of(tie.one, tie.other), tuple(both)))
    of_person = {node for tie in same for node in (tie.one, tie.other)} | {n for pair in apart for n in pair}
    guesses = [*sorted(likely, key=lambda tie: (-tie.score, tie.one, tie.other)), *_by_name(of_person)]
    for tie in guesses:
        if groups.against(tie.one, tie.other) is None and not groups.two_ids(tie.one, tie.other):
            groups.join(tie)
            ties.append(tie)
    return Joined(groups.all(), tuple(ties), tuple(contested))


def _verdicts(
    judgements: Sequence[Judgement],
) -> tuple[list[Tie], dict[Pair, list[Judgement]], list[Open]]:
    """The pairs judged to be one, those judged to be two, and those that people judged differently."""
    by_pair: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.what in ("same", "different", "unsure", "name") and (pair := judged_pair(judgement)):
            by_pair[pair].append(judgement)
    same: list[tuple[str, Tie]] = []
    apart: dict[Pair, list[Judgement]] = {}
    contested: list[Open] = []
    for pair, some in by_pair.items():
        last = _last_words(some)
        said = {_says(one) for one in last} - {"unsure"}
        if said == {"same"}:
            same.append((last[0].at, Tie(*pair, by=last[0].id)))
        elif "different" in said:
            apart[pair] = last
            contested += [Open(pair, tuple(last))] if "same" in said else []
    return [tie for _, tie in sorted(same, key=lambda one: (one[0], one[1].by or ""))], apart, contested


def judged_pair(judgement: Judgement) -> Pair | None:
    """The two nodes that a judgement on actors is about; a name is a tie to whoever goes by it."""
    nodes = [node_of(key) for key in judgement.on]
    if judgement.what == "name":
        nodes.append(node_of(judgement.details["name"]))
    return pair_of(*nodes) if len(set(nodes)) == 2 else None


def _says(judgement: Judgement) -> str:
    return "same" if judgement.what == "name" else judgement.what


def _last_words(judgements: Sequence[Judgement]) -> list[Judgement]:
    adjudicated = [one for one in judgements if one.details.get("adjudicates")]
    last = {one.who: one for one in judgements}
    return adjudicated[-1:] or sorted(last.values(), key=lambda one: (one.at, one.id))


def _by_name(nodes: Iterable[str]) -> list[Tie]:
    """What one document calls so is by default what all others call so."""
    return [Tie(node, base, score=0.0) for node in sorted(nodes) for base in _base(node)]


def _base(node: str) -> tuple[str, ...]:
    base, document = split_key(node)
    return (base,) if document else ()


def pair_of(one: str, other: str) -> Pair:
    """Two nodes in their fixed order."""
    return (one, other) if one < other else (other, one)


class _Groups:
    """Nodes in groups that grow, and which groups must never become one."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._group: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
            self._of(one), self._of(other)

    def against(self, one: str, other: str) -> Pair | None:
        """The pair judged different that joining these two would bring together."""
        mine, theirs = self._of(one), self._of(other)
        if mine is theirs:
            return None
        found = (pair_of(a, b) for a in sorted(mine) for b in sorted(self._apart.get(a, ())) if b in theirs)
        return next(found, None)

    def two_ids(self, one: str, other: str) -> bool:
        """Whether these would bring two known ids together, which only a person may do."""
        mine, theirs = self._of(one), self._of(other)
        return (
            mine is not theirs
            and any(map(is_id, mine))
            and any(map(is_id, theirs))
            and not ({split_key(node)[0] for node in mine} & {split_key(node)[0] for node in theirs})
        )

    def join(self, tie: Tie) -> None:
        mine, theirs = self._of(tie.one), self._of(tie.other)
        if mine is not theirs:
            mine |= theirs
            self._group |= dict.fromkeys(theirs, mine)

    def all(self) -> tuple[frozenset[str], ...]:
        found = {id(group): frozenset(group) for group in self._group.values()}
        return tuple(sorted(found.values(), key=sorted))

    def _of(self, node: str) -> set[str]:
        return self._group.setdefault(node, {node})
