"""Style and scripts: read once from the package, served under an address that changes with their bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
# The address holds a digest of the bytes, so what is cached is never out of date.
FOREVER = "public, max-age=31536000, immutable"


class Asset(Struct, frozen=True):
    """One file of the folder `static`."""

    content: bytes
    media_type: str
    digest: str


@cache
def asset(name: str) -> Asset:
    """A file of the folder `static`; raises KeyError if there is none."""
    found = files("factions.workbench").joinpath("static", name)
    if "/" in name or not found.is_file():
        raise KeyError(name)
    content = found.read_bytes()
    return Asset(content, _TYPES[name.rpartition(".")[2]], hashlib.sha256(content).hexdigest()[:12])


def asset_address(name: str) -> str:
    return f"/static/{asset(name).digest}/{name}"


def serve_asset(request: Request) -> Response:
    """The file, whatever digest was asked for: an older page gets the newer file rather than none."""
    try:
        found = asset(request.path_params["name"])
    except KeyError:
        raise HTTPException(404) from None
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": FOREVER})
