"""The question `matrix`: who speaks for and against a relation of two actors, source by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, SourceLine, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.gathering import ties_of
from factions.questions.parties import find_party, has_party, plain
from factions.questions.relations import make_line
from factions.questions.weighing import is_denial, publisher_of, weigh
from factions.questions.wording import capitalised
from factions.records import Claim
from factions.vocabulary import load_vocabulary

UNDATED = "no stated time"


def matrix(
    casefile: Casefile,
    a: str,
    b: str,
    *,
    kind: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """For each kind of relation, source and year, how many claims speak for it and how many against.

    A source is the first speaker that is cited, else the publisher. `kind` narrows it to one relation. Raises
    UnknownActor, AmbiguousActor, BadDate, and UserError for an unknown kind or one actor twice.
    """
    kinds = load_vocabulary().kinds("state", "step")
    if kind is not None and kind not in kinds:
        raise UserError(f"No relation is named {kind!r}. The relations are: {', '.join(kinds)}.")
    one, other = find_party(casefile, a), find_party(casefile, b)
    if one.key == other.key:
        raise UserError(f"{a!r} and {b!r} are one actor here ({one.name}); name two.")
    read = ties_of(casefile, one, Narrowed(known_by, (kind,) if kind else kinds))
    asked = ask(casefile, read, on=on, known_by=known_by)
    both = [claim for claim in asked.seen.claims if has_party(claim, other.key)]
    bearing = weigh(both, asked.on)
    kept = bearing.claims if bearing else ()
    lines = [_line(key, group, asked) for key, group in sorted(_cells(kept, asked).items(), key=_order)]
    hedged = sum(claim.stance.certainty != "asserted" for claim in kept)
    return answer(
        asked,
        "matrix",
        {"a": a, "b": b, "kind": kind},
        lines,
        silent=len(both) - len(kept),
        notes=(
            *(
                ("A claim that spans several years stands under its first and last day named.",)
                if lines
                else ()
            ),
            *(f"{text}." for text in (left.text for left in leave_out(hedged, *_HEDGED))),
        ),
    )


_HEDGED = ("claim in it is made with doubt", "claims in it are made with doubt")


def _cells(claims: Iterable[Claim], asked: Asked) -> dict[tuple[str, str, str], list[Claim]]:
    cells: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        cells[claim.kind, _source(claim, asked), _time(claim)].append(claim)
    return cells


def _order(cell: tuple[tuple[str, str, str], list[Claim]]) -> tuple[int, str, str]:
    kind, source, time = cell[0]
    return load_vocabulary().kinds().index(kind), "~" if time == UNDATED else time, source


def _source(claim: Claim, asked: Asked) -> str:
    """Where the line comes from: the first speaker of the chain, by the best name there is."""
    if claim.stance.attribution:
        first = claim.stance.attribution[-1]
        return asked.names.get(first.actor or plain(first.name or first.text), first.name or first.text)
    return publisher_of(asked.seen.documents[claim.document])


def _time(claim: Claim) -> str:
    """The year, or the years, that the claim names."""
    named = sorted(day[:4] for day in claim.when.bounds if day) if claim.when else []
    if not named:
        return UNDATED
    return named[0] if named[0] == named[-1] else f"{named[0]}–{named[-1]}"


def _line(key: tuple[str, str, str], claims: Sequence[Claim], asked: Asked) -> SourceLine:
    kind, source, time = key
    against = sum(is_denial(claim) for claim in claims)
    weighing = weigh(claims, None)
    assert weighing is not None
    counts = [_claims(len(claims) - against, "for")] if len(claims) > against else []
    counts += [_claims(against, "against")] if against else []
    publishers = sorted({publisher_of(asked.seen.documents[claim.document]) for claim in claims} - {source})
    where = f" (in {', '.join(publishers)})" if publishers else ""
    opening = capitalised(kind.replace("_", " "))
    text = f"{opening}, {time}: {source}{where}, {' and '.join(counts)}."
    line = make_line(text, weighing, asked.seen)
    return widened(
        line, SourceLine, source=source, time=time, speaks_for=len(claims) - against, speaks_against=against
    )


def _claims(count: int, way: str) -> str:
    return f"1 claim {way}" if count == 1 else f"{count} claims {way}"
