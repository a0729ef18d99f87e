"""Names of persons and of bodies that the registry does not know, told by capitals and what stands around."""

from __future__ import annotations

from factions.reading.who.bodies import acronym_drafts, body_draft, with_determiner
from factions.reading.who.draft import Draft, Tokens, name_draft, take
from factions.reading.who.lexicon import Lexicon, lexicon
from factions.reading.who.persons import NAME_END, first_name, person_draft
from factions.reading.who.roles import PREPOSITIONS, may_be_verb
from factions.reading.who.runs import runs_of
from factions.reading.who.tagged import PERSON, Told

_QUOTED_BRACKETS = frozenset((' ("', " (“", " ('", " (‘", ' "', " “", ', "', ", “"))


def name_drafts(
    tokens: Tokens, taken: bytearray, known: set[str], told: Told, groups: set[str]
) -> list[Draft]:
    """Drafts of capitalised names whose words are not taken; marks the words that they take.

    `known` are surnames that tell a person already, `told` what the encoder takes a word's name for,
    `groups` the words of groups' names, by one of which a group may go ("the Tigers").
    """
    words = lexicon()
    drafts: list[Draft] = []
    surnames = set(known)
    runs = list(runs_of(tokens, taken, words))
    for first, last in runs:
        draft = (
            None
            if _is_surname(tokens, first, last, surnames)
            else body_draft(tokens, first, last, words, told)
        )
        draft = draft or person_draft(tokens, first, last, words, known, told, taken)
        draft = draft or _alias(tokens, first, last, drafts)
        if draft is not None:
            drafts.append(draft)
            if draft.kind == "person":
                surnames.add(tokens.words[draft.last].text)
                surnames.update(filter(None, [first_name(draft.name or "")]))
            take(taken, draft)
    drafts += acronym_drafts(tokens, drafts, taken)
    if any(tokens.shouted):
        drafts += _shouted_drafts(tokens, taken, words, told)
    for first, last in runs:
        if taken[last]:
            continue
        if _is_surname(tokens, first, last, surnames):
            drafts.append(name_draft(tokens, first, last, "person"))
            take(taken, drafts[-1])
            continue
        if first != last:
            continue
        word = tokens.words[first].text
        if word in groups and first and tokens.lower[first - 1] == "the" and not _describes(tokens, first):
            drafts.append(with_determiner(tokens, name_draft(tokens, first, first, "group")))
            take(taken, drafts[-1])
    return drafts


def _is_surname(tokens: Tokens, first: int, last: int, surnames: set[str]) -> bool:
    """Whether a run is the last word of a person's name, an article or particle before it or not.

    An article and a word that tells an origin are one without any name before ("al-Baghdadi").
    """
    words = lexicon()
    opened = last == first + 1 and tokens.lower[first] in words.articles | words.kin_particles
    word = tokens.words[last].text
    origin = opened and tokens.lower[first] in words.articles and word.endswith("i")
    return origin or ((first == last or opened) and _is_known(word, surnames))


def _alias(tokens: Tokens, first: int, last: int, drafts: list[Draft]) -> Draft | None:
    """The other name of somebody who was named right before ('Mohamed Dagalo ("Hemedti")')."""
    if not drafts or drafts[-1].kind != "person" or drafts[-1].last != first - 1:
        return None
    quoted = tokens.gap(first - 1) in _QUOTED_BRACKETS
    return name_draft(tokens, first, last, "person") if quoted else None


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word goes with a noun after it ("the Niger delta")."""
    after = tokens.lower[at + 1] if tokens.joined(at) else "of"
    return not may_be_verb(after) and after not in PREPOSITIONS


def _shouted_drafts(tokens: Tokens, taken: bytearray, words: Lexicon, told: Told) -> list[Draft]:
    """Drafts of persons in sentences of capitals only, where nothing but the encoder tells a name."""
    free = [
        at
        for at, label in sorted(told.items())
        if label == PERSON
        and tokens.shouts(at)
        and not (taken[at] or tokens.lower[at] in words.heads or tokens.lower[at] in words.honorifics)
    ]
    found: list[Draft] = []
    for at in free:
        if found and found[-1].last == at - 1 and tokens.joined(at - 1):
            found[-1] = name_draft(tokens, found[-1].first, at, "person")
        else:
            found.append(name_draft(tokens, at, at, "person"))
    for draft in found:
        take(taken, draft)
    return found


def _is_known(word: str, surnames: set[str]) -> bool:
    return word in surnames or bool(NAME_END.search(word.lower()))
