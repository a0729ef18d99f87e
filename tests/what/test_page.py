"""docs/patterns.md says what the tables say."""

from __future__ import annotations

from pathlib import Path

from factions.reading.what.page import patterns_page


def test_the_page_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "patterns.md"
    assert page.read_text("utf-8") == patterns_page(), (
        "run: python -m factions.reading.what.page > docs/patterns.md"
    )
