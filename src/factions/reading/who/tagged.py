"""What the encoder found that no name or lexicon noun covers, and the better left edges that it knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.who.draft import Draft, Tokens, take
from factions.reading.who.lexicon import Lexicon, lexicon
from factions.records import Span

LEAST_SCORE = 0.5
MOST_WORDS = 8
_KIND_OF_TYPE = {
    "Organisation": "other", "Person": "person", "Weapon": "weapon", "MilitaryPlatform": "weapon",
    "Vehicle": "facility", "Location": "place",
}  # fmt: skip
_KIND_OF_HEAD = {"PER": "person", "ORG": "other", "FAC": "facility", "WEA": "weapon", "VEH": "facility"}


def tagged_drafts(
    tokens: Tokens, encoding: Encoding, drafts: Sequence[Draft], taken: bytearray
) -> list[Draft]:
    """`drafts` with edges corrected and the encoder's own mentions added; marks the words that those take.

    A span that cuts across what is known already is left out, so that mentions never overlap.
    """
    words = lexicon()
    starts = [word.start for word in tokens.words]
    by_last = {draft.last: draft for draft in drafts}
    for tag in sorted(encoding.of("mention"), key=lambda tag: -tag.score):
        reach = _reach(tokens, starts, tag)
        if reach is None:
            continue
        first, last = reach
        if not any(taken[first : last + 1]):
            _add(_draft(tokens, first, last, tag, words), by_last, taken)
        elif last in by_last:
            _stretch(tokens, first, by_last, last, taken)
    for tag in encoding.of("ace"):
        reach = _reach(tokens, starts, tag)
        if reach and not any(taken[reach[0] : reach[1] + 1]) and tokens.words[reach[0]].text.islower():
            _add(_noun(tokens, *reach, tag, words), by_last, taken)
    return list(by_last.values())


def _reach(tokens: Tokens, starts: list[int], tag: Tagged) -> tuple[int, int] | None:
    """The first and last word of a tagged stretch; null for one unsure, empty, long, or over an edge."""
    first = bisect_left(starts, tag.start)
    last = bisect_left(starts, tag.end) - 1
    known = tag.label in _KIND_OF_TYPE or tag.label in _KIND_OF_HEAD
    if not known or tag.score < LEAST_SCORE or not 0 <= last - first < MOST_WORDS:
        return None
    return (first, last) if tokens.sentence[first] == tokens.sentence[last] else None


def _add(draft: Draft | None, by_last: dict[int, Draft], taken: bytearray) -> None:
    if draft is not None:
        by_last[draft.last] = draft
        take(taken, draft)


def _draft(tokens: Tokens, first: int, last: int, tag: Tagged, words: Lexicon) -> Draft | None:
    while first < last and tokens.lower[first] in words.honorifics and tag.label == "Person":
        first += 1
    inside = tokens.words[first : last + 1]
    named = any(word.text[:1].isupper() and word.text.lower() not in words.determiners for word in inside)
    if not named and tag.label not in ("Weapon", "MilitaryPlatform", "Vehicle"):
        return None
    kind = _KIND_OF_TYPE[tag.label]
    if kind == "other" and {word.text for word in inside} & words.fighting_names:
        kind = "group"
    start, end = inside[0].start, inside[-1].end
    determiner = tokens.lower[first] if tokens.lower[first] in words.determiners else None
    name = " ".join(tokens.text[start:end].split()) if named else None
    return Draft(
        start, end, first, last, kind, "named" if named else "nominal", "one" if kind == "person" else "body",
        noun=None if named else tokens.lower[last], determiner=determiner, name=name,
        head=Span(inside[-1].start, end), confidence=tag.score,
    )  # fmt: skip


def _noun(tokens: Tokens, first: int, last: int, tag: Tagged, words: Lexicon) -> Draft | None:
    """A common noun that the lexicon lacks, with the determiner right before it or its modifiers."""
    at = first
    while at and tokens.joined(at - 1) and tokens.lower[at - 1] in words.modifiers:
        at -= 1
    determiner = (
        tokens.lower[at - 1]
        if at and tokens.joined(at - 1) and tokens.lower[at - 1] in words.determiners
        else None
    )
    if determiner:
        at -= 1
    kind, noun = _KIND_OF_HEAD.get(tag.label), tokens.lower[last]
    if kind is None:
        return None
    many = noun.endswith("s") and not noun.endswith("ss")
    kind = "civilians" if kind == "person" and many else kind
    word = tokens.words[last]
    return Draft(
        tokens.words[at].start, word.end, at, last, kind, "nominal", "many" if many else "one", noun=noun,
        determiner=determiner, head=Span(word.start, word.end), confidence=tag.score,
    )  # fmt: skip


def _stretch(tokens: Tokens, first: int, by_last: dict[int, Draft], last: int, taken: bytearray) -> None:
    """Move the left edge of a nominal to the encoder's, over free words that are no count."""
    draft = by_last[last]
    free = first < draft.first and not any(taken[first : draft.first])
    if (
        draft.form != "nominal"
        or not free
        or any(word[:1].isdigit() for word in tokens.lower[first : draft.first])
    ):
        return
    if (
        draft.determiner
        or draft.first - first > 3
        or not all(map(str.isalpha, tokens.lower[first : draft.first]))
    ):
        return
    determiner = tokens.lower[first] if tokens.lower[first] in lexicon().determiners else None
    if determiner is None:
        return
    by_last[last] = structs.replace(
        draft, first=first, start=tokens.words[first].start, determiner=determiner
    )
    taken[first : draft.first] = b"\1" * (draft.first - first)
