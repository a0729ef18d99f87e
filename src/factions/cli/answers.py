"""An answer as a page for a terminal: what it comes to, then each line with its weight and its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from factions.cli.console import plural
from factions.questions import Answer, AuditLine, Citation, Line, heading, quotes, summary
from factions.questions.casefile import Casefile
from factions.questions.weightiest import weightiest

_STYLES = {"stated": "green", "possible": "yellow", "disputed": "dark_orange", "denied": "red"}
_KINDS_NAMED = 4


def answer_page(casefile: Casefile, answer: Answer, most_quotes: int, most_lines: int = 0) -> Group:
    """The page of one answer, with at most `most_quotes` quotes under each of at most `most_lines` lines.

    Of more lines the weightiest are shown, in the answer's order, and what is not shown is said; 0 shows all.
    """
    shown = weightiest(answer.lines, most_lines)
    lines = [Padding(Group(*_line(casefile, line, most_quotes)), (0, 0, 1, 2)) for line in shown]
    opening = [Text(words, style="dim") for words in (summary(answer),) if words]
    rest = [Text(words, style="dim") for words in _not_shown(answer.lines, shown)]
    left_out = [Text(f"Left out: {remark.text}.", style="dim") for remark in answer.left_out]
    notes = [Text(remark, style="dim") for remark in answer.notes]
    return Group(Text(heading(answer), style="bold"), *opening, Text(), *lines, *rest, *left_out, *notes)


def _not_shown(lines: Sequence[Line], shown: Sequence[Line]) -> Iterator[str]:
    """What the shorter answer leaves out, by kind, and how to see it."""
    if len(lines) == len(shown):
        return
    kept = Counter(line.kind for line in shown)
    kinds = Counter(line.kind for line in lines)
    kinds.subtract(kept)
    missing = [(kind.replace("_", " "), count) for kind, count in kinds.most_common() if count]
    named = ", ".join(f"{kind} {count}" for kind, count in missing[:_KINDS_NAMED])
    others = f" and {len(missing) - _KINDS_NAMED} other kinds" if len(missing) > _KINDS_NAMED else ""
    count = len(lines) - len(shown)
    yield f"Not shown: {count} {plural(count, 'line')} of less weight ({named}{others}). --lines 0 shows all."


def _line(casefile: Casefile, line: Line, most_quotes: int) -> Iterator[Text]:
    yield Text(line.text)
    if isinstance(line, AuditLine):
        verdict = line.verdict or "not judged"
        yield Text(f"{verdict} · {line.id}", style="dim")
        yield Text(f"  “{' '.join(line.quote.split())}”", style="italic")
        return
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
