"""The names of persons, told by a title before, a given name inside, or what is said after."""

from __future__ import annotations

import re

from factions.reading.who.draft import Draft, Tokens, name_draft
from factions.reading.who.lexicon import Lexicon, lexicon
from factions.reading.who.party import capitals
from factions.reading.who.runs import DIRECTIONS
from factions.reading.who.tagged import ELSE, PERSON, Told

LONGEST_TOLD = 3
_AGES = range(9, 100)
_NAME_PARTS = frozenset("bin ibn abu ul ur bint ould".split())
NAME_END = re.compile(
    r".(?:ullah|ollah|uddin|uddine|eddine|eddin|urrahman|ulhaq|enko|ovich|evich|shvili|zadeh|zada|oglu|oğlu)$"
)
_OPENINGS = frozenset((" ", ". ", ' "', " “", " '", " ‘"))
_CALLED = frozenset("named called alias aka nicknamed guerre dubbed".split())
_DEEDS = frozenset("who succeeded resigned surrendered defected commanded commands".split())


def person_draft(
    tokens: Tokens,
    first: int,
    last: int,
    words: Lexicon,
    known: set[str],
    told: Told,
    taken: bytearray,
) -> Draft | None:
    """A person by a title before, a given name inside, or what is said after.

    Posts are left outside ("President Ana Ruiz"), forms of address inside ("Mullah Omar", "Gen. Luis Pardo").
    """
    titled = first > 0 and title_before(tokens, first, words)
    own = _after_titles(tokens, first, last, words)
    first, titled = own, titled or own > first
    if tokens.lower[last] in words.honorifics or tokens.words[last].text in words.not_names:
        return None
    if not titled and (_names_place(tokens, first, last) or _has_article(tokens, first, last)):
        return None
    labels = [told.get(at) for at in range(first, last + 1)]
    if PERSON in labels and not titled:
        first += 0 if tokens.words[first].text in words.given else labels.index(PERSON)
        titled = True
    if not titled and (first == last or (ELSE in labels and tokens.words[first].text not in words.given)):
        return None
    if titled or _is_given(tokens, first, last, words, known) or _told_after(tokens, first, last, words):
        return name_draft(tokens, _with_address(tokens, first, words, taken), last, "person")
    return None


def _has_article(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "the" stands before a name of one word, as it does before no person's."""
    return first == last and tokens.joined(first - 1) and tokens.lower[first - 1] == "the"


def _after_titles(tokens: Tokens, first: int, last: int, words: Lexicon) -> int:
    """The first word after the titles that open a name, a word before them or not ("Army General Musa").

    A title after a given name is a name too ("Hassan Sheikh Mohamud").
    """
    titles = words.honorifics | words.addresses
    second = tokens.lower[first] not in titles and tokens.words[first].text not in words.given
    at = first + second
    while at < last and tokens.lower[at] in titles:
        at += 1
    return at if at > first + second else first


def _names_place(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name is that of a capital, or opens with a direction ("North Kivu")."""
    written = tokens.text[tokens.words[first].start : tokens.words[last].end]
    return written in capitals() or (first < last and tokens.words[first].text in DIRECTIONS)


def _is_given(tokens: Tokens, first: int, last: int, words: Lexicon, known: set[str]) -> bool:
    """Whether a name holds a given name, a surname known already, or a part that only names have."""
    inside = tokens.words[first : last + 1]
    if inside[0].text in words.given or inside[-1].text in known:
        return True
    return any(word.text.lower() in _NAME_PARTS or NAME_END.search(word.text.lower()) for word in inside)


def _with_address(tokens: Tokens, first: int, words: Lexicon, taken: bytearray) -> int:
    """The first word of a name with the forms of address before it ("Lt. Col. Ana Ruiz")."""
    while first and tokens.sentence[first - 1] == tokens.sentence[first]:
        if tokens.lower[first - 1] not in words.addresses or tokens.gap(first - 1) not in (" ", ". "):
            break
        if taken[first - 1]:
            break
        if not tokens.words[first - 1].text[0].isupper():
            break
        first -= 1
    return first


def first_name(name: str) -> str | None:
    """The first name by which somebody may go alone ("Sirajuddin"), null for one that many share."""
    for word in name.split():
        if word.rstrip(".").lower() not in lexicon().addresses:
            return word if NAME_END.search(word.lower()) else None
    return None


def title_before(tokens: Tokens, first: int, words: Lexicon) -> bool:
    before = tokens.lower[first - 1]
    if (
        before == "by"
        and first > 1
        and tokens.lower[first - 2] in words.led_by
        and tokens.gap(first - 1) == " "
    ):
        return True
    if before in _CALLED:
        return tokens.gap(first - 1) in _OPENINGS
    if before not in words.honorifics and before not in words.addresses:
        return False
    return tokens.gap(first - 1) in (" ", ". ")


def _told_after(tokens: Tokens, first: int, last: int, words: Lexicon) -> bool:
    """Whether a name is followed as persons are: "said", ", 34,", ", who", ", the group's spokesman"."""
    if last - first > LONGEST_TOLD or last + 1 >= len(tokens.words):
        return False
    if tokens.sentence[last] != tokens.sentence[last + 1] or tokens.words[last].text.isupper():
        return False
    gap, after = tokens.gap(last), tokens.lower[last + 1]
    if gap == " ":
        return after in words.speech or after in _DEEDS
    if gap != ", ":
        return False
    if after == "who":
        return True
    if after.isdigit():
        return int(after[:3]) in _AGES and tokens.text[tokens.words[last + 1].end :][:1] == ","
    near = tokens.lower[last + 1 : last + 7]
    return after in ("a", "an", "the", "its", "their", "his", "her") and any(
        word in words.heads and words.heads[word].kind == "person" for word in near
    )


def without_titles(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts without the nouns that only are the title of the name after them ("army chief Musa")."""
    starts = {draft.first for draft in drafts if draft.form == "named" and draft.kind == "person"}
    return [draft for draft in drafts if not (draft.kind == "person" and _is_title(tokens, draft, starts))]


def _is_title(tokens: Tokens, draft: Draft, starts: set[int]) -> bool:
    """Whether a noun is followed by a name, other titles between them at most."""
    if draft.form != "nominal":
        return False
    at = draft.last
    while at + 1 < len(tokens.words) and tokens.gap(at) in (" ", ". "):
        at += 1
        if at in starts:
            return True
        if tokens.lower[at] not in lexicon().honorifics | lexicon().addresses:
            return False
    return False
