"""Pronouns that may stand for somebody, but for an empty "it" ("it is likely that")."""

from __future__ import annotations

from itertools import pairwise

from factions.reading.who.draft import Draft, Tokens, take
from factions.reading.who.lexicon import lexicon
from factions.reading.who.roles import AUXILIARIES, PREPOSITIONS, may_be_verb
from factions.reading.who.salience import GROUP_OWNED, REFLEXIVE, SAID, SPEAKER

NUMBER = {
    **dict.fromkeys(("they", "them", "their", "theirs"), "many"),
    **dict.fromkeys(("it", "its"), "body"),
    **dict.fromkeys(("he", "him", "his"), "one"),
    "both": "two",
    **dict.fromkeys(("she", "her", "hers"), "woman"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"), SPEAKER),
    "itself": "body",
    "themselves": "many",
    "himself": "one",
    "herself": "woman",
}
EITHER = frozenset({"former", "latter"})
REFLEXIVES = frozenset("itself themselves himself herself".split())
_EMPTY_VERBS = frozenset(
    "is was seems seemed appears appeared remains remained took takes became becomes".split()
)
_EMPTY_AFTER = frozenset("is was has had were will would".split())
_BEFORE_SUBJECTS = frozenset(
    "and but that when while as because if said says after before whether where".split()
)
_THAT = frozenset("that whether if to how who when unclear clear likely unlikely possible".split())


# "In the last decade it attacked schools": a time before a pronoun makes no object of it.
_TIME_WORDS = frozenset(
    "year years month months week weeks day days decade decades century night morning evening time then once "
    "spring summer autumn winter january february march april may june july august september october "
    "november december monday tuesday wednesday thursday friday saturday sunday".split()
)

OBJECT = "object"
MUTUAL_REACH = 9
TWO = 2
# After these "it" and "they" are mostly who speaks ("the front denied that it had fired").
SAYING = frozenset(
    "said says say denied denies deny claimed claims claim vowed vows insisted insists announced announces "
    "declared declares admitted admits boasted warned warns swore swears stated states argued argues".split()
)
_KINDS = {"one": "person", "woman": "person", "two": "group"}
POSSESSIVES = frozenset("its their his her".split())
# "Musa ordered his arrest": what is done to somebody by another.
_UNDERGONE = frozenset(
    "arrest release dismissal removal extradition execution murder expulsion capture assassination ouster "
    "overthrow".split()
)
# Whom somebody kills or whose bases he raids are mostly not his own.
_HOSTILE = frozenset(
    "killed kills killing arrested arrests arresting attacked attacks attacking bombed bombing captured "
    "capturing raided raiding shelled struck hunted ambushed targeted targeting detained detaining shot "
    "seized seizing destroyed destroying overran stormed routed beheaded kidnapped abducted besieged looted "
    "burned burnt sacked overrunning storming banned outlawed sanctioned blacklisted".split()
)
_BEING = frozenset("is was be been became remains".split())
_PREPOSITIONS = frozenset("of in on at by for with from against to".split())
_AFTER_BOTH = _EMPTY_AFTER | frozenset(
    "are have since in at on for and but when claim claimed deny denied said say by also to "
    "from until before".split()
)
_OF_FACTS = frozenset(
    "accept accepts accepted deny denied denies confirm confirmed confirms verify verified claimed claim "
    "admit admitted doubt doubts doubted believe believed believes condemn condemned condemns know knew "
    "reject rejects rejected signed sign broke violated welcomed approved denounced regret regretted "
    "report reported prove proved do did does done make made makes break broke broken breaks violate "
    "implement implemented sign signing ratify ratified honour honoured honor honored observe".split()
)
_WH = frozenset("who whoever which that whom what whatever".split())
_MUTUAL = frozenset((("each", "other"), ("one", "another")))


def pronoun_drafts(tokens: Tokens, taken: bytearray) -> list[Draft]:
    """The pronouns of the third person; marks the words that they take."""
    drafts: list[Draft] = []
    for at, lower in enumerate(tokens.lower):
        number = NUMBER.get(lower)
        if taken[at] or number is None:
            if (lower in EITHER or lower == "two") and not taken[at] and _is_either(tokens, at):
                drafts.append(_either(tokens, at) if lower in EITHER else _the_two(tokens, at))
                take(taken, drafts[-1])
            continue
        if lower == "it" and (_is_empty(tokens, at) or _is_thing(tokens, at) or _is_fact(tokens, at)):
            continue
        if lower == "both" and not _stands_alone(tokens, at):
            continue
        if _only_stresses(tokens, at, taken) or _is_no_speaker(tokens, at):
            continue
        if number == "many" and _is_mutual(tokens, at):
            number = "two"
        word = tokens.words[at]
        kind = _KINDS.get(number, "other")
        role = _role(tokens, at)
        drafts.append(
            Draft(
                word.start,
                word.end,
                at,
                at,
                kind,
                "pronoun",
                number,
                noun=lower,
                determiner=role,
                quantity="all" if number == "two" else None,
                owns=_owned(tokens, at),
                confidence=0.6,
            )
        )
        taken[at] = 1
    return drafts


def _role(tokens: Tokens, at: int) -> str | None:
    """Whether a pronoun means somebody of its own sentence, the one who speaks, or not the subject."""
    if tokens.lower[at] in REFLEXIVES or tokens.lower[at + 1 : at + 2] == ["own"]:
        return REFLEXIVE
    if _is_kin_of_subject(tokens, at) or _is_object(tokens, at) or _is_undergone(tokens, at):
        return OBJECT
    before = tokens.lower[at - 1] if tokens.joined(at - 1) else ""
    before = tokens.lower[at - TWO] if before == "that" and tokens.joined(at - TWO) else before
    return SAID if before in SAYING else None


def _is_kin_of_subject(tokens: Tokens, at: int) -> bool:
    """Whether it reads "is his brother", where the subject is not the one meant."""
    return tokens.joined(at - 1) and tokens.lower[at - 1] in _BEING and tokens.lower[at] in ("his", "her")


def _is_undergone(tokens: Tokens, at: int) -> bool:
    """Whether "his" is another's than the subject's ("Musa ordered his arrest", "killing its leader")."""
    if tokens.lower[at] not in POSSESSIVES or not tokens.joined(at - 1) or not tokens.joined(at):
        return False
    if tokens.lower[at - 1] in _HOSTILE:
        return True
    return tokens.lower[at + 1] in _UNDERGONE and tokens.lower[at - 1] not in PREPOSITIONS


def _is_either(tokens: Tokens, at: int) -> bool:
    """Whether "former", "latter" or "two" stands alone behind "the"."""
    if not at or tokens.lower[at - 1] != "the" or not tokens.joined(at - 1):
        return False
    after = tokens.lower[at + 1] if tokens.joined(at) else "."
    if tokens.lower[at] == "two" and (after.endswith("s") or after in ("of", "dead", "killed", "wounded")):
        return after in AUXILIARIES
    return may_be_verb(after) or after in PREPOSITIONS or not after.isalpha() or after in _BEFORE_SUBJECTS


def _the_two(tokens: Tokens, at: int) -> Draft:
    """ "The two had fought before": both of those spoken of."""
    start, end = tokens.words[at - 1].start, tokens.words[at].end
    role = OBJECT if tokens.joined(at - 2) and tokens.lower[at - 2] in _PREPOSITIONS else None
    return Draft(
        start, end, at - 1, at, "group", "pronoun", "two", noun="both", determiner=role, quantity="all",
        confidence=0.6,
    )  # fmt: skip


def _either(tokens: Tokens, at: int) -> Draft:
    start, end = tokens.words[at - 1].start, tokens.words[at].end
    lower = tokens.lower[at]
    return Draft(start, end, at - 1, at, "other", "pronoun", lower, noun=lower, confidence=0.5)


def _only_stresses(tokens: Tokens, at: int, taken: bytearray) -> bool:
    """Whether "itself" goes with the mention right before it ("the leader himself")."""
    return tokens.lower[at] in REFLEXIVES and at > 0 and taken[at - 1] != 0


def _is_no_speaker(tokens: Tokens, at: int) -> bool:
    """Whether "US" or "I" is an abbreviation or a number, or "mine" digs or explodes."""
    word = tokens.words[at]
    if tokens.lower[at] == "mine":
        return not at or not tokens.joined(at - 1) or tokens.lower[at - 1] not in AUXILIARIES
    if NUMBER[tokens.lower[at]] != SPEAKER or not word.text.isupper():
        return False
    return word.text != "I" or tokens.shouts(at) or tokens.text[word.end : word.end + 1] in (".", "/")


def _is_object(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun is the object of the verb or preposition right before it."""
    if at > 1 and tokens.lower[at - 2] in _WH and tokens.joined(at - 2):
        return False
    if tokens.lower[at] in ("him", "them"):
        return True
    if tokens.joined(at) and tokens.lower[at + 1] in AUXILIARIES:
        return False
    if at and tokens.lower[at - 1] in _WH and tokens.joined(at - 1):
        return False
    if tokens.lower[at] not in ("it", "both") or not tokens.joined(at - 1):
        return False
    before = tokens.lower[at - 1]
    return before not in _BEFORE_SUBJECTS and before not in _TIME_WORDS and not before[:1].isdigit()


def _owned(tokens: Tokens, at: int) -> str | None:
    """The noun that a possessive pronoun goes with, modifiers between them or not."""
    if tokens.lower[at] not in POSSESSIVES:
        return None
    heads = lexicon().heads
    for place in range(at + 1, min(at + 4, len(tokens.lower))):
        if not tokens.joined(place - 1):
            break
        follows = tokens.joined(place) and tokens.lower[place + 1] in heads
        if (tokens.lower[place] in heads or tokens.lower[place] in GROUP_OWNED) and not follows:
            return tokens.lower[place]
    return tokens.lower[at + 1] if tokens.joined(at) else None


def _is_thing(tokens: Tokens, at: int) -> bool:
    """Whether "it" is said to be an event or the like ("it was the first agreement of its kind")."""
    after = tokens.lower[at + 1 : at + 9]
    verb = next((place for place, word in enumerate(after[:3]) if word in _BEING), None)
    if verb is None or not tokens.joined(at):
        return False
    words = lexicon()
    for word in after[verb + 1 : verb + 6]:
        if word in words.heads:
            return False
        if word in words.things:
            return True
        if word in _PREPOSITIONS:
            return False
    return False


def _is_fact(tokens: Tokens, at: int) -> bool:
    """Whether "it" is what somebody says, denies or believes."""
    return at > 0 and tokens.joined(at - 1) and tokens.lower[at - 1] in _OF_FACTS


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether "both" goes with no noun after it ("the rival of both since")."""
    if at and tokens.joined(at - 1) and tokens.lower[at - 1] in NUMBER:
        return False
    if not tokens.joined(at):
        return True
    after = tokens.lower[at + 1]
    return after in _AFTER_BOTH or (may_be_verb(after) and not after.endswith("s"))


def _is_mutual(tokens: Tokens, at: int) -> bool:
    """Whether two are meant: "they have fought each other", "between them"."""
    if tokens.lower[at] == "them":
        return at > 0 and tokens.lower[at - 1] == "between"
    after = tokens.lower[at + 1 : at + MUTUAL_REACH]
    return any(pair in _MUTUAL for pair in pairwise(after)) and tokens.lower[at] == "they"


def _is_empty(tokens: Tokens, at: int) -> bool:
    """Whether "it" only holds the place of a clause: a verb of being, then "that" or "to" soon after."""
    after = tokens.lower[at + 1 : at + 6]
    if not after or after[0] not in _EMPTY_VERBS | _EMPTY_AFTER:
        return False
    return any(word in _THAT for word in after[1:])
