"""Choose the validation documents of every corpus: `make_splits.py GOLD_FOLDER` writes splits.toml beside it.

Documents that share text, an article, a web address or a topic fall on one side together. Only ids are
written. The choice is seeded, so that running it again over the same gold gives the same file.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SEED = 20
SHARE = 0.18
FILES = {
    "re3d": ("benchmarks/re3d",),
    "muc4": ("benchmarks/muc4_dev", "benchmarks/muc4_tst1", "benchmarks/muc4_tst2"),
    "timebank": ("benchmarks/timebank",),
    "aquaint": ("benchmarks/aquaint",),
    "wikiwars": ("benchmarks/wikiwars",),
    "lgl": ("benchmarks/lgl",),
    "geowebnews": ("benchmarks/geowebnews",),
    "geovirus": ("benchmarks/geovirus",),
    "plover": ("benchmarks/plover",),
    "conll04": ("training/conll04",),
    "ecbplus": ("training/ecbplus",),
    "m2e2": ("training/m2e2",),
    "wikievents": ("training/wikievents_train", "training/wikievents_dev"),
    "rams": ("training/rams_dev",),
    "redocred": ("training/redocred",),
    "gum": ("training/gum",),
    "knowledgenet": ("training/knowledgenet",),
    "gvdb": ("training/gvdb_dev",),
    "polnear": ("training/polnear_train", "training/polnear_dev"),
    "factuality_uw": ("training/factuality_uw",),
    "factuality_meantime": ("training/factuality_meantime",),
    "factuality_uds_ih2": ("training/factuality_uds_ih2",),
}
# Two to four articles are one topic or one source here, so whole groups of these fields stay together.
GROUPS: dict[str, Callable[[dict[str, Any]], str]] = {
    "ecbplus": lambda row: str(row["topic"]),
    "rams": lambda row: str(row["url"]),
    "gvdb": lambda row: str(row["url"]),
    "knowledgenet": lambda row: str(row["id"]).split("_")[1],
}
STRATA: dict[str, Callable[[dict[str, Any]], str]] = {"re3d": lambda row: str(row["source"])}
# Non-commercial licence: never trains, and is scored apart.
HELD_OUT = {"BBC Online"}


def lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def read(folder: Path, corpus: str) -> list[dict[str, Any]]:
    paths = [folder / f"{name}.jsonl" for name in FILES[corpus]]
    return [json.loads(line) for path in paths for line in lines_of(path)]


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def grouped(rows: list[dict[str, Any]], key: Callable[[dict[str, Any]], str]) -> list[list[dict[str, Any]]]:
    """Rows that share `key` or the whole text, in one group."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for row in rows:
        leader[find("key " + key(row))] = find("text " + squeezed(row["text"]))
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[find("text " + squeezed(row["text"]))].append(row)
    return list(groups.values())


def validation(corpus: str, rows: list[dict[str, Any]], rng: random.Random) -> list[str]:
    """About `SHARE` of the documents, at least two, stratum by stratum."""
    strata: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        strata[STRATA.get(corpus, lambda _: "")(row)].append(row)
    chosen: list[str] = []
    share = 0.24 if corpus == "re3d" else SHARE
    for part in strata.values():
        groups = grouped(part, GROUPS.get(corpus, lambda row: str(row["id"])))
        rng.shuffle(groups)
        wanted = max(1, round(share * len(part)))
        taken = 0
        for group in groups:
            if taken < wanted:
                chosen += [str(row["id"]) for row in group]
                taken += len(group)
    return sorted(chosen)


def uw_validation(folder: Path, chosen: dict[str, list[str]]) -> list[str]:
    """UW sentences of validation articles of TimeBank and AQUAINT; those of no known article train."""
    texts = [
        squeezed(row["text"])
        for corpus in ("timebank", "aquaint")
        for row in read(folder, corpus)
        if row["id"] in set(chosen[corpus])
    ]
    joined = "|".join(texts)
    return [str(row["id"]) for row in read(folder, "factuality_uw") if squeezed(row["text"])[:60] in joined]


def tables(folder: Path) -> Iterator[str]:
    chosen: dict[str, list[str]] = {}
    for corpus in FILES:
        rows = read(folder, corpus)
        held = sorted(str(row["id"]) for row in rows if row.get("source") in HELD_OUT)
        rng = random.Random(f"{SEED} {corpus}")
        free = [row for row in rows if str(row["id"]) not in set(held)]
        uw = corpus == "factuality_uw"
        chosen[corpus] = uw_validation(folder, chosen) if uw else validation(corpus, free, rng)
        yield table(corpus, {"validation": chosen[corpus], **({"held_out": held} if held else {})})


def table(corpus: str, lists: dict[str, list[str]]) -> str:
    lines = [f"[{corpus}]"]
    for name, ids in lists.items():
        lines += [f"{name} = [", *(f"  {json.dumps(one)}," for one in ids), "]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    head = "# Validation documents by corpus (ids only), chosen by make_splits.py; all others train.\n"
    head += "# held_out: never trains because of its licence; scored apart.\n\n"
    Path(__file__).with_name("splits.toml").write_text(
        head + "\n".join(tables(Path(sys.argv[1]))), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
