"""Addresses: public ones only, within limits; a server on 127.0.0.1 is asked by an allowance for tests."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from factions.documents import Limits, fetch, load_document, load_documents, url_notice
from factions.documents.addresses import is_public
from factions.errors import DocumentProblem, EmptyDocument, FetchFailed, TooLarge, UnreadableDocument
from factions.records import Document

LOCAL = frozenset({"127.0.0.1"})
PROSE = "Fighters of a local militia took two villages east of Bunia before dawn, a parish priest said."
BOMB = gzip.compress(b"army " * 2_000_000)
PAGE = f"<html><head><title>Villages fall</title></head><body><p>{PROSE}</p></body></html>".encode()
local_fetch = partial(fetch, allowed=LOCAL)


class Site(BaseHTTPRequestHandler):
    """A small site on which everything goes wrong in its own way."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/").split("/")[-1]
        getattr(self, f"give_{name}", self.give_gone)()

    def give(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_page(self) -> None:
        self.give(PAGE)

    def give_packed(self) -> None:
        self.give(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_bomb(self) -> None:
        self.give(BOMB, Content_Encoding="gzip")

    def give_big(self) -> None:
        self.give(b"army " * 400_000, "text/plain")

    def give_latin(self) -> None:
        self.give("In Ménaka the army lost a post.\n".encode("latin-1"), "text/plain; charset=iso-8859-1")

    def give_picture(self) -> None:
        self.give(b"RIFFxxxxWEBP", "image/webp")

    def give_inwards(self) -> None:
        self.give(b"", status=302, Location="http://10.0.0.7/admin")

    def give_file(self) -> None:
        self.give(b"", status=302, Location="file:///etc/passwd")

    def give_moved(self) -> None:
        self.give(b"", status=301, Location="page?from=old place")

    def give_circle(self) -> None:
        self.give(b"", status=302, Location="/circle")

    def give_gone(self) -> None:
        self.give(b"", status=404)

    def give_empty(self) -> None:
        self.give(b"")

    def give_silent(self) -> None:
        time.sleep(5.0)

    def give_drops(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(20):
            try:
                self.wfile.write(b"a")
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_: Any) -> None:
        """Tests print nothing."""


class Server(ThreadingHTTPServer):
    """Says nothing when the reader hangs up, which is what some tests are about."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tests print nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def load(url: str, limits: Limits | None = None) -> Document:
    return load_document(url, limits=limits or Limits(), fetch=local_fetch)


def test_page(site: str) -> None:
    document = load(f"{site}/2021/06/04/page")
    assert PROSE in document.text
    assert (document.published_at, document.published_from) == ("2021-06-04", "url")
    assert (document.publisher, document.publisher_from) == ("127.0.0.1", "url")
    assert document.url == document.source == f"{site}/2021/06/04/page"
    assert document.retrieved_at is not None and document.retrieved_at.endswith("+00:00")


def test_redirect_is_followed_and_said(site: str) -> None:
    document = load(f"{site}/moved")
    assert document.source == f"{site}/moved"
    assert document.url is not None and "/page?from=old" in document.url


def test_packed_page_and_character_set(site: str) -> None:
    assert PROSE in load(f"{site}/packed").text
    assert load(f"{site}/latin").text == "In Ménaka the army lost a post.\n"


@pytest.mark.parametrize(
    ("page", "problem", "words"),
    [
        ("gone", FetchFailed, "no such page"),
        ("empty", EmptyDocument, "empty"),
        ("picture", UnreadableDocument, "image/webp"),
        ("inwards", FetchFailed, "10.0.0.7, which is no public address"),
        ("file", FetchFailed, "only http and https"),
        ("circle", FetchFailed, "more than 5 times"),
        ("silent", FetchFailed, "stayed silent"),
        ("drops", FetchFailed, "no whole answer within"),
        ("big", TooLarge, "1.0 MB"),
        ("bomb", TooLarge, "1.0 MB"),
    ],
)
def test_what_goes_wrong_on_a_site(site: str, page: str, problem: type[DocumentProblem], words: str) -> None:
    short = {"silent": Limits(silence_seconds=0.5), "drops": Limits(fetch_seconds=0.9)}
    limits = short.get(page, Limits(file_bytes=1_000_000))
    with pytest.raises(problem) as caught:
        load(f"{site}/{page}", limits)
    assert str(caught.value).startswith(f"{site}/{page}: ") and words in str(caught.value)


def test_private_addresses_are_not_asked(site: str) -> None:
    for url in (site, site.replace("127.0.0.1", "localhost"), "http://[::1]/", "http://169.254.169.254/"):
        with pytest.raises(FetchFailed, match="no public address"):
            load_document(url)


def test_a_site_that_is_down_stops_no_other(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
        found = list(load_documents([closed, f"{site}/page"], fetch=local_fetch))
    assert isinstance(found[0], FetchFailed) and "did not answer" in str(found[0])
    assert isinstance(found[1], Document)


def test_a_name_is_asked_at_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "10.0.0.7"])
    resolve = socket.getaddrinfo

    def rebinding(host: str, port: int, *more: Any, **named: Any) -> Any:
        if host != "news.example":
            return resolve(host, port, *more, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    port = site.rsplit(":", 1)[1]
    monkeypatch.setattr("factions.documents.addresses.socket.getaddrinfo", rebinding)
    assert PROSE in load(f"http://news.example:{port}/page").text
    with pytest.raises(FetchFailed, match=r"10\.0\.0\.7"):
        load(f"http://news.example:{port}/page")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not an address"],
)  # fmt: skip
def test_closed_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_open_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "https://",
        "http://user:secret@example.org/",
        "http://[::1",
        "http://a:99999/",
        "http://..",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchFailed):
        load_document(url)


def test_notice_names_the_site() -> None:
    assert "watch.example" in url_notice("https://watch.example/page")
