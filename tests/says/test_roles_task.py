"""The roles task: candidates near a trigger, and what the type of an event asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.tasks.roles import candidates, features, fitted, names, roles, type_keys, usual, weighed
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.records import Span

TEXT = "Gunmen killed a driver near Gao. The army arrived later."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def encoding(likely: Mapping[str, str]) -> Encoding:
    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        said = [likely.get(TEXT[part.start : part.end], "none") for _, part in pairs]
        return [{name: 0.9 if name == one else 0.01 for name in names()} for one in said]

    tags = [
        Tagged(at("Gunmen").start, at("Gunmen").end, "party", "group", 0.9),
        Tagged(at("a driver").start, at("a driver").end, "party", "civilians", 0.9),
        Tagged(at("Gao").start, at("Gao").end, "ace", "GPE", 0.9),
        Tagged(at("The army").start, at("The army").end, "party", "state_force", 0.9),
        Tagged(at("killed").start, at("killed").end, "trigger", "death", 0.9),
    ]
    return Encoding(TEXT, tuple(sorted(tags)), scores)


LIKELY = {"Gunmen": "actor", "a driver": "victim", "Gao": "place"}


def found(event: Mapping[str, object]) -> list[tuple[str, str]]:
    given = {"trigger": {"start": at("killed").start, "end": at("killed").end}, **event}
    made = roles(encoding(LIKELY), split_sentences(TEXT), given)
    return sorted((one["role"], TEXT[one["start"] : one["end"]]) for one in made)


def test_each_mention_gets_its_likeliest_role_or_none() -> None:
    wanted = [("actor", "Gunmen"), ("place", "Gao"), ("victim", "a driver")]
    assert found({"type": "Life.Die"}) == wanted
    assert found({}) == wanted


def test_a_text_without_mentions_has_no_roles() -> None:
    event = {"trigger": {"start": 0, "end": 4}}
    assert roles(Encoding("Fled."), split_sentences("Fled."), event) == []


def test_narrower_types_ask_for_their_own_roles() -> None:
    assert type_keys("Justice.ArrestJailDetain") == [
        "kind:arrest", "justice", "justice.arrestjaildetain",
    ]  # fmt: skip
    arrest, death = type_keys("Justice.ArrestJailDetain"), type_keys("Life.Die")
    assert usual(arrest, "detained_or_accused") > 10 * usual(death, "detained_or_accused")
    assert usual(["no.such.type"], "place") == usual([], "place")


def test_chances_add_up_to_one() -> None:
    trigger = at("killed")
    shown = candidates(encoding(LIKELY), split_sentences(TEXT), trigger)
    assert [TEXT[one.span.start : one.span.end] for one in shown] == ["Gunmen", "a driver", "Gao", "The army"]
    assert [one.same_sentence for one in shown] == [True, True, True, False]
    chances = weighed(features(encoding(LIKELY), trigger, shown, []))
    assert chances.shape == (4, len(names())) == (4, len(fitted()["bias"]))
    assert (abs(chances.sum(axis=1) - 1) < 1e-9).all()
