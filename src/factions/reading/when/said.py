"""What a rule matched, and the time that a reading makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from factions.reading.when.calendar import Period
from factions.reading.when.rulebook import Rule, Rulebook


class Tie(Struct, frozen=True):
    """What ties a time to an event: its kind, names that tell which, and how far from it.

    `count` units lie between, null where the words give no number ("weeks before the raid"); `way` is 1
    after it and -1 before.
    """

    kind: str
    names: tuple[str, ...]
    unit: str
    count: float | None
    way: int


class Timex(Struct, frozen=True):
    """One time expression as TimeML marks it, and the period it names where that is known.

    `edtf` overrides how the period is written; `mod` is TIMEX3's (START, MID, END, APPROX, …); `tie` is set
    where it hangs on an event.
    """

    start: int
    end: int
    type: str
    value: str | None
    rule: str
    period: Period | None = None
    anchor: str = "none"
    mod: str | None = None
    flags: tuple[str, ...] = ()
    edtf: str | None = None
    tie: Tie | None = None

    @property
    def written(self) -> str | None:
        """How it is written in EDTF, where it is known well enough."""
        return self.edtf or (self.period.edtf if self.period else None)


class Said:
    """A match of a rule: its words by piece, looked up in the rulebook's tables."""

    def __init__(
        self, rule: Rule, book: Rulebook, text: str, span: tuple[int, int], match: re.Match[str]
    ) -> None:
        self.rule, self.book, self.text = rule, book, text
        self.start, self.end = span
        self.match = match
        self.groups: Mapping[str, str] = {key: value for key, value in match.groupdict().items() if value}
        self.lead: str | None = None

    def words(self, name: str) -> str | None:
        """The words captured as `name`."""
        return self.groups.get(name)

    def get(self, name: str) -> Any:
        """What the rule gives for `name`, else what the words captured as `name` stand for."""
        if name in self.rule.given:
            return self.rule.given[name]
        words = self.groups.get(name)
        if words is None:
            return None
        return self.book.word(name.rstrip("23"), words)

    def span_of(self, name: str) -> tuple[int, int]:
        return self.match.span(name)

    def as_if(self, **names: str) -> Said:
        """The same match with each piece read from the words captured under another name."""
        other = Said(self.rule, self.book, self.text, (self.start, self.end), self.match)
        other.groups = {**self.groups, **{name: self.groups[source] for name, source in names.items()}}
        return other

    def timex(self, value: str | None, period: Period | None = None, **more: Any) -> Timex:
        """A time at the whole span; what `more` does not say comes from the rule."""
        rule = self.rule.ucdp.get(period.unit, self.rule.id) if period is not None else self.rule.id
        settings: dict[str, Any] = {"type": self.rule.type, "rule": rule, "mod": self.mod(), **more}
        start, end = settings.pop("span", (self.start, self.end))
        return Timex(start=start, end=end, value=value, period=period, **settings)

    def mod(self) -> str | None:
        """TIMEX3's modifier, from words before the rule's own ("nearly", "at least")."""
        return self.book.word("about", self.lead) or None if self.lead else None
