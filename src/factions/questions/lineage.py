"""The question `lineage`: where an actor came from and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from factions.casefile.summaries import Narrowed
from factions.questions.answer import Answer, RelationLine
from factions.questions.asking import answer, ask
from factions.questions.casefile import Casefile, see
from factions.questions.gathering import ties_of
from factions.questions.marks import marks_of
from factions.questions.parties import Party, find_party, party_key
from factions.questions.relations import relation_lines
from factions.records import Claim, Role
from factions.registry import load_registry

STEPS = ("founded", "split_from", "merged_into", "joined", "coalesced", "successor_of")
TIES = (
    "part_of", "member_of_umbrella", "affiliated_with", "allied_with", "supports", "rival_of", "fights",
)  # fmt: skip
_ONE_WAY = ("split_from", "merged_into", "joined", "successor_of")
_KIN = ("group", "state", "state_force")
_LEAST, _MOST = 0, 5
_IDS = ("act_", "usr_")


def lineage(
    casefile: Casefile,
    actor: str,
    *,
    steps: int = 1,
    ties: bool = False,
    marks: bool = False,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """Foundings, splits, mergers and successions of an actor, and of those it came from or gave rise to.

    `steps` is how many steps away from the actor others are followed, 0 to 5. With `ties` the relations of
    the actor, and those between the others, are told too; with `marks` their leaders and their deadliest
    attacks. Cycles and contradictions are told as they are said. Raises UnknownActor, AmbiguousActor and
    BadDate.
    """
    party = find_party(casefile, actor)
    claims, reached = _follow(casefile, party, min(max(steps, _LEAST), _MOST), known_by)
    related = _related(casefile, party, claims, known_by) if ties else ()
    asked = ask(casefile, (*claims, *related), on=on, known_by=known_by)
    lines, silent = relation_lines(asked.seen.claims, asked.seen, asked.names, asked.on)
    ordered = sorted(lines, key=in_time)
    kin = _parties(party, ordered, asked.names) if marks else ()
    marked = marks_of(casefile, kin, on=on, known_by=known_by)
    given = {name: "true" if asked_for else None for name, asked_for in (("ties", ties), ("marks", marks))}
    return answer(
        asked,
        "lineage",
        {"actor": actor, "steps": str(steps), **given},
        (*ordered, *marked.leaders, *marked.attacks),
        silent=silent,
        left_out=marked.left_out,
        notes=(
            *_contradictions(ordered),
            *_names_in_registry(party, known_by),
            *_beyond(reached, asked.names),
            *marked.notes,
        ),
    )


def _parties(party: Party, lines: Iterable[RelationLine], names: Mapping[str, str]) -> tuple[Party, ...]:
    """The actor and those that its lines name, the most often named first; who has no id has no line."""
    told = Counter(part.actor for line in lines for part in line.parts if names.get(part.actor))
    others = [key for key, _ in told.most_common() if key != party.key and key.startswith(_IDS)]
    name = names.get(party.key, party.name)
    return (Party(party.key, name, party.handles), *(Party(key, names[key], (key,)) for key in others))


def in_time(line: RelationLine) -> tuple[str, str, str]:
    """By the first day that its time names; what has no time stands last."""
    named = [day for day in line.period.bounds if day] if line.period else []
    return min(named, default="9999"), line.kind, line.text


def _follow(
    casefile: Casefile, party: Party, steps: int, known_by: str | None
) -> tuple[list[Claim], tuple[str, ...]]:
    """The steps of a party and of those within reach, and the keys of those that were not followed.

    Each is followed once, so that a cycle ends; what is not known by the day leads nowhere.
    """
    found: dict[tuple[str, str], Claim] = {}
    known, edge = {party.key}, [(party.key, party.handles)]
    for _ in range(steps + 1):
        reached: dict[str, tuple[str, ...]] = {}
        for key, handles in edge:
            claims = _steps_of(casefile, Party(key, key, handles), known_by)
            found.update({(claim.document, claim.id): claim for claim in claims})
            for role in (role for claim in claims for role in claim.roles if role.mention_kind in _KIN):
                if party_key(role) not in known and _is_known(role):
                    reached[party_key(role)] = (role.actor or role.name,)
        edge = sorted(reached.items())
        known |= reached.keys()
    return list(found.values()), tuple(key for key, _ in edge)


def _steps_of(casefile: Casefile, party: Party, known_by: str | None) -> tuple[Claim, ...]:
    claims = ties_of(casefile, party, Narrowed(known_by, STEPS)).claims
    return see(casefile, claims, known_by).claims if known_by else claims


def _related(
    casefile: Casefile, party: Party, steps: Iterable[Claim], known_by: str | None
) -> tuple[Claim, ...]:
    """The relations of a party, and those between the others that its steps name."""
    others = {role.actor for claim in steps for role in claim.roles if role.mention_kind in _KIN} - {None}
    narrowed = Narrowed(known_by, TIES)
    found = list(ties_of(casefile, party, narrowed).claims)
    for key in sorted(key for key in others if key and key != party.key):
        claims = ties_of(casefile, Party(key, key, (key,)), narrowed).claims
        found += [claim for claim in claims if {role.actor for role in claim.roles} <= others]
    return tuple(found)


def _is_known(role: Role) -> bool:
    """Whether it is one actor wherever it is named: "a faction" may be any."""
    return role.actor is not None


def _contradictions(lines: Iterable[RelationLine]) -> Iterable[str]:
    """What cannot be so as it is told: each split from the other, or each went over into the other."""
    told = {(line.kind, line.actors) for line in lines if len(line.actors) == 2 and line.kind in _ONE_WAY}
    both = sorted(kind for kind, (one, other) in told if one < other and (kind, (other, one)) in told)
    for kind in both:
        words = kind.replace("_", " ")
        yield f"The sources contradict each other: of two actors each is told as “{words}” the other."


def _names_in_registry(party: Party, known_by: str | None) -> Iterable[str]:
    """A rename is a dated name of one actor, so it is no step between two; later ones are not known yet."""
    registry = load_registry()
    names = registry.get(party.key).names if registry.knows(party.key) else ()
    known = [name for name in names if known_by is None or (name.since or "") <= known_by]
    first = {(name.since or "…", _until(name.until, known_by)): name.text for name in reversed(known)}
    if len(first) > 1:
        told = "; ".join(f"{text} ({since} to {until})" for (since, until), text in sorted(first.items()))
        yield f"Names by time, from the registry of known actors and not from these documents: {told}."


def _until(day: str | None, known_by: str | None) -> str:
    return day if day and (known_by is None or day <= known_by) else "…"


def _beyond(keys: tuple[str, ...], names: dict[str, str]) -> Iterable[str]:
    if keys:
        named = ", ".join(sorted(names.get(key, key) for key in keys))
        yield f"Not followed any further: {named}."
