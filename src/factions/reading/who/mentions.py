"""Who is spoken of in a text: every mention, what it stands for, and which mentions stand for the same."""

from __future__ import annotations

from msgspec import structs

from factions.reading.encoder.encoding import Encoding
from factions.reading.who.abbreviations import Abbreviations
from factions.reading.who.clusters import entities_of
from factions.reading.who.draft import COUNTRY, DESCRIBING, TAKEN, Draft, Tokens, take, tokens_of
from factions.reading.who.entities import Entity
from factions.reading.who.likeness import likeness
from factions.reading.who.link import Scene, at_home, choose, force_of, scene_of, short_of
from factions.reading.who.named import DESCRIBES, named_drafts
from factions.reading.who.nominal import nominal_drafts
from factions.reading.who.party import (
    OUTER,
    Tag,
    acting_words,
    capital_drafts,
    party_drafts,
    tags_of,
    with_kinds,
)
from factions.reading.who.persons import without_titles
from factions.reading.who.posts import without_posts
from factions.reading.who.pronouns import pronoun_drafts
from factions.reading.who.tagged import noun_drafts, told_names, with_edges
from factions.reading.who.things import PAPER, THING, thing_drafts
from factions.reading.who.unregistered import name_drafts
from factions.records import Mention, Span
from factions.registry import Actor, Registry
from factions.registry.trie import words_of

SHORTEST_NAME = 3
_MARKS = {"place": COUNTRY, DESCRIBES: DESCRIBING}


def find_mentions(
    text: str,
    sentences: tuple[Span, ...],
    encoding: Encoding,
    registry: Registry,
    *,
    country: str | None = None,
    published: str | None = None,
) -> tuple[Mention, ...]:
    """The mentions of a text in order, none overlapping another, with their clusters and actors.

    `country` (ISO code) and `published` (ISO day) help to tell which actor a shared name means. Places are
    left to the room `where`. An empty encoding will do: names, nouns and pronouns are then found by rule.
    """
    tokens = tokens_of(text, words_of(text), sentences)
    sightings = registry.scan(text, tokens.words)
    scene = scene_of(tokens, sightings, country, published)
    tags = tags_of(tokens, encoding)
    sighted, surnames = named_drafts(tokens, sightings, published, acting_words(tags))
    drafts, actors = _named(tokens, sighted, scene, registry)
    taken = bytearray(len(tokens.words))
    for draft in drafts:
        take(taken, draft, _MARKS.get(draft.kind, TAKEN))
    capitals = capital_drafts(tokens, tags, scene.by_code, taken)
    others = _unregistered(tokens, encoding, tags, taken, surnames, _group_words(drafts))
    drafts += capitals + others
    actors += [_known(draft, registry) for draft in capitals]
    actors += [force_of(draft, text, scene, registry) for draft in others]
    drafts = with_kinds(drafts, tags, [actor is not None for actor in actors])
    order = sorted(range(len(drafts)), key=lambda at: drafts[at].start)
    kept = [at for at in order if drafts[at].kind not in _MARKS]
    in_order = without_posts(tokens, [drafts[at] for at in kept])
    linked = [actors[at] for at in kept]
    likely = likeness(encoding, in_order, [actor is not None for actor in linked], sentences)
    placed = entities_of(tokens, in_order, linked, likely)
    told = [(d, e) for d, e in placed if not d.silent and e.kind not in (THING, PAPER)]
    return tuple(_mention(text, at, draft, entity) for at, (draft, entity) in enumerate(told, 1))


def _unregistered(
    tokens: Tokens,
    encoding: Encoding,
    tags: list[Tag],
    taken: bytearray,
    surnames: set[str],
    groups: set[str],
) -> list[Draft]:
    """The drafts that no registry gave: nouns, pronouns, other names, and what only the encoder found."""
    found = with_edges(tokens, encoding, nominal_drafts(tokens, taken), taken)
    pronouns = pronoun_drafts(tokens, taken)
    found += name_drafts(tokens, taken, surnames, told_names(tokens, encoding), groups)
    found += noun_drafts(tokens, encoding, taken)
    found += party_drafts(tokens, tags, tags_of(tokens, encoding, OUTER), taken)
    return without_titles(tokens, found) + pronouns + thing_drafts(tokens, taken)


def _group_words(drafts: list[Draft]) -> set[str]:
    """The capitalised words of the names of groups."""
    names = (draft.name or "" for draft in drafts if draft.kind == "group")
    return {
        word for name in names for word in name.split() if word[0].isupper() and len(word) > SHORTEST_NAME
    }


def _named(
    tokens: Tokens, drafts: list[Draft], scene: Scene, registry: Registry
) -> tuple[list[Draft], list[Actor | None]]:
    """The drafts of registry names that hold in this document, each with the actor that it means."""
    kept: list[Draft] = []
    actors: list[Actor | None] = []
    groups: dict[str, str] = {}
    seen: set[str] = set()
    short = Abbreviations(tokens)
    for draft in drafts:
        if draft.kind in _MARKS:
            kept.append(draft)
            actors.append(None)
            continue
        written = tokens.text[draft.head.start : draft.head.end] if draft.head else ""
        actor = choose(draft, tokens.text, scene, registry, seen)
        full = short.meant(written, draft, actor, actor is not None and at_home(actor, scene))
        if full is None:
            continue
        actor, draft = full[0], structs.replace(draft, kind=full[1])
        short.note(written, draft, actor)
        if draft.kind == "group":
            introduced = short_of(groups, written, actor)
            actor = registry.get(introduced) if introduced else actor
            groups.setdefault(written.lower(), actor.id)
        kept.append(draft)
        actors.append(actor)
        seen.add(actor.id)
    return kept, actors


def _known(draft: Draft, registry: Registry) -> Actor | None:
    return registry.get(draft.actors[0]) if registry.knows(draft.actors[0]) else None


def _mention(text: str, at: int, draft: Draft, entity: Entity) -> Mention:
    kind = entity.kind if draft.form == "pronoun" else draft.kind
    return Mention(
        text[draft.start : draft.end],
        draft.start,
        draft.end,
        id=f"m{at}",
        kind=kind,
        form=draft.form,
        cluster=f"c{entity.number}",
        name=entity.best_name,
        actor=entity.actor.id if entity.actor else None,
        quantity=draft.quantity,
        head=draft.head or Span(draft.start, draft.end),
        confidence=draft.confidence,
        members=tuple(f"c{member.number}" for member in entity.members),
    )
