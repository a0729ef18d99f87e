"""Denials by two at once: "both denied it", "the army and the front denied shelling it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factions.reading.says.chains import DOERS
from factions.records import Finding, Mention, Role, Speaker, Stance

_JOINED = re.compile(r",?\s+(?:and|or|nor)\s+(?:both\s+)?")


class Sides:
    """The pairs that a text speaks of as two, by its mentions."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self._pairs = {mention.start: mention for mention in mentions if mention.members}
        self._mentions = mentions if self._pairs else ()

    def each(self, finding: Finding, stance: Stance) -> Iterator[tuple[Finding, Stance]]:
        """A denial once for each of two who deny together; anything else as it is."""
        doers = [role for role in finding.roles if role.role in DOERS]
        sides = self._sides(doers, stance) if stance.speech_act == "denies" else []
        if len(sides) < 2:
            yield finding, stance
            return
        others = tuple(role for role in finding.roles if role not in doers)
        for side in sides:
            speaker = Speaker(side.text, side.start, side.end, actor=side.actor, name=side.name)
            chain = (*stance.attribution[:-1], speaker)
            yield replace(finding, roles=(side, *others)), replace(stance, attribution=chain)

    def _sides(self, doers: Sequence[Role], stance: Stance) -> Sequence[Role]:
        """The doers who deny: two beside each other, or the two of whom one word speaks."""
        last = stance.attribution[-1:]
        if not any(last[0].start < role.end and role.start < last[0].end for role in doers if last):
            return ()
        if len(doers) == 2 and _JOINED.fullmatch(self.text, doers[0].end, doers[1].start):
            return doers
        return self._members(doers[0]) if len(doers) == 1 else ()

    def _members(self, role: Role) -> list[Role]:
        """The two that "both" speaks of, each by its last mention before."""
        both = self._pairs.get(role.start)
        last: dict[str, Mention] = {}
        for mention in self._mentions:
            if both is not None and mention.cluster in both.members and mention.end <= role.start:
                last[mention.cluster] = mention
        return [
            replace(role, text=one.text, start=one.start, end=one.end, name=one.name, actor=one.actor,
                    mention_kind=one.kind)
            for one in last.values()
        ]  # fmt: skip
