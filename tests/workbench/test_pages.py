"""Every page answers, is well made, links to what is there, and says what to do when it is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pages_case import ARMY, GUARD, READINGS, Read, identified, pages_case
from review_case import browsing
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.casefile.clock import now
from factions.casefile.schema import migrations
from factions.questions import Answer
from factions.workbench.app import look_ahead, make_app
from factions.workbench.bench import Bench
from factions.workbench.pages.picture import draw_nothing

TIE = f"a={GUARD}&b={ARMY}"
PAGES = {
    "home": "/",
    "documents": "/documents",
    "add documents": "/add",
    "actors": "/actors",
    "actor": f"/actor?name={GUARD}",
    "relationship": f"/relationship?{TIE}",
    "which two": "/relationship",
    "matrix": f"/matrix?{TIE}",
    "lineage": f"/lineage?actor={GUARD}",
    "whose lineage": "/lineage",
    "events": "/events",
    "events of a kind": "/events?kind=armed_assault&since=2021-01-01",
    "map": "/map",
    "disagreements": "/disagreements",
    "problems": "/problems",
    "judgements": "/judgements",
    "search": "/search?q=guard",
    "ask": "/ask",
    "timeline": f"/ask?question=timeline&actor={GUARD}",
    "keys": "/keys",
}
_OF_A_KIND = 3


@pytest.fixture(scope="module")
def casefile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casefile]:
    with pages_case(tmp_path_factory.mktemp("pages")) as found:
        yield found


@pytest.fixture(scope="module")
def client(casefile: Casefile) -> Iterator[TestClient]:
    with browsing(casefile) as found:
        yield found


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_well_made(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    _check(answer.text)


def _check(page: str) -> None:
    read = Read(page)
    assert len(read.all("h1")) == 1
    assert read.all("html")[0]["lang"] == "en"
    assert len(read.all("title")) == 1
    assert page.split("<title>")[1].split("</title>")[0].strip(" ·")
    assert not read.all("style")
    assert all("src" in script for script in read.all("script"))
    for tag, attributes in read.tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], (
            tag,
            attributes,
        )
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    labelled = {one["for"] for one in read.all("label") if "for" in one}
    fields = [
        one
        for tag in ("input", "select", "textarea")
        for one in read.all(tag)
        if one.get("type") not in ("hidden", "submit", "radio", "checkbox")
    ]
    assert all(one.get("id") in labelled or "aria-label" in one for one in fields), fields
    assert all("alt" in image for image in read.all("img"))


@pytest.mark.slow
def test_everything_that_pages_link_to_is_there(client: TestClient) -> None:
    """From the first page on, some of each kind; pictures take long and are drawn in tests of their own."""
    todo, seen, kinds = ["/"], {"/"}, Counter[str]()
    while todo:
        address = todo.pop(0)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        for found in sorted(Read(answer.text).addresses() - seen):
            seen.add(found)
            kinds[_kind(found)] += 1
            if not _is_slow(found) and kinds[_kind(found)] <= _OF_A_KIND:
                todo.append(found)
    rooms = {kind.split("/")[1].partition("?")[0] for kind in kinds}
    assert {"actor", "relationship", "events", "documents", "cite", "matrix", "static", "review"} <= rooms


def _kind(address: str) -> str:
    """An address without its ids and values."""
    path, _, query = address.partition("?")
    names = "&".join(one.partition("=")[0] for one in query.split("&"))
    return f"{'/'.join(path.split('/')[:2])}/{path.count('/')}?{names}"


def _is_slow(address: str) -> bool:
    return address.startswith(("/picture", "/counts", "/report", "/vega"))


@pytest.mark.parametrize(
    "address",
    [
        f"/picture.svg?question=relationship&{TIE}",
        f"/picture.svg?question=events&view=months&actor={GUARD}&theme=dark",
        "/counts.svg",
    ],
)
def test_pictures_are_drawn_on_the_server(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert "<script" not in answer.text


def test_what_draws_is_started_by_a_picture_of_nothing() -> None:
    assert draw_nothing().startswith("<svg")


def test_pages_of_what_is_empty_say_what_to_do(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "empty.case") as casefile, browsing(casefile) as client:
        for name in ("home", "documents", "actors", "events", "map", "judgements", "problems"):
            answer = client.get(PAGES[name])
            assert answer.status_code == 200
            assert 'class="empty"' in answer.text, name
            _check(answer.text)
        assert "factions add empty.case" in client.get("/").text
        assert client.get("/search?q=bomb").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "leads nowhere"),
        ("/actor?name=Lake+Gard", 404, "Did you mean"),
        ("/actor", 400, "Which actor"),
        (f"/actor?name={GUARD}&on=2021-02-30", 400, "not a date"),
        ("/documents?known_by=yesterday", 400, "not a date"),
        ("/documents?page=0", 400, "whole number"),
        ("/documents?page=99", 400, "the last one is 1"),
        ("/documents?page=one", 400, "whole number"),
        ("/documents/doc_0000000000000000", 404, "has no document"),
        ("/events/clm_0000000000000000", 404, "has no event"),
        ("/cite/clm_0000000000000000", 404, "has no claim"),
        ("/events?kind=picnic", 400, "No kind of event"),
        ("/events?country=Atlantis", 400, "No country"),
        ("/ask?question=why", 400, "No question is named"),
        (f"/relationship?a={GUARD}&b={GUARD}", 400, "one actor"),
        (f"/cite?question=who&actor={GUARD}&line=0", 404, "have changed"),
        (f"/lineage?actor={GUARD}&steps=9", 400, "whole number"),
        ("/picture.svg?question=who&actor=x&theme=mauve", 404, "No actor"),
        ("/report", 400, "A report is on"),
        ("/search?q=" + "a" * 3000, 200, "Nothing has these words"),
        ("/search?q=%22%22*", 400, "word"),
    ],
)
def test_what_cannot_be_answered_is_told_on_a_page(
    client: TestClient, address: str, status: int, words: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, words in Read(answer.text).text) == (status, True), answer.text[:2000]
    assert "Traceback" not in answer.text
    _check(answer.text)


def test_an_actor_that_several_share_is_offered_by_id(tmp_path: Path) -> None:
    with Casefile.open(tmp_path / "two.case") as casefile, browsing(casefile) as client:
        casefile.add(identified(READINGS[0]))
        casefile.add(identified(READINGS[2], {"lake guard": "usr_other-guard"}))
        answer = client.get("/actor?name=Lake+Guard")
        assert answer.status_code == 404
        assert {"/actor?name=usr_other-guard", f"/actor?name={GUARD}"} <= Read(answer.text).addresses()


def test_an_actors_page_holds_what_is_said_of_it(client: TestClient) -> None:
    text = Read(client.get(f"/actor?name={GUARD}").text).text
    for words in ("Mahamat Idriss", "split from", "Bol", "3 origins", "lake-desk.example", "allied with"):
        assert words in text, words


def test_a_relationship_sets_for_beside_against(client: TestClient) -> None:
    page = client.get(f"/relationship?{TIE}").text
    disputed = page[page.index('class="line disputed"') :].split("</ul></div>")
    assert "lake-desk.example" in disputed[0]
    assert "border-wire.example" in disputed[1]
    assert "Nobody speaks against it" in page  # the split


def test_an_events_page_sets_tolls_side_by_side(client: TestClient, casefile: Casefile) -> None:
    raid = casefile.claims(kind="armed_assault")[0]
    text = Read(client.get(f"/events/{raid.id}").text).text
    assert "Armed assault, Bol, 3 February 2021" in text
    assert "border-wire.example" in text
    assert "14 to 19" in text or "late-paper.example" not in text


def test_actors_are_called_by_name_in_headings_and_paths(client: TestClient) -> None:
    for address in (f"/ask?question=timeline&actor={GUARD}", f"/ask?question=relationship&{TIE}"):
        asked = Read(client.get(address).text)
        assert "Lake Guard" in asked.text
        assert GUARD not in asked.text
        (cite, *_) = sorted(one for one in asked.addresses() if one.startswith("/cite?"))
        assert GUARD not in Read(client.get(cite).text).text


def test_a_line_is_cited_as_a_sentence_with_its_footnotes(client: TestClient) -> None:
    page = Read(client.get(f"/relationship?{TIE}").text)
    addresses = sorted(one for one in page.addresses() if one.startswith("/cite?"))
    written = [client.get(address).text.split("data-copy")[1] for address in addresses]
    assert any("are described as allies" in one and "lake-desk.example" in one for one in written)
    assert "@misc{" in client.get(addresses[0] + "&style=bibtex").text
    assert "&#34;publisher&#34;" in client.get(addresses[0] + "&style=csl").text


def test_the_footnote_of_a_pdf_has_its_page(tmp_path: Path) -> None:
    first = READINGS[0]
    paged = replace(first.document, media_type="application/pdf")
    with Casefile.open(tmp_path / "pdf.case") as casefile, browsing(casefile) as client:
        casefile.add(replace(first, document=paged))
        assert ", p. 1" in client.get(f"/cite/{first.claims[0].id}").text


def test_a_report_needs_nothing_else(client: TestClient) -> None:
    answer = client.get(f"/report?{TIE}")
    read = Read(answer.text)
    assert not read.addresses()
    assert read.all("img")[0]["src"].startswith("data:image/svg+xml;base64,")
    policy = answer.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy
    assert "style-src 'sha256-" in policy
    saved = client.get(f"/report?{TIE}&save=1")
    assert saved.headers["content-disposition"].startswith('attachment; filename="lake-guard-and-reed-army')


def test_a_judgement_is_seen_on_the_next_page(tmp_path: Path) -> None:
    with pages_case(tmp_path) as casefile, browsing(casefile) as client:
        assert "rivals" in client.get(f"/actor?name={GUARD}").text
        claim = casefile.claims(kind="rival_of")[0]
        made = casefile.judge("reject", claim.id, who="Bo")
        assert "rivals" not in client.get(f"/actor?name={GUARD}").text
        casefile.withdraw(made.id, who="Bo")
        assert "rivals" in client.get(f"/actor?name={GUARD}").text


def test_a_casefile_that_another_program_upgrades_meanwhile_is_told(tmp_path: Path) -> None:
    with pages_case(tmp_path) as casefile, browsing(casefile) as client:
        assert client.get("/documents").status_code == 200
        with casefile.transaction(writes=True) as connection:
            connection.execute(migrations.insert().values(name="step_of_tomorrow", at=now()))
        answer = client.get("/documents")
        assert answer.status_code == 503
        assert "use that version to open it" in answer.text


def test_the_theme_is_chosen_without_a_script(client: TestClient) -> None:
    answer = client.post("/theme", data={"theme": "dark", "back": "/actors"})
    assert answer.url.path == "/actors"
    assert 'data-theme="dark"' in answer.text
    client.post("/theme", data={"theme": "auto"})


def test_the_first_pages_are_made_before_they_are_asked_for(casefile: Casefile) -> None:
    app = make_app(casefile, "token")
    look_ahead(app)
    bench: Bench = app.state.bench
    key = ("who", (GUARD,), (("known_by", None), ("on", None)))
    assert bench.now().once(key, _never).question == "who"


def _never() -> Answer:
    pytest.fail("it was not made before")
