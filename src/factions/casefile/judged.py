"""A casefile as people have judged it: what every question reads.

    case = judged(casefile)
    case.claims(actor="act_jnim")     # without rejected and superseded claims, with edited and added ones
    case.standing(claim).word         # unjudged, accepted, unsure, contested, edited, added

A casefile itself gives claims as they were read. `judged` gives the same methods over the claims as they
stand: a question that is handed `judged(casefile)` in place of `casefile` honours every judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from factions.casefile.actors import count_claims, read_keys
from factions.casefile.casefile import Casefile
from factions.casefile.events.grouping import Told
from factions.casefile.identity import Identity, is_id, split_key
from factions.casefile.identity.likely import read_likely
from factions.casefile.judgements import Judgement
from factions.casefile.judging.finding import Found, find_again
from factions.casefile.judging.standing import Made, Standing, Standings, is_verdict, on_reader
from factions.casefile.names import folded
from factions.casefile.readers import is_person
from factions.casefile.results import KnownActor
from factions.casefile.summaries import ALL, EventCount, Narrowed
from factions.records import Claim, Document


class Unattached(Struct, frozen=True):
    """A judgement whose claim is in no newest reading any more; `how` is `gone` or `ambiguous`."""

    judgement: Judgement
    how: str


class JudgedCasefile:
    """The reading side of a casefile under its standing judgements, as they are when it is made."""

    def __init__(self, casefile: Casefile) -> None:
        self._casefile = casefile

    def claims(
        self,
        *,
        kind: str | Collection[str] | None = None,
        actor: str | None = None,
        role: str | None = None,
        document: str | Collection[str] | None = None,
        country: str | None = None,
        on: str | None = None,
        known_by: str | None = None,
        ids: Collection[str] | None = None,
    ) -> tuple[Claim, ...]:
        """The claims that stand and meet every condition, in the casefile's order, each id once.

        Actors are those that people and the casefile hold them to be: their roles have the actor's id, and
        `actor` is an id or any key of the actor. Where a person and a reader made one claim, the person's is
        given. See Casefile.claims for the other conditions.
        """
        keys = self.keys(actor) if actor is not None else None
        found = self._casefile.claims(
            kind=kind,
            actor=keys,
            role=role,
            document=document,
            country=country,
            on=on,
            known_by=known_by,
            ids=ids,
        )
        return self._of(actor, found, role)

    def latest_claims(
        self, actor: str | None, *, ties: bool, most: int, narrowed: Narrowed = ALL
    ) -> tuple[tuple[Claim, ...], int]:
        """The last published claims on an actor's events, or on its ties, and how many there are in all.

        What people rejected is not given, though it counts among all. See Casefile.latest_claims.
        """
        keys = self.keys(actor) if actor is not None else None
        found, count = self._casefile.latest_claims(keys, ties=ties, most=most, narrowed=narrowed)
        return self._of(actor, found), count

    def readers(self) -> tuple[str, ...]:
        """Whoever read a document here."""
        return self._casefile.readers()

    def told(self, claims: Collection[str], *, known_by: str | None = None) -> dict[str, Told]:
        """Of which telling and event claims, by their ids, are; see Casefile.told."""
        return self._casefile.told(claims, known_by=known_by)

    def told_with(self, claims: Collection[str], *, known_by: str | None = None) -> tuple[Claim, ...]:
        """All claims that stand on the events that some claims tell of; see Casefile.told_with."""
        return self._of(None, self._casefile.told_with(claims, known_by=known_by))

    def claims_of_events(self, events: Collection[str]) -> tuple[Claim, ...]:
        """All claims that stand and tell of some events, by what `told` knows each of them by."""
        return self._of(None, self._casefile.claims_of_events(events))

    def actor_claims(self, actor: str, *, most: int = 100, after: str | None = None) -> tuple[Claim, ...]:
        """A page of the claims that stand and speak of an actor, by its id or any key; see Casefile."""
        keys, id = self.keys(actor), self.identity.actor(actor)
        found: list[Claim] = []
        while len(found) < most:
            page = self._casefile.actor_claims(keys, most=most, after=after)
            applied = map(self.identity.applied, page)
            found += (claim for claim in applied if id is None or _has(claim, id, None))
            if len(page) < most:
                break
            after = page[-1].id
        return once(found[:most])

    def event_claims(self, claim: str) -> tuple[Claim, ...]:
        """All claims that stand and tell of the event that a claim, by its id, tells of; see Casefile."""
        return once(map(self.identity.applied, self._casefile.event_claims(claim)))

    def count_events(
        self,
        *,
        kind: str | None = None,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[EventCount, ...]:
        """How many events there are by month and kind; see Casefile."""
        return self._casefile.count_events(kind=kind, country=country, since=since, until=until)

    def set_aside(self, claims: Iterable[Claim]) -> tuple[tuple[Claim, Standing], ...]:
        """Those of `casefile.claims(…)` that no longer count, with why: for what an answer leaves out."""
        standings = ((claim, self.standing(claim)) for claim in claims)
        return tuple((claim, standing) for claim, standing in standings if not standing.kept)

    def standing(self, claim: Made) -> Standing:
        """How a claim, as its reader has it, stands by what people decided about it."""
        return self._standings.of(claim)

    def unattached(self) -> tuple[Unattached, ...]:
        """The judgements that found no claim in the newest readings; none is ever dropped."""
        lost = ((one, self._found.get(one.on[0])) for one in self._verdicts if on_reader(one))
        return tuple(Unattached(one, found.how) for one, found in lost if found and found.claim is None)

    def moved(self) -> int:
        """How many judgements hold now for a claim of another id than the one they were made on."""
        return sum(self._found[one.on[0]].how == "evidence" for one in self._verdicts if on_reader(one))

    def document(self, document: str) -> Document:
        """One document by its id; raises UserError if it is not here."""
        return self._casefile.document(document)

    def documents(
        self, *, known_by: str | None = None, ids: Collection[str] | None = None
    ) -> tuple[Document, ...]:
        """Documents by publication date, those without one last; see Casefile.documents."""
        return self._casefile.documents(known_by=known_by, ids=ids)

    def actors(self, *, known_by: str | None = None, latest: int | None = None) -> tuple[KnownActor, ...]:
        """The actors that claims speak of, those judged to be one as one, the most spoken of first."""
        found = self._casefile.actors(known_by=known_by, latest=latest)
        if not self.identity.ids:
            return found
        apart: list[KnownActor] = []
        together: dict[str, list[KnownActor]] = defaultdict(list)
        for known in found:
            meant = self.identity.meant(known.key)
            if not set(meant) & set(self.identity.ids):
                apart.append(known)
                continue
            for id in meant:
                together[id].append(known)
        whole = (self._whole(id, some, known_by) for id, some in together.items())
        return tuple(sorted([*apart, *whole], key=lambda actor: (-actor.claims, actor.key)))

    def known_keys(self, keys: Collection[str], *, known_by: str | None = None) -> set[str]:
        """Those of some keys under which there is an actor in `actors`; see Casefile."""
        found, ids = self._casefile.known_keys(keys, known_by=known_by), set(self.identity.ids)
        return {key for key in found if not ids or not ids & set(self.identity.meant(key))}

    def actor_keys(self, name: str) -> tuple[str, ...]:
        """The actors that go by a name in the documents or by judgement: ids, or keys of those without."""
        keys = self._casefile.actor_keys(name)
        judged = (id for id in self.identity.ids if _goes_by(self.identity, id, name))
        return tuple(sorted({*(id for key in keys for id in self.identity.meant(key)), *judged}))

    def names(self, actor: str, *, known_by: str | None = None) -> tuple[str, ...]:
        """The names that an actor goes by in the documents, the most frequent first."""
        counted = (name for key in self.keys(actor) for name in self._casefile.names(key, known_by=known_by))
        return tuple(dict.fromkeys(counted))

    def keys(self, actor: str) -> tuple[str, ...]:
        """The keys under which the casefile keeps an actor's claims, by its id or any of them."""
        if self.identity.actor(actor) is None:
            return (actor,)
        bases = [split_key(node)[0] for node in self.identity.nodes(actor)]
        names = [base for base in bases if not is_id(base)]
        with self._casefile.transaction() as connection:
            return tuple(dict.fromkeys([*filter(is_id, bases), *read_keys(connection, names)]))

    def _of(self, actor: str | None, found: Iterable[Claim], role: str | None = None) -> tuple[Claim, ...]:
        """Those of the claims that stand, with actors as they are held to be, and of the actor if given."""
        standing = once(self.identity.applied(claim) for claim in found if self.standing(claim).kept)
        id = self.identity.actor(actor) if actor is not None else None
        return tuple(claim for claim in standing if id is None or _has(claim, id, role))

    def _whole(self, id: str, parts: Sequence[KnownActor], known_by: str | None) -> KnownActor:
        """One actor of what the documents know as several."""
        most = max(parts, key=lambda part: (part.claims, part.key))
        in_claims, in_documents = self._counts(id, known_by)
        names = dict.fromkeys(name for part in parts for name in part.names)
        kinds = dict.fromkeys(kind for part in parts for kind in part.kinds)
        return KnownActor(id, id, most.name, tuple(names), tuple(kinds), in_claims, in_documents)

    def _counts(self, id: str, known_by: str | None) -> tuple[int, int]:
        """In how many claims and documents an actor is; claim by claim only if documents differ on a name."""
        if any(self.identity.differs(node) for node in self.identity.nodes(id)):
            claims = self.claims(actor=id, known_by=known_by)
            return len(claims), len({claim.document for claim in claims})
        keys = self.keys(id)
        with self._casefile.transaction() as connection:
            return count_claims(connection, keys, known_by)

    @cached_property
    def identity(self) -> Identity:
        """Who is who, by judgements and by the casefile's own likely ties."""
        with self._casefile.transaction() as connection:
            return Identity(self._judgements, read_likely(connection))

    @cached_property
    def _judgements(self) -> tuple[Judgement, ...]:
        return self._casefile.judgements()

    @cached_property
    def _verdicts(self) -> tuple[Judgement, ...]:
        return tuple(filter(is_verdict, self._judgements))

    @cached_property
    def _found(self) -> dict[str, Found]:
        with self._casefile.transaction() as connection:
            return find_again(connection, [one.on[0] for one in self._verdicts if on_reader(one)])

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self._judgements, self._found)


def judged(casefile: Casefile) -> JudgedCasefile:
    """The casefile as people have judged it; make a new one after a judgement."""
    return JudgedCasefile(casefile)


def judged_claims(
    casefile: Casefile, *, kind: str | None = None, actor: str | None = None
) -> tuple[Claim, ...]:
    """The claims that stand: shorthand for `judged(casefile).claims(…)`."""
    return judged(casefile).claims(kind=kind, actor=actor)


def once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim id once, at its first place; what a person made comes before what a reader made."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in kept or is_person(claim.reader):
            kept[claim.id] = claim
    return tuple(kept.values())


def _has(claim: Claim, actor: str, role: str | None) -> bool:
    return any(one.actor == actor and role in (None, one.role) for one in claim.roles)


def _goes_by(identity: Identity, actor: str, name: str) -> bool:
    return actor == name or any(folded(known.text) == folded(name) for known in identity.names(actor))
