"""Events on a map, each as precisely as its text tells the place, and never more so."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import altair as alt
from msgspec import Struct

from factions.pictures.dressing import dressed, empty, on_halo, rows
from factions.pictures.extent import Told, within_sight
from factions.pictures.outlines import load_outlines
from factions.pictures.palette import Family, Theme, load_colours
from factions.pictures.sheet import WIDE, Sheet, label_spot, meet, shape, sheet_around
from factions.questions import Answer, EventLine
from factions.registry.countries import load_countries

NOTICE = "Outlines: Natural Earth. Boundaries and names imply no position on any territory."
_EXACT, _NEAR, _DIVISION, _COUNTRY = 1, 2, 4, 6
_NEAR_KM = 25.0
_AROUND = 0.6
_RADIUS = 5.0
_LEAST_RING = 9.0
_LETTER, _BEYOND = 7.6, 1.5


class Spots(Struct, frozen=True):
    """Events by how precisely they are placed: at a place, near one, in an area, or nowhere."""

    exact: tuple[EventLine, ...]
    near: tuple[EventLine, ...]
    divisions: Mapping[str, tuple[EventLine, ...]]
    countries: Mapping[str, tuple[EventLine, ...]]
    nowhere: int


def event_map(answer: Answer, *, theme: Theme = "light") -> Any:
    """The events of an answer: dots for named places, rings for what is only near one, shades for provinces
    and countries.

    The steps follow UCDP's where_prec: 1 a dot, 2 a ring of 25 km, 3 and 4 the first-order division, 5 and 6
    the country; the sea, the air and what has no place are not drawn, and the picture says how many.
    """
    spots = spots_of(line for line in answer.lines if isinstance(line, EventLine))
    shown, beyond = within_sight(_told_parts(spots))
    if not shown:
        return empty(answer, theme, "No event here has a place that is known.", _remarks(spots, ()))
    sheet = sheet_around(one.box for one in shown)
    layers = [layer for draw in (_ground, _shades, _names, _dots) for layer in draw(spots, sheet, theme)]
    notice = alt.Chart(rows([{"words": NOTICE}])).mark_text(
        align="left", baseline="top", fontSize=10, color=load_colours().ground(theme).quiet
    )
    layers.append(notice.encode(x=alt.value(0), y=alt.value(sheet.height + 6), text="words:N"))
    chart = alt.layer(*layers).properties(width=WIDE, height=sheet.height)
    return dressed(chart, answer, theme, _remarks(spots, beyond))


def spots_of(lines: Iterable[EventLine]) -> Spots:
    exact: list[EventLine] = []
    near: list[EventLine] = []
    divisions: dict[str, list[EventLine]] = defaultdict(list)
    countries: dict[str, list[EventLine]] = defaultdict(list)
    nowhere = 0
    within = cache(_division)
    for line in lines:
        precision = line.precision or (_EXACT if line.latitude is not None and line.admin1 else 7)
        if precision <= _NEAR and line.latitude is not None:
            (exact if precision == _EXACT else near).append(line)
        elif precision <= _DIVISION and (code := within(line.latitude, line.longitude, line.country)):
            divisions[code].append(line)
        elif precision <= _COUNTRY and line.country and line.country in load_outlines().countries:
            countries[line.country].append(line)
        else:
            nowhere += 1
    return Spots(tuple(exact), tuple(near), _kept(divisions), _kept(countries), nowhere)


def _kept(found: Mapping[str, Sequence[EventLine]]) -> dict[str, tuple[EventLine, ...]]:
    return {code: tuple(lines) for code, lines in sorted(found.items())}


def _division(latitude: float | None, longitude: float | None, country: str | None) -> str | None:
    if latitude is None or longitude is None or country is None:
        return None
    return load_outlines().division_at(latitude, longitude, country)


def _told_parts(spots: Spots) -> list[Told]:
    """The places and areas of events, each once, the most told first."""
    around: Counter[tuple[str, float, float]] = Counter(
        (line.place or "", line.longitude or 0.0, line.latitude or 0.0)
        for line in (*spots.exact, *spots.near)
    )
    found = [
        Told(name, (x - _AROUND, y - _AROUND, x + _AROUND, y + _AROUND), events)
        for (name, x, y), events in around.most_common()
    ]
    for code, lines in (*spots.divisions.items(), *spots.countries.items()):
        if box := load_outlines().box(code):
            found.append(Told(lines[0].place or code, box, len(lines)))
    return found


def _ground(spots: Spots, sheet: Sheet, theme: Theme) -> Iterator[Any]:
    """The countries on the sheet, and the divisions of those in which something is told."""
    outlines, ground = load_outlines(), load_colours().ground(theme)
    seen = [code for code, box in outlines.boxes.items() if meet(box, sheet.box)]
    told = _told_countries(spots)
    yield _areas(seen, sheet).mark_geoshape(
        fill=ground.land, stroke=ground.border, strokeWidth=0.8, clip=True
    )
    within = [code for country in sorted(told) for code in outlines.divisions(country)]
    lines = _areas(within, sheet).mark_geoshape(filled=False, stroke=ground.line, strokeWidth=0.7, clip=True)
    yield lines


def _told_countries(spots: Spots) -> set[str]:
    placed = {line.country for line in (*spots.exact, *spots.near) if line.country}
    return placed | set(spots.countries) | {code[:2] for code in spots.divisions}


def _names(spots: Spots, sheet: Sheet, theme: Theme) -> Iterator[Any]:
    """The countries in which something is told, by name, beside what is shaded and marked."""
    ground = load_colours().ground(theme)
    named = [row for code in sorted(_told_countries(spots)) if (row := _name_row(code, sheet, spots))]
    names = alt.Chart(rows(named)).encode(x=_x(), y=_y(sheet), text="name:N")
    yield from on_halo(names, ground.land, fontSize=11, color=ground.quiet, clip=True)


def _name_row(code: str, sheet: Sheet, spots: Spots) -> dict[str, Any] | None:
    name = next((known.name for known in load_countries() if known.code == code), None)
    spot = label_spot(code, load_outlines(), sheet, spots.divisions, _discs_at(spots, sheet))
    box = load_outlines().box(code)
    if not name or not spot or not box or _LETTER * len(name) > _BEYOND * sheet.across(box):
        return None
    return {"name": name.upper(), "x": spot[0], "y": spot[1]}


def _discs_at(spots: Spots, sheet: Sheet) -> list[tuple[float, float]]:
    return [sheet.place(line.longitude or 0.0, line.latitude or 0.0) for line in (*spots.exact, *spots.near)]


def _areas(
    codes: Iterable[str], sheet: Sheet, about: Mapping[str, dict[str, Any]] | None = None
) -> alt.Chart:
    features = []
    for code in codes:
        feature = shape(code, load_outlines(), sheet)
        if feature is not None:
            features.append(feature | {"properties": {"code": code, **((about or {}).get(code, {}))}})
    return alt.Chart(rows(features)).project(type="identity", scale=1, translate=[0, 0])


def _shades(spots: Spots, sheet: Sheet, theme: Theme) -> Iterator[Any]:
    """Countries lightly and dashed; provinces the darker the more is told of them, with the number."""
    ink = load_colours().ground(theme).ink
    if spots.countries:
        base = _areas(spots.countries, sheet, {code: _told(of) for code, of in spots.countries.items()})
        yield base.mark_geoshape(
            fill=ink, fillOpacity=0.06, stroke=ink, strokeDash=[5, 4], strokeWidth=1, clip=True
        ).encode(tooltip=_tooltip("properties."))
    if spots.divisions:
        most = max(map(len, spots.divisions.values()))
        about = {
            code: _told(of) | {"shade": round(0.1 + 0.2 * math.sqrt(len(of) / most), 3)}
            for code, of in spots.divisions.items()
        }
        yield (
            _areas(spots.divisions, sheet, about)
            .mark_geoshape(fill=ink, stroke=ink, strokeWidth=0.8, clip=True)
            .encode(
                fillOpacity=alt.FillOpacity("properties.shade:Q", scale=None), tooltip=_tooltip("properties.")
            )
        )
        counts = [
            {"x": spot[0], "y": spot[1], "count": len(of)}
            for code, of in spots.divisions.items()
            if (spot := label_spot(code, load_outlines(), sheet, away=_discs_at(spots, sheet)))
        ]
        words = alt.Chart(rows(counts)).encode(x=_x(), y=_y(sheet), text="count:N")
        yield from on_halo(
            words, load_colours().ground(theme).land, fontSize=12, fontWeight=600, color=ink, clip=True
        )


def _dots(spots: Spots, sheet: Sheet, theme: Theme) -> Iterator[Any]:
    """Named places as discs, cut up by kind where several are told of one; what is near a place as rings."""
    ground = load_colours().ground(theme)
    if spots.exact:
        slices = list(_discs(spots.exact, sheet))
        yield alt.Chart(rows(slices)).mark_arc(
            stroke=ground.ground, strokeWidth=0.8, opacity=0.95, clip=True
        ).encode(
            x=_x(), y=_y(sheet), color=_colour(spots, theme), tooltip=_tooltip(),
            theta=alt.Theta("from:Q", scale=None, stack=None), theta2="to:Q",
            radius=alt.Radius("radius:Q", scale=None),
        )  # fmt: skip
        counts = [row for row in slices if row["from"] == 0 and row["mark"]]
        behind = alt.ExprRef("datum.radius + 3")
        words = alt.Chart(rows(counts)).encode(x=_x(), y=_y(sheet), text="mark:N")
        look = {"align": "left", "dx": behind, "fontSize": 10.5, "fontWeight": 600, "clip": True}
        yield from on_halo(words, ground.land, color=ground.ink, **look)
    if spots.near:
        ring = max(sheet.points(_NEAR_KM), _LEAST_RING)
        yield alt.Chart(rows(list(_discs(spots.near, sheet)))).mark_point(
            filled=False, size=math.pi * ring**2, strokeDash=[3, 3], strokeWidth=1.5, opacity=0.9, clip=True
        ).encode(x=_x(), y=_y(sheet), color=_colour(spots, theme), tooltip=_tooltip())  # fmt: skip


def _discs(lines: Iterable[EventLine], sheet: Sheet) -> Iterator[dict[str, Any]]:
    """One row for the events of one family at one place, with its slice of the disc; large discs first."""
    places: dict[tuple[float, float], list[EventLine]] = defaultdict(list)
    for line in lines:
        places[line.longitude or 0.0, line.latitude or 0.0].append(line)
    spots = [sheet.place(*place) for place in places]
    for (longitude, latitude), there in sorted(places.items(), key=lambda one: (-len(one[1]), one[0])):
        x, y = (round(at, 1) for at in sheet.place(longitude, latitude))
        angle = 0.0
        mark = _mark(there, (x, y), spots)
        for family, of in _by_family(there).items():
            end = angle + 2 * math.pi * len(of) / len(there)
            yield {
                "x": x, "y": y, "family": family.signed, "mark": mark,
                "radius": round(_RADIUS * len(there) ** 0.3, 1),
                "from": round(angle, 4), "to": round(end, 4), "all": len(there), **_told(of),
            }  # fmt: skip
            angle = end


def _mark(there: Sequence[EventLine], at: tuple[float, float], spots: Iterable[tuple[float, float]]) -> str:
    """What stands beside a disc: letters, or where another disc is in their way how many events there are."""
    letters = _letters(there)
    across, up = _LEAST_RING + _LETTER * len(letters), 2 * _LEAST_RING
    others = ((x - at[0], y - at[1]) for x, y in spots if math.dist((x, y), at) > 1)
    if not any(-_LEAST_RING < x < across and abs(y) < up for x, y in others):
        return letters
    return str(len(there)) if len(there) > 1 else ""


def _letters(there: Sequence[EventLine]) -> str:
    """What stands beside a disc that has room for it: the letter of each family, with how many."""
    told = ((family.sign, len(of)) for family, of in _by_family(there).items())
    return " ".join(f"{sign}{count if count > 1 else ''}" for sign, count in told)


def _by_family(lines: Iterable[EventLine]) -> dict[Family, list[EventLine]]:
    found: dict[Family, list[EventLine]] = {family: [] for family in load_colours().events.values()}
    for line in lines:
        found[load_colours().family(line.kind)].append(line)
    return {family: of for family, of in found.items() if of}


def _told(lines: Sequence[EventLine]) -> dict[str, Any]:
    kinds = Counter(line.kind.replace("_", " ") for line in lines)
    first, *more = sorted(lines, key=lambda line: line.day or "9999")
    place = first.place if all(line.place == first.place for line in more) else first.admin1 or first.country
    return {
        "place": place, "events": len(lines),
        "kinds": ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(4)), "first": first.text,
    }  # fmt: skip


def _tooltip(prefix: str = "") -> list[alt.Tooltip]:
    names = {"place": "place", "events": "events", "kinds": "kinds", "first": "first told"}
    return [alt.Tooltip(f"{prefix}{field}:N", title=title) for field, title in names.items()]


def _colour(spots: Spots, theme: Theme) -> alt.Color:
    shown = {load_colours().family(line.kind) for line in (*spots.exact, *spots.near)}
    families: list[Family] = [one for one in load_colours().events.values() if one in shown]
    scale = alt.Scale(domain=[one.signed for one in families], range=[one.colour(theme) for one in families])
    return alt.Color(
        "family:N", scale=scale, legend=alt.Legend(title=None, orient="bottom", columns=4, offset=28)
    )


def _x() -> alt.X:
    return alt.X("x:Q", scale=alt.Scale(domain=[0, WIDE], nice=False, zero=False), axis=None)


def _y(sheet: Sheet) -> alt.Y:
    return alt.Y("y:Q", scale=alt.Scale(domain=[sheet.height, 0], nice=False, zero=False), axis=None)


def _remarks(spots: Spots, beyond: Sequence[Told]) -> tuple[str, ...]:
    """What each form means, with how many events have it, and what the sheet does not show."""
    divisions = sum(map(len, spots.divisions.values()))
    countries = sum(map(len, spots.countries.values()))
    forms = (
        (len(spots.exact), "Dots: {} at a named place."),
        (len(spots.near), "Dashed rings: {} within 25 km of one."),
        (divisions, "Shaded: {} of which only the district or province is told, anywhere in it."),
        (countries, "Pale with a dashed edge: {} of which only the country or a part of it is told."),
    )
    told = " ".join(words.format(_events(count)) for count, words in forms if count)
    missing = f"{_events(spots.nowhere)} without a known place on land not drawn." if spots.nowhere else ""
    far = "; ".join(f"{one.name} ({_events(one.events)})" for one in beyond)
    return tuple(part for part in (told, missing, f"Beyond this sheet: {far}." if far else "") if part)


def _events(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"
