"""How surely the encoder's pair head takes two mentions for the same, asked once for a whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from factions.reading.encoder.encoding import Encoding
from factions.reading.who.draft import Draft
from factions.reading.who.entities import Entity
from factions.reading.who.lexicon import lexicon
from factions.reading.who.party import HEAD
from factions.reading.who.salience import DEFINITE, PARTS
from factions.records import Span
from factions.registry import Actor

# As far as the head was taught to look, in characters, and how many mentions before are asked about.
REACH, MOST = 900, 16
# The head links nouns and names too freely, so that it must be surer of them than of pronouns.
SURE_NOUN, SURE_NAME = 0.9, 0.95
# Words that the names of unlike bodies share.
_PLAIN = frozenset(
    "national democratic popular united people's revolutionary islamic of the for and new".split()
)
Likely = Mapping[int, float]


def likeness(
    encoding: Encoding, drafts: Sequence[Draft], known: Sequence[bool], sentences: Sequence[Span]
) -> list[Likely]:
    """For each draft, in text order, the earlier drafts by index with the chance of meaning the same.

    Asked are pronouns, definite nouns and names, but those whose actor is `known`, and only about what lies
    in `sentences`: the encoder has read no more. A model that lacks the heads is not asked.
    """
    found: list[dict[int, float]] = [{} for _ in drafts]
    if not any(tag.head == HEAD for tag in encoding.tagged):
        return list(found)
    starts = [sentence.start for sentence in sentences]
    read = [_is_read(draft, sentences, starts) for draft in drafts]
    asked = [at for at, draft in enumerate(drafts) if read[at] and not known[at] and _is_asked(draft)]
    pairs = [(mate, at) for at in asked for mate in _mates(drafts, at) if read[mate]]
    spans = [Span(draft.start, draft.end) for draft in drafts]
    rows = encoding.scores("same", [(spans[mate], spans[at]) for mate, at in pairs])
    for (mate, at), row in zip(pairs, rows, strict=True):
        found[at][mate] = row.get("same", 0.0)
    return list(found)


def _is_read(draft: Draft, sentences: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, draft.start) - 1
    return at >= 0 and draft.end <= sentences[at].end


def _is_asked(draft: Draft) -> bool:
    if draft.silent:
        return False
    return draft.form != "nominal" or draft.determiner in DEFINITE


def _mates(drafts: Sequence[Draft], at: int) -> Iterable[int]:
    for mate in range(at - 1, max(at - 1 - MOST, -1), -1):
        if drafts[at].start - drafts[mate].start >= REACH:
            break
        yield mate


def likeliest_noun(draft: Draft, chances: Mapping[Entity, float]) -> Entity | None:
    """The entity that a definite noun most likely takes up again, where the head is sure of it."""
    able = [one for one, chance in chances.items() if chance >= SURE_NOUN and _noun_fits(draft, one)]
    return max(able, key=lambda one: chances[one], default=None)


def _noun_fits(draft: Draft, entity: Entity) -> bool:
    if entity.members or draft.number == "two" or draft.kind != entity.kind:
        return False
    if "of" in draft.describing and draft.noun in PARTS:
        return False
    if draft.country and entity.actor and draft.country not in entity.actor.country:
        return False
    return (draft.number == "one") == (entity.count == "one")


def likeliest_name(
    draft: Draft, words: str, actor: Actor | None, chances: Mapping[Entity, float]
) -> Entity | None:
    """The entity of its kind that a name most likely belongs to: one without a name, or that shares a word.

    Two actors of the registry are never one.
    """
    able = [
        one
        for one, chance in chances.items()
        if chance >= SURE_NAME
        and draft.kind == one.kind
        and not one.members
        and _name_fits(one, words, actor)
    ]
    return max(able, key=lambda one: chances[one], default=None)


def _name_fits(entity: Entity, words: str, actor: Actor | None) -> bool:
    if actor is not None and entity.actor is not None:
        return actor.id == entity.actor.id
    if not entity.named:
        return entity.count != "many"
    own, other = (frozenset(name.lower().split()) for name in (words, entity.name or ""))
    if entity.kind == "person":
        return own <= other or other <= own
    known = lexicon()
    return any(
        word not in known.heads and word.title() not in known.body_names for word in own & other - _PLAIN
    )
