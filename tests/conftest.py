"""What all tests share: where the gold data lies, if it is there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data, which lies outside the project; without it the test is skipped.

    `.ci/run` sets FACTIONS_REQUIRE_GOLD where the folder is there: a skip must not hide a fall in quality.
    """
    folder = Path(os.environ.get("FACTIONS_SHARED", ROOT.parent / "shared"))
    if (folder / "benchmarks").is_dir():
        return folder
    if os.environ.get("FACTIONS_REQUIRE_GOLD"):
        pytest.fail(f"the gold data is required, and {folder} does not hold it")
    pytest.skip(f"needs the gold data, and {folder} does not hold it (set FACTIONS_SHARED)")
