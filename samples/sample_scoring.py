"""How much of an answer key a reading holds, and how much of the reading the key knows.

A key claim is found when a produced claim of its kind (or of one of its alternatives) has evidence that
overlaps its quote and fills at least half of its roles. Claims are paired one to one, best first, so that
one produced claim never stands for four in the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct
from sample_keys import Key, KeyClaim, KeyToll, KeyWhen, body_start, locate, locate_near
from sample_measures import Measures, Ratio, add_up, measure_places, measure_times, ratio

from factions.records import Claim, Place, Quote, Reading, Role, Span, Toll, When
from factions.vocabulary import load_vocabulary

ROLES_NEEDED = 0.5
STANCE_FIELDS = ("polarity", "certainty", "aspect", "speech_act")


class Score(Struct, frozen=True):
    """The score of one report: ratios by measure and by kind, and what did not match."""

    report: str
    split: str
    measures: Measures
    kinds: Measures
    missed: tuple[KeyClaim, ...]
    spurious: tuple[Claim, ...]


class Match(Struct, frozen=True):
    """A key claim and a produced claim that says it; `roles` is the share of key roles filled."""

    key: KeyClaim
    claim: Claim
    quote: Span
    roles: float
    overlap: int


def score_reading(key: Key, reading: Reading) -> Score:
    """Score one reading of the key's report."""
    text = reading.document.text
    produced = [claim for claim in reading.claims if _in_body(text, claim)]
    matches = [match for k in key.claims for claim in produced if (match := match_claim(text, k, claim))]
    pairs = pair_up(matches)
    found = {id(match.key) for match in pairs}
    known = {id(match.claim) for match in matches}
    needed = [k for k in key.claims if not k.optional]
    return Score(
        report=key.report,
        split=key.split,
        measures={
            "claims found": ratio(id(k) in found for k in needed),
            "claims known to the key": ratio(id(claim) in known for claim in produced),
            **add_up(measure_match(text, match) for match in pairs),
            **measure_times(text, key.times, reading.times),
            **measure_places(text, key.places, reading.places),
        },
        kinds=add_up({k.kind: Ratio(int(id(k) in found), 1)} for k in needed),
        missed=tuple(k for k in needed if id(k) not in found),
        spurious=tuple(claim for claim in produced if id(claim) not in known),
    )


def _in_body(text: str, claim: Claim) -> bool:
    return any(quote.end > body_start(text) for quote in claim.evidence)


def match_claim(text: str, key: KeyClaim, claim: Claim) -> Match | None:
    """The match of a produced claim with a key claim, or None."""
    quote = locate(text, key.quote, key.nth)
    if quote is None or claim.kind not in (key.kind, *key.alternatives):
        return None
    overlap = sum(max(0, min(quote.end, q.end) - max(quote.start, q.start)) for q in claim.evidence)
    filled = ratio(roles_filled(text, key, claim, quote).values()).share
    share = 1.0 if filled is None else filled
    return Match(key, claim, quote, share, overlap) if overlap and share >= ROLES_NEEDED else None


def pair_up(matches: Iterable[Match]) -> list[Match]:
    """One to one: the pairs that fill most roles first, then those of the same kind, then by overlap."""
    pairs: list[Match] = []
    keys_taken: set[int] = set()
    claims_taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (-m.roles, m.key.kind != m.claim.kind, -m.overlap)):
        if id(match.key) not in keys_taken and id(match.claim) not in claims_taken:
            pairs.append(match)
            keys_taken.add(id(match.key))
            claims_taken.add(id(match.claim))
    return pairs


def roles_filled(text: str, key: KeyClaim, claim: Claim, quote: Span) -> dict[str, bool]:
    """For every role of the key, whether the claim fills it by the same words or the same actor."""
    return {role: _filled(text, key, role, claim, quote) for role in key.roles}


def _filled(text: str, key: KeyClaim, role: str, claim: Claim, quote: Span) -> bool:
    words = locate_near(text, key.roles[role], quote)
    actor = key.actors.get(role)
    names = _names_for(role, key.kind, claim.kind)
    return any(_same(filler, words, actor) for filler in claim.roles if names is None or filler.role in names)


def _same(filler: Role, words: Span | None, actor: str | None) -> bool:
    return (words is not None and filler.span.overlaps(words)) or (
        actor is not None and filler.actor == actor
    )


@cache
def _names_for(role: str, kind: str, claim_kind: str) -> frozenset[str] | None:
    """The role names that answer `role`; None is any, as another kind has roles of its own."""
    if claim_kind != kind:
        return None
    if load_vocabulary().term(kind).symmetric:
        for sides in (frozenset(("subject", "object")), frozenset(("side_a", "side_b"))):
            if role in sides:
                return sides
    return frozenset((role,))


def measure_match(text: str, match: Match) -> Measures:
    """What is right about a claim that was found; only what the key states is counted."""
    key, claim, quote = match.key, match.claim, match.quote
    return {
        "roles": ratio(roles_filled(text, key, claim, quote).values()),
        "time": ratio([_time_right(key.when, claim.when)] if key.when else []),
        "place": ratio([_place_right(text, key, claim.place, quote)] if key.place else []),
        **{name: ratio(_stance_right(key, claim, name)) for name in STANCE_FIELDS},
        "attribution": ratio(_attribution_right(text, key, claim, quote)),
        "tolls": ratio(_toll_right(text, toll, claim.tolls, quote) for toll in key.tolls),
        "attributes": ratio(claim.attributes.get(name) == value for name, value in key.attributes.items()),
    }


def _time_right(key: KeyWhen | str | None, when: When | None) -> bool:
    if not isinstance(key, KeyWhen):
        return when is None
    return when is not None and when.bounds == key.bounds


def _place_right(text: str, key: KeyClaim, place: Place | None, quote: Span) -> bool:
    if key.place is None or isinstance(key.place, str):
        return place is None
    words = locate_near(text, key.place.text, quote)
    return place is not None and place.country == key.place.country and _overlap(place, words)


def _overlap(quote: Quote, words: Span | None) -> bool:
    return words is not None and quote.span.overlaps(words)


def _stance_right(key: KeyClaim, claim: Claim, name: str) -> list[bool]:
    stated = getattr(key.stance, name)
    return [] if stated is None else [getattr(claim.stance, name) == stated]


def _attribution_right(text: str, key: KeyClaim, claim: Claim, quote: Span) -> list[bool]:
    speakers = key.stance.attribution
    if speakers is None:
        return []
    said_by = claim.stance.attribution
    if not speakers:
        return [not said_by]
    spans = [locate_near(text, words, quote) for words in speakers]
    return [all(any(_overlap(speaker, span) for speaker in said_by) for span in spans)]


def _toll_right(text: str, key: KeyToll, tolls: Sequence[Toll], quote: Span) -> bool:
    words = locate_near(text, key.text, quote)
    return any(
        toll.category == key.category and _overlap(toll, words) and _count_right(key, toll) for toll in tolls
    )


def _count_right(key: KeyToll, toll: Toll) -> bool:
    """Whether the figures agree; more than 100 may be kept as 100 or as 101 at least."""
    more = 1 if key.text.startswith(("more than", "above")) else 0
    least = toll.min is not None and key.min is not None and key.min <= toll.min <= key.min + more
    return (least or toll.min == key.min) and (key.max is None or toll.max == key.max)
