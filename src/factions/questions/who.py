"""The question `who`: an actor's dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from factions.questions.answer import Answer, Line
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.holding import period_of
from factions.questions.parties import Party, claims_with, find_party, has_party, party_key
from factions.questions.relations import make_line, relation_lines
from factions.questions.tellings import tellings
from factions.questions.weighing import is_event, voice, weigh
from factions.questions.wording import period_words
from factions.records import Claim
from factions.vocabulary import load_vocabulary


def who(casefile: Casefile, actor: str, *, on: str | None = None, known_by: str | None = None) -> Answer:
    """What is said of an actor, and who says so: names, ties, people, places and, by kind, its events.

    Raises UnknownActor, AmbiguousActor and BadDate.
    """
    party = find_party(casefile, actor)
    asked = ask(casefile, claims_with(casefile, party), on=on, known_by=known_by)
    of_party = [claim for claim in asked.seen.claims if has_party(claim, party.key)]
    relations = [claim for claim in of_party if not is_event(claim)]
    lines, silent = relation_lines(relations, asked.seen, asked.names, asked.on)
    events = [claim for claim in of_party if is_event(claim)]
    summed = tuple(_event_kinds(events, party, asked))
    return answer(
        asked,
        "who",
        {"actor": actor},
        (*lines, *summed),
        silent=silent + len(events) - sum(len(line.claims) for line in summed),
        notes=("Events are told by kind and are reports, not counted events: see events and timeline.",)
        if summed
        else (),
    )


def _event_kinds(claims: Iterable[Claim], party: Party, asked: Asked) -> Iterable[Line]:
    """For each kind of event and each role in it, one line that cites its claims."""
    groups: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    kinds = load_vocabulary().kinds()
    for claim in claims:
        for role in sorted({role.role for role in claim.roles if party_key(role) == party.key})[:1]:
            groups[kinds.index(claim.kind), role].append(claim)
    for (kind, role), group in sorted(groups.items()):
        weighing = weigh(group, asked.on)
        if weighing is not None:
            yield make_line(_summary(kinds[kind], role, weighing.claims, party, asked), weighing, asked.seen)


def _summary(kind: str, role: str, claims: tuple[Claim, ...], party: Party, asked: Asked) -> str:
    """Such as "X: attacker in 3 reports of bombing, 2014–2021 – stated 2, alleged 1"."""
    told = len(tellings(claims))
    period = period_of(claim.when for claim in claims)
    time = f", {period_words(period.bounds).removeprefix('for ')}" if period else ", undated"
    name = asked.names.get(party.key, party.name)
    voices = Counter(voice(claim) for claim in claims)
    said = ", ".join(f"{spoken} {count}" for spoken, count in sorted(voices.items(), key=lambda one: -one[1]))
    reports = "1 report" if told == 1 else f"{told} reports"
    return f"{name}: {role.replace('_', ' ')} in {reports} of {kind.replace('_', ' ')}{time} – {said}"
