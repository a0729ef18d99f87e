"""Claims against the passages written for this project that never train: `python -m benchmarks.claims`.

A claim of the key is found where the reader has one of its kind (kinds of violence that differ only in
method count as one family, and are told apart in a second figure) whose roles agree: no shared role is
filled by somebody else, and the ends of a relation, or one party of an event, are those of the key. A
role agrees where the words overlap or mean the same entity. Precision counts the claims of the reader that
some claim of the key agrees with, a lower bound: no key has everything.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factions.documents import from_text
from factions.reading.reader import Reader, read_document
from factions.records import Claim, Finding, Span
from factions.training import written

FOLDER = Path(written.__file__).parent
VIOLENCE = frozenset(
    {
        "attack",
        "armed_assault",
        "complex_attack",
        "bombing",
        "suicide_bombing",
        "air_strike",
        "shelling",
        "assassination",
        "execution",
        "mob_violence",
        "military_campaign",
        "invasion",
    }
)
TIES = ("subject", "object")
# What one report tells as aimed at another tells as harmed.
SUFFERERS = frozenset({"target", "victim"})


class Wanted(Struct, frozen=True):
    """A claim of the key: its kind, and for each role the spans of everything that means its filler."""

    kind: str
    roles: tuple[tuple[str, tuple[Span, ...]], ...]


class Tally(Struct):
    """How many claims of one kind the key has, were found, were printed and were right."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    printed: int = 0
    right: int = 0


def key(text: written.Text) -> list[Wanted]:
    """The claims of a passage."""
    same: dict[str, tuple[Span, ...]] = {}
    for mark in text.marks:
        same[mark.entity] = (*same.get(mark.entity, ()), mark.span)
    return [
        Wanted(
            claim.cue.kind,
            tuple((role, (mark.span, *same[mark.entity])) for role, mark in claim.roles if role != "place"),
        )
        for claim in text.claims
    ]


def agrees(wanted: Wanted, claim: Claim | Finding) -> bool:
    """Whether the reader's claim tells what the key's does."""
    if _family(wanted.kind) != _family(claim.kind):
        return False
    held = [(role.role, Span(role.start, role.end)) for role in claim.roles]
    met = {role for role, spans in wanted.roles if _filled(role, spans, held)}
    shared = {role for role, _ in wanted.roles} & {role for role, _ in held}
    ends = {role for role, _ in wanted.roles if role in TIES}
    if ends:
        return ends <= met or (bool(met) and not shared - met and not _needs_both(wanted))
    return bool(met) and not shared - met - SUFFERERS if wanted.roles else True


def _needs_both(wanted: Wanted) -> bool:
    return {role for role, _ in wanted.roles} >= set(TIES)


def _filled(role: str, spans: Sequence[Span], held: Sequence[tuple[str, Span]]) -> bool:
    names = SUFFERERS if role in SUFFERERS else {role}
    if role in ("side_a", "side_b"):
        names = frozenset({"side_a", "side_b"})
    return any(name in names and span.overlaps(one) for name, span in held for one in spans)


def _family(kind: str) -> str:
    return "violence" if kind in VIOLENCE else kind


def judged(
    texts: Sequence[written.Text], reader: Reader | None = None
) -> Iterator[tuple[list[Wanted], tuple[Claim, ...]]]:
    """Each passage's key beside what a reader, else the built-in one, made of it."""
    for text in texts:
        yield key(text), read_document(from_text(text.text), reader).claims


def tallies(
    texts: Sequence[written.Text],
    told: Callable[[str, str], None] | None = None,
    reader: Reader | None = None,
) -> dict[str, Tally]:
    """The counts of each kind; `told` hears of every miss and every claim that the key does not know."""
    found: dict[str, Tally] = {}
    for text, (wanted, claims) in zip(texts, judged(texts, reader), strict=True):
        for one in wanted:
            tally = found.setdefault(one.kind, Tally())
            matching = [claim for claim in claims if agrees(one, claim)]
            tally.gold += 1
            tally.found += bool(matching)
            tally.exact += any(claim.kind == one.kind for claim in matching)
            if told and not matching:
                told(text.id, f"missed {one.kind} {_words(text.text, one)}")
        for claim in claims:
            tally = found.setdefault(claim.kind, Tally())
            tally.printed += 1
            right = any(agrees(one, claim) for one in wanted)
            tally.right += right
            if told and not right:
                words = ", ".join(f"{role.role}={role.text}" for role in claim.roles)
                told(text.id, f"unknown {claim.kind} {words} | {claim.evidence[0].text}")
    return found


def _words(text: str, wanted: Wanted) -> str:
    return ", ".join(f"{role}={text[spans[0].start : spans[0].end]}" for role, spans in wanted.roles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[FOLDER / "validation.txt"])
    parser.add_argument("--misses", action="store_true", help="print what was missed and what is not known")
    options = parser.parse_args()
    texts = [text for file in options.files for text in written.read_texts(file)]
    taught = Counter(
        claim.cue.kind
        for file in FOLDER.glob("*.txt")
        if file.stem != "validation"
        for text in written.read_texts(file)
        for claim in text.claims
    )
    told = (lambda where, what: print(f"{where}: {what}")) if options.misses else None
    found = tallies(texts, told)
    print(f"{'kind':22}{'taught':>7}{'gold':>6}{'found':>7}{'printed':>9}{'right':>7}")
    for kind, one in sorted(found.items(), key=lambda pair: -pair[1].gold):
        print(f"{kind:22}{taught[kind]:7}{one.gold:6}{one.found:7}{one.printed:9}{one.right:7}")
    gold, printed = sum(one.gold for one in found.values()), sum(one.printed for one in found.values())
    hit, right = sum(one.found for one in found.values()), sum(one.right for one in found.values())
    exact = sum(one.exact for one in found.values())
    print(f"recall {hit}/{gold} = {hit / gold:.3f} (of the very kind {exact / gold:.3f})")
    print(f"precision {right}/{printed} = {right / printed:.3f}")


if __name__ == "__main__":
    main()
