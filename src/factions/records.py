"""The frozen records that all rooms share.

The field names are those of the public claim line (docs/claim-lines.md): encoding a `Claim` with
msgspec gives its line. Spans are half-open character intervals of a document's working text, and a
quote is always sliced from that text by its span (`Document.quote`), never passed in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from factions.errors import BrokenInvariant

NO_DATE = "no-dateline"


class Span(Struct, frozen=True, order=True):
    """A half-open interval of characters."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Quote(Struct, frozen=True):
    """Words of a document with the interval they stand at."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Document(Struct, frozen=True):
    """One source text: its working text never changes, and every span refers to it.

    `sha256` is that of the original bytes. Each `…_from` says where the value was found
    (for example `html-meta`, `dateline`, `url`, `file-name`, `given`), null while nobody knows.
    Dates are ISO days; `retrieved_at` is an ISO time in UTC.
    """

    id: str
    sha256: str
    text: str
    title: str | None = None
    title_from: str | None = None
    publisher: str | None = None
    publisher_from: str | None = None
    author: str | None = None
    author_from: str | None = None
    published_at: str | None = None
    published_from: str | None = None
    retrieved_at: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()

    def quote(self, span: Span) -> Quote:
        """The words at `span`; raises BrokenInvariant if it does not lie within the text."""
        if not 0 <= span.start < span.end <= len(self.text):
            raise BrokenInvariant(f"{self.id} has no characters {span.start}..{span.end}")
        return Quote(self.text[span.start : span.end], span.start, span.end)


class When(Quote, frozen=True, kw_only=True):
    """A time as said, with the four bounds of its first and last day (ISO days, null = unbounded).

    `type` and `value` are TIMEX3's, `edtf` is how the time is written (may be null: the bounds are the
    truth), `anchor` is what it hangs on (none, dateline, narrative, event), `rule` what read it.
    """

    type: str
    value: str | None
    edtf: str | None
    earliest_start: str | None
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    rule: str
    anchor: str = "none"
    flags: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[str | None, str | None, str | None, str | None]:
        return self.earliest_start, self.latest_start, self.earliest_end, self.latest_end


class Candidate(Struct, frozen=True):
    """A place that a name might have meant, with its score."""

    name: str
    geonames_id: int | None
    country: str | None
    score: float


class Place(Quote, frozen=True, kw_only=True):
    """A place as said and the gazetteer entry chosen for it; `precision` is UCDP's where_prec, 1 to 7.

    `place_class` (written `class`) is literal or associative ("Kabul denied it" is associative).
    `relation` keeps words such as "near" or "20 km south of". `located` says what the point is that of: the
    place itself (`name`), coordinates in the text (`written`), the place that the text says holds it
    (`holder`), what is spoken of around it (`surroundings`), or null without a point. `attached` is, for a
    claim's place, where the claim has it from: `role`, `sentence`, or `document` (an earlier sentence).
    """

    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None
    place_class: str = field(name="class", default="literal")
    relation: str | None = None
    runners_up: tuple[Candidate, ...] = ()
    located: str | None = None
    attached: str | None = None


class Mention(Quote, frozen=True, kw_only=True):
    """Words that stand for somebody or something.

    `kind`: group, state, state_force, people, civilians, person, office, place, facility, weapon, other.
    `form`: named, nominal, pronoun. `cluster` is shared by the mentions of one thing in the document,
    `actor` is an actor id (null while nobody knows), `name` the best name there is for it.
    `quantity` (all, most, several, one) keeps "several such groups" from standing for all of them.
    `members` are the clusters of the two actors that "the two groups", "both" or "each other" speaks of.
    """

    id: str
    kind: str
    form: str
    cluster: str
    name: str
    actor: str | None = None
    quantity: str | None = None
    head: Span | None = None
    confidence: float = 1.0
    members: tuple[str, ...] = ()


class Role(Quote, frozen=True, kw_only=True):
    """What a mention is in a claim (attacker, victim, subject, …)."""

    role: str
    name: str
    actor: str | None
    mention_kind: str
    target_class: tuple[str, ...] = ()


class Speaker(Quote, frozen=True, kw_only=True):
    """Somebody to whom a claim or a figure is attributed."""

    actor: str | None = None
    name: str | None = None


class Toll(Quote, frozen=True, kw_only=True):
    """A count of people harmed, as said. `max` or `min` is null where the words leave it open."""

    category: str
    party: str
    min: int | None
    max: int | None
    qualifier: str | None = None
    scope: str = "total"
    attribution: tuple[Speaker, ...] = ()


class Stance(Struct, frozen=True):
    """How the document stands to what it says; an empty attribution is the author's own voice."""

    polarity: str = "affirmed"
    certainty: str = "asserted"
    aspect: str = "once"
    attribution: tuple[Speaker, ...] = ()
    speech_act: str = "states"
    basis: str = "unsourced"
    cues: tuple[Quote, ...] = ()


class Link(Struct, frozen=True):
    """One claim's tie to another (same_event, cause, motive, concession, while, after, contrast)."""

    kind: str
    to: str
    cue: Quote | None = None


class Finding(Struct, frozen=True):
    """What the room `what` found: a claim before its time, place and stance are known.

    `evidence` is the stretch that says it, `trigger` the words that name the kind.
    """

    kind: str
    roles: tuple[Role, ...]
    evidence: Span
    trigger: Span
    method: str
    confidence: float
    attributes: dict[str, Any] = field(default_factory=dict)
    tolls: tuple[Toll, ...] = ()


class Claim(Struct, frozen=True):
    """One statement by one document, at exact spans, with its time, place and stance."""

    id: str
    document: str
    kind: str
    roles: tuple[Role, ...]
    when: When | None
    place: Place | None
    attributes: dict[str, Any]
    tolls: tuple[Toll, ...]
    stance: Stance
    links: tuple[Link, ...]
    evidence: tuple[Quote, ...]
    confidence: float
    reader: str


class Reading(Struct, frozen=True):
    """Everything one reader found in one document."""

    document: Document
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]


def digest(parts: object) -> str:
    """Sixteen hex digits over a canonical JSON form, so that equal parts have equal ids everywhere."""
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def document_id(sha256: str, text: str) -> str:
    """The id of a document: of its bytes and of its working text."""
    return "doc_" + digest([sha256, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()])


def claim_id(document: str, kind: str, roles: Iterable[Role], evidence: Quote) -> str:
    """The id of a claim: of what is not interpreted, so that a better reader gives the same one."""
    spans = sorted((role.role, role.start, role.end) for role in roles)
    return "clm_" + digest([document, kind, spans, [evidence.start, evidence.end]])
