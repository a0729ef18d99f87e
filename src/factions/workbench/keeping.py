"""What was worked out once, kept within bounds; safe among threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from threading import Lock
from typing import Any, TypeVar

from factions.casefile import Casefile, KnownActor
from factions.casefile.judged import JudgedCasefile
from factions.records import Claim, Document

T = TypeVar("T")
# What one page asks for again and again, and no more: a document may hold many claims.
_CLAIMS, _DOCUMENTS, _NAMES = 128, 512, 1024


class Kept:
    """The values of the keys that were used last, at most `most` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
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
        self._keep(key, made)
        return made

    def many(self, keys: Iterable[str], fetch: Callable[[list[str]], Mapping[str, T]]) -> dict[str, T]:
        """The values of several keys; those that are not kept are fetched together, if there are any."""
        wanted = sorted(set(keys))
        with self._lock:
            found: dict[str, T] = {key: self._values[key] for key in wanted if key in self._values}
        fetched = fetch(missing) if (missing := [key for key in wanted if key not in found]) else {}
        for key, value in fetched.items():
            self._keep(key, value)
        return found | dict(fetched)

    def _keep(self, key: Hashable, value: object) -> None:
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)


class KeepingCasefile(JudgedCasefile):
    """A judged casefile that remembers what it read: the questions of one page ask for much of it again."""

    def __init__(self, casefile: Casefile) -> None:
        super().__init__(casefile)
        self._claims_kept, self._documents_kept, self._names_kept = (
            Kept(_CLAIMS),
            Kept(_DOCUMENTS),
            Kept(_NAMES),
        )

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

    def claims(self, **conditions: Any) -> tuple[Claim, ...]:
        key = tuple(sorted((name, _frozen(value)) for name, value in conditions.items() if value is not None))
        return self._claims_kept.once(key, lambda: super(KeepingCasefile, self).claims(**conditions))

    def actors(self, *, known_by: str | None = None) -> tuple[KnownActor, ...]:
        make = super().actors
        return self._claims_kept.once(("actors of", known_by), lambda: make(known_by=known_by))

    def actor_keys(self, name: str) -> tuple[str, ...]:
        make = super().actor_keys
        return self._names_kept.once(("keys", name), lambda: make(name))

    def names(self, actor: str, *, known_by: str | None = None) -> tuple[str, ...]:
        make = super().names
        return self._names_kept.once(("names", actor, known_by), lambda: make(actor, known_by=known_by))


def _frozen(value: object) -> Hashable:
    return value if isinstance(value, str) else tuple(sorted(value))  # type: ignore[call-overload]
