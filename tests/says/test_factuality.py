"""How certainly what a word tells happened: by the table of words, and with the encoder's head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from factions.reading.encoder.encoding import Encoding
from factions.reading.says.factuality import HEAD_SHARE, by_table, estimates, expected, features
from factions.records import Span


def at(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


def value(text: str, word: str) -> float:
    return by_table(text, at(text, word))


@pytest.mark.parametrize(
    ("surer", "less_sure", "word"),
    [
        ("The column attacked the depot at dawn.", "The column has not attacked the depot.", "attacked"),
        ("Soldiers killed two drovers near Gao.", "Soldiers want to kill two drovers.", "kill"),
        ("The battalion entered Myawaddy.", "If the battalion entered Myawaddy, they would flee.", "entered"),
    ],
)
def test_doubt_and_denial_lower_the_value(surer: str, less_sure: str, word: str) -> None:
    assert value(surer, word) > value(less_sure, word) + 0.5


def test_what_is_plainly_told_is_held_to_have_happened() -> None:
    assert value("Gunmen killed a trader in Arauca on Monday, police said.", "killed") > 2


def test_the_estimate_is_the_mean_of_the_values_told() -> None:
    assert expected({"none": 0.5, "3": 0.25, "-1": 0.25}) == pytest.approx(1.0)
    assert expected({}) is None


def test_the_head_is_weighed_in_where_the_model_has_it() -> None:
    text = "Rebels burned the mill."
    span = at(text, "burned")

    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        return [{"none": 0.0, "-3": 1.0} for _ in pairs]

    without, with_head = estimates(Encoding(text), [span]), estimates(Encoding(text, (), scores), [span])
    assert without == [by_table(text, span)]
    assert with_head == [pytest.approx((1 - HEAD_SHARE) * without[0] - 3 * HEAD_SHARE)]


def test_a_text_without_words_has_no_features() -> None:
    assert features("  ", Span(0, 1)) == set()
    assert "w=fled" in features("They fled", Span(5, 9))
