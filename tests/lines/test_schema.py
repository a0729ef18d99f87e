"""The contract of claim lines: its schema, the example lines, and the lines written from our records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from factions.lines import reading_lines
from factions.lines.schema import line_schema
from factions.records import (
    Candidate,
    Claim,
    Document,
    Link,
    Mention,
    Place,
    Quote,
    Reading,
    Role,
    Span,
    Speaker,
    Stance,
    Toll,
    When,
)  # fmt: skip
from factions.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
TEXT = "Rebels shelled Bunia on 4 May 2021, killing at least three people, a nurse said."


def quote(words: str) -> tuple[str, int, int]:
    start = TEXT.index(words)
    return words, start, start + len(words)


def a_reading() -> Reading:
    day = "2021-05-04"
    when = When(
        *quote("4 May 2021"), type="DATE", value=day, edtf=day, earliest_start=day, latest_start=day,
        earliest_end=day, latest_end=None, rule="day-month-year",
    )  # fmt: skip
    runner_up = Candidate("Bunia", 1, "UG", 0.1)
    place = Place(
        *quote("Bunia"), name="Bunia", geonames_id=217695, country="CD", precision=1, runners_up=(runner_up,)
    )
    nurse = Speaker(*quote("a nurse"))
    claim = Claim(
        id="clm_0123456789abcdef",
        document="doc_0123456789abcdef",
        kind="shelling",
        roles=(Role(*quote("Rebels"), role="attacker", name="Rebels", actor=None, mention_kind="group"),),
        when=when,
        place=place,
        attributes={},
        tolls=(
            Toll(*quote("at least three people"), category="killed", party="unknown", min=3, max=None,
                 qualifier="at_least", attribution=(nurse,)),
        ),
        stance=Stance(attribution=(nurse,), basis="reported", cues=(Quote(*quote("said")),)),
        links=(Link("same_event", "clm_fedcba9876543210"),),
        evidence=(Quote(TEXT, 0, len(TEXT)),),
        confidence=0.8,
        reader="test/1",
    )  # fmt: skip
    mention = Mention(
        *quote("Rebels"), id="m1", kind="group", form="nominal", cluster="c1", name="Rebels", head=Span(0, 6)
    )
    document = Document(id="doc_0123456789abcdef", sha256="0" * 64, text=TEXT, published_at="2021-05-05")
    return Reading(document, (mention,), (when,), (place,), (claim,))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "docs" / "claim-lines.schema.json").read_text(encoding="utf-8"))
    return read


def faults(line: Any, schema: dict[str, Any]) -> list[str]:
    """The faults of the line as a document's or a claim's: oneOf would only say that none fits."""
    shape = "DocumentLine" if isinstance(line.get("document"), dict) else "Claim"
    part = {"$schema": schema["$schema"], "$ref": f"#/$defs/{shape}", "$defs": schema["$defs"]}
    return [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(part).iter_errors(line)]


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_the_schema_is_current(schema: dict[str, Any]) -> None:
    current = line_schema(load_vocabulary())
    assert schema == json.loads(json.dumps(current)), (
        "run: python -m factions.lines > docs/claim-lines.schema.json"
    )


def test_the_example_lines_are_valid(schema: dict[str, Any], shared: Path) -> None:
    written = (shared / "claim-lines.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    assert len(lines) >= 6
    for line in lines:
        assert faults(line, schema) == []
        assert Draft202012Validator(schema).is_valid(line)


def test_our_lines_are_valid(schema: dict[str, Any]) -> None:
    for line in reading_lines(a_reading()):
        assert faults(json.loads(line), schema) == []


def test_allowed_values_are_those_of_the_vocabulary(schema: dict[str, Any]) -> None:
    shapes, vocabulary = schema["$defs"], load_vocabulary()
    assert shapes["Claim"]["properties"]["kind"]["enum"] == list(vocabulary.kinds())
    assert shapes["Role"]["properties"]["role"]["enum"] == list(vocabulary.names("roles"))
    assert shapes["Stance"]["properties"]["certainty"]["enum"] == list(vocabulary.names("certainty"))
    assert shapes["Toll"]["properties"]["category"]["enum"] == list(vocabulary.names("toll_categories"))
    rules = {
        rule["if"]["properties"]["kind"]["const"]: rule["then"]["properties"]
        for rule in shapes["Claim"]["allOf"]
    }
    assert rules["holds_post"]["attributes"]["properties"]["post"]["enum"] == list(vocabulary.names("posts"))
    assert rules.keys() == set(vocabulary.kinds())


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"kind": "befriends"}, "kind"),
        ({"confidence": 1.2}, "confidence"),
        ({"evidence": ()}, "evidence"),
        ({"attributes": {"degree": "nominal"}}, "attributes"),
        ({"stance": Stance(polarity="perhaps")}, "stance"),
        ({"links": (Link("because", "clm_1"),)}, "links"),
        ({"id": "5"}, "id"),
    ],
)
def test_a_line_off_the_contract_is_refused(
    schema: dict[str, Any], change: dict[str, Any], where: str
) -> None:
    reading = a_reading()
    spoilt = replace(reading, claims=(replace(reading.claims[0], **change),))
    line = json.loads(list(reading_lines(spoilt))[1])
    assert any(where in fault for fault in faults(line, schema))
