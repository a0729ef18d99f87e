"""A claim that a person makes: from selected words, or from another claim with some of it put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct, field

from factions.casefile.judging.valuing import with_values
from factions.errors import BadDate, UserError
from factions.records import (
    Claim,
    Document,
    Link,
    Mention,
    Place,
    Quote,
    Reading,
    Role,
    Span,
    Speaker,
    Stance,
    Toll,
    When,
    claim_id,
)
from factions.vocabulary import load_vocabulary

RULE = "person"
_TOLL = re.compile(r"(\d+)?(?:(-|\+)(\d+)?)?")


class Changes(Struct, frozen=True):
    """What a person sets on a claim; what is not named stays as it was.

    `evidence` is a span, or words of the document. `roles` are words by role, more than one parted by `|` or
    given one by one, as words or as spans; none by an empty string. `when` is a day or two parted by `/` (at
    some time within), or `none`; `words` are those that tell the time. `place` are words of the document, or
    `none`. `tolls` are counts by category: `12`, `12-15`, `12+`, or empty. `values` are fields of the stance,
    else of the kind; an attribute given empty is left out. `speakers` are who says so, the outermost first,
    as words or spans; none is the author's own voice. `links` are kinds of the claim's ties to others by the
    place of each among them (0, 1, …); an empty one takes the tie out.
    """

    kind: str | None = None
    evidence: Span | str | None = None
    roles: Mapping[str, str | tuple[str | Span, ...]] = field(default_factory=dict)
    when: str | None = None
    words: str | None = None
    place: str | None = None
    tolls: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    speakers: tuple[str | Span, ...] | None = None
    links: Mapping[str, str] = field(default_factory=dict)


def draft(reading: Reading, changes: Changes, reader: str, base: Claim | None = None) -> Claim:
    """The claim that a person's changes make; raises UserError for words or terms that there are not."""
    document = reading.document
    kind = changes.kind or (base.kind if base else None)
    if kind not in load_vocabulary().kinds():
        raise UserError(f"{kind!r} is no kind of claim; docs/words.md lists them.")
    evidence = _evidence(document, changes, base)
    roles = (*_kept_roles(base, changes, kind), *_roles(reading, changes, evidence[0], kind))
    claim = Claim(
        claim_id(document.id, kind, roles, evidence[0]),
        document.id,
        kind,
        tuple(sorted(roles, key=lambda role: (role.start, role.role))),
        _when(document, changes, base, evidence[0]),
        _place(reading, changes, base, evidence[0]),
        dict(base.attributes) if base and base.kind == kind else {},
        _tolls(changes, base, evidence[0]),
        _stance(reading, changes, base, evidence[0]),
        tuple(_links(changes, base)),
        evidence,
        1.0,
        reader,
    )
    return with_values(claim, changes.values)


def locate(document: Document, words: str, near: int = 0) -> Quote:
    """Where a document has these words, nearest to a place in it; raises UserError if it does not."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = list(re.finditer(pattern, document.text)) if pattern else []
    found = found or (list(re.finditer(pattern, document.text, re.IGNORECASE)) if pattern else [])
    if not found:
        raise UserError(f"{document.id} does not say {words!r}; give its own words, or --span START:END.")
    best = min(found, key=lambda match: (abs(match.start() - near), match.start()))
    return document.quote(Span(best.start(), best.end()))


def _links(changes: Changes, base: Claim | None) -> Iterator[Link]:
    for number, link in enumerate(base.links if base else ()):
        kind = changes.links.get(str(number), link.kind)
        if kind and kind not in load_vocabulary().names("link_kinds"):
            raise UserError(f"{kind!r} is no tie of one claim to another; docs/words.md lists them.")
        if kind:
            yield link if kind == link.kind else msgspec.structs.replace(link, kind=kind)


def _evidence(document: Document, changes: Changes, base: Claim | None) -> tuple[Quote, ...]:
    if changes.evidence is not None:
        return (_located(document, changes.evidence),)
    if base is None:
        raise UserError("A claim needs its words: give --quote WORDS or --span START:END.")
    return base.evidence


def _kept_roles(base: Claim | None, changes: Changes, kind: str) -> Iterator[Role]:
    for role in base.roles if base else ():
        if role.role not in changes.roles:
            _check_role(role.role, kind)
            yield role


def _check_role(name: str, kind: str) -> None:
    allowed = [slot.role for slot in load_vocabulary().term(kind).roles]
    if name not in allowed:
        raise UserError(f"{kind} has no role {name!r}; it has {', '.join(allowed)}.")


def _roles(reading: Reading, changes: Changes, near: Quote, kind: str) -> Iterator[Role]:
    for name, given in changes.roles.items():
        pieces = given.split("|") if isinstance(given, str) else given
        for piece in (one for one in pieces if isinstance(one, Span) or one.strip()):
            _check_role(name, kind)
            yield _role(reading, name, _located(reading.document, piece, near.start))


def _located(document: Document, words: str | Span, near: int = 0) -> Quote:
    if not isinstance(words, Span):
        return locate(document, words, near)
    if not 0 <= words.start < words.end <= len(document.text):
        raise UserError(f"{document.id} has {len(document.text)} characters, not {words.start}:{words.end}.")
    return document.quote(words)


def _role(reading: Reading, name: str, quote: Quote) -> Role:
    """The role with what the reading knows of its words, or of the same words elsewhere."""
    known = _mention_at(reading.mentions, quote)
    return Role(
        quote.text,
        quote.start,
        quote.end,
        role=name,
        name=known.name if known else quote.text,
        actor=known.actor if known else None,
        mention_kind=known.kind if known else "other",
    )


def _stance(reading: Reading, changes: Changes, base: Claim | None, evidence: Quote) -> Stance:
    """The stance with other speakers: what somebody is named for is no longer without a source."""
    stance = base.stance if base else Stance()
    if changes.speakers is None:
        return stance
    quotes = (_located(reading.document, words, evidence.start) for words in changes.speakers)
    chain = tuple(_speaker(reading, stance.attribution, quote) for quote in dict.fromkeys(quotes))
    basis = "reported" if chain and stance.basis == "unsourced" else stance.basis
    return msgspec.structs.replace(stance, attribution=chain, basis=basis)


def _speaker(reading: Reading, held: tuple[Speaker, ...], quote: Quote) -> Speaker:
    """The speaker that the claim had at these words, else what the reading knows of them."""
    known = _mention_at(reading.mentions, quote)
    made = Speaker(
        quote.text,
        quote.start,
        quote.end,
        actor=known.actor if known else None,
        name=known.name if known else quote.text,
    )
    return next((one for one in held if one.span == quote.span), made)


def _mention_at(mentions: tuple[Mention, ...], quote: Quote) -> Mention | None:
    here = [one for one in mentions if one.span == quote.span]
    alike = [one for one in mentions if one.text == quote.text and one.form == "named"]
    return next(iter([*here, *alike]), None)


def _when(document: Document, changes: Changes, base: Claim | None, evidence: Quote) -> When | None:
    if changes.when == "none":
        return None
    if changes.when is None:
        return base.when if base else None
    first, _, last = changes.when.partition("/")
    a, b = _day(first), _day(last or first)
    if b < a:
        raise UserError(f"{changes.when!r} ends before it begins.")
    old = base.when if base else None
    quote = locate(document, changes.words, evidence.start) if changes.words else old or evidence
    return When(
        quote.text, quote.start, quote.end, type="DATE", value=a if a == b else None,
        edtf=a if a == b else None, earliest_start=a, latest_start=b, earliest_end=a, latest_end=b, rule=RULE,
    )  # fmt: skip


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise BadDate(words) from None


def _place(reading: Reading, changes: Changes, base: Claim | None, evidence: Quote) -> Place | None:
    """The place at these words as the reading has it, else only its name: a person picks no coordinates."""
    if changes.place == "none":
        return None
    if changes.place is None:
        return base.place if base else None
    quote = locate(reading.document, changes.place, evidence.start)
    known = next((place for place in reading.places if place.span == quote.span), None)
    return known or Place(quote.text, quote.start, quote.end, name=quote.text)


def _tolls(changes: Changes, base: Claim | None, evidence: Quote) -> tuple[Toll, ...]:
    old = base.tolls if base else ()
    kept = tuple(toll for toll in old if toll.category not in changes.tolls)
    made = (_toll(category, given, old, evidence) for category, given in changes.tolls.items() if given)
    return (*kept, *made)


def _toll(category: str, given: str, old: tuple[Toll, ...], evidence: Quote) -> Toll:
    if category not in load_vocabulary().names("toll_categories"):
        raise UserError(f"{category!r} is no category of tolls; docs/words.md lists them.")
    count = _TOLL.fullmatch(given)
    if count is None or count[1] is None:
        raise UserError(f"{given!r} is no toll; write 12, 12-15 or 12+.")
    at_least, upper = int(count[1]), count[3]
    quote = next((toll for toll in old if toll.category == category), evidence)
    party = quote.party if isinstance(quote, Toll) else "unknown"
    most = int(upper) if upper else (None if count[2] else at_least)
    qualifier = "at_least" if count[2] == "+" else None
    return Toll(
        quote.text, quote.start, quote.end, category=category, party=party, min=at_least, max=most,
        qualifier=qualifier,
    )  # fmt: skip
