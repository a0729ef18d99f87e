"""The questions over a casefile on disk answer as over the one in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_corpus import MORE_CLAIMS, MORE_DOCUMENTS, ONE_RAID
from test_every_question import CASEFILE, QUESTIONS

from factions.casefile import Casefile
from factions.errors import UnknownActor
from factions.questions import Answer, quotes, who
from factions.records import Document, Mention, Reading


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    path: Path = tmp_path_factory.mktemp("questions") / "small.case"
    with Casefile.open(path) as opened:
        for document in MORE_DOCUMENTS:
            opened.add(_reading(document))
        for pair in ONE_RAID:
            opened.judge("same", pair, who="Ann")
        yield opened


def _reading(document: Document) -> Reading:
    claims = tuple(claim for claim in MORE_CLAIMS if claim.document == document.id)
    spans = {(role.start, role.end): role for claim in claims for role in claim.roles}
    mentions = tuple(
        Mention(
            role.text, role.start, role.end, id=f"m{number}", kind=role.mention_kind, form="named",
            cluster=role.name, name=role.name, actor=role.actor,
        )
        for number, role in enumerate(spans.values())
    )  # fmt: skip
    return Reading(document, mentions, (), (), claims)


@pytest.mark.parametrize(
    "clocks", [{}, {"on": "2015-05-01"}, {"known_by": "2021-11-03"}, {"known_by": "2021-11-04"}]
)
@pytest.mark.parametrize("question", QUESTIONS)
def test_both_give_one_answer(
    casefile: Casefile, question: Callable[..., Answer], clocks: dict[str, str]
) -> None:
    assert question(casefile, **clocks) == question(CASEFILE, **clocks)


def test_quotes_come_from_the_documents_kept(casefile: Casefile) -> None:
    for line in who(casefile, "River Brigade").lines:
        for one in quotes(casefile, line):
            assert casefile.document(one.document).text[one.start : one.end] == one.text


def test_an_unknown_name_is_answered_with_the_nearest(casefile: Casefile) -> None:
    with pytest.raises(UnknownActor, match="River Brigade"):
        who(casefile, "River Brigad")
