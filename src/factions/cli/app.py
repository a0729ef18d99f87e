"""The command `factions`: which commands there are, and what their errors and exit codes mean.

Exit codes: 0 all well · 1 a store or data file cannot be used · 2 what was asked cannot be done as asked ·
3 some documents could not be used, the others were.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App, Group

from factions import __version__
from factions.cli.console import complain
from factions.errors import BrokenInvariant, DocumentProblem, FactionsError, UserError

SOME_FAILED = 3

app = App(
    name="factions",
    version=__version__,
    help="Read reporting on armed conflict and keep every claim in it with its source.",
    help_epilogue="Start with `factions demo`; `factions COMMAND --help` shows examples.",
    help_format="markdown",
    result_action="return_value",
)
# Each command's module is imported when it is called, so its line of help stands here.
COMMANDS = {
    "Reading": {
        "demo": ("factions.cli.demo:demo", "Read the sample reports, ask about them, and write a report."),
        "read": ("factions.cli.read:read", "Read documents and print the claims in them."),
        "when": ("factions.cli.when:when", "Show the times in a text, and how each is read."),
    },
    "A casefile": {
        "add": ("factions.cli.add:add", "Read documents and keep their claims in a casefile."),
        "import": ("factions.cli.import_:import_", "Keep the rows of a data set as documents and claims."),
        "documents": ("factions.cli.look:documents", "List the documents of a casefile."),
        "search": ("factions.cli.look:search", "Find words in the documents of a casefile."),
        "ask": ("factions.cli.ask:ask", "Ask a casefile; each line of the answer has its quotes."),
        "origins": ("factions.cli.origins:origins", "Show which reports of an event go back to whom."),
        "related": ("factions.cli.origins:related", "List series, corrections, updates; one hand's line."),
        "cite": ("factions.cli.cite:cite", "Write the footnote of a claim."),
        "open": ("factions.cli.open:open_", "Open the workbench in a browser of this machine."),
        "export": ("factions.cli.export:export", "Write claims, a table, a map or a printable report."),
    },
    "Decisions": {
        "judge": ("factions.cli.judge:judge", "Accept, reject, edit, add, redact; same or different; undo."),
        "suggest": ("factions.cli.suggest:suggest", "List actors or events that may be one, and why."),
        "reread": ("factions.cli.reread:reread", "Read again with the reader of today; judgements stay."),
        "merge": ("factions.cli.merge:merge", "Bring another casefile into one, judgements included."),
        "log": ("factions.cli.merge:log", "Write down everything that was done to a casefile."),
        "replay": ("factions.cli.merge:replay", "Do what a log says in a new casefile."),
        "assign": ("factions.cli.assign:assign", "Draw a sample for coders blind to each other."),
        "agreement": ("factions.cli.assign:agreement", "Count how far coders agree, field by field."),
    },
    "Data and training": {
        "gazetteer": ("factions.cli.gazetteer:app", "Find known places, or build a gazetteer."),
        "train": ("factions.training.command:train", "Train the reading encoder anew."),
    },
}
for number, (title, commands) in enumerate(COMMANDS.items()):
    group = Group(title, sort_key=number)
    for place, (name, (target, line)) in enumerate(commands.items()):
        app.command(target, name=name, help=line, group=group, sort_key=place)


def main(tokens: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; our own errors are one clear line, not a traceback."""
    sys.exit(run(tokens))


def run(tokens: Sequence[str] | None = None) -> int:
    """The exit code of one command."""
    try:
        code = app(tokens)
    except BrokenInvariant:
        raise
    except FactionsError as error:
        complain(str(error))
        return 2 if isinstance(error, UserError | DocumentProblem) else 1
    except BrokenPipeError:
        # The reader of our output (a pager, `head`) has seen enough.
        sys.stderr.close()
        return 0
    return code if isinstance(code, int) else 0
