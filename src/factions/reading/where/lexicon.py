"""The words by which a place is told from a person, an organisation or an ordinary word, as sets."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

_ROOM = Path(__file__).parent


class Lexicon(Struct, frozen=True):
    """Word lists in lower case: cues.toml says what each is for.

    `generic_words` may stand beside a town's name in that of a building or a body there; `lower_regions` are
    regions that are written without capitals.
    """

    function_words: frozenset[str]
    part_words: frozenset[str]
    place_prepositions: frozenset[str]
    unit_of: frozenset[str]
    unit_words: frozenset[str]
    facility_words: frozenset[str]
    ground_words: frozenset[str]
    grades: frozenset[str]
    street_words: frozenset[str]
    compass: frozenset[str]
    organisation_words: frozenset[str]
    actor_nouns: frozenset[str]
    speech_verbs: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    ordinary_words: frozenset[str]
    generic_words: frozenset[str]
    lower_regions: re.Pattern[str]


def _phrases(lines: str) -> re.Pattern[str]:
    """A pattern for any of the phrases, one a line."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(line) for line in lines.split(chr(10)) if line)})\b")


def _lines(name: str) -> frozenset[str]:
    return frozenset((_ROOM / name).read_text(encoding="utf-8").split())


@cache
def load_lexicon() -> Lexicon:
    """The word lists, read once."""
    cues = tomllib.loads((_ROOM / "cues.toml").read_text(encoding="utf-8"))
    regions = _phrases(cues.pop("lower_regions"))
    lists = {name: frozenset(cues[name].split()) for name in Lexicon.__struct_fields__ if name in cues}
    lists["given_names"] |= _lines("given_names.txt")
    generic = lists["facility_words"] | lists["organisation_words"] | lists["unit_words"] | lists["grades"]
    return Lexicon(
        **lists, family_names=_lines("family_names.txt"), ordinary_words=_lines("ordinary_words.txt"),
        generic_words=generic, lower_regions=regions,
    )  # fmt: skip
