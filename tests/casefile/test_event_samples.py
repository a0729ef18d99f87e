"""The sample reports: every pair that tells of one event is joined, and no two events are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from factions.casefile import Casefile
from factions.records import Claim, Reading

SAMPLES = Path(__file__).parents[2] / "samples"
KEY = tomllib.loads((SAMPLES / "events.toml").read_text(encoding="utf-8"))
# What the reading misses, not the joining: the researchers' "killings at Mirza Olang" is no claim of theirs.
UNREAD = {("mirza-olang-2017-government.txt", "mirza-olang-2017-researchers.html")}


Told = dict[str, list[tuple[Claim, str]]]


@pytest.fixture(scope="module")
def events(sample_readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """For each report its claims on events, each with the event that it tells of."""
    path = tmp_path_factory.mktemp("samples") / "samples.case"
    names = sorted({told["report"] for event in KEY["events"] for told in event["told"]})
    with Casefile.open(path) as case:
        for name in names:
            case.add(sample_readings[name], reader="encoder/1")
        yield {name: told(case, sample_readings[name].document.id) for name in names}


def told(case: Casefile, document: str) -> list[tuple[Claim, str]]:
    claims = case.claims(document=document)
    return [
        (claim, min(one.id for one in together))
        for claim in claims
        if (together := case.event_claims(claim.id))
    ]


def events_of(told: dict[str, Any], events: Told) -> set[str]:
    return {event for claim, event in events[told["report"]] if _is_meant(claim, told)}


def _is_meant(claim: Claim, told: dict[str, Any]) -> bool:
    evidence = claim.evidence[0].text
    party = "who" not in told or any(told["who"] in role.name for role in claim.roles)
    return party and any(words in evidence for words in told["words"])


def test_every_pair_of_reports_of_one_event_is_joined(events: Told) -> None:
    missed = set()
    for event in KEY["events"]:
        for one, other in combinations(event["told"], 2):
            if not events_of(one, events) & events_of(other, events):
                missed.add((one["report"], other["report"]))
    assert missed <= UNREAD


def test_no_two_events_are_joined(events: Told) -> None:
    for one, other in combinations(KEY["events"], 2):
        first = {event for told in one["told"] for event in events_of(told, events)}
        second = {event for told in other["told"] for event in events_of(told, events)}
        assert not first & second, (one["name"], other["name"])
