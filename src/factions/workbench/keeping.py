"""What was worked out once, kept within bounds; safe among threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from threading import Lock
from typing import Any, TypeVar

from factions.casefile import Casefile, KnownActor
from factions.casefile.events.grouping import Told
from factions.casefile.judged import JudgedCasefile
from factions.casefile.summaries import ALL, Narrowed
from factions.records import Claim, Document

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
# What one page asks for again and again, and no more: a document may hold many claims.
_CLAIMS, _BY_ID, _NAMES = 128, 8_192, 4_096
# Texts are kept by their length: most are short, and some are books.
_CHARACTERS = 64_000_000


class Kept:
    """The values of the keys that were used last, at most `most` of them, or of what they weigh together."""

    def __init__(self, most: int, weigh: Callable[[Any], int] = lambda _: 1) -> None:
        self._most, self._weigh, self._weight = most, weigh, 0
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out when the key is first asked for; two at once may both do so."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                kept: T = self._values[key]
                return kept
        made = make()
        self.keep({key: made})
        return made

    def many(self, keys: Iterable[K], fetch: Callable[[list[K]], Mapping[K, T]]) -> dict[K, T]:
        """The values of several keys; those that are not kept are fetched together, if there are any."""
        wanted = dict.fromkeys(keys)
        with self._lock:
            found: dict[K, T] = {key: self._values[key] for key in wanted if key in self._values}
        fetched = fetch(missing) if (missing := [key for key in wanted if key not in found]) else {}
        self.keep(fetched)
        return found | dict(fetched)

    def get(self, key: Hashable) -> Any:
        """The value of a key, null where none is kept."""
        with self._lock:
            return self._values.get(key)

    def keep(self, values: Mapping[Any, object]) -> None:
        """Keeps values that were come by otherwise."""
        with self._lock:
            for key, value in values.items():
                self._weight += self._weigh(value) - (
                    self._weigh(self._values[key]) if key in self._values else 0
                )
                self._values[key] = value
                self._values.move_to_end(key)
            while self._weight > self._most:
                _, forgotten = self._values.popitem(last=False)
                self._weight -= self._weigh(forgotten)


class KeepingCasefile(JudgedCasefile):
    """A judged casefile that remembers what it read: the questions of one page ask for much of it again."""

    def __init__(self, casefile: Casefile) -> None:
        super().__init__(casefile)
        self._claims_kept, self._by_id = Kept(_CLAIMS), Kept(_BY_ID)
        self._documents_kept = Kept(_CHARACTERS, lambda document: len(document.text))
        self._names_kept, self._keys_known, self._told_kept = Kept(_NAMES), Kept(_NAMES), Kept(_BY_ID)
        # All the claims of actors that have not very many: what is asked of some kinds is among them.
        self._complete = Kept(_BY_ID, len)

    def document(self, document: str) -> Document:
        return self._documents_kept.once(document, lambda: super(KeepingCasefile, self).document(document))

    def documents(
        self, *, known_by: str | None = None, ids: Collection[str] | None = None
    ) -> tuple[Document, ...]:
        if ids is None:
            return super().documents(known_by=known_by)
        fetch = super().documents
        found = self._documents_kept.many(ids, lambda some: {one.id: one for one in fetch(ids=some)})
        known = (
            one for one in found.values() if known_by is None or (one.published_at or "9999") <= known_by
        )
        return tuple(
            sorted(known, key=lambda one: (one.published_at is None, one.published_at or "", one.id))
        )

    def claims(self, *, ids: Collection[str] | None = None, **conditions: Any) -> tuple[Claim, ...]:
        if ids is not None and not conditions:
            return self._of_ids(ids)
        given = conditions | {"ids": ids}
        key = tuple(sorted((name, _frozen(value)) for name, value in given.items() if value is not None))
        make = super().claims
        return self._remembered(self._claims_kept.once(key, lambda: make(**given)))

    def _of_ids(self, ids: Collection[str]) -> tuple[Claim, ...]:
        """The quotes under a line are asked for after the line was made of them: they are here already."""
        fetch = super().claims
        found = self._by_id.many(ids, lambda some: {claim.id: claim for claim in fetch(ids=some)})
        documents = self.documents(ids={claim.document for claim in found.values()})
        place = {document.id: number for number, document in enumerate(documents)}
        return tuple(
            sorted(found.values(), key=lambda one: (place[one.document], one.evidence[0].start, one.id))
        )

    def latest_claims(
        self, actor: str | None, *, ties: bool, most: int, narrowed: Narrowed = ALL
    ) -> tuple[tuple[Claim, ...], int]:
        by_kind = narrowed == Narrowed(kinds=narrowed.kinds)
        if by_kind and (whole := self._complete.get((actor, ties))) is not None:
            found = [one for one in whole if narrowed.kinds is None or one.kind in narrowed.kinds]
            return tuple(found[:most]), len(found)
        make, key = super().latest_claims, ("latest", actor, ties, most, narrowed)
        last, count = self._claims_kept.once(
            key, lambda: make(actor, ties=ties, most=most, narrowed=narrowed)
        )
        if narrowed == ALL and count < most:
            self._complete.keep({(actor, ties): last})
        return self._remembered(last), count

    def told(self, claims: Collection[str], *, known_by: str | None = None) -> dict[str, Told]:
        fetch = super().told

        def look_up(some: list[tuple[str, str | None]]) -> dict[tuple[str, str | None], Told | None]:
            found = fetch({id for id, _ in some}, known_by=known_by)
            return {one: found.get(one[0]) for one in some}

        kept = self._told_kept.many([(id, known_by) for id in sorted(claims)], look_up)
        return {id: told for (id, _), told in kept.items() if told is not None}

    def told_with(self, claims: Collection[str], *, known_by: str | None = None) -> tuple[Claim, ...]:
        if known_by is not None:
            return self._remembered(super().told_with(claims, known_by=known_by))
        events = {one.event for one in self.told(claims).values()}
        return self._remembered(self.claims_of_events(events))

    def _remembered(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        self._by_id.keep({claim.id: claim for claim in claims})
        return claims

    def actors(self, *, known_by: str | None = None, latest: int | None = None) -> tuple[KnownActor, ...]:
        make = super().actors
        return self._claims_kept.once(
            ("actors of", known_by, latest), lambda: make(known_by=known_by, latest=latest)
        )

    def known_keys(self, keys: Collection[str], *, known_by: str | None = None) -> set[str]:
        fetch = super().known_keys

        def look_up(some: list[tuple[str, str | None]]) -> dict[tuple[str, str | None], bool]:
            found = fetch([key for key, _ in some], known_by=known_by)
            return {one: one[0] in found for one in some}

        kept = self._keys_known.many([(key, known_by) for key in keys], look_up)
        return {key for (key, _), is_known in kept.items() if is_known}

    def keys(self, actor: str) -> tuple[str, ...]:
        make = super().keys
        return self._names_kept.once(("keys of", actor), lambda: make(actor))

    def actor_keys(self, name: str) -> tuple[str, ...]:
        make = super().actor_keys
        return self._names_kept.once(("keys", name), lambda: make(name))

    def names(self, actor: str, *, known_by: str | None = None) -> tuple[str, ...]:
        make = super().names
        return self._names_kept.once(("names", actor, known_by), lambda: make(actor, known_by=known_by))


def _frozen(value: object) -> Hashable:
    return value if isinstance(value, str) else tuple(sorted(value))  # type: ignore[call-overload]
