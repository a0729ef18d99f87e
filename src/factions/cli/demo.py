"""`factions demo`: the sample reports read, kept, asked about, and a report written."""

from __future__ import annotations

import shutil
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factions.casefile import Casefile
from factions.cli.answers import answer_page
from factions.cli.console import page_console, progress
from factions.documents import load_documents
from factions.errors import DocumentProblem, RunStopped
from factions.exchange.report import report_page
from factions.questions import Answer, events, relationship, timeline, who
from factions.reading.reader import read_document
from factions.vocabulary import load_vocabulary

_KHORASAN = "Islamic State – Khorasan Province"
_LINES_SHOWN = 4


def demo(
    *, out: Annotated[Path, Parameter(help="The folder for the casefile and the report.")] = Path("demo")
) -> int:
    """Read the sample reports, print what was found, answer questions with quotes, and write a report.

    Example:

        factions demo
    """
    console = page_console()
    out.mkdir(parents=True, exist_ok=True)
    case, report = out / "demo.case", out / "report.html"
    for leftover in out.glob("demo.case*"):
        leftover.unlink()
    with Casefile.open(case) as casefile:
        _read_samples(casefile)
        _print_counts(console, casefile)
        answers = _answers(casefile)
        for answer in answers:
            _print_answer(console, casefile, answer)
        report.write_text(
            report_page(casefile, answers, "Daesh in Khorasan and its neighbours"), encoding="utf-8"
        )
    _print_next(console, case, report)
    return 0


def _sample_reports() -> Path:
    """The sample reports: package data in a wheel, a folder of the checkout otherwise."""
    packaged = Path(str(files("factions") / "samples"))
    checkout = Path(__file__).parents[3] / "samples" / "reports"
    for folder in (packaged, checkout):
        if folder.is_dir():
            return folder
    raise RunStopped(f"The sample reports are not in {packaged}; install factions again.")


def _read_samples(casefile: Casefile) -> None:
    paths = sorted(path for path in _sample_reports().iterdir() if path.is_file())
    for document in progress(load_documents(paths), "Reading the samples", total=len(paths)):
        if isinstance(document, DocumentProblem):
            raise document
        casefile.add(read_document(document))


def _print_counts(console: Console, casefile: Casefile) -> None:
    """How many claims of each family there are, with the commonest kinds."""
    vocabulary = load_vocabulary()
    kinds = Counter(claim.kind for claim in casefile.claims())
    console.print(f"{len(casefile.documents())} sample reports hold {kinds.total()} claims:\n")
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    for family in vocabulary.families:
        found = Counter({term.name: kinds[term.name] for term in family.terms if kinds[term.name]})
        if family.shape != "value" and found:
            named = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in found.most_common(6))
            table.add_row(str(found.total()), Text(family.title, style="bold"), named)
    console.print(table, "")


def _answers(casefile: Casefile) -> list[Answer]:
    return [
        who(casefile, _KHORASAN),
        relationship(casefile, _KHORASAN, "Taliban"),
        relationship(casefile, "Haqqani network", "Taliban", on="2016-06-01"),
        timeline(casefile, "Tehrik-i-Taliban Pakistan"),
        events(casefile, country="Afghanistan", since="2021-01-01"),
    ]


def _print_answer(console: Console, casefile: Casefile, answer: Answer) -> None:
    """The answer's first lines; the report has all of them."""
    short = replace(answer, lines=answer.lines[:_LINES_SHOWN], left_out=(), notes=())
    console.rule(style="dim")
    console.print(answer_page(casefile, short, most_quotes=1))
    if len(answer.lines) > _LINES_SHOWN:
        console.print(Text(f"{len(answer.lines) - _LINES_SHOWN} more lines in the report.", style="dim"))


def _print_next(console: Console, case: Path, report: Path) -> None:
    width = shutil.get_terminal_size().columns
    console.rule(style="dim")
    console.print(
        "Open the report in a browser:", Text(str(report.resolve()), style="bold"), soft_wrap=width < 200
    )
    console.print(f"Ask more: factions ask {case} relationship Taliban TTP")
