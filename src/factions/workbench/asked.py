"""A question and what it was asked about, as an address that leads to its lines and pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import Any

from msgspec.structs import replace

from factions.casefile.identity import is_id
from factions.errors import UserError
from factions.questions import QUESTIONS, Answer, heading
from factions.questions.event import event
from factions.workbench.naming import called
from factions.workbench.visit import Visit

_CLOCKS = ("on", "known_by")
SWITCHES = ("ties", "marks")
_NUMBERS = {"steps": (0, 5), "size": (1, 1000), "seed": (0, 1_000_000)}
# These need what no address holds: a list of verdicts.
_NOT_ASKED = ("audit",)
ASKED = tuple(name for name in QUESTIONS if name not in _NOT_ASKED)
# Asked by its own page alone: nobody types the id of a claim.
_KNOWN: dict[str, Callable[..., Answer]] = {name: QUESTIONS[name] for name in ASKED} | {"event": event}


@cache
def parameters(question: str) -> tuple[tuple[str, bool], ...]:
    """What a question takes besides the casefile and the clocks, each with whether it must be given."""
    taken = list(signature(_KNOWN[question]).parameters.values())[1:]
    return tuple((one.name, one.default is one.empty) for one in taken if one.name in _given_in_address(one))


def asked(visit: Visit) -> Answer:
    """The answer to the question that an address asks; raises UserError for one that nobody can ask."""
    name = visit.text("question") or ""
    if name not in _KNOWN:
        raise UserError(f"No question is named {name!r}. The questions are: {', '.join(ASKED)}.")
    options = {}
    for parameter, needed in parameters(name):
        value = _value(visit, parameter)
        if value is None and needed:
            raise UserError(
                f"{name.replace('_', ' ')} needs {parameter.replace('_', ' ')}; give it in the form."
            )
        if value is not None:
            options[parameter] = value
    return visit.answer(_KNOWN[name], **options)


def address_of(answer: Answer) -> dict[str, str]:
    """The question and its arguments, as `asked` reads them from an address."""
    known = {name for name, _ in parameters(answer.question)}
    given = {name: value for name, value in answer.arguments.items() if value is not None and name in known}
    return {"question": answer.question, **given}


def heading_of(visit: Visit, answer: Answer) -> str:
    """The question in words, with actors by their names where the address has their ids."""
    named = {
        name: called(visit, value) if value and is_id(value) else value
        for name, value in answer.arguments.items()
    }
    return heading(replace(answer, arguments=named))


def _given_in_address(parameter: Any) -> tuple[str, ...]:
    return () if parameter.name in (*_CLOCKS, "verdicts") else (parameter.name,)


def _value(visit: Visit, name: str) -> str | int | bool | None:
    if name in SWITCHES:
        return True if visit.text(name) else None
    if name not in _NUMBERS:
        return visit.text(name)
    if visit.text(name) is None:
        return None
    least, most = _NUMBERS[name]
    return visit.number(name, least, least=least, most=most)
