"""What the first lines of a plain text say about it: header lines, a headline, a byline, a dateline."""

from __future__ import annotations

import re

from msgspec import Struct

from factions.documents.dates import DAY, DAY_WITHOUT_YEAR, MONTH, WEEKDAY, read_day
from factions.documents.details import Details, Known, known
from factions.documents.fields import field_names
from factions.records import Span

_REACH = 3_000
_LONGEST_HEADLINE = 160
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_STATED = re.compile(r"[ \t>*_]*(?P<name>[A-Za-z][A-Za-z -]{0,30}?)[*_]*[ \t]*:[*_]*[ \t]*(?P<value>\S.*)?")
_BYLINE = re.compile(
    r"(?i:by)[ ]+(?P<author>[^\W\d_][\w.'’-]*(?:[ ](?:and[ ])?[^\W\d_][\w.'’-]*){0,7}?)"
    r"(?:[ ](?:in|for|at)[ ].*|[,|].*)?"
)
_DATED = re.compile(
    rf"(?i:(?:first )?published|posted|issued|date)?[ ]?(?i:on|at)?:?[ ]*"
    rf"(?P<day>(?:{WEEKDAY}[ ])?{DAY})(?:,?[ ](?:at[ ])?\d{{1,2}}[:.]\d\d.{{0,10}})?"
)

_NAME = rf"(?!(?:{MONTH}|{WEEKDAY})(?!\w))[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PLACE = rf"{_NAME}(?:[ ](?:(?:of|de|del|la|el|al|and|the)[ ])?{_NAME}){{0,4}}"
_AGENCY = r"[A-Z][\w .&'’/\[\]-]{1,40}"
_DATELINE = re.compile(
    rf"""^[ \t>*_"“]*(?P<label>[A-Z]{{3,}}[.:][ ]+)?
    [(\[]?(?P<place>{_PLACE}(?:[,/][ ]?{_PLACE}){{0,3}})[)\]]?
    (?:,?[ ]?\((?P<agency_first>{_AGENCY})\))?
    [ ]?[,.;:–—-]*[ ]*
    (?:{WEEKDAY}[ ]+)?(?:(?P<day>{DAY})|(?P<partial>{DAY_WITHOUT_YEAR}))?
    [)\]]?[ ]?,?[ ]?(?:[(\[](?P<agency>{_AGENCY})[)\]])?
    [ ]?(?P<stop>--|[-–—_:]|(?<=\d)\.)(?=\s)""",
    re.VERBOSE | re.MULTILINE,
)
_PERSONS = frozenset({"author", "publisher"})
_SPOKEN = ("?", "!", "…")
_CHRONICLE = "Several datelines name different days, so none is taken as the publication date."


class Head(Struct, frozen=True):
    """The details that a text's first lines give, and where the report itself begins.

    `dateline` is the stretch of the dateline; `body_start` lies after header lines, headline and byline
    (a dateline belongs to the body).
    """

    details: tuple[Details, ...]
    body_start: int
    dateline: Span | None = None


class _Lines:
    """The first lines of a text, taken one after another."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.at = text, start
        self.end = min(len(text), start + _REACH)

    def peek(self) -> str:
        found = _LINE.match(self.text, self.at, self.end)
        return found[0].strip() if found else ""

    def take(self) -> None:
        found = _LINE.match(self.text, self.at, self.end)
        self.at = found.end() if found and found.end() > self.at else self.end

    def skip_blank(self) -> None:
        while self.at < self.end and not self.peek():
            self.take()

    @property
    def done(self) -> bool:
        return self.at >= self.end


def read_head(text: str, start: int = 0) -> Head:
    """The details stated in the first lines of `text` from `start` on; nothing is guessed."""
    lines = _Lines(text, start)
    lines.skip_blank()
    header = _header_block(lines)
    lines.skip_blank()
    title = None if header.title else _headline(lines)
    under = _under_headline(lines)
    lines.skip_blank()
    dateline, span = _dateline(text, lines.at)
    return Head((header, Details(title=title), under, dateline), lines.at, span)


def _header_block(lines: _Lines) -> Details:
    """The block of `Name: value` lines at the top, or nothing if none of its names is a known one.

    Nor is it one where a name that stands for a person says sentences: that is a talk.
    """
    start, stated = lines.at, dict[str, Known]()
    while not lines.done and (match := _STATED.fullmatch(lines.peek())):
        field = field_names().get(match["name"].lower().strip())
        value = known((match["value"] or "").strip(" \"'“”*_"), "header-line")
        if field in _PERSONS and value and value.value.endswith(_SPOKEN):
            stated = {}
            break
        if field and value:
            stated.setdefault(field, value)
        lines.take()
    if not stated:
        lines.at = start
    return details_of(stated)


def details_of(stated: dict[str, Known]) -> Details:
    """Details from fields as stated, the date read into a day or, if it cannot be, noted."""
    published, url = stated.get("published"), stated.get("url")
    day = read_day(published.value) if published else None
    open_date = (
        f"The date {published.value!r} ({published.found_in}) does not name one day for certain,"
        " so the publication date stays open; give it with --published YYYY-MM-DD."
        if published and not day
        else ""
    )
    return Details(
        title=stated.get("title"),
        publisher=stated.get("publisher"),
        author=stated.get("author"),
        published=Known(day, published.found_in) if published and day else None,
        url=url.value if url else None,
        undated=(open_date,) if open_date else (),
    )


def _headline(lines: _Lines) -> Known | None:
    """The first line, if it stands alone and is no sentence, dateline, byline or date."""
    line, start = lines.peek(), lines.at
    if not _may_be_headline(line):
        return None
    lines.take()
    after = lines.peek()
    lines.skip_blank()
    if lines.done or (after and not (_is_under_headline(after) or _DATELINE.match(after))):
        lines.at = start
        return None
    return known(line.lstrip("# ").strip(), "first-line")


def _may_be_headline(line: str) -> bool:
    stops = line.endswith((".", ";", ",", ":")) and not line.endswith("...")
    if stops or len(line) > _LONGEST_HEADLINE or len(line.split()) < 2:
        return False
    return not _is_under_headline(line) and not _DATELINE.match(line + " ")


def _is_under_headline(line: str) -> bool:
    return len(line) <= 90 and bool(_BYLINE.fullmatch(line) or _DATED.fullmatch(line) or read_day(line))


def _under_headline(lines: _Lines) -> Details:
    """Byline and date on lines of their own between headline and text."""
    author = published = None
    while not lines.done:
        start = lines.at
        lines.skip_blank()
        line = lines.peek()
        if not line or not _is_under_headline(line):
            lines.at = start
            break
        byline, dated = _BYLINE.fullmatch(line), _DATED.fullmatch(line)
        author = author or (known(byline["author"], "byline") if byline else None)
        published = published or known(read_day(dated["day"] if dated else line), "date-line")
        lines.take()
    return Details(author=author, published=published)


def _dateline(text: str, start: int) -> tuple[Details, Span | None]:
    """The dateline that opens the report; several with different days make a chronicle, and none counts."""
    end = min(len(text), start + _REACH)
    found = [match for match in _DATELINE.finditer(text, start, end) if _is_dateline(match)]
    if not found:
        return Details(), None
    days = {day for match in found if (day := read_day(match["day"] or ""))}
    first = found[0]
    if len(days) > 1:
        return Details(notes=(_CHRONICLE,)), None
    agency = first["agency"] or first["agency_first"]
    return (
        Details(
            publisher=known(agency, "dateline"),
            published=known(read_day(first["day"] or ""), "dateline"),
            undated=_open_date(first["partial"]),
        ),
        Span(first.start("place"), first.end("stop")),
    )


def _is_dateline(match: re.Match[str]) -> bool:
    """A place with a day or an agency; a place and a dash alone may be anything."""
    return bool(match["day"] or match["agency"] or match["agency_first"] or match["partial"])


def _open_date(partial: str | None) -> tuple[str, ...]:
    if not partial:
        return ()
    return (f"The dateline ({partial.strip()}) gives no year; give the date with --published YYYY-MM-DD.",)
