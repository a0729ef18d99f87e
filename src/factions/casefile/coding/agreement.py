"""How far coders agree, field by field: Krippendorff's alpha over what each one's judgements come to.

A coder's judgement gives a value for every field of the claim: an accepted claim has its own values, an
edited one those of the edit, a rejected one none of them ("no such claim" is a value too). Alpha is that of
nltk with the binary distance: 1 is full agreement, 0 what chance gives (Krippendorff 2004, ch. 11). It has no
value where coders used one value only, which says nothing on whether they can tell values apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from factions.casefile.casefile import Casefile
from factions.casefile.coding.assigning import read_assignments
from factions.casefile.judgements import VERDICTS, Judgement
from factions.errors import UserError
from factions.records import Claim

_NONE = "no such claim"
FIELDS: Mapping[str, Callable[[Claim], str]] = {
    "kind": lambda claim: claim.kind,
    "roles": lambda claim: "; ".join(sorted(f"{one.role} {one.start}-{one.end}" for one in claim.roles)),
    "when": lambda claim: str(claim.when.bounds) if claim.when else "none",
    "place": lambda claim: claim.place.name if claim.place else "none",
    "tolls": lambda claim: "; ".join(sorted(f"{one.category} {one.min}-{one.max}" for one in claim.tolls)),
    "polarity": lambda claim: claim.stance.polarity,
    "certainty": lambda claim: claim.stance.certainty,
}


class Agreement(Struct, frozen=True):
    """Agreement on one field: alpha (null where it has none), how often the values were the same, and of how
    many claims judged by two coders or more."""

    field: str
    alpha: float | None
    same: float
    claims: int


def agreement(casefile: Casefile, sample: str) -> tuple[Agreement, ...]:
    """Agreement on the verdict and on each field of a sample; adjudications do not count in it.

    Raises UserError for an unknown sample, or where no claim was judged by two coders yet.
    """
    assigned = read_assignments(casefile, sample)
    if not assigned:
        raise UserError(f"There is no sample {sample!r}; `factions assign` draws one.")
    verdicts = _verdicts(casefile, {(one.coder, one.claim) for one in assigned})
    coded = [key for key in verdicts if sum(claim == key[1] for _, claim in verdicts) > 1]
    if not coded:
        raise UserError(f"No claim of the sample {sample!r} was judged by two coders yet.")
    told = {key: _told(casefile, verdicts[key]) for key in coded}
    return tuple(
        _agreement(name, {key: values[name] for key, values in told.items() if name in values})
        for name in ("verdict", *FIELDS)
    )


def disagreements(casefile: Casefile, sample: str) -> tuple[tuple[str, tuple[Judgement, ...]], ...]:
    """The claims on which coders differ and nobody adjudicated yet, with their judgements."""
    assigned = read_assignments(casefile, sample)
    verdicts = _verdicts(casefile, {(one.coder, one.claim) for one in assigned})
    settled = {one.on[0] for one in casefile.judgements() if one.details.get("adjudicates")}
    found = []
    for claim in dict.fromkeys(one.claim for one in assigned):
        said = tuple(verdict for (_, on), verdict in sorted(verdicts.items()) if on == claim)
        told = {tuple(sorted(_told(casefile, one).items())) for one in said}
        if len(told) > 1 and claim not in settled:
            found.append((claim, said))
    return tuple(found)


def _verdicts(casefile: Casefile, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Judgement]:
    """The last verdict of each coder on each claim."""
    return {
        (one.who, one.on[0]): one
        for one in casefile.judgements()
        if one.what in VERDICTS and not one.details.get("adjudicates") and (one.who, one.on[0]) in wanted
    }


def _told(casefile: Casefile, verdict: Judgement) -> dict[str, str]:
    if verdict.what == "unsure":
        return {"verdict": "unsure"}
    if verdict.what == "reject":
        return {"verdict": "reject"} | dict.fromkeys(FIELDS, _NONE)
    made = verdict.details.get("made") or verdict.details.get("reader")
    claim = casefile.claim(verdict.on[-1], reader=made)
    return {"verdict": verdict.what} | {name: value(claim) for name, value in FIELDS.items()}


def _agreement(name: str, values: Mapping[tuple[str, str], str]) -> Agreement:
    by_claim: dict[str, list[str]] = {}
    for (_, claim), value in values.items():
        by_claim.setdefault(claim, []).append(value)
    several = [some for some in by_claim.values() if len(some) > 1]
    pairs = [(one, other) for some in several for i, one in enumerate(some) for other in some[i + 1 :]]
    same = sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0
    data = [(coder, claim, value) for (coder, claim), value in values.items() if len(by_claim[claim]) > 1]
    return Agreement(name, _alpha(data), same, len(several))


def _alpha(data: Sequence[tuple[str, str, str]]) -> float | None:
    if len({value for _, _, value in data}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(data=list(data)).alpha())
