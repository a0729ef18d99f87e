"""Predictions in the gold format: `predict.py TASK IN.jsonl OUT.jsonl`.

TASK is the name of a module in tasks/. Documents need only `id, dct, title, text`; whatever else a line
holds is not looked at, but for the tasks that are given their events (roles, same_event) or words
(factuality).
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factions.errors import RunStopped

TASKS = Path(__file__).parent / "tasks"
GIVEN = ("id", "dct", "title", "text")
# Tasks whose input holds events with their triggers.
WITH_EVENTS = {"roles", "same_event"}
# What such a task is to find out.
ANSWERS = frozenset({"roles", "chain"})
# The task whose input holds the words to judge, shown without their values.
WITH_WORDS = "factuality"


def tasks() -> list[str]:
    return sorted(path.stem for path in TASKS.glob("[a-z]*.py"))


def documents(path: Path, task: str) -> Iterator[dict[str, Any]]:
    """The input's documents with only what a reader may know; a proxy date is given to nobody."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("dct_source") and row["dct_source"] != "article id":
                row["dct"] = None
            yield {field: row.get(field) for field in GIVEN} | asked(row, task)


def asked(row: dict[str, Any], task: str) -> dict[str, Any]:
    """What a task is asked about: events without what they are asked for, or words without their values."""
    if task in WITH_EVENTS:
        events = row.get("events") or ()
        return {"events": [{k: v for k, v in one.items() if k not in ANSWERS} for one in events]}
    if task == WITH_WORDS:
        words = row.get(WITH_WORDS) or ()
        return {WITH_WORDS: [{"start": one["start"], "end": one["end"]} for one in words]}
    return {}


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    partial.replace(path)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3 or arguments[0] not in tasks():
        print(
            f"Usage: predict.py TASK IN.jsonl OUT.jsonl, TASK one of {', '.join(tasks())}.", file=sys.stderr
        )
        return 2
    task, source, target = arguments
    if not Path(source).is_file():
        print(f"{source}: no such file; give documents as one JSON object a line.", file=sys.stderr)
        return 2
    sys.path.insert(0, str(TASKS.parent.parent))
    module = importlib.import_module(f"benchmarks.tasks.{task}")
    try:
        write(Path(target), module.predict(documents(Path(source), task)))
    except RunStopped as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
