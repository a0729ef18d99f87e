"""`factions open`: the workbench in a browser of this machine."""

from __future__ import annotations

import gc
import secrets
import socket
import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.errors import FactionsError, UserError

if TYPE_CHECKING:
    from starlette.applications import Starlette

HOST = "127.0.0.1"
USUAL_PORT = 7340


def open_(
    case: Annotated[str, Parameter(help="The casefile.")],
    *,
    port: Annotated[
        int | None,
        Parameter(help="Where it listens; 0 takes any (7340, or any if taken)."),
    ] = None,
    browser: Annotated[bool, Parameter(help="Open the page in the browser of this machine.")] = True,
) -> None:
    """Open the workbench: read, look up, judge and print, in a browser of this machine and nowhere else.

    The address holds a token; whoever has it may read and judge for as long as the workbench runs.

    Examples:

        factions open sahel.case
        factions open sahel.case --port 8000 --no-browser
    """
    with Casefile.open(case, create=False) as casefile, _listening(port) as listener:
        token = secrets.token_urlsafe(24)
        address = f"http://{HOST}:{listener.getsockname()[1]}/?token={token}"
        sys.stdout.write(f"{casefile.name} is open at {address}\nCtrl+C ends it.\n")
        sys.stdout.flush()
        if browser:
            webbrowser.open(address)
        _serve(casefile, token, listener)


def _listening(port: int | None) -> socket.socket:
    """A socket on this machine alone; raises UserError where the port is none or another program's."""
    if port is not None and not 0 <= port <= 65_535:
        raise UserError(f"Port {port} cannot be used: ports go from 0 to 65535.")
    try:
        return socket.create_server((HOST, USUAL_PORT if port is None else port))
    except OSError as error:
        if port is None:
            return socket.create_server((HOST, 0))
        raise UserError(
            f"Port {port} cannot be used ({error}); name another by --port, or leave it out."
        ) from error


def _make_all_ready(app: Starlette) -> None:
    from factions.workbench.app import look_ahead, make_ready
    from factions.workbench.pages.picture import draw_nothing

    make_ready()
    draw_nothing()
    # What cannot be shown is told to whoever asks for it.
    with suppress(FactionsError):
        look_ahead(app)
    # What was loaded stays for as long as the workbench is open: no page waits while it is looked through.
    gc.collect()
    gc.freeze()


def _serve(casefile: Casefile, token: str, listener: socket.socket) -> None:
    """Serves until somebody ends it."""
    import uvicorn

    from factions.workbench.app import make_app

    app = make_app(casefile, token)
    # While the browser opens; whoever is quicker than that waits no longer than without it.
    Thread(target=_make_all_ready, args=[app], daemon=True).start()

    config = uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off", server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        sys.stdout.write("\nClosed.\n")
