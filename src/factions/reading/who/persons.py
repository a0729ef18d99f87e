"""Names of persons and of bodies that the registry does not know, told by capitals and what stands around."""

from __future__ import annotations

import re

from msgspec import structs

from factions.reading.who.draft import Draft, Tokens, take
from factions.reading.who.lexicon import Lexicon, lexicon
from factions.reading.who.party import capitals
from factions.reading.who.roles import PREPOSITIONS, may_be_verb
from factions.reading.who.runs import DIRECTIONS, runs_of
from factions.reading.who.tagged import BODY, ELSE, PERSON, Told
from factions.records import Span

LONGEST_TOLD = 3
_AGES = range(9, 100)
_NAME_PARTS = frozenset("bin ibn abu ul ur bint ould".split())
_NAME_END = re.compile(
    r".(?:ullah|ollah|uddin|uddine|eddine|eddin|urrahman|ulhaq|enko|ovich|evich|shvili|zadeh|zada|oglu|oğlu)$"
)
_QUOTED_BRACKETS = frozenset((' ("', " (“", " ('", " (‘", ' "', " “", ', "', ", “"))
_OPENINGS = frozenset((" ", ". ", ' "', " “", " '", " ‘"))
_CALLED = frozenset("named called alias aka nicknamed guerre dubbed".split())
_DEEDS = frozenset("who succeeded resigned surrendered defected commanded commands".split())


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
            None if _is_surname(tokens, first, last, surnames) else _body(tokens, first, last, words, told)
        )
        draft = draft or _person(tokens, first, last, words, known, told, taken)
        draft = draft or _alias(tokens, first, last, drafts)
        if draft is not None:
            drafts.append(draft)
            if draft.kind == "person":
                surnames.add(tokens.words[draft.last].text)
                surnames.update(filter(None, [first_name(draft.name or "")]))
            take(taken, draft)
    drafts += _acronym_drafts(tokens, drafts, taken)
    if any(tokens.shouted):
        drafts += _shouted_drafts(tokens, taken, words, told)
    for first, last in runs:
        if taken[last]:
            continue
        if _is_surname(tokens, first, last, surnames):
            drafts.append(_named(tokens, first, last, "person"))
            take(taken, drafts[-1])
            continue
        if first != last:
            continue
        word = tokens.words[first].text
        if word in groups and first and tokens.lower[first - 1] == "the" and not _describes(tokens, first):
            drafts.append(_with_determiner(tokens, _named(tokens, first, first, "group")))
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
    return _named(tokens, first, last, "person") if quoted else None


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
            found[-1] = _named(tokens, found[-1].first, at, "person")
        else:
            found.append(_named(tokens, at, at, "person"))
    for draft in found:
        take(taken, draft)
    return found


def _is_known(word: str, surnames: set[str]) -> bool:
    return word in surnames or bool(_NAME_END.search(word.lower()))


def initials(name: str) -> str:
    """The capitals of a name of several words ("Army of Northern Justice" gives ANJ)."""
    return "".join(word[0] for word in name.split() if word[0].isupper() and word != "The")


def _acronym_drafts(tokens: Tokens, drafts: list[Draft], taken: bytearray) -> list[Draft]:
    """Drafts of the short forms of bodies named in full: initials, or capitals in brackets after."""
    kinds: dict[str, str] = {}
    for draft in drafts:
        if draft.kind == "person" or draft.name is None:
            continue
        short = initials(draft.name)
        kinds.update({short: draft.kind} if len(short) > 2 else {})
        after = draft.last + 1
        if (
            after < len(tokens.words)
            and tokens.gap(draft.last) == " ("
            and tokens.words[after].text.isupper()
        ):
            kinds[tokens.words[after].text] = draft.kind
    found = [
        _with_determiner(tokens, _named(tokens, at, at, kinds[word.text]))
        for at, word in enumerate(tokens.words)
        if kinds and not taken[at] and word.text in kinds and not tokens.shouts(at)
    ]
    for draft in found:
        take(taken, draft)
    return found


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


def _body(tokens: Tokens, first: int, last: int, words: Lexicon, told: Told) -> Draft | None:
    """A body by its name: one of its words says what it is ("Front", "Brigade", "Jaish"), or the encoder."""
    while last > first and tokens.lower[last] in words.addresses:
        last -= 1
    inside = {word.text for word in tokens.words[first : last + 1]}
    labels = {told.get(at) for at in range(first, last + 1)}
    known = last > first and bool(inside & words.body_names)
    if not known and (BODY not in labels or PERSON in labels or inside & (words.not_bodies | words.given)):
        return None
    if not known and _title_before(tokens, first, words):
        return None
    kind = "group" if inside & words.fighting_names else "other"
    while first and tokens.joined(first - 1) and tokens.words[first - 1].text in DIRECTIONS:
        first -= 1
    return _with_determiner(tokens, _named(tokens, first, last, kind))


def _with_determiner(tokens: Tokens, draft: Draft) -> Draft:
    """A body's draft with "the", where that stands right before its name."""
    first = draft.first - 1
    if first < 0 or not tokens.joined(first) or tokens.lower[first] != "the":
        return draft
    return structs.replace(draft, start=tokens.words[first].start, first=first, determiner="the")


def _person(
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
    titled = first > 0 and _title_before(tokens, first, words)
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
        return _named(tokens, _with_address(tokens, first, words, taken), last, "person")
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
    return any(word.text.lower() in _NAME_PARTS or _NAME_END.search(word.text.lower()) for word in inside)


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
            return word if _NAME_END.search(word.lower()) else None
    return None


def _title_before(tokens: Tokens, first: int, words: Lexicon) -> bool:
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


def _named(tokens: Tokens, first: int, last: int, kind: str) -> Draft:
    start, end = tokens.words[first].start, tokens.words[last].end
    number = "one" if kind == "person" else "body"
    return Draft(
        start, end, first, last, kind, "named", number, name=" ".join(tokens.text[start:end].split()),
        head=Span(start, end), confidence=0.7,
    )  # fmt: skip
