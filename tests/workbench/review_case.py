"""A small casefile with claims made by hand, and a client that reviews it: no model is needed for either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.casefile.judging.drafting import Changes, draft
from factions.documents import from_text
from factions.reading.reader import Reader
from factions.records import Document, Reading
from factions.workbench.app import make_app

READER = "hand/1"
SPLIT = (
    "Title: The Lake Guard leaves\nPublisher: lake-desk.example\nPublished: 2021-02-09\n\n"
    "The Lake Guard split from the Reed Army in 2020. The two are rivals since then. "
    "Gunmen killed four people in Bol on 3 February 2021. The Reed Army denied it.\n"
)
RAID = (
    "Title: Raid on Bol\nPublisher: border-wire.example\nPublished: 2021-02-11\n\n"
    "Gunmen of the Guard of the Lake killed five people in Bol on 3 February 2021, a teacher said.\n"
)
SPLIT_CLAIMS = (
    Changes(
        "split_from",
        "The Lake Guard split from the Reed Army in 2020",
        {"subject": "The Lake Guard", "object": "the Reed Army"},
        when="2020-01-01/2020-12-31",
        words="in 2020",
    ),
    Changes("rival_of", "The two are rivals since then", {"subject": "The two"}),
    Changes(
        "armed_assault",
        "Gunmen killed four people in Bol on 3 February 2021",
        {"attacker": "Gunmen", "victim": "four people"},
        when="2021-02-03",
        words="3 February 2021",
        place="Bol",
        tolls={"killed": "4"},
    ),
)
RAID_CLAIMS = (
    Changes(
        "armed_assault",
        "Gunmen of the Guard of the Lake killed five people in Bol on 3 February 2021",
        {"attacker": "Gunmen of the Guard of the Lake", "victim": "five people"},
        when="2021-02-03",
        words="3 February 2021",
        place="Bol",
        tolls={"killed": "5"},
    ),
)


def hand_made(text: str, *claims: Changes) -> Reading:
    """A reading of a text with claims that somebody wrote down."""
    empty = Reading(from_text(text), (), (), (), ())
    made = tuple(draft(empty, changes, READER) for changes in claims)
    return Reading(empty.document, (), (), (), made)


def lake_case(folder: Path) -> Casefile:
    """A casefile of two reports, open; the caller closes it."""
    casefile = Casefile.open(folder / "lake.case")
    casefile.add_all([hand_made(SPLIT, *SPLIT_CLAIMS), hand_made(RAID, *RAID_CLAIMS)])
    return casefile


class HandReader:
    """Reads in a document what its words are known to be: whoever fled surrendered."""

    name = READER

    def read(self, document: Document) -> Reading:
        whole = Reading(document, (), (), (), ())
        if "Gunmen fled" not in document.text:
            return whole
        return replace(whole, claims=(draft(whole, Changes("surrender", "Gunmen fled"), READER),))


@contextmanager
def browsing(
    casefile: Casefile, who: str | None = "Ann", reader: Reader | None = None
) -> Iterator[TestClient]:
    """A browser without scripts on the workbench, let in and with a name."""
    base = "http://127.0.0.1:7340"
    app = make_app(casefile, "token", reader)
    with TestClient(app, base_url=base, headers={"origin": base}) as client:
        client.get("/?token=token")
        if who:
            client.post("/reviewer", data={"name": who, "back": "/keys"})
        yield client
