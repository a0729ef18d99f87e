"""What a casefile tells from its derived tables: quickly, however large it is."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from factions.casefile import schema, summaries
from factions.casefile.events.grouping import Told, claims_told_with, told_of
from factions.casefile.opened import Opened
from factions.casefile.summaries import EventCount, Narrowed
from factions.records import Claim


class Derived(Opened):
    """The part of a casefile that is asked of actors' claims and of events."""

    def actor_claims(
        self, actor: str | Collection[str], *, most: int = 100, after: str | None = None
    ) -> tuple[Claim, ...]:
        """A page of the claims that speak of an actor, by its key or keys, in the order of `claims`.

        `after` is the id of the last claim of the page before. As quick for an actor with a million claims.
        """
        keys = (actor,) if isinstance(actor, str) else tuple(actor)
        with self._reading() as connection:
            return summaries.claims_of_actor(connection, keys, most, after)

    def latest_claims(
        self,
        actor: str | Collection[str] | None,
        *,
        ties: bool,
        most: int,
        narrowed: Narrowed = summaries.ALL,
    ) -> tuple[tuple[Claim, ...], int]:
        """The last published claims on an actor's events, or on its ties, and how many there are in all.

        Ties are whatever is no event; without an actor those of everybody. Not all claims are read, so that
        it is as quick for an actor with a million of them.
        """
        with self._reading() as connection:
            if actor is None:
                return summaries.latest_of_all(connection, ties=ties, most=most, narrowed=narrowed)
            keys = (actor,) if isinstance(actor, str) else tuple(actor)
            return summaries.latest_of_actor(connection, keys, ties=ties, most=most, narrowed=narrowed)

    def readers(self) -> tuple[str, ...]:
        """Whoever read a document here: readers, persons, and data sets that were imported."""
        with self._reading() as connection:
            found = connection.execute(select(schema.readings.c.reader).distinct()).scalars()
            return tuple(sorted(found))

    def told(self, claims: Collection[str], *, known_by: str | None = None) -> dict[str, Told]:
        """Of which telling and event claims, by their ids, are; a plan or a supposition is of none.

        With `known_by` only what documents published by then tell is joined.
        """
        with self._reading() as connection:
            return told_of(connection, claims, known_by)

    def told_with(self, claims: Collection[str], *, known_by: str | None = None) -> tuple[Claim, ...]:
        """All claims on the events that some claims, by their ids, tell of, whichever documents have them.

        With `known_by` those of documents published by then, on the events as they were known.
        """
        with self._reading() as connection:
            return claims_told_with(connection, claims, known_by)

    def claims_of_events(self, events: Collection[str]) -> tuple[Claim, ...]:
        """All claims that tell of some events, by what `told` knows each of them by."""
        with self._reading() as connection:
            return summaries.claims_of_events(connection, events)

    def event_claims(self, claim: str) -> tuple[Claim, ...]:
        """All claims that tell of the event that a claim, by its id, tells of; empty if it tells of none."""
        with self._reading() as connection:
            event = summaries.event_of_claim(connection, claim)
            return summaries.claims_of_event(connection, event) if event is not None else ()

    def count_events(
        self,
        *,
        kind: str | None = None,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[EventCount, ...]:
        """How many events there are by month and kind, those of no known month first.

        An event counts once however many claims tell of it, under what most of its affirming claims say;
        planned and supposed events, and those that all claims deny, do not count. `since` and `until` are ISO
        days, of which the months count.
        """
        with self._reading() as connection:
            return summaries.count_events(connection, kind=kind, country=country, since=since, until=until)
