"""Who may ask, and what a browser may do with the answer.

The workbench listens on this machine alone, but a browser on it also runs pages of strangers. So every
request needs the token printed at start (kept in a cookie that no script reads and no other site's page
sends), names this host and no other (a stranger's name may lead here), and every write comes from a page of
our own.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factions.workbench.rendering import render

HOSTS = ("127.0.0.1", "localhost")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Under no-referrer a form would say that it comes from nowhere, and the Origin check would refuse it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_LARGEST_BODY = 2_000_000
# Documents come in the body of their form, many at a time.
UPLOADS, LARGEST_UPLOAD = "/add", 200_000_000
_READS = ("GET", "HEAD")


class SecureHeaders:
    """Adds the headers to every response that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


class Guard:
    """Lets through what has the token, names this host, and writes only from a page of this workbench."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to what is not let through; null for what is."""
        if request.url.hostname not in HOSTS:
            return _refused(request, 400, "This workbench answers to 127.0.0.1 and localhost alone.")
        if request.url.path.startswith("/static/"):
            return None
        if "token" in request.query_params and request.method in _READS:
            return self._let_in(request)
        if not self._knows(request.cookies.get(_cookie(request), "")):
            return _refused(
                request, 403, "This workbench opens with the address that `factions open` printed."
            )
        return None if request.method in _READS else _refused_write(request)

    def _let_in(self, request: Request) -> Response:
        """Keeps the token in a cookie, and takes it out of the address bar."""
        if not self._knows(request.query_params["token"]):
            return _refused(
                request, 403, "That is not the token of this run; `factions open` prints a new one."
            )
        rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
        response = RedirectResponse(
            request.url.path + (f"?{urlencode(rest)}" if rest else ""), status_code=303
        )
        response.set_cookie(_cookie(request), self._token, httponly=True, samesite="strict", path="/")
        return response

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())


def _cookie(request: Request) -> str:
    """Cookies are shared among ports, and two workbenches may be open."""
    return f"factions_token_{request.url.port or 80}"


def _refused_write(request: Request) -> Response | None:
    if request.headers.get("origin") != f"{request.url.scheme}://{request.url.netloc}":
        return _refused(request, 403, "Only a page of this workbench may write to the casefile.")
    length = request.headers.get("content-length", "")
    most = LARGEST_UPLOAD if request.url.path == UPLOADS else _LARGEST_BODY
    if not length.isdecimal() or int(length) > most:
        return _refused(request, 413, f"A form of more than {most:,} bytes, or of unknown length.")
    return None


def _refused(request: Request, status: int, why: str) -> Response:
    """A page that says why. A link from elsewhere brings no cookie, but a link from this page does."""
    again = request.url.path if request.method in _READS and status == 403 else None
    return HTMLResponse(render("refused.html", {"why": why, "again": again}), status_code=status)
