"""`factions cite`: the source of one claim, ready for a footnote or a bibliography."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.exchange.citations import cite as citation


def cite(
    case: Annotated[Path, Parameter(help="The casefile.")],
    claim: Annotated[str, Parameter(help="The id of a claim, as `ask --json` gives it.")],
    *,
    style: Annotated[
        Literal["chicago", "bibtex", "csl"], Parameter(help="A footnote, BibTeX, or CSL JSON.")
    ] = "chicago",
) -> None:
    """Cite the words behind a claim, with the page where the document has pages.

    Examples:

        factions cite sahel.case clm_0123456789abcdef
        factions cite sahel.case clm_0123456789abcdef --style bibtex
    """
    with Casefile.open(case, create=False) as casefile:
        found = casefile.claim(claim)
        sys.stdout.write(citation(casefile.document(found.document), found, style) + "\n")
