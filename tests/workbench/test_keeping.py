"""What is kept is what would be worked out again, for many readers and a writer at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from pages_case import ARMY, GUARD, pages_case
from review_case import browsing

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.workbench.bench import Bench
from factions.workbench.keeping import KeepingCasefile, Kept


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[Casefile]:
    with pages_case(tmp_path) as found:
        yield found


def test_what_is_kept_is_what_the_casefile_gives(casefile: Casefile) -> None:
    kept, plain = KeepingCasefile(casefile), judged(casefile)
    ids = [document.id for document in plain.documents()]
    for _ in range(2):
        assert kept.actors() == plain.actors()
        assert kept.claims(actor=GUARD) == plain.claims(actor=GUARD)
        assert kept.claims(kind=("allied_with", "rival_of")) == plain.claims(kind=("allied_with", "rival_of"))
        assert kept.claims(document=ids[0]) == plain.claims(document=ids[0])
        some = [claim.id for claim in plain.claims()][1:]
        assert kept.claims(ids=some) == plain.claims(ids=some) == plain.claims()[1:]
        assert kept.claims(ids=some, kind="rival_of") == plain.claims(ids=some, kind="rival_of")
        assert kept.names(GUARD) == plain.names(GUARD)
        assert kept.actor_keys("Reed Army") == plain.actor_keys("Reed Army") == (ARMY,)
        assert [kept.document(id) for id in ids] == [plain.document(id) for id in ids]
        for some in (ids, ids[1:], [], ["doc_none", ids[0]]):
            assert kept.documents(ids=some) == plain.documents(ids=some)
            assert kept.documents(ids=some, known_by="2021-12-31") == plain.documents(
                ids=some, known_by="2021-12-31"
            )


def test_only_so_many_are_kept_and_the_last_used_stay() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    kept = Kept(2)
    for number in (1, 2, 1, 3, 1, 2):
        assert kept.once(number, partial(make, number)) == number
    assert made == [1, 2, 3, 2]


def test_a_bench_forgets_when_something_was_written(casefile: Casefile) -> None:
    bench = Bench(casefile)
    before = bench.now()
    assert bench.now() is before
    casefile.judge("accept", casefile.claims()[1].id, who="Bo")
    assert bench.now() is not before


def test_readers_and_a_writer_at_once(casefile: Casefile) -> None:
    pages = ["/", f"/actor?name={GUARD}", f"/relationship?a={GUARD}&b={ARMY}", "/events", "/judgements"]
    with browsing(casefile) as client, ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(client.get, page) for page in pages * 3]
        for claim in casefile.claims():
            casefile.judge("accept", claim.id, who="Bo")
        assert {answer.result().status_code for answer in answers} == {200}
        assert "Bo" in client.get("/judgements").text
