"""What a reviewer does in a day, in a real browser, by keys wherever there is a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, faults, serving, visiting
from playwright.sync_api import Browser, FilePayload, Page, expect
from review_case import RAID, RAID_CLAIMS, SPLIT, SPLIT_CLAIMS, hand_made

from factions.casefile import Casefile
from factions.casefile.identity.likely import Reason, Suggestion, write_likely
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.records import Reading

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Casefile.open(tmp_path / "lake.case") as casefile:
        casefile.add_all([hand_made(SPLIT, *SPLIT_CLAIMS), hand_made(RAID, *RAID_CLAIMS), many_fights()])
        with casefile.transaction(writes=True) as connection:
            pair = Suggestion(
                "The Lake Guard", "the Reed Army", 0.4, (Reason("alike", 1.5, "both of the lake"),)
            )
            write_likely(connection, [pair])
        yield casefile


@pytest.fixture
def workbench(case: Casefile) -> Iterator[str]:
    with serving(case) as address:
        yield address


def many_fights() -> Reading:
    """A report with a dozen claims and with characters that a browser and Python count differently."""
    villages = "Ate Bol Chu Dir Eme Fal Gor Hil Ibo Jer Kal Lom".split()
    head = "Title: Twelve days 🛶\r\nPublisher: lake-desk.example\r\nPublished: 2021-03-01\r\n\r\n"
    sentences = [
        f"On day {n} 🌊 the Reed Army fought the Lake Guard near {v}." for n, v in enumerate(villages, 1)
    ]
    claims = [
        Changes("fights", f"the Reed Army fought the Lake Guard near {v}",
                {"subject": "the Reed Army", "object": "the Lake Guard"}, place=v)
        for v in villages
    ]  # fmt: skip
    return hand_made(head + "\r\n".join(sentences) + "\r\n", *claims)


def document_of(case: Casefile, title: str) -> str:
    return next(one.id for one in case.documents() if (one.title or "").startswith(title))


def judged_so_far(page: Page) -> str:
    return page.locator("#progress strong").inner_text()


def test_ten_claims_are_judged_by_keys_alone(browser: Browser, workbench: str, case: Casefile) -> None:
    document = document_of(case, "Twelve days")
    with visiting(browser, workbench) as page:
        page.goto(f"{workbench}/documents/{document}")
        page.keyboard.press("n")
        page.keyboard.press("a")
        page.keyboard.type("Ann")
        page.keyboard.press("Enter")
        expect(page.locator(".reviewer strong")).to_have_text("Ann")
        page.keyboard.press("n")
        for key in "aaraauarra":
            page.keyboard.press(key)
        expect(page.locator("#progress strong")).to_have_text("10")
        page.keyboard.press("z")
        expect(page.locator("#progress strong")).to_have_text("9")
        page.keyboard.press("a")
        expect(page.locator("#progress strong")).to_have_text("10")
    said = [one.what for one in case.judgements() if one.who == "Ann"]
    assert said == "accept accept reject accept accept unsure accept reject reject accept".split()


def test_a_claim_is_edited_and_one_added_by_keys_alone(
    browser: Browser, workbench: str, case: Casefile
) -> None:
    document = document_of(case, "The Lake Guard")
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents/{document}")
        for key in ("n", "e"):
            page.keyboard.press(key)
        expect(page.locator("#editor select[name=kind]")).to_be_focused()
        page.locator("#editor [name=when]").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("2020-05-01/2020-05-31")
        page.locator("#editor [name=speakers]").focus()
        page.keyboard.type("The Lake Guard | the Reed Army")
        page.keyboard.press("Enter")
        expect(page.locator("tr.claim .standing.edited")).to_have_count(1)
        for key in ("j", "j", "s", "i"):
            page.keyboard.press(key)
        expect(page.locator("#editor [name=evidence]")).to_have_value(
            re.compile("killed four people|denied it")
        )
        page.locator("#editor select[name=kind]").select_option("threat")
        expect(page.locator("#editor [name='role.subject']")).to_be_visible()
        page.locator("#editor [name='role.subject']").fill("Gunmen")
        page.keyboard.press("Enter")
        expect(page.locator("tr.claim .standing.added")).to_have_count(1)
    standing = {
        claim.kind: judged(case).standing(claim).word for claim in judged(case).claims(document=document)
    }
    assert standing["split_from"] == "edited" and standing["threat"] == "added"
    (split,) = judged(case).claims(document=document, kind="split_from")
    assert [one.text for one in split.stance.attribution] == ["The Lake Guard", "the Reed Army"]


def test_selected_words_are_those_of_the_document(browser: Browser, workbench: str, case: Casefile) -> None:
    document = case.document(document_of(case, "Twelve days"))
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents/{document.id}")
        for _ in range(5):
            page.keyboard.press("s")
            chosen = page.evaluate("() => selectedWords()")
            start, end = map(int, chosen["at"].split(":"))
            assert " ".join(document.text[start:end].split()) == chosen["text"]
        page.keyboard.press("S")
        assert page.evaluate("() => selectedWords().at") != chosen["at"]


def test_a_claim_and_its_words_light_each_other(browser: Browser, workbench: str, case: Casefile) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents/{document_of(case, 'The Lake Guard')}")
        row = page.locator("tr.claim").nth(2)
        row.hover()
        lit = page.locator("#source-text .lit")
        expect(lit.first).to_be_visible()
        assert "".join(lit.all_inner_texts()).startswith("Gunmen killed four people in Bol")
        assert page.locator("#source-text .lit-role").all_inner_texts() == ["Gunmen", "four people"]
        page.locator("#source-text mark").first.hover()
        expect(page.locator("tr.claim").first).to_have_class(re.compile(r"\blit\b"))
        page.locator(".to-claim a").nth(1).focus()
        expect(page.locator("tr.claim").nth(1)).to_have_class(re.compile(r"\blit\b"))


def test_two_reviewers_see_what_the_other_decides(browser: Browser, workbench: str, case: Casefile) -> None:
    address = f"{workbench}/documents/{document_of(case, 'The Lake Guard')}"
    with visiting(browser, workbench, who="Ann") as ann, visiting(browser, workbench, who="Bo") as bo:
        ann.goto(address)
        bo.goto(address)
        bo.keyboard.press("n")
        bo.keyboard.press("r")
        expect(ann.locator("tr.claim .standing.rejected")).to_have_count(1)
        expect(ann.locator("#said")).to_have_text("Bo: claim 1 rejected")


def test_an_edit_outlives_the_back_button(browser: Browser, workbench: str, case: Casefile) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents/{document_of(case, 'The Lake Guard')}")
        page.keyboard.press("n")
        page.keyboard.press("e")
        page.locator("#editor [name=why]").fill("the day is wrong")
        page.go_back()
        page.go_forward()
        page.keyboard.press("n")
        page.keyboard.press("e")
        expect(page.locator("#editor [name=why]")).to_have_value("the day is wrong")
        assert not case.judgements()


def test_two_actors_are_merged_and_parted_again(browser: Browser, workbench: str, case: Casefile) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/same/actors")
        page.keyboard.press("s")
        expect(page.locator(".done-note")).to_contain_text("same")
        assert judged(case).identity.actor("the Reed Army") == judged(case).identity.actor("The Lake Guard")
        page.keyboard.press("z")
        expect(page.locator(".pair .side")).to_have_count(2)
        assert judged(case).identity.actor("the Reed Army") is None


def test_an_audit_is_judged_by_keys(browser: Browser, workbench: str, case: Casefile) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/audit?size=3&seed=2")
        for left in (5, 4, 3):
            page.keyboard.press("y")
            expect(page.locator(".progress strong")).to_have_text(str(6 - left))
        expect(page.locator(".methods")).to_contain_text("3 were right")
        page.keyboard.press("z")
        expect(page.locator(".progress strong")).to_have_text("2")


def test_documents_are_added_and_each_is_told(browser: Browser, workbench: str, case: Casefile) -> None:
    report = b"Title: Flight from Bol\n\nGunmen fled from Bol.\n"
    files: list[FilePayload] = [
        {"name": "flight.txt", "mimeType": "text/plain", "buffer": report},
        {"name": "scan.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(40)},
    ]
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents")
        page.get_by_role("link", name="Add documents").click()
        page.locator("#files").set_input_files(files)
        expect(page.locator("[data-chosen]")).to_have_text("2 files chosen")
        assert not faults(page)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("h1")).to_have_text("Documents added")
        expect(page.locator("tr.added")).to_contain_text("flight.txt")
        expect(page.locator("tr.refused")).to_contain_text("PNG picture")
        assert not faults(page)
        page.get_by_role("link", name="flight.txt").click()
        expect(page.locator("tr.claim")).to_have_count(1)
    assert "Flight from Bol" in {one.title for one in case.documents()}


def test_documents_added_meanwhile_are_there_on_the_next_page(
    browser: Browser, workbench: str, case: Casefile
) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents")
        before = page.locator("main").inner_text()
        case.add(hand_made("Title: A fourth report\n\nThe Reed Army surrendered.\n", Changes(
            "surrender", "The Reed Army surrendered", {"subject": "The Reed Army"}
        )))  # fmt: skip
        page.reload()
        assert "A fourth report" not in before
        page.get_by_role("link", name="A fourth report").click()
        expect(page.locator("tr.claim")).to_have_count(1)


def test_as_of_goes_along_from_page_to_page(browser: Browser, workbench: str, case: Casefile) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents")
        page.locator("details.as-of summary").click()
        page.locator("#known_by").fill("2021-02-10")
        page.keyboard.press("Enter")
        expect(page.locator(".clock-note")).to_contain_text("10 February 2021")
        assert "Raid on Bol" not in page.locator("main").inner_text()
        page.get_by_role("link", name="The Lake Guard leaves").click()
        expect(page).to_have_url(re.compile("known_by=2021-02-10"))
        page.locator(".clock-note a").click()
        expect(page).not_to_have_url(re.compile("known_by"))


def test_a_report_is_printed_without_what_only_a_screen_needs(
    browser: Browser, workbench: str, case: Casefile
) -> None:
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/report?actor=the+Reed+Army")
        expect(page.locator("#notes")).to_contain_text("The Lake Guard split from the Reed Army")
        expect(page.locator("nav").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("nav").first).to_be_hidden()
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_words_of_a_document_never_become_a_page(browser: Browser, workbench: str, case: Casefile) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> Gunmen </td></table> fled & hid."
    case.add(
        hand_made(
            hostile, Changes("attack", "Gunmen </td></table> fled", {"attacker": "Gunmen </td></table>"})
        )
    )
    document = next(one.id for one in case.documents() if "onerror" in one.text)
    with visiting(browser, workbench, who="Ann") as page:
        page.goto(f"{workbench}/documents/{document}")
        page.keyboard.press("n")
        page.keyboard.press("e")
        expect(page.locator("#editor [name=evidence]")).to_have_value("Gunmen </td></table> fled")
        assert page.locator("#source-text").inner_text().rstrip("¹1 .").startswith(hostile[:60])
