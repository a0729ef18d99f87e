"""Who is let in: the token, the host, the Origin of a write, and what a browser may do with a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages_case import GUARD, pages_case
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.workbench.app import make_app
from factions.workbench.guarding import HEADERS

HERE = "http://127.0.0.1:7340"


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    with pages_case(tmp_path_factory.mktemp("guard")) as found:
        yield found


@pytest.fixture
def stranger(casefile: Casefile) -> Iterator[TestClient]:
    """A browser that has not been let in."""
    with TestClient(make_app(casefile, "secret"), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def guest(stranger: TestClient) -> TestClient:
    """A browser that has been let in."""
    stranger.get("/?token=secret")
    return stranger


@pytest.mark.parametrize(
    "address", ["/", "/documents", f"/actor?name={GUARD}", "/nowhere", "/?token=", "/?token=no"]
)
def test_nobody_comes_in_without_the_token(stranger: TestClient, address: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "Lake" not in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_is_kept_in_a_cookie_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get(f"/actor?name={GUARD}&token=secret&on=2021-02-03")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/actor?name={GUARD}&on=2021-02-03"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert stranger.get(answer.headers["location"]).status_code == 200


def test_two_workbenches_on_one_machine_do_not_share_their_cookies(guest: TestClient) -> None:
    assert [name for name in guest.cookies if "7340" in name]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:7340", "192.168.1.4:7340"])
def test_another_hosts_name_is_not_answered(guest: TestClient, host: str) -> None:
    """A stranger's name may be made to lead to 127.0.0.1, and its page would be of one origin with ours."""
    answer = guest.get("/documents", headers={"host": host})
    assert answer.status_code == 400
    assert "Guard and Army" not in answer.text


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:7340"]
)
def test_a_write_from_elsewhere_is_refused(guest: TestClient, casefile: Casefile, origin: str | None) -> None:
    before = casefile.judgements(withdrawn=True)
    document = casefile.documents()[0].id
    claim = casefile.claims()[0].id
    for address in ("/theme", f"/documents/{document}/judge", "/same/actors", "/reviewer"):
        data = {"claim": claim, "verdict": "reject", "what": "reject", "name": "Mallory", "theme": "dark"}
        answer = guest.post(address, data=data, headers={"origin": origin} if origin else {})
        assert answer.status_code == 403, address
        assert "set-cookie" not in answer.headers
    assert casefile.judgements(withdrawn=True) == before


def test_a_write_of_our_own_is_taken(guest: TestClient) -> None:
    answer = guest.post("/theme", data={"theme": "dark", "back": "/actors"}, headers={"origin": HERE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/actors")


@pytest.mark.parametrize(
    "back", ["http://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_a_write_leads_back_to_our_pages_alone(guest: TestClient, back: str) -> None:
    answer = guest.post("/theme", data={"theme": "dark", "back": back}, headers={"origin": HERE})
    assert answer.headers["location"] == "/"


def test_a_form_that_is_too_large_is_refused(guest: TestClient) -> None:
    answer = guest.post("/theme", content=b"x" * 2_000_001, headers={"origin": HERE})
    assert answer.status_code == 413


def test_reading_changes_nothing(guest: TestClient, casefile: Casefile) -> None:
    before = casefile.judgements(withdrawn=True), casefile.problems(), casefile.claims()
    for address in ("/", "/review", "/same/actors", "/same/events", "/audit?size=2&seed=1", "/judgements"):
        assert guest.get(address).status_code in (200, 303)
    assert (casefile.judgements(withdrawn=True), casefile.problems(), casefile.claims()) == before


@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/?token=no", f"/picture.svg?question=who&actor={GUARD}"]
)
def test_every_answer_has_the_strict_headers(guest: TestClient, address: str) -> None:
    answer = guest.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_style_and_scripts_are_kept_long_and_pages_not_at_all(guest: TestClient) -> None:
    page = guest.get("/")
    assert page.headers["cache-control"] == "no-store"
    sheet = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in guest.get(sheet).headers["cache-control"]
    assert guest.get("/static/0/..%2fapp.py").status_code == 404
    assert guest.get("/static/0/none.css").status_code == 404
