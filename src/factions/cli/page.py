"""A reading as a page for a terminal: claims grouped by kind, each with its words, time, place and stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from factions.records import Claim, Document, Place, Reading, Role, Stance, Toll, When
from factions.vocabulary import load_vocabulary


def reading_page(reading: Reading) -> Group:
    """The page of one document."""
    return Group(*_head(reading), *_families(reading.claims), Text())


def _head(reading: Reading) -> Iterator[RenderableType]:
    document = reading.document
    yield Text(document.title or document.source or document.id, style="bold")
    yield Text(" · ".join(_facts(document)), style="dim")
    named = [mention.name for mention in reading.mentions if mention.actor]
    if named:
        yield Text("Actors: " + ", ".join(dict.fromkeys(named)))
    if not reading.claims:
        yield Text("No claims were found in it.")


def _facts(document: Document) -> Iterator[str]:
    yield document.publisher or "publisher unknown"
    origin = f" (from the {document.published_from})" if document.published_from else ""
    yield (
        f"{document.published_at}{origin}"
        if document.published_at
        else "no publication date: relative times stay open"
    )
    yield f"{len(document.text.split()):,} words"


def _families(claims: Sequence[Claim]) -> Iterator[RenderableType]:
    """Claims under the titles of the vocabulary's families, in the vocabulary's order."""
    vocabulary = load_vocabulary()
    order = {kind: number for number, kind in enumerate(vocabulary.kinds())}
    ranked = sorted(claims, key=lambda claim: (order[claim.kind], claim.evidence[0].start))
    for family, members in groupby(ranked, key=lambda claim: vocabulary.term(claim.kind).family):
        yield Text(f"\n{vocabulary.family(family).title}", style="bold cyan")
        for claim in members:
            yield Padding(Group(*_claim(claim)), (0, 0, 1, 2))


def _claim(claim: Claim) -> Iterator[Text]:
    yield _statement(claim)
    circumstances = [
        *_times(claim.when),
        *_places(claim.place),
        *_tolls(claim.tolls),
        *_stances(claim.stance),
    ]
    if circumstances:
        yield Text("  " + " · ".join(circumstances))
    for quote in claim.evidence:
        yield Text(f"  “{' '.join(quote.text.split())}” ", style="italic").append(
            f"[{quote.start}–{quote.end}]", style="dim not italic"
        )


def _statement(claim: Claim) -> Text:
    """`subject — kind → object`, or the kind and who is what in it."""
    kind = claim.kind.replace("_", " ")
    subjects = [role for role in claim.roles if role.role == "subject"]
    objects = [role for role in claim.roles if role.role == "object"]
    if not subjects or not objects:
        parts = "; ".join(f"{role.role.replace('_', ' ')} {_named(role)}" for role in claim.roles)
        return (
            Text(kind, style="bold")
            .append(f"  {parts}" if parts else "", style="not bold")
            .append(_details(claim))
        )
    arrow = " — " if load_vocabulary().is_symmetric(claim.kind) else " → "
    statement = Text(", ".join(map(_named, subjects))).append(" — ").append(kind, style="bold").append(arrow)
    return statement.append(", ".join(map(_named, objects))).append(_details(claim))


def _named(role: Role) -> str:
    return role.name if role.name == role.text else f"{role.name} ({role.text})"


def _details(claim: Claim) -> str:
    details = [
        f"{name.replace('_', ' ')}: {_words(value)}" for name, value in claim.attributes.items() if value
    ]
    return f"  [{'; '.join(details)}]" if details else ""


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _times(when: When | None) -> Iterator[str]:
    if when is None:
        return
    if when.rule == "present-tense":
        yield f"as of {when.latest_start or 'the day of publication, which is unknown'}"
        return
    flags = f", {', '.join(when.flags)}" if when.flags else ""
    yield f"when: {' '.join(when.text.split())} = {when.edtf or _interval(when)}{flags}"


def _interval(when: When) -> str:
    """The outer bounds, an open side as `..`."""
    if not any(when.bounds):
        return "open"
    return f"{when.earliest_start or '..'}/{when.latest_end or '..'}"


def _places(place: Place | None) -> Iterator[str]:
    if place is not None:
        area = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
        relation = f"{place.relation} " if place.relation else ""
        yield f"where: {relation}{area}"


def _tolls(tolls: Sequence[Toll]) -> Iterator[str]:
    for toll in tolls:
        givers = (
            f" (by {', '.join(speaker.text for speaker in toll.attribution)})" if toll.attribution else ""
        )
        yield f"{toll.category}: {' '.join(toll.text.split())}{givers}"


def _stances(stance: Stance) -> Iterator[str]:
    usual = Stance()
    doubts = (
        value
        for value, plain in (
            (stance.polarity, usual.polarity),
            (stance.certainty, usual.certainty),
            (stance.aspect, usual.aspect),
            (stance.speech_act, usual.speech_act),
        )
        if value != plain
    )
    yield from (doubt.replace("_", " ") for doubt in doubts)
    if stance.attribution:
        yield "says " + ", quoting ".join(speaker.name or speaker.text for speaker in stance.attribution)
    if stance.basis in ("evaluative", "inferred"):
        yield f"{stance.basis} (the author's own)" if not stance.attribution else stance.basis
