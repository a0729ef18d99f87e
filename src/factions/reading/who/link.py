"""Which actor a name in a document means, where several have it or none of them acts there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from functools import cache

from msgspec import Struct

from factions.reading.who.draft import Draft, Tokens
from factions.registry import Actor, Registry
from factions.registry.countries import country_by_adjective, load_countries
from factions.registry.names import slug
from factions.registry.registry import Sighting

DOMINANT_SHARE = 0.6
SHORT_ACRONYM = 3
_ANYWHERE = frozenset("IS PKK YPG YPJ SDF FSA TTP LRA JEM CIA FSB IDF ISI IRA ETA GRU M23 RSF".split())
# Forces that are so described are no state's.
_OWN_SIDE = frozenset("self liberation resistance people popular revolutionary".split())
_FORCE_OF_NOUN = {
    **dict.fromkeys(("police", "policemen", "policeman", "constables", "constable", "gendarmerie"), "police"),
    **dict.fromkeys(("navy", "sailors", "marines"), "navy"),
    **dict.fromkeys(("airmen", "airforce"), "air-force"),
    **dict.fromkeys(("army", "military", "troops", "soldiers", "soldier", "forces"), "armed-forces"),
    **dict.fromkeys(("government", "regime", "authorities", "junta"), ""),
    "air force": "air-force",
    "armed forces": "armed-forces",
    "national police": "police",
}


class Scene(Struct, frozen=True):
    """Where and when a document plays: how often it names each country, which dominates, the day."""

    countries: dict[str, int]
    dominant: str | None
    day: str | None
    by_code: dict[str, str]


def scene_of(tokens: Tokens, sightings: Sequence[Sighting], country: str | None, day: str | None) -> Scene:
    """The scene that a text's country names and adjectives set; a given `country` dominates it."""
    seen: Counter[str] = Counter()
    adjectives = country_by_adjective()
    for word in tokens.words:
        code = adjectives.get(word.text)
        if code:
            seen[code] += 1
    for sighting in sightings:
        actor = sighting.matches[0].actor
        sure = len(sighting.matches) == 1 and (actor.source in ("country", "curated"))
        if sure and sighting.end - sighting.start > SHORT_ACRONYM + 1:
            weight = 2 if actor.source == "country" else 1
            seen.update(dict.fromkeys(actor.country[:2], weight))
    top = seen.most_common(1)
    enough = top and top[0][1] >= DOMINANT_SHARE * sum(seen.values())
    return Scene(dict(seen), country or (top[0][0] if enough else None), day, _slugs())


@cache
def _slugs() -> dict[str, str]:
    """The part of an actor's id that stands for a country, by its code."""
    return {entry.code: slug(entry.name) for entry in load_countries()}


def choose(draft: Draft, text: str, scene: Scene, registry: Registry, seen: Set[str]) -> Actor | None:
    """The actor that a named draft means, null where none of its candidates fits the scene.

    One `seen` in the text before goes first, then one at home there and existing on the day; among equals
    the registry's order holds.
    """
    candidates = [registry.get(ident) for ident in draft.actors]
    ranked = sorted(
        candidates,
        key=lambda actor: (actor.id not in seen, -_fit(actor, scene), not _exists(actor, scene.day)),
    )
    written = text[draft.head.start : draft.head.end] if draft.head else ""
    if not ranked or written in country_by_adjective():
        return None
    best, fit = ranked[0], _fit(ranked[0], scene)
    if fit < 0 and (best.source == "ucdp" or (best.source != "country" and _is_loose(written))):
        return None
    if best.source == "ucdp" and len(written.split()) == 1 and (fit == 0 or len(written) < SHORT_ACRONYM):
        return None
    return best


def _exists(actor: Actor, day: str | None) -> bool:
    return any(dated.holds_on(day) for dated in actor.kinds)


def _fit(actor: Actor, scene: Scene) -> int:
    """2 where the actor is at home in the dominant country, 1 in another, 0 nobody knows, -1 elsewhere."""
    if not actor.country or not scene.countries:
        return 0
    if scene.dominant in actor.country:
        return 2
    return 1 if any(code in scene.countries for code in actor.country) else -1


def at_home(actor: Actor, scene: Scene) -> bool:
    """Whether an actor acts in a country of which the document speaks."""
    return _fit(actor, scene) > 0


def _is_loose(written: str) -> bool:
    """Whether a short acronym is one that stands for other things elsewhere."""
    return written.isupper() and len(written) <= SHORT_ACRONYM and written not in _ANYWHERE


def force_of(draft: Draft, text: str, scene: Scene, registry: Registry) -> Actor | None:
    """The state or force that a common noun means ("the army", "Malian troops"), if its country is clear."""
    noun = " ".join(text[draft.start : draft.end].lower().split()[-2:])
    noun = noun if noun in _FORCE_OF_NOUN else draft.noun or ""
    if noun not in _FORCE_OF_NOUN or draft.kind not in ("state", "state_force"):
        return None
    if draft.describing & _OWN_SIDE:
        return None
    bare = draft.country is None
    if bare and (
        draft.form == "named" or draft.determiner not in ("the", None) or noun in ("forces", "regime")
    ):
        return None
    code = draft.country or scene.dominant
    force = _FORCE_OF_NOUN[noun]
    ident = "-".join(filter(None, (f"act_{scene.by_code.get(code or '', '')}", force)))
    return registry.get(ident) if code in scene.by_code and registry.knows(ident) else None


def short_of(names: dict[str, str], written: str, actor: Actor) -> str | None:
    """The actor that a bare name stands for once a longer name ending in it introduced another one.

    After "the Pakistani Taliban", "the Taliban" is that group, unless the text spoke of the Taliban before.
    `names` maps the group names of the text, in lower case, to the actors that they stand for.
    """
    bare = written.lower()
    if bare in names:
        return None if names[bare] == actor.id else names[bare]
    longer = {ident for name, ident in names.items() if name.endswith(" " + bare)}
    return longer.pop() if len(longer) == 1 and actor.id not in longer else None
