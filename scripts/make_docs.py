"""Make the pages of docs/ that come from data: `python scripts/make_docs.py` (or `make docs`)."""

from __future__ import annotations

import json
from pathlib import Path

from factions.lines.schema import line_schema
from factions.reading.what.page import patterns_page
from factions.reading.when.page import with_table
from factions.vocabulary import load_vocabulary
from factions.vocabulary.page import words_page

DOCS = Path(__file__).parents[1] / "docs"


def main() -> None:
    vocabulary = load_vocabulary()
    times = (DOCS / "times.md").read_text(encoding="utf-8")
    pages = {
        "words.md": words_page(vocabulary),
        "claim-lines.schema.json": json.dumps(line_schema(vocabulary), indent=1, ensure_ascii=False) + "\n",
        "patterns.md": patterns_page(),
        "times.md": with_table(times),
    }
    for name, page in pages.items():
        (DOCS / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
