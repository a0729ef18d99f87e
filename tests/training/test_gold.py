import pytest

from factions.records import Span
from factions.training.corpora import CORPORA, READERS
from factions.training.gold import Layer, inventory

RE3D = {
    "id": "r1",
    "corpus": "re3d",
    "text": "The SDF element fought ISIL. It left.",
    "entities": [
        {"id": "e1", "type": "Organisation", "start": 0, "end": 15},
        {"id": "e2", "type": "Organisation", "start": 4, "end": 7},
        {"id": "e3", "type": "Organisation", "start": 23, "end": 27},
        {"id": "e4", "type": "Organisation", "start": 29, "end": 31, "optional": True},
    ],
    "relations": [{"type": "FightingAgainst", "source": "e1", "target": "e3"}],
}


def layer(corpus: str, row: dict, head: str) -> Layer:
    passage = READERS[corpus](row)
    return next(one for one in passage.layers if one.head == head)


def test_re3d_keeps_the_outermost_mention_and_leaves_doubtful_ones_open() -> None:
    found = layer("re3d", RE3D, "mention")
    assert [one.span for one in found.labelled] == [Span(0, 15), Span(23, 27)]
    assert found.unsure == (Span(29, 31),)


def test_re3d_relations_hold_both_ways_where_symmetric_and_none_elsewhere() -> None:
    pairs = {(one.left, one.right): one.label for one in READERS["re3d"](RE3D).pairs}
    assert pairs[Span(0, 15), Span(23, 27)] == pairs[Span(23, 27), Span(0, 15)] == "FightingAgainst"
    assert pairs[Span(4, 7), Span(23, 27)] == "none"
    assert (Span(0, 15), Span(29, 31)) not in pairs


def event(kind: str, start: int, end: int, **more: object) -> dict:
    return {"type": kind, "trigger": {"start": start, "end": end}, "roles": [], **more}


def test_only_sentences_with_an_event_tell_what_is_no_trigger() -> None:
    text = "Rebels attacked Goma. Shells fell. Police searched it."
    row = {
        "id": "w",
        "text": text,
        "entities": [],
        "events": [event("Conflict.Attack", 7, 15), event("Conflict.Attack", 29, 33, trigger_sure=False)],
    }
    found = layer("wikievents", row, "trigger")
    assert found.known == (Span(0, 21),)
    assert [one.labels for one in found.labelled] == [("attack",)]
    assert found.unsure == (Span(29, 33),)


def test_m2e2_leaves_open_the_kinds_that_it_does_not_annotate() -> None:
    row = {
        "id": "m",
        "text": "Rebels attacked Goma.",
        "entities": [],
        "events": [event("Conflict.Attack", 7, 15)],
    }
    found = layer("m2e2", row, "trigger")
    assert "destruction" in found.unannotated
    assert "attack" not in found.unannotated


def test_rams_says_nothing_of_other_words_and_maps_roles() -> None:
    row = {
        "id": "r",
        "text": "Rebels attacked Goma.",
        "events": [
            event("conflict.attack.bombing", 7, 15) | {"roles": [{"role": "attacker", "start": 0, "end": 6}]}
        ],
    }
    passage = READERS["rams"](row)
    assert passage.layers[0].known == ()
    assert [(one.left, one.right, one.label) for one in passage.pairs] == [(Span(7, 15), Span(0, 6), "actor")]


def test_ecbplus_speaks_of_its_annotated_sentences_only() -> None:
    row = {
        "id": "e",
        "text": "Navy seized a boat. It sank.",
        "annotated_sentences": [[0, 19]],
        "events": [{"type": "ACTION_OCCURRENCE", "trigger": {"start": 5, "end": 11}, "in_selected": True}],
    }
    assert layer("ecbplus", row, "happening").known == (Span(0, 19),)
    assert layer("ecbplus", row, "trigger").unsure == (Span(5, 11),)


INCIDENT = {
    "incident_type": ["ATTACK"],
    "perp_individual": [[{"text": "REBELS"}]],
    "perp_org": [],
    "phys_tgt": [],
    "hum_tgt_name": [],
    "hum_tgt_description": [[{"text": "PEASANTS", "optional": True}]],
    "instrument": [],
}


def test_muc_fills_are_found_wherever_they_stand() -> None:
    row = {"id": "d", "text": "REBELS CAME. THE REBELS KILLED PEASANTS.", "incidents": [INCIDENT]}
    found = layer("muc4", row, "muc")
    assert sorted(one.span for one in found.labelled) == [Span(0, 6), Span(17, 23)]
    assert found.unsure == (Span(31, 39),)


def test_places_without_a_class_may_be_either_and_demonyms_are_left_open() -> None:
    toponym = {"start": 0, "end": 4, "text": "Goma"}
    assert layer(
        "lgl", {"corpus": "lgl", "id": "l", "text": "Goma fell.", "toponyms": [toponym]}, "place"
    ).labelled[0].labels == ("literal", "associative")
    row = {"corpus": "geovirus", "id": "g", "text": "Goma had Congolese doctors.", "toponyms": [toponym]}
    assert layer("geovirus", row, "place").unsure == (Span(9, 18),)


def test_every_label_of_the_maps_is_one_of_a_head() -> None:
    known = inventory()
    assert set(filter(None, known.triggers.values())) <= set(known.heads["trigger"])
    assert set(known.roles) <= set(known.pairs["role"])
    assert set(known.mixture) == set(known.licences) == set(CORPORA)


@pytest.mark.slow
@pytest.mark.parametrize("corpus", sorted(READERS))
def test_gold_spans_lie_in_their_texts(corpus: str, shared) -> None:
    from factions.training.corpora import passages

    for number, passage in enumerate(passages(shared, corpus)):
        if number == 20:
            break
        for one in (item for found in passage.layers for item in found.labelled):
            assert 0 <= one.span.start < one.span.end <= len(passage.text)


def test_polnear_ties_each_cue_to_its_own_source_and_content() -> None:
    def part(start: int, end: int) -> dict:
        return {"start": start, "end": end}

    row = {
        "id": "p",
        "text": "Aid workers said rebels left, and the mayor denied it, reporters heard.",
        "attributions": [
            {
                "source": part(0, 11),
                "cue": part(12, 16),
                "content": {**part(17, 28), "parts": [part(17, 28)]},
            },
            {"source": part(34, 43), "cue": part(44, 50), "content": part(51, 53)},
            {"source": None, "cue": part(65, 70), "content": None},
        ],
    }
    found = READERS["polnear"](row)
    labels = {(one.left.start, one.right.start): one.label for one in found.pairs}
    assert labels[12, 0] == "source"
    assert labels[12, 34] == "none"
    assert labels[44, 51] == "content"
    assert labels[65, 17] == "none"
    assert [one.labels for one in found.layers[0].labelled] == [
        ("source",), ("cue",), ("content",), ("source",), ("cue",), ("content",), ("cue",),
    ]  # fmt: skip


def test_gum_types_leave_open_which_of_our_kinds_they_are() -> None:
    row = {
        "id": "g",
        "text": "The army's chief left. He slept.",
        "entities": [
            {"type": "person", "cluster": "1", "start": 0, "end": 16},
            {"type": "organization", "cluster": "2", "start": 0, "end": 10},
            {"type": "person", "cluster": "1", "start": 23, "end": 25},
        ],
    }
    found = READERS["gum"](row)
    party, whole = found.layers
    assert [one.span for one in party.labelled] == [Span(0, 10), Span(23, 25)]
    assert "state_force" in party.labelled[0].labels
    assert [one.span for one in whole.labelled] == [Span(0, 16)]
    assert {(one.left.end, one.right.end): one.label for one in found.pairs} == {
        (16, 25): "same",
        (10, 25): "none",
    }


def test_factuality_pairs_a_word_with_itself() -> None:
    row = {"id": "uw_1", "text": "They left.", "factuality": [{"start": 5, "end": 9, "value": -2.6}]}
    found = READERS["factuality_uw"](row)
    assert [(one.left, one.right, one.label) for one in found.pairs] == [(Span(5, 9), Span(5, 9), "-3")]


def test_muc_leaves_open_a_string_told_again_far_from_the_incident() -> None:
    incident = {
        "incident_type": ["BOMBING"],
        "perp_individual": [[{"text": "REBELS"}]],
        "phys_tgt": [[{"text": "BRIDGE"}]],
        **{field: [] for field in ("perp_org", "hum_tgt_name", "hum_tgt_description", "instrument")},
    }
    text = "REBELS BLEW UP A BRIDGE. TALKS WENT ON. REBELS SANG."
    found = READERS["muc4"]({"id": "m", "text": text, "incidents": [incident]})
    assert [one.span.start for one in found.layers[0].labelled] == [0, 17]
    assert [one.start for one in found.layers[0].unsure] == [40]
