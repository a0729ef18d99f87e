"""The demo corpus and its answer keys hold together: form only, no reader is run here."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from sample_keys import (
    BODY_MARK,
    KEYS,
    REPORTS,
    SPLITS,
    Key,
    KeyWhen,
    load_key,
    load_keys,
    locate,
    locate_near,
)

from factions.documents import load_document
from factions.records import Document
from factions.vocabulary import load_vocabulary

NAMES = [path.stem for path in sorted(REPORTS.iterdir())]
VOICES = ("agency", "newspaper", "monitor", "government", "claim", "un-style", "radio")


@cache
def key_of(name: str) -> Key:
    return load_key(KEYS / f"{name}.toml")


@cache
def document_of(name: str) -> Document:
    return load_document(key_of(name).path)


def times_of(key: Key) -> list[KeyWhen]:
    whens = [claim.when for claim in key.claims if isinstance(claim.when, KeyWhen)]
    return [*whens, *key.times]


def in_order(*days: str | None) -> bool:
    known = [date.fromisoformat(day) for day in days if day]
    return all(first <= second for first, second in pairwise(known))


def test_every_report_has_a_key_and_every_key_a_report() -> None:
    assert {path.stem for path in KEYS.glob("*.toml")} == set(NAMES)
    assert len(NAMES) >= 18


def test_the_corpus_shows_text_markdown_and_html() -> None:
    assert {path.suffix for path in REPORTS.iterdir()} == {".txt", ".md", ".html"}


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_marked_and_says_who_published_it_when(name: str) -> None:
    document = document_of(name)
    assert BODY_MARK in document.text
    assert document.publisher and document.publisher.endswith(".example")
    assert document.title
    assert document.published_at and date.fromisoformat(document.published_at)
    assert document.language == "en"


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_claims_stand_in_the_report(name: str) -> None:
    text = document_of(name).text
    for claim in key_of(name).claims:
        quote = locate(text, claim.quote, claim.nth)
        assert quote, claim.quote
        words = [
            *claim.roles.values(),
            *(claim.stance.attribution or ()),
            *(toll.text for toll in claim.tolls),
        ]
        if claim.place is not None and not isinstance(claim.place, str):
            words.append(claim.place.text)
        assert [said for said in words if locate_near(text, said, quote) is None] == [], claim.quote


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_times_and_places_stand_in_the_report(name: str) -> None:
    key, text = key_of(name), document_of(name).text
    mentions = [
        *((time.text, time.nth) for time in key.times),
        *((place.text, place.nth) for place in key.places),
    ]
    spans = [locate(text, *mention) for mention in mentions]
    assert [mention for mention, span in zip(mentions, spans, strict=True) if span is None] == []
    assert len(set(spans)) == len(spans), "a mention is keyed twice"


@pytest.mark.parametrize("name", NAMES)
def test_kinds_roles_and_values_are_those_of_the_vocabulary(name: str) -> None:
    vocabulary = load_vocabulary()
    for claim in key_of(name).claims:
        assert {claim.kind, *claim.alternatives} <= set(vocabulary.kinds()), claim.quote
        assert set(claim.roles) <= {slot.role for slot in vocabulary.roles(claim.kind)}, claim.quote
        assert set(claim.actors) <= set(claim.roles), claim.quote
        assert set(claim.attributes) <= {a.name for a in vocabulary.term(claim.kind).attributes}, claim.quote
        assert all(actor.startswith("act_") for actor in claim.actors.values())


@pytest.mark.parametrize("name", NAMES)
def test_stances_and_tolls_hold_values_of_the_vocabulary(name: str) -> None:
    names = load_vocabulary().names
    for claim in key_of(name).claims:
        assert claim.stance.polarity in {None, *names("polarity")}
        assert claim.stance.certainty in {None, *names("certainty")}
        assert claim.stance.aspect in {None, *names("aspect")}
        assert claim.stance.speech_act in {None, *names("speech_acts")}
        assert {toll.category for toll in claim.tolls} <= set(names("toll_categories"))
        assert {toll.qualifier for toll in claim.tolls} <= {None, *names("toll_qualifiers")}


@pytest.mark.parametrize("name", NAMES)
def test_attributes_hold_values_of_the_vocabulary(name: str) -> None:
    vocabulary = load_vocabulary()
    for claim in key_of(name).claims:
        for attribute in vocabulary.term(claim.kind).attributes:
            value = claim.attributes.get(attribute.name)
            if value is not None and attribute.values:
                stated = value if isinstance(value, list) else [value]
                assert set(stated) <= set(vocabulary.names(attribute.values)), claim.quote


@pytest.mark.parametrize("name", NAMES)
def test_bounds_are_days_in_order(name: str) -> None:
    for when in times_of(key_of(name)):
        assert in_order(when.earliest_start, when.latest_start), when
        assert in_order(when.earliest_end, when.latest_end), when
        assert in_order(when.earliest_start, when.latest_end), when


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_time_has_a_bound(name: str) -> None:
    for time in key_of(name).times:
        assert (time.open or time.optional) == (set(time.bounds) == {None}), time.text


def test_the_halves_are_balanced() -> None:
    keys = load_keys()
    by_split = {split: [key for key in keys if key.split == split] for split in SPLITS}
    assert abs(len(by_split["seen"]) - len(by_split["unseen"])) <= 1
    for voice in VOICES:
        assert all(any(voice in key.report for key in by_split[split]) for split in SPLITS), voice


def test_one_wire_report_is_there_twice_in_one_half() -> None:
    agency, paper = document_of("kunduz-2021-agency"), document_of("kunduz-2021-paper")
    assert agency.publisher != paper.publisher and agency.title != paper.title
    assert key_of("kunduz-2021-agency").split == key_of("kunduz-2021-paper").split
    shared = set(agency.text.splitlines()) & set(paper.text.splitlines()) - {""}
    assert len(shared) >= 2
