"""Names that the gazetteer knows, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factions.gazetteer import Entry, Gazetteer
from factions.gazetteer.names import fold
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.runs import Token, runs

_LONGEST = 6
_SPELLED = 7
_RIGHT = re.compile(r"(?:[’']s)?([-,(]?)[ \n]*([\w’'-]+)?")
_NOUN = re.compile(r" ([a-z]+)\b")
_ACRONYM = 4
_NATIONAL = ("PCLI", "ADM1", "RGN", "CONT", "AREA")
_SEEN = 10
UNITS = {
    "province": "state", "state": "state", "region": "state", "governorate": "state", "oblast": "state",
    "department": "state", "district": "district", "county": "district", "raion": "district",
    "territory": "district", "tehsil": "district", "cercle": "district", "prefecture": "district",
    "agency": "district", "city": "town", "town": "town", "village": "town", "capital": "town",
}  # fmt: skip
_PLURALS = {f"{unit.removesuffix('y')}ies" if unit.endswith("y") else f"{unit}s": unit for unit in UNITS}
_POINTS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
LIST_JOINTS = frozenset(
    (", ", " and ", ", and ", " or ", ", or ", "/", " and the ", ", the ", ", and the ", " as well as ")
)
"""What stands between two names of a list."""


class Name(Struct, frozen=True):
    """A stretch that the gazetteer knows.

    `before` and `after` are the capitalised words beside it in its run (null if none), `left` the two words
    before it and `right` the one after it in lower case, `mark` the stop or comma right after it. `unit` is
    the kind of place that a word beside or within the name says it is ("Kunar Province" is a state).
    """

    start: int
    end: int
    text: str
    key: str
    rows: tuple[int, ...]
    of_people: Entry | None
    words: int
    before: Token | None
    after: Token | None
    left: tuple[str, str]
    mark: str
    right: str
    suffix: str = ""
    unit: str = ""


def names(text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[tuple[list[Token], list[Name]]]:
    """Every run of capitalised words with the known names in it, the longest first at each point."""
    found = [
        (run, list(_in_run(text, _split(run, gazetteer, lexicon), gazetteer, lexicon)))
        for run in runs(text, lexicon)
    ]
    _share_units(text, [inside for _, inside in found], gazetteer)
    return found


def _share_units(text: str, found: Sequence[list[Name]], gazetteer: Gazetteer) -> None:
    """Give the unit word after a list to all names in it ("Kunar and Laghman provinces")."""
    following, kind = None, ""
    for inside in reversed(found):
        for at in range(len(inside) - 1, -1, -1):
            name = inside[at]
            is_listed = following is not None and text[name.end : following.start] in LIST_JOINTS
            if kind and is_listed and not name.unit and (unit := _agreeing(kind, name.rows, gazetteer)):
                inside[at] = replace(name, unit=unit)
            elif name.right in _PLURALS:
                kind = _PLURALS[name.right]
            elif not is_listed:
                kind = ""
            following = name


def name_at(text: str, start: int, end: int, gazetteer: Gazetteer) -> Name | None:
    """A stretch that something else took for a name, if the gazetteer knows it ("Czechs" as "Czech")."""
    words = text[start:end]
    key = fold(words)
    rows = gazetteer.rows_of(key)
    people = None if rows else gazetteer.demonym(words) or gazetteer.demonym(words.removesuffix("s"))
    if not rows and people is None:
        return None
    return _name_of(text, start, end, rows, people, gazetteer)


def name_near(
    text: str, start: int, end: int, countries: frozenset[str], gazetteer: Gazetteer
) -> Name | None:
    """A stretch whose spelling is almost that of a known place in one of some countries ("Tessalitt")."""
    key = fold(text[start:end])
    if len(key) < _SPELLED:
        return None
    rows = tuple(row for row in gazetteer.rows_near(key) if gazetteer.entry(row).country in countries)
    if not rows:
        return None
    return replace(_name_of(text, start, end, rows, None, gazetteer), key=fold(gazetteer.entry(rows[0]).name))


def _name_of(
    text: str, start: int, end: int, rows: tuple[int, ...], people: Entry | None, gazetteer: Gazetteer
) -> Name:
    words = text[start:end]
    name = _plain(text, start, end, fold(words), rows, people, words.count(" ") + 1)
    token = Token(start, end, words, words.lower())
    return _surrounded(text, (token,), 0, 1, name, gazetteer)


def _split(run: list[Token], gazetteer: Gazetteer, lexicon: Lexicon) -> list[Token]:
    """The run with hyphenated words taken apart, unless they are the name of a place."""
    if not any("-" in token.text for token in run):
        return run
    pieces: list[Token] = []
    for token in run:
        if "-" not in token.text or gazetteer.rows_of(fold(token.text)):
            pieces.append(token)
            continue
        at = token.start
        for part in token.text.split("-"):
            if part:
                pieces.append(Token(at, at + len(part), part, part.lower()))
            at += len(part) + 1
    return pieces


def _in_run(text: str, run: Sequence[Token], gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    first = 0
    while first < len(run):
        for last in range(min(len(run), first + _LONGEST), first, -1):
            name = _known(text, run, first, last, gazetteer, lexicon)
            if name is not None:
                yield name
                while first < len(run) and run[first].end <= name.end:
                    first += 1
                break
        else:
            first += 1


def _known(
    text: str, run: Sequence[Token], first: int, last: int, gazetteer: Gazetteer, lexicon: Lexicon
) -> Name | None:
    head, tail = run[first], run[last - 1]
    if text.startswith("$", tail.end):
        return None
    if last == len(run) and (longer := _with_noun(text, run, first, gazetteer, lexicon)):
        return longer
    if last - first == 1 and (head.low in lexicon.part_words or len(head.low) < 2):
        return None
    words = text[head.start : tail.end]
    rows = gazetteer.rows_of(fold(words))
    people = gazetteer.demonym(words) if last - first <= 2 else None
    if people is None and not (rows and (last - first > 1 or _plausible(words, rows, gazetteer))):
        return None
    end = tail.end
    if people is None and last < len(run) and _is_unit(text, tail, run[last], rows, gazetteer):
        end, last = run[last].end, last + 1
    name = _plain(text, head.start, end, fold(words), rows, people, last - first)
    return _surrounded(text, run, first, last, name, gazetteer)


def _plain(
    text: str, start: int, end: int, key: str, rows: tuple[int, ...], people: Entry | None, words: int
) -> Name:
    return Name(start, end, text[start:end], key, rows, people, words, None, None, ("", ""), "", "")


def _with_noun(
    text: str, run: Sequence[Token], first: int, gazetteer: Gazetteer, lexicon: Lexicon
) -> Name | None:
    """A name that ends in a common noun: "the Mahsud area", "Kabul airport"."""
    following = _NOUN.match(text, run[-1].end)
    if following is None or following[1] not in lexicon.unit_words | lexicon.facility_words:
        return None
    start, end = run[first].start, following.end()
    key = fold(text[start:end])
    rows = gazetteer.rows_of(key)
    if not rows or group(gazetteer.entry(rows[0])) not in ("region", "district"):
        return None
    name = _plain(text, start, end, key, rows, None, len(run) - first + 1)
    return _surrounded(text, run, first, len(run), name, gazetteer)


def _is_unit(text: str, tail: Token, word: Token, rows: Sequence[int], gazetteer: Gazetteer) -> bool:
    """Whether a capitalised unit word completes a name ("Kunar Province", but not "US Department of …")."""
    beside = (
        text[tail.end : word.start] == " " and word.text.istitle() and not text.startswith(" of", word.end)
    )
    return beside and bool(_agreeing(word.low, rows, gazetteer))


def _plausible(word: str, rows: tuple[int, ...], gazetteer: Gazetteer) -> bool:
    """Short acronyms are only countries and regions, and need their capitals; lower case is no name."""
    first = gazetteer.entry(rows[0])
    if not word[0].isupper() and "-" not in word:
        return False
    if len(word.replace(".", "")) <= _ACRONYM and word.isupper():
        return first.feature_code in _NATIONAL
    return len(word) > 3 or not (first.feature_code == "PCLI" and first.name.lower() != word.lower())


def _agreeing(word: str, rows: Sequence[int], gazetteer: Gazetteer) -> str:
    """The kind of place that a unit word says, if any place of the name is of that kind."""
    kind = UNITS.get(_PLURALS.get(word, word), "")
    return kind if kind and any(group(gazetteer.entry(row)) == kind for row in rows[:_SEEN]) else ""


def _near_town(left: tuple[str, str], rows: Sequence[int], gazetteer: Gazetteer) -> str:
    """One is near or south of a town, and rather not of the province of its name."""
    near, far = left
    if not (near in ("near", "outside") or (near == "of" and far in _POINTS)):
        return ""
    is_unit = bool(rows) and group(gazetteer.entry(rows[0])) in ("state", "district")
    return _agreeing("town", rows, gazetteer) if is_unit else ""


def _surrounded(
    text: str, run: Sequence[Token], first: int, last: int, name: Name, gazetteer: Gazetteer
) -> Name:
    right = _RIGHT.match(text, name.end)
    mark, following = (right[1], (right[2] or "").lower()) if right else ("", "")
    left = _words_before(text, name.start)
    before = run[first - 1] if first and name.start - run[first - 1].end == 1 else None
    after = run[last] if last < len(run) and run[last].start - name.end == 1 else None
    mark = mark or text[name.end : name.end + 1].strip()
    words = (
        run[last - 1].low if name.words > 1 else "", following if after is None and mark == "" else "",
        left[1] if left[0] == "of" else "",
    )  # fmt: skip
    unit = next((kind for word in words if (kind := _agreeing(word, name.rows, gazetteer))), "")
    unit = unit or _near_town(left, name.rows, gazetteer)
    return Name(
        name.start, name.end, name.text, name.key, name.rows, name.of_people, name.words,
        before, after, left, mark, following, following if mark == "-" else "", unit,
    )  # fmt: skip


def _words_before(text: str, at: int) -> tuple[str, str]:
    """The word before and the one before that, empty where a stop stands between."""
    pieces = text[max(0, at - 40) : at].split()
    if not pieces or not pieces[-1].isalpha() or text[at - 1] not in " \n":
        return "", ""
    far = pieces[-2] if len(pieces) > 1 and pieces[-2].isalpha() else ""
    return pieces[-1].lower(), far.lower()
