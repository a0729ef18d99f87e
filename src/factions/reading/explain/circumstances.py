"""Why a claim has its time, its place, its tolls and its links."""

from __future__ import annotations

from collections.abc import Iterator

from factions.reading import when as times
from factions.reading.explain.reason import Option, Reason
from factions.reading.steps import Steps
from factions.records import Claim, Place, Toll

_ANCHORS = {
    "none": "it hangs on nothing else",
    "dateline": "it hangs on the day of publication",
    "narrative": "it hangs on the time spoken of before",
    "event": "it hangs on an event that the text dates",
}
_ATTACHED = {
    "role": "the encoder's head role is sure of it",
    "sentence": "the nearest place of the sentence",
    "document": "the sentence names none: that of the sentence before",
    None: "taken from the event that it answers",
}


def time_reason(steps: Steps, claim: Claim, draft: Claim) -> Reason:
    """The rule that read the time and what it hangs on; `draft` is the claim by its own words alone."""
    if claim.when is None:
        return Reason("time", "none", "no rule", notes=_no_time(steps, claim))
    taken = "the nearest time of its sentence"
    if draft.when is None:
        taken = "taken from the event that it answers"
    elif claim.when.rule == "present-tense":
        taken = "told in the present tense, so as of the day of publication"
    explained = times.explain(claim.when)
    notes = (taken, explained.bounds, _ANCHORS[claim.when.anchor], explained.source, *explained.flags)
    words = steps.document.quote(claim.when.span)
    return Reason("time", claim.when.edtf or explained.bounds, claim.when.rule, words, None, notes)


def _no_time(steps: Steps, claim: Claim) -> tuple[str, ...]:
    sentence = steps.sentence(claim.evidence[0].span)
    beside = [time for time in steps.around.times if sentence.covers(time.span)]
    said = ", ".join(f"“{time.text}”" for time in beside)
    return (f"{said} in its sentence is of something else",) if beside else ("its sentence says none",)


def place_reason(steps: Steps, claim: Claim) -> Reason:
    """Where the place comes from, the entry chosen for it, and the other entries of that name."""
    place = claim.place
    if place is None:
        return Reason("place", "none", "no rule", notes=("its own words and those before say none",))
    origin = _ATTACHED[place.attached]
    notes = [origin, _entry(place), f"precision {place.precision} of UCDP's seven"]
    if place.relation:
        notes.append(f"“{place.relation}” moves or widens it")
    sentence = steps.sentence(place.span)
    others = [one for one in steps.around.places if sentence.covers(one.span) and one.start != place.start]
    if others:
        notes.append("also named there: " + ", ".join(f"{one.name} ({one.place_class})" for one in others))
    options = tuple(
        Option(f"{one.name}, {one.country}", _geonames(one.geonames_id), one.score)
        for one in place.runners_up
    )
    by = f"attached by {place.attached or 'the event'}"
    return Reason("place", place.name, by, steps.document.quote(place.span), None, tuple(notes), options)


def _entry(place: Place) -> str:
    area = ", ".join(filter(None, (place.name, place.admin2, place.admin1, place.country)))
    known = _geonames(place.geonames_id)
    return f"entry {area}" + (f" (GeoNames {known})" if known else ", not in GeoNames")


def _geonames(number: int | None) -> str | None:
    return None if number is None else str(number)


def toll_reasons(steps: Steps, claim: Claim) -> Iterator[Reason]:
    """The words of each figure, how they were read, and who gives it."""
    for toll in claim.tolls:
        givers = ", quoting ".join(speaker.text for speaker in toll.attribution)
        notes = (f"party {toll.party}, scope {toll.scope}", f"given by {givers or 'the document itself'}")
        words = steps.document.quote(toll.span)
        yield Reason(f"toll {toll.category}", _figure(toll), "rules for figures", words, None, notes)


def _figure(toll: Toll) -> str:
    bounds = (toll.min, toll.max)
    value = f"{toll.min}" if toll.min == toll.max else "–".join("?" if n is None else str(n) for n in bounds)
    return f"{value} ({toll.qualifier.replace('_', ' ')})" if toll.qualifier else value


def link_reasons(claim: Claim) -> Iterator[Reason]:
    """The claims that it is tied to."""
    for link in claim.links:
        note = "the first claim of this document on that event" if link.kind == "same_event" else "its cue"
        yield Reason("link", f"{link.kind} {link.to}", "times, places and parties", link.cue, None, (note,))
