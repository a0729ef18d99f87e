"""The actors that a casefile's claims speak of, and the names they go by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, true

from factions.casefile.names import folded
from factions.casefile.reading_back import known_by as published_by
from factions.casefile.results import KnownActor
from factions.casefile.schema import claims, documents, mentions, readings, roles

ACTOR_KINDS = ("group", "state", "state_force", "people", "person")


def read_actors(
    connection: Connection, kinds: Collection[str], known_by: str | None = None
) -> tuple[KnownActor, ...]:
    """The actors that have an id or a name, the most spoken of first; "gunmen" alone is nobody."""
    known = and_(
        readings.c.current.is_(True),
        _published(known_by),
        roles.c.mention_kind.in_(sorted(kinds)),
        or_(roles.c.actor.is_not(None), roles.c.form == "named"),
    )
    counts = _counts(connection, known)
    seen = _named(connection, known)
    spoken = _names(connection, and_(mentions.c.form == "named", _published(known_by)))
    found = [_actor(key, rows, spoken.get(key, Counter()), counts[key]) for key, rows in seen.items()]
    return tuple(sorted(found, key=lambda actor: (-actor.claims, actor.key)))


def read_names(connection: Connection, key: str, known_by: str | None = None) -> tuple[str, ...]:
    """The words that an actor is named by in the documents, the most frequent first."""
    spoken = _names(connection, and_(mentions.c.form == "named", mentions.c.key == key, _published(known_by)))
    return _ordered(spoken.get(key, Counter()))


def find_keys(connection: Connection, words: str) -> tuple[str, ...]:
    """The keys of the actors that go by a name, whatever its case, accents or article."""
    name = folded(words)
    found = {words} if _in_use(connection, words) else set()
    found.update(_keys_of(connection, roles, name))
    found.update(
        key
        for key in _keys_of(connection, mentions, name)
        if _is_named(connection, key, name) and _in_use(connection, key)
    )
    return tuple(sorted(found))


def _keys_of(connection: Connection, table: Table, name: str) -> Iterator[str]:
    """The different keys under a name, one look-up each: an actor with a million roles has one of them."""
    last = ""
    while True:
        query = select(func.min(table.c.key)).where(table.c.folded == name, table.c.key > last)
        key = connection.execute(query).scalar()
        if key is None:
            return
        yield key
        last = key


def _in_use(connection: Connection, key: str) -> bool:
    return connection.execute(select(roles.c.claim).where(roles.c.key == key).limit(1)).first() is not None


def _is_named(connection: Connection, key: str, name: str) -> bool:
    where = (mentions.c.folded == name, mentions.c.key == key, mentions.c.form == "named")
    return connection.execute(select(mentions.c.row).where(*where).limit(1)).first() is not None


def read_keys(connection: Connection, names: Collection[str]) -> tuple[str, ...]:
    """The keys of actors without an id whose name, as it is looked up, is one of these."""
    query = select(roles.c.key).where(roles.c.folded.in_(sorted(names)), roles.c.actor.is_(None))
    return tuple(sorted(set(connection.execute(query).scalars())))


def _published(day: str | None) -> ColumnElement[bool]:
    """Readings of documents published by a day; without one, all."""
    if day is None:
        return true()
    return readings.c.document.in_(select(documents.c.row).where(published_by(day)))


def _counts(connection: Connection, known: ColumnElement[bool]) -> dict[str, tuple[int, int]]:
    numbers = func.count(claims.c.row.distinct()), func.count(readings.c.document.distinct())
    query = select(roles.c.key, *numbers).join(claims, roles.c.claim == claims.c.row)
    query = query.join(readings, claims.c.reading == readings.c.row).where(known).group_by(roles.c.key)
    return {key: (in_claims, in_documents) for key, in_claims, in_documents in connection.execute(query)}


def _named(
    connection: Connection, known: ColumnElement[bool]
) -> dict[str, list[tuple[str | None, str, str, int]]]:
    columns = roles.c.key, roles.c.actor, roles.c.name, roles.c.mention_kind
    query = select(*columns, func.count()).join(claims, roles.c.claim == claims.c.row)
    query = query.join(readings, claims.c.reading == readings.c.row).where(known).group_by(*columns)
    found = defaultdict(list)
    for key, *rest in connection.execute(query):
        found[key].append(tuple(rest))
    return found


def _names(connection: Connection, which: ColumnElement[bool]) -> dict[str, Counter[str]]:
    columns = mentions.c.key, mentions.c.text
    query = select(*columns, func.count()).join(readings, mentions.c.reading == readings.c.row)
    query = query.where(readings.c.current.is_(True), which).group_by(*columns)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for key, words, count in connection.execute(query):
        found[key][words] += count
    return found


def _actor(
    key: str, rows: list[tuple[str | None, str, str, int]], spoken: Counter[str], counts: tuple[int, int]
) -> KnownActor:
    names, kinds = Counter[str](), Counter[str]()
    for _, name, kind, count in rows:
        names[name] += count
        kinds[kind] += count
    best = _ordered(names)[0]
    return KnownActor(key, rows[0][0], best, _ordered(spoken) or (best,), _ordered(kinds), *counts)


def _ordered(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda words: (-counts[words], words)))
