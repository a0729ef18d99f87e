"""What answers over all sample reports tell, held against a key written before any was looked at.

The floors lie one below what was measured; `python tests/questions/test_sample_key.py` prints each
line of the key with what was found of it.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factions.casefile import Casefile
from factions.documents import load_documents
from factions.errors import DocumentProblem
from factions.questions import Answer, LeaderLine, Line, leaders, lineage, relationship, timeline
from factions.reading.reader import read_document

HERE = Path(__file__).parent
REPORTS = HERE.parents[1] / "samples" / "reports"
KEY: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "sample_key.toml").read_text(encoding="utf-8"))
FLOORS = {"tie": 6, "step": 3, "leaders": 6, "ends": 1}


def read_samples(path: Path) -> Casefile:
    casefile = Casefile.open(path)
    for document in load_documents(sorted(REPORTS.iterdir())):
        assert not isinstance(document, DocumentProblem)
        casefile.add(read_document(document))
    return casefile


def found_tie(casefile: Casefile, wanted: dict[str, Any]) -> bool:
    _, one, other = wanted["question"]
    return _found(relationship(casefile, one, other), wanted)


def found_step(casefile: Casefile, wanted: dict[str, Any]) -> bool:
    answers = (lineage(casefile, wanted["actor"]), timeline(casefile, wanted["actor"]))
    return any(_found(answer, wanted) for answer in answers)


def _found(answer: Answer, wanted: dict[str, Any]) -> bool:
    return any(_is_line(line, wanted) for line in answer.lines)


def _is_line(line: Line, wanted: dict[str, Any]) -> bool:
    actors = " ".join(line.actors).casefold()
    days = [day for time in (line.period, *line.times) if time for day in time.bounds if day]
    return (
        line.kind in wanted["kind"]
        and all(part.casefold() in actors for part in wanted["actors"])
        and line.status in wanted.get("status", [line.status])
        and any(day.startswith(wanted.get("day", day)) for day in days or [""])
    )


def found_leaders(casefile: Casefile, wanted: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The leaders of the key that the answer has, in the answer's order, and those whose end it has right."""
    lines = [line for line in leaders(casefile, wanted["actor"]).lines if isinstance(line, LeaderLine)]
    named = [name for line in lines for name in wanted["order"] if name == line.person]
    ended = [
        line.person
        for line in lines
        if line.ended and any((day or "").startswith(wanted["ends"].get(line.person, "?"))
                              for day in line.ended.bounds)
    ]  # fmt: skip
    return named, ended


def test_ties_are_told_as_the_key_has_them(samples: Casefile) -> None:
    assert sum(found_tie(samples, wanted) for wanted in KEY["tie"]) >= FLOORS["tie"]


def test_the_alleged_alliance_is_disputed_with_both_sides_cited(samples: Casefile) -> None:
    line = next(
        line for line in relationship(samples, "Daesh", "Taliban").lines if line.kind == "allied_with"
    )
    assert line.status == "disputed"
    assert line.denials and set(line.denials) < set(line.claims)
    assert line.origins >= 2


def test_steps_of_the_pakistani_taliban_are_in_its_lineage(samples: Casefile) -> None:
    assert sum(found_step(samples, wanted) for wanted in KEY["step"]) >= FLOORS["step"]


def test_leaders_come_in_order_with_their_ends(samples: Casefile) -> None:
    told = [(wanted, *found_leaders(samples, wanted)) for wanted in KEY["leaders"]]
    assert sum(len(named) for _, named, _ in told) >= FLOORS["leaders"]
    assert sum(len(ended) for _, _, ended in told) >= FLOORS["ends"]
    pakistani = next(named for wanted, named, _ in told if "Pakistan" in wanted["actor"])
    assert pakistani == sorted(pakistani, key=KEY["leaders"][2]["order"].index)


def _print_all(casefile: Casefile) -> None:
    for name, find in (("tie", found_tie), ("step", found_step)):
        for wanted in KEY[name]:
            sys.stdout.write(f"{'found ' if find(casefile, wanted) else 'MISSED'} {wanted['about']}\n")
    for wanted in KEY["leaders"]:
        named, ended = found_leaders(casefile, wanted)
        missed = [name for name in wanted["order"] if name not in named]
        sys.stdout.write(f"{wanted['actor']}: {named}, ends right {ended}, MISSED {missed}\n")


if __name__ == "__main__":
    with TemporaryDirectory() as folder, read_samples(Path(folder) / "samples.case") as samples_read:
        _print_all(samples_read)
