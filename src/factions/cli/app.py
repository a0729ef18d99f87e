"""The command `factions`: which commands there are, and what their errors and exit codes mean.

Exit codes: 0 all well · 1 a store or data file cannot be used · 2 what was asked cannot be done as asked ·
3 some documents could not be used, the others were.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cyclopts import App

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
app.command("factions.cli.demo:demo", name="demo", sort_key=1)
app.command("factions.cli.read:read", name="read", sort_key=2)
app.command("factions.cli.add:add", name="add", sort_key=3)
app.command("factions.cli.ask:ask", name="ask", sort_key=4)
app.command("factions.cli.cite:cite", name="cite", sort_key=4)
app.command("factions.cli.import_:import_", name="import", sort_key=5)
app.command("factions.cli.export:export", name="export", sort_key=5)
app.command("factions.cli.look:documents", name="documents", sort_key=5)
app.command("factions.cli.look:search", name="search", sort_key=6)
app.command("factions.cli.judge:judge", name="judge", sort_key=6)
app.command("factions.cli.suggest:suggest", name="suggest", sort_key=6)
app.command("factions.cli.assign:assign", name="assign", sort_key=6)
app.command("factions.cli.assign:agreement", name="agreement", sort_key=6)
app.command("factions.cli.reread:reread", name="reread", sort_key=6)
app.command("factions.cli.merge:merge", name="merge", sort_key=6)
app.command("factions.cli.merge:log", name="log", sort_key=6)
app.command("factions.cli.merge:replay", name="replay", sort_key=6)
app.command("factions.cli.when:when", name="when", sort_key=6)
app.command("factions.cli.gazetteer:app", name="gazetteer", sort_key=7)
app.command("factions.training.command:train", name="train", sort_key=7)


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
