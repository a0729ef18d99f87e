"""What the pair heads say of a candidate and the deeds told in its sentence; MUC-4 taught them nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.tasks.incident.candidates import Candidate, Page
from factions.reading.encoder.encoding import Tagged
from factions.records import Span

VIOLENT = frozenset(
    "attack bombing assassination armed_assault abduction arson execution robbery seizure armed_clash "
    "shelling air_strike complex_attack suicide_bombing property_destruction mob_violence".split()
)
HARMFUL = frozenset("attack death injury arrest destruction crime threat".split())
# For each pair head: the head that finds the deeds it is asked about, and their labels.
DEEDS = {"role": ("trigger", HARMFUL), "filler": ("cue", VIOLENT)}
SAID = {
    "role": ("actor", "victim", "target", "detained_or_accused", "instrument", "place", "speaker"),
    "filler": tuple("attacker abductor victim target abductee instrument side_a side_b place".split()),
}
# Each of these that a chance reaches is a trait; a sure one tells its kind of deed too.
_STEPS = (0.05, 0.15, 0.35, 0.6, 0.85)
_SURE = 0.4


def tie_traits(read: Page, found: Sequence[Candidate]) -> list[set[str]]:
    """For each candidate, how surely it fills each role of any deed, in steps, and of which deeds."""
    traits: list[set[str]] = [set() for _ in found]
    best: list[dict[str, float]] = [{} for _ in found]
    for head in DEEDS:
        pairs = list(_pairs(read, found, head))
        rows = read.encoding.scores(head, [(deed.span, span) for _, deed, span in pairs])
        for (at, deed, _), row in zip(pairs, rows, strict=True):
            for label in SAID[head]:
                chance = row.get(label, 0.0)
                name = f"{head}:{label}"
                best[at][name] = max(best[at].get(name, 0.0), chance)
                if chance >= _SURE:
                    traits[at].add(f"d:{name}:{deed.label}")
    for own, sums in zip(traits, best, strict=True):
        own.update(_stepped(sums))
    return traits


def _stepped(best: Mapping[str, float]) -> Iterator[str]:
    for name, chance in best.items():
        for step in _STEPS:
            if chance >= step:
                yield f"y:{name}:{step}"
    if not best:
        yield "y:none"


def _pairs(read: Page, found: Sequence[Candidate], head: str) -> Iterator[tuple[int, Tagged, Span]]:
    told_by, kinds = DEEDS[head]
    inside: dict[int, list[Tagged]] = {}
    for tag in read.encoding.of(told_by):
        if tag.label in kinds:
            first, _ = read.tokens_of(tag)
            inside.setdefault(read.sentence[min(first, len(read.sentence) - 1)], []).append(tag)
    for at, one in enumerate(found):
        for start, end in one.mentions:
            span = read.span(start, end)
            for deed in inside.get(read.sentence[start], ()):
                if not deed.span.overlaps(span):
                    yield at, deed, span
