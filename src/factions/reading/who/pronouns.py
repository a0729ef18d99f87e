"""Pronouns that may stand for somebody, but for an empty "it" ("it is likely that")."""

from __future__ import annotations

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.salience import OBJECT

NUMBER = {
    **dict.fromkeys(("they", "them", "their", "theirs"), "many"),
    **dict.fromkeys(("it", "its"), "body"),
    **dict.fromkeys(("he", "him", "his"), "one"),
    **dict.fromkeys(("she", "her", "hers"), "woman"),
}
_EMPTY_VERBS = frozenset(
    "is was seems seemed appears appeared remains remained took takes became becomes".split()
)
_EMPTY_AFTER = frozenset("is was has had were will would".split())
_BEFORE_SUBJECTS = frozenset(
    "and but that when while as because if said says after before whether where".split()
)
_THAT = frozenset("that whether if to how who when unclear clear likely unlikely possible".split())


def pronoun_drafts(tokens: Tokens, taken: bytearray) -> list[Draft]:
    """The pronouns of the third person; marks the words that they take."""
    drafts: list[Draft] = []
    for at, lower in enumerate(tokens.lower):
        number = NUMBER.get(lower)
        if number is None or taken[at] or (lower == "it" and _is_empty(tokens, at)):
            continue
        word = tokens.words[at]
        kind = "person" if number in ("one", "woman") else "other"
        role = OBJECT if _is_object(tokens, at) else None
        drafts.append(
            Draft(
                word.start,
                word.end,
                at,
                at,
                kind,
                "pronoun",
                number,
                noun=lower,
                determiner=role,
                confidence=0.6,
            )
        )
        taken[at] = 1
    return drafts


def _is_object(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun is the object of the verb or preposition right before it."""
    if tokens.lower[at] in ("him", "them"):
        return True
    return tokens.lower[at] == "it" and tokens.joined(at - 1) and tokens.lower[at - 1] not in _BEFORE_SUBJECTS


def _is_empty(tokens: Tokens, at: int) -> bool:
    """Whether "it" only holds the place of a clause: a verb of being, then "that" or "to" soon after."""
    after = tokens.lower[at + 1 : at + 6]
    if not after or after[0] not in _EMPTY_VERBS | _EMPTY_AFTER:
        return False
    return any(word in _THAT for word in after[1:])
