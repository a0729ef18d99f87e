"""The question `first_said`: where a thing was first said, and who repeats whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factions.casefile.origins import find_copies
from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, Line, RepeatLine, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.gathering import ties_of
from factions.questions.holding import parse_day
from factions.questions.parties import find_party, has_party, within_sentence
from factions.questions.relations import make_line, same_relation
from factions.questions.sentences import relation_sentence
from factions.questions.weighing import is_denial, publisher_of, weigh
from factions.questions.wording import day_words
from factions.records import Claim, Document
from factions.vocabulary import load_vocabulary

_SHOWN = 4


def first_said(
    casefile: Casefile,
    actor: str,
    other: str | None = None,
    *,
    kind: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """For each thing said of an actor (and another), which document says it first and which repeat it.

    A document repeats another where it is a copy of it, comes from the same publisher or cites the same
    speaker; the rest are independent as far as can be seen. Raises UnknownActor, AmbiguousActor, BadDate and
    UserError.
    """
    kinds = load_vocabulary().kinds("state", "step", "pattern")
    if kind is not None and kind not in kinds:
        raise UserError(f"No relation is named {kind!r}. The relations are: {', '.join(kinds)}.")
    party = find_party(casefile, actor)
    than = find_party(casefile, other) if other else None
    read = ties_of(casefile, party, Narrowed(known_by, (kind,) if kind else kinds))
    asked = ask(casefile, read, on=on, known_by=known_by)
    of_both = [claim for claim in asked.seen.claims if than is None or has_party(claim, than.key)]
    day = parse_day(on)
    lines = [
        _line(weighing.claims, asked)
        for group in same_relation(of_both)
        if (weighing := weigh(group, day)) is not None
    ]
    silent = len(of_both) - sum(len(line.claims) for line in lines)
    return answer(
        asked, "first_said", {"actor": actor, "other": other, "kind": kind}, sorted(lines, key=_order),
        silent=silent,
        notes=("First means first among the documents of this casefile, by their day of publication.",)
        if lines else (),
    )  # fmt: skip


def _order(line: Line) -> tuple[int, str, str]:
    """Those said by most documents first."""
    return -len(line.documents), line.kind, line.text


def _line(claims: Sequence[Claim], asked: Asked) -> RepeatLine:
    documents = asked.seen.documents
    said = [claim for claim in claims if not is_denial(claim)]
    ordered = sorted(said or claims, key=lambda claim: (_day(documents[claim.document]), claim.id))
    by_document = {claim.document: claim for claim in reversed(ordered)}
    first = ordered[0]
    rest = sorted(set(by_document) - {first.document}, key=lambda id: (_day(documents[id]), id))
    why = {id: _repeats(by_document[id], first, documents) for id in rest}
    weighing = weigh(claims, None)
    assert weighing is not None
    sentence = relation_sentence(weighing.claims, asked.names)
    told = [*_told(first, why, by_document, documents), *_denied(claims, first, documents)]
    text = f"{sentence}: {'; '.join(told)}."
    line = make_line(text, weighing, asked.seen)
    return widened(line, RepeatLine, first=first.document, repeats=tuple(id for id in rest if why[id]),
        independent=tuple(id for id in rest if not why[id]),
    )  # fmt: skip


def _repeats(claim: Claim, first: Claim, documents: dict[str, Document]) -> str:
    """How a document repeats the first one; empty where it does not, as far as can be seen."""
    one, other = documents[claim.document], documents[first.document]
    if find_copies([other, one]):
        return "a copy"
    if publisher_of(one) == publisher_of(other):
        return "the same publisher"
    speakers = {speaker.actor for speaker in claim.stance.attribution if speaker.actor}
    shared = speakers & {speaker.actor for speaker in first.stance.attribution}
    return "citing the same speaker" if shared else ""


def _told(
    first: Claim, why: dict[str, str], claims: dict[str, Claim], documents: dict[str, Document]
) -> Iterable[str]:
    yield f"first said {_when(documents[first.document])} by {_by(first, documents)}"
    again = [
        f"{_by(claims[id], documents)}, {_when(documents[id])} ({how})" for id, how in why.items() if how
    ]
    alone = [f"{_by(claims[id], documents)}, {_when(documents[id])}" for id, how in why.items() if not how]
    for words, told in (("repeated by", again), ("also said, on its own, by", alone)):
        if told:
            more = [f"{len(told) - _SHOWN} more"] if len(told) > _SHOWN else []
            yield f"{words} {', '.join([*told[:_SHOWN], *more])}"


def _denied(claims: Sequence[Claim], first: Claim, documents: dict[str, Document]) -> Iterable[str]:
    """Who denies it, where anybody affirms it."""
    against = {claim.document: claim for claim in claims if is_denial(claim)}
    if against and not is_denial(first):
        told = sorted(f"{_by(claim, documents)}, {_when(documents[id])}" for id, claim in against.items())
        yield f"denied by {', '.join(told[:_SHOWN])}"


def _day(document: Document) -> str:
    return document.published_at or "9999"


def _when(document: Document) -> str:
    return f"on {day_words(document.published_at)}" if document.published_at else "on an unknown day"


def _by(claim: Claim, documents: dict[str, Document]) -> str:
    publisher = publisher_of(documents[claim.document])
    if not claim.stance.attribution:
        return publisher
    speaker = claim.stance.attribution[-1]
    return f"{publisher}, citing {within_sentence(speaker.name or speaker.text)}"
