"""Events that the encoder's cues tell: drafts where no trigger read any, roles that a trigger left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from factions.reading.what.borrowing import unborrowed
from factions.reading.what.choosing import listed
from factions.reading.what.cues import Cue, Filler, alike, is_event_kind
from factions.reading.what.drafts import ALLOWED, BY_CUE, Draft, sufficient
from factions.reading.what.lexicon import Entry, Frame
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.objects import agents, objects
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import Tokens
from factions.reading.what.verbs import is_verb, reads_passive
from factions.records import Mention

# So sure, a cue alone tells of an event, and a trigger with any role is one, however weak its word.
SURE_CUE = 0.25
# "Assaults have grown bolder": a noun of many events needs a surer cue.
SURE_OF_MANY = 0.4
# What verbs that only their weapon makes violent need ("launched rockets", but "launched raids").
_BY_MEANS = "instrument&attacker"
# Where a filler is at least so sure, mentions less likely than UNLIKELY do not share its role.
SURE_FILLER = 0.7
UNLIKELY = 0.1
# So sure, the encoder's more specific kind stands against the trigger's.
SURE_KIND = 0.6
_NOUN_BEFORE = frozenset("the a an this that these those its their his her of in 's by after during".split())


def with_cues(tokens: Tokens, drafts: Sequence[Draft], cues: Sequence[Cue]) -> list[Draft]:
    """The drafts of one sentence, completed by its cues and joined by those that only cues tell."""
    made = list(drafts)
    for cue in cues:
        if not is_event_kind(cue.kind):
            continue
        place = _tokens_of(tokens, cue)
        if place is None:
            continue
        if _FREEING.intersection(tokens.words[place[0] : place[1] + 1]):
            continue
        own = next((one for one in drafts if one.first <= place[1] and place[0] <= one.last), None)
        cue = unborrowed(tokens, own, _with_doers(tokens.document, cue), drafts)
        if own is not None and (_are_alike(own, cue) or sufficient(own) or cue.score < SURE_CUE):
            complete(own, _with_own_means(tokens, own, cue))
            continue
        made = [one for one in made if one is not own]
        if cue.score >= SURE_CUE:
            made.append(_draft(tokens, cue, *place))
    return sorted(made, key=lambda one: one.first)


def _are_alike(draft: Draft, cue: Cue) -> bool:
    return draft.kind == cue.kind or (draft.kind in VIOLENCE and cue.kind in VIOLENCE)


def _with_doers(document: str, cue: Cue) -> Cue:
    """The cue without doers that are bare counts or witnesses: in "80 died and scores were hurt" the scores
    are whom it befell, and in "we heard a blast" nobody is told to have done it.
    """
    kept = (
        one
        for one in cue.fillers
        if one.role not in _DOERS
        or not (one.mention.text.lower() in _COUNTS or _WITNESSES.match(document, one.mention.end))
    )
    return structs.replace(cue, fillers=tuple(kept))


def _with_own_means(tokens: Tokens, draft: Draft, cue: Cue) -> Cue:
    """The cue without weapons of an earlier sentence (another attack may follow) or as what is assaulted.

    An event that is told as a new one ("after a siege") takes nobody of an earlier sentence.
    """
    start = tokens.masked.sentence.start
    kept = []
    for one in cue.fillers:
        assaulted = one.role == "target" and one.mention.kind == "weapon" and cue.kind == "armed_assault"
        bound = one.role == "instrument" or (draft.frame.noun and not draft.definite)
        if not assaulted and (not bound or one.mention.start >= start):
            kept.append(one)
    return structs.replace(cue, fillers=tuple(kept))


def complete(draft: Draft, cue: Cue) -> None:
    """Give a draft the cue's kind where that is surer, and the roles that the cue's fillers tell better."""
    if not _are_alike(draft, cue):
        return
    if cue.kind != draft.kind and cue.score >= SURE_KIND and "armed_clash" in (cue.kind, draft.kind):
        draft.kind, draft.roles = cue.kind, []
    elif cue.score >= SURE_KIND:
        draft.kind = max(draft.kind, cue.kind, key=_rank)
    if draft.frame.needs == _BY_MEANS and cue.score >= SURE_CUE and not sufficient(draft):
        draft.kind = cue.kind
    draft.cued = cue.score >= (SURE_OF_MANY if draft.plural else SURE_CUE)
    draft.roles = [pair for pair in draft.roles if not _denied(cue, *pair)]
    taken = {mention.cluster for _, mention in draft.roles}
    for filler in cue.fillers:
        if not draft.of(filler.role) and filler.mention.cluster not in taken:
            draft.roles.append((filler.role, filler.mention))


def _rank(kind: str) -> int:
    """The more specific of two kinds of violence ranks higher; there is no order among others."""
    return VIOLENCE.index(kind) if kind in VIOLENCE else -1


def _denied(cue: Cue, role: str, mention: Mention) -> bool:
    """Whether the encoder, sure of who fills a role, holds that this mention does not."""
    chance = cue.chance(role, mention)
    surer = any(one.role in alike(role) and one.score >= SURE_FILLER for one in cue.fillers)
    return surer and chance is not None and chance < UNLIKELY and cue.score >= SURE_CUE


def _draft(tokens: Tokens, cue: Cue, first: int, last: int) -> Draft:
    noun = first > 0 and tokens.words[first - 1] in _NOUN_BEFORE
    lemma = tokens.words[last]
    draft = Draft(_frame(cue.kind, noun), Entry(lemma, (), _frame(cue.kind, noun), BY_CUE), first, last)
    draft.clause = tokens.words[:first].count(";")
    draft.located = any(item.kind == "place" for item in tokens.masked.items.values())
    for filler in _doers_joined(tokens, cue):
        if filler.role not in _FIGHTING or filler.mention.kind in ALLOWED[filler.role]:
            draft.roles.append((filler.role, filler.mention))
    draft.placed = draft.kind == "territory_change" and draft.located
    if not noun and draft.roles:
        _fill_by_syntax(tokens, draft, cue)
    return draft


# Kinds whose verbs are done by somebody to somebody.
_DONE_TO = {
    "abduction": ("abductor", "abductee"), "arrest": ("detainer", "detainee"),
    "arson": ("attacker", "target"), "robbery": ("attacker", "target"), "execution": ("attacker", "victim"),
    "sexual_violence": ("attacker", "victim"), "property_destruction": ("attacker", "target"),
    "mob_violence": ("attacker", "victim"), "armed_assault": ("attacker", "target"),
    "seizure": ("gained_by", "target"), "armed_clash": ("side_a", "side_b"),
}  # fmt: skip
_PLAUSIBLE = 0.05


def _fill_by_syntax(tokens: Tokens, draft: Draft, cue: Cue) -> None:
    """Give a draft the doer or the sufferer that the encoder left open from around its verb."""
    ends = _DONE_TO.get(draft.kind, ())
    verbs = [at for at in range(draft.first, draft.last + 1) if is_verb(tokens, at)]
    if not ends or not verbs:
        return
    passive = reads_passive(tokens, verbs[-1])
    before = () if passive and not agents(tokens, draft.last) else subjects(tokens, verbs[-1])
    after = agents(tokens, draft.last) if passive else objects(tokens, draft.last)
    told = dict(zip(reversed(ends) if passive else ends, (before, after), strict=True))
    taken = {mention.cluster for _, mention in draft.roles}
    for role in ends:
        if not any(draft.of(name) for name in alike(role)):
            draft.add(
                role, [one for one in told[role] if one.cluster not in taken and _plausible(cue, role, one)]
            )


def _plausible(cue: Cue, role: str, mention: Mention) -> bool:
    chance = cue.chance(role, mention)
    return chance is None or chance >= _PLAUSIBLE


def _doers_joined(tokens: Tokens, cue: Cue) -> list[Filler]:
    """The fillers, with one doer or one list of doers for each role ("gunmen in RSF uniforms")."""
    kept = []
    for role in dict.fromkeys(filler.role for filler in cue.fillers):
        own = cue.of(role)
        single = role in _DOERS or cue.kind == "appointment"
        chosen = listed(tokens.document, own, max(own, key=_score))
        kept += chosen if single else [one for one in own if one in chosen or one.score >= _SURELY_TOO]
    return kept


# So sure, one more sufferer that no list joins to the surest is one too.
_SURELY_TOO = 0.5


def _score(filler: Filler) -> float:
    return filler.score


# What ends an abduction or an arrest is neither.
_FREEING = frozenset("free freed frees freeing release released releases releasing rescue rescued".split())
_COUNTS = frozenset("scores dozens hundreds thousands many several others some".split())
_WITNESSES = re.compile(
    r" (?:\w+ly |also |both |all )?(?:heard|hear|saw|see|felt|feel|witnessed|watched|noticed)\b"
)
_FIGHTING = frozenset({"side_a", "side_b", "gained_by", "lost_by"})
_DOERS = frozenset({"attacker", "abductor", "detainer", "gained_by", "lost_by"})


@cache
def _frame(kind: str, noun: bool) -> Frame:
    """A frame that asks for nothing: the cue's roles are already known."""
    return Frame(
        id="", kind=kind, noun=noun, subject=(), object=(), preps={}, possessor="", needs="", kinds={},
        harm=False, strict=False, weak=False, only_beside=False, before=frozenset(), yes=(), no=(),
    )  # fmt: skip


def _tokens_of(tokens: Tokens, cue: Cue) -> tuple[int, int] | None:
    """The first and the last token of a cue; null if it lies in none."""
    inside = [at for at in range(len(tokens)) if tokens.span(at, at).overlaps(cue.span)]
    return (inside[0], inside[-1]) if inside else None
