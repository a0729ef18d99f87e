"""A workbench that is really served, for tests that need more than a client in the same process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import serving
from pages_case import pages_case


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench on a free port of 127.0.0.1; its token is `token`."""
    with pages_case(tmp_path_factory.mktemp("served")) as casefile, serving(casefile) as address:
        yield address
