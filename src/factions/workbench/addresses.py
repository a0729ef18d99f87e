"""Addresses within the workbench: each carries the two clocks, so that "as of" holds from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode

from starlette.convertors import Convertor
from starlette.routing import Route

# One page leads to the same documents and actors again and again.
_PAIRS = 8_192


class Addresses:
    """The address of each page by its name."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes: dict[str, tuple[str, dict[str, Convertor[object]]]] = {
            route.name: (route.path_format, route.param_convertors) for route in routes
        }

    def of(self, name: str, values: Mapping[str, object]) -> str:
        """The address of a page: values named in its path go there, the others behind the `?`.

        What is null or empty is left out; a list gives its parameter several times.
        """
        pattern, in_path = self._routes[name]
        path = pattern
        for part in in_path:
            path = path.replace(f"{{{part}}}", quote(str(values[part]), safe=""))
        return with_query(path, {key: value for key, value in values.items() if key not in in_path})


def with_query(path: str, values: Mapping[str, object]) -> str:
    """A path with values behind a `?`."""
    given = "&".join(
        _pair(name, str(one))
        for name, value in values.items()
        if value not in (None, "", [])
        for one in (value if isinstance(value, list) else [value])
    )
    return f"{path}?{given}" if given else path


@lru_cache(maxsize=_PAIRS)
def _pair(name: str, value: str) -> str:
    return urlencode({name: value})


def is_local(address: str) -> bool:
    """Whether an address that a request gave leads back into the workbench and nowhere else."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))
