"""Loading the registry that ships with the package, and a user's own list beside it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from factions.errors import UserError
from factions.registry.actors import Actor, ActorKind, External
from factions.registry.names import parse_name, slug
from factions.registry.registry import Registry
from factions.registry.trie import read_path

COLUMNS = ("name", "names", "kind", "country", "external", "note")
KINDS = frozenset(
    "group state state_force people civilians person office place facility weapon other".split()
)


def load_registry(extra: Path | str | None = None) -> Registry:
    """The known actors, with those of a CSV file of your own added if `extra` names one.

    The file has a column `name` and may have `names` (several, joined by `;`, each with dates if you like:
    `JNIM | since=2017-03-02`), `kind`, `country` (ISO codes), `external` (`acled:1;wikidata:Q1`), `note`.
    Raises UserError, naming the line, for a file that cannot be used.
    """
    if extra is None:
        return _shipped()
    return Registry((*shipped_actors(), *read_user_actors(Path(extra))))


@cache
def _shipped() -> Registry:
    lines = (files(__package__) / "paths.txt").read_text("utf-8").splitlines()
    return Registry(shipped_actors(), map(read_path, lines))


@cache
def shipped_actors() -> tuple[Actor, ...]:
    """The actors in the package's own file, one a line."""
    lines = (files(__package__) / "actors.jsonl").read_bytes()
    return tuple(msgspec.json.Decoder(Actor).decode_lines(lines))


def read_user_actors(path: Path) -> tuple[Actor, ...]:
    """The actors of a user's CSV file, with ids `usr_<slug>`; raises UserError, naming the line."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"{path}: cannot be read as UTF-8 text ({problem})") from problem
    rows = csv.DictReader(text.splitlines())
    if "name" not in (rows.fieldnames or ()):
        raise UserError(f"{path}, line 1: no column `name`; the columns are {', '.join(COLUMNS)}")
    unknown = sorted(set(rows.fieldnames or ()) - set(COLUMNS))
    if unknown:
        raise UserError(
            f"{path}, line 1: unknown column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}"
        )
    lines: dict[str, int] = {}
    actors: list[Actor] = []
    for row in rows:
        actor = _user_actor(row, f"{path}, line {rows.line_num}")
        if actor.id in lines:
            raise UserError(
                f"{path}, line {rows.line_num}: {actor.name!r} is on line {lines[actor.id]} already"
            )
        lines[actor.id] = rows.line_num
        actors.append(actor)
    return tuple(actors)


def _user_actor(row: dict[str, str | None], where: str) -> Actor:
    if None in row:
        raise UserError(f"{where}: more cells than columns; quote a cell that holds a comma")
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    kind = cells["kind"] or "group"
    if not cells["name"]:
        raise UserError(f"{where}: the name is empty")
    if kind not in KINDS:
        raise UserError(f"{where}: {kind!r} is no kind; the kinds are {', '.join(sorted(KINDS))}")
    countries = tuple(cells["country"].replace(";", " ").split())
    if not all(len(code) == 2 and code.isalpha() and code.isupper() for code in countries):
        raise UserError(f"{where}: {cells['country']!r} is not two-letter country codes such as ML or CD")
    try:
        names = [parse_name(name) for name in (cells["name"], *filter(None, cells["names"].split(";")))]
    except UserError as problem:
        raise UserError(f"{where}: {problem}") from problem
    name = names[0].text
    external = tuple(_external(part, where) for part in filter(None, cells["external"].split(";")))
    return Actor(
        f"usr_{slug(name)}",
        name,
        tuple(names),
        (ActorKind(kind=kind),),
        countries,
        external,
        cells["note"] or None,
        "user",
    )


def _external(written: str, where: str) -> External:
    scheme, sign, number = written.strip().partition(":")
    if not (sign and scheme and number):
        raise UserError(f"{where}: {written.strip()!r} is not written as scheme:number, for example ucdp:303")
    return External(scheme=scheme, id=number)
