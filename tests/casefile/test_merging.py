"""A log replays to the same state, and two colleagues' casefiles become one, whichever comes first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from derived_rows import assert_derived
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from sample_readings import numbered, read, reading_of

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.casefile.judging.persons import add_claim, edit_claim
from factions.casefile.judging.rereading import correct
from factions.casefile.judging.tombstones import redact
from factions.casefile.merging import Entry, merge, read_log, replay, write_log
from factions.casefile.merging.entries import parse_log
from factions.errors import EmptyDocument, UserError
from factions.records import Document, Reading, Span


class Again:
    """The reader of these tests, which reads what a document already is."""

    name = "encoder/1"

    def read(self, document: Document) -> Reading:
        return reading_of(document, self.name)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Casefile, Casefile]]:
    with Casefile.open(tmp_path / "ann.case") as ann, Casefile.open(tmp_path / "bo.case") as bo:
        yield ann, bo


def state(case: Casefile) -> list[Entry]:
    return list(read_log(case))


def act(case: Casefile, who: str, deed: str, number: int) -> None:
    """One deed of one person on one of the documents."""
    document = numbered(number).document.id
    if deed == "read" or not case.has_reading(document, reader="encoder/1"):
        case.add(numbered(number))
    claim = case.claims(document=document, kind="armed_assault")[-1]
    if deed in ("accept", "reject"):
        case.judge(deed, claim.id, who=who, why="the Lendu Front was far away")
    elif deed == "edit":
        edit_claim(case, claim.id, Changes(when="2021-06-03"), who=who)
    elif deed == "add":
        add_claim(case, document, Changes(kind="threat", evidence="denied it"), who=who)
    elif deed == "same" and case.actor_keys("act_lendu-front"):
        case.judge("same", ["act_lendu-front", "the Ituri Alliance"], who=who)
    elif deed == "undo" and case.judgements():
        undo = [one for one in case.judgements() if one.what != "redact"]
        case.withdraw(undo[-1].id, who=who) if undo else None
    elif deed == "correct" and "Lendu Front" in case.document(document).text:
        correct(case, document, {"published_at": "2021-06-05"}, who=who, reader=Again())
    elif deed == "redact":
        start = case.document(document).text.index("BUNIA")
        redact(case, document, [Span(start + 25, start + 36)], who=who)
    elif deed == "problem":
        case.note_problem(EmptyDocument(f"{number}.txt", "the file is empty"))


DEEDS = "read accept reject edit add same undo correct redact problem".split()


def test_a_log_replays_to_the_same_state(two: tuple[Casefile, Casefile]) -> None:
    case, empty = two
    case.add(read(reader="encoder/2"))
    for number, deed in enumerate(DEEDS):
        act(case, "Ann", deed, number % 3)
    lines = list(write_log(read_log(case)))
    replay(empty, parse_log(lines))
    assert state(empty) == state(case)
    assert judged(empty).claims() == judged(case).claims()
    assert empty.claims() == case.claims() and empty.documents() == case.documents()
    assert replay(empty, parse_log(lines)).judgements == 0 and state(empty) == state(case)


deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 1)), max_size=4)


EVERY_DEED = [(deed, number % 2) for number, deed in enumerate(DEEDS)]


@pytest.mark.slow
@settings(deadline=None, max_examples=1, phases=(Phase.explicit, Phase.generate))
@example(EVERY_DEED[::2], EVERY_DEED[1::2])
@given(deeds, deeds)
def test_merging_is_the_same_in_either_order_and_twice(
    first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    assert_either_order(first, second)


@pytest.mark.slow
@settings(deadline=None, max_examples=60, phases=(Phase.explicit, Phase.generate))
@given(deeds, deeds)
def test_merging_is_the_same_in_either_order_whatever_was_done(
    first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    assert_either_order(first, second)


def assert_either_order(first: list[tuple[str, int]], second: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        cases = [Casefile.open(Path(folder) / f"{name}.case") for name in ("ann", "bo", "both", "other")]
        ann, bo, both, other = cases
        for who, case, made in (("Ann", ann, first), ("Bo", bo, second)):
            for deed, number in made:
                act(case, who, deed, number)
        merge(both, ann), merge(both, bo)
        merge(other, bo), merge(other, ann)
        assert state(both) == state(other)
        assert judged(both).claims() == judged(other).claims()
        assert_derived(both)
        merge(both, bo), merge(both, ann), merge(both, other)
        assert state(both) == state(other)
        for case in cases:
            case.close()


def test_judgements_of_both_count(two: tuple[Casefile, Casefile]) -> None:
    ann, bo = two
    for case in two:
        case.add(read())
    split, attack = ann.claims()
    ann.judge("reject", split.id, who="Ann")
    bo.judge("accept", split.id, who="Bo")
    bo.judge("reject", attack.id, who="Bo")
    done = merge(ann, bo)
    assert (done.documents, done.readings, done.judgements) == (0, 0, 2)
    view = judged(ann)
    assert [view.standing(claim).word for claim in (split, attack)] == ["contested", "rejected"]
    assert merge(ann, bo).judgements == 0


def test_a_redaction_of_either_side_holds_for_both(two: tuple[Casefile, Casefile]) -> None:
    ann, bo = two
    for case in two:
        case.add(read())
    bo.judge("reject", bo.claims()[0].id, who="Bo", why="the Lendu Front says otherwise")
    document = ann.documents()[0].id
    redact(ann, document, [Span(25, 36)], who="Ann")
    before = len(state(ann))
    merge(ann, bo)
    assert "Lendu Front" not in repr(state(ann)) and len(state(ann)) == before + 1
    merge(bo, ann)
    assert state(bo) == state(ann)


def test_a_line_that_is_none_is_named() -> None:
    with pytest.raises(UserError, match="Line 2"):
        list(parse_log([b"{}", b"not json"]))
