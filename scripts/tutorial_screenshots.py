"""Takes the pictures of docs/tutorial.md: opens the tutorial's casefile as a reader would, and looks at it.

Needs Chromium and playwright, as the browser tests do. `python scripts/tutorial_screenshots.py` writes
docs/images/*.png; the names are those that the tutorial shows.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from small_png import make_small

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
REPORTS = ROOT / "docs" / "tutorial"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE_MS = 120_000
WHO = "Ann Sample"


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "river.case"
        factions("add", str(case), str(REPORTS))
        factions("suggest", str(case))
        with workbench(case) as address, sync_playwright() as playwright:
            path = os.environ.get("FACTIONS_CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 760}, reduced_motion="reduce")
            page.set_default_timeout(PATIENCE_MS)
            page.goto(address)
            look(page, address.partition("/?")[0])
            browser.close()


def factions(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "factions", *arguments], check=True)


@contextmanager
def workbench(case: Path) -> Iterator[str]:
    """The workbench as `factions open` opens it; gives the address that it prints."""
    command = [sys.executable, "-m", "factions", "open", str(case), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = re.search(r"http://\S+", process.stdout.readline())
        assert printed is not None, "the workbench prints its address first"
        yield printed[0]
        process.terminate()


def look(page: Page, address: str) -> None:
    """Goes the way that the tutorial tells."""
    page.goto(f"{address}/documents")
    page.get_by_role("link", name="Bomb kills at least 12 in Gao market").click()
    page.fill("#reviewer-name", WHO)
    page.keyboard.press("Enter")
    page.wait_for_selector(".reviewer strong")
    press(page, "naa", "#progress strong", "2")
    picture(page, "reading")
    page.keyboard.press("e")
    page.fill("#editor [name='role.attacker']", "The Delta Column")
    picture(page, "editing")
    page.keyboard.press("Enter")
    page.wait_for_selector(".standing.edited")
    press(page, "nraa", "#progress strong", "6")
    page.goto(f"{address}/same/actors")
    picture(page, "same")
    press(page, "s", ".done-note strong", "same")
    page.goto(f"{address}/relationship?a=Delta+Column&b=JNIM")
    picture(page, "relationship")
    page.goto(f"{address}/audit?size=5&seed=1")
    for number, verdict in enumerate("yyxyy", start=1):
        press(page, verdict, ".progress strong", str(number))
    for number, verdict in enumerate("xxyx", start=6):
        press(page, verdict, ".progress strong", str(number))
    picture(page, "audit")
    page.goto(f"{address}/report?actor=Delta+Column")
    picture(page, "report")


def press(page: Page, keys: str, where: str, words: str) -> None:
    """Presses keys one after the other, and waits until the page says so."""
    for key in keys:
        page.keyboard.press(key)
    page.locator(where, has_text=words).wait_for()


def picture(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    path = IMAGES / f"tutorial-{name}.png"
    page.screenshot(path=path)
    make_small(path)


if __name__ == "__main__":
    main()
