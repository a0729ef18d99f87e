"""Claims on one relation folded into one line, with its episodes over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factions.questions.answer import Line, Part, Period, RelationLine, widened
from factions.questions.casefile import Seen
from factions.questions.episodes import Steps, fold, steps_among
from factions.questions.holding import period_of
from factions.questions.occasions import occasions
from factions.questions.parties import party_key, within_sentence
from factions.questions.sentences import keyed_attributes, relation_sentence
from factions.questions.weighing import Weighing, weigh, weight_words
from factions.records import Claim
from factions.vocabulary import load_vocabulary

_NO_ACTORS = frozenset({"place", "facility", "weapon", "office", "other"})


def relation_lines(
    claims: Iterable[Claim], seen: Seen, names: dict[str, str], on: str | None
) -> tuple[tuple[RelationLine, ...], int]:
    """One line a relation, in the vocabulary's order, and how many claims do not bear on the day.

    A dated step that happened twice is two lines.
    """
    steps = steps_among(seen.claims)
    lines, silent = [], 0
    for group in same_relation(claims):
        weighing = weigh(group, on)
        silent += len(group) - (len(weighing.claims) if weighing else 0)
        if weighing is not None:
            lines.append(_line(weighing, steps, seen, names, on))
    return tuple(sorted(lines, key=_place_in_answer)), silent


def same_relation(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims grouped by what they are on: one relation, or one occasion of a step."""
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_relation(claim)].append(claim)
    found: list[list[Claim]] = []
    for group in groups.values():
        is_step = load_vocabulary().shape(group[0].kind) == "step"
        found.extend(occasions(group) if is_step else [group])
    return found


def _relation(claim: Claim) -> object:
    """What claims on the same relation share; in a symmetric one the parties may change places."""
    symmetric = load_vocabulary().is_symmetric(claim.kind)
    parties = frozenset(("party" if symmetric else role.role, party_key(role)) for role in claim.roles)
    return claim.kind, parties, keyed_attributes(claim)


def _line(
    weighing: Weighing, steps: Steps, seen: Seen, names: dict[str, str], on: str | None
) -> RelationLine:
    sentence = relation_sentence(weighing.claims, names)
    words = weight_words(weighing, seen.documents, on, names)
    line = make_line(f"{sentence}: {words}", weighing, seen)
    parts = tuple(_parts(weighing.claims[0], names))
    return widened(line, RelationLine, parts=parts, episodes=fold(weighing, steps))


def _parts(claim: Claim, names: dict[str, str]) -> Iterable[Part]:
    """Who is what; claims on one relation agree in that, but for the sides of a symmetric one."""
    for role in claim.roles:
        if role.mention_kind not in _NO_ACTORS:
            name = names.get(party_key(role), within_sentence(role.name))
            yield Part(role.role, role.actor or role.name, name)


def make_line(text: str, weighing: Weighing, seen: Seen) -> Line:
    """A line that cites the claims weighed."""
    claims = weighing.claims
    return Line(
        text=text,
        kind=claims[0].kind,
        actors=actors_of(claims),
        period=period_of(claim.when for claim in weighing.affirming or weighing.denying),
        status=weighing.status,
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document for claim in claims})),
        origins=seen.origins(claims),
        denials=tuple(claim.id for claim in weighing.denying),
        times=times_of(weighing.affirming),
    )


def times_of(claims: Iterable[Claim]) -> tuple[Period, ...]:
    """The different times that claims give, in order."""
    said = {claim.when.bounds: claim.when for claim in claims if claim.when is not None}
    periods = [period for when in said.values() if (period := period_of([when])) is not None]
    return tuple(sorted(periods, key=lambda period: tuple(day or "9999" for day in period.bounds)))


def actors_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of those who take part, or their names."""
    roles = (role for claim in claims for role in claim.roles if role.mention_kind not in _NO_ACTORS)
    return tuple(dict.fromkeys(role.actor or role.name for role in roles))


def _place_in_answer(line: Line) -> tuple[int, str, str]:
    kinds = load_vocabulary().kinds()
    start = (line.period.earliest_start or line.period.earliest_end or "9999") if line.period else "9999"
    return kinds.index(line.kind), start, line.text
