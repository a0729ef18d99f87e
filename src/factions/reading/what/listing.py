"""Events told in a list that leaves the verb out: "A was killed on 3 May, B on 9 June and C in July"."""

from __future__ import annotations

from collections.abc import Iterator

from factions.reading.what.drafts import Draft
from factions.reading.what.tokens import WORD, Tokens
from factions.records import Mention

_SLIDING = frozenset("in on at near early late of the".split())


def listed_after(tokens: Tokens, draft: Draft) -> Iterator[Draft]:
    """One draft for each further person of the list, with the trigger on the person's name."""
    if not (draft.passive and draft.frame.harm and any(m.kind == "person" for m in draft.of("victim"))):
        return
    at = draft.last + 1
    while at + 1 < len(tokens):
        if tokens.words[at] in (",", "and", ";"):
            person, end = _person_with_time(tokens, at + 1)
            if person is not None:
                yield _like(draft, person, at + 1)
                at = end
                continue
        elif tokens.classes[at] == WORD and tokens.words[at] not in _SLIDING:
            return
        at += 1


def _person_with_time(tokens: Tokens, at: int) -> tuple[Mention | None, int]:
    """A named person followed by nothing but a place and a time, and the token after them."""
    if tokens.words[at] == "and":
        at += 1
    person = tokens.mention(at) if at < len(tokens) else None
    if person is None or person.kind != "person" or person.form != "named":
        return None, at
    later = at + 1
    timed = False
    while later < len(tokens) and (
        tokens.is_time(later)
        or tokens.words[later] in _SLIDING
        or ((item := tokens.item(later)) is not None and item.kind == "place")
    ):
        timed = timed or tokens.is_time(later)
        later += 1
    ends = later >= len(tokens) or tokens.words[later] in (",", "and", ".", ";")
    return (person, later) if timed and ends else (None, at)


def _like(draft: Draft, person: Mention, at: int) -> Draft:
    new = Draft(draft.frame, draft.entry, at, at)
    new.kind, new.passive = draft.kind, True
    new.add("victim", [person])
    return new
