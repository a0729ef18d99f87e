"""The claims of one document as the reading view lists them: what each says, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from factions.casefile.judged import JudgedCasefile
from factions.casefile.readers import PERSON
from factions.questions.event_sentences import event_sentence
from factions.questions.parties import display_names
from factions.questions.sentences import relation_sentence
from factions.questions.weighing import is_event
from factions.questions.wording import period_words
from factions.records import Claim, Role, Stance
from factions.workbench.reviewing.listing import OPEN, Listed


class Verdict(Struct, frozen=True):
    """One person's standing word on a claim; `mine` where it is the one who looks at the page."""

    id: str
    who: str
    what: str
    why: str | None
    mine: bool


class Row(Struct, frozen=True):
    """One claim in the table; `key` names it on the page, `number` is its place in the document.

    `by` is the person who made it, null where a reader did; `standing` and `kept` are the casefile's words
    (docs/judging.md); `undo` is the last judgement on it of the one who looks.
    """

    key: str
    number: int
    claim: Claim
    by: str | None
    sentence: str
    time: str | None
    place: str | None
    stance: tuple[str, ...]
    roles: tuple[Role, ...]
    standing: str
    kept: bool
    verdicts: tuple[Verdict, ...]
    undo: str | None

    @property
    def open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.standing == OPEN


def make_rows(
    view: JudgedCasefile, listed: Iterable[tuple[Listed, Claim]], who: str | None
) -> tuple[Row, ...]:
    """The rows of some claims, as the one who looks at the page is to see them."""
    applied = [(one, view.identity.applied(claim)) for one, claim in listed]
    names = display_names([claim for _, claim in applied])
    return tuple(_row(one, claim, names, who) for one, claim in applied)


def _row(one: Listed, claim: Claim, names: dict[str, str], who: str | None) -> Row:
    verdicts = tuple(
        Verdict(said.id, said.who, said.what, said.why, said.who == who) for said in one.standing.judgements
    )
    mine = [verdict.id for verdict in verdicts if verdict.mine]
    return Row(
        one.key,
        one.number,
        claim,
        _person(claim.reader),
        (event_sentence if is_event(claim) else relation_sentence)((claim,), names),
        period_words(claim.when.bounds).removeprefix("for ") if claim.when else None,
        claim.place.name if claim.place else None,
        tuple(stance_words(claim.stance)),
        claim.roles,
        one.standing.word,
        one.standing.kept,
        verdicts,
        mine[-1] if mine else None,
    )


def _person(reader: str) -> str | None:
    """The name in `person:NAME/TIME`."""
    return reader.removeprefix(PERSON).rpartition("/")[0] if reader.startswith(PERSON) else None


def stance_words(stance: Stance) -> Iterable[str]:
    """What is out of the ordinary in how a document stands to what it says, and who says it."""
    ordinary = Stance()
    if stance.polarity != ordinary.polarity:
        yield stance.polarity
    for word, usual in (
        (stance.certainty, ordinary.certainty),
        (stance.aspect, ordinary.aspect),
        (stance.speech_act, ordinary.speech_act),
    ):
        if word != usual:
            yield word.replace("_", " ")
    if stance.attribution:
        yield "according to " + ", citing ".join(one.name or one.text for one in stance.attribution)
