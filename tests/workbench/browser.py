"""A real browser on a real workbench, and a watch over what its pages ask for and complain of.

Chromium comes from the system, axe-core from `npm ci` in this folder: `make test-browser` sees to both. Where
one is missing the tests are skipped, unless FACTIONS_REQUIRE_BROWSER says that they may not be, as in CI.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from review_case import HandReader

from factions.casefile import Casefile
from factions.workbench.app import make_app

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE_MS = 60_000


def need(found: object, what: str) -> None:
    """Skips where something is missing; fails where it may not be."""
    if found:
        return
    why = f"{what} is missing; `make test-browser` sets it up"
    if os.environ.get("FACTIONS_REQUIRE_BROWSER"):
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = os.environ.get("FACTIONS_CHROMIUM") or shutil.which("chromium")
    need(path, "Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(casefile: Casefile, token: str = "token") -> Iterator[str]:
    """The workbench of a casefile on a free port of this machine; gives its address."""
    server = uvicorn.Server(
        uvicorn.Config(make_app(casefile, token, HandReader()), port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


class Watch:
    """What pages asked for elsewhere, and what they complained of."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []

    def over(self, page: Page) -> Page:
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"a dialog said {dialog.message!r}"))
        return page

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.elsewhere.append(address)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@contextmanager
def visiting(
    browser: Browser, address: str, *, width: int = 1280, theme: str = "light", who: str | None = None
) -> Iterator[Page]:
    """A page of a reviewer's own, let in; fails where it asks another host for anything, or complains."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    watch = Watch()
    page = watch.over(context.new_page())
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS / 3)
    page.goto(f"{address}/keys?token=token")
    if who:
        context.add_cookies([{"name": "factions_reviewer", "value": who, "url": address}])
    yield page
    context.close()
    assert not watch.elsewhere, f"pages asked other hosts: {watch.elsewhere}"
    assert not watch.complaints, f"pages complained: {watch.complaints}"


def faults(page: Page) -> list[str]:
    """The serious and critical faults that axe-core finds on a page, each with where it is."""
    need(AXE.is_file(), "axe-core")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {one['help']} at {', '.join(' '.join(node['target']) for node in one['nodes'][:4])}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def beyond_the_edge(page: Page) -> list[str]:
    """What makes a page scroll sideways; empty where it does not."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
          .slice(0, 5).map((one) => `${one.tagName}.${one.className}`)"""
    )
    return found
