"""Noun phrases: where one begins and ends, and which mentions head it."""

from __future__ import annotations

from factions.reading.what.tokens import PUNCTUATION, WORD, Tokens
from factions.reading.what.verbs import STOP, is_verb
from factions.reading.what.words import words
from factions.records import Mention

_ACTORS = frozenset({"group", "state_force", "state", "people"})


_LISTING = frozenset({",", "and", "or", "&"})


def phrase_heads(tokens: Tokens, end: int) -> list[Mention]:
    """The heads of the noun phrase that ends at a token, several if coordinated ("X and Y")."""
    first = phrase_start(tokens, end)
    if first >= 2 and tokens.words[first - 1] in _HOLDING and tokens.mention(first - 2) is not None:
        return phrase_heads(tokens, first - 2)
    heads = heads_between(tokens, first, end)
    if (
        not heads
        and first >= 2
        and _participle(tokens.words[first - 1])
        and tokens.mention(first - 2) is not None
    ):
        return phrase_heads(tokens, first - 2)
    return heads


def _participle(word: str) -> bool:
    """A participle that describes what stands before it ("the coalition led by X")."""
    return word.endswith("ed") or word in ("known", "drawn", "made", "held", "born", "sent")


def phrase_start(tokens: Tokens, end: int) -> int:
    at = end
    while at >= 0:
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if (word == "," and at < end and _in_list(tokens, at, end)) or _hyphen(tokens, at):
                at -= 1
                continue
            break
        if tokens.classes[at] == WORD:
            if (
                is_verb(tokens, at)
                or word in words().relatives
                or word in _OPENING
                or word in words().subordinators - words().prepositions
            ):
                break
            if word in ("and", "or", "but") and not _joins_phrases(tokens, at):
                break
        at -= 1
    return at + 1


_OPENING = frozenset(("after", "before", "since", "until"))


def _hyphen(tokens: Tokens, at: int) -> bool:
    """The hyphen of "al-Qaeda-linked", after a mention."""
    return tokens.words[at] == "-" and at > 0 and tokens.item(at - 1) is not None


def _in_list(tokens: Tokens, comma: int, end: int) -> bool:
    """A comma inside "X, Y and Z": a mention before it, a mention after it, and a conjunction further on."""
    if comma == 0 or tokens.mention(comma - 1) is None:
        return False
    after = tokens.words[comma + 1 : end + 1]
    near = [tokens.mention(at) for at in range(comma + 1, min(comma + 5, end + 1))]
    return "and" in after and any(found is not None for found in near)


def _joins_phrases(tokens: Tokens, at: int) -> bool:
    """An "and" with a noun phrase right before it joins phrases, unless a verb stands before that phrase."""
    return at > 0 and tokens.mention(at - 1) is not None and tokens.words[at] != "but"


def heads_between(tokens: Tokens, first: int, last: int) -> list[Mention]:
    heads: list[Mention] = []
    hanging = False
    noun = ""
    linked = ""
    joined = handed = aside = False
    for at in range(first, last + 1):
        word = tokens.words[at]
        if tokens.classes[at] == WORD and (word in words().prepositions or word in _HOLDING):
            hanging, linked = True, word
            continue
        if word in _LISTING:
            joined = True
            continue
        if (at + 1 <= last and _hyphen(tokens, at + 1)) or (at > first and tokens.words[at - 1] == "-"):
            continue
        if heads and tokens.classes[at] == WORD and word in _AFTERTHOUGHTS:
            break
        mention = tokens.mention(at)
        if (
            mention is not None
            and mention.form == "pronoun"
            and mention.text.lower() in ("his", "her")
            and at < last
        ):
            continue
        if heads and mention is not None and _is_participle(mention):
            continue
        if mention is None:
            if tokens.is_time(at):
                hanging = False
            elif (
                tokens.classes[at] == WORD
                and (word not in words().determiners or word in _PARTITIVE)
                and not (tokens.words[at - 1] in _PLACING and (word in _NUMERALS or word[0].isdigit()))
                and word != "'s"
                and not (hanging and word in _ATTRIBUTES)
            ):
                noun = word
                if hanging:
                    hanging = False
                    linked = linked if word in words().transparent else ""
            continue
        if hanging and not heads and _begins_anew(tokens, at, mention):
            hanging = False
        possessive = at + 1 <= last and tokens.words[at + 1] == "'s"
        if hanging and heads and handed and joined and linked == "of" and mention.kind in _ACTORS:
            heads.append(mention)
        elif (
            hanging
            and heads
            and linked in ("of", "from")
            and _hands_on(heads[-1])
            and not (linked == "from" and mention.kind == "state" and _is_single(heads[-1]))
            and mention.kind in _ACTORS
            and mention.form == "named"
        ):
            heads[-1], handed = mention, True
        elif (
            hanging
            and not heads
            and linked in ("of", "from")
            and noun in words().transparent
            and mention.kind in _ACTORS
        ) or (hanging and not heads and linked == "of" and noun in _PARTITIVE):
            heads.append(mention)
        elif (
            hanging
            and heads
            and linked == "of"
            and heads[-1].form == "nominal"
            and mention.kind in ("place", "state")
            and heads[-1].text.split()[-1].lower() in _PARTITIVE
        ) or (
            hanging
            and heads
            and linked == "of"
            and heads[-1].form == "nominal"
            and heads[-1].text.split()[-1].lower() in _GATHERINGS
            and mention.form == "nominal"
        ):
            heads[-1] = mention
        elif hanging or (aside and joined and not heads):
            aside = linked in ("between", "on", "against", "at")
        elif heads and not joined:
            heads[-1] = _closer(heads[-1], mention)
        else:
            heads.append(mention)
        if (
            possessive
            and heads
            and heads[-1] is mention
            and not _possessed_is_transparent(tokens, at + 2, last, mention)
        ):
            heads.pop()
            hanging = False
            continue
        # Whoever owns what stands under a preposition stands there too ("a man held in the mayor's office").
        hanging, joined = hanging and possessive and bool(heads), False
    return heads


_PLACING = frozenset("at in on near outside against".split())
_NUMERALS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_ATTRIBUTES = frozenset(
    "northern southern eastern western central north south east west nearby neighbouring neighboring".split()
)


def _begins_anew(tokens: Tokens, at: int, mention: Mention) -> bool:
    """In "in the north a drone" the article begins another phrase."""
    article = mention.text.lower().startswith(("a ", "an ", "the "))
    return article and at > 0 and tokens.words[at - 1] in _ATTRIBUTES


_AFTERTHOUGHTS = frozenset(
    "suspected accused wanted linked believed thought said alleged known charged convicted trying".split()
)


_PARTITIVE = frozenset(
    (
        "section part parts portion stretch number dozens hundreds scores group series town "
        "village city district port province capital area most much half outskirts centre "
        "center swathes some many several convoy quantity quantities amount amounts cache caches"
    ).split()
)


def _is_participle(mention: Mention) -> bool:
    """ "Jihadists riding motorcycles": what they ride is not who they are."""
    return mention.form == "nominal" and mention.text.split()[0].lower() in _RIDING


_RIDING = frozenset("riding wearing carrying driving using wielding".split())


# "A convoy carrying the governor": what it holds stands under it.
_HOLDING = frozenset("carrying escorting transporting ferrying guarding supplying housing hosting".split())


def _is_single(head: Mention) -> bool:
    """ "A peacekeeper from Chad" is not Chad; "troops from Chad" are Chad's."""
    last = head.text.lower().split()[-1]
    return not last.endswith(("s", "men")) and last != "police"


# "A group of fishermen" are the fishermen.
_GATHERINGS = frozenset("group groups crowd crowds band bands party".split())


def _possessed_is_transparent(tokens: Tokens, at: int, last: int, owner: Mention) -> bool:
    """In "X's fighters" X acts; in "X's leader" it does not, and a mention after the 's takes its place."""
    if at > last:
        return True
    mention = tokens.mention(last)
    if mention is not None and tokens.item(last) is not None:
        return owner.kind == "group" and mention.kind in _ACTORS and mention.form != "named"
    return tokens.words[last] in words().transparent


def _hands_on(head: Mention) -> bool:
    return head.form == "nominal" and head.kind in _ACTORS


def _closer(one: Mention, other: Mention) -> Mention:
    """Of two mentions side by side the named actor, else the last ("Taliban gunmen", "a Taliban base")."""
    if one.kind == "state" and other.kind in ("group", "state_force"):
        return other
    if one.kind in _ACTORS and other.kind in _ACTORS and one.form == "named" and other.form != "named":
        return one
    return other


def phrase_end(tokens: Tokens, first: int) -> int:
    """The last token of the noun phrase that begins at a token (prepositions "of" and "from" stay inside)."""
    at = first
    while at < len(tokens):
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if word == "," and at > first and _goes_on(tokens, at):
                at += 1
                continue
            if word in ('"', "'") or _hyphen(tokens, at):
                at += 1
                continue
            break
        if tokens.classes[at] == WORD:
            if (
                word in words().prepositions
                and word not in ("of", "from", "including")
                and not (word in _QUANTIFYING and tokens.mention(at - 1) is None)
            ):
                break
            points = word == "that" and at == first
            if (word in words().relatives and not points) or (is_verb(tokens, at) and at > first):
                break
            if (
                word in ("and", "or")
                and at + 1 < len(tokens)
                and (is_verb(tokens, at + 1) or _new_clause(tokens, at + 1))
            ):
                break
        if tokens.is_time(at) or (at > first and _begins_clause(tokens, at)):
            break
        at += 1
    return at - 1


_SUBJECT_FORMS = frozenset("he she they we".split())


def _begins_clause(tokens: Tokens, at: int) -> bool:
    """In "the explosives she was carrying" the phrase ends before the pronoun."""
    item = tokens.item(at)
    words_ = tokens.document[item.start : item.end] if item is not None else tokens.words[at]
    return words_.lower() in _SUBJECT_FORMS


_QUANTIFYING = frozenset("at about around over up to as than under".split())


def _goes_on(tokens: Tokens, comma: int) -> bool:
    """Whether a list goes on after a comma: a mention or a number, and "and" before the next stop."""
    for at in range(comma + 1, min(comma + 9, len(tokens))):
        word = tokens.words[at]
        if (
            is_verb(tokens, at)
            or word in words().relatives
            or word in STOP
            or word == "including"
            or word in ("a", "an")
        ):
            return False
        if word == "and":
            more = at > comma + 1 or tokens.mention(at + 1 if at + 1 < len(tokens) else at) is not None
            return more and not _speak(tokens, at + 1)
    return False


def _speak(tokens: Tokens, first: int) -> bool:
    """ ", residents and officials said": those who say what stands before the comma."""
    for at in range(first, min(first + 7, len(tokens))):
        if tokens.classes[at] == PUNCTUATION or tokens.words[at] in words().prepositions:
            return False
        if tokens.words[at] in words().saying:
            return True
    return False


def _new_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins at a token: a noun phrase with a verb after it."""
    for ahead in range(at, min(at + 6, len(tokens))):
        if tokens.classes[ahead] == PUNCTUATION or tokens.words[ahead] in words().prepositions:
            return False
        if is_verb(tokens, ahead):
            return ahead > at
    return False
