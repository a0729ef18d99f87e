"""Every claim cites words that its document gives back, and uses the vocabulary as it is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from factions.documents import from_text
from factions.reading.reader import read_document
from factions.records import Quote, Reading
from factions.vocabulary import faults

ROOT = Path(__file__).parents[2]
CORPORA = ("re3d", "muc4_dev", "timebank", "aquaint", "geowebnews", "lgl", "wikiwars", "plover")
PER_CORPUS = 25
REPORTS = sorted(path.name for path in (ROOT / "samples" / "reports").iterdir())


def quotes(reading: Reading) -> Iterator[Quote]:
    """Every stretch that a reading points at."""
    yield from (*reading.mentions, *reading.times, *reading.places)
    for claim in reading.claims:
        yield from (*claim.evidence, *claim.roles, *claim.tolls)
        yield from (*claim.stance.cues, *claim.stance.attribution)
        yield from (speaker for toll in claim.tolls for speaker in toll.attribution)
        yield from (thing for thing in (claim.when, claim.place) if thing is not None)


def check(reading: Reading) -> None:
    for quote in quotes(reading):
        assert reading.document.text[quote.start : quote.end] == quote.text
    for claim in reading.claims:
        assert claim.evidence
        assert not faults(claim), f"{claim.kind} in {reading.document.source}: {faults(claim)}"
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


@pytest.mark.parametrize("name", REPORTS)
def test_claims_of_the_samples_cite_their_words(name: str, sample_readings: dict[str, Reading]) -> None:
    reading = sample_readings[name]
    assert reading.claims
    check(reading)


@pytest.mark.slow
@pytest.mark.parametrize("corpus", CORPORA)
def test_claims_of_development_documents_cite_their_words(corpus: str, shared: Path) -> None:
    lines = (shared / f"benchmarks/{corpus}.jsonl").read_text(encoding="utf-8").split("\n")[:PER_CORPUS]
    for row in (json.loads(line) for line in lines if line):
        check(read_document(from_text(row["text"], source=row["id"])))
