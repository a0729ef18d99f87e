"""`factions when`: the times in a text, how each is read, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from cyclopts import Parameter
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factions.cli.console import page_console, write_line
from factions.cli.sources import Sources, check_day
from factions.reading import when as times
from factions.reading.when.rulebook import Rulebook
from factions.records import When

_ANCHORS = {
    "none": "nothing",
    "dateline": "the day of publication",
    "narrative": "the time spoken of before",
    "event": "an event that the text dates",
}
_LONGEST_NAME = 255


def when(
    *text: Annotated[
        str,
        Parameter(allow_leading_hyphen=True, help="Words; or files that hold them; or - for standard input."),
    ],
    anchor: Annotated[
        str | None, Parameter(help="The day of publication (YYYY-MM-DD) that relative times hang on.")
    ] = None,
    style: Annotated[
        Literal["news", "history"] | None,
        Parameter(help="Whether they hang on that day, or on the time last spoken of."),
    ] = None,
    rules: Annotated[tuple[Path, ...], Parameter(help="Files with rules of your own (docs/times.md).")] = (),
    json: Annotated[bool, Parameter(negative="", help="Write one JSON object a time.")] = False,
) -> int:
    """Show the times in a text: what is read, how it is bounded and written, and by which rule.

    Examples:

        factions when "Three days after the coup of 26 July 2023 the borders were shut."
        factions when report.txt --anchor 2021-11-08
        echo "A judge was shot last week." | factions when - --anchor 2021-11-08 --json
    """
    book = times.load_rules(*rules) if rules else times.rulebook()
    given = Sources(text, anchor)
    for words, published in _texts(text, given, check_day(anchor)):
        found = times.read_times(words, published=published, style=style, rules=book)
        if json:
            for time in found:
                write_line(msgspec.json.encode(_line(time, book)))
        else:
            page_console().print(_page(found, published, book))
    return given.exit_code


def _texts(text: Sequence[str], given: Sources, day: str | None) -> Iterator[tuple[str, str | None]]:
    """The words given, or those of the files, each with its day of publication."""
    if not text or any(word == "-" or _is_file(word) for word in text):
        for document in given.documents():
            yield document.text, document.published_at
    else:
        yield " ".join(text), day


def _is_file(word: str) -> bool:
    return len(word.encode()) <= _LONGEST_NAME and Path(word).is_file()


def _line(time: When, book: Rulebook) -> dict[str, Any]:
    """A time as the claim line's document has it, with the field's precision codes and the rule's source."""
    explanation = times.explain(time, book)
    return {
        **msgspec.to_builtins(time),
        "date_prec": times.date_precision(time),
        "time_precision": times.time_precision(time),
        "family": explanation.family,
        "source": explanation.source,
    }


def _page(found: Sequence[When], published: str | None, book: Rulebook) -> Group:
    head = f"Published {published}." if published else "No day of publication: relative times stay open."
    parts: list[RenderableType] = [Text(head, style="dim")]
    if not found:
        parts.append(Text("No times were found."))
    for time in found:
        parts.append(Text(f"\n{' '.join(time.text.split())}", style="bold"))
        parts.append(Padding(_rows(time, book), (0, 0, 0, 2)))
    return Group(*parts)


def _rows(time: When, book: Rulebook) -> Table:
    explanation = times.explain(time, book)
    table = Table.grid(padding=(0, 2))
    rule = f"{time.rule}, {explanation.family}" if explanation.family else time.rule
    for name, value in (
        ("read as", explanation.bounds),
        ("written", f"{time.edtf or 'not in EDTF'}; TIMEX3 {time.type} {time.value or 'without a value'}"),
        ("rule", f"{rule} ({explanation.source})"),
        ("hangs on", _ANCHORS[time.anchor]),
        ("precision", _precision(time)),
        *(("flag", flag) for flag in explanation.flags),
    ):
        table.add_row(Text(name, style="dim"), Text(value))
    return table


def _precision(time: When) -> str:
    codes = {"UCDP date_prec": times.date_precision(time), "ACLED time_precision": times.time_precision(time)}
    return ", ".join(f"{name} {'none' if code is None else code}" for name, code in codes.items())
