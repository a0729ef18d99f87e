"""Figures given again for an event: kept as claims of their own, linked to the event."""

from __future__ import annotations

from factions.reading.assemble import Surroundings, build_claims
from factions.reading.sentences import split_sentences
from factions.records import Claim, Document, Finding, Role, Span, Stance, Toll, document_id

TEXT = "Gunmen attacked a school in Beni. Doctors put the dead at 12. Elders spoke of 30 dead."


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def _toll(words: str, count: int) -> Toll:
    span = _span(words)
    return Toll(words, span.start, span.end, category="killed", party="unknown", min=count, max=count)


def _claims() -> tuple[Claim, ...]:
    school = _span("a school")
    target = Role(
        "a school",
        school.start,
        school.end,
        role="target",
        name="a school",
        actor=None,
        mention_kind="facility",
    )
    sentences = split_sentences(TEXT)
    findings = [
        Finding("attack", (target,), sentences[0], _span("attacked"), "trigger:attack", 0.9),
        Finding("attack", (), sentences[1], _span("12"), "restated:toll", 0.8, {}, (_toll("12", 12),)),
        Finding(
            "attack", (), sentences[2], _span("30 dead"), "restated:toll", 0.8, {}, (_toll("30 dead", 30),)
        ),
    ]
    document = Document(document_id("0" * 64, TEXT), "0" * 64, TEXT)
    return build_claims(
        Surroundings(document, sentences, [], []), findings, [Stance() for _ in findings], "test/1"
    )


def test_two_figures_stay_two_claims() -> None:
    assert [[toll.min for toll in claim.tolls] for claim in _claims()] == [[], [12], [30]]


def test_a_figure_is_linked_to_the_event_told_before() -> None:
    first, *figures = _claims()
    assert [[link.to for link in figure.links] for figure in figures] == [[first.id], [first.id]]
