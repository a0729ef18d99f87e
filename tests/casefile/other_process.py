"""What other processes do to a casefile in tests: run as `python other_process.py WHAT ADDRESS …`."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from msgspec.structs import replace
from sample_readings import numbered, reading_of

from factions.casefile import Casefile
from factions.casefile.judging.rereading import reread
from factions.records import Document, Reading


class Better:
    """A reader that finds the same, and is less sure of it."""

    name = "encoder/2"

    def read(self, document: Document) -> Reading:
        reading = reading_of(document, self.name)
        return replace(reading, claims=tuple(replace(claim, confidence=0.5) for claim in reading.claims))


def work(address: str, first: int) -> None:
    """Adds, judges and reads again at random for ever; says each thing once it is kept."""
    chance = random.Random(first)
    with Casefile.open(address) as case:
        for number in range(first, first + 1_000_000):
            reading = numbered(number)
            print("document", case.add(reading).document, flush=True)
            if chance.random() < 0.5:
                claim = chance.choice(reading.claims).id
                print(
                    "judgement",
                    case.judge(chance.choice(["accept", "reject"]), claim, who="Ann").id,
                    flush=True,
                )
            if chance.random() < 0.3:
                reread(case, Better(), only=[reading.document.id])
                print("reading", reading.document.id, flush=True)


def write(address: str, first: int, seconds: float) -> None:
    """Adds and judges for a while, and tells how often and how long the longest wait was."""
    kept, longest, count, end = [], 0.0, 0, time.monotonic() + seconds
    with Casefile.open(address) as case:
        while time.monotonic() < end:
            reading, begun = numbered(first + count), time.monotonic()
            kept.append(case.add(reading).document)
            if count % 3 == 0:
                case.judge("accept", reading.claims[0].id, who=f"writer {first}")
            longest, count = max(longest, time.monotonic() - begun), count + 1
    print(json.dumps({"kept": kept, "longest": longest, "count": count}))


def read(address: str, first: int, seconds: float) -> None:
    """Asks for a while, and tells how often and how long the longest wait was."""
    longest, count, end = 0.0, 0, time.monotonic() + seconds
    with Casefile.open(address) as case:
        while time.monotonic() < end:
            begun = time.monotonic()
            claims = case.actor_claims("act_lendu-front", most=50)
            hits, events = case.search("Lendu", most=50), case.count_events()
            assert len(claims) <= len(hits) <= sum(event.claims for event in events) or len(hits) == 50
            longest, count = max(longest, time.monotonic() - begun), count + 1
    print(json.dumps({"kept": [], "longest": longest, "count": count}))


@contextmanager
def other(what: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Another process that does `what`; it is ended where the block ends."""
    command = [sys.executable, "-W", "error", __file__, what, *map(str, words)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def whole_lines(output: IO[str]) -> list[list[str]]:
    """The words of each line that a killed process finished."""
    return [line.split() for line in output.read().splitlines(keepends=True) if line.endswith("\n")]


if __name__ == "__main__":
    _, what, address, first, *seconds = sys.argv
    if what == "work":
        work(address, int(first))
    else:
        {"write": write, "read": read}[what](address, int(first), float(seconds[0]))
