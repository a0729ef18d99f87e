"""The subjects of a verb: its own, those of a relative clause, those shared with another verb."""

from __future__ import annotations

from factions.reading.what.lexicon import lexicon
from factions.reading.what.objects import agents
from factions.reading.what.phrase_heads import heads_between, phrase_heads
from factions.reading.what.phrases import phrase_start
from factions.reading.what.tokens import MENTION, PUNCTUATION, WORD, Tokens
from factions.reading.what.verbs import STOP, is_verb, reads_passive
from factions.reading.what.words import words
from factions.records import Mention

_LOOK = 26


def subjects(tokens: Tokens, verb: int, depth: int = 0) -> list[Mention]:
    """The subjects of the verb at a token: own, of a relative clause, or shared with the verb before it."""
    if depth > 5:
        return []
    at = _over_auxiliaries(tokens, verb - 1)
    if at < 0:
        return []
    if tokens.words[verb - 1] == "to" and (infinitive := _of_infinitive(tokens, verb - 2)) is not None:
        return [infinitive]
    word = tokens.words[at]
    if word == ")" and (opened := _opening_bracket(tokens, at)) is not None:
        return phrase_heads(tokens, opened - 1)
    if word in words().relatives and tokens.classes[at] == WORD:
        return _antecedent(tokens, at - 1)
    if word == ",":
        if tokens.words[verb].endswith("ing") and verb - at == 1:
            return _governing(tokens, at, depth)
        if at > 1 and tokens.words[at + 1] in ("both", "all"):
            return _governing(tokens, at, depth, shared=True)
        return _past_parenthesis(tokens, verb, at, depth)
    if word in ("and", "or", "but", "&"):
        return _governing(tokens, at, depth, shared=tokens.words[verb].endswith("ed"))
    if word in words().subordinators and tokens.words[verb].endswith("ing"):
        return _governing(tokens, at, depth)
    if word in words().prepositions and (
        tokens.words[verb].endswith("ing") or tokens.words[at + 1] == "having"
    ):
        return _accused(tokens, at) or _governing(tokens, at, depth)
    if word in _OWNED and at > 1 and tokens.words[at - 1] in ("'s", "'"):
        return phrase_heads(tokens, at - 2)
    if tokens.classes[at] == WORD and is_verb(tokens, at):
        return subjects(tokens, at, depth + 1)
    if word == '"' and at and tokens.classes[at - 1] == MENTION:
        return phrase_heads(tokens, at - 1)
    if tokens.classes[at] == PUNCTUATION and word in STOP:
        return []
    if word in ("it", "they", "he", "she") and tokens.classes[at] == WORD:
        return _of_speaker(tokens, at, depth)
    own = _before_clause(tokens, verb, at) or phrase_heads(tokens, at)
    return own or _before_brackets(tokens, at) or _before_stray(tokens, at, depth)


def _of_infinitive(tokens: Tokens, at: int) -> Mention | None:
    """In "only for X to retake it" the infinitive's own subject."""
    return tokens.mention(at) if at > 0 and tokens.words[at - 1] == "for" else None


def _before_clause(tokens: Tokens, verb: int, at: int) -> list[Mention]:
    """In "a man who had passed the guards set off a bomb" the man is the subject, not the guards."""
    governing = phrase_start(tokens, at) - 1
    if governing < 1 or not is_verb(tokens, governing) or tokens.words[governing] in words().saying:
        return []
    inside = tokens.words[governing : at + 1]
    if inside[1:2] == ["by"] and tokens.classes[governing - 1] == MENTION:
        return phrase_heads(tokens, governing - 1)
    if any(word in _JOINING and not (word == "and" and "between" in inside) for word in inside):
        return []
    left = governing - 1
    while left > 0 and (
        tokens.words[left] in words().aux
        or tokens.words[left].endswith("ly")
        or tokens.words[left] == "since"
    ):
        left -= 1
    if left > 0 and tokens.words[left] in ("who", "which", "that") and tokens.words[left - 1] != ",":
        return _antecedent(tokens, left - 1)
    if left > 1 and tokens.words[left] in ("of", "for") and tokens.words[left - 1] in _CHARGED:
        return phrase_heads(tokens, left - 2)
    return []


_CHARGED = frozenset("suspected accused convicted wanted guilty".split())


_JOINING = frozenset(("and", "or", "but", ",", "-"))


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
    if opened > 1 and tokens.words[opened - 1] in ("who", "which"):
        return _antecedent(tokens, opened - 2)
    first = opened
    for _ in range(3):
        heads = _named_beside(tokens, opened, closing) or phrase_heads(tokens, opened - 1)
        earlier = _opening_comma(tokens, opened) if not heads else None
        if heads or earlier is None:
            return heads or _governing(tokens, first, depth)
        opened = earlier
    return _governing(tokens, first, depth)


def _before_brackets(tokens: Tokens, at: int) -> list[Mention]:
    """In "members of X (Y) on a motorcycle shot" the phrase before the brackets."""
    closing = phrase_start(tokens, at) - 1
    if closing < 1 or tokens.words[closing] != ")":
        return []
    opened = _opening_bracket(tokens, closing)
    return phrase_heads(tokens, opened - 1) if opened else []


def _opening_bracket(tokens: Tokens, closing: int) -> int | None:
    found = (at for at in range(closing - 1, max(0, closing - _LOOK), -1) if tokens.words[at] == "(")
    return next(found, None)


def _named_beside(tokens: Tokens, opened: int, closing: int) -> list[Mention]:
    """In "its first governor, X, was killed" the one named between the commas is meant."""
    name, described = tokens.mention(opened + 1), phrase_heads(tokens, opened - 1)
    if name is None or name.kind != "person" or name.form != "named" or closing - opened != 2:
        return []
    if tokens.words[opened - 1] in _POSTS:
        return [name]
    return [name] if all(one.kind in ("person", "office") or _is_one(one) for one in described) else []


_POSTS = frozenset(
    "leader commander chief emir head deputy spokesman spokeswoman founder cleric preacher".split()
)


def _is_one(mention: Mention) -> bool:
    return mention.form == "nominal" and mention.text.lower().startswith(("a ", "an ", "the ", "one "))


def _before_stray(tokens: Tokens, at: int, depth: int) -> list[Mention]:
    """Past words that are no mention ("managed", "attempts"), to a verb that governs."""
    if tokens.classes[at] != WORD or tokens.words[at] not in _GOVERNORS:
        return []
    return subjects(tokens, at, depth + 1)


def _accused(tokens: Tokens, preposition: int) -> list[Mention]:
    """In "accused X of killing Y" the one accused is the doer."""
    if tokens.words[preposition] not in ("of", "for", "from") or preposition == 0:
        return []
    first = phrase_start(tokens, preposition - 1)
    # "Suspected" before a name may also look like a part of it.
    verb = first if tokens.words[first] in _ACCUSING and first < preposition - 1 else first - 1
    first = verb + 1
    if verb < 0 or tokens.words[verb] not in _ACCUSING:
        return []
    if tokens.words[preposition - 1] in _ACCUSING:
        return subjects(tokens, preposition - 1, 1)
    return heads_between(tokens, first, preposition - 1)


_ACCUSING = frozenset(
    (
        "accused accuses accuse accusing blamed blames blame blaming suspected suspects "
        "suspect prevented stopped barred charged sentenced convicted jailed tried indicted imprisoned "
        "proscribed banned outlawed designated blacklisted sanctioned condemned denounced criticised wanted"
    ).split()
)


_OWNED = frozenset(
    "claim claims attempt attempts bid effort efforts plan plans plot decision order threat".split()
)
_GOVERNORS = frozenset(
    (
        "went came began began try trying want wants plan plans seek seeks sought managed "
        "able ready likely set continue continues keep kept"
    ).split()
)


_PERFECTS = (["has", "since"], ["have", "since"], ["had", "since"])


def _over_auxiliaries(tokens: Tokens, at: int) -> int:
    """Left over auxiliaries, adverbs, and times ("on Tuesday")."""
    closed = words()
    while at >= 0:
        word = tokens.words[at]
        adverb = word in closed.aux or (word.endswith("ly") and len(word) > 4)
        if (tokens.classes[at] == WORD and adverb) or tokens.words[max(0, at - 1) : at + 1] in _PERFECTS:
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
                "within",
            ):
                at -= 1
        else:
            return at
    return at


def _opening_comma(tokens: Tokens, closing: int) -> int | None:
    """The comma that opens the parenthesis closed at `closing`, if the words between are one."""
    for at in range(closing - 1, max(0, closing - _LOOK) - 1, -1):
        word = tokens.words[at]
        if word in STOP:
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


def _governing(tokens: Tokens, at: int, depth: int, *, shared: bool = False) -> list[Mention]:
    """The subject of the nearest verb to the left, for participles and coordinated verbs.

    What follows a passive is done by its agent (", killing six"), unless the subject is `shared` ("were
    lynched and burned").
    """
    for left in range(at - 1, max(-1, at - _LOOK), -1):
        if tokens.words[left] in (";", ":", '"'):
            return []
        if is_verb(tokens, left) and tokens.words[left] not in words().saying:
            if reads_passive(tokens, left):
                doers = [] if shared else agents(tokens, left)
                return doers or subjects(tokens, left, depth + 1)
            return subjects(tokens, left, depth + 1)
    first = tokens.mention(0) if at <= _LOOK else None
    return [first] if first is not None and first.kind in ("group", "state_force", "state") else []


def _antecedent(tokens: Tokens, at: int) -> list[Mention]:
    """What a relative pronoun stands for: the phrase before it, over a comma."""
    if at > 0 and tokens.words[at] == "of":
        at = next((left for left in range(at - 1, max(0, at - 5), -1) if tokens.words[left] == ","), at)
    if at >= 0 and tokens.words[at] == ",":
        at -= 1
    return phrase_heads(tokens, at)
