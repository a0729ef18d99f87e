"""Roles around a noun: possessor, sides, and the subject of a light verb."""

from __future__ import annotations

from factions.reading.what.drafts import SIDES, Draft
from factions.reading.what.nations import nation_of
from factions.reading.what.objects import agents
from factions.reading.what.phrase_heads import phrase_heads
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.verbs import is_passive, is_verb
from factions.reading.what.words import words
from factions.records import Mention


def fill_noun(tokens: Tokens, draft: Draft) -> None:
    first = draft.first
    before = first - 1
    while before >= 0 and before > first - 4 and _describes_event(tokens, before):
        before -= 1
    word = tokens.words[before] if before >= 0 else ""
    draft.definite = word in ("the", "this", "that", "these", "those", "its", "their", "such")
    item = tokens.item(first - 1) if first else None
    if item is not None and item.kind == "weapon" and item.mention is not None:
        draft.definite = item.mention.text.lower().startswith(("the ", "this ", "that ", "these ", "those "))
        owner = nation_of(item.mention)
        draft.add("attacker", [owner] if owner and draft.frame.possessor == "attacker" else [])
    draft.bare = before < 0 or word in words().prepositions
    mention = (
        tokens.mention(before - 1)
        if word == "'s" and before
        else (tokens.mention(before) if before >= 0 and tokens.item(before) else None)
    )
    owned = word == "'s" and tokens.words[draft.last + 1 : draft.last + 2] == ["of"]
    if mention is not None and owned and draft.frame.possessor in _SUFFERERS:
        draft.add(_SUFFERERS[draft.frame.possessor], [mention])
    elif mention is not None and draft.kind == "armed_clash" and word != "'s" and _joined(tokens, before):
        both = [one for one in phrase_heads(tokens, before) if one.kind in SIDES]
        draft.roles += zip(("side_a", "side_b"), both, strict=False)
    elif mention is not None:
        _possessor(draft, mention)
    if draft.frame.preps.get("between") == "sides":
        _sides(tokens, draft)
    _pinned(tokens, draft)
    if _occurs(tokens, draft.last + 1):
        draft.bare, draft.placed = False, draft.placed or draft.located
    draft.cause = _is_cause(tokens, first)
    draft.add("victim", _dead(tokens, first))
    _light_verb(tokens, draft, before if word in words().determiners else first)


def _joined(tokens: Tokens, last: int) -> bool:
    """ "X and Y clash": whether an "and" stands in the phrase before the noun."""
    return "and" in tokens.words[max(0, last - 6) : last]


def _dead(tokens: Tokens, noun: int) -> list[Mention]:
    """ "X died in an American drone strike": who died by the event."""
    for at in range(noun - 1, max(0, noun - 7), -1):
        if tokens.words[at] in ("in", "during"):
            return subjects(tokens, at - 1) if tokens.words[at - 1] in _DYING else []
        if tokens.classes[at] not in (WORD, MENTION) or is_verb(tokens, at):
            return []
    return []


_DYING = frozenset("died die dies dying perished fell".split())


def _is_cause(tokens: Tokens, noun: int) -> bool:
    """ "In response to the killing of its commander": what somebody answers is another event."""
    for at in range(noun - 1, max(0, noun - 6), -1):
        pair = (tokens.words[at - 1], tokens.words[at])
        if pair[1] in ("avenge", "avenging", "since") or pair in _RESPONDING:
            return True
    return False


_RESPONDING = frozenset(
    (noun, preposition)
    for noun in ("response", "retaliation", "revenge", "reprisal", "reprisals", "vengeance", "answer")
    for preposition in ("to", "for")
)


def _pinned(tokens: Tokens, draft: Draft) -> None:
    """Whether the phrase itself says when and where: "the rocket attacks of the 1990s"."""
    after = draft.last + 1
    item = tokens.item(after + 1) if after + 1 < len(tokens) else None
    at_a_place = item is not None and item.kind in ("place", "facility") and tokens.words[after] in _WHERE
    draft.placed = draft.definite and at_a_place and draft.kind in _PINNED
    for at in range(after, min(after + 9, len(tokens))):
        if tokens.is_time(at):
            draft.dated = draft.definite
        elif (tokens.classes[at] == WORD and tokens.words[at] not in _SLIDING) or tokens.words[at] in (
            ",",
            ";",
            ":",
            ".",
        ):
            return


def _occurs(tokens: Tokens, at: int) -> bool:
    """ "Three bombings hit the town", "a blast was heard": the noun's own verb tells that it happened."""
    while at < len(tokens) and tokens.words[at] in words().aux:
        at += 1
    return at < len(tokens) and (tokens.words[at] in _HAPPENING or tokens.words[at : at + 2] in _TAKING_PLACE)


_HAPPENING = frozenset("hit struck rocked shook occurred happened erupted reported recorded heard".split())
_TAKING_PLACE = (["took", "place"], ["broke", "out"], ["taken", "place"], ["broken", "out"])
_WHERE = frozenset("at in near outside inside".split())
_SLIDING = frozenset("of in at on near late early earlier the last this during".split())
_PINNED = frozenset(
    "attack armed_assault bombing suicide_bombing air_strike shelling execution abduction".split()
)


def _describes_event(tokens: Tokens, at: int) -> bool:
    """Whether a word between a determiner or a name and the noun only describes the event ("a deadly dawn
    raid").
    """
    word, closed = tokens.words[at], words()
    if (
        tokens.classes[at] != WORD
        or word == "'s"
        or word in _LIGHT
        or is_verb(tokens, at)
        or word in _EXPECTING
    ):
        return False
    return word not in closed.determiners | closed.prepositions | closed.conjunctions


_EXPECTING = frozenset(
    "expect expects expected fear feared predict want wants plan plans saw see sees face faces heard "
    "hear hears felt feel feels witnessed watched noticed".split()
)


def _possessor(draft: Draft, mention: Mention) -> None:
    if mention.kind == "facility":
        if "suicide" in mention.text.lower() and draft.kind == "bombing":
            draft.kind = "suicide_bombing"
        elif mention.text.split()[-1].lower() not in _CARRIERS or mention.form == "named":
            draft.add("target", [mention])
        return
    if draft.frame.possessor:
        draft.add(draft.frame.possessor, [mention])


# who owns the act in "the army's arrest of X" is its doer, while in "X's arrest" X suffers it
_SUFFERERS = {"victim": "attacker", "target+victim": "attacker", "detainee": "detainer"}
_CARRIERS = frozenset("car truck vehicle van lorry motorcycle motorbike pickup".split())


def _sides(tokens: Tokens, draft: Draft) -> None:
    """The parties after "between": mentions up to the first after the "and"."""
    for at in range(draft.last + 1, min(draft.last + 8, len(tokens))):
        if tokens.words[at] not in ("between", "involving"):
            continue
        joined = False
        for later in range(at + 1, min(at + 16, len(tokens))):
            mention = tokens.mention(later)
            if mention is not None and mention.kind in SIDES:
                draft.add("side_b" if draft.of("side_a") else "side_a", [mention])
                if joined:
                    return
            joined = joined or tokens.words[later] in ("and", "against")
        return


def _light_verb(tokens: Tokens, draft: Draft, before: int) -> None:
    """ "X carried out the attack", "X came under attack": the subject of the light verb takes part."""
    at = before - 1
    while (
        at >= 0
        and tokens.classes[at] == WORD
        and tokens.words[at]
        in ("out", "up", "a", "an", "the", "several", "of", "series", "new", "major", "wave", "string")
    ):
        at -= 1
    if at < 0 or tokens.classes[at] != WORD:
        return
    word = tokens.words[at]
    if word.startswith("announc") and draft.frame.possessor != "attacker":
        return
    if word in _LIGHT and draft.frame.possessor not in ("victim", "detainee"):
        passive = is_passive(tokens, at, "ed") if word.endswith("ed") else False
        role = draft.frame.possessor or "attacker"
        draft.add(role, agents(tokens, at) if passive else subjects(tokens, at))
    elif word == "with" and at and tokens.words[at - 1] in ("responded", "retaliated", "replied", "reacted"):
        draft.add(draft.frame.possessor or "attacker", subjects(tokens, at - 1))
    elif word == "under" and at and tokens.words[at - 1] in ("came", "come", "comes", "coming", "been"):
        draft.add("target", subjects(tokens, at - 1))
    elif word in _SUFFERING and word in ("suffered", "survived", "faced", "repelled", "repulsed", "escaped"):
        draft.add("target", subjects(tokens, at))


_LIGHT = frozenset(
    "carried carry carries carrying launched launch launches launching staged stage "
    "stages staging conducted conduct conducts conducting committed commit commits "
    "mounted mount mounts mounting perpetrated executed orchestrated planned began begin "
    "started start made undertook led waged unleashed mount ordered directed "
    "resume resumes resuming opened opens undertake undertakes pressed halted halts suspended suspends halt "
    "intensified resumed stepped conducts masterminded plotted organised organized held "
    "announced announces announce announcing".split()
)


_SUFFERING = frozenset(
    "suffered survived faced repelled repulsed foiled thwarted condemned escaped endured".split()
)


def passive_light_verb(tokens: Tokens, draft: Draft) -> None:
    """ "The attack was carried out by X"."""
    for at in range(draft.last + 1, min(draft.last + 12, len(tokens))):
        if tokens.words[at] in _LIGHT and is_passive(tokens, at, "ed"):
            draft.add(draft.frame.possessor or "attacker", agents(tokens, at))
            return
