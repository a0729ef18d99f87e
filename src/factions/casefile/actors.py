"""The actors that a casefile's claims speak of, and the names they go by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, Table, exists, func, select

from factions.casefile.names import folded
from factions.casefile.portions import portions
from factions.casefile.reading_back import known_by as published_by
from factions.casefile.results import KnownActor
from factions.casefile.schema import documents, mentions, readings, roles
from factions.casefile.summaries.tables import actor_claims, actor_tallies, actor_words
from factions.casefile.summaries.tallies import KIND, MENTION, NAME, Tallies, read_tallies

# Names by a day are counted in the mentions, of which an actor may have a million.
_NAMED_IN = 1_000


def read_actors(
    connection: Connection, known_by: str | None = None, latest: int | None = None
) -> tuple[KnownActor, ...]:
    """The actors that have an id or a name, the most spoken of first; "gunmen" alone is nobody."""
    tallies = read_tallies(connection, published_by(known_by) if known_by else None, latest)
    found = (_actor(tallies, key) for key, documents in tallies.documents.items() if documents)
    return tuple(sorted(found, key=lambda actor: (-actor.claims, actor.key)))


def find_known(connection: Connection, keys: Collection[str], known_by: str | None = None) -> set[str]:
    """Those of some keys under which `read_actors` has an actor, without a look at all of them."""
    query = select(actor_tallies.c.key).where(actor_tallies.c.documents > 0)
    if known_by is not None:
        spoken = actor_claims.c.key == actor_tallies.c.key, actor_claims.c.at <= f"{known_by} ~"
        query = query.where(exists().where(*spoken))
    return {
        key
        for some in portions(keys)
        for key in connection.execute(query.where(actor_tallies.c.key.in_(some))).scalars()
    }


def read_names(connection: Connection, key: str, known_by: str | None = None) -> tuple[str, ...]:
    """The words that an actor is named by in the documents, the most frequent first.

    By a day, of an actor of very many claims, in the documents of the last of those that were known.
    """
    table = actor_words.c
    query = select(table.words, table.count).where(table.key == key, table.family == MENTION)
    if known_by is not None:
        query = select(mentions.c.text, func.count()).join(readings, mentions.c.reading == readings.c.row)
        query = query.join(documents, readings.c.document == documents.c.row)
        query = query.where(mentions.c.form == "named", readings.c.current.is_(True), published_by(known_by))
        query = query.where(*_counted(connection, key, known_by)).group_by(mentions.c.text)
    return _ordered({words: count for words, count in connection.execute(query)})  # noqa: C416


def _counted(connection: Connection, key: str, known_by: str) -> tuple[ColumnElement[bool], ...]:
    """The mentions of an actor; of one of many claims those in the documents of the last of these."""
    table, tallies = actor_claims.c, actor_tallies.c
    many = select(tallies.claims).where(tallies.key == key, tallies.claims > _NAMED_IN)
    if connection.execute(many).first() is None:
        return (mentions.c.key == key,)
    last = select(table.document).where(table.key == key, table.at <= f"{known_by} ~")
    rows = connection.execute(last.order_by(table.at.desc()).limit(_NAMED_IN)).scalars()
    # Not by the index of keys, which has all the mentions of the actor.
    return (func.coalesce(mentions.c.key, "") == key, readings.c.document.in_(set(rows)))


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


def count_claims(
    connection: Connection, keys: Collection[str], known_by: str | None = None
) -> tuple[int, int]:
    """How many claims that count, and how many documents, speak of an actor by one of its keys."""
    table = actor_claims.c
    numbers = func.count(table.claim.distinct()), func.count(table.document.distinct())
    query = select(*numbers).where(table.key.in_(sorted(keys)))
    query = query if known_by is None else query.where(table.at <= f"{known_by} ~")
    in_claims, in_documents = connection.execute(query).one()
    return in_claims, in_documents


def _actor(tallies: Tallies, key: str) -> KnownActor:
    words = tallies.words[key]
    best = _ordered(words[NAME])[0]
    spoken = _ordered(words.get(MENTION, {})) or (best,)
    in_claims, in_documents = tallies.claims[key], tallies.documents[key]
    return KnownActor(key, tallies.actors[key], best, spoken, _ordered(words[KIND]), in_claims, in_documents)


def _ordered(counts: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda words: (-counts[words], words)))
