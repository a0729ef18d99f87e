"""Full-text search by PostgreSQL, of words that were folded here, so that it finds what FTS5 finds.

A long document is several rows: a tsvector holds at most 256 places of a word and 16,383 places in all. The
rows overlap, so that a phrase is found wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from factions.casefile.searching.phrases import Phrase, words_of

_PART, _OVERLAP = 2_000, 32
_TITLE = 0
_LONGEST_WORD = 200

_CREATE = (
    """CREATE TABLE search (document integer NOT NULL REFERENCES documents ("row"), part integer NOT NULL,
        words tsvector NOT NULL, PRIMARY KEY (document, part))""",
    "CREATE INDEX search_words ON search USING gin (words)",
)
_ADD = "INSERT INTO search (document, part, words) VALUES (:row, :part, CAST(:words AS tsvector))"
_HAS = """d."row" IN (SELECT document FROM search WHERE words @@ CAST(:phrase{0} AS tsquery))"""
_FIND = """SELECT d.id FROM documents d
    JOIN LATERAL (
        SELECT sum(ts_rank(words, CAST(:any AS tsquery)) * CASE part WHEN 0 THEN 4 ELSE 1 END) AS score
        FROM search WHERE document = d."row") ranked ON true
    WHERE {conditions} ORDER BY ranked.score DESC, d.published_at NULLS FIRST, d.id LIMIT :most"""
_MISSING = """SELECT count(*) FROM documents d
    WHERE NOT EXISTS (SELECT 1 FROM search WHERE document = d."row")"""


class PostgresIndex:
    """The table `search`: the title as part 0, the text from part 1 on."""

    def create(self, connection: Connection) -> None:
        for statement in _CREATE:
            connection.execute(text(statement))

    def add(self, connection: Connection, row: int, title: str | None, text_: str) -> None:
        parts = [(_TITLE, _folded(title or "")), *enumerate(_parts(_folded(text_)), start=1)]
        values = [{"row": row, "part": part, "words": _vector(words)} for part, words in parts]
        connection.execute(text(_ADD), values)

    def remove(self, connection: Connection, row: int, title: str | None, text_: str) -> None:
        connection.execute(text("DELETE FROM search WHERE document = :row"), {"row": row})

    def find(self, connection: Connection, phrases: Sequence[Phrase], most: int) -> list[str]:
        queries = [_query(phrase) for phrase in phrases]
        conditions = " AND ".join(_HAS.format(number) for number in range(len(queries)))
        values = {f"phrase{number}": query for number, query in enumerate(queries)}
        query = text(_FIND.format(conditions=conditions))
        found = connection.execute(query, values | {"any": " | ".join(queries), "most": most})
        return list(found.scalars())

    def clear(self, connection: Connection) -> None:
        connection.execute(text("DELETE FROM search"))

    def compact(self, connection: Connection) -> None:
        """Its rows are written anew with all others where the database is purged."""

    def check(self, connection: Connection) -> str | None:
        missing = connection.execute(text(_MISSING)).scalar_one()
        return f"{missing} documents are not in the index" if missing else None


def _folded(words: str) -> list[str]:
    return [word[:_LONGEST_WORD] for word, _, _ in words_of(words)]


def _parts(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, max(len(words) - _OVERLAP, 1), _PART - _OVERLAP):
        yield words[start : start + _PART]


def _vector(words: Sequence[str]) -> str:
    """The words with their places; they hold letters and digits alone, so nothing needs quoting."""
    return " ".join(f"{word}:{place}" for place, word in enumerate(words, start=1))


def _query(phrase: Phrase) -> str:
    words = [word[:_LONGEST_WORD] for word in phrase.words]
    return "(" + " <-> ".join(words) + ":*" * phrase.begins + ")"
