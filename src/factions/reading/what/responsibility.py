"""Who claims, is blamed for, or denies an event: the actor takes part in it as the attacker."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from factions.reading.what.answering import COMPILED
from factions.reading.what.mask import CLOSE, NAMED, Masked
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import Tokens
from factions.records import Mention, Span

_HINT = re.compile(
    r"responsib|claim|blam|commit|perpetrat|orchestrat|"
    r"denial|denied|denies|deny|accus|attribut|pinned|behind|credit|disowned|disclaimed|"
    r"carried|suspect|suspicion|reject|doubt|question|evidence|dismiss|disput|refut|finger|laid|ascrib|"
    r"hallmark|held|holds?\b|no (?:hand|part|role|involvement|link|connection|share)|nothing|"
    r"not (?:behind|involved|responsible|to blame|carr|take|stage|commit|plant|launch)|boast|"
    r"owned up|its name|"
    r"staged|conducted|launched|fired|planted|"
    r"(?:one|two|three|four|five|some|several|team|squad|unit|cell) of|"
    r"\bput\b|put down|traced|linked|work of"
)
_NOBODY = re.compile(r"\b(?:no|any|neither|nobody|no-one)\b[^.;]{0,25}$")


class Responsibility(Struct, frozen=True):
    """An actor tied to an event by what somebody says: the act (claims, denies, accuses), and the words."""

    act: str
    actor: Mention
    accuser: Mention | None
    cue: Span
    broad: bool
    start: int
    end: int
    clause: int

    @property
    def needs_accusation(self) -> bool:
        """ "Denied the charges" denies an event only for somebody charged with one."""
        return self.act == "denies" and self.broad


def read_responsibility(tokens: Tokens) -> list[Responsibility]:
    """The claims, denials and accusations of responsibility in one sentence."""
    masked = tokens.masked
    if not _HINT.search(masked.text) or _NEITHER.search(masked.text):
        return []
    found: list[Responsibility] = []
    for act, shape in COMPILED:
        for match in shape.finditer(masked.text):
            one = _responsibility(tokens, act, match, found)
            if one is not None:
                found.append(one)
    return sorted(found, key=lambda one: one.cue.start)


def _responsibility(
    tokens: Tokens, act: str, match: re.Match[str], found: list[Responsibility]
) -> Responsibility | None:
    masked = tokens.masked
    if "actor" in match.re.groupindex:
        actor = _mention(masked, match, "actor")
        begins = match.start("actor")
    else:
        actor, begins = _subject(tokens, match), match.start("cue")
        if any(had.start <= begins < had.end for had in found):
            return None
    if (
        actor is None
        or actor.quantity == "none"
        or actor.text.lower().startswith(("no ", "none "))
        or _NOBODY.search(masked.text[:begins])
    ):
        return None
    if "self" in match.re.groupindex and match["self"] and not _is_pronoun(_mention(masked, match, "self")):
        return None
    actor = _principal(masked, actor)
    if any(had.start <= match.start("cue") < had.end for had in found):
        return None
    if any(had.act == act and had.actor.cluster == actor.cluster for had in found):
        return None
    cue = masked.span(match.start("cue"), match.start("cue") + len(match["cue"].rstrip()))
    accuser = _mention(masked, match, "accuser") if "accuser" in match.re.groupindex else None
    if accuser is not None and _principal(masked, accuser).cluster == actor.cluster:
        act = "claims"
    broad = _BROAD.search(match["cue"]) is not None
    clause = masked.text.count(";", 0, match.start("cue"))
    return Responsibility(act, actor, accuser, cue, broad, match.start(), match.end(), clause)


def _is_pronoun(mention: Mention | None) -> bool:
    return mention is not None and mention.form == "pronoun"


_BROAD = re.compile(
    r"accusation|charge|allegation|blame|^(?:denied|denies|deny|rejected|rejects|disputes?d?|refute[sd]|which)$"
)
_NEITHER = re.compile(r"\bneither (?:confirmed nor denied|claimed nor denied)\b")
_ARMED = ("group", "state_force", "state", "people")


def _subject(tokens: Tokens, match: re.Match[str]) -> Mention | None:
    """The subject of a cue whose shape names no actor ("condemned the raid and denied any role in it")."""
    at = bisect_left(tokens.starts, match.start("cue"))
    if at >= len(tokens) or (at and tokens.words[at - 1] in ("not", "never", "nor")):
        return None
    return next(
        (one for one in subjects(tokens, at) if one.kind in (*_ARMED, "person", "office", "other")), None
    )


_FOR = re.compile(rf"{CLOSE}? (?:for|of) ([{''.join(NAMED[kind] for kind in _ARMED)}])")
_OWN = re.compile(rf"([{''.join(NAMED[kind] for kind in _ARMED)}])(?:'s)? ?$")


def _principal(masked: Masked, actor: Mention) -> Mention:
    """A spokesman claims and denies for those he speaks for."""
    if actor.kind not in ("person", "office", "other") or actor.form == "named":
        return actor
    starts = [at for at, item in masked.items.items() if item.mention is actor]
    if not starts:
        return actor
    after = _FOR.match(masked.text, max(starts))
    if after is None and masked.text[min(starts)] in NAMED.values():
        after = _FOR.match(masked.text, min(starts) + 1)
    before = _OWN.search(masked.text[: min(starts)])
    at = after.start(1) if after else before.start(1) if before else -1
    item = masked.items.get(at)
    return item.mention if item is not None and item.mention is not None else actor


def _mention(masked: Masked, match: re.Match[str], name: str) -> Mention | None:
    item = masked.items.get(match.start(name)) if match[name] else None
    return item.mention if item else None
