"""What has to be chosen in a document: each name once, however often it is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from msgspec import Struct

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.names import fold
from factions.reading.where.context import Surroundings
from factions.reading.where.cues import Reasons, Scene
from factions.reading.where.finding import Found
from factions.reading.where.groups import group, is_curated
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name

_MANY = 30
COUNTIES = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
"""Countries where second-order units are seldom named without a unit word, and states not after a town."""


class Question(Struct, frozen=True):
    """A name to choose a place for: all mentions of one document that say it with one kind of unit.

    `within` are the rows that lie in the place named after it. `rest` says what else stands in the stretch
    of which the name is only a part: "" (nothing), "facility", "street" or "other".
    """

    key: str
    name: Name
    unit: str
    within: tuple[int, ...]
    times: int
    rest: str = ""

    @property
    def words(self) -> str:
        """The name and its unit, whatever else stands in the stretch."""
        return f"{self.name.key}|{self.unit}"


def questions(found: Sequence[Found], scene: Scene, lexicon: Lexicon) -> dict[str, Question]:
    """What has to be chosen: "Kabul" and "Kabul province" are two questions, ten Kabuls one."""
    asked: dict[str, Question] = {}
    for one in found:
        if one.name is None:
            continue
        key = question_key(one)
        old = asked.get(key)
        held = tuple(row for row in scene.containers.get(one.name.start, ()) if row in one.name.rows)
        within = held or (old.within if old else ())
        times = old.times + 1 if old else 1
        rest = old.rest if old else rest_of(one, scene.text, lexicon)
        asked[key] = Question(key, one.name, one.name.unit, within, times, rest)
    return asked


def question_key(one: Found) -> str:
    """The same for mentions that must be answered alike."""
    if one.name is None:
        return ""
    part = one.name.text if (one.name.start, one.name.end) != (one.start, one.end) else ""
    return f"{one.name.key}|{one.name.unit}|{part and (one.end - one.start)}"


def rest_of(one: Found, text: str, lexicon: Lexicon) -> str:
    """What kind of words the stretch has beside the name: units and directions are none."""
    if one.name is None:
        return ""
    around = f"{text[one.start : one.name.start]} {text[one.name.end : one.end]}"
    words = {word.strip(".,'’\"").lower() for word in around.split()} - {""}
    if words & lexicon.street_words:
        return "street"
    if words & lexicon.facility_words:
        return "facility"
    plain = lexicon.unit_words | lexicon.place_prepositions | lexicon.function_words | lexicon.compass
    return "other" if words - plain else ""


def candidates(question: Question, gazetteer: Gazetteer) -> list[Entry]:
    """The most important places of the name, and all that lie within the place named after it."""
    rows = dict.fromkeys((*question.within, *question.name.rows[:_MANY]))
    ordered = sorted(rows, key=question.name.rows.index)
    return [gazetteer.entry(row) for row in ordered]


def choice_reasons(question: Question, entry: Entry, is_first: bool, around: Surroundings) -> Reasons:
    """The reasons to take a name for this place."""
    kind = group(entry)
    of_kind = "county" if kind == "district" and entry.country in COUNTIES else kind
    reasons: Reasons = {of_kind: 1.0, "population": log10(entry.population + 1)}
    if entry.population == 0 and kind in ("town", "district"):
        reasons["population unknown"] = 1.0
    if is_curated(entry):
        reasons["curated"] = 1.0
    if is_first:
        reasons["first"] = 1.0
    if fold(entry.name) == question.name.key:
        reasons["own name"] = 1.0
    if entry.row in question.within:
        reasons["within the next"] = 1.0
    if question.unit:
        reasons["unit agrees" if question.unit == kind else "unit differs"] = 1.0
    _surroundings(entry, around, reasons, is_only=len(question.name.rows) == 1)
    return reasons


def none_reasons(question: Question, around: Surroundings, lexicon: Lexicon) -> Reasons:
    """The reasons to hold that the place meant is in no list."""
    reasons: Reasons = {"none": 1.0}
    if question.rest:
        reasons[f"none: {question.rest} beside"] = 1.0
    if question.name.words > 1:
        reasons["none: several words"] = 1.0
    elif question.name.key in lexicon.ordinary_words or question.name.key in lexicon.family_names:
        reasons["none: ordinary word"] = 1.0
    if around.mentions:
        reasons["none: text speaks of places"] = log10(around.mentions + 1)
        reasons["none: one region"] = max(around.states.values(), default=0.0)
    return reasons


def _surroundings(entry: Entry, around: Surroundings, reasons: Reasons, *, is_only: bool) -> None:
    country = around.countries.get(entry.country or "", 0.0)
    if country:
        reasons["country named"] = 1.0
        reasons["country share"] = country
        if is_only and entry.country not in COUNTIES:
            reasons["only one, country named"] = 1.0
    state = around.states.get((entry.country or "", entry.admin1 or ""), 0.0)
    if state:
        reasons["state named"] = 1.0
        reasons["state share"] = state
    away = around.nearest_km(entry)
    if away is not None:
        reasons["nearness"] = 3.5 - log10(min(away, 3000) + 10)
    if around.publisher_country and entry.country == around.publisher_country:
        reasons["publisher's country"] = 1.0
