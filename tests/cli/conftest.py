"""What tests of the commands share: the casefile of a module's report."""

from __future__ import annotations

from pathlib import Path

import pytest

from factions.cli.app import run


@pytest.fixture(scope="module")
def added(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casefile of the module's `REPORT`, of which each test gets a copy."""
    folder = tmp_path_factory.mktemp("added")
    report, path = folder / "report.txt", folder / "river.case"
    report.write_text(request.module.REPORT, encoding="utf-8")
    assert run(["add", str(path), str(report)]) == 0
    return path
