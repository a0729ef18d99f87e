"""The question `who`: an actor's dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factions.casefile.events.grouping import Told
from factions.casefile.summaries import Narrowed
from factions.questions.agreement import verb
from factions.questions.answer import Answer, Line
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.gathering import dossier
from factions.questions.parties import Party, find_party, has_party, party_key
from factions.questions.relations import make_line, relation_lines
from factions.questions.sentences import role_words
from factions.questions.standing import standing_notes
from factions.questions.tellings import tellings
from factions.questions.weighing import is_event, voice, weigh
from factions.questions.wording import capitalised, day_words, stretch_words
from factions.records import Claim
from factions.vocabulary import load_vocabulary

_BY_KIND = "Events are told by kind and are reports, not counted events: see events and timeline."


def who(casefile: Casefile, actor: str, *, on: str | None = None, known_by: str | None = None) -> Answer:
    """What is said of an actor, and who says so: names, ties, people, places and, by kind, its events.

    Raises UnknownActor, AmbiguousActor and BadDate.
    """
    party = find_party(casefile, actor)
    asked = ask(casefile, dossier(casefile, party, Narrowed(known_by)), on=on, known_by=known_by)
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
        notes=(*((_BY_KIND,) if summed else ()), *standing_notes(asked, (party,))),
    )


def _event_kinds(claims: Sequence[Claim], party: Party, asked: Asked) -> Iterable[Line]:
    """For each kind of event and each role in it, one line that cites its claims."""
    groups: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    kinds = load_vocabulary().kinds()
    told = asked.told(claims)
    for claim in claims:
        for role in sorted({role.role for role in claim.roles if party_key(role) == party.key})[:1]:
            groups[kinds.index(claim.kind), role].append(claim)
    for (kind, role), group in sorted(groups.items()):
        weighing = weigh(group, asked.on)
        if weighing is not None:
            words = _summary(kinds[kind], role, weighing.claims, told, party, asked)
            yield make_line(words, weighing, asked.seen)


def _summary(
    kind: str,
    role: str,
    claims: tuple[Claim, ...],
    tellings_of: Mapping[str, Told],
    party: Party,
    asked: Asked,
) -> str:
    """Such as "X is named as attacker in 3 reports of bombing, in 2014–2021: stated twice, alleged once"."""
    told = len(tellings(claims, tellings_of))
    name = asked.names.get(party.key, party.name)
    voices = Counter(voice(claim) for claim in claims)
    ordered = sorted(voices.items(), key=lambda one: (-one[1], one[0]))
    said = ", ".join(f"{spoken} {_times(count)}" for spoken, count in ordered)
    reports = "1 report" if told == 1 else f"{told} reports"
    opening = f"{capitalised(name)} {verb('is', name)} named as {role_words(role)}"
    return f"{opening} in {reports} of {kind.replace('_', ' ')}, {_span(claims)}: {said}."


def _span(claims: Iterable[Claim]) -> str:
    """From the first to the last day that any of them names."""
    days = sorted(day for claim in claims if claim.when for day in claim.when.bounds if day)
    if not days:
        return "undated"
    return day_words(days[0]) if days[0] == days[-1] else stretch_words(days[0], days[-1])


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
