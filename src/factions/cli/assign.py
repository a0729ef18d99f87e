"""`factions assign` and `factions agreement`: blind double coding of a drawn sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.table import Table

from factions.casefile import Casefile
from factions.casefile.coding import agreement as count_agreement
from factions.casefile.coding import assign as draw
from factions.casefile.coding import open_assignments
from factions.casefile.coding.agreement import disagreements
from factions.cli.console import page_console
from factions.errors import UserError


def assign(
    case: Annotated[Path, Parameter(help="The casefile.")],
    sample: Annotated[str, Parameter(help="What the sample is called.")],
    *coders: Annotated[str, Parameter(help="Two coders or more to draw it; one to see what is left to do.")],
    size: Annotated[int, Parameter(help="How many claims.")] = 50,
    seed: Annotated[int, Parameter(help="The same seed draws the same sample.")] = 1,
    kind: Annotated[tuple[str, ...], Parameter(help="Only of these kinds.")] = (),
) -> None:
    """Draw a sample of claims for two coders or more, or show one coder what is still to be judged.

    Examples:

        factions assign sahel.case pilot Ann Bo --size 100 --seed 7
        factions assign sahel.case pilot Ann
    """
    with Casefile.open(case, create=False) as casefile:
        if len(coders) > 1:
            drawn = draw(casefile, sample, coders, size, seed=seed, kinds=kind or None)
            page_console().print(f"{sample}: {len(drawn) // len(set(coders))} claims for each coder.")
        elif coders:
            _show_open(casefile, sample, coders[0])
        else:
            raise UserError("Name the coders: two or more to draw a sample, one to see what is left to do.")


def agreement(
    case: Annotated[Path, Parameter(help="The casefile.")],
    sample: Annotated[str, Parameter(help="What the sample is called.")],
) -> None:
    """How far the coders of a sample agree, field by field, and on which claims they differ.

    Example:

        factions agreement sahel.case pilot
    """
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("Field", "Alpha", "Same", "Claims"):
        table.add_column(column)
    with Casefile.open(case, create=False) as casefile:
        for one in count_agreement(casefile, sample):
            alpha = "no variation" if one.alpha is None else f"{one.alpha:.2f}"
            table.add_row(one.field, alpha, f"{one.same:.0%}", str(one.claims))
        differ = disagreements(casefile, sample)
    console = page_console()
    console.print(table)
    for claim, said in differ:
        console.print(
            f"{claim}: " + "; ".join(f"{one.who} {one.what} ({one.id})" for one in said), soft_wrap=True
        )


def _show_open(casefile: Casefile, sample: str, coder: str) -> None:
    left = open_assignments(casefile, coder, sample)
    console = page_console()
    console.print(f"{len(left)} left for {coder} in {sample}.")
    for one in left:
        claim = casefile.claim(one.claim)
        words = " ".join(claim.evidence[0].text.split())
        console.print(f"{one.number}  {one.claim}  {claim.kind}: {words}", soft_wrap=True)
