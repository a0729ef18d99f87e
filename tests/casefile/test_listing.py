"""Documents by pages, how much a casefile holds and held by a day, and whether anything was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sample_readings import read

from factions.casefile import Casefile, listing
from factions.casefile.clock import now
from factions.casefile.identity.likely import Reason, Suggestion, write_likely
from factions.casefile.judged import judged
from factions.casefile.listing import latest_documents, list_documents, sizes
from factions.casefile.schema import migrations
from factions.casefile.state import state_of
from factions.documents import from_text
from factions.errors import CasefileTooNew, UnreadableDocument
from factions.records import Reading


def _report(number: int, published: str | None) -> Reading:
    head = f"Title: Report {number}\nPublisher: desk-{number}.example\n"
    dated = f"Published: {published}\n" if published else ""
    return Reading(from_text(f"{head}{dated}\nNothing happened in place {number}.\n"), (), (), (), ())


@pytest.fixture
def reports(case: Casefile) -> Casefile:
    """Three dated reports and one without a day, added in another order than that of their days."""
    days = (None, "2021-03-01", "2020-01-01", "2022-06-01")
    case.add_all([_report(number, day) for number, day in enumerate(days)], reader="hand/1")
    return case


def test_documents_come_by_day_in_pages(reports: Casefile) -> None:
    first, total = list_documents(reports, most=3)
    rest, _ = list_documents(reports, most=3, skip=3)
    assert total == 4
    assert [one.published_at for one in (*first, *rest)] == ["2020-01-01", "2021-03-01", "2022-06-01", None]
    assert [one.title for one in rest] == ["Report 0"]
    assert [one.id for one in (*first, *rest)] == [one.id for one in reports.documents()]


def test_the_latest_documents_come_newest_first_and_dated(reports: Casefile) -> None:
    assert [one.published_at for one in latest_documents(reports, most=2)] == ["2022-06-01", "2021-03-01"]
    assert [one.title for one in latest_documents(reports, known_by="2020-12-31")] == ["Report 2"]


def test_claims_of_earlier_readings_are_not_counted(reports: Casefile) -> None:
    reading = read(published="2021-06-04")
    reports.add(reading)
    reports.add(reading, reader="hand/2")
    assert sizes(reports).claims == len(reports.claims()) == len(reading.claims)


def test_of_very_common_words_it_is_not_counted_how_many_have_them(
    reports: Casefile, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list_documents(reports, words="REPORT")
    assert whole == (list_documents(reports)[0], 4)
    monkeypatch.setattr(listing, "MOST_FOUND", 2)
    for skip in range(4):
        some, total = list_documents(reports, words="Report", most=2, skip=skip)
        assert (some, total) == (whole[0][skip : skip + 2], 3)
    assert list_documents(reports, words="Report 1")[1] == 1


def test_documents_are_found_by_title_publisher_or_source(reports: Casefile) -> None:
    found, total = list_documents(reports, words="DESK-2")
    assert (total, [one.title for one in found]) == (1, ["Report 2"])
    assert list_documents(reports, words="%")[1] == 0
    assert list_documents(reports, words="report", known_by="2021-12-31")[1] == 2


def test_sizes_count_what_was_known_by_a_day(reports: Casefile) -> None:
    reports.add(read(published="2021-06-04"))
    known, whole = sizes(reports, known_by="2020-12-31"), sizes(reports)
    assert (known.documents, known.undated, known.claims, known.last) == (1, 0, 0, "2020-01-01")
    assert (whole.documents, whole.undated, whole.first) == (5, 1, "2020-01-01")
    assert whole.claims == len(reports.claims())
    (listed,) = (one for one in list_documents(reports)[0] if one.claims)
    assert listed.claims == len(reports.claims(document=listed.id))


def test_names_and_actors_are_those_of_documents_known_by_a_day(case: Casefile) -> None:
    reading = read(published="2021-06-04")
    case.add(reading)
    published = reading.document.published_at
    assert published is not None
    for asked in (case, judged(case)):
        everybody = asked.actors()
        assert everybody
        assert asked.actors(known_by=published) == everybody
        assert asked.actors(known_by="1999-01-01") == ()
        assert asked.names(everybody[0].key, known_by=published) == asked.names(everybody[0].key)
        assert asked.names(everybody[0].key, known_by="1999-01-01") == ()


def test_the_state_changes_with_every_write_and_only_then(case: Casefile) -> None:
    reading = read(published="2021-06-04")
    writes: list[Callable[[], object]] = [
        lambda: case.add(reading),
        lambda: case.add(read(reader="encoder/2", published="2021-06-04")),
        lambda: case.judge("accept", reading.claims[0].id, who="Ann"),
        lambda: case.withdraw(case.judgements()[0].id, who="Ann"),
        lambda: case.note_problem(UnreadableDocument("a.pdf", "it is encrypted")),
        lambda: _suggest(case, 0.4),
        lambda: _suggest(case, 0.9),
    ]
    seen = [state_of(case)]
    for write in writes:
        write()
        seen.append(state_of(case))
        case.claims(), case.actors(), case.judgements()
        assert state_of(case) == seen[-1]
    assert len(set(seen)) == len(writes) + 1


def _suggest(case: Casefile, score: float) -> None:
    with case.transaction(writes=True) as connection:
        write_likely(
            connection, [Suggestion("act_one", "act_other", score, (Reason("alike", 1.0, "names"),))]
        )


def test_a_casefile_that_became_too_new_is_told(case: Casefile) -> None:
    with case.transaction(writes=True) as connection:
        connection.execute(migrations.insert().values(name="step_of_tomorrow", at=now()))
    with pytest.raises(CasefileTooNew, match="step_of_tomorrow"):
        state_of(case)
