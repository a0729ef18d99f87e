"""How often each actor is spoken of, kept as the sum of what each document adds to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field
from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, or_, select, text

from factions.casefile.portions import portions
from factions.casefile.schema import claims, documents, mentions, readings, roles
from factions.casefile.summaries.standing import stands
from factions.casefile.summaries.tables import actor_shares, actor_tallies, actor_words

ACTOR_KINDS = ("group", "state", "state_force", "people", "person")
NAME, KIND, MENTION = "name", "kind", "mention"

_ADD_TALLY = text(
    """INSERT INTO actor_tallies (key, actor, claims, documents) VALUES (:key, :actor, :claims, :documents)
    ON CONFLICT (key) DO UPDATE SET claims = actor_tallies.claims + excluded.claims,
        documents = actor_tallies.documents + excluded.documents"""
)
_ADD_WORDS = text(
    """INSERT INTO actor_words (key, family, words, count) VALUES (:key, :family, :words, :count)
    ON CONFLICT (key, family, words) DO UPDATE SET count = actor_words.count + excluded.count"""
)


class Share(Struct, array_like=True):
    """What one document says of one actor: in how many claims, and its words by family, each so often.

    An actor that is only mentioned is in no claim, and counts for no document.
    """

    actor: str | None = None
    claims: int = 0
    words: dict[str, dict[str, int]] = field(default_factory=dict)


Shares = dict[str, Share]
_decode = msgspec.json.Decoder(Shares).decode


def retally(connection: Connection, rows: Sequence[int]) -> None:
    """Puts what some documents, by their rows, say now in the place of what they said before."""
    before, after = _kept(connection, rows), _found(connection, rows)
    changed = [row for row in rows if before.get(row) != after.get(row)]
    connection.execute(delete(actor_shares).where(actor_shares.c.document.in_(changed)))
    write_shares(connection, {row: after[row] for row in changed if row in after})
    tallies = Tallies()
    for row in changed:
        tallies.add(before.get(row, {}), -1)
        tallies.add(after.get(row, {}))
    _add(connection, tallies)


def write_shares(connection: Connection, shares: Mapping[int, Shares]) -> None:
    """Writes what documents without shares say of actors."""
    if shares:
        rows = [{"document": row, "shares": encoded_shares(some)} for row, some in shares.items()]
        connection.execute(insert(actor_shares), rows)


def encoded_shares(shares: Shares) -> str:
    """The shares of one document as they are kept, in one order."""
    return msgspec.json.encode(shares, order="deterministic").decode()


class Tallies:
    """How often each actor is spoken of: in claims, in documents, by which words of each family."""

    def __init__(self) -> None:
        self.claims: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.words: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.actors: dict[str, str | None] = {}

    def add(self, shares: Shares, sign: int = 1) -> None:
        """Adds what one document says, or takes it away."""
        for key, share in shares.items():
            self.actors[key] = share.actor
            self.claims[key] += sign * share.claims
            self.documents[key] += sign * (share.claims > 0)
            for family, counts in share.words.items():
                for said, count in counts.items():
                    self.words[key][family][said] += sign * count


def read_tallies(
    connection: Connection, which: ColumnElement[bool] | None = None, latest: int | None = None
) -> Tallies:
    """The tallies of all documents, or of some, or the `latest` of those; each of some is looked at."""
    tallies = Tallies()
    if which is not None:
        query = select(actor_shares.c.shares).join(documents, actor_shares.c.document == documents.c.row)
        newest = documents.c.published_at.desc(), documents.c.id.desc()
        for (shares,) in connection.execute(query.where(which).order_by(*newest).limit(latest)):
            tallies.add(_decode(shares))
        return tallies
    table, words = actor_tallies.c, actor_words.c
    for key, actor, *counts in connection.execute(
        select(table.key, table.actor, table.claims, table.documents)
    ):
        tallies.actors[key] = actor
        tallies.claims[key], tallies.documents[key] = counts
    for key, family, said, count in connection.execute(
        select(words.key, words.family, words.words, words.count)
    ):
        tallies.words[key][family][said] = count
    return tallies


def _add(connection: Connection, tallies: Tallies) -> None:
    """Rows that come to nothing go, so that nothing of them is left."""
    added = [
        {"key": key, "actor": tallies.actors[key], "claims": in_claims, "documents": tallies.documents[key]}
        for key, in_claims in sorted(tallies.claims.items())
        if in_claims or tallies.documents[key]
    ]
    said = [
        {"key": key, "family": family, "words": words, "count": count}
        for key, families in sorted(tallies.words.items())
        for family, counts in families.items()
        for words, count in sorted(counts.items())
        if count
    ]
    for statement, rows in ((_ADD_TALLY, added), (_ADD_WORDS, said)):
        if rows:
            connection.execute(statement, rows)
    _drop(connection, sorted(key for key, families in tallies.words.items() if _loses(families.values())))


def _loses(families: Iterable[Mapping[str, int]]) -> bool:
    return any(count < 0 for counts in families for count in counts.values())


def _drop(connection: Connection, keys: Sequence[str]) -> None:
    tallies, words = actor_tallies.c, actor_words.c
    for some in portions(keys):
        connection.execute(delete(actor_tallies).where(tallies.key.in_(some), tallies.documents == 0))
        connection.execute(delete(actor_words).where(words.key.in_(some), words.count == 0))


def _kept(connection: Connection, rows: Collection[int]) -> dict[int, Shares]:
    query = select(actor_shares.c.document, actor_shares.c.shares)
    found = connection.execute(query.where(actor_shares.c.document.in_(rows)))
    return {row: _decode(shares) for row, shares in found}


def _found(connection: Connection, rows: Collection[int]) -> dict[int, Shares]:
    found: dict[int, Shares] = defaultdict(lambda: defaultdict(Share))
    of_roles, table = _roles(rows), roles.c
    names = table.key, table.actor, table.name, table.mention_kind
    for document, key, actor, name, kind, count in connection.execute(_counted(of_roles, *names)):
        share = found[document][key]
        share.actor = actor
        _count(share, NAME, name, count)
        _count(share, KIND, kind, count)
    in_claims = of_roles.add_columns(table.key, func.count(claims.c.row.distinct()))
    for document, key, count in connection.execute(in_claims.group_by(readings.c.document, table.key)):
        found[document][key].claims = count
    of_mentions = _counted(_mentions(rows), mentions.c.key, mentions.c.actor, mentions.c.text)
    for document, key, actor, words, count in connection.execute(of_mentions):
        share = found[document][key]
        share.actor = actor
        _count(share, MENTION, words, count)
    return {document: dict(shares) for document, shares in found.items()}


def _counted(query: Select[Any], *columns: ColumnElement[Any]) -> Select[Any]:
    """How often each document has each set of values."""
    return query.add_columns(*columns, func.count()).group_by(readings.c.document, *columns)


def _roles(rows: Collection[int]) -> Select[Any]:
    query = select(readings.c.document).select_from(readings)
    query = query.join(claims, claims.c.reading == readings.c.row).join(roles, roles.c.claim == claims.c.row)
    known = or_(roles.c.actor.is_not(None), roles.c.form == "named")
    return query.where(
        readings.c.document.in_(rows), readings.c.current.is_(True), stands(), known,
        roles.c.mention_kind.in_(ACTOR_KINDS),
    )  # fmt: skip


def _mentions(rows: Collection[int]) -> Select[Any]:
    query = select(readings.c.document).select_from(readings)
    query = query.join(mentions, mentions.c.reading == readings.c.row)
    return query.where(
        readings.c.document.in_(rows), readings.c.current.is_(True), mentions.c.form == "named"
    )


def _count(share: Share, family: str, words: str, count: int) -> None:
    counts = share.words.setdefault(family, {})
    counts[words] = counts.get(words, 0) + count
