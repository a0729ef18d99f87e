"""docs/times.md shows the rules as they are."""

from __future__ import annotations

from pathlib import Path

from factions.reading.when.page import with_table

PAGE = Path(__file__).parents[2] / "docs" / "times.md"


def test_the_page_of_times_is_current() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), (
        "docs/times.md is not current: write back what factions.reading.when.page.with_table makes of it"
    )
