"""An explanation as a page for a terminal: the claim, then each field with what gave it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from factions.reading.explain import Explanation, Option, Reason
from factions.records import Quote


def explanation_page(explanation: Explanation) -> Group:
    """The page of one claim."""
    claim = explanation.claim
    parts: list[RenderableType] = [Text(f"{claim.id} {claim.kind}", style="bold")]
    parts += [Text(f"  {_quoted(quote)}", style="italic") for quote in claim.evidence]
    for reason in explanation.reasons:
        parts += [_head(reason), *(Padding(line, (0, 0, 0, 4)) for line in _lines(reason))]
    parts += _confidence(explanation)
    return Group(*parts, Text())


def _head(reason: Reason) -> Text:
    field = reason.field.replace("_", " ")
    score = "" if reason.score is None else f" ({reason.score:.2f})"
    head = Text(f"{field}: ", style="cyan").append(reason.value, style="bold")
    return head.append(f"  by {reason.by}{score}", style="default not bold")


def _lines(reason: Reason) -> Iterator[Text]:
    if reason.words is not None:
        yield Text(_quoted(reason.words), style="italic")
    for note in reason.notes:
        yield Text(note, style="dim")
    if reason.options:
        yield Text(f"might be: {'; '.join(map(_option, reason.options))}", style="dim")


def _option(option: Option) -> str:
    details = [part for part in (option.id, None if option.score is None else f"{option.score:.2f}") if part]
    return f"{option.name} ({', '.join(details)})" if details else option.name


def _confidence(explanation: Explanation) -> Iterator[Text]:
    value = f"{explanation.claim.confidence:.2f}"
    made_of = " ".join(f"{share.amount:+.2f} {share.by}" for share in explanation.confidence)
    yield (
        Text("confidence: ", style="cyan")
        .append(value, style="bold")
        .append(f"  {made_of}", style="default not bold")
    )
    for repeat in explanation.repeats:
        yield Text("said again: ", style="cyan").append(
            f"{_quoted(repeat.words)}  by {repeat.by} ({repeat.confidence:.2f})", style="default"
        )


def _quoted(quote: Quote) -> str:
    return f"“{' '.join(quote.text.split())}” [{quote.start}–{quote.end}]"
