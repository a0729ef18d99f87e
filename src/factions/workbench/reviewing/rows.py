"""The claims of one document as the reading view lists them: what each says, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from factions.casefile.judged import JudgedCasefile
from factions.casefile.judging.standing import Standing
from factions.casefile.readers import PERSON
from factions.questions.event_sentences import event_sentence
from factions.questions.parties import display_names
from factions.questions.sentences import relation_sentence
from factions.questions.weighing import is_event
from factions.questions.wording import period_words
from factions.records import Claim, Role, Span, Stance, digest

OPEN = "unjudged"


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
    span: Span
    standing: str
    kept: bool
    verdicts: tuple[Verdict, ...]
    undo: str | None

    @property
    def open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.standing == OPEN


class Progress(Struct, frozen=True):
    """How many of the claims that were read in a document are judged, and how many people added."""

    judged: int
    total: int
    added: int

    @property
    def done(self) -> bool:
        return self.judged == self.total


def list_rows(view: JudgedCasefile, claims: Iterable[Claim], who: str | None) -> tuple[Row, ...]:
    """The rows of a document's claims as they were read and made, in the order of the text.

    What a person made and took back is not listed; what was rejected or replaced is.
    """
    ordered = sorted(claims, key=_place)
    keys = keys_of(ordered)
    standing = [(claim, view.standing(claim)) for claim in ordered]
    listed = [
        (view.identity.applied(claim), stands) for claim, stands in standing if stands.word != "withdrawn"
    ]
    names = display_names([claim for claim, _ in listed])
    return tuple(
        _row(claim, keys[claim.id, claim.reader], stands, names, number, who)
        for number, (claim, stands) in enumerate(listed, start=1)
    )


def progress(rows: Sequence[Row]) -> Progress:
    """How far the review of a document is."""
    read = [row for row in rows if row.by is None]
    return Progress(
        sum(not row.open for row in read), len(read), sum(row.standing == "added" for row in rows)
    )


def _place(claim: Claim) -> tuple[int, int, str, bool, str]:
    """Where a claim stands in the table: by its words, and what a person made of it after it."""
    words = claim.evidence[0]
    return words.start, words.end, claim.id, claim.reader.startswith(PERSON), claim.reader


def keys_of(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """What names each claim of a document on a page, by its id and reader.

    That is its id; where several made a claim of one id, what people made has a sign of who and when as well.
    """
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (claim.reader.startswith(PERSON), claim.reader)):
        key = f"{claim.id}-{digest(claim.reader)[:6]}" if claim.id in taken else claim.id
        found[claim.id, claim.reader] = key
        taken.add(claim.id)
    return found


def _row(
    claim: Claim, key: str, standing: Standing, names: dict[str, str], number: int, who: str | None
) -> Row:
    verdicts = tuple(
        Verdict(one.id, one.who, one.what, one.why, one.who == who) for one in standing.judgements
    )
    sentence = (event_sentence if is_event(claim) else relation_sentence)((claim,), names)
    mine = [one.id for one in verdicts if one.mine]
    return Row(
        key,
        number,
        claim,
        _person(claim.reader),
        sentence,
        period_words(claim.when.bounds).removeprefix("for ") if claim.when else None,
        claim.place.name if claim.place else None,
        tuple(stance_words(claim.stance)),
        claim.roles,
        claim.evidence[0].span,
        standing.word,
        standing.kept,
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
