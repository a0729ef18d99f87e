"""Make the registry's actors.jsonl and paths.txt from UCDP's list of actors and the curated tables.

    python scripts/build_registry.py UCDP_ACTOR_CSV [FOLDER]

Curated actors come first, then the states and their forces (made from countries.csv), then every UCDP actor
that no curated one stands for. A UCDP name that another actor of the same countries and time has already, or
that is a curated actor's best name, is left out: every shared name can be decided by time or country.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from factions.registry.actors import Actor, ActorKind, ActorName, External, Period
from factions.registry.countries import Country, load_countries
from factions.registry.names import parse_name, slug
from factions.registry.spelling import keys
from factions.registry.trie import path_line, path_of

HOUSE = Path(__file__).resolve().parents[1] / "src" / "factions" / "registry"
VERSION = "22.1"
FORCES = {
    "armed-forces": (
        "{adj} Armed Forces",
        "{adj} army",
        "{adj} military",
        "Armed Forces of {name}",
        "Military Forces of {name}",
    ),
    "air-force": ("{adj} Air Force", "Air Force of {name}"),
    "navy": ("{adj} Navy", "Navy of {name}"),
    "police": ("{adj} Police", "{adj} National Police", "Police Forces of {name}", "Police of {name}"),
    "intelligence": ("{adj} intelligence service", "{adj} intelligence", "Intelligence Service of {name}"),
}
OTHER_NAMES = {
    "Congo": "CG",
    "DR Congo": "CD",
    "Bosnia-Herzegovina": "BA",
    "eSwatini": "SZ",
    "Macedonia": "MK",
}
COMMUNAL, STATE, ORGANISED = "3", "4", "1"


def curated() -> dict[str, dict[str, Any]]:
    """All tables of the curated sources by slug; a slug may be used once."""
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted((HOUSE / "sources").glob("*.toml")):
        if path.stem == "spellings":
            continue
        for ident, table in tomllib.loads(path.read_text("utf-8")).items():
            if ident in tables:
                sys.exit(f"{path.name}: [{ident}] is in two tables")
            table.setdefault(
                "kind", {"peoples": "people", "state-forces": "state_force"}.get(path.stem, "group")
            )
            tables[ident] = table
    return tables


def from_table(ident: str, table: dict[str, Any], source: str = "curated") -> Actor:
    """The actor that a curated table describes."""
    lasts = Period(table.get("since"), table.get("until"))
    names = tuple(within(parse_name(name), lasts) for name in table["names"])
    kinds = [parse_name(kind) for kind in table.get("kinds", [table["kind"]])]
    external = [External(scheme="ucdp", id=number) for number in table.get("ucdp", [])]
    if "wikidata" in table:
        external.append(External(scheme="wikidata", id=table["wikidata"]))
    return Actor(
        f"act_{ident}",
        names[0].text,
        names,
        tuple(
            ActorKind(kind=kind.text, since=kind.since or lasts.since, until=kind.until or lasts.until)
            for kind in kinds
        ),
        tuple(table.get("country", "").split()),
        tuple(external),
        table.get("note"),
        source,
    )


def within(name: ActorName, lasts: Period) -> ActorName:
    """A name that is no longer or shorter in use than its actor, where it has no dates of its own."""
    return ActorName(
        text=name.text,
        since=name.since or lasts.since,
        until=name.until or lasts.until,
        language=name.language,
        status=name.status,
    )


def of_country(
    country: Country, tables: dict[str, dict[str, Any]], ucdp: dict[str, list[str]]
) -> Iterator[Actor]:
    """A state and its forces; a curated table of the same slug gives further names, which go first."""
    ident = slug(country.name)
    adjective = country.adjectives[0]
    state = [country.name, *country.aliases, f"Government of {country.name}"]
    state += [f"{adj} {word}" for adj in country.adjectives for word in ("government", "authorities")]
    table = {"names": state, "kind": "state", "country": country.code, "ucdp": ucdp.get(country.code, [])}
    yield from_table(ident, table, "country")
    for force, patterns in FORCES.items():
        names = [p.format(adj=adj, name=country.name) for adj in country.adjectives for p in patterns]
        given = tables.pop(f"{ident}-{force}", {}).get("names", [])
        proper = (
            name for name in given if "|" not in name and not name.lower().endswith(("army", "military"))
        )
        best = next(proper, patterns[0].format(adj=adjective, name=country.name))
        table = {"names": unique([best, *given, *names]), "kind": "state_force", "country": country.code}
        yield from_table(f"{ident}-{force}", table, "country")


def unique(names: Iterable[str]) -> list[str]:
    """Names in order, each once however its case."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.partition(" |")[0].lower(), name)
    return list(first.values())


def codes(location: str) -> tuple[str, ...]:
    """The countries of a UCDP location list."""
    known = {
        name.partition(" |")[0]: c.code for c in load_countries() for name in (c.name, *c.aliases)
    } | OTHER_NAMES
    places = (re.sub(r" \(.*", "", place.strip()) for place in location.split(","))
    return tuple(dict.fromkeys(known[place] for place in places if place in known))


def ucdp_states(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    """UCDP's numbers of governments by country."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["Org"] == STATE:
            for code in codes(row["NameData"].removeprefix("Government of ")):
                numbers[code].append(row["ActorId"])
    return numbers


def from_ucdp(row: dict[str, str]) -> Actor:
    """An actor of UCDP's list with the names that the list has for it, its former ones included."""
    columns = (
        "NameData",
        "NameOrig",
        "NameOrigFull",
        "NameOrigFullEng",
        "NewName",
        "NewNameFullMotherTongue",
        "NewNameFullEng",
    )
    written = [row["NameData"]]
    for column in columns[1:]:
        written += row[column].split(", ") if column.startswith("New") else [row[column]]
    cleaned = [" ".join(name.replace("|", "/").split()) for name in written]
    names = unique(name for name in cleaned if name not in ("", "n/a"))
    kind = {COMMUNAL: "people", STATE: "state"}.get(row["Org"], "group")
    number = External(scheme="ucdp", id=row["ActorId"])
    full = [" ".join(row[column].split()) for column in ("NewNameFullEng", "NameOrigFullEng")]
    best = next((name for name in full if name in names), names[0]) if kind == "group" else names[0]
    ordered = tuple(ActorName(text=name) for name in unique([best, *names]))
    ident = f"act_ucdp-{row['ActorId']}-{slug(names[0])}"
    return Actor(
        ident, best, ordered, (ActorKind(kind=kind),), codes(row["Location"]), (number,), None, "ucdp"
    )


def separable(one: tuple[Actor, ActorName], other: tuple[Actor, ActorName]) -> bool:
    """Whether time or country tells which of two actors a shared name means."""
    (actor, name), (rival, same) = one, other
    apart = (name.until or "9999") < (same.since or "0") or (same.until or "9999") < (name.since or "0")
    return apart or set(actor.country) != set(rival.country)


def without_collisions(actors: list[Actor]) -> list[Actor]:
    """The actors with those UCDP names left out that nothing tells from an earlier actor's."""
    taken: dict[tuple[str, ...], list[tuple[Actor, ActorName]]] = defaultdict(list)
    best = {keys(actor.name) for actor in actors if actor.source == "curated"}
    kept: list[Actor] = []
    for actor in actors:
        names = []
        for name in actor.names:
            rivals = [rival for rival in taken[keys(name.text)] if rival[0].id != actor.id]
            if actor.source == "ucdp" and keys(name.text) in best:
                continue
            if all(separable((actor, name), rival) for rival in rivals):
                names.append(name)
                taken[keys(name.text)].append((actor, name))
            elif actor.source != "ucdp":
                sys.exit(
                    f"{actor.id}: {name.text!r} also means {rivals[0][0].id}, in the same countries and time"
                )
        if names:
            known = actor.name if actor.name in {name.text for name in names} else names[0].text
            kept.append(msgspec.structs.replace(actor, name=known, names=tuple(names)))
    return kept


def build(ucdp_csv: Path) -> list[Actor]:
    """Every actor of the registry."""
    with ucdp_csv.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    tables = curated()
    states = ucdp_states(rows)
    countries = [actor for country in load_countries() for actor in of_country(country, tables, states)]
    actors = [from_table(ident, table) for ident, table in tables.items()]
    used = {
        number.id for actor in (*actors, *countries) for number in actor.external if number.scheme == "ucdp"
    }
    unknown = used - {row["ActorId"] for row in rows}
    if unknown:
        sys.exit(f"not in UCDP's list: {', '.join(sorted(unknown))}")
    others = (
        row for row in rows if row["ActorId"] not in used and row["Org"] in (ORGANISED, COMMUNAL, STATE)
    )
    return without_collisions([*actors, *countries, *map(from_ucdp, others)])


def main() -> None:
    """Write the files and print what went into it."""
    actors = build(Path(sys.argv[1]))
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else HOUSE
    (folder / "actors.jsonl").write_bytes(msgspec.json.Encoder().encode_lines(actors))
    lines = [path_line(path_of(name.text)) for actor in actors for name in actor.names]
    (folder / "paths.txt").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(actors)} actors, {len(lines)} names, UCDP Actor {VERSION} → {folder}\n")


if __name__ == "__main__":
    main()
