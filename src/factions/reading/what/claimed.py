"""Events that somebody claims, denies or is accused of: of the kind spoken of, with the actor as the doer."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.what.drafts import Draft, iter_roles
from factions.reading.what.event import Event
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.responsibility import Responsibility
from factions.reading.what.story import DOERS, Story, own_victim
from factions.reading.what.tokens import Tokens
from factions.records import Mention

_CONFIDENCE = 0.85
# How many sentences back a charge may stand that is denied.
_NEAR = 8
_DOER = {"abduction": "abductor", "armed_clash": "side_a"}


def claimed_event(
    tokens: Tokens, story: Story, claim: Responsibility, about: Draft | None, own: Sequence[Draft]
) -> Event | None:
    """The event of a claim, a denial or an accusation; null where nothing is known that it could be about.

    `about` is the draft that the words of the claim name, `own` those that the sentence tells by itself.
    """
    earlier, actor = _charge(story, claim)
    source = about or _beside(tokens, claim, own)
    base = source or (earlier.draft if earlier else None)
    if base is None or (claim.needs_accusation and earlier is None):
        return None
    event = Event(base, tokens.masked.sentence, story.number, claim.cue, f"responsibility:{claim.act}")
    event.kind = _kind(about, source, earlier, actor)
    event.roles = [(_DOER.get(event.kind, "attacker"), actor), *_sufferers(about, actor)]
    event.told_by = claim
    event.confidence = _CONFIDENCE
    return event


def _beside(tokens: Tokens, claim: Responsibility, own: Sequence[Draft]) -> Draft | None:
    """The event of the sentence that a claim goes with: the nearest before its cue, else one after it that
    nobody else is told to have done; a denial is of nothing that is only told after it.
    """
    at = claim.cue.start
    before = [draft for draft in own if tokens.span(draft.first, draft.last).start < at]
    if before or claim.act == "denies":
        return before[-1] if before else None
    return next((draft for draft in own if not draft.of(*DOERS)), None)


def _charge(story: Story, claim: Responsibility) -> tuple[Event | None, Mention]:
    """The earlier event that a claim answers to, and for whom it speaks."""
    if not claim.needs_accusation:
        accused = _blamed_on(story, claim.actor) if claim.act == "denies" else None
        return accused or story.last_violence(), claim.actor
    earlier = story.charged(claim.actor)
    if earlier is not None or claim.actor.kind not in ("person", "office", "other"):
        return earlier, claim.actor
    earlier = story.last_accused()
    doers = [one for role, one in earlier.roles if role in DOERS] if earlier else []
    return earlier, doers[0] if doers else claim.actor


def _blamed_on(story: Story, actor: Mention) -> Event | None:
    """The last event, not far back, that somebody blames on an actor."""
    event = story.charged(actor)
    if event is None or event.told_by is None or story.number - event.number > _NEAR:
        return None
    return event if event.told_by.act == "accuses" else None


def _kind(about: Draft | None, source: Draft | None, earlier: Event | None, actor: Mention) -> str:
    """The kind that the words name; of "the attack", that of the event spoken of before."""
    named = source.kind if source is not None else (earlier.kind if earlier else "attack")
    if about is None or earlier is None or not about.definite or named not in ("attack", "bombing"):
        return named
    # "Blamed the attack on them" names no target: they are the ones who are blamed.
    targets = [one for one in about.of("target") if one.cluster != actor.cluster]
    other = own_victim(about) or (targets and not _hits_one(about, earlier))
    return named if other or earlier.kind not in VIOLENCE else earlier.kind


def _sufferers(about: Draft | None, actor: Mention) -> list[tuple[str, Mention]]:
    told = iter_roles(about) if about else ()
    harmed = ("target", "victim", "abductee")
    return [(role, one) for role, one in told if role in harmed and one.start != actor.start]


def _hits_one(draft: Draft, event: Event) -> bool:
    """Whether somebody or something hit by the one is also hit by the other, as far as is known."""
    hit = [mention for role, mention in event.roles if role in ("target", "victim")]
    mine = draft.of("target", "victim")
    return any(
        mention.cluster == have.cluster or mention.text.split()[-1:] == have.text.split()[-1:]
        for mention in mine
        for have in hit
    )
