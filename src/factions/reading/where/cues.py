"""What speaks for and against a known name being a place: one number a reason."""

from __future__ import annotations

from math import log10

from msgspec import Struct

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.names import fold
from factions.reading.where.groups import group, is_curated
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name

Reasons = dict[str, float]
_SEEN = 8


class Scene(Struct, frozen=True):
    """What the whole document says of its names.

    `persons` maps the starts of words in persons' names to them, `cued` holds names that a preposition or a
    unit word introduces somewhere, `openings` the characters at which sentences start, `containers` the rows
    that lie within the place named right after ("Achin, Nangarhar"), `listed` the starts of names that
    follow another in a list ("in Kunar, Laghman and Nuristan"), true where the first of it has a cue,
    `countries` those that the text names by name, people or state.
    """

    text: str
    persons: dict[int, str]
    surnames: frozenset[str]
    cued: frozenset[str]
    openings: frozenset[int]
    containers: dict[int, tuple[int, ...]]
    listed: dict[int, bool]
    countries: frozenset[str]


def is_cued(name: Name, lexicon: Lexicon) -> bool:
    """Whether a preposition of place or a unit word stands right beside the name."""
    return has_unit(name, lexicon) or has_preposition(name, lexicon)


def has_preposition(name: Name, lexicon: Lexicon) -> bool:
    """Whether words such as "in", "near" or "outside the" come right before."""
    near, far = name.left
    if name.before is not None:
        return False
    return near in lexicon.place_prepositions or (near == "the" and far in lexicon.place_prepositions)


def has_unit(name: Name, lexicon: Lexicon) -> bool:
    """Whether it says "the village of …" or "… province"."""
    near, far = name.left
    if name.unit or (near == "of" and far in lexicon.unit_of and name.before is None):
        return True
    return name.after is None and name.mark == "" and name.right in lexicon.unit_words


def place_reasons(name: Name, scene: Scene, gazetteer: Gazetteer, lexicon: Lexicon) -> Reasons:
    """The reasons to read a name as that of a place; what is absent counts nothing."""
    reasons: Reasons = {"any": 1.0}
    if name.of_people is not None:
        return reasons | _of_people(name, scene, lexicon)
    _known_as(name, gazetteer.entry(name.rows[0]), reasons)
    if any(gazetteer.entry(row).country in scene.countries for row in name.rows[:_SEEN]):
        reasons["country named"] = 1.0
    if name.words > 1:
        reasons["several words"] = 1.0
    else:
        _single_word(name, scene, lexicon, reasons)
    _neighbours(name, lexicon, reasons)
    _around(name, scene, lexicon, reasons)
    return reasons


def _of_people(name: Name, scene: Scene, lexicon: Lexicon) -> Reasons:
    """A demonym is one by itself, unless it is somebody's name or an ordinary word too."""
    reasons = {"people": 1.0}
    if name.before is not None and name.before.low in lexicon.given_names:
        reasons["people as surname"] = 1.0
    if name.key in lexicon.ordinary_words or name.key in lexicon.given_names:
        reasons["people as word"] = 1.0
    return reasons


def _known_as(name: Name, first: Entry, reasons: Reasons) -> None:
    kind = group(first)
    reasons[kind] = 1.0
    if is_curated(first):
        reasons["curated"] = 1.0
    if kind in ("town", "district"):
        reasons["population"] = log10(first.population + 1)
        reasons["population unknown"] = float(first.population == 0)
    if kind not in ("country", "region") and not fold(first.name).startswith(name.key):
        reasons["alias"] = 1.0


def _single_word(name: Name, scene: Scene, lexicon: Lexicon, reasons: Reasons) -> None:
    low = name.key
    if low in lexicon.ordinary_words and not (name.text.isupper() and len(name.text) < 4):
        reasons["ordinary word"] = 1.0
    if low in lexicon.family_names:
        reasons["family name"] = 1.0
    if low in lexicon.given_names:
        reasons["given name"] = 1.0
    if low in scene.surnames:
        reasons["surname here"] = 1.0
    if name.text.isupper():
        reasons["capitals"] = 1.0
    if f" {low} " in scene.text:
        reasons["lower case here"] = 1.0


def _neighbours(name: Name, lexicon: Lexicon, reasons: Reasons) -> None:
    if name.before is not None:
        reasons["capital before"] = 1.0
        if name.before.low in lexicon.titles:
            reasons["title before"] = 1.0
    if name.after is not None:
        low = name.after.low
        kind = (
            "organisation after" if low in lexicon.organisation_words
            else "facility after" if low in lexicon.facility_words
            else "unit after" if low in lexicon.unit_words
            else "title after" if low in lexicon.titles
            else "capital after"
        )  # fmt: skip
        reasons[kind] = 1.0


def _around(name: Name, scene: Scene, lexicon: Lexicon, reasons: Reasons) -> None:
    near, far = name.left
    if name.start in scene.persons:
        reasons["person"] = 1.0
    if near in lexicon.titles and name.before is None:
        reasons["title before"] = 1.0
    _cues(name, scene, lexicon, reasons)
    if name.start in scene.openings:
        reasons["opening"] = 1.0
    if (
        name.right in lexicon.speech_verbs
        and name.after is None
        and not reasons.keys() & {"country", "capital"}
    ):
        reasons["speech after"] = 1.0
    if name.start in scene.containers:
        reasons["beside its container"] = 1.0
    if name.suffix in lexicon.suffixes:
        reasons["suffix"] = 1.0
    if near == "the" and name.words == 1 and far not in lexicon.place_prepositions:
        reasons["article"] = 1.0


def _cues(name: Name, scene: Scene, lexicon: Lexicon, reasons: Reasons) -> None:
    if is_cued(name, lexicon):
        reasons["cue"] = 1.0
    elif name.key in scene.cued:
        reasons["cue elsewhere"] = 1.0
    if name.start in scene.listed:
        reasons["listed after a cue" if scene.listed[name.start] else "listed"] = 1.0


def class_reasons(name: Name, scene: Scene, gazetteer: Gazetteer, lexicon: Lexicon) -> Reasons:
    """The reasons to read a place as its people or government, or only as a part of another name."""
    reasons: Reasons = {"any": 1.0}
    near, _ = name.left
    if name.of_people is not None:
        reasons["people"] = 1.0
    else:
        reasons[group(gazetteer.entry(name.rows[0]))] = 1.0
    if is_cued(name, lexicon):
        reasons["cue"] = 1.0
    elif scene.listed.get(name.start):
        reasons["listed after a cue"] = 1.0
    elif near in ("with", "by", "against", "and", "for", "between", "of"):
        reasons[f"{near} before"] = 1.0
    if name.start in scene.containers:
        reasons["beside its container"] = 1.0
    if name.before is not None:
        reasons["capital before"] = 1.0
    if name.after is not None:
        _neighbours(name, lexicon, reasons)
    elif name.mark in ("", "-"):
        _follows(name, lexicon, reasons)
    if scene.text.startswith(("'s", "’s"), name.end):
        reasons["possessive"] = 1.0
    if name.start in scene.openings:
        reasons["opening"] = 1.0
    return reasons


def _follows(name: Name, lexicon: Lexicon, reasons: Reasons) -> None:
    if name.suffix in lexicon.suffixes and name.suffix:
        reasons["suffix"] = 1.0
    elif name.right in lexicon.actor_nouns:
        reasons["actor after"] = 1.0
    elif name.right in lexicon.speech_verbs:
        reasons["speech after"] = 1.0
        if "capital" in reasons:
            reasons["capital speaks"] = 1.0
    elif name.right in lexicon.unit_words or name.right in lexicon.facility_words:
        reasons["unit after"] = 1.0
