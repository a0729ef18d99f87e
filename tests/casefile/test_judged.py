"""Questions are asked of the claims as people have judged them, whatever a later reader finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample_readings import attack_claim, read, role

from factions.casefile import Casefile
from factions.casefile.judged import judged, judged_claims
from factions.casefile.judging.finding import shared_evidence
from factions.records import Claim, Quote, Reading, Span, claim_id


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Casefile.open(tmp_path / "a.case") as casefile:
        casefile.add(read())
        yield casefile


def standing(case: Casefile, claim: Claim) -> str:
    return judged(case).standing(claim).word


def cut(reading: Reading, claim: Claim, start: int, end: int, reader: str) -> Claim:
    """The claim as a later reader might give it: other evidence, hence another id."""
    text = reading.document.text
    old = claim.evidence[0]
    evidence = Quote(text[old.start + start : old.end - end], old.start + start, old.end - end)
    id = claim_id(claim.document, claim.kind, claim.roles, evidence)
    return replace(claim, id=id, evidence=(evidence,), reader=reader)


def test_without_judgements_all_claims_stand(case: Casefile) -> None:
    assert judged_claims(case) == judged(case).claims() == case.claims()
    assert {standing(case, claim) for claim in case.claims()} == {"unjudged"}


def test_a_rejected_claim_is_left_out_until_that_is_taken_back(case: Casefile) -> None:
    split, attack = case.claims()
    made = case.judge("reject", split.id, who="Ann")
    assert judged_claims(case) == (attack,)
    assert judged_claims(case, actor="act_lendu-front") == judged_claims(case, kind="split_from") == ()
    ((claim, why),) = judged(case).set_aside(case.claims())
    assert (claim, why.word, why.judgements) == (split, "rejected", (made,))
    case.withdraw(made.id, who="Ann")
    assert judged_claims(case) == (split, attack)


def test_the_last_word_of_each_counts_and_disagreement_is_said(case: Casefile) -> None:
    split, _ = case.claims()
    case.judge("reject", split.id, who="Ann")
    case.judge("accept", split.id, who="Ann", why="I read it again")
    assert standing(case, split) == "accepted"
    case.judge("unsure", split.id, who="Bo")
    assert standing(case, split) == "accepted"
    bo = case.judge("reject", split.id, who="Bo")
    assert standing(case, split) == "contested"
    assert split in judged_claims(case), "what people disagree about is not dropped silently"
    case.judge("reject", split.id, who="Cy", details={"adjudicates": [bo.id]})
    assert standing(case, split) == "rejected"


def test_a_judgement_holds_for_the_same_claim_of_a_better_reader(case: Casefile) -> None:
    split, attack = case.claims()
    case.judge("reject", split.id, who="Ann")
    case.add(read(reader="encoder/2"))
    assert {claim.reader for claim in judged_claims(case)} == {"encoder/2"}
    assert [claim.id for claim in judged_claims(case)] == [attack.id]


@pytest.mark.parametrize(("start", "end", "left"), [(0, 10, 1), (20, 0, 1), (40, 0, 2)])
def test_a_judgement_finds_its_claim_by_kind_and_half_the_evidence(
    case: Casefile, start: int, end: int, left: int
) -> None:
    reading = read(reader="encoder/2")
    attack = reading.claims[1]
    case.judge("reject", attack.id, who="Ann")
    moved = cut(reading, attack, start, end, "encoder/2")
    case.add(replace(reading, claims=(reading.claims[0], moved)))
    assert len(judged_claims(case)) == left
    lost = judged(case).unattached()
    assert [one.how for one in lost] == ["gone"] * (left - 1)
    assert len(case.judgements()) == 1, "listed or not, the judgement is kept"


def test_a_claim_that_stood_beside_the_judged_one_never_inherits(tmp_path: Path) -> None:
    first, second = read(), read(reader="encoder/2")
    attack = attack_claim(first.document)
    twin = (role(first.document, "attacker", "Gunmen"), role(first.document, "victim", "three people"))
    other = replace(attack, id=claim_id(attack.document, attack.kind, twin, attack.evidence[0]), roles=twin)
    with Casefile.open(tmp_path / "b.case") as case:
        case.add(replace(first, claims=(attack, other)))
        case.judge("reject", attack.id, who="Ann")
        case.add(replace(second, claims=(replace(other, reader="encoder/2"),)))
        assert [claim.id for claim in judged_claims(case)] == [other.id]
        assert [one.how for one in judged(case).unattached()] == ["gone"]


def test_two_as_near_are_listed_and_nothing_moves(case: Casefile) -> None:
    reading = read(reader="encoder/2")
    attack = reading.claims[1]
    case.judge("reject", attack.id, who="Ann")
    evidence = cut(reading, attack, 0, 1, "encoder/2")
    near = [
        replace(evidence, roles=roles, id=claim_id(attack.document, attack.kind, roles, evidence.evidence[0]))
        for roles in (
            (role(reading.document, "victim", "three people"),),
            (role(reading.document, "target", "three people"),),
        )
    ]
    case.add(replace(reading, claims=tuple(near)))
    assert len(judged_claims(case)) == 2
    assert [one.how for one in judged(case).unattached()] == ["ambiguous"]


def test_evidence_is_compared_by_the_longer_one() -> None:
    assert shared_evidence([Span(0, 10)], [Span(5, 15)]) == 0.5
    assert shared_evidence([Span(0, 4)], [Span(0, 40)]) == 0.1
    assert shared_evidence([Span(0, 4), Span(10, 14)], [Span(0, 4), Span(10, 14)]) == 1.0
    assert shared_evidence([Span(0, 4)], [Span(4, 8)]) == shared_evidence([], []) == 0.0
