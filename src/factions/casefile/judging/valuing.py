"""The values that a person sets on a claim, as text: fields of its stance, else attributes of its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from factions.errors import UserError
from factions.records import Claim
from factions.vocabulary import Attribute, load_vocabulary

STANCES = ("polarity", "certainty", "aspect", "speech_act", "basis")
_COUNT = re.compile(r"[0-9]{1,9}")
_FLAGS = {"yes": True, "no": False}


def with_values(claim: Claim, values: Mapping[str, str]) -> Claim:
    """The claim with these values; an attribute given as an empty text is left out.

    Raises UserError for a field or term that there is not, and for a count that is none.
    """
    known = {attribute.name: attribute for attribute in load_vocabulary().term(claim.kind).attributes}
    stance, attributes = dict[str, str](), dict(claim.attributes)
    for name, value in values.items():
        if name in STANCES:
            stance[name] = _stance(name, value)
        elif name not in known:
            raise UserError(f"{claim.kind} has no field {name!r}; it has {', '.join([*STANCES, *known])}.")
        elif value.strip():
            attributes[name] = _read(known[name], value)
        else:
            attributes.pop(name, None)
    _check_range(values, attributes)
    return msgspec.structs.replace(
        claim, stance=msgspec.structs.replace(claim.stance, **stance), attributes=attributes
    )


def _stance(name: str, value: str) -> str:
    return _term(name, value, load_vocabulary().names({"speech_act": "speech_acts"}.get(name, name)))


def _read(attribute: Attribute, text: str) -> object:
    """The value as the attribute's type has it; terms of a list are parted by `|` or commas."""
    allowed = load_vocabulary().names(attribute.values) if attribute.values else ()
    match attribute.type:
        case "term":
            return _term(attribute.name, text, allowed)
        case "terms":
            given = (one.strip().replace(" ", "_") for one in re.split(r"[|,]", text) if one.strip())
            return [_term(attribute.name, one, allowed) for one in dict.fromkeys(given)]
        case "count":
            return _count(attribute.name, text)
        case "flag":
            return _FLAGS[_term(attribute.name, text.strip(), tuple(_FLAGS))]
        case _:
            return text


def _count(name: str, text: str) -> int:
    if not _COUNT.fullmatch(text.strip()):
        raise UserError(f"{text!r} is no count for {name}; write a whole number, 300, or nothing.")
    return int(text)


def _term(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise UserError(f"{value!r} is no {name}; it is one of {', '.join(allowed)}.")
    return value


def _check_range(values: Mapping[str, str], attributes: Mapping[str, Any]) -> None:
    """A range that nobody touched is left as it was read."""
    least, most = attributes.get("min"), attributes.get("max")
    touched = values.keys() & {"min", "max"}
    if touched and isinstance(least, int) and isinstance(most, int) and least > most:
        raise UserError(f"The fewest, {least}, are more than the most, {most}.")
