"""What goes into a casefile comes out of it, in one order, however often and by whomever it is added."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample_readings import TEXT, attack_claim, read

from factions.casefile import ALL_READERS, Casefile
from factions.documents import from_text
from factions.errors import BrokenInvariant, EmptyDocument, UserError
from factions.records import Quote, Reading, Stance


def test_a_reading_comes_back_as_it_was(case: Casefile) -> None:
    reading = read()
    added = case.add(reading)
    assert (added.document, added.new, added.claims) == (reading.document.id, True, 2)
    assert case.reading(reading.document.id) == reading
    assert case.documents() == (reading.document,)
    assert case.claims() == reading.claims
    assert case.claim(reading.claims[0].id) == reading.claims[0]


def test_again_is_free(case: Casefile) -> None:
    case.add(read())
    added = case.add(read())
    assert (added.new, added.reread, added.claims) == (False, False, 0)
    assert len(case.documents()) == 1 and len(case.claims()) == len(case.claims(reader=ALL_READERS)) == 2


def test_a_better_reader_stands_beside(case: Casefile) -> None:
    first, second = read(), read(reader="encoder/2")
    case.add(first)
    added = case.add(replace(second, claims=second.claims[:1]))
    assert (added.new, added.reread, added.claims) == (False, True, 1)
    assert case.claims() == second.claims[:1]
    assert case.claims(reader="encoder/1") == first.claims
    assert len(case.claims(reader=ALL_READERS)) == 3
    assert case.claim(first.claims[0].id).reader == "encoder/2"
    assert case.claim(first.claims[0].id, reader="encoder/1") == first.claims[0]
    assert case.claim(first.claims[1].id) == first.claims[1], "found although the newest reader lost it"


def test_claims_by_what_they_say(case: Casefile) -> None:
    split, attack = case_claims = read().claims
    case.add(read())
    assert case.claims(kind="split_from") == case.claims(actor="act_lendu-front") == (split,)
    assert case.claims(kind=["armed_assault", "split_from"]) == case_claims
    assert case.claims(actor="the Ituri Alliance", role="object") == (split,)
    assert case.claims(actor="the Ituri Alliance", role="subject") == ()
    assert case.claims(country="CD") == case.claims(on="2021-06-04") == (attack,)
    assert case.claims(on="2019-05-05", document=attack.document) == (split,)
    assert case.claims(document="doc_gone") == case.claims(on="2020-05-05") == ()


def test_documents_come_by_date(case: Casefile) -> None:
    late, early = read("GOMA, 5 May 2022 - " + TEXT), read("GOMA, 5 May 2020 - " + TEXT)
    undated = read("A note. " + TEXT.replace("BUNIA, 4 June 2021 - ", ""))
    for reading in (undated, late, early):
        case.add(reading)
    ids = [reading.document.id for reading in (early, late, undated)]
    assert [document.id for document in case.documents()] == ids
    assert [claim.document for claim in case.claims(kind="split_from")] == ids
    assert [document.id for document in case.documents(known_by="2021-01-01")] == ids[:1]
    assert {claim.document for claim in case.claims(known_by="2022-05-05")} == set(ids[:2])


def test_actors_and_their_names(case: Casefile) -> None:
    case.add(read())
    front, alliance = case.actors()
    assert (front.key, front.actor, front.claims, front.documents) == (
        "act_lendu-front",
        "act_lendu-front",
        1,
        1,
    )
    assert front.names == case.names("act_lendu-front") == ("The Lendu Front",)
    assert (alliance.key, alliance.actor, alliance.kinds) == ("the Ituri Alliance", None, ("group",))
    assert case.actor_keys("lendu front") == case.actor_keys("act_lendu-front") == ("act_lendu-front",)
    assert case.actor_keys("ITURI  Alliance") == ("the Ituri Alliance",)
    assert case.actor_keys("Nobody") == ()
    assert [found.text for found in case.mentions(actor="Gunmen")] == ["Gunmen"]
    assert case.mentions(document=read().document.id) == read().mentions


@pytest.mark.parametrize("words", ["front", "FRONT denied", '"split from"', "gunm*", "léndu", 'front "'])
def test_search_gives_quotes(case: Casefile, words: str) -> None:
    case.add(read(title="A split"))
    (hit,) = case.search(words)
    document = case.document(hit.document)
    assert document.quote(hit.quote.span) == hit.quote and hit.title == "A split"
    assert hit.words and all(hit.quote.span.covers(span) for span in hit.words)


def test_search_is_safe_with_any_words(case: Casefile) -> None:
    case.add(read())
    for words in ("NOT", "a OR b", "title:x", "(", '"', "*", "-", "^a", "x NEAR(y)", "\x00", "'; DROP"):
        try:
            assert case.search(words) is not None
        except UserError as error:
            assert "no word" in str(error)
    assert case.search("absent") == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claim: replace(claim, evidence=()),
        lambda claim: replace(claim, evidence=(Quote("Gunmen", 3, 9),)),
        lambda claim: replace(claim, evidence=(Quote("x", 10_000, 10_001),)),
        lambda claim: replace(claim, evidence=(Quote("", 3, 3),)),
        lambda claim: replace(claim, document="doc_other"),
        lambda claim: replace(claim, stance=Stance(cues=(Quote("never", 0, 5),))),
        lambda claim: replace(claim, attributes={"a": [{"text": "no", "start": 0, "end": 2}]}),
        lambda claim: replace(claim, when=replace(claim.when, start=0)),
    ],
)
def test_a_quote_that_is_not_there_is_never_kept(case: Casefile, spoil: object) -> None:
    reading = read()
    assert callable(spoil)
    spoilt = replace(reading, claims=(reading.claims[0], spoil(reading.claims[1])))
    with pytest.raises(BrokenInvariant):
        case.add(spoilt)
    assert case.documents() == () and case.claims(reader=ALL_READERS) == ()


def test_two_claims_of_one_id_are_refused(case: Casefile) -> None:
    reading = read()
    twice = replace(reading, claims=(reading.claims[0], reading.claims[0]))
    with pytest.raises(BrokenInvariant, match="two claims"):
        case.add(twice)


def test_a_document_without_claims_is_kept_once(case: Casefile) -> None:
    document = from_text("El ejército informó que la guerrilla atacó un puesto de policía en el sur.")
    silent = Reading(document, (), (), (), ())
    assert case.add(silent, reader="encoder/1").new
    assert not case.add(silent, reader="encoder/1").reread
    assert case.reading(document.id) == silent
    assert case.search("guerrilla")[0].document == document.id


def test_problems_go_when_the_source_is_read(case: Casefile) -> None:
    for _ in range(2):
        case.note_problem(EmptyDocument("a.txt", "the file is empty"))
    (problem,) = case.problems()
    assert (problem.source, problem.kind, problem.why) == ("a.txt", "EmptyDocument", "the file is empty")
    case.add(read(source="a.txt"))
    assert case.problems() == ()


def test_what_is_not_here(case: Casefile) -> None:
    for ask in (case.document, case.claim, case.reading):
        with pytest.raises(UserError, match="xyz"):
            ask("xyz")


words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3),
)


numbers = count()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words,
    st.none() | words,
    st.floats(0, 1),
    st.dictionaries(words, json_values, max_size=3),
    st.none() | st.dates(),
)
def test_any_reading_comes_back(
    case: Casefile,
    name: str,
    actor: str | None,
    confidence: float,
    attributes: dict[str, object],
    day: date | None,
) -> None:
    document = from_text(f"Report {next(numbers)}. {TEXT}")
    claim = attack_claim(document)
    assert claim.when is not None
    claim = replace(
        claim,
        roles=(replace(claim.roles[0], name=name, actor=actor),),
        attributes=attributes,
        confidence=confidence,
        when=replace(claim.when, earliest_start=day.isoformat()) if day else None,
    )
    reading = replace(read(document.text), claims=(claim,))
    case.add(reading)
    assert case.reading(document.id) == reading
    assert claim in case.claims(actor=actor or name)
