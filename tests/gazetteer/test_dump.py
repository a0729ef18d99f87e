from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from factions.errors import GazetteerMissing, UserError
from factions.gazetteer import Gazetteer, load_gazetteer, shipped_gazetteer
from factions.gazetteer.making import build_from_dump
from factions.gazetteer.making.draft import Draft
from factions.gazetteer.making.packing import write
from factions.gazetteer.store import SETTING, read_packed


def row(
    gid: int, name: str, other: str, lat: float, lon: float, code: str, country: str, *units: object
) -> str:
    """A row as GeoNames has them; the units are admin1, admin2 and the population."""
    first, second, people = (*units, "", "", 0)[:3] if len(units) < 3 else units
    letter = "A" if code.startswith(("ADM", "PCL")) else "P" if code.startswith("PPL") else "S"
    fields = [gid, name, name, other, lat, lon, letter, code, country, "", first, second, "", "", people]
    return "\t".join(map(str, [*fields, "", 100, "Etc/UTC", "2024-01-01"]))


# An island state of our own making, with an id that GeoNames does not use.
ROWS = [
    row(4_000_000_001, "Vorland Province", "Vorland,Форланд", 10.0, 20.0, "ADM1", "ML", "77"),
    row(4_000_000_002, "Cercle de Tabori", "", 10.1, 20.1, "ADM2", "ML", "77", "7701"),
    row(4_000_000_003, "Tabori", "Taborry,تابوري", 10.2, 20.2, "PPLA2", "ML", "77", "7701", 5400),
    row(4_000_000_004, "Little Tabori", "", 10.3, 20.3, "PPL", "ML", "77", "7701"),
    row(4_000_000_005, "Tabori Hospital", "", 10.21, 20.21, "HSP", "ML", "77", "7701"),
    row(4_000_000_006, "Tabori Rock", "", 10.21, 20.21, "ROCK", "ML", "77", "7701"),
    row(2_453_866, "Republic of Mali", "Mali,République du Mali", 18.0, -2.0, "PCLI", "ML", "00"),
    "not a row",
    row(4_000_000_007, "Nowhere", "", 95.0, 20.3, "PPL", "ML", "77"),
]  # fmt: skip


SHIPPED = [
    Draft("Mali", 17.5, -3.0, "ML", "PCLI", 2_453_866, demonyms=frozenset({"Malian"}), radius=600),
    Draft("Ansongo", 15.66, 0.5, "ML", "PPL", 2_460_595, "Gao"),
    Draft("Azawad", 18.0, -1.0, "ML", "RGN", radius=500),
    Draft("Goma", -1.68, 29.22, "CD", "PPL", 216_281, "North Kivu", "Goma", 782_000),
]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    to = tmp_path_factory.mktemp("shipped") / "places.npz"
    write(list(SHIPPED), to)
    return read_packed(to)


@pytest.fixture(scope="module")
def built(shipped: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Gazetteer]:
    folder = tmp_path_factory.mktemp("dump")
    (folder / "ML.txt").write_text("\n".join(ROWS), encoding="utf-8")
    to = folder / "places.npz"
    report = build_from_dump([folder / "ML.txt"], to, shipped)
    assert (report.rows, report.broken, report.countries) == (6, 2, ("ML",))
    return to, read_packed(to)


def test_a_dump_s_town_has_its_units_by_name(built: tuple[Path, Gazetteer]) -> None:
    town = built[1].find("Tabori")[0]
    assert (town.country, town.admin1, town.admin2) == ("ML", "Vorland Province", "Cercle de Tabori")
    assert (town.geonames_id, town.feature_code, town.population) == (4_000_000_003, "PPL", 5400)


@pytest.mark.parametrize("name", ["Taborry", "تابوري", "TABORI"])
def test_a_dump_s_further_names_lead_to_the_town(built: tuple[Path, Gazetteer], name: str) -> None:
    assert built[1].find(name)[0].name == "Tabori"


def test_a_dump_s_units_have_the_circle_of_their_towns(built: tuple[Path, Gazetteer]) -> None:
    unit = built[1].find("Cercle de Tabori")[0]
    assert unit.feature_code == "ADM2"
    assert 10 <= (unit.radius_km or 0) <= 40


def test_only_useful_features_are_kept(built: tuple[Path, Gazetteer]) -> None:
    assert built[1].find("Tabori Hospital")[0].feature_code == "HSP"
    assert built[1].find("Tabori Rock") == ()


def test_other_countries_and_rows_of_our_own_stay_as_shipped(built: tuple[Path, Gazetteer]) -> None:
    goma, azawad = built[1].find("Goma")[0], built[1].find("Azawad")[0]
    assert (goma.admin1, goma.admin2, goma.population) == ("North Kivu", "Goma", 782_000)
    assert (azawad.feature_code, azawad.radius_km) == ("RGN", 500)


def test_the_towns_of_its_own_country_are_the_dump_s(built: tuple[Path, Gazetteer]) -> None:
    assert built[1].find("Ansongo") == ()
    mali = built[1].find("République du Mali")[0]
    assert (mali.name, mali.lat, mali.feature_code) == ("Mali", 17.5, "PCLI")
    assert built[1].demonym("Malian") == mali


def test_a_zipped_dump_is_read(shipped: Gazetteer, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ML.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("ML.txt", "\n".join(ROWS))
    build_from_dump([tmp_path / "ML.zip"], tmp_path / "places.npz", shipped)
    assert read_packed(tmp_path / "places.npz").find("Tabori")


@pytest.mark.parametrize("text", ["", "name,lat,lon\nKabul,34,69\n", "\0\0\0"])
def test_a_file_that_is_no_dump_is_refused(shipped: Gazetteer, tmp_path: Path, text: str) -> None:
    (tmp_path / "dump.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="no row of a GeoNames dump"):
        build_from_dump([tmp_path / "dump.txt"], tmp_path / "places.npz", shipped)
    assert not (tmp_path / "places.npz").exists()


def test_a_missing_dump_is_refused(shipped: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        build_from_dump([tmp_path / "none.txt"], tmp_path / "places.npz", shipped)


def test_the_setting_names_another_file(
    built: tuple[Path, Gazetteer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    load_gazetteer.cache_clear()
    monkeypatch.setenv(SETTING, str(built[0]))
    assert load_gazetteer().find("Tabori")
    load_gazetteer.cache_clear()
    (tmp_path / "broken.npz").write_bytes(b"PK nothing")
    monkeypatch.setenv(SETTING, str(tmp_path / "broken.npz"))
    with pytest.raises(GazetteerMissing, match="no packed gazetteer"):
        load_gazetteer()
    monkeypatch.undo()
    load_gazetteer.cache_clear()
    assert load_gazetteer() is shipped_gazetteer()
