"""Who does what to whom, by light syntax over the tokens of a masked sentence."""

from __future__ import annotations

from functools import cache

from factions.reading.what.lexicon import lexicon
from factions.reading.what.tokens import MENTION, PUNCTUATION, WORD, Tokens
from factions.reading.what.words import words
from factions.records import Mention

_LOOK = 26
_ACTORS = frozenset({"group", "state_force", "state", "people"})
_STOP = frozenset({";", ":", "–", "(", ")", '"', "?", "!"})
_LISTING = frozenset({",", "and", "or", "&"})


def is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a token is a verb: of the lexicon, a saying verb, an auxiliary, or a word in -ed."""
    if tokens.classes[at] != WORD:
        return False
    word = tokens.words[at]
    if word in words().be or word in words().saying or word in _AUXILIARIES:
        return True
    if _is_lexicon_verb(word):
        return not _is_noun_here(tokens, at)
    return word.endswith("ed") and word not in _ADJECTIVES and not _before_noun(tokens, at)


_AUXILIARIES = frozenset("has have had will would can could may might must shall should did does do".split())
_ADJECTIVES = frozenset(
    "armed suspected alleged wanted crowded united guarded fortified unidentified masked so-called hundred named backed allied besieged occupied disputed embattled hundred-and newly-appointed wounded retired exiled red need speed bed".split()
)
_VERBISH = frozenset(
    "came went made began started took gave held left fell rose saw got put set ran met led tried vowed continued fled hit won lost sent brought opened carried launched staged mounted conducted committed".split()
)


@cache
def _is_lexicon_verb(word: str) -> bool:
    return (
        word in _VERBISH
        or any(not entry.frame.noun and not entry.rest for entry in lexicon().get(word, ()))
        or (any(not entry.frame.noun for entry in lexicon().get(word, ())) and word.endswith(("ed", "ing")))
    )


def _is_noun_here(tokens: Tokens, at: int) -> bool:
    """A form that is also a noun ("attack", "raids") is one after a determiner, an adjective or a possessive."""
    word = tokens.words[at]
    if word.endswith(("ed", "ing")) or at == 0:
        return False
    before = tokens.words[at - 1]
    return (
        before in words().determiners
        or before == "'s"
        or before in words().prepositions - {"to"}
        or before in _NOUN_BEFORE
    )


_NOUN_BEFORE = frozenset(
    "deadly recent latest new major series air suicide bomb rocket mortar drone missile gun further first second third double twin complex coordinated cross-border night dawn".split()
)


def _before_noun(tokens: Tokens, at: int) -> bool:
    """An -ed word directly before a nominal mention describes it ("besieged town")."""
    return (
        at + 1 < len(tokens)
        and tokens.classes[at + 1] == MENTION
        and at > 0
        and tokens.words[at - 1] in words().determiners
    )


def subjects(tokens: Tokens, verb: int, depth: int = 0) -> list[Mention]:
    """The subjects of the verb at a token: own, of a relative clause, or shared with the verb before it."""
    if depth > 3:
        return []
    at = _over_auxiliaries(tokens, verb - 1)
    if at < 0:
        return []
    word = tokens.words[at]
    if word in words().relatives and tokens.classes[at] == WORD:
        return _antecedent(tokens, at - 1)
    if word == ",":
        if tokens.words[verb].endswith("ing") and verb - at == 1:
            return _governing(tokens, at, depth)
        return _past_parenthesis(tokens, verb, at, depth)
    if word in ("and", "or", "but", "&"):
        return _governing(tokens, at, depth)
    if word in words().subordinators and tokens.words[verb].endswith("ing"):
        return _governing(tokens, at, depth)
    if word in words().prepositions and tokens.words[verb].endswith("ing"):
        return _accused(tokens, at) or _governing(tokens, at, depth)
    if tokens.classes[at] == WORD and is_verb(tokens, at):
        return subjects(tokens, at, depth + 1)
    if tokens.classes[at] == PUNCTUATION and word in _STOP:
        return []
    if word in ("it", "they", "he", "she") and tokens.classes[at] == WORD:
        return _of_speaker(tokens, at, depth)
    return phrase_heads(tokens, at) or _before_stray(tokens, at, depth)


def _of_speaker(tokens: Tokens, at: int, depth: int) -> list[Mention]:
    """In "the army said it had retaken" the pronoun is the speaker, where no mention says otherwise."""
    left = at - 1
    if left >= 0 and tokens.words[left] == "that":
        left -= 1
    if left > 0 and tokens.words[left] in words().saying:
        return subjects(tokens, left, depth + 1)
    return []


def _past_parenthesis(tokens: Tokens, verb: int, closing: int, depth: int) -> list[Mention]:
    """In "X, which …, attacked" the subject stands before the comma that opens the parenthesis."""
    opened = _opening_comma(tokens, closing)
    if opened is None:
        return _governing(tokens, closing, depth) if _is_conjoined(tokens, verb, closing) else []
    first = opened
    for _ in range(3):
        heads = phrase_heads(tokens, opened - 1)
        earlier = _opening_comma(tokens, opened) if not heads else None
        if heads or earlier is None:
            return heads or _governing(tokens, first, depth)
        opened = earlier
    return _governing(tokens, first, depth)


def _before_stray(tokens: Tokens, at: int, depth: int) -> list[Mention]:
    """Past words that are no mention ("managed", "attempts"), to a verb that governs."""
    if tokens.classes[at] != WORD or tokens.words[at] not in _GOVERNORS:
        return []
    return subjects(tokens, at, depth + 1)


def _accused(tokens: Tokens, preposition: int) -> list[Mention]:
    """In "accused X of killing Y" the one accused is the doer."""
    if tokens.words[preposition] not in ("of", "for", "from") or preposition == 0:
        return []
    first = _phrase_start(tokens, preposition - 1)
    verb = first - 1
    if verb < 0 or tokens.words[verb] not in _ACCUSING:
        return []
    if tokens.words[preposition - 1] in _ACCUSING:
        return subjects(tokens, preposition - 1, 1)
    return _heads(tokens, first, preposition - 1)


_ACCUSING = frozenset(
    "accused accuses accuse accusing blamed blames blame blaming suspected suspects suspect prevented stopped barred charged".split()
)
_GOVERNORS = frozenset(
    "went came began began try trying want wants plan plans seek seeks sought managed able ready likely set continue continues keep kept".split()
)


def _over_auxiliaries(tokens: Tokens, at: int) -> int:
    """Left over auxiliaries, adverbs, and times ("on Tuesday")."""
    closed = words()
    while at >= 0:
        word = tokens.words[at]
        if tokens.classes[at] == WORD and (word in closed.aux or (word.endswith("ly") and len(word) > 4)):
            at -= 1
        elif tokens.is_time(at):
            at -= 1
            while at >= 0 and tokens.words[at] in (
                "on",
                "in",
                "at",
                "since",
                "late",
                "early",
                "during",
                "by",
            ):
                at -= 1
        else:
            return at
    return at


def _opening_comma(tokens: Tokens, closing: int) -> int | None:
    """The comma that opens the parenthesis closed at `closing`, if the words between are one."""
    for at in range(closing - 1, max(0, closing - _LOOK) - 1, -1):
        word = tokens.words[at]
        if word in _STOP:
            return None
        if word == "," and at > 0:
            return (
                at if _opens(tokens, at + 1) else (_opening_comma(tokens, at) if closing - at < 12 else None)
            )
    return None


def _opens(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if tokens.classes[at] == MENTION or word.endswith(("ed", "ing")):
        return True
    return (
        tokens.classes[at] == WORD
        and word not in ("and", "or", "but")
        and not (is_verb(tokens, at) and word not in ("led", "made"))
    )


def _is_conjoined(tokens: Tokens, verb: int, comma: int) -> bool:
    """In "stormed the base, killed six and withdrew" the verbs after commas share the subject."""
    return tokens.words[verb].endswith(("ed", "ing")) or any(
        e.form in ("past", "ed") for e in lexicon().get(tokens.words[verb], ())
    )


def _governing(tokens: Tokens, at: int, depth: int) -> list[Mention]:
    """The subject of the nearest verb to the left, for participles and coordinated verbs."""
    for left in range(at - 1, max(-1, at - _LOOK), -1):
        if tokens.words[left] in (";", ":", '"'):
            return []
        if is_verb(tokens, left) and tokens.words[left] not in words().saying:
            if _is_passive(tokens, left):
                return agents(tokens, left) or subjects(tokens, left, depth + 1)
            return subjects(tokens, left, depth + 1)
    return []


def _is_passive(tokens: Tokens, verb: int) -> bool:
    return is_passive(tokens, verb, "ed") if tokens.words[verb].endswith("ed") else False


def is_passive(tokens: Tokens, verb: int, form: str) -> bool:
    """Whether a past participle stands in the passive: after a form of "be", or before a "by"."""
    if form not in ("ed", "participle", "base"):
        return False
    at = verb - 1
    while (
        at >= 0
        and tokens.classes[at] == WORD
        and (
            tokens.words[at] in words().aux
            or tokens.words[at].endswith("ly")
            or tokens.words[at] in ("shot", "feared", "believed", "reported", "confirmed", "presumed")
        )
    ):
        if tokens.words[at] in words().be or tokens.words[at] in ("get", "got"):
            return form != "base"
        at -= 1
    if form == "base":
        return False
    if (
        at >= 0
        and tokens.words[at] in ("and", ",")
        and at > 0
        and tokens.words[at - 1].endswith("ed")
        and is_verb(tokens, at - 1)
        and tokens.words[at] == "and"
    ):
        return _is_passive(tokens, at - 1)
    return _by_follows(tokens, verb)


def _by_follows(tokens: Tokens, verb: int) -> bool:
    at = verb + 1
    if at < len(tokens) and tokens.words[at] in ("dead", "down", "hostage", "captive", "up"):
        at += 1
    while at < len(tokens) and (tokens.is_time(at) or tokens.words[at] in ("on", "in", "late", "early")):
        at += 1
    return at + 1 < len(tokens) and tokens.words[at] == "by" and not tokens.words[at + 1].endswith("ing")


def _antecedent(tokens: Tokens, at: int) -> list[Mention]:
    """What a relative pronoun stands for: the phrase before it, over a comma."""
    if at >= 0 and tokens.words[at] == ",":
        at -= 1
    return phrase_heads(tokens, at)


def phrase_heads(tokens: Tokens, end: int) -> list[Mention]:
    """The heads of the noun phrase that ends at a token, several if coordinated ("X and Y")."""
    first = _phrase_start(tokens, end)
    heads = _heads(tokens, first, end)
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


def _phrase_start(tokens: Tokens, end: int) -> int:
    at = end
    while at >= 0:
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if word == "," and at < end and _in_list(tokens, at, end):
                at -= 1
                continue
            break
        if tokens.classes[at] == WORD:
            if (
                is_verb(tokens, at)
                or word in words().relatives
                or word in words().subordinators - words().prepositions
            ):
                break
            if word in ("and", "or", "but") and not _joins_phrases(tokens, at):
                break
        at -= 1
    return at + 1


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


def _heads(tokens: Tokens, first: int, last: int) -> list[Mention]:
    heads: list[Mention] = []
    hanging = False
    noun = ""
    linked = ""
    joined = False
    for at in range(first, last + 1):
        word = tokens.words[at]
        if tokens.classes[at] == WORD and word in words().prepositions:
            hanging, linked = True, word
            continue
        if word in _LISTING:
            joined = True
            continue
        mention = tokens.mention(at)
        if (
            mention is not None
            and mention.form == "pronoun"
            and mention.text.lower() in ("his", "her")
            and at < last
        ):
            continue
        if mention is None:
            if tokens.is_time(at):
                hanging = False
            elif (
                tokens.classes[at] == WORD
                and (word not in words().determiners or word in _PARTITIVE)
                and word != "'s"
            ):
                noun = word
                if hanging:
                    hanging = False
                    linked = linked if word in words().transparent else ""
            continue
        possessive = at + 1 <= last and tokens.words[at + 1] == "'s"
        if (
            hanging
            and heads
            and linked in ("of", "from")
            and _hands_on(heads[-1])
            and mention.kind in _ACTORS
            and mention.form == "named"
        ):
            heads[-1] = mention
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
        ):
            heads[-1] = mention
        elif hanging:
            pass
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
        hanging = joined = False
    return heads


_PARTITIVE = frozenset(
    "section part parts portion stretch number dozens hundreds scores group series town village city district port province capital area most much half outskirts centre center swathes some many several convoy".split()
)


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


def objects(tokens: Tokens, after: int, depth: int = 0) -> list[Mention]:
    """The objects that follow the verb phrase ending at token `after`."""
    first = after + 1
    while (
        first < len(tokens)
        and tokens.classes[first] == WORD
        and (tokens.words[first] in _AFTER_VERB or tokens.words[first].endswith("ly"))
    ):
        first += 1
    if first + 1 < len(tokens) and tokens.words[first] == "and" and is_verb(tokens, first + 1) and depth < 2:
        return objects(tokens, first + 1, depth + 1)
    return _heads(tokens, first, phrase_end(tokens, first))


_AFTER_VERB = frozenset(
    "dead down also then both all back off repeatedly another about at least up to more than some around fewer less as many nearly almost over between another a the".split()
)


def phrase_end(tokens: Tokens, first: int) -> int:
    """The last token of the noun phrase that begins at a token (prepositions "of" and "from" stay inside)."""
    at = first
    while at < len(tokens):
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if word == "," and at > first and _goes_on(tokens, at):
                at += 1
                continue
            if word in ('"', "'"):
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
            if word in words().relatives or (is_verb(tokens, at) and at > first):
                break
            if (
                word in ("and", "or")
                and at + 1 < len(tokens)
                and (is_verb(tokens, at + 1) or _new_clause(tokens, at + 1))
            ):
                break
        if tokens.is_time(at):
            break
        at += 1
    return at - 1


_QUANTIFYING = frozenset("at about around over up to as than under".split())


def _goes_on(tokens: Tokens, comma: int) -> bool:
    """Whether a list goes on after a comma: a mention or a number, and "and" before the next stop."""
    for at in range(comma + 1, min(comma + 9, len(tokens))):
        word = tokens.words[at]
        if (
            is_verb(tokens, at)
            or word in words().relatives
            or word in _STOP
            or word == "including"
            or word in ("a", "an")
        ):
            return False
        if word == "and":
            return at > comma + 1 or tokens.mention(at + 1 if at + 1 < len(tokens) else at) is not None
    return False


def _new_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins at a token: a noun phrase with a verb after it."""
    for ahead in range(at, min(at + 6, len(tokens))):
        if tokens.classes[ahead] == PUNCTUATION or tokens.words[ahead] in words().prepositions:
            return False
        if is_verb(tokens, ahead):
            return ahead > at
    return False


def agents(tokens: Tokens, verb: int) -> list[Mention]:
    """The agents of a passive: the phrase after the next "by" of the clause."""
    at = next_preposition(tokens, verb, "by", 14)
    return _heads(tokens, at + 1, phrase_end(tokens, at + 1)) if at is not None else []


def next_preposition(tokens: Tokens, after: int, preposition: str, reach: int) -> int | None:
    """The next token with this preposition in the clause, followed by no time and no -ing form."""
    for at in range(after + 1, min(after + reach, len(tokens))):
        word = tokens.words[at]
        if word in _STOP or word in words().relatives or (word in words().saying):
            return None
        if word == "," and not _parenthesis_of_time(tokens, at):
            return None
        if is_verb(tokens, at) and at > after + 1 and not tokens.words[at].endswith("ed"):
            return None
        if word == preposition and at + 1 < len(tokens) and not tokens.is_time(at + 1):
            if tokens.words[at + 1].endswith("ing") and tokens.classes[at + 1] == WORD:
                continue
            return at
    return None


def _parenthesis_of_time(tokens: Tokens, at: int) -> bool:
    return at + 1 < len(tokens) and tokens.is_time(at + 1)
