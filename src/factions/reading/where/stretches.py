"""From a stretch that the encoder took for a place to what the gazetteer knows of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factions.gazetteer import Gazetteer
from factions.gazetteer.names import fold
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.where.cues import Scene
from factions.reading.where.finding import Found, without_overlaps
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name, name_at, name_near
from factions.reading.where.scene import lies_in
from factions.reading.where.support import Support

_WORD = re.compile(r"\w[\w’'ʼ.-]*")
_BEGINS = re.compile(
    r"(?:(?:the|far|rural|downtown|mainland|continental|metro|metropolitan|greater|central|neighbou?ring|upper|lower|inner"
    r"|(?:north|south)-?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?"
    r"|(?:city|town|village|district|province|state|county|island|region|municipality|port) of)\s+)+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:[’']s?|\s+(?:province|district|state|region|county|city|town|township|village|governorate|department"
    r"|prefecture|oblast|raion|territory|municipality|area|island|islands|proper))+$",
    re.IGNORECASE,
)


_POSSESSIVE = re.compile(r"[’']s$")
_SEEN = 10
_MARKS = " '’‘\"“”,;:"


class Known(Struct, frozen=True):
    """The names of a text in order, with their starts and ends for searching."""

    names: Sequence[Name]
    starts: list[int]
    ends: list[int]

    def touching(self, start: int, end: int) -> Sequence[Name]:
        """The names that share a character with a stretch."""
        return self.names[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def read_stretches(
    names: Sequence[Name],
    scene: Scene,
    encoding: Encoding,
    support: Support,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    *,
    accept: float,
) -> list[Found]:
    """The encoder's stretches with at least `accept`, each with the name that the gazetteer knows in it.

    A stretch that broke off inside a known name ("Dar | es Salaam") gets the whole name; one that nobody
    knows, and that the encoder's other heads take for a group or a person, is no place.
    """
    known = Known(names, [name.start for name in names], [name.end for name in names])
    tags = _joined(encoding, known, accept)
    alone = frozenset(fold(scene.text[tag.start : tag.end]) for tag in tags)
    read = []
    for tag in tags:
        name = _name_of(tag, scene, known, alone, gazetteer, lexicon)
        start, end = tag.start, tag.end
        if name is not None and _breaks_off(tag, name, scene.text, gazetteer):
            start, end = name.start, name.end
        place_class = _class(tag, name, lexicon)
        denied = support.denies(tag) or scene.text[start:end].islower()
        read.append(Found(start, end, place_class, tag.score, name, denied))
    return without_overlaps(read)


def _joined(encoding: Encoding, known: Known, accept: float) -> list[Tagged]:
    """The tags with at least `accept`; of several in one known name only the first."""
    tags: list[Tagged] = []
    for tag in _mended(encoding, accept):
        within = known.touching(tag.start, tag.end)
        if (
            tags and within and within[0].start <= tags[-1].start and tags[-1].end > within[0].start
            and tag.end <= within[0].end
        ):  # fmt: skip
            continue
        tags.append(tag)
    return tags


def _mended(encoding: Encoding, accept: float) -> Iterator[Tagged]:
    """The tags with at least `accept`; one that broke off inside a name tagged elsewhere gets it all."""
    text = encoding.text
    tags = [tag for tag in encoding.of("place") if tag.score >= accept]
    longer: dict[str, list[str]] = {}
    for words in {text[tag.start : tag.end] for tag in tags}:
        longer.setdefault(_first_word(words), []).append(words)
    for tag in tags:
        fits = [
            len(words)
            for words in longer[_first_word(text[tag.start : tag.end])]
            if _same(words, text[tag.start : tag.start + len(words)])
        ]
        end = max(tag.end, tag.start + max(fits, default=0))
        words = _POSSESSIVE.sub("", text[tag.start : end].rstrip(_MARKS))
        start = tag.start + len(words) - len(words.lstrip(_MARKS))
        if start < tag.start + len(words):
            yield replace(tag, start=start, end=tag.start + len(words))


def _first_word(words: str) -> str:
    return words.split(maxsplit=1)[0].casefold()


def _same(words: str, others: str) -> bool:
    return words == others or (others.isupper() and words.upper() == others)


def _breaks_off(tag: Tagged, name: Name, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a tag is only a part of the name around it, and does not name the same place by itself.

    "Kunar" of "Kunar Province" does, "Mexico" of "Mexico City" does not.
    """
    if tag.start < name.start or name.end < tag.end:
        return False
    rows = gazetteer.rows_of(fold(text[tag.start : tag.end]))
    return not rows or (bool(name.rows) and rows[0] != name.rows[0])


def _class(tag: Tagged, name: Name | None, lexicon: Lexicon) -> str:
    """The encoder's class; of a people's name what stands beside it decides ("the Afghan capital")."""
    if name is not None and name.of_people is not None:
        return "literal" if name.right in lexicon.ground_words else "associative"
    return tag.label


def _name_of(
    tag: Tagged, scene: Scene, known: Known, alone: frozenset[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> Name | None:
    """The known name that a tag stands for: all its words, its core without unit words, or a part of it."""
    start, end = core(scene.text, tag.start, tag.end)
    touching = known.touching(tag.start, tag.end)
    for name in touching:
        if name.start <= tag.start and tag.end <= name.end:
            return name
    if scene.text[tag.start].isupper() and (whole := name_at(scene.text, tag.start, tag.end, gazetteer)):
        return whole
    for name in touching:
        if name.start <= start and end <= name.end:
            return name
    inside = [name for name in touching if tag.start <= name.start and name.end <= tag.end]
    whole = name_at(scene.text, start, end, gazetteer)
    return (
        whole
        or _telling(tag, inside, scene.text, alone, gazetteer, lexicon)
        or (
            None
            if inside or tag.label != "literal"
            else name_near(scene.text, start, end, scene.countries, gazetteer)
        )
    )


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the article, direction words and unit words around its name."""
    if begins := _BEGINS.match(text, start, end):
        start = begins.end() if begins.end() < end else start
    if ends := _ENDS.search(text, start, end):
        end = ends.start() if ends.start() > start else end
    return start, end


def _telling(
    tag: Tagged,
    inside: Sequence[Name],
    text: str,
    alone: frozenset[str],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Name | None:
    """The part of a longer name that says where it is: "Kabul" of "Kabul Serena Hotel".

    A country's name in that of a building says little ("the British school"); a town's does if only words
    for facilities stand beside it, or if the text names the town by itself. Streets are named after anything.
    """
    if _words(text, tag.start, tag.end) & lexicon.street_words:
        return None
    if len(inside) > 1 and _lies_in_next(inside, gazetteer):
        return inside[0]
    for name in inside:
        rest = _words(text, tag.start, name.start) | _words(text, name.end, tag.end)
        if name.of_people is not None or group(gazetteer.entry(name.rows[0])) == "country":
            if tag.label == "associative" and not rest & lexicon.facility_words:
                return name
        elif name.key not in lexicon.generic_words | lexicon.part_words and (
            name.key in alone or rest <= lexicon.generic_words
        ):
            return name
    return None


def _lies_in_next(names: Sequence[Name], gazetteer: Gazetteer) -> bool:
    outer = [gazetteer.entry(row) for row in names[1].rows[:_SEEN]]
    return any(lies_in(gazetteer.entry(row), outer) for row in names[0].rows[:_SEEN])


def _words(text: str, start: int, end: int) -> set[str]:
    """The capitalised words of a stretch, in lower case."""
    return {word.lower() for word in _WORD.findall(text, start, end) if not word.islower()}
