"""The question `changed`: what documents published since a day add to or take from what was known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factions.casefile.summaries import Narrowed
from factions.questions.answer import Answer, ChangeLine, LeftOut, Line, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.distinct import distinct_events
from factions.questions.event_lines import event_lines
from factions.questions.events import events_in
from factions.questions.gathering import all_about
from factions.questions.holding import parse_day
from factions.questions.parties import Party, find_party, has_party
from factions.questions.relations import make_line, same_relation
from factions.questions.sentences import relation_sentence
from factions.questions.spans import day_before
from factions.questions.weighing import Weighing, is_denial, is_event, publisher_of, weigh, weight_words
from factions.questions.wording import day_words
from factions.records import Claim, Document

_ORDER = ("contradicted", "withdrawn", "settled", "new")
_WORDS = {
    "new": "New",
    "contradicted": "Contradicted",
    "withdrawn": "Withdrawn",
    "settled": "Now stated, which was only said with doubt",
}


def changed(
    casefile: Casefile,
    actor: str | None = None,
    *,
    since: str,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """What is new, contradicted, withdrawn or firmly stated by documents published on `since` or later.

    A thing is withdrawn where a publisher, or the speaker it cites, affirmed it before and denies it since.
    Documents without a date are left out. Raises UnknownActor, AmbiguousActor and BadDate.
    """
    day = parse_day(since) or since
    party = find_party(casefile, actor) if actor else None
    asked = ask(casefile, all_about(casefile, party, Narrowed(known_by)), on=on, known_by=known_by)
    dated = {id: document for id, document in asked.seen.documents.items() if document.published_at}
    claims = [claim for claim in asked.seen.claims if claim.document in dated]
    ties = [claim for claim in claims if not is_event(claim) and (not party or has_party(claim, party.key))]
    lines = [line for group in same_relation(ties) if (line := _change(group, day, asked)) is not None]
    told = _new_events(claims, day, asked, party)
    return answer(
        asked, "changed", {"actor": actor, "since": since},
        (*sorted(lines, key=lambda line: (_ORDER.index(line.change), line.kind, line.text)), *told),
        left_out=_left_out(asked, len(claims)),
        notes=(f"Held against what documents published until {day_words(day_before(day))} said.",),
    )  # fmt: skip


def _left_out(asked: Asked, dated: int) -> tuple[LeftOut, ...]:
    count = len(asked.seen.claims) - dated
    words = "of a document without a publication date"
    return leave_out(count, f"claim {words}", f"claims {words}")


def _change(group: Sequence[Claim], day: str, asked: Asked) -> ChangeLine | None:
    """How a relation changed; None where nothing published since bears on it."""
    documents = asked.seen.documents
    older = [claim for claim in group if (documents[claim.document].published_at or "") < day]
    newer = [claim for claim in group if claim not in older]
    before, now = weigh(older, asked.on), weigh(group, asked.on)
    if not newer or now is None or weigh(newer, asked.on) is None:
        return None
    change = _kind(before, now, older, newer, documents)
    return _line(change, before, now, asked) if change else None


def _kind(
    before: Weighing | None,
    now: Weighing,
    older: Sequence[Claim],
    newer: Sequence[Claim],
    documents: Mapping[str, Document],
) -> str | None:
    if before is None:
        return "new"
    if _withdraws(older, newer, documents):
        return "withdrawn"
    if now.status == before.status:
        return None
    if now.status in ("disputed", "denied"):
        return "contradicted"
    return "settled" if now.status == "stated" else None


def _withdraws(older: Iterable[Claim], newer: Iterable[Claim], documents: Mapping[str, Document]) -> bool:
    affirmed = {_voice_of(claim, documents) for claim in older if not is_denial(claim)}
    return any(_voice_of(claim, documents) in affirmed for claim in newer if is_denial(claim))


def _voice_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Who says it: the speaker if known to be one actor, else the publisher in its own voice."""
    if claim.stance.attribution:
        speaker = claim.stance.attribution[-1]
        return speaker.actor or f"{speaker.name} by {publisher_of(documents[claim.document])}"
    return publisher_of(documents[claim.document])


def _line(change: str, before: Weighing | None, now: Weighing, asked: Asked) -> ChangeLine:
    sentence = relation_sentence(now.claims, asked.names)
    words = weight_words(now, asked.seen.documents, asked.on, asked.names)
    line = make_line(f"{_WORDS[change]}: {sentence}: {words}", now, asked.seen)
    return widened(line, ChangeLine, change=change, before=before.status if before else None)


def _new_events(claims: Iterable[Claim], day: str, asked: Asked, party: Party | None) -> Iterable[Line]:
    """Events that no document published before the day tells of."""
    documents = asked.seen.documents
    for event in distinct_events(asked, events_in(claims)):
        first = min(documents[telling.first.document].published_at or "" for telling in event.told)
        if first >= day and (party is None or event.has(party.key)):
            for line in event_lines([event], asked)[0]:
                yield widened(line, ChangeLine, text=f"New: {line.text}", change="new")
