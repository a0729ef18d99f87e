"""Every example in the README and in docs/ is executed, and shows what it says it shows.

A block marked `pycon` is a doctest; a block marked `console` holds commands (`$ factions …`) and what they
print. In both, `...` (a line of its own in `console`) stands for anything.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factions.cli.app import run

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [match["body"] for match in _BLOCK.finditer(text) if match["language"] == language]


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own with the samples and the tutorial's reports, as a reader of the page would have."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.py", "keys"))
    shutil.copytree(ROOT / "docs" / "tutorial", tmp_path / "docs" / "tutorial")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")
    yield tmp_path


@pytest.mark.parametrize("page", with_blocks("pycon"), ids=lambda page: page.name)
def test_python_examples(page: Path, workplace: Path) -> None:
    session = doctest.DocTestParser().get_doctest(
        "\n".join(blocks(page, "pycon")), {}, page.name, str(page), 0
    )
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        session, out=report.append
    )
    assert not report, "".join(report)


@pytest.mark.parametrize("page", with_blocks("console"), ids=lambda page: page.name)
def test_console_examples(page: Path, workplace: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for block in blocks(page, "console"):
        for command, expected in commands(block):
            run(shlex.split(command)[1:])
            shown = capfdbinary.readouterr().out.decode()
            assert matches(expected, shown), f"$ {command}\n{shown}"


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = piece.rstrip().splitlines()
        if command.startswith("factions "):
            yield command, lines


def matches(expected: list[str], shown: str) -> bool:
    """Whether the lines stand in the output in order, with nothing between them but where `...` says so."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"\n" for line in expected
    )
    lines = "".join(line.rstrip() + "\n" for line in shown.splitlines())
    return re.fullmatch(pattern + r"\s*", re.sub(r"\A\n+", "", lines)) is not None


def test_the_matcher_tells_different_output_apart() -> None:
    assert matches(["a", "...", "d"], "a\nb\nc\nd\n")
    assert matches(["a"], "\na\n\n")
    assert not matches(["a", "d"], "a\nb\nd\n")
    assert not matches(["a"], "b\n")
