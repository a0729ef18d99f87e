"""The claims that a question reads: all there are of an actor, or the last published of very many."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from factions.casefile.summaries import ALL, MOST_COUNTED, Narrowed
from factions.questions.answer import LeftOut
from factions.questions.casefile import Casefile, leave_out
from factions.questions.parties import Party
from factions.records import Claim

# How many claims are read of an actor's ties, and of its events where they are told, or counted. What lies
# beyond is left out and said; `--known-by` then asks for what was published before.
TIES, TOLD, COUNTED, COMPARED = 2_000, 60, 1_000, 400
_SURELY = MOST_COUNTED - 2 * COUNTED


class Gathered(Struct, frozen=True):
    """Claims that were read, and what was not, of an actor that has too many."""

    claims: tuple[Claim, ...]
    unread: tuple[LeftOut, ...] = ()


def ties_of(casefile: Casefile, party: Party | None, narrowed: Narrowed = ALL, most: int = TIES) -> Gathered:
    """The claims on whatever is no event, of a party or of all."""
    return _latest(casefile, party, narrowed, ties=True, most=most)


def events_of(
    casefile: Casefile, party: Party | None, narrowed: Narrowed = ALL, most: int = TOLD
) -> Gathered:
    """The claims of events in which a party takes part, or of all, with what else is told of these events.

    An event is told by several claims, and the party need not be in each.
    """
    own = _latest(casefile, party, narrowed, ties=False, most=most)
    others = casefile.told_with({claim.id for claim in own.claims}, known_by=narrowed.known_by)
    return Gathered(_once((*own.claims, *others)), own.unread)


def all_about(
    casefile: Casefile,
    party: Party | None,
    narrowed: Narrowed = ALL,
    most: int = TOLD,
) -> Gathered:
    """The ties and the events of a party, or of all; a period narrows the events alone.

    For a tie is told by all its claims, of whatever time.
    """
    ties = ties_of(casefile, party, replace(narrowed, since=None, until=None))
    return both(ties, events_of(casefile, party, narrowed, most))


def dossier(casefile: Casefile, party: Party, narrowed: Narrowed) -> Gathered:
    """The ties of a party, and the claims on its events that name it."""
    events = _latest(casefile, party, narrowed, ties=False, most=TOLD)
    return both(ties_of(casefile, party, narrowed), events)


def both(one: Gathered, other: Gathered) -> Gathered:
    """What two readings come to, each claim once."""
    return Gathered(_once((*one.claims, *other.claims)), (*one.unread, *other.unread))


def number_of_events(casefile: Casefile, party: Party, narrowed: Narrowed) -> int:
    """How many claims there are on a party's events, as far as that matters for reading the fewer."""
    return sum(
        casefile.latest_claims(handle, ties=False, most=1, narrowed=narrowed)[1] for handle in party.handles
    )


def _latest(
    casefile: Casefile, party: Party | None, narrowed: Narrowed, *, ties: bool, most: int
) -> Gathered:
    handles: Collection[str | None] = party.handles if party is not None else (None,)
    found: list[Claim] = []
    missing = 0
    for handle in handles:
        whole = Narrowed(kinds=narrowed.kinds)  # so that what is passed over for its day can be counted
        claims, count = casefile.latest_claims(handle, ties=ties, most=most, narrowed=whole)
        if count > most and narrowed != whole:
            claims, count = casefile.latest_claims(handle, ties=ties, most=most, narrowed=narrowed)
        found.extend(claims)
        missing += max(count - most, 0)
    return Gathered(tuple(found), _unread(missing, party, ties))


def _unread(count: int, party: Party | None, ties: bool) -> tuple[LeftOut, ...]:
    whose = party.name if party is not None else "all actors"
    more = "or more " if count > _SURELY else ""
    why = f"on {'ties' if ties else 'events'} of {whose}, published earlier: too many to be read at once"
    return leave_out(count, f"{more}claim {why}", f"{more}claims {why}")


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple({(claim.document, claim.id): claim for claim in claims}.values())
