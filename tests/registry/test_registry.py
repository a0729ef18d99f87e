"""Finding actors by name: spellings, dates, countries, suggestions, and a user's own list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.errors import UnknownActor, UserError
from factions.registry import load_registry
from factions.registry.load import shipped_actors
from factions.registry.names import parse_name
from factions.registry.spelling import key

registry = load_registry()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Daesh", "islamic-state"),
        ("da'ish", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("isis", "islamic-state"),
        ("the Islamic State", "islamic-state"),
        ("ISKP", "islamic-state-khorasan"),
        ("ISIS-K", "islamic-state-khorasan"),
        ("IS K", "islamic-state-khorasan"),
        ("Daesh-K", "islamic-state-khorasan"),
        ("Wilayah Khurasan", "islamic-state-khorasan"),
        ("Islamic State's Khorasan Province", "islamic-state-khorasan"),
        ("Khorasan province", "islamic-state-khorasan"),
        ("the haqqani NETWORK", "haqqani-network"),
        ("Haqqanis", "haqqani-network"),
        ("Hakkani network", "haqqani-network"),
        ("Taleban", "taliban"),
        ("Tehreek-e-Taliban Pakistan", "tehrik-i-taliban-pakistan"),
        ("Tehrik i Taliban Pakistan", "tehrik-i-taliban-pakistan"),
        ("Pakistani Taliban", "tehrik-i-taliban-pakistan"),
        ("Jaysh-e-Muhammad", "jaish-e-mohammed"),
        ("Lashkar-i-Tayyiba", "lashkar-e-taiba"),
        ("al shabab", "al-shabaab"),
        ("Shabaab", "al-shabaab"),
        ("Hizballah", "hezbollah"),
        ("Ejercito de Liberacion Nacional", "eln"),
        ("Front 33", None),
        ("Sandinistas", "fsln"),
        ("Nigerian army", "nigeria-armed-forces"),
        ("Government of Mali", "mali"),
        ("FARDC", "democratic-republic-of-the-congo-armed-forces"),
        ("Inter Services Intelligence", "pakistan-intelligence"),
        ("Rohingyas", "rohingya"),
    ],
)
def test_a_name_finds_its_actor_however_it_is_spelt(name: str, actor: str | None) -> None:
    found = registry.find(name)
    assert (found[0].actor.id if found else None) == (f"act_{actor}" if actor else None)


def test_country_decides_between_actors_of_one_name() -> None:
    assert registry.find("ELN", country="CO")[0].actor.id == "act_eln"
    assert registry.find("ELN", country="PE")[0].actor.id == "act_ucdp-748-eln"
    assert registry.find("JEM", country="SD")[0].actor.id == "act_jem"


def test_the_day_decides_what_a_name_means() -> None:
    assert (
        registry.find("ISIS", on="2016-05-01")[0].score > registry.find("ISIS", on="2008-05-01")[0].score - 1
    )
    early = registry.find("Islamic State in the Greater Sahara", on="2019-06-01")[0]
    late = registry.find("Islamic State in the Greater Sahara", on="2024-06-01")[0]
    assert early.actor.id == late.actor.id == "act_islamic-state-sahel"
    assert early.score > late.score


def test_a_rename_is_a_dated_name_of_one_actor() -> None:
    former, later = registry.find("Ansar Bayt al-Maqdis")[0], registry.find("Wilayat Sinai")[0]
    assert former.actor.id == later.actor.id
    assert former.name.until == "2014-11-10"


def test_kinds_change_with_time() -> None:
    taliban = registry.get("act_taliban")
    assert taliban.kind_on("2021-08-14") == "group"
    assert taliban.kind_on("2022-01-01") == "state"
    assert taliban.kind_on() == "state"


def test_contested_names_are_marked() -> None:
    assert registry.find("Islamic Emirate of Afghanistan")[0].name.status == "contested"
    assert registry.find("Taliban")[0].name.status == "accepted"


def test_numbers_elsewhere_are_kept() -> None:
    numbers = {(number.scheme, number.id) for number in registry.get("act_taliban").external}
    assert ("ucdp", "303") in numbers
    assert not registry.get("act_haqqani-network").external


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Shene", "act_oromo-liberation-army"),
        ("Shanni", None),
        ("Nande", "act_ucdp-2397-nande"),
        ("Nandi", "act_ucdp-930-nandi"),
        ("Fullani", "act_fulani"),
        ("Hammas", "act_hamas"),
        ("Shanni Nationalities Army", "act_shanni-nationalities-army"),
    ],
)
def test_a_short_lone_name_keeps_its_vowels(name: str, actor: str | None) -> None:
    assert [match.actor.id for match in registry.find(name)] == ([actor] if actor else [])
    seen = [sighting.matches[0].actor.id for sighting in registry.scan(f"Villagers fear {name} men.")]
    assert seen == ([actor] if actor else [])


def test_nearest_offers_names_for_a_misspelling() -> None:
    assert "Haqqani network" in registry.nearest("Haqani netwerk", 3)
    assert registry.nearest("Boko Harram", 1) == ("Boko Haram",)
    with pytest.raises(UnknownActor) as caught:
        registry.get("act_haqqani-netwok")
    assert "Haqqani network" in caught.value.nearest


@given(st.sampled_from([n.text for actor in shipped_actors() for n in actor.names]))
def test_every_name_finds_its_actor_in_any_case(name: str) -> None:
    exact = {match.actor.id for match in registry.find(name)}
    assert exact and exact == {match.actor.id for match in registry.find(name.lower())}


@given(st.text(max_size=30))
def test_any_text_is_a_harmless_question(text: str) -> None:
    assert all(0 < match.score <= 1 for match in registry.find(text))
    assert key(text) == key(text)


def test_a_user_list_adds_actors(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,names,kind,country,external\n"
        "River Column,RC-7 | since=2024-02-01;The River Boys,group,CD,acled:991\n",
        "utf-8",
    )
    mine = load_registry(path)
    found = mine.find("river boys")[0].actor
    assert (found.id, found.country, found.external[0].id) == ("usr_river-column", ("CD",), "991")
    assert mine.scan("Fighters of RC-7 fled.")[0].matches[0].actor.id == "usr_river-column"
    assert mine.knows("act_taliban")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title,kind\nA,group\n", "line 1: no column `name`"),
        ("name,colour\nA,red\n", "line 1: unknown column 'colour'"),
        ("name,kind\nA Front,group\n,group\n", "line 3: the name is empty"),
        ("name,kind\nA Front,army\n", "line 2: 'army' is no kind"),
        ("name,country\nA Front,Mali\n", "line 2: 'Mali' is not two-letter"),
        ("name,names\nA Front,AF | since=soon\n", "line 2: 'soon' is not a day"),
        ("name,external\nA Front,991\n", "line 2: '991' is not written as scheme:number"),
        ("name\nA Front\nA  front\n", "line 3: 'A  front' is on line 2 already"),
        ("name,kind\nA Front,group,extra\n", "line 2: more cells than columns"),
    ],
)
def test_a_faulty_user_list_names_the_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=complaint):
        load_registry(path)


def test_a_missing_user_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load_registry(tmp_path / "none.csv")


def test_a_name_line_may_hold_dates_language_and_doubt() -> None:
    name = parse_name("Estado Mayor | since=2020-01-01 lang=es contested")
    assert (name.text, name.since, name.language, name.status) == (
        "Estado Mayor",
        "2020-01-01",
        "es",
        "contested",
    )
    with pytest.raises(UserError, match="none of since"):
        parse_name("X | from=2020")
