"""Ends of a tie by the syntax around its cue: open ends filled, fillers that its voice denies dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from factions.reading.what.cues import SURE, WORDS, Cue, Filler
from factions.reading.what.noun_ends import complement, of_noun
from factions.reading.what.objects import agents, objects
from factions.reading.what.phrases import heads_between, phrase_end
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.verbs import is_passive, is_verb, reads_passive
from factions.reading.what.words import words
from factions.records import Mention

# Kinds whose subject is the grammatical subject of an active verb ("X joins Y"), and those where it is the
# object ("Y founds X").
_AS_TOLD = frozenset(
    "split_from joined supports fights rival_of controls affiliated_with allied_with merged_into targets "
    "part_of claims_to_represent successor_of member_of_umbrella operates_in composition overlaps_with "
    "agreement_with holds_post".split()
)
_TURNED = frozenset({"founded", "designated_by"})
# "X gets arms from Y" is told of Y's support: its verbs go both ways.
_EITHER_WAY = frozenset({"supports"})
# Kinds whose verbs, where the encoder found them, tell too little of which end is which.
_BY_ENCODER = frozenset({"composition", "overlaps_with", "agreement_with", "holds_post"})
_ENDS = ("subject", "object")
_ACTORS = frozenset({"group", "state", "state_force", "people", "person"})
_WHOLES = _ACTORS | {"office", "civilians", "facility", "place", "other"}
_LANDS = frozenset({"place", "facility", "state"})
_SUBJECTS = {"holds_post": frozenset({"person", "office"}), "supports": _ACTORS | {"office"}}
_OBJECTS = {
    "targets": _WHOLES,
    "controls": _LANDS,
    "operates_in": _LANDS,
    "composition": _WHOLES,
    "claims_to_represent": _ACTORS | {"civilians"},
    "holds_post": _ACTORS | {"office", "other"},
}
_LINKING = frozenset(
    "with to from against by of into on for under in at around near along across among".split()
)
# A mention is an end of a verb that only the list of words knows where the encoder thinks it at least so
# likely to stand in either role.
_LIKELY = 0.25


def completed(tokens: Tokens, cue: Cue) -> Cue:
    """The cue without fillers that its verb's voice denies, and with its open end filled.

    It is filled where the other end is known and the verb has both.
    """
    if cue.method == WORDS:
        return _of_words(tokens, cue)
    verb = _verb(tokens, cue) if cue.kind in (_AS_TOLD | _TURNED) - _BY_ENCODER else None
    if verb is None:
        return _of_complement(tokens, cue)
    cue = _voiced(tokens, _told_here(tokens, cue), *verb)
    missing = [role for role in _ENDS if not cue.of(role)]
    if not missing:
        return cue
    found = _of_verb(tokens, cue.kind, *verb)
    if len(missing) == 2 and not all(_likely(cue, found[role]) for role in _ENDS):
        return cue
    taken = {one.mention.cluster for one in cue.fillers}
    more = [Filler(role, one, SURE) for role in missing for one in found[role] if one.cluster not in taken]
    return structs.replace(cue, fillers=(*cue.fillers, *more)) if more else cue


def _of_complement(tokens: Tokens, cue: Cue) -> Cue:
    """A noun with its whole beside it ("a former head of Y") is said of that whole, not of another."""
    inside = _inside(tokens, cue) if cue.kind in _COMPLEMENTED else []
    if not inside or is_verb(tokens, inside[-1]) or len(cue.of("object")) != 1:
        return cue
    beside = complement(tokens, inside[-1], frozenset({"of"}))
    held = cue.of("object")[0]
    if len(beside) != 1 or beside[0].start == held.mention.start or beside[0].kind not in _WHOLES - {"place"}:
        return cue
    rest = [one for one in cue.fillers if one.role != "object" and one.mention.start != beside[0].start]
    return structs.replace(
        cue, fillers=(*rest, Filler("object", beside[0], max(SURE, _chance(cue, beside[0]))))
    )


_COMPLEMENTED = frozenset(
    {"holds_post", "part_of", "affiliated_with", "split_from", "rival_of", "allied_with"}
)


def _told_here(tokens: Tokens, cue: Cue) -> Cue:
    """A verb's object stands in the verb's own sentence."""
    end = _ENDS[cue.kind not in _TURNED]
    start = tokens.masked.sentence.start
    kept = tuple(one for one in cue.fillers if one.role != end or one.mention.start >= start)
    return structs.replace(cue, fillers=kept)


def _likely(cue: Cue, mentions: Sequence[Mention]) -> bool:
    return any(_chance(cue, one) >= _LIKELY for one in mentions)


def _verb(tokens: Tokens, cue: Cue) -> tuple[int, int] | None:
    """The verb of a cue and the cue's last token; null where it has none."""
    inside = _inside(tokens, cue)
    verbs = [at for at in inside if is_verb(tokens, at)]
    return (verbs[-1], inside[-1]) if verbs else None


def _inside(tokens: Tokens, cue: Cue) -> list[int]:
    return [at for at in range(len(tokens)) if tokens.span(at, at).overlaps(cue.span)]


def _of_words(tokens: Tokens, cue: Cue) -> Cue:
    """A word of the list with the ends that syntax gives it, where the encoder thinks each likely.

    A noun that syntax gives no ends keeps those of which the encoder is sure.
    """
    inside = _inside(tokens, cue)
    if not inside:
        return structs.replace(cue, fillers=(), score=0.0)
    if not cue.verbal:
        framed = _with_ends(cue, of_noun(tokens, cue.kind, inside[0], inside[-1]))
        return framed if framed.score else cue
    if not _acts(tokens, inside[0]):
        return structs.replace(cue, fillers=(), score=0.0)
    return _with_ends(cue, _of_verb(tokens, cue.kind, inside[0], inside[-1]))


def _with_ends(cue: Cue, ends: Mapping[str, Sequence[Mention]]) -> Cue:
    fillers = [
        Filler(role, one, chance)
        for role in _ENDS
        for one in ends.get(role, ())
        if (chance := _chance(cue, one)) >= _LIKELY
    ]
    score = min(max((one.score for one in fillers if one.role == role), default=0.0) for role in _ENDS)
    return structs.replace(cue, fillers=tuple(fillers), score=score and 0.35 + 0.4 * score)


def _chance(cue: Cue, mention: Mention) -> float:
    """How likely a mention is one of the ends; a land, which the encoder is not asked for, may be."""
    row = cue.chances.get(mention.start)
    if row is None:
        return 0.5 if mention.kind in _LANDS and cue.kind in _OBJECTS else 0.0
    return max(row.get(role, 0.0) for role in _ENDS)


def _acts(tokens: Tokens, verb: int) -> bool:
    """Whether a word that may be a verb is one here: it follows its subject or what leads a verb."""
    word = tokens.words[verb]
    if word.endswith(("ed", "ing")):
        return True
    at = verb - 1
    while at >= 0 and (
        tokens.words[at].endswith("ly") or tokens.words[at] in words().aux or tokens.is_time(at)
    ):
        at -= 1
    if at < 0:
        return False
    before = tokens.words[at]
    return tokens.classes[at] == MENTION or before in words().relatives or before in _LEADING


_LEADING = frozenset((",", "and", "or", "but", "to", ")", "they", "it", "he", "she", "both"))


def _voiced(tokens: Tokens, cue: Cue, verb: int, last: int) -> Cue:
    """ "The charge is raised against X" founds no X: what a passive makes stands before it, who acts before
    an active verb; only what it acts on may stand on either side ("whom X joined").
    """
    if verb == 0 or (
        cue.kind in _EITHER_WAY and not (is_passive(tokens, verb, "ed") and agents(tokens, last))
    ):
        return cue
    at, sentence = tokens.span(verb, verb).start, tokens.masked.sentence
    passive = reads_passive(tokens, verb) and (cue.kind in _TURNED or bool(agents(tokens, last)))
    first = _ENDS[(cue.kind in _TURNED) ^ passive]
    kept = tuple(
        one
        for one in cue.fillers
        if one.role != first or one.mention.start < at or one.mention.start < sentence.start
    )
    return structs.replace(cue, fillers=kept)


def _of_verb(tokens: Tokens, kind: str, verb: int, last: int) -> dict[str, list[Mention]]:
    """Who stands in the subject and in the object of a tie, by the verb's voice."""
    before = subjects(tokens, verb)
    passive = is_passive(tokens, verb, "ed")
    by = agents(tokens, last) if passive else []
    doers, others = (by, before) if passive else (before, _after(tokens, last))
    if passive and not by and kind in _MIDDLE:
        doers, others = before, _after(tokens, last)
    ends: Sequence[list[Mention]] = (doers, others) if kind in _AS_TOLD else (others, doers)
    kinds = (_SUBJECTS.get(kind, _ACTORS), _OBJECTS.get(kind, _ACTORS))
    return {
        role: [one for one in found if one.kind in allowed]
        for role, found, allowed in zip(_ENDS, ends, kinds, strict=True)
    }


# Kinds told in the passive with a preposition: "X was absorbed into Y", "is composed of Z", "is loyal to Y".
_MIDDLE = frozenset(
    "merged_into composition joined allied_with affiliated_with part_of member_of_umbrella operates_in "
    "split_from rival_of".split()
)


# "They fought over pasture and recruits": what is fought over is no enemy.
_STAKES = frozenset({"over"})


def _after(tokens: Tokens, last: int) -> list[Mention]:
    """The object after a verb, or what follows its preposition."""
    at = last + 1
    while at < len(tokens) and tokens.classes[at] == WORD and tokens.words[at].endswith("ly"):
        at += 1
    if at < len(tokens) and tokens.words[at] in _STAKES:
        return []
    if at < len(tokens) and tokens.classes[at] == WORD and tokens.words[at] in _LINKING:
        return heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
    return objects(tokens, last)
