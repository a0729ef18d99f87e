"""GUM: every noun phrase and pronoun, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factions.records import Span
from factions.training.gold import Labelled, Layer, Pair, Passage, Row, span_of, whole

# What GUM's types may be among our kinds; it does not tell a militia from a ministry.
KINDS: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "civilians", "people", "group", "state_force", "office", "other"),
    "organization": ("group", "state", "state_force", "office", "other"),
    "place": ("place", "facility", "state"),
    "object": ("weapon", "facility", "other"),
}
OTHER = ("other",)
# Pairs further apart than this (in characters) are left to names and to chance.
FAR = 900


def gum(row: Row) -> Passage:
    """Mentions that hold no other are labelled by one head, those that do by another."""
    typed = {span_of(one): KINDS.get(one["type"], OTHER) for one in row["entities"]}
    clusters = {span_of(one): str(one["cluster"]) for one in row["entities"]}
    layers = nested_layers(typed, row["text"])
    return Passage("gum", row["id"], row["text"], layers, tuple(same_pairs(clusters)))


def nested_layers(
    typed: Mapping[Span, Sequence[str]], text: str, unannotated: tuple[str, ...] = ()
) -> tuple[Layer, Layer]:
    """`party` labels mentions without another inside, `whole` the outermost of the others."""
    holding = {outer for outer in typed if any(outer != one and outer.covers(one) for one in typed)}
    inner = [span for span in typed if span not in holding]
    outermost = [span for span in holding if not any(one != span and one.covers(span) for one in holding)]
    party, around = (
        tuple(Labelled(span, tuple(typed[span])) for span in sorted(chosen)) for chosen in (inner, outermost)
    )
    return (
        Layer("party", party, whole(text), unannotated),
        Layer("whole", around, whole(text), unannotated),
    )


def same_pairs(clusters: Mapping[Span, str]) -> Iterator[Pair]:
    """Every two mentions near each other, the earlier first: `same` or none."""
    for left, right in combinations(sorted(clusters), 2):
        if right.start - left.start < FAR and not left.overlaps(right):
            yield Pair("same", left, right, "same" if clusters[left] == clusters[right] else "none")
