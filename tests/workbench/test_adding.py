"""Documents are added by a page: each is told what became of it, and none stops another."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages_case import Read
from review_case import SPLIT, HandReader, browsing, lake_case
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.errors import CasefileUnusable
from factions.records import Document, Reading
from factions.workbench.adding.batches import Batch

REPORT = b"Title: A new report\nPublisher: new-desk.example\nPublished: 2022-05-03\n\nGunmen fled from Bol.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with lake_case(tmp_path) as casefile:
        yield casefile


@pytest.fixture
def client(case: Casefile) -> Iterator[TestClient]:
    with browsing(case, reader=HandReader()) as found:
        yield found


def send(client: TestClient, *files: tuple[str, bytes], **fields: str) -> str:
    """The text of the page of what was sent, once all of it is done."""
    page = client.post("/add", data=fields, files=[("files", one) for one in files] or [("files", ("", b""))])
    deadline = time.monotonic() + 60
    while "data-again" in page.text and time.monotonic() < deadline:
        time.sleep(0.02)
        page = client.get(page.url.path)
    return " ".join(Read(page.text).text.split())


def test_each_file_is_told_what_became_of_it(client: TestClient, case: Casefile) -> None:
    files = (
        ("new.txt", REPORT), ("again.txt", REPORT), ("known.txt", SPLIT.encode()), ("photo.png", PNG),
        ("empty.txt", b""), ("broken.pdf", b"%PDF-1.4 no more than this"),
    )  # fmt: skip
    told = send(client, *files)
    assert "6 of 6 documents done: 1 added, 2 known already, 3 refused" in told
    assert re.search(r"new\.txt added 1 ", told)
    assert "again.txt was here already" in told and "known.txt was here already" in told
    assert (
        re.search(r"photo\.png refused: it is a PNG picture", told)
        and "empty.txt refused: the file is empty" in told
    )
    assert {one.title for one in case.documents()} >= {"A new report"} and len(case.documents()) == 3
    assert {one.source for one in case.problems()} == {"photo.png", "empty.txt", "broken.pdf"}


def test_a_pasted_text_is_a_document_with_what_is_known_of_it(client: TestClient, case: Casefile) -> None:
    known = {"title": "From a letter", "publisher": "a-letter.example", "published": "2022-06-01"}
    told = send(client, text="Gunmen came.\r\n\r\nGunmen fled.\r\n", **known)
    assert "From a letter added 1" in told
    (document,) = (one for one in case.documents() if one.source == "pasted")
    assert (document.title, document.publisher) == ("From a letter", "a-letter.example")
    assert (document.published_at, document.text) == ("2022-06-01", "Gunmen came.\n\nGunmen fled.\n")


@pytest.mark.parametrize(
    ("fields", "why"),
    [({}, "Nothing was sent"), ({"text": "Gunmen fled.", "published": "May 2022"}, "is not a date")],
)
def test_what_cannot_be_taken_comes_back_with_what_was_written(
    client: TestClient, case: Casefile, fields: dict[str, str], why: str
) -> None:
    page = client.post("/add", data=fields, files=[("files", ("", b""))])
    assert page.status_code == 400 and why in Read(page.text).text
    assert fields.get("text", "") in page.text
    assert len(case.documents()) == 2


def test_a_name_of_markup_stays_words(client: TestClient) -> None:
    page = client.post("/add", files=[("files", ("<b>x</b>.txt", REPORT))])
    assert "<b>" not in page.text


def test_a_list_that_is_not_kept_says_where_its_documents_are(client: TestClient) -> None:
    page = client.get("/add/0123456789abcdef")
    assert page.status_code == 404 and "among the documents" in Read(page.text).text


def test_a_casefile_that_cannot_be_written_stops_no_more_than_it_must(case: Casefile) -> None:
    class Locked(HandReader):
        def read(self, document: Document) -> Reading:
            if "first" in document.text:
                raise CasefileUnusable("lake.case: another program has been writing to it")
            return super().read(document)

    with browsing(case, reader=Locked()) as client:
        told = send(client, ("1.txt", b"Gunmen fled first."), ("2.txt", b"Gunmen fled next."))
    assert "1.txt not read: lake.case: another program" in told and "2.txt added" in told


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_foresaw_is_told_and_the_next_sending_is_read(case: Casefile) -> None:
    class Failing(HandReader):
        def read(self, document: Document) -> Reading:
            if "first" in document.text:
                raise ZeroDivisionError
            return super().read(document)

    with browsing(case, reader=Failing()) as client:
        told = send(client, ("1.txt", b"Gunmen fled first."), ("2.txt", b"Gunmen fled next."))
        assert "2 not read" in told and "2.txt not read: It was not read; send it again" in told
        assert "2.txt added" in send(client, ("2.txt", b"Gunmen fled next."))


def test_files_that_are_too_many_or_too_much_are_refused(client: TestClient, case: Casefile) -> None:
    many = [("files", (f"{number}.txt", b"x")) for number in range(1_001)]
    answer = client.post("/add", files=many)
    assert answer.status_code == 400 and "Too many files" in answer.text
    headers = {"content-length": "200000001", "content-type": "multipart/form-data; boundary=x"}
    assert client.post("/add", content=b"", headers=headers).status_code == 413
    assert len(case.documents()) == 2


def test_documents_from_another_page_are_refused(client: TestClient, case: Casefile) -> None:
    files = [("files", ("new.txt", REPORT))]
    answer = client.post("/add", files=files, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403 and len(case.documents()) == 2


def test_bytes_are_let_go_of_as_they_are_read(case: Casefile) -> None:
    batch = Batch([("a.txt", lambda: case.documents()[0])])
    batch.run(case, HandReader())
    assert batch.finished and batch._makes == [None]
