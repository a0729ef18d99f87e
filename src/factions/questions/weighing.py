"""What several claims come to, and who says so: the status and the second half of a line's sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from msgspec import Struct

from factions.questions.answer import Bounds
from factions.questions.holding import OPEN, bounds_of, holds, overlap
from factions.questions.parties import party_key, within_sentence
from factions.questions.wording import day_words, period_words, step_words
from factions.records import Claim, Document
from factions.vocabulary import load_vocabulary

_ACTS = {
    "alleges": "alleged",
    "accuses": "alleged",
    "predicts": "predicted",
    "claims_responsibility": "claimed",
}
FIRM = ("stated", "claimed")
_DOUBTED = {
    "likely": "called likely",
    "possible": "called possible",
    "unlikely": "called unlikely",
    "hypothetical": "only supposed",
}
ATTACKERS = ("attacker", "abductor")
DOERS = ("attacker", "abductor", "detainer", "subject", "gained_by")
_SHOWN_TIMES = 4
_SHOWN_SOURCES = 4


class Weighing(Struct, frozen=True):
    """The claims that bear on a question's day, parted into those that affirm and those that deny."""

    status: str
    affirming: tuple[Claim, ...]
    denying: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.affirming + self.denying


def is_event(claim: Claim) -> bool:
    return load_vocabulary().shape(claim.kind) == "event"


def doers(claim: Claim) -> set[str]:
    """Those who did it or fought in it."""
    return {party_key(role) for role in claim.roles if role.role in (*DOERS, "side_a", "side_b")}


def is_denial(claim: Claim) -> bool:
    return claim.stance.polarity == "denied" or claim.stance.speech_act == "denies"


def voice(claim: Claim) -> str:
    """How the claim says it: stated, claimed, alleged, called possible, planned, denied, …"""
    if is_denial(claim):
        return "denied"
    if claim.stance.certainty in _DOUBTED:
        return _DOUBTED[claim.stance.certainty]
    if claim.stance.aspect == "planned":
        return "planned"
    return _ACTS.get(claim.stance.speech_act, "stated")


def weigh(claims: Iterable[Claim], on: str | None) -> Weighing | None:
    """What the claims come to, on a day or at any time; None where none of them bears on the day."""
    bearing = [claim for claim in claims if on is None or holds(bounds_of(claim.when), on) != "no"]
    affirming = tuple(claim for claim in bearing if not is_denial(claim))
    denying = tuple(claim for claim in bearing if is_denial(claim))
    if not bearing:
        return None
    return Weighing(_status(affirming, denying, on), affirming, denying)


def _status(affirming: Sequence[Claim], denying: Sequence[Claim], on: str | None) -> str:
    if not affirming:
        return "denied"
    if any(_clash(one, other) for one in affirming for other in denying):
        return "disputed"
    return "stated" if any(_states(claim, on) for claim in affirming) else "possible"


def _clash(affirming: Claim, denial: Claim) -> bool:
    """Whether both cannot hold: to deny having done what others are said to have done denies no event."""
    denied = doers(denial) if is_event(denial) else set()
    of_same = not denied or bool(denied & doers(affirming))
    return of_same and overlap(bounds_of(affirming.when), bounds_of(denial.when))


def _states(claim: Claim, on: str | None) -> bool:
    return voice(claim) in FIRM and (on is None or holds(bounds_of(claim.when), on) == "stated")


def weight_words(
    weighing: Weighing, documents: dict[str, Document], on: str | None, names: dict[str, str]
) -> str:
    """Who says it of when, with what doubt: "throughout 2019 by X. Denied by Y, no time given."."""
    affirmed = _sayings(weighing.affirming, documents, on, names)
    denied = _sayings(weighing.denying, documents, on, names)
    sentences = ["; ".join(part) for part in (affirmed, denied) if part]
    return " ".join(
        f"{words[0].upper() if number else words[0]}{words[1:]}." for number, words in enumerate(sentences)
    )


def _sayings(
    claims: Sequence[Claim], documents: dict[str, Document], on: str | None, names: dict[str, str]
) -> list[str]:
    """One part for each way and time in which it is said, the longest told first where they are too many."""
    said: dict[tuple[str, Bounds], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[voice(claim), bounds_of(claim.when)].append(claim)
    ordered = sorted(said.items(), key=lambda one: (_sort_key(one[0][1]), one[0][0]))
    parts = [
        _said(spoken, bounds, source_words(group, documents, names), on, _is_step(group[0]))
        for (spoken, bounds), group in ordered[:_SHOWN_TIMES]
    ]
    more = len(ordered) - _SHOWN_TIMES
    return [*parts, f"and in {more} more way{'s' if more > 1 else ''}"] if more > 0 else parts


def _sort_key(bounds: Bounds) -> tuple[str, ...]:
    return tuple(bound or "9999" for bound in bounds)


def _is_step(claim: Claim) -> bool:
    return load_vocabulary().shape(claim.kind) == "step"


def _said(spoken: str, bounds: Bounds, sources: str, on: str | None, is_step: bool) -> str:
    words = step_words(bounds) if is_step else period_words(bounds)
    how = "" if spoken == "stated" else f"{spoken} "
    if bounds == OPEN:
        timed = f"{how}by {sources}, no time given"
        return timed if on is None else f"{timed}, which leaves {day_words(on)} open"
    if on is None:
        return f"{how}{words} by {sources}"
    if holds(bounds, on) == "possible":
        return f"{how or 'stated '}{words} by {sources}, which leaves {day_words(on)} open"
    day = f"for {day_words(on)}"
    whole = "" if words.endswith(day_words(on)) else f" ({words.removeprefix('for ')})"
    return f"{how or 'stated '}{day} by {sources}{whole}"


def source_words(claims: Iterable[Claim], documents: dict[str, Document], names: dict[str, str]) -> str:
    """Who says it: each speaker with the publishers that cite it, and publishers that say it themselves."""
    cited: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        publisher = publisher_of(documents[claim.document])
        speaker = _speaker(claim, names)
        own = f"{publisher} (its own view)" if claim.stance.basis == "evaluative" else publisher
        cited[speaker or own].update((publisher,) if speaker else ())
    sources = sorted(f"{who} ({', '.join(sorted(by))})" if by else who for who, by in cited.items())
    more = len(sources) - _SHOWN_SOURCES
    shown = [*sources[:_SHOWN_SOURCES], f"{more} more"] if more > 0 else sources
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _speaker(claim: Claim, names: dict[str, str]) -> str:
    """Who is cited, and by way of whom, the same speaker twice in a chain once; empty where nobody is."""
    chain = [
        names.get(one.actor or "", within_sentence(one.name or one.text)) for one in claim.stance.attribution
    ]
    return " by way of ".join(dict.fromkeys(reversed(chain)))


def publisher_of(document: Document) -> str:
    """The publisher, or what else tells a reader which document it is."""
    if document.publisher:
        return document.publisher
    if document.title:
        return f"“{document.title}”"
    return PurePath(document.source).name if document.source else document.id
