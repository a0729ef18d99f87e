"""`factions export`: a casefile's claims, or a report on actors, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.cli.console import page_console, plural
from factions.errors import UserError
from factions.exchange.exports import export as write


def export(
    case: Annotated[Path, Parameter(help="The casefile.")],
    file: Annotated[Path, Parameter(help="The file to write.")],
    *,
    format: Annotated[
        Literal["claims", "csv", "geojson", "report"], Parameter(help="What to write (docs/export.md).")
    ],
    actor: Annotated[
        tuple[str, ...], Parameter(help="Only what is said of this actor; may be repeated.")
    ] = (),
    known_by: Annotated[str | None, Parameter(help="Only documents published by this day.")] = None,
    force: Annotated[bool, Parameter(negative="", help="Write over a file that is there.")] = False,
) -> None:
    """Write claims with their doubts going along, or a printable report with numbered quotes.

    Examples:

        factions export sahel.case claims.csv --format csv
        factions export sahel.case map.geojson --format geojson --actor JNIM
        factions export sahel.case jnim.html --format report --actor JNIM --actor "Islamic State"
    """
    if file.exists() and not force:
        raise UserError(f"{file} is there already; name another file, or give --force.")
    with Casefile.open(case, create=False) as casefile:
        part = file.with_name(f"{file.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as opened:
                count = write(casefile, opened, format, actors=actor, known_by=known_by)
            part.replace(file)
        except OSError as error:
            raise UserError(f"{file} cannot be written ({error.strerror}).") from error
        finally:
            part.unlink(missing_ok=True)
    word = "line" if format == "report" else "claim"
    page_console().print(f"{file}: {count} {plural(count, word)}.", soft_wrap=True)
