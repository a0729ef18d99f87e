import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factions.errors import RunStopped
from factions.reading.encoder.encoder import MODEL, Encoder, load_encoder
from factions.reading.encoder.encoding import Encoding

REPORT = (
    "Fighters of the March 23 Movement attacked an army base near Goma on Tuesday, killing four soldiers. "
    "General Sultani Makenga, who leads the group, denied it."
)


@pytest.fixture(scope="module")
def encode() -> Callable[[str], Encoding]:
    return load_encoder().encode


def words(encoding: Encoding, head: str, label: str) -> set[str]:
    return {encoding.text[tag.start : tag.end] for tag in encoding.of(head) if tag.label == label}


def test_a_report_gives_people_places_times_and_an_attack(encode: Callable[[str], Encoding]) -> None:
    found = encode(REPORT)
    assert any("Makenga" in one for one in words(found, "mention", "Person"))
    assert any("Goma" in one for one in words(found, "mention", "Location"))
    assert "Goma" in words(found, "place", "literal")
    assert any("Tuesday" in one for one in words(found, "time", "DATE"))
    assert "attacked" in words(found, "trigger", "attack")
    assert "killing" in words(found, "trigger", "death")


def test_an_upper_case_report_is_read_as_well(encode: Callable[[str], Encoding]) -> None:
    found = encode(REPORT.upper())
    assert any("MAKENGA" in one for one in words(found, "mention", "Person"))
    assert "ATTACKED" in words(found, "trigger", "attack")
    assert "GOMA" in words(found, "place", "literal")


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00", "—", "🔥"])
def test_nothing_to_read_gives_no_mention(text: str, encode: Callable[[str], Encoding]) -> None:
    assert encode(text).of("mention") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Forces de\u0301fense of Mali left Kidal.",
        "🔥 Kidal 🔥 fell to the rebels 👨‍👩‍👧.",
        "The ﬁghters left Kidal.",
        "İstanbul police arrested two men.",
        "a\u200bb Kidal\u00a0fell",
        "مقاتلون took Kidal",
    ],
)
def test_spans_are_whole_words_of_the_text_as_given(text: str, encode: Callable[[str], Encoding]) -> None:
    found = encode(text)
    assert found.tagged
    for tag in found.tagged:
        assert 0 <= tag.start < tag.end <= len(text)
        assert text[tag.start : tag.end].strip() == text[tag.start : tag.end]
        assert 0 <= tag.score <= 1
        assert not (text[tag.start - 1 : tag.start].isalpha() and text[tag.start].isalpha() and tag.start)


def test_reading_again_and_beside_other_texts_changes_nothing(encode: Callable[[str], Encoding]) -> None:
    alone = encode(REPORT).tagged
    encode("Another text about Darfur. " * 40)
    assert encode(REPORT).tagged == alone


def test_pairs_of_mentions_have_scores(encode: Callable[[str], Encoding]) -> None:
    found = encode(REPORT)
    first, second = [tag.span for tag in found.of("mention")][:2]
    for head in ("relation", "role"):
        (chances,) = found.scores(head, [(first, second)])
        assert sum(chances.values()) == pytest.approx(1, abs=1e-4)
        assert "none" in chances


def test_a_paragraph_without_end_takes_time_in_proportion(encode: Callable[[str], Encoding]) -> None:
    def seconds(count: int) -> float:
        text = "militia took the town and burned houses while " * (count // 8)
        began = time.process_time()
        assert encode(text).text == text
        return time.process_time() - began

    seconds(400)
    short, long = seconds(1_000), seconds(4_000)
    assert long < 9 * short


def test_a_folder_without_its_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match=r"lacks model\.onnx"):
        Encoder(tmp_path)


def test_the_model_ships_below_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 30_000_000
