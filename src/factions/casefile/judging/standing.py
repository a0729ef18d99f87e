"""How a claim stands by what people decided about it.

The last verdict of each person counts, and the last adjudication above them all. Where people decided
differently and nobody adjudicated, the claim is contested and stays in the answers, marked so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct
from sqlalchemy import Connection

from factions.casefile.judgements import VERDICTS, Judgement
from factions.casefile.judging.finding import Found, find_again
from factions.casefile.readers import is_person

KEPT = frozenset({"unjudged", "accepted", "unsure", "contested", "added", "edited"})
SET_ASIDE = frozenset({"rejected", "superseded", "withdrawn"})
_WORDS = {"accept": "accepted", "reject": "rejected", "edit": "superseded"}
_WORDS_AGAINST = ("reject", "edit")
_MAKING = ("edit", "add")
# The id of a claim, with its reader where that is a person: a better reader's claim is the same claim.
Target = tuple[str, str | None]


class Made(Protocol):
    """What of a claim says how it stands: its id, and who made it."""

    @property
    def id(self) -> str: ...

    @property
    def reader(self) -> str: ...


class Standing(Struct, frozen=True):
    """How a claim stands, and by which judgements.

    `word` is unjudged, accepted, unsure, contested, edited or added (all of which answers count), or
    rejected, superseded or withdrawn (which they leave out).
    """

    word: str
    judgements: tuple[Judgement, ...] = ()

    @property
    def kept(self) -> bool:
        return self.word in KEPT


class Standings:
    """The standing of every claim of a casefile, from its standing judgements in their order."""

    def __init__(self, judgements: Iterable[Judgement], found: Mapping[str, Found]) -> None:
        self._verdicts: dict[Target, list[Judgement]] = defaultdict(list)
        self._made: dict[str, Judgement] = {}
        self._edited: dict[str, Target] = {}
        for judgement in judgements:
            if judgement.what in _MAKING and (made := judgement.details.get("made")):
                self._made[made] = judgement
            if is_verdict(judgement) and (target := _target(judgement, found)):
                self._verdicts[target].append(judgement)
                self._edited[judgement.id] = target

    def of(self, claim: Made) -> Standing:
        """How this claim, as its reader has it, stands."""
        if not is_person(claim.reader):
            return _standing(self._verdicts.get((claim.id, None), ()), "unjudged")
        making = self._made.get(claim.reader)
        if making is None:
            return Standing("withdrawn")
        own = self._verdicts.get((claim.id, claim.reader), ())
        if making.what == "add":
            return _with_author(making, own, "added")
        return self._of_edit(making, own)

    def doubted(self) -> frozenset[str]:
        """The ids of the claims that somebody rejects or replaces: of a reader's no other is set aside."""
        return frozenset(
            id for (id, _), said in self._verdicts.items() if any(one.what in _WORDS_AGAINST for one in said)
        )

    def _of_edit(self, making: Judgement, own: Sequence[Judgement]) -> Standing:
        """An edit stands while it is its author's last word and nobody adjudicated otherwise."""
        target = self._edited.get(making.id)
        rivals = self._verdicts[target] if target is not None else [making]
        deciding = _deciding(rivals)
        if making not in deciding:
            return Standing("superseded", tuple(deciding))
        if len({_said(one) for one in deciding if one.what != "unsure"}) > 1:
            return Standing("contested", (*deciding, *own))
        return _with_author(making, own, "edited")


def is_verdict(judgement: Judgement) -> bool:
    """Whether a judgement is on one claim; `unsure` may also be said of a pair, which has no kind."""
    return judgement.what in VERDICTS and judgement.kind is not None


def on_reader(judgement: Judgement) -> bool:
    """Whether a verdict is on a claim that a reader, and not a person, had made."""
    return is_verdict(judgement) and not is_person(judgement.details.get("reader"))


def read_standings(connection: Connection, judgements: Sequence[Judgement]) -> Standings:
    """The standings that some judgements give the claims of the newest readings."""
    return Standings(judgements, find_again(connection, [one.on[0] for one in judgements if on_reader(one)]))


def _target(judgement: Judgement, found: Mapping[str, Found]) -> Target | None:
    reader = judgement.details.get("reader")
    if is_person(reader):
        return judgement.on[0], reader
    now = found.get(judgement.on[0])
    return (now.claim, None) if now is not None and now.claim is not None else None


def _standing(judgements: Sequence[Judgement], without: str) -> Standing:
    if not judgements:
        return Standing(without)
    deciding = _deciding(judgements)
    verdicts = {one.what for one in deciding} - {"unsure"}
    if not verdicts:
        return Standing("unsure", tuple(deciding))
    if len(verdicts) == 1:
        return Standing(_WORDS[verdicts.pop()], tuple(deciding))
    return Standing("contested" if "accept" in verdicts else "superseded", tuple(deciding))


def _with_author(making: Judgement, own: Sequence[Judgement], word: str) -> Standing:
    """What a person made counts as accepted by that person, until he or she says otherwise."""
    standing = _standing(own, word)
    if standing.word != "rejected" or any(one.who == making.who for one in own if one.what == "reject"):
        return standing if standing.word != "accepted" else Standing(word, (making, *standing.judgements))
    return Standing("contested", (making, *standing.judgements))


def _deciding(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The last verdict of each person, or alone the last adjudication."""
    adjudicated = [one for one in judgements if one.details.get("adjudicates")]
    if adjudicated:
        return adjudicated[-1:]
    last = {one.who: one for one in judgements}
    return sorted(last.values(), key=lambda one: (one.at, one.id))


def _said(judgement: Judgement) -> str:
    """An edit is a verdict of its own: two edits of one claim say different things."""
    return judgement.id if judgement.what == "edit" else judgement.what
