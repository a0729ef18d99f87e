"""Nouns for a person that only say what somebody is: a post before or after a name, or behind "was" and "as".

They tell whom a later "the commander" stands for, but are no mentions of their own: "its first governor, Abu
Musa" names one person, and the words of the post stay free for whoever reads the post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.lexicon import lexicon

_AFTER_NAME = re.compile(
    r"(?: (?:of|in|from) [^,.;]{1,40})?(?:, | \(| – | — )"
    r"(?:(?:formerly|then|now|once|also|himself|herself|reportedly|previously|long|later|briefly) )*"
)
_BE = frozenset(
    "is was are were be been being become became becomes becoming remain remains remained named appointed "
    "elected chosen called made proclaimed considered serving served serves acting acted".split()
)
_BEFORE_BE = frozenset("killed dead wounded injured arrested captured them those victims detained".split())
FURTHEST_VERB = 4
_OWNERS = ("'s ", "’s ", " ")
_ADVERBS = frozenset("now then still also later currently formerly once".split())
_ARTICLES = frozenset("a an the its their his her".split())
_OWNING = frozenset({"group", "state", "state_force", "office", "other"})
_VAGUE = frozenset("man woman boy girl witness survivor bystander mother widow wife".split())


def without_posts(tokens: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, in text order, those silent that only tell somebody's post, kin or trade."""
    return [
        structs.replace(draft, silent=True) if _tells_post(tokens, drafts, at) else draft
        for at, draft in enumerate(drafts)
    ]


def _tells_post(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    draft = drafts[at]
    if draft.form != "nominal" or draft.number != "one":
        return False
    if draft.kind != "person":
        return draft.noun == "member" and _is_predicate(tokens, draft)
    if _is_predicate(tokens, draft):
        return True
    return _before_name(tokens, drafts, at) or _after_name(tokens, drafts, at)


def _is_predicate(tokens: Tokens, draft: Draft) -> bool:
    """Whether a verb of being or "as" stands right before, but for "among the dead was a commander"."""
    at = _before_phrase(tokens, draft.first)
    if at < 0:
        return False
    before = tokens.lower[at]
    if before in _BE:
        return not (at and tokens.lower[at - 1] in _BEFORE_BE)
    return before == "as" and (draft.determiner != "the" or _ends_clause(tokens, draft.last))


def _before_phrase(tokens: Tokens, first: int) -> int:
    """The word before a noun phrase and what else may stand in it, -1 for none in the sentence."""
    at = first - 1
    while at > 0 and tokens.joined(at) and tokens.lower[at] in _ADVERBS:
        at -= 1
    for back in range(at, max(at - FURTHEST_VERB, 0), -1):
        if not tokens.joined(back) or not tokens.joined(back - 1):
            break
        if tokens.lower[back] in _ARTICLES:
            return back - 1
    return at if at >= 0 and tokens.joined(at) else -1


def _ends_clause(tokens: Tokens, last: int) -> bool:
    """Whether no verb of the noun's own can follow: an end, a comma, or a preposition."""
    return not tokens.joined(last) or tokens.lower[last + 1] in ("of", "in", "for", "and")


def _before_name(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a comma and a person's name follow ("its first governor, Abu Musa")."""
    if at + 1 == len(drafts) or drafts[at].noun in _VAGUE:
        return False
    name = drafts[at + 1]
    if at + 2 < len(drafts) and name.kind in _OWNING and _owns_post(tokens, drafts[at], name, drafts[at + 2]):
        return True
    person = name.form == "named" and name.kind == "person"
    return person and _names_holder(tokens.text[drafts[at].end : name.start])


def _owns_post(tokens: Tokens, post: Draft, owner: Draft, name: Draft) -> bool:
    """Whether it reads "the spokesman of the front, Musa Diallo,", and is no list."""
    if name.form != "named" or name.kind != "person" or tokens.text[owner.end : name.start] != ", ":
        return False
    of = tokens.text[post.end : owner.start] in (" of ", " for ", " in ")
    return of and tokens.text[name.end : name.end + 5] != " and "


def _names_holder(gap: str) -> bool:
    """Whether between post and name stand a comma and at most the rest of the post and other titles."""
    rest, comma, titles = gap.partition(", ")
    if not comma or "," in titles or not re.fullmatch(r"(?: (?:of|for|in) [^,.;]{1,30})?", rest):
        return False
    return all(word.rstrip(".") in lexicon().honorifics for word in titles.lower().split())


def _after_name(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a person's name and a comma stand before, an owner between them or not."""
    draft = drafts[at]
    if not at or tokens.text[draft.end : draft.end + 5] == " and ":
        return False
    before = drafts[at - 1]
    owner = at > 1 and before.kind != "person" and tokens.text[before.end : draft.start] in _OWNERS
    name, start = (drafts[at - 2], before.start) if owner else (before, draft.start)
    if name.form != "named" or name.kind != "person":
        return False
    return bool(_AFTER_NAME.fullmatch(tokens.text[name.end : start]))
