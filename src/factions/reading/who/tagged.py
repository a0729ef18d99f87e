"""What the encoder found: which capitalised words are names, nouns that no list has, better left edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.who.draft import Draft, Tokens, take
from factions.reading.who.edges import NUMBERS
from factions.reading.who.lexicon import Lexicon, lexicon
from factions.reading.who.roles import PREPOSITIONS
from factions.records import Span
from factions.registry.countries import country_by_adjective

NAME_SCORE, LONE_SCORE, NOUN_SCORE, EDGE_SCORE = 0.5, 0.7, 0.6, 0.5
MOST_WORDS = 8
FURTHEST_EDGE = 3
PERSON, BODY, ELSE = "person", "body", "else"
_NAMES = {
    ("named", "PER"): PERSON, ("named", "ORG"): BODY, ("named", "LOC"): ELSE, ("named", "MISC"): ELSE,
    ("party", "person"): PERSON, ("party", "place"): ELSE, ("party", "group"): BODY,
    ("party", "office"): BODY, ("party", "state_force"): BODY,
    ("mention", "Person"): PERSON, ("mention", "Organisation"): BODY, ("mention", "Location"): ELSE,
}  # fmt: skip
_KIND_OF_HEAD = {"PER": "person", "ORG": "other", "FAC": "facility", "WEA": "weapon", "VEH": "facility"}
_EDGES = frozenset({"Person", "Organisation"})
_BEFORE_PLACES = frozenset(
    "in of near at from to into around outside inside across over towards toward through took take seized "
    "captured lost entered left reached retook recaptured besieged shelled bombed".split()
)
_AFTER_PLACES = frozenset(
    "province district city town camp region village valley airport state county".split()
)
Told = dict[int, str]


def told_names(tokens: Tokens, encoding: Encoding) -> Told:
    """The words that the encoder takes for names, by index: of a person, of a body, or of anything else."""
    told: Told = {}
    starts = [word.start for word in tokens.words]
    for head in ("party", "named", "mention"):
        for tag in encoding.of(head):
            label = _NAMES.get((head, tag.label))
            if label is None or tag.score < NAME_SCORE:
                continue
            words = _words(tokens, starts, tag)
            if len(words) == 1 and (tag.score < LONE_SCORE or _may_be_place(tokens, words[0])):
                label = ELSE
            for at in words:
                told.setdefault(at, label)
    return told


def _may_be_place(tokens: Tokens, at: int) -> bool:
    """Whether a lone name stands where places do ("in Derna", "took Derna")."""
    if not at or not tokens.joined(at - 1):
        return False
    before = tokens.lower[at - 1]
    return before in _BEFORE_PLACES or (tokens.joined(at) and tokens.lower[at + 1] in _AFTER_PLACES)


def _words(tokens: Tokens, starts: list[int], tag: Tagged) -> list[int]:
    """The words of a tagged stretch that may be part of a name."""
    first = bisect_left(starts, tag.start)
    last = bisect_left(starts, tag.end)
    unnamed = lexicon().unnamed
    if first == last:  # Nothing but punctuation was tagged.
        return []
    if tokens.words[first].text[0].islower() and _NAMES.get((tag.head, tag.label)) == PERSON:
        last = next((at for at in range(first, last) if tokens.lower[at] in PREPOSITIONS), last)
    comma = (at + 1 for at in range(last - 2, first - 1, -1) if tokens.gap(at).startswith(", "))
    first = next(comma, first)
    return [
        at
        for at in range(first, last)
        if tokens.words[at].text[:1].isupper() and tokens.lower[at] not in unnamed
    ]


def with_edges(tokens: Tokens, encoding: Encoding, drafts: Sequence[Draft], taken: bytearray) -> list[Draft]:
    """`drafts` with the left edges of noun phrases moved to the encoder's, over free words."""
    by_last = {draft.last: draft for draft in drafts}
    starts = [word.start for word in tokens.words]
    for tag in encoding.of("mention"):
        if tag.label in _EDGES and tag.score >= EDGE_SCORE:
            reach = _reach(tokens, starts, tag)
            if reach and reach[1] in by_last:
                _stretch(tokens, reach[0], by_last, reach[1], taken)
    return list(by_last.values())


def noun_drafts(tokens: Tokens, encoding: Encoding, taken: bytearray) -> list[Draft]:
    """Drafts of common nouns that the lexicon lacks; marks the words that they take."""
    words = lexicon()
    starts = [word.start for word in tokens.words]
    found: list[Draft] = []
    for tag in encoding.of("ace"):
        reach = _reach(tokens, starts, tag) if tag.score >= NOUN_SCORE else None
        if reach is None or any(taken[reach[0] : reach[1] + 1]):
            continue
        draft = _noun(tokens, *reach, tag, words, taken)
        if draft is not None:
            found.append(draft)
            take(taken, draft)
    return found


def _reach(tokens: Tokens, starts: list[int], tag: Tagged) -> tuple[int, int] | None:
    """The first and last word of a tagged stretch; null for one empty, long, or over an edge."""
    first = bisect_left(starts, tag.start)
    last = bisect_left(starts, tag.end) - 1
    if not 0 <= last - first < MOST_WORDS:
        return None
    return (first, last) if tokens.sentence[first] == tokens.sentence[last] else None


def _noun(
    tokens: Tokens, first: int, last: int, tag: Tagged, words: Lexicon, taken: bytearray
) -> Draft | None:
    """A common noun with the determiner right before it or its modifiers; null where it only describes."""
    kind, noun = _KIND_OF_HEAD.get(tag.label), tokens.lower[last]
    if kind is None or not tokens.words[last].text.islower() or noun in words.shy or not noun.isalpha():
        return None
    closed = (words.determiners, words.adjectives, words.things, words.unnamed, words.ordinals, NUMBERS)
    if any(noun in listed for listed in closed) or _goes_on(tokens, last):
        return None
    at = first
    adjectives = country_by_adjective()
    while at and tokens.joined(at - 1) and not taken[at - 1]:
        if tokens.lower[at - 1] not in words.modifiers and tokens.words[at - 1].text not in adjectives:
            break
        at -= 1
    determiner = None
    if at and tokens.joined(at - 1) and tokens.lower[at - 1] in words.determiners and not taken[at - 1]:
        at -= 1
        determiner = tokens.lower[at]
    many = noun.endswith("s") and not noun.endswith("ss")
    kind = "civilians" if kind == "person" and many else kind
    word = tokens.words[last]
    return Draft(
        tokens.words[at].start, word.end, at, last, kind, "nominal", "many" if many else "one", noun=noun,
        determiner=determiner, head=Span(word.start, word.end), confidence=tag.score,
    )  # fmt: skip


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether a noun or a hyphen follows, so that the word only describes."""
    if last + 1 >= len(tokens.words) or tokens.sentence[last] != tokens.sentence[last + 1]:
        return False
    gap = tokens.gap(last)
    return gap == "-" or (gap == " " and tokens.lower[last + 1] in lexicon().described)


def _stretch(tokens: Tokens, first: int, by_last: dict[int, Draft], last: int, taken: bytearray) -> None:
    """Move the left edge of a nominal to the encoder's, over free words that are no count."""
    draft = by_last[last]
    inner = tokens.lower[first : draft.first]
    if draft.form != "nominal" or draft.determiner or not 0 < draft.first - first <= FURTHEST_EDGE:
        return
    if any(taken[first : draft.first]) or not all(map(str.isalpha, inner)):
        return
    if tokens.lower[first] not in lexicon().determiners:
        return
    by_last[last] = structs.replace(
        draft, first=first, start=tokens.words[first].start, determiner=tokens.lower[first]
    )
    taken[first : draft.first] = b"\1" * (draft.first - first)
