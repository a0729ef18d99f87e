"""A casefile of any size, made in minutes: N events, told by 5/3 N claims of N/3 documents.

Rows are written as the casefile's own tables have them, past its methods: adding millions of readings one by
one would take a day. A test compares a small one with what `Casefile.rebuild` makes of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from factions.casefile import Casefile
from factions.casefile.summaries.tallies import KIND, MENTION, NAME, Share, Shares, encoded_shares
from factions.records import Claim, Document, Mention, Reading

KINDS = "armed_clash armed_assault bombing air_strike shelling abduction attack protest".split()
COUNTRIES = "AF CD CO ET ML MM NG SD SO SY UA YE".split()
ACTORS = 20_000
READER = "generated/1"
_ROLES = dict.fromkeys(KINDS, ("attacker", "target")) | {
    "armed_clash": ("side_a", "side_b"),
    "abduction": ("abductor", "abductee"),
    "protest": ("subject", "object"),
}
TELLINGS = 5  # in each document, of three events of its own and two that other documents tell too

# The class of what was struck, by the last figure of the day.
_TARGETS = "civilians military police civilians aid worship officials military civilians health".split()
_FIRST_DAY, _DAYS = date(1995, 1, 1), 10_950
_AT = "2026-01-01T00:00:00.000000+00:00"
_CHUNK = 1_000
_calendar = tuple((_FIRST_DAY + timedelta(days=number)).isoformat() for number in range(_DAYS + 100))
_actors = tuple(f"Front {number:05d}" for number in range(ACTORS + 2))


class Event(NamedTuple):
    """What all claims on an event say. The bounds are null for one event of twenty, a month wide for two."""

    kind: str
    country: str
    day: str
    bounds: tuple[str, str] | None
    actors: tuple[str, str]
    polarity: str


class Report(NamedTuple):
    """A document with the claims that it makes, a sentence each, as rows have them."""

    id: str
    text: str
    published_at: str
    events: list[int]
    claims: list[tuple[str, int, Event, str]]


def make_event(number: int) -> Event:
    """One event, the same each time. One actor takes part in one event of seven, most in a few."""
    drawn = _drawn(number)
    place = drawn % _DAYS
    day, last = _calendar[place], _calendar[place + (40 if number % 10 == 3 else 0)]
    one = int(ACTORS ** ((drawn >> 14) % 9_973 / 9_973))
    other = int(ACTORS ** ((drawn >> 28) % 9_973 / 9_973))
    return Event(
        KINDS[(drawn >> 42) % len(KINDS)],
        COUNTRIES[(drawn >> 46) % len(COUNTRIES)],
        day,
        None if number % 20 == 7 else (day, last),
        (_actors[one], _actors[other + (one == other)]),
        "denied" if number % 50 == 0 else "affirmed",
    )


def make_report(number: int, events: int) -> Report:
    """One document of a casefile of so many events; those beyond its last tell of known events again."""
    documents = events // 3
    own = range(number % documents, 3 * documents, documents)
    others = (_drawn(number * TELLINGS + place) % events for place in range(TELLINGS - len(own)))
    told = list(dict.fromkeys((*own, *others)))
    document = f"doc_{_drawn(number + (1 << 40)):016x}"
    lines, claims = [], []
    for place, event in enumerate(told):
        known = make_event(event)
        line = f"On {known.day} {known.actors[0]} fought {known.actors[1]} in {known.country}."
        claim = f"clm_{_drawn(number * TELLINGS + place + (1 << 41)):016x}"
        at = place * (len(line) + 1)
        claims.append((claim, at, known, _record(claim, document, at, known, line)))
        lines.append(line)
    return Report(document, " ".join(lines), _calendar[_drawn(number) % (_DAYS + 60)], told, claims)


def make_reading(number: int, events: int) -> Reading:
    """The same report as a reading, to be added by the casefile's own method."""
    report = make_report(number, events)
    known = Document(report.id, report.id, report.text, f"Report {number}", published_at=report.published_at)
    mentions = tuple(msgspec.json.decode(row[-1], type=Mention) for row in _mention_rows(0, report))
    claims = tuple(msgspec.json.decode(record, type=Claim) for _, _, _, record in report.claims)
    return Reading(known, mentions, (), (), claims)


def make_casefile(path: Path, events: int) -> None:
    """Writes a casefile of so many events; the file must not be there."""
    Casefile.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = DELETE", "synchronous = OFF", "cache_size = -2000000"):
        connection.execute(f"PRAGMA {pragma}")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    _fill(connection, events)
    for statement in (*(sql for _, sql in indexes), *_DERIVE):
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_COLUMNS = {
    "documents": "row id sha256 text title published_at media_type notes added_at",
    "readings": "row document reader current times places added_at",
    "mentions": "reading kind form key name text folded start record",
    "claims": "row reading id reader kind earliest_start latest_start earliest_end latest_end country"
    " polarity certainty confidence start record",
    "roles": "claim number role key name folded form mention_kind",
    "told": "claim telling event document",
    "joined_tellings": "telling event",
    "actor_shares": "document shares",
}
_DERIVE = (
    "INSERT INTO search(search) VALUES ('rebuild')",
    """INSERT INTO actor_claims(key, at, start, claim, document)
        SELECT DISTINCT roles.key, documents.published_at || ' ' || documents.id AS at, claims.start,
            claims.row, documents.row
        FROM roles JOIN claims ON roles.claim = claims.row JOIN readings ON claims.reading = readings.row
        JOIN documents ON readings.document = documents.row ORDER BY roles.key, at""",
    """INSERT INTO counted_events(event, month, kind, country, claims)
        SELECT event,
            CASE WHEN substr(earliest_start, 1, 7) = substr(latest_start, 1, 7)
                THEN substr(earliest_start, 1, 7) ELSE '' END,
            kind, country, count(*)
        FROM told JOIN claims ON told.claim = claims.row WHERE polarity = 'affirmed' GROUP BY event""",
    """INSERT INTO month_counts(month, kind, country, events, claims)
        SELECT month, kind, country, count(*), sum(claims) FROM counted_events
        GROUP BY month, kind, country""",
    """INSERT INTO actor_tallies(key, claims, documents)
        SELECT key, count(DISTINCT claim), count(DISTINCT document) FROM actor_claims GROUP BY key""",
    """INSERT INTO actor_words(key, family, words, count)
        SELECT key, 'name', name, count(*) FROM roles GROUP BY key, name""",
    """INSERT INTO actor_words(key, family, words, count)
        SELECT key, 'kind', mention_kind, count(*) FROM roles GROUP BY key, mention_kind""",
    """INSERT INTO actor_words(key, family, words, count)
        SELECT key, 'mention', text, count(*) FROM mentions GROUP BY key, text""",
)


def _fill(connection: sqlite3.Connection, events: int) -> None:
    rows = _rows(events)
    while chunk := list(islice(rows, _CHUNK)):
        for table, columns in _COLUMNS.items():
            names, marks = columns.replace(" ", ", "), ", ".join("?" * len(columns.split()))
            some = (row for tables in chunk for row in tables[table])
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", some)


def _rows(events: int) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
    """The rows of each document. An event is known by the first claim that tells of it."""
    first: list[str | None] = [None] * events
    shared = bytearray(events)
    for number in range(events // 3):
        report, row = make_report(number, events), number + 1
        day = report.published_at
        title = f"Report {number}"
        document = (row, report.id, report.id, report.text, title, day, "text/plain", "[]", _AT)
        tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
        tables["documents"].append(document)
        tables["readings"].append((row, row, READER, True, "[]", "[]", _AT))
        tables["mentions"] += _mention_rows(row, report)
        for place, (event, claim) in enumerate(zip(report.events, report.claims, strict=True)):
            of_claim = number * TELLINGS + place + 1
            tables["claims"].append(_claim_row(row, of_claim, claim))
            tables["roles"] += _role_rows(of_claim, claim[2])
            known = first[event]
            if known is None:
                known = first[event] = claim[0]
            else:
                tables["joined_tellings"].append((claim[0], known))
                if not shared[event]:
                    shared[event] = 1
                    tables["joined_tellings"].append((known, known))
            tables["told"].append((of_claim, claim[0], known, row))
        tables["actor_shares"].append((row, encoded_shares(_shares(report))))
        yield tables


def _claim_row(reading: int, row: int, claim: tuple[str, int, Event, str]) -> tuple[Any, ...]:
    id, at, event, record = claim
    bounds = (*event.bounds, *event.bounds) if event.bounds else (None,) * 4
    told = (event.country, event.polarity, "asserted", 0.8, at, record)
    return (row, reading, id, READER, event.kind, *bounds, *told)


def _role_rows(claim: int, event: Event) -> list[tuple[Any, ...]]:
    return [
        (claim, number, _ROLES[event.kind][number], name, name, name.lower(), "named", "group")
        for number, name in enumerate(event.actors)
    ]


def _shares(report: Report) -> Shares:
    """What the report adds to the tallies of its actors; two of them it mentions by name."""
    shares: Shares = {}
    for _, _, event, _ in report.claims:
        for name in event.actors:
            share = shares.setdefault(name, Share(None, 0, {NAME: {name: 0}, KIND: {"group": 0}}))
            share.claims += 1
            share.words[NAME][name] += 1
            share.words[KIND]["group"] += 1
    for name in report.claims[0][2].actors:
        shares[name].words[MENTION] = {name: 1}
    return shares


def _mention_rows(reading: int, report: Report) -> list[tuple[Any, ...]]:
    rows = []
    for number, name in enumerate(report.claims[0][2].actors):
        start = 14 + 19 * number
        record = (
            f'{{"text":"{name}","start":{start},"end":{start + 11},"id":"m{number}","kind":"group",'
            f'"form":"named","cluster":"c{number}","name":"{name}"}}'
        )
        rows.append((reading, "group", "named", name, name, name, name.lower(), start, record))
    return rows


def _record(claim: str, document: str, at: int, event: Event, line: str) -> str:
    """The JSON of a claim; every sentence is as long as the next, so that its words are found by counting."""
    one, other = event.actors
    doer, struck = _ROLES[event.kind]
    of_class = _TARGETS[int(event.day[-1])]
    when = "null"
    if event.bounds:
        first, last = event.bounds
        when = (
            f'{{"text":"{event.day}","start":{at + 3},"end":{at + 13},"type":"DATE","value":"{event.day}",'
            f'"edtf":null,"earliest_start":"{first}","latest_start":"{last}","earliest_end":"{first}",'
            f'"latest_end":"{last}","rule":"generated","anchor":"none","flags":[]}}'
        )
    return (
        f'{{"id":"{claim}","document":"{document}","kind":"{event.kind}","roles":['
        f'{{"text":"{one}","start":{at + 14},"end":{at + 25},"role":"{doer}","name":"{one}","actor":null,'
        f'"mention_kind":"group","target_class":[]}},'
        f'{{"text":"{other}","start":{at + 33},"end":{at + 44},"role":"{struck}","name":"{other}",'
        f'"actor":null,"mention_kind":"group","target_class":["{of_class}"]}}],"when":{when},'
        f'"place":{{"text":"{event.country}","start":{at + 48},"end":{at + 50},"name":"{event.country}",'
        f'"country":"{event.country}","class":"literal"}},"attributes":{{}},"tolls":[],'
        f'"stance":{{"polarity":"{event.polarity}","certainty":"asserted","aspect":"once","attribution":[],'
        f'"speech_act":"states","basis":"unsourced","cues":[]}},"links":[],'
        f'"evidence":[{{"text":"{line}","start":{at},"end":{at + len(line)}}}],"confidence":0.8,'
        f'"reader":"{READER}"}}'
    )


def _drawn(number: int) -> int:
    """64 bits that look drawn, the same each time and no two numbers alike (the finaliser of SplitMix64)."""
    number = ((number + 1) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return number ^ (number >> 31)
