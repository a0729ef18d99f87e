"""Fetching one page by http or https, within limits and never from a private network."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Collection
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

import factions
from factions.documents.addresses import public_addresses
from factions.documents.limits import Limits, in_words
from factions.errors import FetchFailed, TooLarge

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_FAULTS = (OSError, http.client.HTTPException, zlib.error, ValueError)


class Fetched(Struct, frozen=True):
    """What a site answered: `url` is the last one after redirects, `at` an ISO time in UTC."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    at: str


def is_url(source: str) -> bool:
    """Whether a source is an address rather than a file name."""
    return "://" in source[:20]


def url_notice(url: str) -> str:
    """The sentence that a person should see before a page is fetched."""
    host = urlsplit(url).hostname or url
    return f"Fetching a page shows {host} the network address of this computer."


def fetch(url: str, limits: Limits, *, allowed: Collection[str] = ()) -> Fetched:
    """The page at `url`; raises FetchFailed or TooLarge. `allowed` is for tests (see `public_addresses`)."""
    at = url
    for _ in range(limits.redirects + 1):
        answer = _ask(url, _checked(url, at), limits, allowed)
        if isinstance(answer, Fetched):
            return answer
        at = urljoin(at, answer)
    raise FetchFailed(url, f"it redirects more than {limits.redirects} times; save the page to a file")


def _checked(source: str, at: str) -> SplitResult:
    try:
        parts = urlsplit(at)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise FetchFailed(source, f"{at} is not a valid address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise FetchFailed(
            source, f"only http and https are fetched, not {parts.scheme}; save the page to a file"
        )
    if parts.username is not None or parts.password is not None:
        raise FetchFailed(source, "addresses with a user name are not fetched, nor pages behind a log-in")
    if not usable:
        raise FetchFailed(source, f"{at} names no host")
    return parts


def _ask(source: str, parts: SplitResult, limits: Limits, allowed: Collection[str]) -> Fetched | str:
    """The page, or the address that the site sends us on to."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    addresses = public_addresses(source, host, port, allowed)
    connection = _Connection(host, port, addresses, parts.scheme, limits)
    watch = threading.Timer(limits.fetch_seconds, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        return _answer(source, parts, connection, limits)
    except _FAULTS as error:
        why = f"no whole answer within {limits.fetch_seconds:g} s" if connection.was_cut else _reason(error)
        raise FetchFailed(source, f"{host} did not answer ({why}); try later, or save the page") from error
    finally:
        watch.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to one of the addresses that were checked, whatever the name answers by now."""

    def __init__(self, host: str, port: int, addresses: list[str], scheme: str, limits: Limits) -> None:
        super().__init__(host, port, timeout=limits.silence_seconds)
        self.addresses, self.scheme, self.seconds = addresses, scheme, limits.silence_seconds
        self.was_cut = False
        if scheme == "https":
            self.default_port = 443

    def connect(self) -> None:
        self.sock = self._first_open()
        if self.was_cut:
            raise TimeoutError
        if self.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def _first_open(self) -> socket.socket:
        for address in self.addresses[:-1]:
            try:
                return socket.create_connection((address, self.port), self.seconds)
            except OSError:
                continue  # a host may list an address that cannot be reached from here
        return socket.create_connection((self.addresses[-1], self.port), self.seconds)

    def cut(self) -> None:
        """Ends the wait for a site that sends its answer drop by drop."""
        self.was_cut = True
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it had ended by itself


def _answer(source: str, parts: SplitResult, connection: _Connection, limits: Limits) -> Fetched | str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    connection.request("GET", path + query, headers=_headers())
    response = connection.getresponse()
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        raise FetchFailed(source, _refusal(response.status, response.reason))
    data = _body(source, response, limits)
    if connection.was_cut:
        raise OSError("cut")
    content = _content(response.headers)
    return Fetched(data, parts.geturl(), *content, datetime.now(UTC).isoformat(timespec="seconds"))


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"factions/{factions.__version__}",
        "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, */*;q=0.1",
        "Accept-Encoding": "gzip, identity;q=0.5",
    }


def _content(headers: Message) -> tuple[str | None, str | None]:
    declared = headers.get_content_type() if "Content-Type" in headers else None
    return declared, headers.get_content_charset()


def _body(source: str, response: http.client.HTTPResponse, limits: Limits) -> bytes:
    """The body, unpacked, read no further than the limit."""
    packed = response.headers.get("Content-Encoding", "identity").lower() in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(wbits=47) if packed else None
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        room = limits.file_bytes - len(data) + 1
        data += unpack.decompress(chunk, room) if unpack else chunk
        if len(data) > limits.file_bytes:
            raise TooLarge(
                source, f"the page is larger than {in_words(limits.file_bytes)}, the most that is read"
            )
    if unpack and not unpack.eof:
        raise http.client.IncompleteRead(bytes(data))
    return bytes(data)


def _refusal(status: int, reason: str) -> str:
    advice = {
        401: "it wants a log-in, and pages behind one are left alone",
        403: "it does not let this program in; open it in a browser and save the page",
        404: "there is no such page; check the address",
        410: "the page was taken down; look for a copy in a web archive",
        429: "it was asked too often; try again later",
    }
    return (
        f"the site answered {status} {reason}: {advice.get(status, 'try later, or save the page to a file')}"
    )


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it stayed silent"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(words.split())[:120] or type(error).__name__
