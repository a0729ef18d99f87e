"""Where the commands write: pages to standard output, progress and complaints to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

T = TypeVar("T")
_WIDEST = 110


def page_console() -> Console:
    """Standard output, as wide as its terminal but never wider than reads well."""
    console = Console(highlight=False)
    console.width = min(console.width, _WIDEST)
    return console


def write_line(line: bytes) -> None:
    """One line of machine-readable output."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def tell(words: str) -> None:
    """A remark on how the work goes: on standard error, and only to a person."""
    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        console.print(Text(words, style="dim"))


def complain(words: str) -> None:
    """What went wrong, in one line on standard error."""
    Console(stderr=True, highlight=False).print(
        Text("factions: ", style="bold red") + Text(words), soft_wrap=True
    )


def progress(things: Iterable[T], doing: str, total: int) -> Iterator[T]:
    """Go through `things` with a progress bar on a terminal, and silently elsewhere."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(doing, total=total)
        for thing in things:
            yield thing
            bars.advance(task)


def plural(count: int, word: str) -> str:
    """The word as it follows a count."""
    return word if count == 1 else f"{word}s"
