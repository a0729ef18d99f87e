"""The answer keys of the demo corpus, and where their words stand in a report.

A key counts from the report's body, which begins at the word SAMPLE: headlines and header lines repeat
what follows and are not keyed.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from factions.records import Span

FOLDER = Path(__file__).parent
REPORTS = FOLDER / "reports"
KEYS = FOLDER / "keys"
SPLITS = ("seen", "unseen")
BODY_MARK = "SAMPLE"

Bounds = tuple[str | None, str | None, str | None, str | None]


class KeyWhen(Struct, frozen=True, forbid_unknown_fields=True):
    """Four bounds as in a claim's `when`; one that is left out is null."""

    edtf: str | None = None
    earliest_start: str | None = None
    latest_start: str | None = None
    earliest_end: str | None = None
    latest_end: str | None = None

    @property
    def bounds(self) -> Bounds:
        return self.earliest_start, self.latest_start, self.earliest_end, self.latest_end


class KeyTime(KeyWhen, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A time mention. `open`: its bounds are arguable and not scored. `optional`: it may be left unread."""

    text: str
    nth: int = 1
    open: bool = False
    optional: bool = False


class KeyPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """A place mention; without a country it is one that lies in several, or in none."""

    text: str
    nth: int = 1
    country: str | None = None
    place_class: Literal["literal", "associative"] = field(name="class", default="literal")


class KeyWhere(Struct, frozen=True, forbid_unknown_fields=True):
    """The place of a claim."""

    text: str
    country: str


class KeyToll(Struct, frozen=True, forbid_unknown_fields=True):
    """A count of people harmed; `max` is scored only where it is stated."""

    category: str
    text: str
    min: int | None = None
    max: int | None = None
    qualifier: str | None = None


class KeyStance(Struct, frozen=True, forbid_unknown_fields=True):
    """Only the fields that are stated are scored; an empty attribution is the author's own voice."""

    polarity: str | None = None
    certainty: str | None = None
    aspect: str | None = None
    speech_act: str | None = None
    attribution: tuple[str, ...] | None = None


class KeyClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that a careful coder would want, or (`optional`) might accept.

    `alternatives` are kinds that the words bear as well. `when` and `place` are "none" where the text
    gives none, and left out where they are not scored.
    """

    kind: str
    quote: str
    roles: dict[str, str]
    nth: int = 1
    alternatives: tuple[str, ...] = ()
    optional: bool = False
    actors: dict[str, str] = {}
    when: KeyWhen | Literal["none"] | None = None
    place: KeyWhere | Literal["none"] | None = None
    stance: KeyStance = KeyStance()
    tolls: tuple[KeyToll, ...] = ()
    attributes: dict[str, str | int | list[str]] = {}


class Key(Struct, frozen=True, forbid_unknown_fields=True):
    """The answer key of one report."""

    report: str
    split: Literal["seen", "unseen"]
    claims: tuple[KeyClaim, ...]
    times: tuple[KeyTime, ...]
    places: tuple[KeyPlace, ...]

    @property
    def path(self) -> Path:
        return REPORTS / self.report


def load_key(path: Path) -> Key:
    """The key in a TOML file; raises msgspec.ValidationError on an unknown or missing field."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Key)


def load_keys() -> tuple[Key, ...]:
    """All keys by name."""
    return tuple(load_key(path) for path in sorted(KEYS.glob("*.toml")))


def body_start(text: str) -> int:
    """Where the body of a report begins; raises ValueError if it is not marked."""
    return text.index(BODY_MARK)


def locate(text: str, words: str, nth: int = 1) -> Span | None:
    """The nth occurrence of `words` in the body, or None."""
    at = body_start(text) - 1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(words))


def locate_near(text: str, words: str, quote: Span) -> Span | None:
    """The first occurrence of whole `words` within `quote`, else the nearest in the body, or None."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    spans = [Span(*found.span()) for found in pattern.finditer(text, body_start(text))]
    inside = [span for span in spans if quote.covers(span)]
    if inside:
        return inside[0]
    return min(spans, key=lambda span: abs(span.start - quote.start), default=None)
