"""The triggers of one sentence, each read as the noun or the verb that it is there."""

from __future__ import annotations

from msgspec import structs

from factions.reading.what.complements import fill_instrument, fill_preposition
from factions.reading.what.drafts import Draft
from factions.reading.what.lexicon import Entry, lexicon, senses
from factions.reading.what.mask import ALL_OPEN, CLOSE
from factions.reading.what.nominal import fill_noun
from factions.reading.what.noun_or_verb import is_adjectival, is_gerund_noun, stands_as_noun
from factions.reading.what.tokens import PUNCTUATION, WORD, Tokens
from factions.reading.what.verbal import fill_verb
from factions.reading.what.verbs import is_verb
from factions.reading.what.words import words


def read_drafts(tokens: Tokens) -> list[Draft]:
    """The events that the triggers of one sentence tell of, before merging."""
    drafts: list[Draft] = []
    at = 0
    while at < len(tokens):
        entry = _entry(tokens, at) if tokens.classes[at] == WORD else None
        if entry is None:
            at += 1
            continue
        last = _end(tokens, at, entry.rest) or at
        if not _other_sense(tokens, at, last):
            if GAP in entry.rest:
                last = at + entry.rest.index(GAP)
            draft = Draft(entry.frame, entry, at, last)
            draft.clause = tokens.words[:at].count(";")
            draft.located = any(item.kind == "place" for item in tokens.masked.items.values())
            _fill(tokens, draft, entry)
            draft.cause = draft.cause or _at_another_time(tokens, at)
            if draft.kind == "territory_change" and (draft.passive or draft.lemma == "fall"):
                draft.placed = bool(draft.of("place"))
            since = max(0, at - 6) if draft.kind == "suicide_bombing" else last + 1
            draft.named_post = bool(entry.frame.before & set(_inner_words(tokens, since, last + 12)))
            drafts.append(draft)
        at = last + 1
    return drafts


def _at_another_time(tokens: Tokens, at: int) -> bool:
    """ "The blast came a day after gunmen shot a judge": what came before is another event."""
    for left in range(at - 1, max(1, at - 9), -1):
        if tokens.words[left] in ("after", "before"):
            return tokens.words[left - 1] in _SPANS or tokens.is_time(left - 1)
    return False


_SPANS = frozenset("day days week weeks month months year years hour hours minutes shortly soon".split())


def _inner_words(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words of a stretch, those inside nominal mentions too."""
    return [inner for word in tokens.words[first:last] for inner in word.strip(ALL_OPEN + CLOSE).split()]


def _entry(tokens: Tokens, at: int) -> Entry | None:
    compound = _compound(tokens, at)
    if compound is not None:
        return compound
    found = lexicon().get(tokens.words[at])
    if not found:
        return None
    noun_here = is_gerund_noun(tokens, at) if tokens.words[at].endswith("ing") else stands_as_noun(tokens, at)
    if noun_here:
        found = tuple(sorted(found, key=lambda entry: (-len(entry.rest), not entry.frame.noun)))
    for entry in found:
        end = _end(tokens, at, entry.rest)
        if end is None or (entry.rest[-1:] == ("on",) and end + 1 < len(tokens) and tokens.is_time(end + 1)):
            continue
        if entry.rest[-1:] == ("at",) and tokens.words[end + 1 : end + 2] in (["least"], ["most"]):
            continue
        if entry.frame.noun:
            if (
                len(found) == 1
                or entry.rest
                or noun_here
                or not any(not e.frame.noun and not e.rest for e in found)
            ):
                return entry
        elif not (noun_here and entry.form in ("base", "s", "ing")) and not is_adjectival(tokens, at, entry):
            return entry
    return None


def _end(tokens: Tokens, at: int, rest: tuple[str, ...]) -> int | None:
    """The last token of a phrase whose further words are `rest`, or null if others stand there.

    A possessive of the lexicon ("lay down its arms") may stand in the text as a mention, and the object in
    a GAP ("set the base on fire").
    """
    for number, word in enumerate(rest):
        if word == GAP:
            found = _after_gap(tokens, at, rest[number + 1])
            if found is None:
                return None
            at = found - 1
            continue
        at += 1
        if at >= len(tokens):
            return None
        inner = tokens.words[at].strip(ALL_OPEN + CLOSE)
        if inner == word or (GAP in rest and inner.split()[-1:] == [word]):
            continue
        if word not in _POSSESSIVES or tokens.words[at + 1 : at + 2] != ["'s"]:
            return None
        at += 1
    return at


def _after_gap(tokens: Tokens, at: int, word: str) -> int | None:
    """Where the word after a gap stands, if nothing but a noun phrase fills the gap."""
    for later in range(at + 2, min(at + _WIDEST_GAP, len(tokens))):
        if tokens.words[later].strip(ALL_OPEN + CLOSE).split()[-1:] == [word]:
            return later
        if tokens.classes[later] == PUNCTUATION and tokens.words[later] not in ("-", '"'):
            return None
        if tokens.words[later] in _LADEN:
            continue
        if tokens.words[later] in words().prepositions or is_verb(tokens, later):
            return None
    return None


GAP = "…"
_WIDEST_GAP = 11
_LADEN = frozenset("packed laden loaded filled rigged full with of stuffed crammed".split())
_POSSESSIVES = frozenset("its their his her".split())


def _compound(tokens: Tokens, at: int) -> Entry | None:
    """ "A drone strike", where a mention of the weapon covers the first word of the event noun."""
    item = tokens.item(at - 1) if at else None
    if item is None or item.kind not in ("weapon", "facility") or not item.keeps_words:
        return None
    for entry in lexicon().get(tokens.words[at - 1].strip(ALL_OPEN + CLOSE).split()[-1], ()):
        rest = entry.rest
        if entry.frame.noun and rest and tuple(tokens.words[at : at + len(rest)]) == rest:
            return structs.replace(entry, rest=rest[1:])
    return None


_BESIDE = frozenset("alongside beside together shoulder jointly".split())


def _beside(after: list[str]) -> bool:
    """Whether somebody fights beside another, and not against him."""
    return after[:1] != [] and (after[0] in _BESIDE or after == ["side", "by", "side"])


def _other_sense(tokens: Tokens, first: int, last: int) -> bool:
    if tokens.words[first].startswith(("fight", "fought")) and _beside(tokens.words[last + 1 : last + 4]):
        return True
    if _in_compound(tokens, first) or (first == last and tokens.words[first] in ("mine", "mines")):
        return True
    if first and (tokens.words[first - 1] in senses().before or tokens.words[first - 1] == "-"):
        return True
    phrases = senses().after.get(tokens.words[last + 1], ()) if last + 1 < len(tokens) else ()
    after = " ".join(tokens.words[last + 1 : last + 5]) if phrases else ""
    return any(after == phrase or after.startswith(phrase + " ") for phrase in phrases)


_COMPOUND = frozenset({"assault", "attack", "strike", "raid", "raiding", "bombing", "shock"})
_UNITS = frozenset(
    "groups group team teams brigade brigades helicopter helicopters drone drones rifle rifles squad squads "
    "craft jets detachment detachments unit units capabilities infantry".split()
)


def _in_compound(tokens: Tokens, at: int) -> bool:
    """ "Russian assault groups raised a flag": the word says what kind of unit it is."""
    if tokens.words[at] not in _COMPOUND or at + 1 >= len(tokens):
        return False
    mention = tokens.mention(at + 1)
    after = mention.text.lower() if mention is not None else tokens.words[at + 1]
    return after in _UNITS


def _fill(tokens: Tokens, draft: Draft, entry: Entry) -> None:
    if entry.frame.noun:
        fill_noun(tokens, draft)
    else:
        fill_verb(tokens, draft)
    for preposition, role in entry.frame.preps.items():
        fill_preposition(tokens, draft, preposition, role)
    fill_instrument(tokens, draft)
    if "attacker" in entry.frame.subject:
        own = [tokens.item(at) for at in range(draft.first + 1, draft.last + 1)]
        draft.add("instrument", [item.mention for item in own if item and item.mention])
