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

TASKS = Path(__file__).parent / "tasks"
GIVEN = ("id", "dct", "title", "text")
# Tasks whose input holds events with their triggers.
WITH_EVENTS = {"roles", "same_event"}
# The task whose input holds the words to judge, shown without their values.
WITH_WORDS = "factuality"


def tasks() -> list[str]:
    return sorted(path.stem for path in TASKS.glob("[a-z]*.py"))


def documents(path: Path, task: str) -> Iterator[dict[str, Any]]:
    """The input's documents with only what a reader may know; a proxy date is given to nobody."""
    fields = (*GIVEN, "events") if task in WITH_EVENTS else GIVEN
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("dct_source") and row["dct_source"] != "article id":
                row["dct"] = None
            words = [{"start": one["start"], "end": one["end"]} for one in row.get(WITH_WORDS) or ()]
            given = {WITH_WORDS: words} if task == WITH_WORDS else {}
            yield {field: row.get(field) for field in fields} | given


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
    write(Path(target), module.predict(documents(Path(source), task)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
