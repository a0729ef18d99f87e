"""Ends of a tie by the syntax around its cue: open ends filled, fillers that its voice denies dropped."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from factions.reading.what.cues import SURE, Cue, Filler
from factions.reading.what.objects import agents, objects
from factions.reading.what.phrase_heads import heads_between
from factions.reading.what.phrases import phrase_end
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import WORD, Tokens
from factions.reading.what.verbs import is_passive, is_verb, reads_passive
from factions.records import Mention

# Kinds whose subject is the grammatical subject of an active verb ("X joins Y"), and those where it is the
# object ("Y founds X").
_AS_TOLD = frozenset(
    "split_from joined supports fights rival_of controls affiliated_with allied_with merged_into targets "
    "part_of claims_to_represent successor_of member_of_umbrella operates_in".split()
)
_TURNED = frozenset({"founded", "designated_by"})
# "X gets arms from Y" is told of Y's support: its verbs go both ways.
_EITHER_WAY = frozenset({"supports"})
_ENDS = ("subject", "object")
_ACTORS = frozenset({"group", "state", "state_force", "people", "person"})
_WHOLES = _ACTORS | {"office", "civilians", "facility", "place", "other"}
_LANDS = frozenset({"place", "facility", "state"})
_SUBJECTS = {"supports": _ACTORS | {"office"}}
_OBJECTS = {
    "targets": _WHOLES,
    "controls": _LANDS,
    "operates_in": _LANDS,
    "claims_to_represent": _ACTORS | {"civilians"},
    "designated_by": frozenset({"state", "state_force", "office", "other", "person"}),
}
_LINKING = frozenset(
    "with to from against by of into on for under in at around near along across among".split()
)
# Both ends of a verb are taken from syntax alone where the encoder thinks each at least so likely.
_LIKELY = 0.25


def completed(tokens: Tokens, cue: Cue) -> Cue:
    """The cue without fillers that its verb's voice denies, and with its open end filled.

    It is filled where the other end is known and the verb has both.
    """
    verb = _verb(tokens, cue) if cue.kind in _AS_TOLD | _TURNED else None
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
    beside = _whole_after(tokens, inside[-1])
    held = cue.of("object")[0]
    if len(beside) != 1 or beside[0].start == held.mention.start or beside[0].kind not in _WHOLES - {"place"}:
        return cue
    rest = [one for one in cue.fillers if one.role != "object" and one.mention.start != beside[0].start]
    return structs.replace(
        cue, fillers=(*rest, Filler("object", beside[0], max(SURE, _chance(cue, beside[0]))))
    )


def _whole_after(tokens: Tokens, last: int) -> list[Mention]:
    """What "of" ties to a noun that ends at `last`."""
    at = last + 1
    if at + 1 >= len(tokens) or tokens.words[at] != "of":
        return []
    return heads_between(tokens, at + 1, phrase_end(tokens, at + 1))


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


def _chance(cue: Cue, mention: Mention) -> float:
    """How likely a mention is one of the ends; a land, which the encoder is not asked for, may be."""
    row = cue.chances.get(mention.start)
    if row is None:
        return 0.5 if mention.kind in _LANDS and cue.kind in _OBJECTS else 0.0
    return max(row.get(role, 0.0) for role in _ENDS)


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
    "merged_into joined allied_with affiliated_with part_of member_of_umbrella operates_in split_from "
    "rival_of".split()
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
