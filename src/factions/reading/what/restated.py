"""Figures given again for an event told before ("Officials speak of about 50 deaths"), and harm denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.drafts import Draft
from factions.reading.what.event import Event
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count

_GIVING = re.compile(
    r"\b(?:puts?|putting|sp(?:eaks?|oke|oken|eaking) of|counts?|counted|tall(?:y|ied)|talks? of|talked of|"
    r"estimates?|estimated|stands? at|stood at|figures?|tolls?|toll|rose to|risen to|climbed to|revised)\b"
)
_FIGURES = frozenset("death deaths killings toll".split())


def restates(tokens: Tokens, drafts: Sequence[Draft], counts: Sequence[Count]) -> bool:
    """Whether a sentence only gives a figure for what was told before, in words of giving figures."""
    harmed = [count for count in counts if count.category in ("killed", "wounded", "casualties")]
    if not harmed or not _GIVING.search(tokens.masked.text):
        return False
    return all(_only_figures(draft) for draft in drafts)


def _only_figures(draft: Draft) -> bool:
    return draft.lemma in _FIGURES or (draft.frame.harm and not draft.of("attacker", "victim", "target"))


_DENIES = frozenset("deny denies denied denying".split())


def refigured(event: Event, counts: Sequence[Count]) -> bool:
    """Whether a sentence has another figure for what an event has a figure of."""
    known = {count.category: (count.min, count.max) for count in event.tolls if count.scope == "total"}
    return any(
        count.category in known and known[count.category] != (count.min, count.max)
        for count in counts
        if count.scope == "total"
    )


_TURN = re.compile(r"\b(?:whereas|while|but|although|though)\b|;")


def by_giver(tokens: Tokens, counts: Sequence[Count]) -> list[list[Count]]:
    """The figures of a sentence, parted where it turns to another giver ("…, whereas the army said 9")."""
    turns = [match.start() for match in _TURN.finditer(tokens.masked.text)]
    parts: dict[int, list[Count]] = {}
    for count in counts:
        parts.setdefault(sum(turn < count.at for turn in turns), []).append(count)
    return list(parts.values())


def by_clause(
    tokens: Tokens, drafts: Sequence[Draft], counts: Sequence[Count]
) -> tuple[list[Count], list[Count]]:
    """The counts of what a sentence tells, and those that a clause of its own only gives for the same.

    "Villagers spoke of 50 dead; an inquiry found that 131 were shot": the 50 are the villagers' figure.
    """
    told = {draft.clause for draft in drafts if not _only_figures(draft)}
    if ";" not in tokens.words or not told:
        return list(counts), []
    text = tokens.masked.text
    clauses = text.split(";")
    own: list[Count] = []
    apart: list[Count] = []
    for count in counts:
        clause = text.count(";", 0, count.at)
        given = clause not in told and _SPEAKING.search(clauses[clause]) is not None
        (apart if given else own).append(count)
    return own, apart


_SPEAKING = re.compile(
    rf"{_GIVING.pattern}|\b(?:said|says|acknowledged|admitted|reported|claimed|confirmed|insisted|conceded)\b"
)
_NOBODY = frozenset("no none nobody neither".split())


def denies_harm(tokens: Tokens, draft: Draft) -> bool:
    """ "No civilian was harmed": nobody, or none of some people, is the subject or the object of harm."""
    if not draft.frame.harm or draft.frame.noun:
        return False
    if any(mention.quantity == "none" for mention in draft.of("victim")):
        return True
    if _DENIES.intersection(tokens.words[: draft.first]) and "any" in tokens.words[: draft.first]:
        return True
    first = next((at for at, word in enumerate(tokens.words[: draft.last + 4]) if word in _NOBODY), None)
    return first is not None and 0 < abs(draft.first - first) < 5
