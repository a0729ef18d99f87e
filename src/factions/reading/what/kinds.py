"""The more specific kind of an event that the words of its roles show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.drafts import Draft
from factions.reading.what.nouns import target_classes
from factions.reading.what.tokens import Tokens
from factions.records import Mention

_STORMING = frozenset({"storm", "fight its way into"})


_AIRCRAFT = (
    "warplane",
    "jet",
    "aircraft",
    "air force",
    "helicopter",
    "drone",
    "gunship",
    "fighter jets",
    "guided bomb",
    "glide bomb",
    "barrel bomb",
    "airforce",
    "aerial bomb",
    "aerial bombs",
)


_CRAFT = ("helicopter", "warplane", "gunship", "aircraft", "drone")
_GUNMEN = ("gunmen", "gunman", "armed men", "shooter", "assailants on motor", "hitmen")


def refine_kind(tokens: Tokens, draft: Draft) -> None:
    """The more specific kind that the roles' words show."""
    attackers = " ".join(_described(tokens, mention) for mention in draft.of("attacker"))
    means = " ".join(_with_adjectives(tokens, mention) for mention in draft.of("instrument"))
    if draft.kind in ("attack", "bombing", "armed_assault") and _has(means + " " + attackers, ("suicide",)):
        draft.kind = "suicide_bombing"
    elif (
        draft.kind in ("attack", "bombing", "shelling")
        and (_has(attackers, _AIRCRAFT) or _has(means, _AIRCRAFT))
    ) or (draft.lemma == "bomb" and not means and _regular(draft)):
        draft.kind = "air_strike"
    elif draft.kind == "attack" and _has(means, ("rocket", "mortar", "artillery", "missile", "shell")):
        draft.kind = "shelling"
    elif draft.kind == "attack" and _has(means, _EXPLOSIVES):
        draft.kind = "bombing"
    elif draft.kind == "attack" and (
        _has(attackers, _GUNMEN) or _has(means, ("gun", "rifle", "machete", "knife", "knives"))
    ):
        draft.kind = "armed_assault"
    guarded = {
        name
        for mention in draft.of("target")
        if not _SHELTER.search(mention.text.lower())
        for name in target_classes(mention.text, mention.kind)
    }
    if (
        draft.lemma in _STORMING
        and draft.kind in ("attack", "armed_assault")
        and guarded & {"military", "police", "officials"}
        and draft.of("attacker")
    ):
        draft.kind = "complex_attack"
    elif draft.kind == "armed_assault" and _has(attackers, _CRAFT):
        draft.kind = "air_strike"
    if draft.kind == "shelling" and draft.lemma in _FIRING and _has(means, _SMALL_ARMS):
        draft.kind = "armed_assault"
    if draft.kind == "shelling" and draft.lemma in _FALLING and _BOMB.search(means):
        draft.kind = "air_strike"
    if draft.kind == "shelling" and draft.lemma in _HURLING and _has(means, _HURLED):
        draft.kind = "bombing"
    mob = ("mob", "crowd", "angry residents", "angry youths", "rioters")
    if draft.kind in ("attack", "arson", "property_destruction", "execution") and (
        draft.lemma == "lynch" or _has(attackers, mob)
    ):
        draft.kind = "mob_violence"


_EXPLOSIVES = ("bomb", "explosive", "mine", "ied", "grenade", "dynamite", "device")
# Camps where nobody is under arms.
_SHELTER = re.compile(r"displace|refugee|\bidps?\b|fishing|mining|transit|relief")
_HURLING = frozenset({"throw", "hurl", "lob"})
_HURLED = ("grenade", "petrol bomb", "firebomb", "molotov", "dynamite", "pipe bomb")
_FIRING = frozenset({"fire", "launch", "rain"})
_SMALL_ARMS = ("gun", "rifle", "shot", "bullet", "round", "pistol", "volley")


def _with_adjectives(tokens: Tokens, mention: Mention) -> str:
    """A weapon with the two words before it, which may say how it came ("a guided aerial bomb")."""
    before = tokens.document[max(mention.start - 24, tokens.masked.sentence.start) : mention.start].lower()
    found = _ADJECTIVES.search(before)
    return (found[0] if found else "") + mention.text.lower()


_ADJECTIVES = re.compile(r"(?:\b[a-z-]+ ){1,2}$")
_FALLING = frozenset({"fall on", "land on", "land in", "land near", "rain down on"})
_BOMB = re.compile(r"(?<!mortar )(?<!car )\bbombs?\b")


def _described(tokens: Tokens, mention: Mention) -> str:
    """The mention with the words right before it, which may say what its fighters are ("a bomber of X")."""
    start = max(mention.start - _BEFORE, tokens.masked.sentence.start)
    before = tokens.document[start : mention.start].lower()
    described = _DESCRIBES.search(before)
    return (described[0] if described else "") + mention.text.lower()


_BEFORE = 32
_DESCRIBES = re.compile(
    r"(?:suicide (?:bombers?|attackers?|squad)|jets?|drones?|warplanes?)(?: (?:of|from))?(?: the)? $"
)


def _regular(draft: Draft) -> bool:
    """Whether states or their forces attack: "the junta bombed a village" is said of aircraft."""
    doers = draft.of("attacker")
    return bool(doers) and all(doer.kind in ("state", "state_force") for doer in doers)


def _has(text: str, needles: Sequence[str]) -> bool:
    return any(needle in text for needle in needles)
