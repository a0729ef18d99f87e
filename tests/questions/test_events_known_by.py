"""That two reports are of one event is not known before the report that shows it."""

from __future__ import annotations

from itertools import combinations, permutations
from pathlib import Path

import pytest
from fake_casefile import FakeCasefile
from many_events import REEF, an_event
from msgspec.structs import replace

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.questions import Answer, events, targeting
from factions.records import Mention, Reading

DAYS = ("2020-01-01", "2020-03-01", "2020-06-01")
PUBLISHED = ("2020-01-02", "2020-03-02", "2020-06-02")
TOLD = [an_event(number, REEF, "police", day=day) for number, day in enumerate(DAYS)]
REPORTS = [replace(document, published_at=day) for (document, _), day in zip(TOLD, PUBLISHED, strict=True)]
CLAIMS = [claim for _, claim in TOLD]
# The last report shows the first two to be of one event.
SAME = [(CLAIMS[0].id, CLAIMS[2].id), (CLAIMS[1].id, CLAIMS[2].id)]
IN_MEMORY = FakeCasefile(REPORTS, CLAIMS, SAME)


def documents_of(answer: Answer) -> list[tuple[str, ...]]:
    return [line.documents for line in answer.lines]


def kept(path: Path, order: tuple[int, ...]) -> Casefile:
    """The reports added in an order, and judged."""
    casefile = Casefile.open(path)
    for number in order:
        role = CLAIMS[number].roles[0]
        mention = Mention(
            role.text, role.start, role.end, id="m0", kind="group", form="named", cluster="c0",
            name=role.name, actor=role.actor,
        )  # fmt: skip
        casefile.add(Reading(REPORTS[number], (mention,), (), (), (CLAIMS[number],)))
    for pair in SAME:
        casefile.judge("same", pair, who="Ann")
    return casefile


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_a_later_report_joins_was_apart_before_it(tmp_path: Path, order: tuple[int, ...]) -> None:
    with kept(tmp_path / "reef.case", order) as casefile:
        case = judged(casefile)
        whole = tuple(sorted(report.id for report in REPORTS))
        assert documents_of(events(case)) == documents_of(events(IN_MEMORY)) == [whole]
        for known_by in ("2020-02-01", "2020-05-01", "2020-06-02"):
            for question in (
                events,
                lambda case, **clocks: targeting(case, "Reef Army", by="whole", **clocks),
            ):
                assert question(case, known_by=known_by).lines == question(IN_MEMORY, known_by=known_by).lines
        early = documents_of(events(case, known_by="2020-05-01"))
        assert early == [(REPORTS[0].id,), (REPORTS[1].id,)]


def test_a_judgement_that_two_are_different_parts_them_at_any_time(tmp_path: Path) -> None:
    with kept(tmp_path / "reef.case", (0, 1, 2)) as casefile:
        for judgement in casefile.judgements():
            casefile.withdraw(judgement.id, who="Ann")
        for one, other in combinations(CLAIMS, 2):
            casefile.judge("different", (one.id, other.id), who="Ann")
        assert len(events(judged(casefile)).lines) == 3
