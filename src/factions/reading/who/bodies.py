"""The names of bodies that the registry does not know, and the short forms that they bring in."""

from __future__ import annotations

from msgspec import structs

from factions.reading.who.draft import Draft, Tokens, name_draft, take
from factions.reading.who.lexicon import Lexicon
from factions.reading.who.persons import title_before
from factions.reading.who.runs import DIRECTIONS
from factions.reading.who.tagged import BODY, PERSON, Told


def body_draft(tokens: Tokens, first: int, last: int, words: Lexicon, told: Told) -> Draft | None:
    """A body by its name: one of its words says what it is ("Front", "Brigade", "Jaish"), or the encoder."""
    while last > first and tokens.lower[last] in words.addresses:
        last -= 1
    inside = {word.text for word in tokens.words[first : last + 1]}
    labels = {told.get(at) for at in range(first, last + 1)}
    known = last > first and bool(inside & words.body_names)
    if not known and (BODY not in labels or PERSON in labels or inside & (words.not_bodies | words.given)):
        return None
    if not known and title_before(tokens, first, words):
        return None
    kind = "group" if inside & words.fighting_names else "other"
    while first and tokens.joined(first - 1) and tokens.words[first - 1].text in DIRECTIONS:
        first -= 1
    return with_determiner(tokens, name_draft(tokens, first, last, kind))


def with_determiner(tokens: Tokens, draft: Draft) -> Draft:
    """A body's draft with "the", where that stands right before its name."""
    first = draft.first - 1
    if first < 0 or not tokens.joined(first) or tokens.lower[first] != "the":
        return draft
    return structs.replace(draft, start=tokens.words[first].start, first=first, determiner="the")


def initials(name: str) -> str:
    """The capitals of a name of several words ("Army of Northern Justice" gives ANJ)."""
    return "".join(word[0] for word in name.split() if word[0].isupper() and word != "The")


def acronym_drafts(tokens: Tokens, drafts: list[Draft], taken: bytearray) -> list[Draft]:
    """Drafts of the short forms of bodies named in full: initials, or capitals in brackets after."""
    kinds: dict[str, str] = {}
    for draft in drafts:
        if draft.kind == "person" or draft.name is None:
            continue
        short = initials(draft.name)
        kinds.update({short: draft.kind} if len(short) > 2 else {})
        after = draft.last + 1
        if (
            after < len(tokens.words)
            and tokens.gap(draft.last) == " ("
            and tokens.words[after].text.isupper()
        ):
            kinds[tokens.words[after].text] = draft.kind
    found = [
        with_determiner(tokens, name_draft(tokens, at, at, kinds[word.text]))
        for at, word in enumerate(tokens.words)
        if kinds and not taken[at] and word.text in kinds and not tokens.shouts(at)
    ]
    for draft in found:
        take(taken, draft)
    return found
