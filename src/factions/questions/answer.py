"""What a question gives: frozen lines that cite claims."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from factions.questions import frames

L = TypeVar("L", bound="Line")
Bounds = tuple[str | None, str | None, str | None, str | None]


class Period(Struct, frozen=True):
    """The time that a line is about: a When's four bounds, and its words where all the claims share them."""

    earliest_start: str | None
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    edtf: str | None = None
    text: str | None = None

    @property
    def bounds(self) -> Bounds:
        return self.earliest_start, self.latest_start, self.earliest_end, self.latest_end


class Line(Struct, frozen=True, kw_only=True):
    """One sentence with what it rests on.

    `actors` are ids, or names of those who have none; `period` is null where no claim has a time; `status` is
    stated, possible, disputed or denied; `claims` and `documents` are ids, `denials` those of the claims that
    deny, `times` each time that an affirming claim gives. `origins` counts independent origins, not documents
    (docs/questions.md has the rule).
    """

    text: str
    kind: str
    actors: tuple[str, ...]
    period: Period | None
    status: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    denials: tuple[str, ...] = ()
    times: tuple[Period, ...] = ()


class Stretch(Struct, frozen=True):
    """Days of one status, both ends included; an end that nobody knows is null.

    `status` is stated, possible, disputed or denied; `claims` are the ids of those that speak of these days.
    """

    start: str | None
    end: str | None
    status: str
    claims: tuple[str, ...]


class Episode(Struct, frozen=True):
    """One uninterrupted time of a relation, in stretches of days; `begun_by` and `ended_by` are steps' ids.

    Days that a step rules out are in no stretch. What is said without a time is in no episode.
    """

    stretches: tuple[Stretch, ...]
    begun_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()


class Part(Struct, frozen=True):
    """Who has which role in a relation; `actor` is the id or the name that stands in the line's `actors`."""

    role: str
    actor: str
    name: str


class RelationLine(Line, frozen=True, kw_only=True):
    """A line about one relation, with who is what in it and its episodes in order of time."""

    parts: tuple[Part, ...] = ()
    episodes: tuple[Episode, ...] = ()


def widened(line: Line, into: type[L], **own: Any) -> L:
    """The line as one of a kind with fields of its own, which may also replace the line's."""
    return into(**{name: getattr(line, name) for name in Line.__struct_fields__} | own)


class Figure(Struct, frozen=True):
    """One toll as one source gives it; `source` says it, `least` or `most` is null where left open."""

    category: str
    party: str
    least: int | None
    most: int | None
    qualifier: str | None
    scope: str
    source: str
    text: str
    claim: str


class EventLine(Line, frozen=True, kw_only=True):
    """A line about one event as one document tells it.

    `day` is set where the text gives a single day. `alike` counts the other lines of the same day, kind and
    place, which may or may not be the same event. `precision` is UCDP's where_prec, 1 to 7: from 3 on
    `latitude` and `longitude` are a point within the area that is meant, and not where it happened.
    `attackers` are those of `actors` that somebody names as having done it.
    """

    day: str | None = None
    place: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    alike: int = 0
    tolls: tuple[Figure, ...] = ()
    attackers: tuple[str, ...] = ()


class LeaderLine(Line, frozen=True, kw_only=True):
    """A line about one person in a post; `ended` is when it ended, as far as an event tells."""

    person: str
    ended: Period | None = None
    gap_before: bool = False


class CountLine(Line, frozen=True, kw_only=True):
    """A line that counts events: `count` of the `total` in `label`'s time or kind, with the share's interval.

    `share`, `low` and `high` are null where there are too few events for a share.
    """

    label: str
    target_class: str
    count: int
    total: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


class DistanceLine(Line, frozen=True, kw_only=True):
    """A line that compares two actors in one respect, by Jensen-Shannon distance: 0 alike, 1 nothing shared.

    `low` and `high` bound it by a bootstrap over events; `baseline` is the distance that chance alone gives,
    and `as_far` the share of shuffles that lie at least as far apart.
    """

    respect: str
    distance: float
    low: float
    high: float
    baseline: float
    as_far: float


class SourceLine(Line, frozen=True, kw_only=True):
    """A line of a matrix: what one source said in one period for and against a relation."""

    source: str
    time: str
    speaks_for: int
    speaks_against: int


class ChangeLine(Line, frozen=True, kw_only=True):
    """A line that a later document changed: `change` is new, contradicted, settled or withdrawn."""

    change: str
    before: str | None = None


class DisputeLine(Line, frozen=True, kw_only=True):
    """A line on which sources disagree about `matter` (a relation, an event, a toll, a date, a doer)."""

    matter: str
    sides: tuple[str, ...] = ()


class RepeatLine(Line, frozen=True, kw_only=True):
    """Who said a thing first, and who repeats whom: `first` and `repeats` are ids of documents."""

    first: str
    repeats: tuple[str, ...] = ()
    independent: tuple[str, ...] = ()


class AuditLine(Line, frozen=True, kw_only=True):
    """Words drawn to be judged: a claim, or a sentence that no claim was read in.

    `id` is what a verdict is given on; `verdict` is null until a person gave one.
    """

    id: str
    quote: str
    start: int
    end: int
    verdict: str | None = None


class CoverageLine(Line, frozen=True, kw_only=True):
    """One event as reports and an imported data set have it: `side` is both, reports or imported."""

    side: str


class LeftOut(Struct, frozen=True):
    """What an answer does not show, how many of it, and why."""

    text: str
    count: int


class Answer(Struct, frozen=True):
    """The answer to one question; what a terminal, a page, a chart or a notebook shows."""

    question: str
    arguments: dict[str, str | None]
    on: str | None
    known_by: str | None
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """The record as JSON (docs/questions.md)."""
        return msgspec.json.encode(self)

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.to_builtins(self)
        return found

    def rows(self) -> list[dict[str, Any]]:
        """One flat row a line, for any data frame library: pandas.DataFrame(answer.rows())."""
        return frames.rows_of(self)

    def spans(self) -> list[dict[str, Any]]:
        """One row a stretch of days of one status, for what has episodes."""
        return frames.spans_of(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Arrow's PyCapsule protocol: polars.DataFrame(answer), pyarrow.table(answer); needs pyarrow."""
        return frames.arrow_table(self).__arrow_c_stream__(requested_schema)

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> object:
        """The dataframe interchange protocol, for libraries that know no other; needs pyarrow."""
        return frames.arrow_table(self).__dataframe__(nan_as_null=nan_as_null, allow_copy=allow_copy)
