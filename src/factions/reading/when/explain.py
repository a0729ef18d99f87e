"""What stands behind a time that was read: its rule, where that comes from, and its bounds in words."""

from __future__ import annotations

import re

from msgspec import Struct

from factions.reading.when.flags import FLAGS
from factions.reading.when.rulebook import Rulebook, rulebook
from factions.records import When

_UCDP = re.compile(r"T\d[a-z](?:-[a-z])?")


class Explanation(Struct, frozen=True):
    """Why a time was read so: its rule, the bounds in words, and its flags with their meaning.

    `family` is null for the parts of a month, a year or a week, whose rule is UCDP's own.
    """

    rule: str
    family: str | None
    source: str
    bounds: str
    flags: tuple[str, ...]


def explain(found: When, rules: Rulebook | None = None) -> Explanation:
    """What stands behind one of `read_times`' times; `rules` is the rulebook that it was read with."""
    family, source = _origin(found.rule, rules or rulebook())
    flags = tuple(f"{flag}: {FLAGS[flag]}" for flag in found.flags)
    return Explanation(found.rule, family, source, bounds_in_words(found), flags)


def _origin(rule_id: str, book: Rulebook) -> tuple[str | None, str]:
    """The family and the source of a rule; words such as "since" add to the id of the rule they change."""
    known = {
        name: (family.name, rule.source)
        for family in book.families
        for rule in family.rules
        for name in (rule.id, *rule.ucdp.values())
    }
    words = rule_id.split("-")
    for length in range(len(words), 0, -1):
        found = known.get("-".join(words[:length]))
        if found is not None:
            return found
    ucdp = _UCDP.match(rule_id)
    return None, f"UCDP GED codebook, {ucdp[0]}" if ucdp else "docs/times.md"


def bounds_in_words(found: When) -> str:
    """The four bounds as a sentence would tell them."""
    es, ls, ee, le = found.bounds
    if not any(found.bounds):
        return "open"
    if es == ls == ee == le:
        return f"on {es}"
    if (es, ls) == (ee, le):
        return _some_day(es, ls)
    if es == ls and ee == le and es and ee:
        return f"all of {es} to {ee}"
    return ", ".join(filter(None, (_begun(es, ls), _ended(ee, le))))


def _some_day(first: str | None, last: str | None) -> str:
    if first is None:
        return f"on some day up to {last}"
    return f"on some day from {first} on" if last is None else f"on some day from {first} to {last}"


def _begun(earliest: str | None, latest: str | None) -> str:
    if earliest is None or earliest == latest:
        return f"begun {'by' if earliest is None else 'on'} {latest}" if latest else ""
    return f"begun between {earliest} and {latest}" if latest else f"begun on {earliest} or later"


def _ended(earliest: str | None, latest: str | None) -> str:
    if latest is None:
        return f"still so on {earliest}" if earliest else "its end open"
    return f"ended on {latest}" if earliest == latest else f"ended between {earliest} and {latest}"
