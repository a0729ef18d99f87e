"""What a passage is about: sport, business and the stage speak of attacks, raids and sieges too.

Words of such a field (`fields.toml`) are weighed against words of conflict in the sentence that tells an
event and four on either side. A finding of violence becomes no claim where the passage speaks at least twice
as much of another field, or has no word of conflict and nobody who may bear arms.

Of 487 findings of violence in documents of MUC-4, WikiEvents, M2E2, RAMS and re3d it takes 14, of which ten
are false; of 35 in the stories of tests/reading it takes 34, and ten of 16 in others that it was not made on.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from factions.records import Finding, Role, Span
from factions.vocabulary import load_vocabulary

REACH = 4
# The least that another field must count, and how many times as much as conflict.
LEAST, TIMES = 2, 2
_SURE = 2
_FIGHTER, _WEAPON, _HARM = 3, 1, 1
# Besides the family of violence: what teams, firms and heroes also do.
_ALSO = frozenset(
    ("targets", "territory_change", "seizure", "surrender", "withdrawal", "invasion", "military_campaign")
)
_PARTIES = frozenset(("attacker", "abductor", "side_a", "side_b", "gained_by", "lost_by", "subject"))
_BEARING_ARMS = frozenset(("group", "state", "state_force"))
_WORD = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


class Fields:
    """The fields of the passages of one document; each sentence is looked at once, when it is asked for."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._told: dict[int, frozenset[str]] = {}

    def plays(self, finding: Finding) -> bool:
        """Whether a finding of violence stands in a passage of sport, business or the stage."""
        if not is_violence(finding.kind):
            return False
        words = self._around(finding.trigger.start)
        counts = {field: sum(table.get(word, 0) for word in words) for field, table in _fields().items()}
        conflict = counts.pop("conflict") + _own_weight(finding)
        other = max(counts.values())
        if other >= LEAST and other >= TIMES * conflict:
            return True
        return not conflict and bool(finding.roles) and not _has_armed_party(finding)

    def _around(self, at: int) -> frozenset[str]:
        middle = max(0, bisect_right(self._starts, at) - 1)
        near = range(max(0, middle - REACH), min(len(self._sentences), middle + REACH + 1))
        return frozenset().union(*(self._telling(number) for number in near))

    def _telling(self, number: int) -> frozenset[str]:
        """The words of a sentence that tell of a field."""
        if number not in self._told:
            sentence = self._sentences[number]
            words = _WORD.findall(self._text[sentence.start : sentence.end].lower())
            self._told[number] = _every_word().intersection(words)
        return self._told[number]


@cache
def is_violence(kind: str) -> bool:
    """Whether a kind of claim tells of violence, or of taking and giving up ground."""
    return load_vocabulary().term(kind).family == "violence" or kind in _ALSO


def _own_weight(finding: Finding) -> int:
    """What the finding itself says of conflict: who fights, a weapon, people harmed."""
    group = any(_fights(role) for role in finding.roles)
    weapon = any(role.mention_kind == "weapon" for role in finding.roles)
    harm = any(toll.category in ("killed", "wounded", "casualties") for toll in finding.tolls)
    return _FIGHTER * group + _WEAPON * weapon + _HARM * harm


def _fights(role: Role) -> bool:
    """A group that the registry knows, or a party that goes by a sure word of conflict ("gunmen")."""
    if role.actor and role.mention_kind == "group":
        return True
    words = role.text.lower().split()
    sure = words[:1] == ["armed"] or any(_fields()["conflict"].get(word, 0) == _SURE for word in words)
    return role.role in _PARTIES and sure


def _has_armed_party(finding: Finding) -> bool:
    return any(role.role in _PARTIES and role.mention_kind in _BEARING_ARMS for role in finding.roles)


@cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*_fields().values())


@cache
def _fields() -> dict[str, dict[str, int]]:
    """For each field what its words count."""
    table = tomllib.loads(files("factions.reading.assemble").joinpath("fields.toml").read_text("utf-8"))
    return {
        field: dict.fromkeys(rows["words"].split(), 1) | dict.fromkeys(rows["sure"].split(), _SURE)
        for field, rows in table.items()
    }
