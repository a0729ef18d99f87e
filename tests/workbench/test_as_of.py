"""The two clocks act on every page: a later document does not leak into what was known by a day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages_case import ARMY, COLUMN, GUARD, Read, pages_case
from review_case import browsing
from starlette.testclient import TestClient
from test_pages import PAGES

from factions.casefile import Casefile

DAY = "2022-01-01"  # after the second report and before the third
LATER = ("Night Column", "late-paper", "19 people", "2023")


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    with pages_case(tmp_path_factory.mktemp("clocks")) as found:
        yield found


@pytest.fixture(scope="module")
def client(casefile: Casefile) -> Iterator[TestClient]:
    with browsing(casefile) as found:
        yield found


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_later_document_does_not_leak(client: TestClient, address: str) -> None:
    joint = "&" if "?" in address else "?"
    page = Read(client.get(f"{address}{joint}known_by={DAY}").text)
    leaked = [words for words in LATER if words in page.text.replace("2021-02-11", "")]
    assert not leaked
    assert not [one for one in page.addresses() if COLUMN in one]


@pytest.mark.slow
def test_a_later_document_does_not_leak_into_events_footnotes_and_reports(
    client: TestClient, casefile: Casefile
) -> None:
    early, late = casefile.claims(kind="armed_assault")
    event = Read(client.get(f"/events/{early.id}?known_by={DAY}").text).text
    assert "14" in event
    assert "late-paper" not in event
    assert client.get(f"/events/{late.id}?known_by={DAY}").status_code == 404
    assert client.get(f"/cite/{late.id}?known_by={DAY}").status_code == 404
    report = client.get(f"/report?actor={GUARD}&known_by={DAY}").text
    assert "border-wire" in report
    assert "late-paper" not in report
    drawn = client.get(f"/picture.svg?question=who&actor={GUARD}&known_by={DAY}").text
    assert "Night Column" not in drawn


def test_the_clocks_are_carried_in_every_link(client: TestClient) -> None:
    page = Read(client.get(f"/actor?name={GUARD}&on=2021-02-03&known_by={DAY}").text)
    ours = {
        one for one in page.addresses()
        if not one.startswith(("/static/", "/vega")) and one not in (f"/actor?name={GUARD}",)
    }  # fmt: skip
    assert ours
    assert not {one for one in ours if f"on=2021-02-03&known_by={DAY}" not in one}


def test_forms_carry_the_clocks_too(client: TestClient) -> None:
    page = Read(client.get(f"/events?known_by={DAY}").text)
    hidden = [one["name"] for one in page.all("input") if one.get("type") == "hidden"]
    assert hidden.count("known_by") >= 2  # the search and the filters


def test_the_day_asked_about_changes_what_holds(client: TestClient) -> None:
    """The split of 2014 is told of that year, and of no day in 2021."""
    then = client.get(f"/relationship?a={GUARD}&b={ARMY}&on=2014-06-01").text
    later = client.get(f"/relationship?a={GUARD}&b={ARMY}&on=2021-06-01").text
    assert "split from" in Read(then).text
    assert "claim that says nothing of 1 June 2021" in Read(later).text


def test_the_page_says_as_of_when(client: TestClient) -> None:
    page = Read(client.get(f"/actors?known_by={DAY}").text)
    assert "documents published until 1 January 2022" in page.text
    assert "/actors" in page.addresses()  # the way back to everything
