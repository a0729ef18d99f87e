"""Pictures as files, and as parts of pages under a strict policy."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from made_events import EVENTS
from made_lines import NAMES, a_relation, an_answer
from made_relations import LEADERS, LINEAGE

from factions.errors import UserError
from factions.pictures import EMBEDDING, html, javascript, picture, png, save, saving, spec, svg

CHART = picture(LEADERS)


@pytest.fixture
def short_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser code takes seconds to make, and the page about it is the same with any."""
    monkeypatch.setattr(saving, "javascript", lambda: "var vegaEmbed = () => '</script>';")


def test_svg_is_well_formed_and_its_words_are_text() -> None:
    drawn = svg(CHART)
    tree = ElementTree.fromstring(drawn)
    words = [node.text for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "Musa Kone" in words and "2 origins" in words
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|href", drawn)
    assert set(re.findall(r"https?://[^\s\"']+", drawn)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


@pytest.mark.slow
def test_two_pictures_in_one_page_have_no_id_in_common() -> None:
    ids = [set(re.findall(r'id="([^"]+)"', svg(picture(answer, view)))) for answer, view in
           ((EVENTS, "map"), (LINEAGE, None))]  # fmt: skip
    assert ids[0] and not ids[0] & ids[1]
    found = svg(picture(EVENTS, "map"))
    assert set(re.findall(r"url\(#([^)]+)\)", found)) <= set(re.findall(r'id="([^"]+)"', found))


def test_markup_in_a_name_is_escaped_in_svg_and_page(short_code: None) -> None:
    names = NAMES | {"act_river": "</script><script>alert(1)</script>"}
    line = a_relation("fights", "act_river", "act_front", ("2019-01-01", "2019-02-01", "stated"), names=names)
    chart = picture(an_answer("relationship", [line], a="<img src=x>", b="<b>y</b>"))
    assert "<script" not in svg(chart) and "<img" not in svg(chart)
    page = html(chart)
    assert "alert(1)</script>" not in page and "<img" not in page
    assert page.count("<script") == page.count("</script>") == 3


def test_png_has_twice_the_points_and_is_not_blank() -> None:
    made_png = png(CHART)
    wide, high = struct.unpack(">II", made_png[16:24])
    drawn = ElementTree.fromstring(svg(CHART))
    assert (wide, high) == (2 * int(drawn.attrib["width"]), 2 * int(drawn.attrib["height"]))
    assert len(made_png) > 10_000


def test_a_page_holds_code_data_and_a_policy_that_asks_nobody(short_code: None) -> None:
    page = html(CHART)
    assert "default-src 'none'" in page and "Musa Kone" in page
    held = re.search(r'<script type="application/json" id="spec">(.*?)</script>', page, re.DOTALL)
    assert held and json.loads(held[1]) == spec(CHART)
    assert json.dumps(EMBEDDING) in page


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html", ".json", ".SVG"])
def test_the_suffix_chooses_the_form(suffix: str, tmp_path: Path, short_code: None) -> None:
    target = save(CHART, tmp_path / f"leaders{suffix}")
    begins = {".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!doctype html>", ".json": b"{"}
    assert target.read_bytes().startswith(begins[suffix.lower()])


@pytest.mark.parametrize("name", ["leaders.gif", "leaders"])
def test_another_suffix_is_refused_with_those_there_are(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.svg, \.png, \.html, \.json"):
        save(CHART, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        save(CHART, tmp_path / "nowhere" / "leaders.svg")


def test_without_its_heading_a_picture_keeps_its_remarks() -> None:
    found = spec(CHART, heading=False)
    assert found["title"]["text"][0].startswith("Solid: stated.")
    drawn = svg(CHART, heading=False)
    assert "Solid: stated." in drawn and "Who has been leader" not in drawn and "Who has been" in svg(CHART)


def test_the_browser_code_is_kept_once_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made_before = []
    monkeypatch.setattr(
        saving.vl_convert, "javascript_bundle", lambda snippet: made_before.append(1) or "code"
    )
    javascript.cache_clear()
    assert javascript() == "code"
    javascript.cache_clear()
    assert javascript() == "code" and len(made_before) == 1
    javascript.cache_clear()


def test_the_browser_code_has_the_interpreter_that_needs_no_eval() -> None:
    code = javascript()
    assert "vegaEmbed" in code and "expressionInterpreter" in code


def test_an_unknown_view_or_question_is_said() -> None:
    with pytest.raises(UserError, match="views are: months, map, tolls"):
        picture(EVENTS, "pie")
    with pytest.raises(UserError, match="`audit` has no picture"):
        picture(an_answer("audit", []))
    with pytest.raises(UserError, match="themes are: light, dark"):
        picture(EVENTS, theme="sepia")  # type: ignore[arg-type]
