"""The passages written for this project: actors, who is who, and claims with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factions.training.corpora.coreference import nested_layers, same_pairs
from factions.training.gold import Labelled, Layer, Pair, Passage, whole
from factions.training.written import Claim, Text, read_texts

FOLDER = Path(__file__).parents[1] / "written"
# Files that never train: one judges, on one weights are fitted. Their passages' ids begin with these names.
KEPT = ("validation-", "tuning-")


def passages() -> Iterator[Passage]:
    """The passages of every file, in the order of file names."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield from map(passage, read_texts(path))


def judges(passage: Passage) -> bool:
    """Whether a passage never trains."""
    return passage.corpus == "own" and passage.id.startswith(KEPT)


def passage(text: Text) -> Passage:
    """All mentions and claims are marked, but for things that are nobody (`other`)."""
    layers = nested_layers({mark.span: (mark.kind,) for mark in text.marks}, text.text, ("other",))
    cues = tuple(Labelled(cue.span, (cue.kind,)) for cue in text.cues)
    pairs = (*same_pairs({mark.span: mark.entity for mark in text.marks}), *_fillers(text))
    return Passage("own", text.id, text.text, (*layers, Layer("cue", cues, whole(text.text))), pairs)


def _fillers(text: Text) -> Iterator[Pair]:
    """Each cue with every mention; further mentions of one that fills a role are neither right nor wrong."""
    claims: dict[object, list[Claim]] = {}
    for claim in text.claims:
        claims.setdefault(claim.cue, []).append(claim)
    for cue in text.cues:
        roles = {mark.span: role for claim in claims[cue] for role, mark in claim.roles}
        entities = {mark.entity for claim in claims[cue] for _, mark in claim.roles}
        for mark in text.marks:
            if mark.span in roles:
                yield Pair("filler", cue.span, mark.span, roles[mark.span])
            elif mark.entity not in entities and not mark.span.overlaps(cue.span):
                yield Pair("filler", cue.span, mark.span, "none")
