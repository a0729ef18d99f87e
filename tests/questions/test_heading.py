"""An answer is headed by its question, as a person would ask it."""

from __future__ import annotations

from small_corpus import small_casefile

from factions.questions import events, heading, relationship, timeline, who

CASEFILE = small_casefile()


def test_headings_are_questions() -> None:
    assert heading(who(CASEFILE, "River Brigade")) == "Who is River Brigade?"
    assert heading(timeline(CASEFILE)) == "What happened, in order?"
    related = relationship(CASEFILE, "River Brigade", "Hill League", on="2015-05-01", known_by="2021-12-01")
    assert heading(related) == (
        "How do River Brigade and Hill League stand to each other? "
        "(holding on 1 May 2015, as known by 1 December 2021)"
    )
    asked = events(CASEFILE, "Hill League", kind="attack", country="CD", since="2021-01-01")
    assert heading(asked) == (
        "Which events are reported with Hill League of the kind attack in CD since 1 January 2021?"
    )
