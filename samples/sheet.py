"""Draw claims to judge by hand: `python samples/sheet.py [--split unseen] [--count 60] [--seed 7]`.

Prints a Markdown table of claims drawn at random (seeded) from what the reader printed on one half of the
demo corpus, for a person to write a verdict into each row.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator

from sample_keys import SPLITS, load_keys

from factions.documents import load_document
from factions.reading.reader import read_document
from factions.records import Claim


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=SPLITS, default="unseen")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    claims = list(_claims(options.split))
    drawn = random.Random(options.seed).sample(claims, min(options.count, len(claims)))
    sys.stdout.write(f"{len(drawn)} of {len(claims)} claims, seed {options.seed}\n\n")
    sys.stdout.write("| | report | claim | when | where | stance | words |\n|---|---|---|---|---|---|---|\n")
    for number, (report, claim) in enumerate(sorted(drawn, key=lambda one: (one[0], one[1].id)), 1):
        sys.stdout.write(f"| {number} | {report} | " + " | ".join(_cells(claim)) + " |\n")


def _claims(split: str) -> Iterator[tuple[str, Claim]]:
    for key in load_keys():
        if key.split == split:
            for claim in read_document(load_document(key.path)).claims:
                yield key.path.name, claim


def _cells(claim: Claim) -> Iterator[str]:
    roles = "; ".join(f"{role.role} {role.name} [{role.text}]" for role in claim.roles)
    tolls = "; ".join(f"{toll.category} {toll.text}" for toll in claim.tolls)
    attributes = "; ".join(f"{name} {value}" for name, value in claim.attributes.items())
    yield ": ".join(
        part for part in (claim.kind, "; ".join(filter(None, (roles, tolls, attributes)))) if part
    )
    yield (claim.when.edtf or claim.when.text) if claim.when else ""
    yield (f"{claim.place.name}, {claim.place.country}") if claim.place else ""
    stance = claim.stance
    speakers = ", ".join(speaker.name or speaker.text for speaker in stance.attribution)
    yield " ".join(filter(None, (stance.polarity, stance.certainty, stance.speech_act, speakers)))
    yield " … ".join(" ".join(quote.text.split()) for quote in claim.evidence)


if __name__ == "__main__":
    main()
