"""Upper against mixed case: `python -m benchmarks.tasks.incident.cases [--shared FOLDER]`.

The development texts of MUC-4 are all in upper case. Here the validation documents are read as they are, and
again in the case that they would usually be printed in: small letters but for the first of a sentence and of
every word that the encoder took for a name when it read the capitals.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from benchmarks.measure import headline, scored, validation_ids
from benchmarks.tasks.incident.fit import Row, gold
from benchmarks.tasks.incidents import predict
from factions.reading.encoder.encoder import load_encoder
from factions.reading.sentences import split_sentences

# A word with what follows its apostrophe.
_WORD = re.compile(r"[^\W\d_][\w'’]*")
NAMING = frozenset({"named", "place"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[4] / "shared")
    options = parser.parse_args()
    chosen = validation_ids()["muc4"]
    rows = [row for row in gold(options.shared) if row["id"] in chosen]
    for name, shown in (("upper", rows), ("mixed", [{**row, "text": mixed(row["text"])} for row in rows])):
        report = scored("incidents", rows, list(predict(_bare(row) for row in shown)), options.shared)
        print(name, json.dumps(headline("incidents", report)), flush=True)


def _bare(row: Row) -> Row:
    return {"id": row["id"], "text": row["text"]}


def mixed(text: str) -> str:
    """The same text, letter for letter, in the case that it would usually be printed in."""
    sentences = split_sentences(text)
    small = list(text.lower()) if len(text.lower()) == len(text) else list(text)
    names = [tag for tag in load_encoder().encode(text, sentences).tagged if tag.head in NAMING]
    for one in sentences:
        for at in _begins(text, one.start, one.end)[:1]:
            small[at] = text[at].upper()
    for tag in names:
        for at in _begins(text, tag.start, tag.end):
            small[at] = text[at].upper()
    return "".join(small)


def _begins(text: str, start: int, end: int) -> list[int]:
    """Where words begin."""
    return [match.start() for match in _WORD.finditer(text, start, end)]


if __name__ == "__main__":
    main()
