"""Read the demo corpus and score the reading against its answer keys.

    python samples/score.py                         both halves, side by side
    python samples/score.py --json                  the same as JSON
    python samples/score.py --misses --split seen   what was missed and what the key does not know

The unseen half is scored but never listed: nobody may tune on it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from msgspec import to_builtins
from sample_keys import SPLITS, Key, KeyClaim, load_keys
from sample_measures import Measures, Ratio, add_up
from sample_scoring import Score, score_reading

from factions.documents import load_document
from factions.records import Claim


def score_samples(splits: Sequence[str] = SPLITS) -> list[Score]:
    """Read and score every report of the given splits, in the order of the keys."""
    return [score_report(key) for key in load_keys() if key.split in splits]


def score_report(key: Key) -> Score:
    """Read and score the report of one key."""
    from factions.reading.reader import read_document  # here, so that --help and the tests load no model

    return score_reading(key, read_document(load_document(key.path)))


def by_split(scores: Iterable[Score]) -> dict[str, dict[str, Measures]]:
    """Split → `measures` and `kinds`, summed over its reports."""
    scores = list(scores)
    return {
        split: {
            "measures": add_up(score.measures for score in scores if score.split == split),
            "kinds": add_up(score.kinds for score in scores if score.split == split),
        }
        for split in SPLITS
        if any(score.split == split for score in scores)
    }


def print_table(totals: dict[str, dict[str, Measures]], out: TextIO) -> None:
    """One line a measure and one a kind, a column a split."""
    out.write(f"{'':28}" + "".join(f"{split:>20}" for split in totals) + "\n")
    for part in ("measures", "kinds"):
        for name in _names(part, totals):
            cells = (_cell(total[part].get(name, Ratio())) for total in totals.values())
            out.write(f"{name:28}" + "".join(f"{cell:>20}" for cell in cells) + "\n")
        out.write("\n" if part == "measures" else "")


def _names(part: str, totals: dict[str, dict[str, Measures]]) -> list[str]:
    names = dict.fromkeys(name for total in totals.values() for name in total[part])
    return sorted(names) if part == "kinds" else list(names)


def _cell(one: Ratio) -> str:
    return "-" if one.share is None else f"{one.right}/{one.of}  {one.share:6.1%}"


def print_misses(scores: Iterable[Score], out: TextIO) -> None:
    """What the seen half's keys have that was not read, and what was read that they do not have."""
    for score in scores:
        if score.split == "seen":
            out.write(f"\n{score.report}\n")
            out.writelines(f"  missed    {_key_line(key)}\n" for key in score.missed)
            out.writelines(f"  not keyed {_claim_line(claim)}\n" for claim in score.spurious)


def _key_line(key: KeyClaim) -> str:
    roles = ", ".join(f"{role}={words}" for role, words in key.roles.items())
    return f"{key.kind} ({roles}): {key.quote[:110]}"


def _claim_line(claim: Claim) -> str:
    roles = ", ".join(f"{role.role}={role.text}" for role in claim.roles)
    return f"{claim.kind} ({roles}): {claim.evidence[0].text[:110]}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the scores; exit code 2 if misses of the unseen half are asked for."""
    options = _parser().parse_args(argv)
    if options.misses and options.split == "unseen":
        sys.stderr.write("The unseen half is never listed; use --misses --split seen.\n")
        return 2
    scores = score_samples([options.split] if options.split else SPLITS)
    if options.json:
        sys.stdout.write(json.dumps(to_builtins(by_split(scores)), indent=1) + "\n")
    else:
        print_table(by_split(scores), sys.stdout)
    if options.misses:
        print_misses(scores, sys.stdout)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Score a reading of the samples against their answer keys.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--misses", action="store_true", help="list misses of the seen half")
    parser.add_argument("--split", choices=SPLITS, help="only this half")
    return parser


if __name__ == "__main__":
    sys.exit(main())
