"""Of what a predicate is told: of the piece in "the Sahel province of X was formed", and not of X."""

from __future__ import annotations

import re

from factions.reading.what.mask import CLOSE, NAMED, OPEN, Masked

_ANY = f"(?:[{''.join(NAMED.values())}]|[{''.join(OPEN.values())}][^{CLOSE}]*{CLOSE})"
_PIECES = (
    "province|wing|branch|arm|faction|splinter|offshoot|unit|column|cell|brigade|battalion|network|chapter|"
    "affiliate|front|bloc|section|subgroup|command|current|splinter group"
)
_PIECE = re.compile(rf"\b(?:{_PIECES})$")
_WHOLE_AFTER = re.compile(rf"({_ANY})( (?:{_PIECES}))? (?:of|within|inside) (?:the )?$")
_BARE_PIECE = re.compile(rf"\b(?:{_PIECES}) (?:of|within|inside) (?:the )?$")
_LED_BY = re.compile(
    rf"({_ANY})(?: (?:of|within|from) {_ANY})?,? (?:under|led by|headed by|commanded by) "
    r"(?:the |its |their )?(?:[\w-]+ ){0,3}$"
)
# After the leader's name the clause of those who are led goes on.
_GOES_ON = re.compile(
    r"(?:, alias [^,]+)?,? (?:(?:also|then|has|have|had|is|was|were|are)\b|(?!based|named)\w+ed\b)"
)
_FAR = 70
_ACTORS = frozenset({"group", "state_force"})
# What befalls a piece befalls no whole, even where no mention names the piece.
_OF_ONE = frozenset(
    "founded split_from merged_into joined coalesced successor_of designated_by affiliated_with".split()
)


def told_of(masked: Masked, kind: str, at: int) -> list[int]:
    """Where that stands of which a claim of a kind is told whose subject seems to stand at `at`.

    In "a wing of X under P joined Y" it is the wing. Empty where no mention covers the words for the piece.
    """
    left = max(0, at - _FAR)
    if masked.items[at].kind == "person":
        led = _LED_BY.search(masked.text, left, at)
        if led is None or masked.items[led.start(1)].kind not in _ACTORS:
            return [at]
        if kind == "holds_post":
            return [] if _GOES_ON.match(masked.text, at + 1) else [at]
        return [led.start(1)]
    piece = _WHOLE_AFTER.search(masked.text, left, at)
    if piece and masked.items[piece.start(1)].kind in _ACTORS and _is_piece(masked, piece):
        return [piece.start(1)]
    bare = kind in _OF_ONE and _BARE_PIECE.search(masked.text, left, at)
    return [] if bare else [at]


def _is_piece(masked: Masked, found: re.Match[str]) -> bool:
    mention = masked.items[found.start(1)].mention
    return bool(found[2]) or (mention is not None and _PIECE.search(mention.text.lower()) is not None)
