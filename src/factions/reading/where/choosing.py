"""Which of the places of one name is meant, or that none of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from msgspec import Struct

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.names import fold
from factions.reading.where.context import Context, Guess, Surroundings
from factions.reading.where.cues import Reasons, Scene
from factions.reading.where.finding import Found, load_weights
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.questions import (
    COUNTIES,
    Question,
    candidates,
    choice_reasons,
    none_reasons,
    questions,
)

_ROUNDS = 2
_CHIEF = 0.05


class Choice(Struct, frozen=True):
    """The places a name may mean with their shares of belief, the best first.

    `none` is the belief that the place meant is in no list; the shares and it sum to 1.
    """

    entries: tuple[Entry, ...]
    shares: tuple[float, ...]
    none: float = 0.0

    @property
    def doubtful(self) -> bool:
        """Whether rather none of them is meant."""
        return self.none > sum(self.shares)


def choose(
    found: Sequence[Found],
    scene: Scene,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    publisher_country: str | None,
) -> dict[str, Choice]:
    """The choice for each question; the second round also goes by what the first one chose."""
    asked = questions(found, scene, lexicon)
    guesses = {key: guess for key, q in asked.items() if (guess := first_guess(q, gazetteer)) is not None}
    choices: dict[str, Choice] = {}
    for _ in range(_ROUNDS):
        context = Context(guesses, publisher_country)
        choices = {key: answer(q, context.without(q.words), gazetteer, lexicon) for key, q in asked.items()}
        guesses = guesses_of(asked, choices)
    return choices


def guesses_of(asked: Mapping[str, Question], choices: Mapping[str, Choice]) -> dict[str, Guess]:
    """What the names were taken for, but for those that are probably in no list."""
    return {
        key: Guess(choice.entries[0], asked[key].times, asked[key].words)
        for key, choice in choices.items()
        if not choice.doubtful
    }


def first_guess(question: Question, gazetteer: Gazetteer) -> Guess | None:
    """What needs no context: demonyms, countries, capitals, and names of one place only."""
    name = question.name
    if name.of_people is not None:
        return Guess(name.of_people, question.times, question.words)
    first = gazetteer.entry((question.within or name.rows)[0])
    only = len(name.rows) == 1 and not question.rest
    sure = group(first) in ("country", "capital") or only or bool(question.within)
    return Guess(first, question.times, question.words) if sure else None


def answer(question: Question, around: Surroundings, gazetteer: Gazetteer, lexicon: Lexicon) -> Choice:
    """The candidates of a name in order of belief (a softmax of weighted reasons, none of them among it)."""
    if question.name.of_people is not None:
        return Choice((question.name.of_people,), (1.0,))
    weights = load_weights()["choice"]
    entries = candidates(question, gazetteer)
    totals = [_total(choice_reasons(question, e, n == 0, around), weights) for n, e in enumerate(entries)]
    order = sorted(range(len(entries)), key=lambda n: -totals[n])
    if not question.unit:
        order = _town_first(order, entries, question.name.key, around)
    none = _total(none_reasons(question, around, lexicon), weights)
    highest = max(none, *totals)
    beliefs = [exp(totals[n] - highest) for n in order]
    whole = sum(beliefs) + exp(none - highest)
    shares = tuple(belief / whole for belief in beliefs)
    return Choice(tuple(entries[n] for n in order), shares, exp(none - highest) / whole)


def _town_first(order: list[int], entries: Sequence[Entry], key: str, around: Surroundings) -> list[int]:
    """A bare name is the chief town's, not that of the unit around it, if both are among the candidates.

    So it is the capital's, and not that of a unit elsewhere of which nothing else in the text speaks.
    """
    best = entries[order[0]]
    if group(best) not in ("district", "state"):
        return order
    for n in order:
        town = entries[n]
        if group(town) not in ("town", "capital"):
            continue
        if _is_chief_town(town, best, key) or _is_capital_instead(town, best, key, around):
            return [n, *(other for other in order if other != n)]
    return order


def _is_chief_town(town: Entry, unit: Entry, key: str) -> bool:
    """Whether a town lies in the unit and gave it its name.

    A state of an English-speaking country seldom has its name of a town there, so that town must bear it.
    """
    if town.country != unit.country or town.admin1 != unit.admin1:
        return False
    if group(unit) == "district":
        return town.admin2 == unit.admin2
    named = unit.country not in COUNTIES or fold(town.name) == key
    return named and town.population >= _CHIEF * unit.population


def _is_capital_instead(town: Entry, unit: Entry, key: str, around: Surroundings) -> bool:
    """Whether the country's capital has the name of the unit, and the text says nothing else of the unit."""
    same = group(town) == "capital" and town.country == unit.country and fold(town.name) == key
    return same and (unit.country or "", unit.admin1 or "") not in around.states


def _total(reasons: Reasons, weights: Mapping[str, float]) -> float:
    return sum(weights.get(reason, 0.0) * value for reason, value in reasons.items())
