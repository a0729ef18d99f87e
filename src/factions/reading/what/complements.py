"""Roles after a preposition, instruments, and victims named after "among them"."""

from __future__ import annotations

from factions.reading.what.drafts import Draft
from factions.reading.what.lexicon import lexicon
from factions.reading.what.objects import next_preposition
from factions.reading.what.phrase_heads import heads_between
from factions.reading.what.phrases import phrase_end
from factions.reading.what.tokens import WORD, Tokens
from factions.reading.what.verbs import is_verb
from factions.reading.what.words import words

_TARGET_PLACES = frozenset({"at", "in", "near", "outside", "inside", "under", "among", "into"})


def fill_preposition(tokens: Tokens, draft: Draft, preposition: str, role: str) -> None:
    if role == "sides":
        return
    if role == "target" and _told_of_the_dead(draft):
        return
    at = next_preposition(tokens, draft.last, preposition, 12)
    if at is None or _claimed_by_nearer(tokens, draft.last, at):
        return
    if preposition == "by" and draft.frame.noun and _of_participle(tokens, draft.last, at):
        return
    found = heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
    if role == "target" and preposition in _TARGET_PLACES:
        found = [mention for mention in found if mention.kind in ("facility", "civilians")]
        if not found and preposition in ("at", "in", "near", "outside", "inside") and draft.last + 8 > at:
            return
    draft.add(role, found)


def _of_participle(tokens: Tokens, last: int, by: int) -> bool:
    """ "An ambush on trucks escorted by X": who stands after "by" escorted, and did not ambush."""
    near = range(max(last + 1, by - 4), by)
    return any(tokens.words[at].endswith("ed") and is_verb(tokens, at) for at in near)


def _told_of_the_dead(draft: Draft) -> bool:
    """ "Killed in a hospital" says where somebody died; "killed three in a hospital" what was attacked."""
    killed = draft.frame.harm and not draft.frame.noun and draft.kind == "attack"
    return killed and not draft.of("attacker", "instrument")


def _claimed_by_nearer(tokens: Tokens, last: int, at: int) -> bool:
    """Whether another event noun or verb stands between the trigger and its preposition."""
    return any(
        tokens.classes[between] == WORD
        and tokens.words[between] in lexicon()
        and tokens.words[between] not in ("take", "down", "left")
        for between in range(last + 1, at)
    )


def add_named_victims(tokens: Tokens, draft: Draft) -> None:
    """Named persons after "among them" or "including" belong to those harmed."""
    if not (draft.frame.harm or draft.toll):
        return
    for at in range(draft.last + 1, len(tokens)):
        word = tokens.words[at]
        if word in words().saying or word in (";", ":"):
            return
        if word == "including" or (
            word == "among" and at + 1 < len(tokens) and tokens.words[at + 1] in ("them", "those", "whom")
        ):
            named = [
                m
                for later in range(at + 1, min(at + 9, len(tokens)))
                if (m := tokens.mention(later))
                and m.kind == "person"
                and m.form == "named"
                and not _speaks(tokens, later)
            ]
            draft.add("victim", named[:3])
            return


def _speaks(tokens: Tokens, at: int) -> bool:
    return any(tokens.words[later] in words().saying for later in range(at + 1, min(at + 3, len(tokens))))


def fill_instrument(tokens: Tokens, draft: Draft) -> None:
    if not draft.of("attacker", "target", "victim"):
        return
    for preposition in ("with", "using"):
        at = next_preposition(tokens, draft.last, preposition, 14)
        if at is not None and not _claimed_by_nearer(tokens, draft.last, at):
            found = heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
            if found and all(mention.kind == "weapon" for mention in found):
                draft.add("instrument", found)
