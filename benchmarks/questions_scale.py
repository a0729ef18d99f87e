"""How long the questions take as a casefile grows: milliseconds against events, as a Markdown table.

    .venv/bin/python -m benchmarks.questions_scale --sizes 10000 100000 --folder runs/scale
    .venv/bin/python -m benchmarks.questions_scale --cases runs/scale/3000000.case

The casefiles are those of benchmarks/scale.py, made where they are missing. Each question is asked of the
actor with the most events (one of seven) and of one in the middle of the list; the first try, which fills
caches, is shown apart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks.scale_casefile import make_casefile
from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.questions import QUESTIONS, Answer

TRIES = 5
MOST, SECOND, MIDDLE = "Front 00001", "Front 00002", "Front 00800"
ASKED: tuple[tuple[str, tuple[str, ...], int], ...] = tuple(
    (question, (actor, other)[: 2 if question in ("relationship", "resemblance") else 1], limit)
    for actor, other in ((MOST, SECOND), (MIDDLE, MOST))
    for question, limit in (
        ("who", 100), ("relationship", 100), ("timeline", 100), ("leaders", 100), ("lineage", 100),
        ("targeting", 1_500), ("resemblance", 1_500), ("disagreements", 1_500),
    )
)  # fmt: skip


class Figure(Struct, frozen=True):
    """Milliseconds: by the clock, the median, the longest and the first; and the median of processor time."""

    clock: float
    longest: float
    first: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:,.0f} ({self.longest:,.0f}; first {self.first:,.0f}), {self.processor:,.0f}"


def measure(path: Path) -> Iterator[tuple[str, int, Figure]]:
    """Each question with what it is asked to take and what it takes, casefile opened and judged anew."""
    for question, actors, limit in ASKED:
        with Casefile.open(path, create=False) as case:
            yield f"{question} {' · '.join(actors)}", limit, timed(lambda: ask(case, question, actors))  # noqa: B023


def ask(case: Casefile, question: str, actors: tuple[str, ...]) -> Answer:
    function: Callable[..., Answer] = QUESTIONS[question]
    return function(judged(case), *actors)


def timed(act: Callable[[], object]) -> Figure:
    clocks, processors = [], []
    for _ in range(TRIES + 1):
        clock, processor = time.perf_counter(), time.process_time()
        act()
        clocks.append(1_000 * (time.perf_counter() - clock))
        processors.append(1_000 * (time.process_time() - processor))
    first, *later = clocks
    return Figure(statistics.median(later), max(later), first, statistics.median(processors[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="numbers of events")
    parser.add_argument("--folder", type=Path, default=Path("runs/scale"), help="where the casefiles are")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], help="casefiles that are there already")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    columns: dict[str, dict[str, str]] = {}
    limits: dict[str, int] = {}
    for path in (*(made(given.folder, size) for size in given.sizes), *given.cases):
        print(f"{path}: {path.stat().st_size / 1e9:.2f} GB", file=sys.stderr, flush=True)
        rows = list(measure(path))
        columns[path.stem] = {what: str(figure) for what, _, figure in rows}
        limits |= {what: limit for what, limit, _ in rows}
    print_table(columns, limits)


def made(folder: Path, events: int) -> Path:
    path = folder / f"{events}.case"
    if not path.exists():
        make_casefile(path, events)
    return path


def print_table(columns: dict[str, dict[str, str]], limits: dict[str, int]) -> None:
    """A Markdown table, a line a question and a column a casefile."""
    print("| ms: median (longest; first), processor | asked | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 2) + "|")
    for what, limit in limits.items():
        cells = " | ".join(column.get(what, "–") for column in columns.values())
        print(f"| {what} | {limit:,} | {cells} |")


if __name__ == "__main__":
    main()
