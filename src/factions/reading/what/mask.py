"""A sentence with its mentions, times and places replaced by one character each.

Named mentions become one private character of their kind. Nominal ones ("a faction", "the commander") keep
their words between an opening character and CLOSE, so that a pattern can read them both as a slot
and as words.
All words are lower case. Every position of the masked text leads back to the document (`span`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from factions.records import Mention, Place, Span, When

KINDS = (
    "group", "state", "state_force", "people", "civilians", "person", "office", "place", "facility", "weapon",
    "other", "time",
)  # fmt: skip
NAMED = {kind: chr(0xE001 + at) for at, kind in enumerate(KINDS)}
OPEN = {kind: chr(0xE021 + at) for at, kind in enumerate(KINDS)}
CLOSE = "\ue040"
ALL_NAMED = "".join(NAMED.values())
ALL_OPEN = "".join(OPEN.values())
KIND_OF = {char: kind for table in (NAMED, OPEN) for kind, char in table.items()}

_POSSESSIVES = frozenset("its their his her our whose".split())
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\t": " ", "\xa0": " ", "—": "–"})
_LEAD = re.compile(
    r"(?:(?<=\s)|^|(?<=[\"'(–]))(?:(?:the|an?) (?:armed |banned |outlawed )?)?"
    r"(?:(?:rebel|militant|islamist|jihadist|jihadi|separatist|insurgent|paramilitary|leftist|marxist|maoist|"
    r"extremist|terrorist|guerrilla|opposition|local|main|largest|powerful|notorious|shadowy|"
    r"secessionist|ethnic|islamic|sunni|shia|shiite|communist|left-wing|right-wing|"
    r"pro-government|anti-government"
    r") )*(?:(?:group|movement|militia|organi[sz]ation|outfit|army) (?:called |known as )?)?$"
)
_TRAIL = re.compile(
    r" (?:groups?|movements?|militants?|fighters?|insurgents?|rebels?|forces|militias?|"
    r"militiamen|gunmen|guerrillas?|"
    r"troops|soldiers|jihadists?|terrorists?|insurgency|organi[sz]ation|regime|army|"
    r"warplanes|jets|aircraft)\b(?!-)"
)
_SELF = re.compile(r" (?:himself|herself|itself|themselves)(?= )")
_FORENAME = re.compile(
    r"(?:(?:^|(?<=\s))(?:(?:Mullah|Maulana|Maulvi|Maulawi|Hafiz|Sheikh|Shaykh|Hajji|Haji|Qari|Mufti|Ustad|"
    r"Sayyid|Mr|Mrs|Ms|Dr)\.? )+|(?<=[a-z,)'’] )(?:(?!President|General|Colonel|Major|Captain|Commander|"
    r"Prime|Minister|Governor|Chief|Chairman|Spokes|Ambassador|Leader|Secretary|Brigadier|Admiral|Marshal|Emir|"
    r"Senator|King|Judge|Mayor|Director|Lieutenant|Deputy|Vice)[A-Z][a-z'-]+ ){1,2})$"
)
_TRAILED = ("group", "state", "state_force", "people")
_DETERMINER = re.compile(r"(?:the|an?|some|several|many|most|all|both|its|their|his|her) ", re.IGNORECASE)


class Item(Struct, frozen=True):
    """What one placeholder stands for: a mention, a time or a place of the document."""

    start: int
    end: int
    kind: str
    mention: Mention | None = None
    keeps_words: bool = False


class Masked(Struct, frozen=True):
    """The masked text of one sentence with the way back into the document."""

    text: str
    sentence: Span
    items: dict[int, Item]
    cuts: list[int]
    origins: list[int]

    def origin(self, at: int) -> int:
        """The document offset of the masked position `at`."""
        piece = bisect_right(self.cuts, at) - 1
        return self.origins[piece] + at - self.cuts[piece]

    def span(self, start: int, end: int) -> Span:
        """The document span of the masked stretch, whole mentions at both ends."""
        first = self.items.get(start)
        last = self.items.get(end - 1)
        left = first.start if first else self.origin(start)
        right = last.end if last else self.origin(end - 1) + 1
        return Span(left, max(right, left + 1))


def sentence_items(
    mentions: Sequence[Mention], times: Sequence[When], places: Sequence[Place], text: str
) -> list[Item]:
    """All placeholders of a document in text order; mentions win over times, times over places."""
    taken = [
        Item(
            m.start + _epithet(m),
            m.end,
            _kind(m),
            m,
            m.form == "nominal" or m.kind == "office" or _says_part(m),
        )
        for m in mentions
        if m.start < m.end
    ]
    taken = _flat([], taken)
    taken = _flat(taken, [Item(t.start, t.end, "time") for t in times if t.start < t.end])
    named = [(place, _stands_for(place, text)) for place in places if place.start < place.end]
    return _flat(
        taken, [Item(place.start, place.end, kind, _place_mention(place, kind)) for place, kind in named]
    )


_ARMED_NAME = re.compile(
    r"(?:the )?(?:\S+ )*(?:Front|Army|Armies|Brigades?|Battalion|Corps|Legion|Militia|Brotherhood|"
    r"Coordinadora|Resistance|Forces?|Movement|Guards?|Comandos|Bloc|Alliance|Coalition)(?: .*)?$"
)


def _kind(mention: Mention) -> str:
    """The mention's kind; an organisation that nobody knows, with an armed group's name, is taken for one."""
    unknown = mention.kind == "other" and mention.form == "named" and mention.actor is None
    return "group" if unknown and _ARMED_NAME.match(mention.text) else mention.kind


_EPITHET = re.compile(
    r"(?:the )?(?:so-called|self-styled|self-proclaimed|self-declared) [\"“]?(?=\S)", re.IGNORECASE
)


def _epithet(mention: Mention) -> int:
    """The length of words inside a mention that say something of its name: "the so-called Islamic State"."""
    found = _EPITHET.match(mention.text)
    return found.end() if found else 0


_PART = re.compile(r"(?:branch|wing|faction|arm|affiliate|province|chapter|splinter|offshoot|cell)$")


def _says_part(mention: Mention) -> bool:
    """ "The Khorasan branch" is a name and says at once that it is part of something."""
    return mention.kind == "group" and mention.form == "named" and _PART.search(mention.text) is not None


_LOCATING = re.compile(
    r"\b(?:in|near|across|inside|throughout|around|outside|within|into|to|of|over|"
    r"towards?|north|south|east|west|northern|southern|"
    r"eastern|western|central|parts|through|between|leave|left|entered|fled|at)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _stands_for(place: Place, text: str) -> str:
    """A country that acts, and a capital that speaks for one, is a state; else a place is a place."""
    if place.precision != _COUNTRY and place.place_class != "associative":
        return "place"
    return "place" if _LOCATING.search(text[max(0, place.start - 14) : place.start]) else "state"


_COUNTRY = 6


def _place_mention(place: Place, kind: str) -> Mention:
    return Mention(
        place.text, place.start, place.end, id=f"p{place.start}", kind=kind, form="named",
        cluster=f"p:{place.name}", name=place.name,
    )  # fmt: skip


def _flat(taken: list[Item], more: list[Item]) -> list[Item]:
    """`taken` with those of `more` that overlap nothing, in text order."""
    out = sorted(taken + more, key=lambda item: (item.start, -item.end))
    mine = {id(item) for item in taken}
    kept: list[Item] = []
    for item in out:
        if kept and item.start < kept[-1].end:
            if id(item) in mine and id(kept[-1]) not in mine:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def mask_sentence(text: str, sentence: Span, items: Sequence[Item]) -> Masked:
    """The masked text of one sentence, given the placeholders inside it."""
    builder = Pieces(text)
    at = sentence.start
    for index, item in enumerate(items):
        builder.gap(at, item.start, items[index - 1] if index else None, item)
        builder.item(item)
        at = item.end
    builder.gap(at, sentence.end, items[-1] if items else None, None)
    return Masked("".join(builder.parts), sentence, builder.items, builder.cuts, builder.origins)


def _owns(item: Item) -> bool:
    """Whether the mention is a possessive pronoun: what follows "its" is a word of its own."""
    return item.mention is not None and item.mention.text.lower() in _POSSESSIVES


class Pieces:
    """Collects the pieces of a masked text."""

    def __init__(self, text: str) -> None:
        self.document = text
        self.parts: list[str] = []
        self.length = 0
        self.items: dict[int, Item] = {}
        self.cuts: list[int] = []
        self.origins: list[int] = []

    def add(self, piece: str, origin: int) -> None:
        if piece:
            self.cuts.append(self.length)
            self.origins.append(origin)
            self.parts.append(piece)
            self.length += len(piece)

    def gap(self, start: int, end: int, before: Item | None, after: Item | None) -> None:
        """The words between two placeholders, without the determiner and the generic noun that belong to
        them.
        """
        if after and after.kind == "person" and not after.keeps_words:
            forename = _FORENAME.search(self.document[start:end])
            end = start + forename.start() if forename else end
        piece = plain(self.document[start:end])
        if before and (himself := _SELF.match(piece)):
            start += himself.end()
            piece = piece[himself.end() :]
        if before and before.kind in _TRAILED and not before.keeps_words and not _owns(before):
            found = _TRAIL.match(piece)
            if found:
                start += found.end()
                piece = piece[found.end() :]
        if after and after.kind != "time":
            found = _LEAD.search(piece)
            if found:
                piece = piece[: found.start()]
        if "  " not in piece:
            self.add(piece, start)
            return
        for run in re.finditer(r"\S+ ?| (?! )", piece):
            self.add(run[0], start + run.start())

    def item(self, item: Item) -> None:
        words = plain(self.document[item.start : item.end])
        if item.keeps_words:
            lead = _DETERMINER.match(words)
            skip = lead.end() if lead else 0
            self.items[self.length] = item
            self.add(OPEN[item.kind], item.start)
            self.add(words[skip:], item.start + skip)
            self.items[self.length] = item
            self.add(CLOSE, item.end - 1)
            return
        self.items[self.length] = item
        self.add(NAMED[item.kind], item.start)
        if words in _POSSESSIVES and item.mention and item.mention.form == "pronoun":
            self.add("'s", item.end - 1)


def plain(words: str) -> str:
    """Lower case with straight quotation marks, and of the same length."""
    lowered = words.lower()
    if len(lowered) != len(words):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in words)
    return lowered.translate(_QUOTES)
