"""The question `disagreements`: where the sources say different things of one relation or one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from factions.casefile.summaries import Narrowed
from factions.questions.agreement import is_plural
from factions.questions.answer import Answer, DisputeLine, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.distinct import DistinctEvent, distinct_events
from factions.questions.event_sentences import head_words, toll_words
from factions.questions.events import events_in
from factions.questions.gathering import COUNTED, all_about
from factions.questions.holding import bounds_of, overlap
from factions.questions.parties import Party, find_party, has_party, party_key, within_sentence
from factions.questions.relations import make_line, relation_lines
from factions.questions.weighing import ATTACKERS, is_denial, is_event, source_words, voice, weigh
from factions.questions.wording import capitalised, period_words
from factions.records import Claim, Role, Toll

Sides = dict[str, list[Claim]]
_HOW = {"claimed": "claimed it", "alleged": "blamed for it"}


def disagreements(
    casefile: Casefile, actor: str | None = None, *, on: str | None = None, known_by: str | None = None
) -> Answer:
    """Relations that some affirm and others deny, and events told with different tolls, days or doers.

    Both sides stand in the line, each with who says it. Raises UnknownActor, AmbiguousActor and BadDate.
    """
    party = find_party(casefile, actor) if actor else None
    read = all_about(casefile, party, Narrowed(known_by), COUNTED)
    asked = ask(casefile, read, on=on, known_by=known_by)
    ties = [claim for claim in asked.seen.claims if not is_event(claim) and _has(claim, party)]
    relations, silent = relation_lines(ties, asked.seen, asked.names, asked.on)
    disputed = [
        widened(line, DisputeLine, matter="relation")
        for line in relations if line.status == "disputed"
    ]  # fmt: skip
    told = distinct_events(asked, events_in(asked.seen.claims))
    events = [event for event in told if party is None or event.has(party.key)]
    lines = [*disputed, *(line for event in events for line in _of_event(event, asked))]
    return answer(asked, "disagreements", {"actor": actor}, lines, silent=silent, notes=(
        "Only reports that the casefile or a person holds to be of one event are held against each other; "
        "others may be of one event all the same.",
    ))  # fmt: skip


def _has(claim: Claim, party: Party | None) -> bool:
    return party is None or has_party(claim, party.key)


def _of_event(event: DistinctEvent, asked: Asked) -> Iterable[DisputeLine]:
    """One line for each matter on which the tellings of an event differ."""
    if weigh(event.claims, asked.on) is None:
        return
    finders: dict[str, Callable[[], Sides]] = {
        "toll": lambda: _tolls(event),
        "date": lambda: _dates(event),
        "doer": lambda: _doers(event, asked),
    }
    for matter, find in finders.items():
        sides = find()
        if len(sides) > 1:
            yield _line(event, matter, sides, asked)


def _line(event: DistinctEvent, matter: str, sides: Sides, asked: Asked) -> DisputeLine:
    claims = tuple({claim.id: claim for side in sides.values() for claim in side}.values())
    weighing = weigh(claims, None)
    assert weighing is not None
    told = [
        f"{side} ({source_words(said, asked.seen.documents, asked.names)})" for side, said in sides.items()
    ]
    head = capitalised(head_words(event.when, event.place))
    text = f"{head}, {event.kind.replace('_', ' ')}: {'; '.join(told)}."
    line = make_line(text, weighing, asked.seen)
    return widened(line, DisputeLine, status="disputed", matter=matter, sides=tuple(sides))


def _tolls(event: DistinctEvent) -> Sides:
    """The total tolls of one category and party, where two sources give figures that no number fits.

    What one source gives of one event is no disagreement: "13 soldiers and about 170 others" are parts.
    """
    said: dict[tuple[str, str], list[tuple[Toll, Claim]]] = defaultdict(list)
    for claim in event.claims:
        for toll in claim.tolls:
            if toll.scope == "total" and (toll.min is not None or toll.max is not None):
                said[toll.category, toll.party].append((toll, claim))
    sides: Sides = defaultdict(list)
    for tolls in said.values():
        by_figure: dict[str, set[str]] = defaultdict(set)
        for toll, claim in tolls:
            by_figure[_figure(toll)].add(_giver(toll, claim))
        if any(
            _apart(one, other) and not by_figure[_figure(one)] & by_figure[_figure(other)]
            for one, _ in tolls
            for other, _ in tolls
        ):
            for toll, claim in sorted(tolls, key=lambda one: (one[0].min or one[0].max or 0, one[1].id)):
                sides[_figure(toll)].append(claim)
    return sides


def _figure(toll: Toll) -> str:
    return toll_words(replace(toll, attribution=()))


def _giver(toll: Toll, claim: Claim) -> str:
    """Whose figure it is: the speaker's that is cited for it, else the document's own."""
    cited = toll.attribution or claim.stance.attribution
    return f"{claim.document} {cited[-1].text if cited else ''}"


def _apart(one: Toll, other: Toll) -> bool:
    """Whether no number fits both: at least 60 fits "about 70", "at most 50" does not."""
    return _least(one) > _most(other) or _least(other) > _most(one)


def _least(toll: Toll) -> float:
    exact = toll.min if toll.min is not None else 0
    return exact * 0.9 if toll.qualifier == "about" else exact


def _most(toll: Toll) -> float:
    if toll.max is not None:
        return toll.max * (1.1 if toll.qualifier == "about" else 1)
    if toll.qualifier == "at_least" or toll.min is None:
        return float("inf")
    return toll.min * (1.1 if toll.qualifier == "about" else 1)


def _dates(event: DistinctEvent) -> Sides:
    sides: Sides = defaultdict(list)
    dated = [claim for claim in event.claims if claim.when is not None]
    if any(not overlap(bounds_of(one.when), bounds_of(other.when)) for one in dated for other in dated[:1]):
        for claim in dated:
            sides[period_words(bounds_of(claim.when)).removeprefix("for ")].append(claim)
    return sides


def _doers(event: DistinctEvent, asked: Asked) -> Sides:
    """Who is said to have done it, where claims name different actors, or one says that the named did not."""
    sides: Sides = defaultdict(list)
    named: set[tuple[bool, frozenset[str]]] = set()
    for claim in event.claims:
        doers = {party_key(role): role for role in claim.roles if role.role in ATTACKERS and _is_named(role)}
        if doers:
            names = sorted(asked.names.get(key, within_sentence(role.name)) for key, role in doers.items())
            how = "did not do it" if is_denial(claim) else _HOW.get(voice(claim), "did it")
            sides[f"{' and '.join(names)} {how}"].append(claim)
            named.add((is_denial(claim), frozenset(doers)))
    return sides if any(_against(one, other) for one in named for other in named) else {}


def _is_named(role: Role) -> bool:
    """Whether it is one party wherever it is named: "a suicide bomber" may be anybody's."""
    named = within_sentence(role.name)
    return role.actor is not None or (named[:1].isupper() and not is_plural(named))


def _against(one: tuple[bool, frozenset[str]], other: tuple[bool, frozenset[str]]) -> bool:
    """Whether both cannot be: two doers with nobody in common, or one doer affirmed and denied."""
    if one[0] == other[0]:
        return not one[0] and not one[1] & other[1]
    return bool(one[1] & other[1])
