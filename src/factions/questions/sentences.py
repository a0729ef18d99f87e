"""Claims put into sentences, by the templates of sentences.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from factions.questions.agreement import agree
from factions.questions.parties import party_key, within_sentence
from factions.questions.templates import load_templates
from factions.questions.wording import capitalised
from factions.records import Claim
from factions.vocabulary import load_vocabulary

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_DEFAULTS = {"part": "ranks", "post": "official"}
_UNSAID = frozenset({"unstated", "unknown", "other"})
_SHOWN = 3
UNNAMED = "an unnamed party"


def keyed_attributes(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The attributes, and the place, that make two claims of one kind and the same parties different ones."""
    template = load_templates().get(claim.kind, {})
    keyed = tuple((name, str(claim.attributes.get(name))) for name in template.get("keyed", ()))
    return (*keyed, ("place", _place(claim))) if template.get("placed") else keyed


def relation_sentence(claims: Sequence[Claim], names: dict[str, str]) -> str:
    """What claims of one relation say, without their time and their source."""
    fields = _fields(claims, names)
    template = _template(claims[0].kind, fields)
    kept = _OPTIONAL.sub(lambda part: part[1] if _all_known(part[1], fields) else "", template)
    told = _FIELD.sub(lambda field: fields.get(field[1]) or _missing(field[1]), kept)
    several = " and " in fields.get("subject", "")
    return capitalised(agree(told, fields.get("subject") or UNNAMED, several=several))


def _template(kind: str, fields: dict[str, str]) -> str:
    """The template of a kind; to spare, and never to attack, is another sentence than to attack."""
    words: dict[str, Any] = load_templates()[kind]
    said = set(fields.get("frequency_words", "").casefold().split())
    chosen: str = words["spared"] if said & set(words.get("sparing", ())) else words["text"]
    return chosen


def role_words(role: str) -> str:
    """What a part in an event is called: "attacker", "a side"."""
    words: str = load_templates()["roles"].get(role, role.replace("_", " "))
    return words


def class_words(target_class: str) -> str:
    """A class of target as it is told: "places of worship"."""
    words: str = load_templates()["classes"].get(target_class, target_class)
    return words


def _all_known(part: str, fields: dict[str, str]) -> bool:
    return all(fields.get(name) for name in _FIELD.findall(part))


def _missing(field: str) -> str:
    return _worded(field, _DEFAULTS[field]) if field in _DEFAULTS else UNNAMED


def _fields(claims: Sequence[Claim], names: dict[str, str]) -> dict[str, str]:
    attributes = {
        name: _attribute(name, claims) for name in {name for claim in claims for name in claim.attributes}
    }
    for name in [name for name in attributes if name.endswith("_words")]:
        if attributes[name] == attributes.get(name.removesuffix("_words")):
            del attributes[name]
    parties = _parties(claims, names)
    if attributes.get("target_class") and attributes["target_class"] in parties.get("object", ""):
        del attributes["target_class"]
    return attributes | parties | {"place": _place(claims[0])}


def _parties(claims: Sequence[Claim], names: dict[str, str]) -> dict[str, str]:
    """The names in each role; where parties may change places, those of one claim, for all have the same."""
    symmetric = load_vocabulary().is_symmetric(claims[0].kind)
    roles: dict[str, dict[str, str]] = {}
    for role in (role for claim in (claims[:1] if symmetric else claims) for role in claim.roles):
        key = party_key(role)
        roles.setdefault(role.role, {})[key] = names.get(key, within_sentence(role.name))
    listed = {role: _listed(sorted(said.values())) for role, said in roles.items()}
    if symmetric and len(pair := [listed[role] for role in ("subject", "object") if role in listed]) == 2:
        listed["subject"], listed["object"] = sorted(pair)
    return listed


def _place(claim: Claim) -> str:
    if claim.place is not None:
        return claim.place.name
    objects = [role.name for role in claim.roles if role.role == "object"]
    return objects[0] if objects else "an unnamed place"


def _attribute(name: str, claims: Sequence[Claim]) -> str:
    """All values that were said; what is left unsaid ("unstated", "unknown") is no word of a sentence."""
    said: list[str] = []
    for claim in claims:
        value = claim.attributes.get(name)
        said.extend(
            map(str, value) if isinstance(value, list | tuple) else [str(value)] if value is not None else []
        )
    definite = [value for value in said if value not in _UNSAID and not _is_function_word(value)]
    shown = sorted({_worded(name, value) for value in definite} - {""})
    return " / ".join([*shown[:_SHOWN], "…"] if len(shown) > _SHOWN else shown)


def _is_function_word(value: str) -> bool:
    """Whether a value is a lone preposition, which says nothing by itself: “branch / of”."""
    return value.casefold() in load_templates()["number"]["function_words"]


def _worded(name: str, value: str) -> str:
    worded: str = load_templates()["attributes"].get(name, {}).get(value, value.replace("_", " "))
    return worded


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
