"""An answer as a page for a terminal: each line with its status, its sources and its quotes."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from factions.casefile import Casefile
from factions.cli.console import plural
from factions.questions import Answer, Citation, Line, heading, quotes

_STYLES = {"stated": "green", "possible": "yellow", "disputed": "dark_orange", "denied": "red"}


def answer_page(casefile: Casefile, answer: Answer, most_quotes: int) -> Group:
    """The page of one answer, with at most `most_quotes` quotes under each line."""
    lines = [Padding(Group(*_line(casefile, line, most_quotes)), (0, 0, 1, 2)) for line in answer.lines]
    left_out = [Text(f"Left out: {remark.text}.", style="dim") for remark in answer.left_out]
    notes = [Text(remark, style="dim") for remark in answer.notes]
    return Group(Text(heading(answer), style="bold"), Text(), *lines, *left_out, *notes)


def _line(casefile: Casefile, line: Line, most_quotes: int) -> Iterator[Text]:
    yield Text(line.text)
    yield Text(line.status, style=_STYLES[line.status]).append(f" · {_weight(line)}", style="dim not bold")
    cited = quotes(casefile, line)
    for citation in cited[:most_quotes]:
        yield _quoted(citation)
    if len(cited) > most_quotes:
        more = len(cited) - most_quotes
        yield Text(f"  and {more} more {plural(more, 'quote')} (--quotes {len(cited)})", style="dim")


def _weight(line: Line) -> str:
    documents, origins = len(line.documents), line.origins
    return f"{documents} {plural(documents, 'document')}, {origins} {plural(origins, 'origin')}"


def _quoted(citation: Citation) -> Text:
    source = ", ".join(part for part in (citation.publisher, citation.published_at or "undated") if part)
    against = "against: " if citation.denies else ""
    words = " ".join(citation.text.split())
    return Text(f"  {against}“{words}” ", style="italic").append(f"({source})", style="dim not italic")
