"""One request: what is asked for, by which clocks, and how a page is made of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from factions.casefile import Casefile
from factions.casefile.judged import JudgedCasefile
from factions.errors import UserError
from factions.questions import Answer
from factions.questions.holding import parse_day
from factions.workbench.addresses import Addresses, is_local, with_query
from factions.workbench.bench import Bench, Seen
from factions.workbench.navigation import NAVIGATION, SHORTCUTS
from factions.workbench.rendering import render

T = TypeVar("T")
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "factions_theme"
Crumb = tuple[str, str]


class Visit:
    """What a page may ask of the request and of the casefile; `on` and `known_by` are the two clocks.

    Making one raises BadDate for a clock that is no date. `clocks=False` is for pages that tell of an error.
    """

    def __init__(self, request: Request, *, clocks: bool = True) -> None:
        self.request = request
        self.on = parse_day(self.text("on")) if clocks else None
        self.known_by = parse_day(self.text("known_by")) if clocks else None

    @property
    def bench(self) -> Bench:
        found: Bench = self.request.app.state.bench
        return found

    @property
    def casefile(self) -> Casefile:
        """The casefile as readers have it, for writing to; questions are asked of `case`."""
        return self.seen.casefile

    @cached_property
    def seen(self) -> Seen:
        return self.bench.now()

    @property
    def case(self) -> JudgedCasefile:
        """The casefile as people have judged it."""
        return self.seen.case

    @property
    def clocks(self) -> dict[str, str | None]:
        return {"on": self.on, "known_by": self.known_by}

    @property
    def theme(self) -> str:
        chosen = self.request.cookies.get(THEME_COOKIE, "auto")
        return chosen if chosen in THEMES else "auto"

    @property
    def here(self) -> str:
        """The address of this page, for a form that comes back to it."""
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    @property
    def dated(self) -> bool:
        """Whether the address is one that can be asked for again by other clocks."""
        return self.request.method == "GET"

    def section(self, crumbs: Sequence[Crumb]) -> str | None:
        """The name of the page in the head that this is, or else that its crumbs begin with."""
        addresses = {self.link(entry.route): entry.route for entry in NAVIGATION}
        paths = {address.partition("?")[0]: route for address, route in addresses.items()}
        first = self.request.url.path.split("/")[1]
        beside = {path.split("/")[1]: route for path, route in paths.items()}
        above = (addresses[address] for _, address in crumbs[:1] if address in addresses)
        return paths.get(self.request.url.path) or next(above, None) or beside.get(first)

    def text(self, name: str) -> str | None:
        """What stands behind the `?` under a name, without blanks around it; null where nothing does."""
        return (self.request.query_params.get(name) or "").strip() or None

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A whole number behind the `?`; raises UserError where it is none, or out of bounds."""
        given = self.text(name)
        if given is None:
            return default
        if not given.isdecimal() or not given.isascii() or len(given) > 9 or not least <= int(given) <= most:
            raise UserError(f"{name} is {given!r}; it is a whole number from {least} to {most}.")
        return int(given)

    def part(self, name: str) -> str:
        """What stands in the path under a name."""
        found: str = self.request.path_params[name]
        return found

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, kept until somebody writes to the casefile; `key` holds all it depends on."""
        return self.seen.once(key, make)

    def answer(self, question: Callable[..., Answer], *arguments: Any, **options: Any) -> Answer:
        """The answer to a question by this visit's clocks, worked out once while nothing is written."""
        given = options | self.clocks
        key = (question.__name__, arguments, tuple(sorted(given.items())))
        return self.once(key, lambda: question(self.case, *arguments, **given))

    def link(self, route: str, /, **values: object) -> str:
        """The address of a page by its route's name, by the clocks of this visit unless others are given."""
        addresses: Addresses = self.request.app.state.addresses
        return addresses.of(route, self.clocks | values)

    def same(self, **values: object) -> str:
        """The address of this page with some values changed; null takes one out."""
        given = self.request.query_params
        query: dict[str, object] = {name: given.getlist(name) for name in given}
        return with_query(self.request.url.path, query | values)

    def page(
        self,
        template: str,
        *,
        title: str,
        crumbs: Sequence[Crumb] = (),
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        keys: Sequence[tuple[str, str]] = (),
        **values: Any,
    ) -> Response:
        """A page of a template; `crumbs` are the pages above it, as (words, address), without the first.

        `keys` are the page's own keys with what they do, for the list behind `?`.
        """
        always = {
            "visit": self,
            "link": self.link,
            "same": self.same,
            "title": title,
            "crumbs": crumbs,
            "navigation": NAVIGATION,
            "shortcuts": (*keys, *SHORTCUTS),
            "case_name": self.request.app.state.name,
        }
        return HTMLResponse(render(template, always | values), status_code=status, headers=headers)

    def back(self, given: str | None, otherwise: str) -> Response:
        """After a write: to the page that the form came from, if it is one of ours."""
        return RedirectResponse(given if given and is_local(given) else otherwise, status_code=303)


class Given(Struct, frozen=True):
    """What a form sent: `of` a name its first value, `all` its values."""

    fields: dict[str, tuple[str, ...]]

    def of(self, name: str) -> str | None:
        return next((value.strip() for value in self.fields.get(name, ()) if value.strip()), None)

    def all(self, name: str) -> tuple[str, ...]:
        return self.fields.get(name, ())


Page = Callable[[Visit], Response]
Write = Callable[[Visit, Given], Response]


def page(path: str, show: Page, *, name: str) -> Route:
    """The route of a page that is read; it runs in a thread of its own."""

    def serve(request: Request) -> Response:
        return show(Visit(request))

    return Route(path, serve, methods=["GET"], name=name)


def write(path: str, do: Write, *, name: str) -> Route:
    """The route of a form or script that writes; Origin and token were checked before it is reached."""

    async def serve(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=1000) as form:
            fields = {key: tuple(str(value) for value in form.getlist(key)) for key in form}
        return await run_in_threadpool(lambda: do(Visit(request), Given(fields)))

    return Route(path, serve, methods=["POST"], name=name)
