"""Documents are hostile until read: markup and script in every field of theirs stay words on every page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from pages_case import Read, identified
from review_case import browsing, hand_made
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.casefile.judging.drafting import Changes
from factions.errors import UnreadableDocument
from factions.records import Reading

SCRIPT = "<script>steal()</script>"
NAME = 'Front "of" <img src=x onerror=steal()> & <b>Sons</b>'
OTHER = "</title></textarea></script><svg onload=steal()>"
TEXT = (
    f"{NAME} is allied with the {OTHER}. {SCRIPT} "
    f"{NAME} killed 14 people at {{{{ 7*7 }}}} on 3 February 2021. {NAME} and the {OTHER} are rivals.\n"
)
CLAIMS = (
    Changes(
        "allied_with", f"{NAME} is allied with the {OTHER}. {SCRIPT}", {"subject": NAME, "object": OTHER}
    ),
    Changes(
        "armed_assault",
        f"{NAME} killed 14 people at {{{{ 7*7 }}}} on 3 February 2021",
        {"attacker": NAME},
        when="2021-02-03",
        words="3 February 2021",
        place="{{ 7*7 }}",
        tolls={"killed": "14"},
    ),
    Changes("rival_of", f"{NAME} and the {OTHER} are rivals", {"subject": NAME, "object": OTHER}),
)
IDS = {NAME.casefold(): "usr_hostile", OTHER.casefold(): "usr_other"}
PAGES = (
    "/", "/add", "/documents", "/actors", "/actor?name=usr_hostile",
    "/relationship?a=usr_hostile&b=usr_other", "/matrix?a=usr_hostile&b=usr_other",
    "/lineage?actor=usr_hostile", "/events", "/map", "/disagreements",
    "/problems", "/judgements", "/search?q=steal", f"/search?q={quote(SCRIPT)}", f"/actor?name={quote(NAME)}",
    f"/actors?words={quote(OTHER)}", f"/documents?words={quote(SCRIPT)}", f"/actor?name={quote(SCRIPT)}",
    f"/ask?question={quote(SCRIPT)}", "/ask?question=timeline&actor=usr_hostile",
    f"/documents?page={quote(NAME)}",
    "/review", "/same/actors", "/same/events", "/audit?size=2&seed=1", "/report?actor=usr_hostile",
    f"/keys?on={quote(SCRIPT)}",
)  # fmt: skip


def hostile() -> Reading:
    made = identified(hand_made(TEXT, *CLAIMS), IDS)
    document = replace(
        made.document, title=f"{SCRIPT}{NAME}", publisher=OTHER, author=SCRIPT, published_at="2021-02-09",
        url="javascript:steal()", source=f"../{SCRIPT}.txt",
    )  # fmt: skip
    claims = tuple(
        replace(claim, roles=tuple(replace(role, name=role.text) for role in claim.roles))
        for claim in made.claims
    )
    return replace(made, document=document, claims=claims)


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    with Casefile.open(tmp_path_factory.mktemp("hostile") / "hostile <b>.case") as found:
        found.add(hostile())
        found.judge("accept", found.claims()[0].id, who=SCRIPT, why=OTHER)
        found.note_problem(UnreadableDocument(f"{SCRIPT}.pdf", f"it is {OTHER}"))
        yield found


@pytest.fixture(scope="module")
def client(casefile: Casefile) -> Iterator[TestClient]:
    with browsing(casefile, who=f"Ann {SCRIPT}") as found:
        yield found


def _check(page: str) -> None:
    """No tag, attribute or address of the document's became the page's."""
    assert SCRIPT not in page
    assert "<svg onload" not in page
    read = Read(page)
    assert not [tag for tag, _ in read.tags if tag == "b"]
    assert not [one for _, attributes in read.tags for one in attributes if one.startswith("on")]
    assert not [one for one in read.all("img") if one.get("src") == "x"]
    assert all(one.get("src", "").startswith("/static/") for one in read.all("script"))
    assert not [one for one in read.all("a") if one.get("href", "").startswith("javascript")]
    assert "49" not in [word for word in read.text.split() if word == "49"]


@pytest.mark.parametrize("address", PAGES)
def test_markup_in_documents_stays_words(client: TestClient, address: str) -> None:
    _check(client.get(address).text)


def test_markup_stays_words_wherever_pages_lead(client: TestClient, casefile: Casefile) -> None:
    document = casefile.documents()[0].id
    claims = casefile.claims()
    addresses = [f"/documents/{document}", f"/documents/{document}/add"]
    addresses += [f"/events/{claim.id}" for claim in claims if claim.kind == "armed_assault"]
    addresses += [
        f"/cite/{claim.id}?style={style}" for claim in claims for style in ("chicago", "bibtex", "csl")
    ]
    addresses += [f"/documents/{document}/edit?claim={claim.id}" for claim in claims]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        _check(answer.text)


def test_markup_stays_words_in_pictures(client: TestClient) -> None:
    drawn = client.get("/picture.svg?question=relationship&a=usr_hostile&b=usr_other").text
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "onload" not in drawn.replace("&lt;svg onload", "")
