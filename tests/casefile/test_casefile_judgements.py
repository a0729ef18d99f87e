"""A person's decisions are rows that are never changed and never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sample_readings import numbered

from factions.casefile import Casefile
from factions.errors import UserError


@pytest.fixture
def case(address: str) -> Iterator[Casefile]:
    with Casefile.open(address) as casefile:
        casefile.add(numbered(1))
        yield casefile


def test_a_judgement_keeps_what_it_was_made_on(case: Casefile) -> None:
    claim = case.claims(kind="split_from")[0]
    made = case.judge("reject", claim.id, who="Ann", why="the priest spoke of another front")
    assert case.judgements() == case.judgements(on=claim.id) == (made,)
    assert (made.who, made.what, made.on) == ("Ann", "reject", (claim.id,))
    assert (made.document, made.kind) == (claim.document, "split_from")
    assert made.spans == tuple(quote.span for quote in claim.evidence)
    assert case.claims(kind="split_from") == (claim,), "a judgement changes no claim"


def test_a_pair_of_actors(case: Casefile) -> None:
    made = case.judge("same", ["act_lendu-front", "the Ituri Alliance"], who="Ann")
    assert case.judgements(on="the Ituri Alliance") == (made,)
    assert (made.kind, made.spans) == (None, ())


def test_withdrawing_adds_a_row(case: Casefile) -> None:
    claim = case.claims()[0]
    first = case.judge("accept", claim.id, who="Ann")
    second = case.judge("unsure", claim.id, who="Bo")
    taken = case.withdraw(first.id, who="Ann", why="misread")
    assert case.judgements() == (second,)
    assert case.judgements(withdrawn=True) == (first, second, taken)
    assert (taken.withdraws, taken.on, taken.why) == (first.id, (claim.id,), "misread")
    for judgement in (first.id, taken.id, "jdg_gone"):
        with pytest.raises(UserError, match=judgement):
            case.withdraw(judgement, who="Ann")


@pytest.mark.parametrize(
    ("what", "on", "words"),
    [
        ("accept", "clm_gone", "no claim 'clm_gone'"),
        ("same", ["act_lendu-front", "act_gone"], "act_gone"),
        ("same", ["act_lendu-front"], "two different"),
        ("different", ["act_lendu-front", "act_lendu-front"], "two different"),
        ("delete", "clm_gone", "one of accept, reject"),
        ("accept", [], "one claim or one pair"),
    ],
)
def test_judgements_that_make_no_sense(case: Casefile, what: str, on: str | list[str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        case.judge(what, on, who="Ann")
    assert case.judgements(withdrawn=True) == ()


def test_a_judgement_needs_a_name(case: Casefile) -> None:
    with pytest.raises(UserError, match="name"):
        case.judge("accept", case.claims()[0].id, who=" ")


def test_judgements_outlive_the_file_being_closed(case: Casefile, address: str) -> None:
    made = case.judge("accept", case.claims()[0].id, who="Ann")
    with Casefile.open(address) as again:
        assert again.judgements() == (made,)
