"""Mentions right beside one another that mean the same: a name and its bracket, post or description."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.who.draft import POSSESSIVES, Draft, Tokens
from factions.reading.who.entities import Entity
from factions.reading.who.lexicon import lexicon
from factions.reading.who.nominal import is_owned
from factions.reading.who.salience import ANAPHORIC, PARTS

_COMMA = re.compile(
    r"(?: (?:of|in|from) [^,.;]{1,40})?, (?:(?:formerly|then|now|once|also|himself|herself|reportedly) )*"
)
_OPEN = r"(?:the )?[\"“'‘]?(?:the )?"
_ADVERBS = r"(?:(?:also|better|formerly|locally|now|widely|commonly|once|more|often|simply|who|is|was) )*"
_ALIAS = re.compile(
    r"(?:,|,? \()? ?"
    + _ADVERBS
    + r"(?:(?:known|called|nicknamed|dubbed)(?: (?:to|in|among|by) [^,.;()]{1,30})?(?: as| by| under)?|born"
    r"|alias|a\.?k\.?a\.?)(?: the (?:nom de guerre|alias|nickname|pseudonym|acronym))?(?: of)?,? " + _OPEN
)
# "The Mkhedrioni, or Horsemen," and "the Tigers of Arkan, formally the Serb Volunteer Guard,".
_OR = re.compile(
    r", (?:or|formally|officially|properly|abbreviated(?: as)?|in short) [\"“'‘]?(?:the )?[\"“'‘]?"
)
_SET_OFF = (",", ".", ")", ";", '"', "”")
LONGEST_OWNER = 60
_OWNED = re.compile(r" of (?:(?! and )[^,.;])+,")
_QUOTED = re.compile(r",? \(?[\"“'‘]")
# What stands between "his" and the name that somebody goes by.
_OWN_ALIAS = re.compile(
    r" (?:nom de guerre|alias|nickname|pseudonym|code ?name|real name(?: is| was)?),? [\"“'‘]?"
)
_KNOWN_BY = re.compile(r",? " + _ADVERBS + r"(?:known|called) (?:by|under|as) ")
_AS = re.compile(r" (?:is|was|became|as|had been|has been|remains) ")
# "Renamed the group the Valley Front", "which calls itself", "took the name of", "now operates as".
_NAMING = frozenset(
    "called calls call calling renamed renaming rename styled style styles styling dubbed rebranded rebrands "
    "rebranding renames".split()
)
_UNDER_NAME = re.compile(
    r"(?:,? (?:which|that|who))? (?:now |later |then |since )?"
    r"(?:(?:took|adopted|takes|assumed) the name(?: of)?|(?:changed|changes) (?:its|their) name to"
    r"|operates? as|(?:was|were|is|has been) (?:renamed|rebranded)(?: as)?|goes by|go by) [\"“'‘]?"
)
_AS_NAME = re.compile(r" (?:as |simply |first |instead )?[\"“'‘]?")
# "Unlike X, the group …": what follows is no description of X.
ASIDE = frozenset("unlike like despite with besides against alongside beside beyond without".split())
_IN_BRACKETS = (")", ",", ";", " or ")


def beside(tokens: Tokens, placed: Sequence[tuple[Draft, Entity]], draft: Draft) -> Entity | None:
    """The entity right before, where the two stand as name and bracket or name and description."""
    if not placed:
        return None
    before, entity = placed[-1]
    gap = tokens.text[before.end : draft.start]
    if before.form == "pronoun" and _OWN_ALIAS.fullmatch(gap):
        return _known_by(tokens, placed)
    if tokens.sentence[before.first] != tokens.sentence[draft.first]:
        return None
    if _is_renamed(tokens, before, draft, gap) and not (entity.actor and draft.actors):
        return entity
    if before.form == "pronoun":
        return None
    if gap in POSSESSIVES and len(placed) > 1:
        return _owned(tokens, placed[-2], draft, before)
    if gap == " (" and len(placed) > 1 and _is_faction_of(tokens, placed[-2][0], before):
        return placed[-2][1]
    alike = before.kind == draft.kind or "other" in (before.kind, draft.kind)
    if not alike or (entity.actor and draft.actors and entity.actor.id not in draft.actors):
        return None
    return entity if _describes(tokens, draft, before, gap) else None


def _is_renamed(tokens: Tokens, before: Draft, draft: Draft, gap: str) -> bool:
    """Whether the name is what a group is, or calls itself ("renamed the group", "styled themselves")."""
    bodies = {before.kind, draft.kind} <= {"group", "other"} and before.number != "one"
    if draft.form != "named" or not (bodies or before.form == "pronoun") or before.quantity:
        return False
    if _UNDER_NAME.fullmatch(gap):
        return draft.kind == "group"
    called = tokens.joined(before.first - 1) and tokens.lower[before.first - 1] in _NAMING
    return called and draft.kind == "group" and _AS_NAME.fullmatch(gap) is not None


def _is_faction_of(tokens: Tokens, faction: Draft, leader: Draft) -> bool:
    """Whether a bracket follows "the faction of Musa Diallo", and so names the faction."""
    of = tokens.text[faction.end : leader.start] in (" of ", " under ", " led by ")
    return of and faction.kind == "group" and faction.form == "nominal" and leader.form == "named"


def _lists(tokens: Tokens, draft: Draft) -> bool:
    """Whether "the faction of Musa" is one of several, and no description set off by commas."""
    after = tokens.text[draft.end : draft.end + LONGEST_OWNER]
    return after.startswith(" of ") and not _OWNED.match(after)


def _known_by(tokens: Tokens, placed: Sequence[tuple[Draft, Entity]]) -> Entity:
    """The person before "known by his nom de guerre", else whom "his" means."""
    if len(placed) > 1:
        name, entity = placed[-2]
        if name.kind == "person" and _KNOWN_BY.fullmatch(tokens.text[name.end : placed[-1][0].start]):
            return entity
    return placed[-1][1]


def _describes(tokens: Tokens, draft: Draft, before: Draft, gap: str) -> bool:
    """Whether it reads "Name (ABC)", "Name (ABC) militants", "a commander, Name" or "Name, a network"."""
    if gap == " (":
        return draft.form == "named" and tokens.text[draft.end :].startswith(_IN_BRACKETS)
    if gap == " " and draft.form == "named" and before.form == "nominal":
        return before.number == "body" and draft.kind != "person" and draft.determiner is None
    if _QUOTED.fullmatch(gap):
        return draft.form == before.form == "named" and draft.kind == "person"
    if _ALIAS.fullmatch(gap):
        return draft.form == "named" and (before.form == "named" or before.kind == draft.kind == "group")
    if _OR.fullmatch(gap):
        named = draft.form == before.form == "named"
        return named and tokens.text.startswith(_SET_OFF, draft.end)
    if gap == ") ":
        return before.form == "named" and draft.form == "nominal"
    if draft.silent and draft.kind == "person" and _AS.fullmatch(gap):
        return before.form == "named"
    if not _COMMA.fullmatch(gap) or draft.number == "many":
        return False
    if tokens.opens(before.first - 1) and tokens.lower[before.first - 1] in ASIDE:
        return False
    if draft.form == "named":
        return before.form == "nominal" and (before.number == "one" or _introduces(tokens, before, draft))
    if draft.noun in PARTS and draft.determiner == "the" and _lists(tokens, draft):
        return False
    lower = tokens.words[draft.last].text[0].islower() or tokens.shouts(draft.last)
    described = (draft.determiner is not None and lower) or draft.silent
    known = before.form == "named" or (before.determiner == "the" and draft.determiner in ("a", "an"))
    return known and described and draft.noun not in ANAPHORIC and not _speaks(tokens, draft)


def _introduces(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether it reads "a breakaway faction, the Valley Front," or "its wing, the VF", no list."""
    one = before.determiner in ("a", "an", "another") or is_owned(tokens, before.first)
    alike = before.number == "body" and before.kind == draft.kind == "group"
    return one and alike and tokens.text[draft.end : draft.end + 5] != " and "


def _owned(tokens: Tokens, name: tuple[Draft, Entity], draft: Draft, owner: Draft) -> Entity | None:
    """The person whom "the group's spokesman" after a name and a comma describes."""
    person, entity = name
    gap = tokens.text[person.end : owner.start]
    described = person.form == "named" and person.kind == draft.kind == "person" and draft.form == "nominal"
    return entity if described and gap == ", " else None


def _speaks(tokens: Tokens, draft: Draft) -> bool:
    """Whether a verb of saying follows, so that a comma before does not make the noun a description."""
    after = draft.last + 1
    return after < len(tokens.lower) and tokens.lower[after] in lexicon().speech
