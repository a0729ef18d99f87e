"""Statements of a habit or a war of years, which are no events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factions.reading.what.continuing import times_named
from factions.reading.what.drafts import Draft
from factions.reading.what.mask import NAMED
from factions.reading.what.nouns import target_classes
from factions.reading.what.roles import role_of
from factions.reading.what.tokens import Tokens
from factions.records import Finding, Mention, Span

_FREQUENCY = frozenset(
    "often regularly repeatedly frequently routinely mainly mostly primarily "
    "increasingly chiefly rarely seldom habitually consistently "
    "systematically usually typically generally always commonly periodically".split()
)


def frequency(tokens: Tokens, draft: Draft) -> Span | None:
    """The word that makes a habit of a verb, among the auxiliaries before it."""
    if draft.frame.noun:
        return None
    for at in range(draft.first - 1, max(-1, draft.first - 4), -1):
        if tokens.words[at] in _FREQUENCY:
            return tokens.span(at, at)
        if tokens.words[at] not in ("been", "has", "have", "had", "also", "be"):
            return None
    return None


def is_general(tokens: Tokens, draft: Draft) -> bool:
    """ "It attacks convoys.": the present tense of a whole sentence without a time tells what is usual."""
    if draft.frame.noun or draft.toll or draft.form not in ("s", "base") or tokens.words[-1:] != ["."]:
        return False
    if _opens_entry(tokens):
        return False
    if draft.form == "base" and tokens.words[draft.first] in _UNCHANGING:
        return False
    before = tokens.words[draft.first - 1] if draft.first else ""
    if before in ("to", "will", "would", "did", "could", "may", "might", "should", "can", "must", "not"):
        return False
    doers = draft.of("attacker", "abductor")
    return bool(doers) and not times_named(tokens) and all(map(_is_lasting, doers))


def _opens_entry(tokens: Tokens) -> bool:
    """ "11/03, Djugu, Gobu: X attack fishermen.": a log tells in the present what happened once."""
    text = tokens.masked.text
    return _ENTRY.match(text) is not None and ":" in tokens.words[:14]


_ENTRY = re.compile(r"\W*(?:\d{1,2}[./ -]\d{1,2}\b|\d{1,2}[.:]\d\d\b|" + NAMED["time"] + r"|[^:]{2,60}:)")


def _is_lasting(doer: Mention) -> bool:
    """A group that was spoken of before: "a gang raids the ship" is a plot, and no habit of anybody."""
    return doer.kind == "group" and not doer.text.lower().startswith(("a ", "an "))


# Verbs whose past looks like their present.
_UNCHANGING = frozenset("set hit put cut beset".split())


def has_date(tokens: Tokens) -> bool:
    """A single day named in the sentence makes the act an event after all."""
    return any(re.search(r"day\b|\d{1,2} [a-z]+", words) for words in times_named(tokens))


class Habit(Struct, frozen=True):
    """A draft that tells what is usual, and its findings of whom (none, where a pattern found them)."""

    targets: tuple[Finding, ...]


def read_habit(tokens: Tokens, draft: Draft, relations: Sequence[Finding]) -> Habit | None:
    """ "X has often attacked Y" is a pattern of targets; null if the draft is no such thing."""
    words = frequency(tokens, draft)
    doers = draft.of("attacker", "abductor")
    whom = [mention for mention in draft.of("target", "victim", "abductee") if mention not in doers]
    if not doers or not whom or has_date(tokens) or not (words or is_general(tokens, draft)):
        return None
    known = {role.start for finding in relations if finding.kind == "targets" for role in finding.roles}
    return Habit(
        tuple(
            _targets(tokens, draft, doers[0], mention, words)
            for mention in whom
            if mention.start not in known
        )
    )


def _targets(tokens: Tokens, draft: Draft, doer: Mention, whom: Mention, words: Span | None) -> Finding:
    trigger = tokens.span(draft.first, draft.last)
    evidence = Span(min(doer.start, whom.start), max(whom.end, trigger.end))
    frequency_words = {"frequency_words": tokens.document[words.start : words.end]} if words else {}
    classes = list(target_classes(whom.text, whom.kind) or ("unknown",))
    return Finding(
        "targets", (role_of(doer, "subject"), role_of(whom, "object")), evidence, trigger,
        f"habit:{draft.lemma}", 0.82, {**frequency_words, "target_class": classes},
    )  # fmt: skip


def is_habit(draft: Draft, relations: Sequence[Finding]) -> bool:
    """Words about whom somebody attacks in general are a pattern and no event, unless people are counted."""
    doers = {mention.start for mention in draft.of("attacker", "abductor")}
    return not draft.toll and any(
        finding.kind == "targets" and any(role.start in doers for role in finding.roles)
        for finding in relations
    )


_LASTING = re.compile(
    r"\bsince (?:the )?(?:(?:early|late|mid)[ -])?(?:19|20)\d\d"
    r"|\bfor (?:[\w-]+ ){0,3}(?:years|decades|months)\b|\bfor (?:[\w-]+ ){0,3}a (?:year|decade)\b"
)


def lasts(tokens: Tokens, draft: Draft) -> bool:
    """ "The two armies have fought since 2015": a war, and no clash of one day."""
    if draft.kind != "armed_clash" or draft.frame.noun or draft.toll:
        return False
    sentence = tokens.masked.sentence
    return _LASTING.search(tokens.document, sentence.start, sentence.end) is not None


def is_war(draft: Draft, relations: Sequence[Finding]) -> bool:
    """A war of years ("has fought") is a relation and no clash; one that harmed people is told as a clash."""
    if draft.toll and draft.frame.noun:
        return False
    sides = {mention.start for mention in draft.of("side_a", "side_b")}
    return draft.kind == "armed_clash" and any(
        finding.kind in ("fights", "allied_with") and len(sides & {role.start for role in finding.roles}) > 1
        for finding in relations
    )
