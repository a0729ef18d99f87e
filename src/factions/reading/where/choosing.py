"""Which of the places of one name is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log10

from msgspec import Struct

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.names import fold
from factions.reading.where.context import Context, Guess, Surroundings
from factions.reading.where.cues import Reasons, Scene
from factions.reading.where.finding import Found, load_weights
from factions.reading.where.groups import group
from factions.reading.where.names import Name

_MANY = 30
_ROUNDS = 2
_LARGE = 100_000
_ENOUGH = 2


class Choice(Struct, frozen=True):
    """The places a name may mean with their shares of belief, the best first.

    `doubtful`: the best is a small place in a country of which nothing else in the text speaks.
    """

    entries: tuple[Entry, ...]
    shares: tuple[float, ...]
    doubtful: bool = False


class Question(Struct, frozen=True):
    """A name to choose a place for: all mentions of one document that say it with one kind of unit."""

    key: str
    name: Name
    unit: str
    within: tuple[int, ...]
    times: int


def questions(found: Sequence[Found], scene: Scene) -> dict[str, Question]:
    """What has to be chosen: "Kabul" and "Kabul province" are two questions, ten Kabuls one."""
    asked: dict[str, Question] = {}
    for one in found:
        if one.name is None:
            continue
        key = question_key(one.name)
        old = asked.get(key)
        held = tuple(row for row in scene.containers.get(one.start, ()) if row in one.name.rows)
        within = held or (old.within if old else ())
        asked[key] = Question(key, one.name, one.name.unit, within, old.times + 1 if old else 1)
    return asked


def question_key(name: Name) -> str:
    """The same for mentions that must be answered alike."""
    return f"{name.key}|{name.unit}"


def choose(
    found: Sequence[Found], scene: Scene, gazetteer: Gazetteer, publisher_country: str | None
) -> dict[str, Choice]:
    """The choice for each question; the second round also goes by what the first one chose."""
    asked = questions(found, scene)
    guesses = {key: guess for key, q in asked.items() if (guess := first_guess(q, gazetteer)) is not None}
    choices: dict[str, Choice] = {}
    for _ in range(_ROUNDS):
        context = Context(guesses, publisher_country)
        choices = {key: answer(q, context.without(key), gazetteer) for key, q in asked.items()}
        guesses = {key: Guess(c.entries[0], asked[key].times) for key, c in choices.items()}
    return choices


def first_guess(question: Question, gazetteer: Gazetteer) -> Guess | None:
    """What needs no context: demonyms, countries, capitals, and names of one place only."""
    name = question.name
    if name.of_people is not None:
        return Guess(name.of_people, question.times)
    first = gazetteer.entry((question.within or name.rows)[0])
    sure = group(first) in ("country", "capital") or len(name.rows) == 1 or bool(question.within)
    return Guess(first, question.times) if sure else None


def answer(question: Question, around: Surroundings, gazetteer: Gazetteer) -> Choice:
    """The candidates of a name in order of belief (a softmax of weighted reasons)."""
    if question.name.of_people is not None:
        return Choice((question.name.of_people,), (1.0,))
    entries = candidates(question, gazetteer)
    if len(entries) == 1:
        return Choice((entries[0],), (1.0,), is_doubtful(entries[0], question, around))
    weights = load_weights()["choice"]
    totals = [_total(choice_reasons(question, e, n == 0, around), weights) for n, e in enumerate(entries)]
    order = sorted(range(len(entries)), key=lambda n: -totals[n])
    if not question.unit:
        order = _town_first(order, entries)
    beliefs = [exp(totals[n] - totals[order[0]]) for n in order]
    whole = sum(beliefs)
    shares = tuple(belief / whole for belief in beliefs)
    return Choice(tuple(entries[n] for n in order), shares, is_doubtful(entries[order[0]], question, around))


def is_doubtful(best: Entry, question: Question, around: Surroundings) -> bool:
    """Whether a small place is taken for the name only because the right one is in no list."""
    return (
        group(best) in ("town", "district")
        and best.geonames_id is not None
        and best.population < _LARGE
        and best.row not in question.within
        and around.mentions >= _ENOUGH
        and around.countries.get(best.country or "", 0.0) <= 0
        and best.country != around.publisher_country
    )


def _town_first(order: list[int], entries: Sequence[Entry]) -> list[int]:
    """A bare name is the town's and not that of the district around it, if both are among the candidates."""
    best = entries[order[0]]
    if group(best) == "district":
        for n in order:
            if (
                group(entries[n]) in ("town", "capital")
                and entries[n].country == best.country
                and entries[n].admin2 == best.admin2
            ):
                return [n, *(other for other in order if other != n)]
    return order


def candidates(question: Question, gazetteer: Gazetteer) -> list[Entry]:
    """The most important places of the name, and all that lie within the place named after it."""
    rows = dict.fromkeys((*question.within, *question.name.rows[:_MANY]))
    ordered = sorted(rows, key=question.name.rows.index)
    return [gazetteer.entry(row) for row in ordered]


def _total(reasons: Reasons, weights: Mapping[str, float]) -> float:
    return sum(weights.get(reason, 0.0) * value for reason, value in reasons.items())


def choice_reasons(question: Question, entry: Entry, is_first: bool, around: Surroundings) -> Reasons:
    """The reasons to take a name for this place."""
    kind = group(entry)
    reasons: Reasons = {kind: 1.0, "population": log10(entry.population + 1)}
    if entry.geonames_id is None and kind in ("town", "region"):
        reasons["curated"] = 1.0
    if is_first:
        reasons["first"] = 1.0
    if fold(entry.name) == question.name.key:
        reasons["own name"] = 1.0
    if entry.row in question.within:
        reasons["within the next"] = 1.0
    if question.unit:
        reasons["unit agrees" if question.unit == kind else "unit differs"] = 1.0
    _surroundings(entry, around, reasons)
    return reasons


def _surroundings(entry: Entry, around: Surroundings, reasons: Reasons) -> None:
    country = around.countries.get(entry.country or "", 0.0)
    if country:
        reasons["country named"] = 1.0
        reasons["country share"] = country
    state = around.states.get((entry.country or "", entry.admin1 or ""), 0.0)
    if state:
        reasons["state named"] = 1.0
        reasons["state share"] = state
    away = around.nearest_km(entry)
    if away is not None:
        reasons["nearness"] = 3.5 - log10(min(away, 3000) + 10)
    if around.publisher_country and entry.country == around.publisher_country:
        reasons["publisher's country"] = 1.0
