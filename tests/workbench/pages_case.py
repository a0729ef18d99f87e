"""Casefiles whose every page has something to show, made by hand: no model is needed for them."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace
from review_case import hand_made

from factions.casefile import Casefile
from factions.casefile.judging.drafting import Changes
from factions.casefile.names import folded
from factions.errors import UnreadableDocument
from factions.records import Claim, Reading, Role

EARLY = (
    "Title: Guard and Army\nPublisher: lake-desk.example\nPublished: 2020-02-09\n\n"
    "The Lake Guard is allied with the Reed Army. The Lake Guard split from the Reed Army in 2014. "
    "Mahamat Idriss leads the Lake Guard.\n"
)
MIDDLE = (
    "Title: Market raided\nPublisher: border-wire.example\nPublished: 2021-02-11\n\n"
    "The Lake Guard killed 14 people in Bol on 3 February 2021. "
    "The Lake Guard denied that it is allied with the Reed Army.\n"
)
LATE = (
    "Title: The Night Column appears\nPublisher: late-paper.example\nPublished: 2023-05-01\n\n"
    "The Night Column and the Lake Guard are rivals. "
    "The Lake Guard killed 19 people in Bol on 3 February 2021.\n"
)
TIE = {"subject": "The Lake Guard", "object": "the Reed Army"}
RAIDED = {"attacker": "The Lake Guard"}


def _raid(words: str, killed: str) -> Changes:
    return Changes(
        "armed_assault", words, RAIDED, when="2021-02-03", words="3 February 2021", place="Bol",
        tolls={"killed": killed},
    )  # fmt: skip


GUARD, ARMY, COLUMN = "usr_lake-guard", "usr_reed-army", "usr_night-column"
IDS = {"lake guard": GUARD, "reed army": ARMY, "night column": COLUMN}
READINGS = (
    hand_made(
        EARLY,
        Changes("allied_with", "The Lake Guard is allied with the Reed Army", TIE),
        Changes(
            "split_from", "The Lake Guard split from the Reed Army in 2014", TIE,
            when="2014-01-01/2014-12-31", words="in 2014",
        ),
        Changes(
            "holds_post", "Mahamat Idriss leads the Lake Guard",
            {"subject": "Mahamat Idriss", "object": "the Lake Guard"}, values={"post": "leader"},
        ),
    ),
    hand_made(
        MIDDLE,
        _raid("The Lake Guard killed 14 people in Bol on 3 February 2021", "14"),
        Changes(
            "allied_with", "The Lake Guard denied that it is allied with the Reed Army", TIE,
            values={"polarity": "denied"},
        ),
    ),
    hand_made(
        LATE,
        Changes(
            "rival_of", "The Night Column and the Lake Guard are rivals",
            {"subject": "The Night Column", "object": "the Lake Guard"},
        ),
        _raid("The Lake Guard killed 19 people in Bol on 3 February 2021", "19"),
    ),
)  # fmt: skip


def pages_case(folder: Path) -> Casefile:
    """A casefile of three reports, with a judgement and a problem; the caller closes it."""
    casefile = Casefile.open(folder / "pages.case")
    casefile.add_all([identified(reading) for reading in READINGS])
    casefile.judge("accept", casefile.claims()[0].id, who="Ann", why="the archive has it too")
    casefile.note_problem(UnreadableDocument("scan-7.pdf", "it is encrypted; give it without a password"))
    return casefile


def identified(reading: Reading, ids: Mapping[str, str] = IDS) -> Reading:
    """The reading with its groups under ids, as a registry would give them."""
    return replace(reading, claims=tuple(_identified(claim, ids) for claim in reading.claims))


def _identified(claim: Claim, ids: Mapping[str, str]) -> Claim:
    return replace(claim, roles=tuple(_of(role, ids.get(folded(role.text))) for role in claim.roles))


def _of(role: Role, actor: str | None) -> Role:
    if actor is None:
        return role
    return replace(role, actor=actor, mention_kind="group", name=folded(role.text).title())


class Read(HTMLParser):
    """What a browser would make of a page: its tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def addresses(self) -> set[str]:
        """What the page leads to or shows, within the workbench."""
        found = {one.get("href", "") for one in self.all("a")} | {
            one.get("src", "") for one in self.all("img")
        }
        found |= {one.get("href", "") for one in self.all("link")} | {
            one["src"] for one in self.all("script")
        }
        found |= {one["srcset"] for one in self.all("source")}
        return {address.partition("#")[0] for address in found if address.startswith("/")}

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())
