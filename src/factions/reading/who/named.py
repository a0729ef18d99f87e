"""Names that the registry knows: which stretch of words is theirs, and what they stand for there."""

from __future__ import annotations

from bisect import bisect_left

from factions.reading.who.draft import OWNERS, Draft, Tokens
from factions.reading.who.lexicon import lexicon
from factions.reading.who.roles import may_be_verb
from factions.records import Span
from factions.registry import Actor
from factions.registry.countries import country_by_adjective
from factions.registry.registry import Sighting

DESCRIBES = "describes"
ABSORBED = {
    "group": frozenset({"group", "state_force", "state"}),
    "state_force": frozenset({"group", "state_force"}),
    "people": frozenset({"people"}),
}
_IN_PLACES = frozenset(
    "in from across near to into inside throughout within outside around northern southern eastern western "
    "central north south east west of via through over northeastern northwestern southeastern southwestern "
    "neighbouring neighboring towards toward at for upper lower".split()
)
_KEPT_GROUP = frozenset({"state"})


def named_drafts(
    tokens: Tokens, sightings: list[Sighting], day: str | None, acting: frozenset[int] = frozenset()
) -> tuple[list[Draft], set[str]]:
    """One draft a sighting, grown by the noun it goes with ("Taliban fighters") and by its determiner.

    `acting` are words that the encoder takes for a state, so that a country's name is no mere place there.

    Sightings that are a person's surname ("Sirajuddin Haqqani", then "Haqqani") are left out; the surnames
    come second.
    """
    starts = [word.start for word in tokens.words]
    drafts: list[Draft] = []
    surnames: set[str] = set()
    for sighting in sightings:
        last = bisect_left(starts, sighting.end) - 1
        first = bisect_left(starts, sighting.start)
        word = tokens.words[first].text
        if first == last and _goes_on(tokens, last):
            continue
        alone = first == last or (first + 1 == last and tokens.lower[first] in lexicon().articles)
        if alone and not word.isupper() and _is_surname(tokens, first, sighting.matches[0].actor):
            surnames.add(tokens.words[last].text)
            continue
        if _is_tail(tokens, first, last):
            continue
        acts = first in acting and tokens.text[sighting.end : sighting.end + 2] not in OWNERS
        draft = _draft(tokens, sighting, first, last, day, acts)
        if not (word in surnames and draft.first == draft.last) or _tells_body(tokens, draft.last):
            drafts.append(draft)
    return drafts, surnames


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether a word that opens names goes on as an unknown one does ("Ansar of the River")."""
    if tokens.words[last].text not in lexicon().body_names or tokens.lower[last + 1 : last + 2] != ["of"]:
        return False
    after = last + 3 if tokens.lower[last + 2 : last + 3] == ["the"] else last + 2
    return after < len(tokens.words) and tokens.words[after].text[0].isupper() and tokens.joined(after - 1)


def _tells_body(tokens: Tokens, at: int) -> bool:
    """Whether a noun for a body's people follows a surname ("a former Haqqani commander")."""
    if not tokens.joined(at) or not tokens.joined(at - 1) or tokens.words[at - 1].text[0].isupper():
        return False
    return tokens.lower[at + 1] in lexicon().nouns_after_names or tokens.lower[at + 1] in lexicon().heads


def _is_tail(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name of plain words ends a longer one ("the Pa-O [National Liberation Army]")."""
    if not tokens.joined(first - 1) or not all(
        word.text in _PLAIN for word in tokens.words[first : last + 1]
    ):
        return False
    words, before = lexicon(), tokens.words[first - 1].text
    if not before[0].isupper() or tokens.opens(first - 1) or tokens.shouts(first):
        return False
    plain = before in words.not_names or before in country_by_adjective() or before.lower() in words.modifiers
    return not (plain or before.lower() in words.honorifics | words.addresses | words.heads.keys())


def _is_surname(tokens: Tokens, at: int, actor: Actor) -> bool:
    """Whether a title, a given name or (but for countries) any other name stands before a one-word name."""
    if not tokens.joined(at - 1) or tokens.gap(at - 1) == "-":
        return False
    words = lexicon()
    before = tokens.words[at - 1].text
    if tokens.lower[at - 1] in words.honorifics and actor.source != "country":
        return before[0].isupper() and tokens.lower[at - 1] not in words.heads
    if before in words.given or actor.source == "country":
        return before in words.given
    known = (
        before in words.not_names
        or before in country_by_adjective()
        or tokens.lower[at - 1] in words.modifiers
    )
    known = known or tokens.lower[at - 1] in words.heads or tokens.lower[at - 1] in words.determiners
    clan = actor.kinds[0].kind == "people"
    return (
        before[0].isupper()
        and len(before) > 2
        and not (known or before.isupper())
        and (clan or not _opens(tokens, at - 1))
    )


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    return tokens.sentence[at] >= 0 and tokens.first[tokens.sentence[at]] == at


def _draft(tokens: Tokens, sighting: Sighting, first: int, last: int, day: str | None, acts: bool) -> Draft:
    actor = sighting.matches[0].actor
    kind = actor.kind_on(day)
    if kind in _KEPT_GROUP and actor.kinds[0].kind == "group":
        kind = "group"
    grown = _grown(tokens, last, kind)
    if kind == "people" and grown == last and _describes(tokens, last):
        kind = DESCRIBES
    country = kind == "state" and actor.source == "country"
    if country and tokens.text[sighting.end : sighting.end + 1] == "-":
        kind = DESCRIBES
    elif country and not acts and _in_place(tokens, sighting, first, last):
        kind = "place"
    start, determiner = sighting.start, None
    if kind not in ("place", DESCRIBES) and _owns_determiner(tokens, first, grown):
        first, start, determiner = first - 1, tokens.words[first - 1].start, "the"
    end = tokens.words[grown].end if grown > last else sighting.end
    number = lexicon().heads[tokens.lower[grown]].number if grown > last else "body"
    return Draft(
        start,
        end,
        first,
        grown,
        kind,
        "named",
        number,
        determiner=determiner,
        actors=() if kind in ("place", DESCRIBES) else tuple(match.actor.id for match in sighting.matches),
        country=actor.country[0] if len(actor.country) == 1 else None,
        name=actor.name,
        head=Span(sighting.start, sighting.end),
        confidence=0.95,
    )


def _describes(tokens: Tokens, last: int) -> bool:
    """Whether a people's name only describes the noun after it ("Hazara worshippers")."""
    if not tokens.joined(last):
        return False
    after, words = tokens.lower[last + 1], lexicon()
    return after in words.heads or after in words.modifiers


def _grown(tokens: Tokens, last: int, kind: str) -> int:
    """The last word of the phrase when a noun for such a body or its members follows the name."""
    words = lexicon()
    at = last
    while tokens.joined(at) and tokens.lower[at + 1] in words.modifiers and at - last < 2:
        at += 1
    if not tokens.joined(at) or tokens.text[tokens.words[last].end : tokens.words[last].end + 2] in OWNERS:
        return last
    noun = tokens.lower[at + 1]
    head = words.heads.get(noun)
    if (
        head is None
        or head.kind not in ABSORBED.get(kind, ())
        or head.number == "one"
        or noun in words.nouns_after_names
    ):
        return last
    return at + 1


def _owns_determiner(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "the" before a name is its own, not that of a noun which the name only describes."""
    if not tokens.joined(first - 1) or tokens.lower[first - 1] != "the":
        return False
    if not tokens.joined(last):
        return True
    words = lexicon()
    after = tokens.lower[last + 1]
    modifies = after in words.nouns_after_names or after in words.heads or "-" in tokens.gap(last)
    return not modifies or after in words.speech


def _in_place(tokens: Tokens, sighting: Sighting, first: int, last: int) -> bool:
    """Whether a country's name tells where something is rather than who acts."""
    written = tokens.text[sighting.start : sighting.end].lower()
    if "government" in written or written.endswith(("authorities", "regime")):
        return False
    at = first - 2 if first and tokens.lower[first - 1] == "the" else first - 1
    if at >= 0 and tokens.sentence[at] == tokens.sentence[first] and tokens.lower[at] in _IN_PLACES:
        return True
    return not _acts(tokens, at, last)


def _acts(tokens: Tokens, before: int, last: int) -> bool:
    """Whether the words around a country's name show it doing something or having something done to it."""
    text, end = tokens.text, tokens.words[last].end
    if text[end : end + 2] in OWNERS:
        return False
    if before >= 0 and tokens.lower[before] in _DEALS_WITH:
        return True
    if text[end : end + 8] == ", which ":
        return tokens.lower[last + 2 : last + 3] != ["is"]
    if not tokens.joined(last):
        return False
    after = tokens.lower[last + 1]
    return after in lexicon().speech or (may_be_verb(after) and after not in _NO_VERBS)


_PLAIN = frozenset(
    "National Liberation Army Front Popular Democratic Movement United People Party Defence Defense Force "
    "Forces Union Revolutionary Resistance Council Organisation Organization Alliance Islamic Guard".split()
)
_DEALS_WITH = frozenset(
    "with by against between accused blamed urged warned fought threatened told asked condemned criticised "
    "criticized backed fights accuses blames accusing blaming warns urges".split()
)
_NO_VERBS = frozenset("this his its plus across as who which that".split())
