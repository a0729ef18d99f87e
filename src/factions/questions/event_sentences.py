"""An event put into a sentence: when, where, what, who to whom, with what toll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factions.questions.parties import party_key, within_sentence
from factions.questions.weighing import DOERS, is_denial, voice
from factions.questions.wording import period_words
from factions.records import Claim, Place, Role, Toll, When

_DONE_TO = ("target", "abductee", "detainee", "object")
_TOWARDS = {
    "abduction": "of", "arrest": "of", "seizure": "of", "withdrawal": "before", "surrender": "to",
    "appointment": "in",
}  # fmt: skip
_OTHERS = {
    "victim": "harmed:",
    "lost_by": "from",
    "supporting_force": "with",
    "instrument": "using",
    "mediator": "mediated by",
}
_ANYBODY = frozenset({"people", "others", "victims", "persons", "dead", "wounded"})
_UNTOLD = frozenset({"unknown", "side_a", "side_b"})
_SHOWN_TOLLS = 6
_QUALIFIERS = {"at_least": "at least ", "about": "about ", "up_to": "up to ", None: ""}


def event_sentence(claims: Sequence[Claim], names: dict[str, str]) -> str:
    """What the claims of one telling say, without who says it.

    A party that is only blamed, or that only claims the event, is told as such and not as the doer.
    """
    return "; ".join([event_body(claims, names), *_answers(claims, names)])


def event_body(
    claims: Sequence[Claim], names: dict[str, str], *, kind: str | None = None, head: str | None = None
) -> str:
    """When, where, what, to whom and with what toll, with those that are plainly told as its doers.

    `kind` and `head` are those of the event where they are not the first claim's.
    """
    called = (kind or claims[0].kind).replace("_", " ")
    opening = f"{head or event_head(claims)}: {called}{_doers(claims, names)}{_done_to(claims, names, kind)}"
    return "; ".join([opening, *_others(claims, names), *_tolls(claims)])


def event_head(claims: Sequence[Claim]) -> str:
    """When and where, as the head of a line."""
    when = next((claim.when for claim in claims if claim.when is not None), None)
    place = next((claim.place for claim in claims if claim.place is not None), None)
    return head_words(when, place)


def head_words(when: When | None, place: Place | None) -> str:
    """A time and a place, as the head of a line."""
    time = period_words(when.bounds).removeprefix("for ") if when else "undated"
    return f"{time}, {place.name}" if place else time


def _tolls(claims: Sequence[Claim]) -> Iterable[str]:
    """Every different figure with all who give it, the first ones where they are very many."""
    given: dict[str, dict[str, None]] = {}
    for toll in (toll for claim in claims for toll in claim.tolls):
        by = toll.attribution[-1].name or toll.attribution[-1].text if toll.attribution else ""
        given.setdefault(toll_words(replace(toll, attribution=())), {})[within_sentence(by)] = None
    told = [_according(figure, [name for name in by if name], "" in by) for figure, by in given.items()]
    yield from told[:_SHOWN_TOLLS]
    if len(told) > _SHOWN_TOLLS:
        yield f"and {len(told) - _SHOWN_TOLLS} more figures"


def _according(figure: str, names: Sequence[str], told_plainly: bool) -> str:
    return figure if told_plainly or not names else f"{figure}, according to {' and '.join(names)}"


def _doers(claims: Sequence[Claim], names: dict[str, str]) -> str:
    plain = [claim for claim in claims if voice(claim) not in ("alleged", "claimed", "denied")]
    sides = [_named(_in(plain, (side,)), names) for side in ("side_a", "side_b")]
    if any(sides):
        return f" between {sides[0] or 'an unnamed side'} and {sides[1] or 'an unnamed side'}"
    doers = _named(_in(plain, DOERS), names)
    return f" by {doers}" if doers else ""


def _done_to(claims: Sequence[Claim], names: dict[str, str], kind: str | None) -> str:
    found = _named(_in(claims, _DONE_TO), names)
    return f" {_TOWARDS.get(kind or claims[0].kind, 'against')} {found}" if found else ""


def _others(claims: Sequence[Claim], names: dict[str, str]) -> Iterable[str]:
    struck = {party_key(role) for role in _in(claims, _DONE_TO)}
    counted = any(claim.tolls for claim in claims)
    for role, words in _OTHERS.items():
        told = [
            one for claim in claims for one in _in((claim,), (role,)) if not _is_toll(one, claim, counted)
        ]
        others = [one for one in told if party_key(one) not in struck and not _goes_without(one, claims)]
        if found := _named(others, names):
            yield f"{words} {found.lower() if role == 'instrument' and found.istitle() else found}"


def _goes_without(role: Role, claims: Sequence[Claim]) -> bool:
    """Whether the kind of event says it already: a bombing with a bomb."""
    return role.role == "instrument" and any(party_key(role).rstrip("s") in claim.kind for claim in claims)


def _is_toll(role: Role, claim: Claim, counted: bool) -> bool:
    """Whether a role is but the number of those harmed, which the toll tells: "killing 12 people"."""
    if role.role != "victim" or role.actor is not None:
        return False
    in_toll = any(toll.start < role.end and role.start < toll.end for toll in claim.tolls)
    return in_toll or (counted and party_key(role) in _ANYBODY)


def _answers(claims: Sequence[Claim], names: dict[str, str]) -> Iterable[str]:
    """Who claimed it, who is blamed for it, and who is said not to have done it."""
    for spoken, words in (("claimed", "claimed by"), ("alleged", "blamed on")):
        found = _named(_in([claim for claim in claims if voice(claim) == spoken], DOERS), names)
        if found:
            yield f"{words} {found}"
    denied = _named(_in([claim for claim in claims if is_denial(claim)], DOERS), names)
    if denied:
        yield f"denied that it was {denied}"


def named_in(claims: Iterable[Claim], roles: Sequence[str], names: dict[str, str]) -> str:
    """Those in some roles, as they are listed in a sentence; empty where nobody is."""
    return _named(_in(claims, roles), names)


def _in(claims: Iterable[Claim], roles: Sequence[str]) -> list[Role]:
    """Those in some roles; of doers that are told with and without a name, the named ones."""
    found = [role for claim in claims for role in claim.roles if role.role in roles]
    known = [role for role in found if role.actor is not None]
    return known if known and set(roles) & {"attacker", "abductor"} else found


def _named(roles: Iterable[Role], names: dict[str, str]) -> str:
    found = list({party_key(role): names.get(party_key(role), role.name) for role in roles}.values())
    if not found:
        return ""
    *others, last = found
    return f"{', '.join(others)} and {last}" if others else last


def toll_words(toll: Toll) -> str:
    """A toll as it is told: "at least 46 killed (civilians), according to the police"."""
    count = toll.min if toll.min is not None else toll.max
    exact = toll.min is None or toll.max is None or toll.min == toll.max
    number = f"{_QUALIFIERS.get(toll.qualifier, '')}{count}" if exact else f"{toll.min}–{toll.max}"
    party = "" if toll.party in _UNTOLD else f" ({toll.party.replace('_', ' ')})"
    part = ", among others" if toll.scope == "partial" else ""
    by = (toll.attribution[-1].name or toll.attribution[-1].text) if toll.attribution else ""
    said = f", according to {within_sentence(by)}" if by else ""
    return f"{toll.text if count is None else number} {toll.category}{party}{part}{said}"
