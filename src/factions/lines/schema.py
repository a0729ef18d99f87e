"""The JSON Schema of claim lines, docs/claim-lines.schema.json.

Shapes come from the records, allowed values from the vocabulary, so the contract cannot drift from either;
a change of it shows in the tracked file.
"""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from factions.lines.write import DocumentLine
from factions.records import Claim
from factions.vocabulary import Attribute, Term, Vocabulary

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_VALUES = {
    ("Mention", "kind"): "mention_kinds",
    ("Mention", "form"): "mention_forms",
    ("Mention", "quantity"): "quantities",
    ("Role", "role"): "roles",
    ("Role", "mention_kind"): "mention_kinds",
    ("Role", "target_class"): "target_classes",
    ("When", "anchor"): "time_anchors",
    ("Place", "class"): "place_classes",
    ("Toll", "category"): "toll_categories",
    ("Toll", "party"): "toll_parties",
    ("Toll", "qualifier"): "toll_qualifiers",
    ("Toll", "scope"): "toll_scopes",
    ("Stance", "polarity"): "polarity",
    ("Stance", "certainty"): "certainty",
    ("Stance", "aspect"): "aspect",
    ("Stance", "speech_act"): "speech_acts",
    ("Stance", "basis"): "basis",
    ("Link", "kind"): "link_kinds",
}
_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_DAYS = (
    ("When", "earliest_start"), ("When", "latest_start"), ("When", "earliest_end"), ("When", "latest_end"),
    ("DocumentHead", "published_at"),
)  # fmt: skip
_OFFSETS = ("Quote", "Span", "Speaker", "Role", "Mention", "When", "Place", "Toll")


def line_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of one line, a document's or a claim's (JSON Schema 2020-12)."""
    (_, _), shapes = msgspec.json.schema_components((DocumentLine, Claim), ref_template="#/$defs/{name}")
    for (shape, field), family in _VALUES.items():
        _allow(shapes[shape]["properties"], field, list(vocabulary.names(family)))
    for shape, field in _DAYS:
        _restrict(shapes[shape]["properties"], field, _DAY)
    for shape in _OFFSETS:
        _restrict(shapes[shape]["properties"], "start", {"type": "integer", "minimum": 0})
        _restrict(shapes[shape]["properties"], "end", {"type": "integer", "minimum": 1})
    _refine_claim(shapes["Claim"], vocabulary)
    _restrict(shapes["DocumentHead"]["properties"], "id", {"type": "string", "pattern": "^doc_"})
    _restrict(shapes["Place"]["properties"], "precision", {"type": "integer", "minimum": 1, "maximum": 7})
    return {
        "$schema": _DRAFT,
        "title": "A line of factions: a document's or a claim's",
        "oneOf": [{"$ref": "#/$defs/DocumentLine"}, {"$ref": "#/$defs/Claim"}],
        "$defs": {name: _plain(shape) for name, shape in sorted(shapes.items())},
    }


def _allow(properties: dict[str, Any], field: str, names: list[str]) -> None:
    if properties[field].get("type") == "array":
        properties[field]["items"] = {"enum": names}
    else:
        _restrict(properties, field, {"enum": names})


def _restrict(properties: dict[str, Any], field: str, rule: dict[str, Any]) -> None:
    """Puts a rule on a field and keeps null and the default where the record allows them."""
    old = properties[field]
    nullable = {"type": "null"} in old.get("anyOf", ())
    new: dict[str, Any] = {"anyOf": [rule, {"type": "null"}]} if nullable else dict(rule)
    if "default" in old:
        new["default"] = old["default"]
    properties[field] = new


def _refine_claim(claim: dict[str, Any], vocabulary: Vocabulary) -> None:
    properties = claim["properties"]
    _restrict(properties, "id", {"type": "string", "pattern": "^clm_"})
    _restrict(properties, "document", {"type": "string", "pattern": "^doc_"})
    _restrict(properties, "kind", {"enum": list(vocabulary.kinds())})
    _restrict(properties, "confidence", {"type": "number", "minimum": 0, "maximum": 1})
    properties["evidence"]["minItems"] = 1
    claim["allOf"] = [_of_kind(vocabulary.term(kind), vocabulary) for kind in vocabulary.kinds()]


def _of_kind(term: Term, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the kind of a claim says of its roles and attributes."""
    allowed = {attribute.name: _attribute(attribute, vocabulary) for attribute in term.attributes}
    roles = {"enum": [slot.role for slot in term.roles]}
    return {
        "if": {"properties": {"kind": {"const": term.name}}, "required": ["kind"]},
        "then": {
            "properties": {
                "attributes": {"properties": allowed, "additionalProperties": False},
                "roles": {"items": {"properties": {"role": roles}}},
            }
        },
    }


def _attribute(attribute: Attribute, vocabulary: Vocabulary) -> dict[str, Any]:
    names = list(vocabulary.names(attribute.values)) if attribute.values else []
    rules: dict[str, dict[str, Any]] = {
        "term": {"enum": names},
        "terms": {"type": "array", "items": {"enum": names}},
        "words": {"type": "string"},
        "count": {"type": ["integer", "null"], "minimum": 0},
        "flag": {"type": "boolean"},
    }
    return rules[attribute.type]


def _plain(shape: dict[str, Any]) -> dict[str, Any]:
    """Without the title, which repeats the name, and with the description on even margins."""
    plain = {key: value for key, value in shape.items() if key != "title"}
    return plain | {"description": inspect.cleandoc(plain["description"])}
