"""The layers that judge MUC-4 incidents, on made pages: no gold and no model is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.tasks.incident.candidates import Candidate, Page, candidates, page, plain
from benchmarks.tasks.incident.cases import mixed
from benchmarks.tasks.incident.judging import ROLES, TYPES, Judged, load_weights
from benchmarks.tasks.incident.logistic import BUCKETS, fit_measures, fit_traits, hashed, logit
from benchmarks.tasks.incident.sameness import same
from benchmarks.tasks.incident.templates import templates
from benchmarks.tasks.incident.ties import tie_traits
from benchmarks.tasks.incident.traits import candidate_traits, head, told_in
from benchmarks.tasks.incident.wording import trimmed, worded
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.records import Span

TEXT = "Gunmen of the Red Column shot the mayor in Arauca. Its men blew up the bridge with dynamite."
SENTENCES = (Span(0, 50), Span(51, len(TEXT)))
MARKS = (
    ("Gunmen", "muc", "perp_individual"),
    ("the Red Column", "party", "group"),
    ("Red Column", "named", "ORG"),
    ("shot", "cue", "attack"),
    ("the mayor", "muc", "hum_tgt"),
    ("the bridge", "party", "facility"),
    ("dynamite", "muc", "instrument"),
)


def _page() -> Page:
    tags = [_tag(words, head, label) for words, head, label in MARKS]
    sentences = zip(SENTENCES, ("ATTACK", "BOMBING"), strict=True)
    tags += [Tagged(one.start, one.end, "incident", kind, 0.9) for one, kind in sentences]
    return page(Encoding(TEXT, tuple(sorted(tags))), SENTENCES)


def _tag(words: str, head: str, label: str) -> Tagged:
    return Tagged(TEXT.index(words), TEXT.index(words) + len(words), head, label, 0.8)


def _judged(fillers: dict[str, set[str]], kinds: set[str]) -> Judged:
    read = _page()
    found = candidates(read)
    roles = [[2.0 if one.plain in fillers.get(role, ()) else -9.0 for one in found] for role in ROLES]
    return Judged(read, found, np.array(roles), np.array([2.0 if kind in kinds else -9.0 for kind in TYPES]))


def _strings(template: dict[str, list[list[dict[str, str]]]], role: str) -> list[str]:
    return [fill["text"] for cluster in template[role] for fill in cluster]


def test_a_string_is_one_candidate_whatever_its_article_and_its_heads() -> None:
    found = {one.plain: one for one in candidates(_page())}
    assert {tag.head for tags in found["red column"].mentions.values() for tag in tags} == {"party", "named"}
    assert "shot" not in found


@given(st.text(alphabet="aBt he-.,'n "))
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert plain(plain(words)) == plain(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("group of armed men", "group"), ("mayor", "mayor"), ("national police barracks in arauca", "barracks")],
)
def test_the_head_stands_before_the_first_preposition(words: str, expected: str) -> None:
    assert head(words) == expected


def test_the_traits_tell_neighbours_and_cues_and_nothing_that_muc_marked() -> None:
    read = _page()
    found = candidates(read)
    mayor = next(one for one in found if one.plain == "mayor")
    traits = candidate_traits(read, mayor, [f" {one.plain} " for one in found], told_in(read))
    assert {"h:mayor", "p:shot", "t:cue:attack:before", "a:in"} <= traits
    assert not [trait for trait in traits if "muc" in trait or "blew" in trait]


def test_the_pair_heads_tell_what_a_candidate_does_in_a_deed() -> None:
    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        return [{"victim": 0.7 if TEXT[span.start] == "m" else 0.01} for _, span in pairs]

    read = page(Encoding(TEXT, _page().encoding.tagged, scores), SENTENCES)
    found = candidates(read)
    traits = dict(zip((one.plain for one in found), tie_traits(read, found), strict=True))
    assert {"y:filler:victim:0.6", "d:filler:victim:attack"} <= traits["mayor"]
    assert "y:filler:victim:0.05" not in traits["gunmen"]
    assert traits["dynamite"] == {"y:none"}


@pytest.mark.parametrize(
    ("words", "person", "expected"),
    [
        ("the former minister ana rojas", True, "ana rojas"),
        ("the general staff of", False, "general staff"),
        ("senator", True, "senator"),
        ("his bodyguard", True, "bodyguard"),
        ("judge of the high court", True, "judge of the high court"),
        ("the", False, "the"),
    ],
)
def test_a_filler_is_told_without_titles_and_loose_ends(words: str, person: bool, expected: str) -> None:
    tokens = words.split()
    first, last = trimmed(tokens, 0, len(tokens), person)
    assert " ".join(tokens[first:last]) == expected


@pytest.mark.parametrize(
    ("words", "first", "role", "expected"),
    [
        ("three banks", 0, "phys_tgt", "banks"),
        ("40 gunmen", 0, "perp_individual", "gunmen"),
        ("two gunmen", 0, "perp_individual", "two gunmen"),
        ("colonel rojas", 1, "perp_individual", "colonel rojas"),
        ("colonel rojas", 1, "hum_tgt_name", "rojas"),
        ("7", 0, "phys_tgt", "7"),
    ],
)
def test_a_role_has_its_own_way_with_numbers_and_ranks(
    words: str, first: int, role: str, expected: str
) -> None:
    tokens = words.split()
    begin, end = worded(tokens, first, len(tokens), role)
    assert " ".join(tokens[begin:end]) == expected


def test_capitals_come_back_at_sentences_and_names() -> None:
    text = "REBELS BURNED A BRIDGE IN COLOMBIA YESTERDAY. THEY LEFT."
    assert mixed(text) == "Rebels burned a bridge in Colombia yesterday. They left."


def test_an_organisation_answers_for_every_type_and_a_target_for_its_own() -> None:
    wanted = {"perp_org": {"red column"}, "phys_tgt": {"bridge"}, "instrument": {"dynamite"}}
    attack, bombing = templates(_judged(wanted, {"ATTACK", "BOMBING"}))
    assert _strings(attack, "perp_org") == _strings(bombing, "perp_org") == ["Red Column"]
    assert (_strings(attack, "phys_tgt"), _strings(bombing, "phys_tgt")) == ([], ["bridge"])
    assert (attack["instrument"], _strings(bombing, "instrument")) == ([], ["dynamite"])


@pytest.mark.parametrize(
    ("one", "other", "role", "expected"),
    [
        ("red column", "heavily armed red column", "perp_org", True),
        ("plains liberation movement", "plm", "perp_org", True),
        ("plains liberation movement", "army", "perp_org", False),
        ("mr rojas", "ana maria rojas", "hum_tgt_name", True),
        ("colonel ana rojas", "ana maria rojas", "hum_tgt_name", True),
        ("ana rojas", "luis prieto", "hum_tgt_name", False),
        ("bombs", "car bomb", "instrument", True),
        ("school in arauca", "school in tame", "phys_tgt", False),
    ],
)
def test_two_strings_may_name_one_filler(one: str, other: str, role: str, expected: bool) -> None:
    assert same(_page(), Candidate(one), Candidate(other), role) is expected


def test_what_stands_in_brackets_is_the_same_organisation() -> None:
    text = "The Banner of the South (ZK) took the blame."
    tags = tuple(Tagged(text.index(words), text.index(words) + len(words), "named", "ORG", 0.9)
                 for words in ("Banner of the South", "ZK"))  # fmt: skip
    read = page(Encoding(text, tags), (Span(0, len(text)),))
    assert same(read, *candidates(read), "perp_org")


def test_a_document_that_tells_of_no_incident_has_no_template() -> None:
    assert list(templates(_judged({"perp_org": {"red column"}}, set()))) == []


def test_a_table_learns_which_trait_tells() -> None:
    rows = [hashed({"telling", "noise"}), hashed({"noise"})] * 20
    truth = np.array([1.0, 0.0] * 20)
    weights = fit_traits(rows, truth, np.ones(40), penalty=0.1)
    assert logit(weights, rows[0]) > 2 > -2 > logit(weights, rows[1])


@pytest.mark.parametrize("seed", range(4))
def test_curves_find_the_weights_that_made_the_truth(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(400, 3))
    truth = (values @ [2.0, -1.0, 0.0] + 0.5 > 0).astype(float)
    first, second, third, _ = fit_measures(values, truth, penalty=10.0)
    assert first > 0 > second and abs(third) < abs(second)


def test_the_kept_weights_fit_the_roles_and_types() -> None:
    weights = load_weights()
    assert weights.roles.shape == (len(ROLES), BUCKETS + 1)
    assert weights.types.shape == (len(TYPES) + 1, BUCKETS + 1)
