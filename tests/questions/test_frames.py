"""Answers become tables: by plain rows, and by the two protocols that data frame libraries share."""

from __future__ import annotations

import subprocess
import sys

import pyarrow
import pyarrow.interchange
import pytest
from small_corpus import small_casefile

from factions.errors import UserError
from factions.questions import Answer, events, frames, relationship, who

CASEFILE = small_casefile()
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


@pytest.fixture(params=[
    lambda: who(CASEFILE, "River Brigade"),
    lambda: events(CASEFILE),
    lambda: relationship(CASEFILE, "River Brigade", "People's Front", on="2015-05-01"),
    lambda: who(CASEFILE, "River Brigade", known_by="1999-01-01"),
])  # fmt: skip
def answer(request: pytest.FixtureRequest) -> Answer:
    made: Answer = request.param()
    return made


def test_a_row_has_its_lines_fields(answer: Answer) -> None:
    rows = answer.rows()
    assert [row["text"] for row in rows] == [line.text for line in answer.lines]
    for row, line in zip(rows, answer.lines, strict=True):
        assert row["claims"] == list(line.claims) and row["origins"] == line.origins
        assert [row[name] for name in BOUNDS] == list(line.period.bounds if line.period else (None,) * 4)
    assert len({tuple(row) for row in rows}) <= 1


def test_arrow_takes_an_answer_as_it_is(answer: Answer) -> None:
    table = pyarrow.table(answer)
    assert table.to_pylist() == answer.rows()


def test_the_interchange_protocol_gives_the_plain_columns() -> None:
    answer = events(CASEFILE)
    lists = {name for name, value in answer.rows()[0].items() if isinstance(value, list)}
    exchanged = answer.__dataframe__()
    plain = [name for name in exchanged.column_names() if name not in lists]
    taken = pyarrow.interchange.from_dataframe(exchanged.select_columns_by_name(["text", "origins"]))
    assert taken.to_pylist() == [{"text": line.text, "origins": line.origins} for line in answer.lines]
    assert {"text", "status", "day", "place"} <= set(plain)


def test_spans_are_rows_of_days() -> None:
    spans = relationship(CASEFILE, "River Brigade", "People's Front").spans()
    assert {"start", "end", "status", "kind", "claims"} <= spans[0].keys()
    assert ("2010-01-01", "2019-12-31", "stated") in {
        (span["start"], span["end"], span["status"]) for span in spans
    }


def test_without_pyarrow_the_advice_is_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UserError, match=r"DataFrame\(answer.rows\(\)\)"):
        frames.arrow_table(events(CASEFILE))


def test_importing_the_package_loads_nothing() -> None:
    code = (
        "import sys, factions; early = set(sys.modules); from factions import Casefile, judged; "
        "print('sqlalchemy' in early, 'factions.casefile' in early, Casefile.__name__, judged.__name__)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False", "Casefile", "judged"]


def test_polars_takes_an_answer_by_either_protocol(answer: Answer) -> None:
    polars = pytest.importorskip("polars", reason="polars is not among what the project installs")
    rows = answer.rows()
    for table in (polars.DataFrame(answer), polars.from_dataframe(answer)):
        assert table.height == len(rows)
        assert not rows or table["claims"].to_list() == [row["claims"] for row in rows]
        assert not rows or table["latest_start"].to_list() == [row["latest_start"] for row in rows]


def test_pandas_takes_an_answer_by_rows_and_by_either_protocol(answer: Answer) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not among what the project installs")
    rows = answer.rows()
    made = [pandas.DataFrame(rows), pandas.DataFrame.from_arrow(answer)]
    made += [pandas.api.interchange.from_dataframe(answer)] if rows else []
    for table in made:
        assert len(table) == len(rows)
        assert not rows or [list(ids) for ids in table["claims"]] == [row["claims"] for row in rows]
        known = [row["latest_start"] for row in rows]
        assert not rows or [None if pandas.isna(day) else day for day in table["latest_start"]] == known
