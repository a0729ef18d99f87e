"""A row says no more as a claim than it does as a row, and every value of it is quoted from its cell."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.casefile import Casefile
from factions.casefile.checking import check_reading
from factions.cli.app import run
from factions.errors import DocumentProblem, UnreadableDocument, UserError
from factions.exchange.imports import import_file
from factions.exchange.imports.rows import lay_out
from factions.exchange.imports.ucdp_ged import NEEDED, read_ged
from factions.records import Claim, Reading
from factions.vocabulary import load_vocabulary

FIGHT = {
    "id": "7001", "date_start": "2020-03-02", "date_end": "2020-03-02", "longitude": "-3.99",
    "type_of_violence": "state-based conflict", "side_a": "Government of Mali", "side_b": "JNIM",
    "latitude": "14.49", "country": "Mali",
    "deaths_a": "3", "deaths_b": "0", "deaths_civilians": "1", "best": "4", "low": "4", "high": "9",
}  # fmt: skip


PARTIES = {"side_a": "a", "side_b": "b", "civilians": "civilians", "unknown": "unknown"}


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path: Path, **changes: str) -> Claim:
    (reading,) = read_ged(write(path / "ged.csv", FIGHT | changes))
    assert isinstance(reading, Reading)
    check_reading(reading)
    (claim,) = reading.claims
    return claim


def problem(path: Path, **changes: str) -> str:
    (found,) = read_ged(write(path / "ged.csv", FIGHT | changes))
    assert isinstance(found, DocumentProblem) and found.source.endswith("ged.csv, row 1")
    return found.why


def test_a_fight(tmp_path: Path) -> None:
    claim = read(tmp_path)
    assert (claim.kind, claim.attributes) == ("armed_clash", {"external": "ucdp-ged:7001"})
    assert [(role.role, role.actor, role.text) for role in claim.roles] == [
        ("side_a", "act_mali", "Government of Mali"),
        ("side_b", "act_jnim", "JNIM"),
    ]
    assert claim.when is not None and set(claim.when.bounds) == {"2020-03-02"}
    assert claim.place is not None
    assert (claim.place.country, claim.place.lat, claim.place.precision) == ("ML", 14.49, None)
    tolls = [(toll.party, toll.min, toll.max, toll.qualifier, toll.text) for toll in claim.tolls]
    assert sorted(tolls, key=str) == sorted(
        [
            ("side_a", 3, 3, None, "3"),
            ("civilians", 1, 1, None, "1"),
            ("unknown", 4, 4, None, "4"),
            ("unknown", 4, None, "at_least", "4"),
            ("unknown", None, 9, "up_to", "9"),
        ],
        key=str,
    )


def test_violence_against_civilians_has_a_direction(tmp_path: Path) -> None:
    claim = read(tmp_path, type_of_violence="3", side_a="IS", side_b="Civilians")
    assert claim.kind == "attack"
    assert [(role.role, role.mention_kind, role.actor) for role in claim.roles] == [
        ("attacker", "group", "act_islamic-state"),
        ("victim", "civilians", None),
    ]
    assert claim.roles[1].target_class == ("civilians",)


@pytest.mark.parametrize(
    ("changes", "bounds", "edtf"),
    [
        ({"date_end": "2020-03-08"}, ("2020-03-02", "2020-03-08") * 2, "[2020-03-02..2020-03-08]"),
        (
            {"date_end": "2020-03-08 00:00:00.000", "date_prec": "1"},
            ("2020-03-02", "2020-03-02", "2020-03-08", "2020-03-08"),
            "2020-03-02/2020-03-08",
        ),
        (
            {"date_start": "1753-01-01"},
            (None, "2020-03-02", None, "2020-03-02"),
            "[..2020-03-02]",
        ),
    ],
)
def test_days_are_no_more_exact_than_the_row(
    tmp_path: Path, changes: dict[str, str], bounds: tuple[str | None, ...], edtf: str
) -> None:
    when = read(tmp_path, **changes).when
    assert when is not None and (when.bounds, when.edtf) == (bounds, edtf)


def test_a_row_without_days_figures_or_point(tmp_path: Path) -> None:
    empty = dict.fromkeys(("latitude", "longitude", "best", "low", "high"), "")
    claim = read(tmp_path, date_start="1753-01-01", date_end="1753-01-01", **empty)
    assert claim.when is None and claim.place is not None and claim.place.lat is None
    parties = {toll.party for toll in claim.tolls}
    assert parties == {"side_a", "civilians"}, "no figure is made of an empty cell"


def test_what_the_full_layout_adds(tmp_path: Path) -> None:
    claim = read(
        tmp_path, type_of_violence="1", where_prec="2", where_coordinates="Boni village",
        adm_1="Mopti region",
        source_original="a district\nofficial", source_article='"A paper, 2020-03-03, Clash"',
        event_clarity="2", side_a_new_id="", side_b="JNIM, Ansaroul Islam",
    )  # fmt: skip
    assert claim.place is not None
    assert (claim.place.name, claim.place.precision, claim.place.admin1) == (
        "Boni village",
        2,
        "Mopti region",
    )
    assert [speaker.text for speaker in claim.stance.attribution] == ["a district official"]
    assert (claim.stance.basis, claim.stance.aspect) == ("reported", "repeated")
    assert [role.text for role in claim.roles] == ["Government of Mali", "JNIM", "Ansaroul Islam"]


def test_an_actor_is_known_by_its_number_first(tmp_path: Path) -> None:
    claim = read(tmp_path, side_b="a name that nobody has", side_b_new_id="303")
    assert (claim.roles[1].actor, claim.roles[1].text) == ("act_taliban", "a name that nobody has")


def test_an_actor_that_nobody_knows_keeps_its_name(tmp_path: Path) -> None:
    claim = read(tmp_path, side_a="Government of Atlantis", side_b="Forces of the Seven Wells")
    assert [(role.actor, role.name, role.mention_kind) for role in claim.roles] == [
        (None, "Government of Atlantis", "state"),
        (None, "Forces of the Seven Wells", "group"),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type_of_violence": "4"}, "none of 1, 2, 3"),
        ({"date_start": "2.3.2020"}, "not a day"),
        ({"date_start": "2020-02-31"}, "day"),
        ({"date_end": "2020-03-01"}, "before it begins"),
        ({"latitude": "144.9"}, "within 90 degrees"),
        ({"longitude": "east"}, "no number"),
        ({"best": "many"}, "no count"),
        ({"best": "-1"}, "no count"),
        ({"high": "2.5"}, "no count"),
        ({"side_b": " "}, "no side_b"),
        ({"where_prec": "12"}, "none of 1 to 7"),
    ],
)
def test_rows_that_cannot_be_used(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    assert words in problem(tmp_path, **changes)


def test_one_bad_row_spoils_no_other(tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", FIGHT, FIGHT | {"id": "7002", "best": "?"}, FIGHT | {"id": "7003"})
    with path.open("a") as file:
        file.write('too,few,cells\n7004,"an unclosed')
    with Casefile.open(tmp_path / "a.case") as case:
        done = import_file(case, path, "ucdp-ged", published="2021-06-01")
        assert (done.new, done.again, done.claims, len(done.problems)) == (2, 0, 2, 3)
        assert [one.source[-5:] for one in case.problems()] == ["row 2", "row 4", "row 5"]
        assert {document.published_at for document in case.documents()} == {"2021-06-01"}
        again = import_file(case, path, "ucdp-ged")
        assert (again.new, again.again, again.claims) == (0, 2, 0)
        assert len(case.problems()) == 3


def test_a_mended_row_is_no_problem_any_more(tmp_path: Path) -> None:
    path = write(tmp_path / "ged.csv", FIGHT | {"best": "?"})
    with Casefile.open(tmp_path / "a.case") as case:
        import_file(case, path, "ucdp-ged")
        write(path, FIGHT)
        assert import_file(case, path, "ucdp-ged").new == 1 and case.problems() == ()


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", UserError, "has no column id"),
        (b"id,year\n1,2020\n", UserError, "type_of_violence, side_a"),
        (b"\xff\xfe\x00i", UnreadableDocument, "UTF-8"),
        (None, UnreadableDocument, "cannot be read"),
    ],
)
def test_files_of_another_kind(
    tmp_path: Path, content: bytes | None, error: type[Exception], words: str
) -> None:
    path = tmp_path / "ged.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=words):
        list(read_ged(path))


def test_kinds_and_parties_are_those_that_the_vocabulary_maps() -> None:
    for number, kind in (("1", "armed_clash"), ("2", "armed_clash"), ("3", "attack")):
        codes = [dict(found.codes) for found in load_vocabulary().term(kind).in_scheme("ucdp")]
        assert any(code.get("type_of_violence") == number for code in codes)


cells = st.dictionaries(
    st.sampled_from(NEEDED), st.text(st.characters(blacklist_categories=["Cs"]), max_size=30), min_size=1
)


@given(cells)
def test_every_cell_is_quoted_from_its_line(row: dict[str, str]) -> None:
    laid = lay_out(list(row), list(row.values()), 1, "x.csv, row 1", {})
    lines = laid.document.text.split("\n")
    for place, (column, value) in enumerate(row.items()):
        cell = laid.cells.get(column)
        said = cell.text if cell else ""
        assert said.split() == value.split() and lines[place] == f"{column}: {said}"
        assert cell is None or laid.document.quote(cell.span) == cell


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "ged.csv", FIGHT)
    words = ["import", str(tmp_path / "a.case"), str(path), "--format", "ucdp-ged"]
    assert run(words) == 0
    assert "1 row imported with 1 claim." in capsys.readouterr().out
    write(path, FIGHT, *(FIGHT | {"id": "x", "low": str(-number)} for number in range(1, 8)))
    assert run(words) == 3
    shown = capsys.readouterr()
    assert "0 rows imported with 0 claims, 1 known already." in shown.out
    assert "2 more rows could not be used" in shown.err


def test_every_row_of_the_full_sample_is_used(shared: Path) -> None:
    readings = list(read_ged(shared / "data" / "ucdp_ged_myanmar_49cols_sample150.csv"))
    claims = [claim for reading in readings if isinstance(reading, Reading) for claim in reading.claims]
    assert len(readings) == len(claims) == 150
    with (shared / "data" / "ucdp_ged_myanmar_49cols_sample150.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        table = list(csv.DictReader(file))
    for row, reading, claim in zip(table, readings, claims, strict=True):
        assert isinstance(reading, Reading)
        check_reading(reading)
        told = {(toll.party, toll.min, toll.max) for toll in claim.tolls}
        best = int(row["best"])
        assert ("unknown", best, best) in told and ("unknown", None, int(row["high"])) in told
        deaths = {
            party: int(row[f"deaths_{name}"])
            for party, name in PARTIES.items()
            if row[f"deaths_{name}"] != "0"
        }
        assert told >= {(party, count, count) for party, count in deaths.items()}
        assert claim.place is not None and claim.place.precision == int(row["where_prec"])
        assert claim.place.country == "MM" and all(
            role.actor or role.name == "Civilians" for role in claim.roles
        )


def test_the_full_layout_as_published(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/ucdp_ged_myanmar_49cols_sample150.csv"
    with Casefile.open(tmp_path / "a.case") as case:
        done = import_file(case, path, "ucdp-ged", published="2024-06-01")
        assert (done.new, done.claims, done.problems) == (150, 150, ())
        counts = case.count_events()
        with path.open(encoding="utf-8-sig", newline="") as file:
            single = sum(row["event_clarity"] != "2" for row in csv.DictReader(file))
        assert sum(count.events for count in counts) == single, "an aggregate is no event"
        assert {claim.place.country for claim in case.claims() if claim.place} == {"MM"}


@pytest.mark.slow
def test_a_whole_data_set_in_one_go(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/ucdp_ged191_afg_pak_2014_2018.csv"
    begun, used = time.perf_counter(), time.process_time()
    with Casefile.open(tmp_path / "a.case") as case:
        done = import_file(case, path, "ucdp-ged", published="2019-06-01")
        clock, processor = time.perf_counter() - begun, time.process_time() - used
        print(f"{done.new:,} rows: {clock:.0f} s by the clock, {processor:.0f} s of processor time")
        assert (done.new, done.claims, len(done.problems)) == (14_035, 14_035, 0)
        assert sum(count.events for count in case.count_events()) == 14_035
        assert import_file(case, path, "ucdp-ged").new == 0
