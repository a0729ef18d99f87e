"""The formats of an export, and the one way into all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO

from factions.casefile import Casefile
from factions.casefile.judged import JudgedCasefile, judged
from factions.errors import UserError
from factions.exchange.exports.dossier import write_report
from factions.exchange.exports.geojson import write_geojson
from factions.exchange.exports.lines import write_claims
from factions.exchange.exports.table import write_csv
from factions.questions.holding import parse_day
from factions.questions.parties import claims_with, find_party
from factions.records import Claim

_OF_CLAIMS: dict[str, Callable[[JudgedCasefile, Sequence[Claim], IO[str]], int]] = {
    "claims": write_claims,
    "csv": write_csv,
    "geojson": write_geojson,
}
FORMATS = (*_OF_CLAIMS, "report")


def export(
    casefile: Casefile,
    file: IO[str],
    form: str,
    *,
    actors: Sequence[str] = (),
    known_by: str | None = None,
) -> int:
    """Writes claims as people have judged them, or a report on actors; gives how many it wrote.

    `actors` and `known_by` narrow the claims. Raises UserError for an unknown format and for a report
    without an actor, UnknownActor, AmbiguousActor and BadDate.
    """
    day = parse_day(known_by)
    if form == "report":
        return write_report(casefile, actors, file, known_by=day)
    if form not in _OF_CLAIMS:
        raise UserError(f"No format is named {form!r}. The formats are: {', '.join(FORMATS)}.")
    case = judged(casefile)
    return _OF_CLAIMS[form](case, _claims(case, actors, day), file)


def _claims(case: JudgedCasefile, actors: Sequence[str], known_by: str | None) -> list[Claim]:
    """The claims in a fixed order, each once."""
    parties = [find_party(case, actor) for actor in actors]
    found = [claim for party in parties for claim in claims_with(case, party)] if parties else case.claims()
    by_id = {claim.id: claim for claim in found}
    if known_by is not None:
        dated = {document.id for document in case.documents(known_by=known_by)}
        by_id = {id: claim for id, claim in by_id.items() if claim.document in dated}
    return sorted(by_id.values(), key=lambda claim: (claim.document, claim.evidence[0].start, claim.id))
