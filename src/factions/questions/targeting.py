"""The question `targeting`: whom an actor attacks, counted by period, beside what authors say in general."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, CountLine, Line, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.distinct import DistinctEvent, distinct_events
from factions.questions.events import events_in, meets_time
from factions.questions.gathering import COUNTED, Gathered, both, events_of, ties_of
from factions.questions.holding import parse_day
from factions.questions.parties import Party, find_party, has_party
from factions.questions.relations import actors_of, make_line, relation_lines
from factions.questions.resampling import LEAST_EVENTS, share_interval
from factions.questions.sentences import class_words
from factions.questions.standing import standing_notes
from factions.questions.weighing import weigh
from factions.questions.wording import capitalised
from factions.records import Claim

PERIODS = ("year", "quarter", "month", "whole")
UNDATED = "no stated time"
PATTERNS = ("targets", "contrast")


def targeting(
    casefile: Casefile,
    actor: str,
    *,
    by: str = "year",
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """In how many distinct events an actor attacked each class of target, by year, quarter, month or in all.

    Events whose attacker it is by a firm statement or its own claim are counted; those it is only blamed for,
    and those it denies, are left out and said. Shares come with a bootstrap interval, and not at all below
    ten events. Statements about a pattern stand after the counts. Raises UnknownActor, AmbiguousActor,
    BadDate and UserError.
    """
    if by not in PERIODS:
        raise UserError(f"{by!r} is no period; give one of {', '.join(PERIODS)}.")
    party = find_party(casefile, actor)
    first, last = parse_day(since), parse_day(until)
    read = counted_of(casefile, party, Narrowed(known_by, since=first, until=last))
    asked = ask(casefile, read, on=on, known_by=known_by)
    done = attacks_by(asked, party)
    within = [event for event in done["stated"] if meets_time(event, first, last)]
    patterns, silent = pattern_lines(asked, party)
    lines = [*_counts(within, by, asked, party), *patterns]
    return answer(
        asked,
        "targeting",
        {"actor": actor, "by": by, "since": since, "until": until},
        lines,
        silent=silent,
        left_out=(
            *leave_out(len(done["blamed"]), "event it is only blamed for", "events it is only blamed for"),
            *leave_out(
                len(done["denied"]),
                "event it is only said not to have done",
                "events it is only said not to have done",
            ),
            *leave_out(
                len(done["stated"]) - len(within),
                "event outside the period, or undated",
                "events outside the period, or undated",
            ),
        ),
        notes=(*_notes(within, patterns), *standing_notes(asked, (party,))),
    )


def counted_of(casefile: Casefile, party: Party, narrowed: Narrowed, most: int = COUNTED) -> Gathered:
    """What is read to count an actor's events, and what authors say of them in general."""
    patterns = ties_of(casefile, party, replace(narrowed, kinds=PATTERNS, since=None, until=None))
    return both(events_of(casefile, party, narrowed, most), patterns)


def attacks_by(asked: Asked, party: Party) -> dict[str, list[DistinctEvent]]:
    """The distinct events that name the actor as attacker: by how they do (stated, blamed, denied)."""
    found: dict[str, list[DistinctEvent]] = {"stated": [], "blamed": [], "denied": []}
    for event in distinct_events(asked, events_in(asked.seen.claims)):
        stands = event.doer(party.key)
        if stands is not None and weigh(event.claims, asked.on) is not None:
            found[stands].append(event)
    return found


def pattern_lines(asked: Asked, party: Party) -> tuple[Sequence[Line], int]:
    """What authors say in general of whom it attacks."""
    claims = [claim for claim in asked.seen.claims if claim.kind in PATTERNS and has_party(claim, party.key)]
    return relation_lines(claims, asked.seen, asked.names, asked.on)


def _counts(events: Sequence[DistinctEvent], by: str, asked: Asked, party: Party) -> Iterable[CountLine]:
    groups: dict[str, list[DistinctEvent]] = defaultdict(list)
    for event in events:
        groups[_label(event.day, by)].append(event)
    for label, group in sorted(groups.items(), key=lambda one: (one[0] == UNDATED, one[0])):
        classes: dict[str, list[DistinctEvent]] = defaultdict(list)
        for event in group:
            for name in event.target_classes:
                classes[name].append(event)
        for name, hit in sorted(classes.items(), key=lambda one: (-len(one[1]), one[0])):
            yield _line(label, name, hit, len(group), asked, party)


def _line(
    label: str, target_class: str, hit: Sequence[DistinctEvent], total: int, asked: Asked, party: Party
) -> CountLine:
    claims = [claim for event in hit for claim in event.claims]
    weighing = weigh(claims, asked.on)
    assert weighing is not None
    shares = share_interval(len(hit), total) if total >= LEAST_EVENTS else (None, None, None)
    name = asked.names.get(party.key, party.name)
    of = class_words(target_class)
    events = "event" if total == 1 else "events"
    share = (
        f" ({shares[0]:.0%}, 95 % interval {shares[1]:.0%}–{shares[2]:.0%})" if shares[0] is not None else ""
    )
    line = make_line(
        f"{capitalised(label)}: {name} attacked {of} in {len(hit)} of {total} distinct {events}{share}.",
        weighing,
        asked.seen,
    )
    return widened(
        line,
        CountLine,
        actors=actors_of(_own(claims, party)),
        label=label,
        target_class=target_class,
        count=len(hit),
        total=total,
        share=shares[0],
        low=shares[1],
        high=shares[2],
    )


def _own(claims: Iterable[Claim], party: Party) -> list[Claim]:
    return [claim for claim in claims if has_party(claim, party.key)]


def _label(day: str | None, by: str) -> str:
    if by == "whole":
        return "in all"
    if day is None:
        return UNDATED
    found = date.fromisoformat(day)
    quarter = f"{found.year}-Q{(found.month + 2) // 3}"
    return {"year": f"{found.year}", "quarter": quarter, "month": day[:7]}[by]


def _notes(events: Sequence[DistinctEvent], patterns: Sequence[Line]) -> Iterable[str]:
    if events:
        yield (
            "Reports that the casefile or a person holds to be of one event count once; an event with "
            "several classes of target counts in each, and one with vague bounds in the period in which it "
            "may have begun."
        )
    if 0 < len(events) < LEAST_EVENTS:
        yield f"No share is given where a period has fewer than {LEAST_EVENTS} events."
    if patterns:
        yield "Statements about patterns are authors' generalisations, beside the counts and never in them."
