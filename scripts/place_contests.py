"""Contests for fitting, from gold documents: the places of one name, and those around an unknown one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from softmax_fit import Contest

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.reading.where.choosing import Choice, choose, guesses_of
from factions.reading.where.context import Context
from factions.reading.where.finding import Found
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import names
from factions.reading.where.questions import (
    candidates,
    choice_reasons,
    none_reasons,
    question_key,
    questions,
)
from factions.reading.where.scene import gather_scene
from factions.reading.where.stretches import read_stretches
from factions.reading.where.support import Support
from factions.reading.where.whereabouts import Whereabouts

Gold = dict[tuple[int, int], dict[str, Any]]
Chosen = dict[str, Choice]
_SAME_KM = 50.0
_AROUND_KM = 150.0
# The local papers of LGL name small American towns without more; reporting on conflicts seldom does.
_WORTH = {"lgl": 0.3}


def contests(
    rows: Iterable[dict[str, Any]], gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[list[Contest], list[Contest]]:
    """For the choice among places of a name, and for the whereabouts of places that no list has."""
    choices: list[Contest] = []
    whereabouts: list[Contest] = []
    for number, row in enumerate(rows):
        gold = {(t["start"], t["end"]): t for t in row["toponyms"] if t["lat"] is not None}
        found, scene = _found(row, gazetteer, lexicon)
        worth = _WORTH.get(row["corpus"], 1.0)
        chosen = choose(found, scene, gazetteer, lexicon, None)
        for candidates_, right in _choices(found, scene, chosen, gold, gazetteer, lexicon):
            choices.append(Contest(candidates_, right, worth, number))
        for candidates_, right in _whereabouts(row["text"], found, chosen, gold, lexicon):
            whereabouts.append(Contest(candidates_, right, worth, number))
    return choices, whereabouts


def _found(row: dict[str, Any], gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[list[Found], Any]:
    """The gold stretches as the encoder's stretches are read, each with the name known in it."""
    text = row["text"]
    tags = tuple(
        Tagged(t["start"], t["end"], "place", t.get("class") or "literal", 1.0) for t in row["toponyms"]
    )
    encoding = Encoding(text, tuple(sorted(tags)))
    known = names(text, gazetteer, lexicon)
    scene = gather_scene(text, known, split_sentences(text), gazetteer, lexicon)
    every = [name for _, inside in known for name in inside]
    support = Support(encoding)
    return read_stretches(every, scene, encoding, support, gazetteer, lexicon, accept=0.5), scene


def _choices(
    found: list[Found], scene: Any, chosen: Chosen, gold: Gold, gazetteer: Gazetteer, lexicon: Lexicon
) -> Iterator[tuple[list[dict[str, float]], tuple[int, ...]]]:
    asked = questions(found, scene, lexicon)
    context = Context(guesses_of(asked, chosen), None)
    for one in found:
        wanted = gold.get((one.start, one.end))
        if wanted is None or one.name is None or one.name.of_people is not None:
            continue
        question = asked[question_key(one)]
        entries = candidates(question, gazetteer)
        around = context.without(question.words)
        reasons = [choice_reasons(question, e, n == 0, around) for n, e in enumerate(entries)]
        reasons.append(none_reasons(question, around, lexicon))
        right = [n for n, e in enumerate(entries) if is_right(e, wanted)]
        best = min(right, key=lambda n: not _same_id(entries[n], wanted), default=len(entries))
        yield reasons, (best,)


def _whereabouts(
    text: str, found: list[Found], chosen: Chosen, gold: Gold, lexicon: Lexicon
) -> Iterator[tuple[list[dict[str, float]], tuple[int, ...]]]:
    """Places that were taken to be in no list, and around which of those spoken of they lie.

    What is spoken of is so as it was chosen, mistakes included: so it will be in reading.
    """
    known = {
        one.start: choice.entries[0]
        for one in found
        if (choice := chosen.get(question_key(one))) is not None and not choice.doubtful
    }
    whereabouts = Whereabouts(text, found, known, split_sentences(text), lexicon)
    for one in found:
        wanted = gold.get((one.start, one.end))
        if wanted is None or one.start in known or not whereabouts.spoken:
            continue
        away = [
            distance_km(spoken.entry.lat, spoken.entry.lon, wanted["lat"], wanted["lon"])
            for spoken in whereabouts.spoken
        ]
        right = tuple(n for n, km in enumerate(away) if km <= _AROUND_KM)
        yield whereabouts.reasons(one), right or (len(away),)


def is_right(entry: Entry, gold: dict[str, Any]) -> bool:
    """Whether it is the gold's place: by its id, or by lying as near as its size lets one say."""
    allowed = max(_SAME_KM, entry.radius_km or 0)
    away = distance_km(entry.lat, entry.lon, gold["lat"], gold["lon"])
    return _same_id(entry, gold) or away < allowed


def _same_id(entry: Entry, gold: dict[str, Any]) -> bool:
    return gold["geonames_id"] is not None and str(gold["geonames_id"]) == str(entry.geonames_id)
