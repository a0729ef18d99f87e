"""Of very many claims the last published are read, and what is not read is said."""

from __future__ import annotations

from fake_casefile import FakeCasefile
from many_events import REEF, an_event
from msgspec.structs import replace

from factions.questions import Answer, events, targeting, timeline, who
from factions.questions.gathering import TOLD

MORE = 10
YEARS = range(TOLD + MORE)


def _published(number: int) -> str:
    return f"20{number // 12 + 10}-{number % 12 + 1:02d}-28"


MANY = [an_event(number, REEF, "police") for number in YEARS]
DOCUMENTS = [replace(document, published_at=_published(number)) for number, (document, _) in enumerate(MANY)]
CASEFILE = FakeCasefile(DOCUMENTS, [claim for _, claim in MANY], apart=True)


def _days(answer: Answer) -> set[str | None]:
    return {CASEFILE.document(id).published_at for line in answer.lines for id in line.documents}


def test_the_last_published_are_told_and_the_rest_is_counted() -> None:
    for question in (timeline, events, who):
        answer = question(CASEFILE, "Reef Army")
        assert _days(answer) == {_published(number) for number in YEARS[MORE:]}
        (left,) = (left for left in answer.left_out if "too many to be read at once" in left.text)
        assert left.count == MORE
        assert left.text.startswith(f"{MORE} claims on events of Reef Army, published earlier")


def test_an_earlier_day_reads_what_was_published_until_then() -> None:
    answer = timeline(CASEFILE, "Reef Army", known_by=_published(MORE - 1))
    assert _days(answer) == {_published(number) for number in YEARS[:MORE]}
    assert not any("too many" in left.text for left in answer.left_out)


def test_a_period_reads_what_happened_in_it_however_early_it_was_published() -> None:
    first = MANY[0][1].when
    assert first is not None and first.latest_end is not None
    answer = events(CASEFILE, "Reef Army", until=first.latest_end)
    assert [line.documents for line in answer.lines] == [(DOCUMENTS[0].id,)]


def test_counts_are_of_more_events_than_are_told() -> None:
    (line,) = targeting(CASEFILE, "Reef Army", by="whole").lines
    assert line.text.startswith(f"In all: Reef Army attacked police in {len(YEARS)} of {len(YEARS)} distinct")
