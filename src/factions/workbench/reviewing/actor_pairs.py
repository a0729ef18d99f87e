"""Two actors that may be one, side by side, with the reasons for it and against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factions.casefile import Casefile
from factions.casefile.identity import node_of
from factions.casefile.identity.joining import judged_pair, pair_of
from factions.casefile.identity.likely import JOINS_ABOVE, Reason, Suggestion, read_suggestions
from factions.casefile.judged import JudgedCasefile
from factions.records import Claim
from factions.registry import load_registry
from factions.registry.countries import load_countries

_MOST_CLAIMS = 300
_QUOTES = 2
_SHOWN = 6


class Quoted(Struct, frozen=True):
    """Words of a document, with where they stand."""

    claim: str
    document: str
    text: str
    source: str


class ActorSide(Struct, frozen=True):
    """What the casefile tells of one actor, as far as it tells it from another.

    `claims` is how many were looked at: the first 300 of those that speak of it.
    """

    key: str
    name: str
    names: tuple[str, ...]
    claims: int
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    years: str
    beside: tuple[str, ...]
    quotes: tuple[Quoted, ...]


class ActorPair(Struct, frozen=True):
    """A suggestion with both sides; `held` where the casefile holds the two to be one already."""

    one: ActorSide
    other: ActorSide
    score: float
    held: bool
    reasons: tuple[Reason, ...]


def open_pairs(casefile: Casefile, view: JudgedCasefile) -> tuple[Suggestion, ...]:
    """The suggestions as they were last made on which nobody decided, the likeliest first."""
    decided = {judged_pair(one) for one in view.identity.judgements}
    with casefile.transaction() as connection:
        found = read_suggestions(connection)
    return tuple(one for one in found if pair_of(node_of(one.one), node_of(one.other)) not in decided)


def actor_pair(casefile: Casefile, view: JudgedCasefile, suggestion: Suggestion) -> ActorPair:
    """A suggestion with what is told of both, each for itself even where they are held to be one."""
    one, other = (frozenset(view.keys(key)) for key in (suggestion.one, suggestion.other))
    is_one = bool(one & other)
    return ActorPair(
        _side(casefile, suggestion.one, frozenset({suggestion.one}) if is_one else one),
        _side(casefile, suggestion.other, frozenset({suggestion.other}) if is_one else other),
        suggestion.score,
        suggestion.score >= JOINS_ABOVE,
        suggestion.reasons,
    )


def _side(casefile: Casefile, key: str, keys: frozenset[str]) -> ActorSide:
    claims = casefile.actor_claims(sorted(keys), most=_MOST_CLAIMS)
    roles = [role for claim in claims for role in claim.roles]
    mine = [role for role in roles if (role.actor or role.name) in keys]
    registry = load_registry()
    names = _commonest(role.name for role in mine)
    return ActorSide(
        key,
        registry.get(key).name if registry.knows(key) else (names[0] if names else key),
        names,
        len(claims),
        _commonest(role.mention_kind.replace("_", " ") for role in mine),
        _commonest(_country(claim.place.country) for claim in claims if claim.place and claim.place.country),
        _years(claims),
        _commonest(role.name for role in roles if role not in mine),
        tuple(_quotes(casefile, claims)),
    )


def _country(code: str) -> str:
    return next((country.name for country in load_countries() if country.code == code), code)


def _commonest(words: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word))[:_SHOWN])


def _years(claims: Sequence[Claim]) -> str:
    years = sorted(bound[:4] for claim in claims if claim.when for bound in claim.when.bounds if bound)
    if not years:
        return "no time given"
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _quotes(casefile: Casefile, claims: Sequence[Claim]) -> Iterator[Quoted]:
    """The words of a few claims, each of another document as far as there are several."""
    first = {claim.document: claim for claim in reversed(claims)}
    for claim in list(first.values())[:_QUOTES]:
        document = casefile.document(claim.document)
        yield Quoted(
            claim.id,
            document.id,
            " ".join(claim.evidence[0].text.split()),
            f"{document.publisher or document.title or document.id}, {document.published_at or 'undated'}",
        )
