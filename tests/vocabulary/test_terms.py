"""Every term is complete, maps only onto codes that exist, and is on the page."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from msgspec import Struct

from factions import records
from factions.vocabulary import Equivalent, Family, Term, Vocabulary, load_vocabulary
from factions.vocabulary.page import words_page

ROOT = Path(__file__).parents[2]
SHAPES = {"state", "step", "pattern", "event", "value", "record"}
FITS = {"exact", "close", "broad", "narrow", "none"}
DESIGNED = """part_of member_of_umbrella affiliated_with allied_with supports rival_of fights overlaps_with
    claims_to_represent named composition strength founded split_from merged_into joined coalesced
    successor_of agreement_with designated_by holds_post controls operates_in targets contrast armed_clash
    armed_assault complex_attack bombing suicide_bombing air_strike shelling assassination execution attack
    abduction sexual_violence mob_violence protest arrest seizure arson property_destruction robbery
    territory_change withdrawal displacement military_campaign invasion
    surrender defection appointment threat""".split()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def every_term(vocabulary: Vocabulary) -> list[tuple[Family, Term]]:
    return [(family, term) for family in vocabulary.families for term in family.terms]


def test_every_designed_kind_is_there(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.kinds()) == set(DESIGNED)


def test_a_term_has_a_definition_and_an_example(vocabulary: Vocabulary) -> None:
    for family, term in every_term(vocabulary):
        assert term.definition.endswith(".") and len(term.definition.split()) >= 2, (family.name, term.name)
        assert len(term.example) >= 3, (family.name, term.name)
        assert family.title and family.definition.endswith(".") and family.shape in SHAPES, family.name


def test_a_kind_says_which_way_it_points_and_has_roles(vocabulary: Vocabulary) -> None:
    for kind in vocabulary.kinds():
        term = vocabulary.term(kind)
        assert term.direction, kind
        assert term.symmetric == term.direction.startswith("none"), kind
        assert {slot.role for slot in term.roles} <= set(vocabulary.names("roles")), kind
        assert term.roles, kind


def test_attributes_have_meanings_and_known_values(vocabulary: Vocabulary) -> None:
    families = {family.name for family in vocabulary.families}
    for _, term in every_term(vocabulary):
        for attribute in term.attributes:
            assert attribute.meaning, (term.name, attribute.name)
            assert attribute.type in {"term", "terms", "words", "count", "flag"}, (term.name, attribute.name)
            assert (attribute.values in families) == (attribute.type in {"term", "terms"}), (
                term.name,
                attribute.name,
            )


def test_every_term_is_mapped_to_every_scheme_by_codes_that_exist(vocabulary: Vocabulary) -> None:
    for family, term in every_term(vocabulary):
        for scheme in vocabulary.schemes:
            found = term.in_scheme(scheme.name)
            assert found, (family.name, term.name, scheme.name)
            for one in found:
                assert one.fit in FITS
                assert_codes_exist(one, scheme.fields, f"{family.name}.{term.name}")


def assert_codes_exist(found: Equivalent, fields: dict[str, tuple[str, ...]], where: str) -> None:
    if found.fit == "none":
        assert found.note and not found.codes, where
        return
    assert found.codes, where
    for field, code in found.codes:
        assert field in fields, (where, field)
        assert not fields[field] or code in fields[field], (where, field, code)


def test_none_is_the_only_answer_where_it_is_given(vocabulary: Vocabulary) -> None:
    for _, term in every_term(vocabulary):
        for scheme in vocabulary.schemes:
            fits = [one.fit for one in term.in_scheme(scheme.name)]
            assert "none" not in fits or fits == ["none"], term.name


def test_the_order_of_alternatives_leaves_the_open_one_last(vocabulary: Vocabulary) -> None:
    for _, term in every_term(vocabulary):
        for scheme in vocabulary.schemes:
            for one in term.in_scheme(scheme.name)[:-1]:
                assert one.when, (term.name, scheme.name)


def test_no_term_is_there_twice(vocabulary: Vocabulary) -> None:
    pairs = [(family.name, term.name) for family, term in every_term(vocabulary)]
    assert len(pairs) == len(set(pairs))
    assert len({family.name for family in vocabulary.families}) == len(vocabulary.families)


def test_no_term_calls_anybody_a_terrorist(vocabulary: Vocabulary) -> None:
    assert not [term.name for _, term in every_term(vocabulary) if "terror" in term.name]


def test_symmetric_relations(vocabulary: Vocabulary) -> None:
    symmetric = {kind for kind in vocabulary.kinds("state", "step") if vocabulary.is_symmetric(kind)}
    assert symmetric == {"allied_with", "rival_of", "fights", "overlaps_with", "agreement_with"}


def test_statements_about_patterns_are_no_events(vocabulary: Vocabulary) -> None:
    assert vocabulary.kinds("pattern") == ("targets", "contrast")
    assert vocabulary.shape("bombing") == "event"
    assert len(vocabulary.kinds("event")) == 28


def test_the_page_of_words_is_current(vocabulary: Vocabulary) -> None:
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert page == words_page(vocabulary), "run: python -m factions.vocabulary > docs/words.md"
    for _, term in every_term(vocabulary):
        assert term.definition in page


def test_every_record_type_has_its_word(vocabulary: Vocabulary) -> None:
    types = {
        name.lower()
        for name, kind in vars(records).items()
        if inspect.isclass(kind) and issubclass(kind, Struct)
    }
    assert types - {"struct"} <= set(vocabulary.names("records"))


def test_the_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()
