"""Relations over time: claims folded into episodes, which dated steps begin and end."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from factions.questions.answer import Episode
from factions.questions.parties import party_key
from factions.questions.spans import FIRST, LAST, Saying, day_after, stretches
from factions.questions.weighing import FIRM, Weighing, is_denial, voice
from factions.records import Claim


class Cut(Struct, frozen=True, order=True):
    """A dated step between two episodes: the first and the last day on which it may have happened.

    `ends` is true where the step says that the relation is over.
    """

    first: str
    last: str
    claim: str
    ends: bool


@cache
def _rules() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "episodes.toml").read_text(encoding="utf-8"))


class Step(Struct, frozen=True):
    """A dated step that sources state, with its parties by their roles."""

    claim: Claim
    parties: dict[str, str]


Steps = Mapping[str, Sequence[Step]]


def steps_among(claims: Iterable[Claim]) -> Steps:
    """The steps among some claims that may part a relation of a party into episodes, by party."""
    found: dict[str, list[Step]] = defaultdict(list)
    for claim in claims:
        if claim.kind in _rules() and claim.when and voice(claim) in FIRM and not is_denial(claim):
            step = Step(claim, {role.role: party_key(role) for role in claim.roles})
            for party in set(step.parties.values()):
                found[party].append(step)
    return found


def fold(weighing: Weighing, steps: Steps) -> tuple[Episode, ...]:
    """The episodes of one relation, in order of time, as steps of its parties part it."""
    claims = weighing.claims
    dated = [claim for claim in claims if claim.when is not None and any(claim.when.bounds)]
    cuts = _cuts(claims, steps)
    episodes: dict[int, list[Saying]] = defaultdict(list)
    for claim in dated:
        after = _after(_saying(claim), cuts)
        episodes[after].append(_clipped(_saying(claim), cuts, after))
        episodes[after].extend(_against(_saying(claim), cuts[after : after + 1]))
    return tuple(
        Episode(
            stretches(sayings),
            tuple(cut.claim for cut in cuts[after - 1 : after]),
            tuple(cut.claim for cut in cuts[after : after + 1]),
        )
        for after, sayings in sorted(episodes.items())
    )


def _cuts(claims: Sequence[Claim], steps: Steps) -> list[Cut]:
    """The steps that part a relation, in order of time; none of its own claims is one."""
    kind, own = claims[0].kind, {claim.id for claim in claims}
    parties = {party_key(role) for role in claims[0].roles}
    near = {step.claim.id: step for party in parties for step in steps.get(party, ())}
    parting = (
        cut
        for id, step in near.items()
        if id not in own and _parts(step, kind, parties) and (cut := _cut(step.claim, kind))
    )
    return sorted(parting)


def _parts(step: Step, kind: str, parties: Collection[str]) -> bool:
    """Whether a step parts a relation of a kind among some parties."""
    rule, ends = _rules()[step.claim.kind], step.parties
    return (
        (kind in rule["between"] and all(party in parties for party in ends.values()))
        or (kind in rule["of_subject"] and ends.get("subject") in parties)
        or (kind in rule["of_object"] and ends.get("object") in parties)
    )


def _cut(step: Claim, kind: str) -> Cut | None:
    """When a step may have happened; a step with an open side parts nothing."""
    bounds = step.when.bounds if step.when else (None,) * 4
    first, last = bounds[0], bounds[1] if step.kind == "named" else bounds[3]
    return Cut(first, last, step.id, kind in _rules()[step.kind]["ends"]) if first and last else None


def _saying(claim: Claim) -> Saying:
    assert claim.when is not None
    return Saying(claim.id, claim.when.bounds, voice(claim) in FIRM, is_denial(claim))


def _after(saying: Saying, cuts: Sequence[Cut]) -> int:
    """How many cuts lie before the days that a claim names; a claim across a cut belongs before it."""
    return sum(cut.last <= saying.named_days[0] or _begins_within(saying, cut) for cut in cuts)


def _begins_within(saying: Saying, cut: Cut) -> bool:
    """Whether it begins in the cut's own days and goes on: "a member since August 2014, when it joined"."""
    first, last = saying.named_days
    return cut.first <= first and cut.last < last


def _clipped(saying: Saying, cuts: Sequence[Cut], after: int) -> Saying:
    """Its open days cut where steps rule the rest out; what it states stays as it states it."""
    es, ls, ee, le = saying.bounds
    first, last = saying.named_days
    if after and cuts[after - 1].first <= first:
        es = max(es or FIRST, cuts[after - 1].first)
    if after < len(cuts) and cuts[after].last >= last:
        le = min(le or LAST, cuts[after].last)
    return replace(saying, bounds=(es, ls, ee, le))


def _against(saying: Saying, cuts: Sequence[Cut]) -> Iterable[Saying]:
    """What a step that ends the relation says against days that are stated all the same."""
    last = saying.named_days[1]
    for cut in cuts:
        if cut.ends and not saying.denies and cut.last < last:
            days = day_after(cut.last)
            yield Saying(cut.claim, (days, days, last, last), firm=True, denies=True)
