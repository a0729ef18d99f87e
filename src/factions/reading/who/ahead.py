"""What stands after a mention in its sentence and tells whom it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.lexicon import lexicon
from factions.reading.who.salience import ANAPHORIC, DEFINITE

# A clause that these open may speak of "it" before its name ("After it took Bor, the SPLA …").
_OPENERS = frozenset(
    "after although as because before despite even if in once since though until when while".split()
)
# After these a name is the same somebody's ("It was founded as the Free Army", "it calls itself …").
_SAME = frozenset("as or called named itself themselves renamed dubbed formerly alias known of".split())
_QUOTES = frozenset('"“”')
_OF = (" of ", " in ")


def named_after(tokens: Tokens, drafts: Sequence[Draft], at: int) -> Iterator[int]:
    """The names that a sentence goes on to tell after "it" or "the group", who is then another.

    Whoever says so at its end may be the same ("It had left, the ELN said"), as may the subject of a clause
    that comes first.
    """
    draft = drafts[at]
    if not _points(draft):
        return
    number = tokens.sentence[draft.first]
    opened = number >= 0 and tokens.lower[tokens.first[number]] in _OPENERS
    for to in range(at + 1, len(drafts)):
        name = drafts[to]
        if number < 0 or tokens.sentence[name.first] != number:
            return
        between = tokens.text[draft.end : name.start]
        if _QUOTES.intersection(between) or (opened and "," in between):
            return
        if name.form == "named" and name.kind == "group" and not _may_be_same(tokens, name):
            yield to


def _points(draft: Draft) -> bool:
    if draft.form == "pronoun":
        return draft.owns is None and draft.number in ("body", "many")
    return draft.form == "nominal" and draft.determiner in DEFINITE


def _may_be_same(tokens: Tokens, name: Draft) -> bool:
    """Whether a verb of saying stands beside a name, or a word by which somebody is called so."""
    after = name.last + 1
    before = tokens.lower[name.first - 1]
    return before in _SAME or any(
        word in lexicon().speech for word in (before, *tokens.lower[after : after + 1])
    )


def is_part(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    """Whether it reads "the Sahel province of the Islamic State", and so is a part of that group."""
    if drafts[at].noun not in ANAPHORIC or at + 1 == len(drafts) or drafts[at + 1].kind != "group":
        return False
    return tokens.text[drafts[at].end : drafts[at + 1].start] in _OF
