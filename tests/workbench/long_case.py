"""A casefile of one long document, with as many claims as one asks for: half of them events, half ties."""

from __future__ import annotations

from pathlib import Path

from review_case import READER

from factions.casefile import Casefile
from factions.documents import from_text
from factions.records import Claim, Document, Mention, Reading, Role, Span, Stance, claim_id

_ACTORS = 60


def long_case(folder: Path, claims: int) -> Casefile:
    """The casefile, open; the caller closes it."""
    casefile = Casefile.open(folder / f"long-{claims}.case")
    casefile.add(long_reading(claims))
    return casefile


def long_reading(claims: int, *, after_each: str = "") -> Reading:
    """A document of so many sentences, with a claim in each, and other words after each."""
    lines = [_line(number) for number in range(claims)]
    document = from_text("".join(f"{line}\n{after_each}" for line in lines))
    starts, at = [], 0
    for line in lines:
        starts.append(document.text.index(line, at))
        at = starts[-1] + len(line)
    made = tuple(_claim(document, number, start, lines[number]) for number, start in enumerate(starts))
    return Reading(document, tuple(_mention(role) for claim in made for role in claim.roles), (), (), made)


def _names(number: int) -> tuple[str, str]:
    return f"Front {number % _ACTORS + 100}", f"Column {number * 7 % _ACTORS + 100}"


def _line(number: int) -> str:
    """About as long as a sentence of a report."""
    one, other = _names(number)
    did = "attacked" if number % 2 else "broke with"
    return f"{one} {did} {other} near the well of line {number:05d}, as two teachers of the town told us."


def _claim(document: Document, number: int, start: int, line: str) -> Claim:
    kind, words = ("attack", ("attacker", "target")) if number % 2 else ("split_from", ("subject", "object"))
    roles = tuple(
        _role(role, start + line.index(name), name) for role, name in zip(words, _names(number), strict=True)
    )
    quote = document.quote(Span(start, start + len(line)))
    id = claim_id(document.id, kind, roles, quote)
    return Claim(id, document.id, kind, roles, None, None, {}, (), Stance(), (), (quote,), 1.0, READER)


def _role(role: str, start: int, name: str) -> Role:
    return Role(name, start, start + len(name), role=role, name=name, actor=None, mention_kind="group")


def _mention(role: Role) -> Mention:
    return Mention(
        role.text, role.start, role.end, id=f"m{role.start}", kind="group", form="named", cluster=role.name,
        name=role.name,
    )  # fmt: skip
