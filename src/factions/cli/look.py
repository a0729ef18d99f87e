"""`factions documents` and `factions search`: what a casefile holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.table import Table
from rich.text import Text

from factions.casefile import Casefile, Hit
from factions.cli.console import page_console


def documents(case: Annotated[Path, Parameter(help="The casefile.")]) -> None:
    """List the documents of a casefile with their day, publisher and number of claims.

    Example:

        factions documents sahel.case
    """
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("Published", "Publisher", "Title"):
        table.add_column(column)
    table.add_column("Claims", justify="right")
    with Casefile.open(case, create=False) as casefile:
        for document in casefile.documents():
            count = str(len(casefile.claims(document=document.id)))
            title = document.title or document.source or document.id
            table.add_row(document.published_at or "undated", document.publisher or "unknown", title, count)
    page_console().print(table)


def search(
    case: Annotated[Path, Parameter(help="The casefile.")],
    *words: Annotated[
        str, Parameter(help="Words or phrases that a document must hold; `word*` for its beginnings.")
    ],
) -> None:
    """Find documents by their words.

    Example:

        factions search sahel.case market "drone strike"
    """
    with Casefile.open(case, create=False) as casefile:
        hits = casefile.search(" ".join(f'"{word}"' if " " in word else word for word in words))
    console = page_console()
    if not hits:
        console.print(f"No document of {casefile.name} holds {' and '.join(words)}.")
    for hit in hits:
        title = Text(hit.title or hit.document, style="bold")
        console.print(title.append(f"  {hit.published_at or 'undated'}", style="dim not bold"))
        console.print(_cut_out(hit), "")


def _cut_out(hit: Hit) -> Text:
    """The stretch of the document with the found words set off."""
    text = Text(hit.quote.text.replace("\n", " "))
    for word in hit.words:
        text.stylize("bold", word.start - hit.quote.start, word.end - hit.quote.start)
    return Text("  ") + text
