"""Ends of a tie that the encoder left open, filled by the syntax around its cue's verb."""

from __future__ import annotations

from msgspec import structs

from factions.reading.what.cues import SURE, Cue, Filler
from factions.reading.what.objects import agents, objects
from factions.reading.what.phrases import heads_between, phrase_end
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import WORD, Tokens
from factions.reading.what.verbs import is_verb, reads_passive
from factions.records import Mention

# Kinds whose subject is the grammatical subject of an active verb ("X joins Y"), and those where it is the
# object ("Y founds X").
_AS_TOLD = frozenset(
    "split_from joined supports fights rival_of controls affiliated_with allied_with merged_into targets "
    "part_of claims_to_represent successor_of member_of_umbrella".split()
)
_TURNED = frozenset({"founded", "designated_by"})
# "X gets arms from Y" is told of Y's support: its verbs go both ways.
_EITHER_WAY = frozenset({"supports"})
_ENDS = ("subject", "object")
_ACTORS = frozenset({"group", "state", "state_force", "people", "person"})
_WHOLES = _ACTORS | {"office", "civilians", "facility", "place", "other"}
_LINKING = frozenset("with to from against by of into on for under".split())


def completed(tokens: Tokens, cue: Cue) -> Cue:
    """The cue without fillers that its verb's voice denies, and with its open end filled.

    It is filled where the other end is known and the verb has both.
    """
    verb = _verb(tokens, cue) if cue.kind in _AS_TOLD | _TURNED else None
    if verb is None:
        return cue
    cue = _voiced(tokens, cue, *verb)
    missing = [role for role in _ENDS if not cue.of(role)]
    if len(missing) != 1:
        return cue
    found = _of_verb(tokens, cue.kind, *verb)[missing[0]]
    taken = {one.mention.cluster for one in cue.fillers}
    more = [Filler(missing[0], one, SURE) for one in found if one.cluster not in taken]
    return structs.replace(cue, fillers=(*cue.fillers, *more)) if more else cue


def _verb(tokens: Tokens, cue: Cue) -> tuple[int, int] | None:
    """The verb of a cue and the cue's last token; null where it has none."""
    inside = [at for at in range(len(tokens)) if tokens.span(at, at).overlaps(cue.span)]
    verbs = [at for at in inside if is_verb(tokens, at)]
    return (verbs[-1], inside[-1]) if verbs else None


def _voiced(tokens: Tokens, cue: Cue, verb: int, last: int) -> Cue:
    """ "The charge is raised against X" founds no X: what a passive makes stands before it, who acts before
    an active verb; only what it acts on may stand on either side ("whom X joined").
    """
    if verb == 0 or cue.kind in _EITHER_WAY:
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
    before, by = subjects(tokens, verb), agents(tokens, last)
    turned = reads_passive(tokens, verb) and bool(by)
    doers, others = (by, before) if turned else (before, _after(tokens, last))
    ends = (doers, others) if kind in _AS_TOLD else (others, doers)
    kinds = (_ACTORS, _WHOLES if kind == "targets" else _ACTORS)
    return {
        role: [one for one in found if one.kind in allowed]
        for role, found, allowed in zip(_ENDS, ends, kinds, strict=True)
    }


def _after(tokens: Tokens, last: int) -> list[Mention]:
    """The object after a verb, or what follows its preposition."""
    at = last + 1
    if at < len(tokens) and tokens.classes[at] == WORD and tokens.words[at] in _LINKING:
        return heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
    return objects(tokens, last)
