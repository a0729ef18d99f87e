"""What the encoder's heads add to the rules: mentions, kinds, states by their capitals, and who is who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading_room import mentions, tag

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.who import find_mentions
from factions.records import Span
from factions.registry import load_registry


def kinds(text: str, *tagged: Tagged) -> dict[str, str]:
    return {mention.text: mention.kind for mention in mentions(text, tagged=tagged)}


def test_a_noun_that_no_list_has_becomes_a_mention_without_its_count() -> None:
    text = "Raiders shot two poachers near Isiro."
    assert "poachers" not in kinds(text)
    assert kinds(text, tag(text, "two poachers", "civilians"))["poachers"] == "civilians"


def test_an_unsure_tag_and_one_of_a_place_add_nothing() -> None:
    text = "Raiders shot two poachers near Isiro."
    unsure, place = tag(text, "two poachers", "civilians", score=0.2), tag(text, "Isiro", "place")
    assert kinds(text, unsure, place) == kinds(text)


def test_of_a_mention_that_holds_another_only_the_head_is_taken() -> None:
    text = "Henchmen loyal to Iván Mordisco burned the barge."
    whole = tag(text, "Henchmen loyal to Iván Mordisco", "group", head="whole")
    found = kinds(text, whole)
    assert found["Henchmen"] == "group"
    assert "Iván Mordisco" in found


@pytest.mark.parametrize(
    ("text", "words", "label", "kind"),
    [
        ("A farmer was shot.", "A farmer", "person", "person"),
        ("The Pichu Column Network fought on.", "The Pichu Column Network", "group", "group"),
        ("They torched a truck.", "a truck", "weapon", "weapon"),
        ("The ELN met them.", "The ELN", "office", "group"),
        ("The commander fled.", "The commander", "group", "person"),
    ],
)
def test_the_head_decides_kinds_only_where_the_rules_know_little(
    text: str, words: str, label: str, kind: str
) -> None:
    assert kinds(text, tag(text, words, label))[words] == kind


def test_a_capital_that_acts_is_its_state() -> None:
    text = "Envoys left Khartoum, but Kigali backs the rebels, who took Juba."
    found = mentions(
        text,
        tagged=(tag(text, "Kigali", "state"), tag(text, "Khartoum", "place"), tag(text, "Juba", "state")),
    )
    assert {m.text: m.actor for m in found if m.kind == "state"} == {"Kigali": "act_rwanda"}


def test_a_country_that_the_head_sees_act_is_no_mere_place() -> None:
    text = "The rebels want Chad to mediate."
    assert "Chad" not in kinds(text)
    assert kinds(text, tag(text, "Chad", "state"))["Chad"] == "state"


def _clusters(text: str, chance: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """The cluster of each mention, the pair head giving `chance` to pairs of words and none to others."""

    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        words = [(text[a.start : a.end], text[b.start : b.end]) for a, b in pairs]
        return [{"same": chance.get(pair, 0.0)} for pair in words]

    found = mentions(text, tagged=(tag(text, text.split()[0], "place"),), scores=scores)
    return {mention.text: mention.cluster for mention in found}


def test_the_pair_head_tells_which_of_two_a_pronoun_means() -> None:
    text = "Soldiers chased rebels into the hills. They surrendered."
    for meant in ("rebels", "Soldiers"):
        found = _clusters(text, {(meant, "They"): 0.95})
        assert found["They"] == found[meant]


def test_a_pronoun_that_likely_means_nobody_told_is_left_alone() -> None:
    assert "They" not in _clusters("Soldiers chased rebels into the hills. They surrendered.", {})


def test_whoever_denies_that_it_did_something_is_meant_whatever_the_head_says() -> None:
    found = _clusters("Soldiers left. M23 denied that it had shelled Goma.", {})
    assert found["it"] == found["M23"]


def test_the_pair_head_is_trusted_with_a_noun_only_when_sure() -> None:
    text = "Kidnappers held the pier. Police waited. The bandits fled."
    pair = ("Kidnappers", "The bandits")
    unsure, sure = _clusters(text, {pair: 0.8}), _clusters(text, {pair: 0.97})
    assert unsure[pair[0]] != unsure[pair[1]]
    assert sure[pair[0]] == sure[pair[1]]


def test_two_actors_of_the_registry_are_never_one() -> None:
    text = "The ELN left. The EPL stayed."
    found = _clusters(text, {("The ELN", "The EPL"): 0.99})
    assert found["The ELN"] != found["The EPL"]


def test_nothing_outside_the_sentences_that_were_read_is_asked_about() -> None:
    text = "Rebels in the north\n\nRebels fled. They left."
    asked: list[Span] = []

    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        asked.extend(span for pair in pairs for span in pair)
        return [{"same": 0.0} for _ in pairs]

    body = text.index("Rebels fled")
    sentences = (Span(body, body + 12), Span(body + 13, len(text)))
    encoding = Encoding(text, (Tagged(body, body + 6, "party", "group", 0.9),), scores)
    find_mentions(text, sentences, encoding, load_registry())
    assert asked
    assert min(span.start for span in asked) >= body


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The ELN fought the EPL in Catatumbo. The latter lost.", "The latter", "the EPL"),
        ("The ELN fought the EPL in Catatumbo. The former won.", "The former", "The ELN"),
        ("The Arakan Army armed itself.", "itself", "The Arakan Army"),
        ("Sheikh Iyad Ag Ghaly spoke. Mr Ag Ghaly left.", "Mr Ag Ghaly", "Sheikh Iyad Ag Ghaly"),
        ("The Ansar of the River (ADR) grew. ADR has boats.", "ADR", "The Ansar of the River"),
    ],
)
def test_who_is_meant_again(text: str, pronoun: str, name: str) -> None:
    found = {mention.text: mention.cluster for mention in mentions(text)}
    assert found[pronoun] == found[name]


@pytest.mark.parametrize(
    "text", ["The leader himself fled.", "The mine exploded.", "The former rebels left."]
)
def test_words_that_stand_for_nobody_are_no_pronouns(text: str) -> None:
    assert not [mention for mention in mentions(text) if mention.form == "pronoun"]


WORDS = "the ELN rebels near Kigali two men said they attacked Ana Ruiz of Goma and soldiers fled ,".split()
LABELS = ("group", "person", "state", "place", "weapon", "office")


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=25),
    cuts=st.lists(st.tuples(st.integers(0, 24), st.integers(1, 6), st.sampled_from(LABELS)), max_size=6),
)
@example(words=["the"] * 7 + [","], cuts=[(7, 1, "group")])
def test_mentions_stay_flat_whatever_the_heads_say(
    words: list[str], cuts: list[tuple[int, int, str]]
) -> None:
    text = " ".join(words)
    offsets = [len(" ".join(words[:at])) + (at > 0) for at in range(len(words))]
    tagged = tuple(
        Tagged(offsets[at], min(offsets[at] + 5 * size, len(text)), head, label, 0.9)
        for at, size, label in cuts
        for head in ("party", "whole")
        if at < len(words)
    )
    found = mentions(text, tagged=tagged)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end] == one.text for one in found)
