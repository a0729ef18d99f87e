"""Figures belong to whoever gives them."""

from __future__ import annotations

from factions.reading.encoder.encoding import Encoding
from factions.reading.says import tell
from factions.reading.sentences import split_sentences
from factions.records import Finding, Role, Span, Stance, Toll


def told(text: str, event: str, count: str) -> list[tuple[Finding, Stance]]:
    """What an event with one toll becomes, with the stances."""
    sentences = split_sentences(text)
    at, toll = text.index(event), text.index(count)
    doer = text.index("soldiers")
    sentence = next(span for span in sentences if span.start <= at < span.end)
    role = Role("soldiers", doer, doer + 8, role="attacker", name="", actor=None, mention_kind="group")
    finding = Finding(
        "arson", (role,), sentence, Span(at, at + len(event)), "trigger:x", 0.8, {},
        (Toll(count, toll, toll + len(count), category="killed", party="unknown", min=28, max=28),),
    )  # fmt: skip
    found, stances = tell(text, sentences, (), (finding,), Encoding(text))
    return list(zip(found, stances, strict=True))


def test_what_officials_count_is_no_part_of_a_charge() -> None:
    text = "The rebels accused soldiers of burning Tche. The governor said that 28 people had died."
    (charge, first), (count, second) = told(text, "burning", "28 people")
    assert (first.speech_act, charge.tolls, [role.role for role in charge.roles]) == (
        "accuses",
        (),
        ["attacker"],
    )
    assert (count.roles, [toll.min for toll in count.tolls]) == ((), [28])
    assert [speaker.text for speaker in second.attribution] == ["The governor"]


def test_a_count_of_what_the_author_tells_keeps_its_giver() -> None:
    text = "Then soldiers burned Tche. The governor said that 28 people had died."
    ((finding, stance),) = told(text, "burned", "28 people")
    assert stance.attribution == ()
    assert [speaker.text for speaker in finding.tolls[0].attribution] == ["The governor"]


def test_who_charges_and_counts_says_both() -> None:
    text = "The rebels accused soldiers of burning Tche. The rebels said that 28 people had died."
    ((finding, _),) = told(text, "burning", "28 people")
    assert [toll.min for toll in finding.tolls] == [28]
