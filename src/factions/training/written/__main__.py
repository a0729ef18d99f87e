"""`python -m factions.training.written FILE …`: name the faults of marked passages, or count them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rich.console import Console

from factions.errors import UserError
from factions.training.written import read_texts


def main(files: list[str]) -> int:
    counts: Counter[str] = Counter()
    passages = mentions = 0
    for name in files:
        try:
            for text in read_texts(Path(name)):
                passages, mentions = passages + 1, mentions + len(text.marks)
                counts.update(claim.cue.kind for claim in text.claims)
        except UserError as fault:
            Console(stderr=True).print(str(fault), markup=False)
            return 1
    by_kind = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    Console().print(f"{passages} passages, {mentions} mentions, {counts.total()} claims\n{by_kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
