"""How long a casefile takes to answer and to grow, by its size.

    .venv/bin/python benchmarks/scale.py --sizes 10000 100000 --folder runs/scale

Each size is a casefile made by scale_casefile.py: 4 GB and some minutes for each million of events. Figures
are in ms, of several tries on a casefile opened anew: the median and, in brackets, the longest by the clock,
and the median of processor time, which says more where other programs run. CI runs none of it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

if __name__ == "__main__":  # run as a file, its neighbours are imported from the checkout
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.scale_casefile import ACTORS, make_casefile, make_event, make_reading
from factions.casefile import Casefile
from factions.exchange.analytics import count_claims_by_event, count_events, write_tables

TRIES = 20
REBUILT_UP_TO = 1_000


class Figure(Struct, frozen=True):
    """Of several tries, in ms: the median and the longest by the clock, and the median of the processor."""

    what: str
    median: float
    longest: float
    processor: float

    def __str__(self) -> str:
        return f"{self.median:,.1f} ({self.longest:,.1f}), {self.processor:,.1f}"


def timed(what: str, tries: Iterable[Callable[[], object]]) -> Figure:
    """Runs each try once."""
    clock, processor = [], []
    for one in tries:
        begun, used = time.perf_counter(), time.process_time()
        one()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return Figure(what, statistics.median(clock), max(clock), statistics.median(processor))


def measure(path: Path, events: int) -> list[Figure]:
    """All figures of one casefile; adding changes it, so that comes last."""
    chance = random.Random(events)
    some = [make_event(chance.randrange(events)) for _ in range(TRIES)]
    figures = []
    with Casefile.open(path, create=False) as case:
        claims = [case.actor_claims(event.actors[1], most=1)[0].id for event in some]
        most = "Front 00001"
        figures.append(
            timed("first 100 claims of the actor with most", [lambda: case.actor_claims(most)] * TRIES)
        )
        figures.append(
            timed("first 100 claims of an actor", [lambda e=e: case.actor_claims(e.actors[1]) for e in some])
        )
        figures.append(timed("claims of an event", [lambda c=c: case.event_claims(c) for c in claims]))
        figures.append(timed("events by month and kind", [case.count_events] * TRIES))
        figures.append(
            timed(
                "events by month of one kind in one country",
                [lambda: case.count_events(kind="bombing", country="ML")] * TRIES,
            )
        )
        figures.append(timed(f"all {ACTORS:,} actors", [case.actors] * 5))
        figures.append(
            timed(
                "documents by rare words",
                [lambda e=e: case.search(f'"{e.actors[1]}" "{e.day}"') for e in some],
            )
        )
        figures += analytics(case, path.with_suffix(".tables"))
        first = random.SystemRandom().randrange(events, 1 << 35)  # no report of an earlier run
        readings = [make_reading(first + number, events) for number in range(TRIES)]
        figures.append(timed("adding a document", [lambda r=r: case.add(r) for r in readings]))
        added = [reading.claims[0].id for reading in readings]
        figures.append(
            timed("rejecting a claim", [lambda c=c: case.judge("reject", c, who="Ann") for c in added])
        )
        if events <= REBUILT_UP_TO:
            figures.append(timed("making all that is derived anew", [case.rebuild]))
    return figures


def analytics(case: Casefile, folder: Path) -> list[Figure]:
    """DuckDB's times beside, on the same counts."""
    counts = case.count_events()
    written = timed("writing Parquet", [lambda: write_tables(case, folder)])
    assert count_events(folder) == counts and count_claims_by_event(folder) == counts
    return [
        written,
        timed("DuckDB: events by month and kind", [lambda: count_events(folder)] * 5),
        timed("DuckDB: the same from claims", [lambda: count_claims_by_event(folder)] * 3),
    ]


def size_of(path: Path) -> float:
    return path.stat().st_size / 1e9


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="numbers of events")
    parser.add_argument(
        "--folder", type=Path, default=Path("runs/scale"), help="where the casefiles are made"
    )
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    columns: dict[int, dict[str, str]] = {}
    for events in given.sizes:
        path = given.folder / f"{events}.case"
        begun = time.perf_counter()
        if not path.exists():
            make_casefile(path, events)
        made = time.perf_counter() - begun
        print(
            f"{events:,} events: {size_of(path):.2f} GB, {made:,.0f} s to make", file=sys.stderr, flush=True
        )
        columns[events] = {figure.what: str(figure) for figure in measure(path, events)}
    print_table(columns)


def print_table(columns: dict[int, dict[str, str]]) -> None:
    """A Markdown table, a line a figure and a column a size."""
    print("| ms: median (longest), processor | " + " | ".join(f"{events:,}" for events in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for what in dict.fromkeys(what for column in columns.values() for what in column):
        print(f"| {what} | " + " | ".join(column.get(what, "–") for column in columns.values()) + " |")


if __name__ == "__main__":
    main()
