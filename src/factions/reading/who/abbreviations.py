"""Short forms that a text brings in itself ("the Shanni Nationalities Army (SNA)"), whoever else has them."""

from __future__ import annotations

from factions.reading.who.draft import Draft, Tokens
from factions.registry import Actor

_SMALL = frozenset("of the and for in de la del du des".split())
SHORTEST = 3
Full = tuple[Actor, str]


class Abbreviations:
    """The short forms of one document so far, each with the actor of its full name, null for a new one."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._known: dict[str, Full | None] = {}
        self._last: tuple[int, Full] | None = None

    def meant(self, written: str, draft: Draft, actor: Actor | None, home: bool) -> Full | None:
        """The actor of a name and its kind, null for a body that the registry does not know.

        `actor` is whom the registry would take; it yields to a full name of the text, and where it is not at
        `home` in what the text tells of also to one that nobody knows.
        """
        own = (actor, draft.kind) if actor is not None else None
        if not _is_short(written):
            return own
        if written not in self._known and _follows_name(self._tokens, draft.last, written):
            full = self._last
            self._known[written] = full[1] if full and full[0] == draft.last - 1 else None
        if written not in self._known:
            return own
        return self._known[written] or (own if home else None)

    def note(self, written: str, draft: Draft, actor: Actor) -> None:
        """Keep the initials of a full name of the registry."""
        self._last = (draft.last, (actor, draft.kind))
        if not _is_short(written) and draft.kind != "state":
            short = "".join(word[0] for word in written.split() if word[0].isupper())
            if len(short) >= SHORTEST:
                self._known.setdefault(short, (actor, draft.kind))


def _is_short(written: str) -> bool:
    return written.isupper() and written.isalnum() and len(written) >= SHORTEST


def _follows_name(tokens: Tokens, at: int, short: str) -> bool:
    """Whether a bracket opens before a short form, and before that the name of which it has the initials."""
    if not at or tokens.gap(at - 1) not in (" (", ' ("', " (“"):
        return False
    letters, place = list(short), at - 1
    while letters and place >= 0 and tokens.sentence[place] == tokens.sentence[at]:
        word = tokens.words[place].text
        if word[0].isupper():
            if word[0] != letters.pop():
                return False
        elif word not in _SMALL:
            return False
        place -= 1
    return not letters
