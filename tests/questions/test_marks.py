"""What a lineage tells for the marks on its lines: leaders, and attacks with the most killed."""

from __future__ import annotations

from fake_casefile import FakeCasefile, a_claim, a_document, a_toll, a_when, on_day
from msgspec.structs import replace

from factions.questions import EventLine, LeaderLine, lineage
from factions.questions.marks import deadliest, killed
from factions.records import Claim

TEXT = "Ali Reed led the Reef Army, then. The Mesa Guard broke away, then. They killed nine Dune Folk."
DOCUMENT = a_document(TEXT, "bay.example", "2021-05-04")
REEF, MESA, DUNE = "Reef Army=act_reef", "Mesa Guard=act_mesa", "Dune Folk=act_dune"
SPLIT = a_claim(DOCUMENT, "split_from", {"subject": MESA, "object": REEF},
                when=on_day(DOCUMENT, "then", "2014-01-01"))  # fmt: skip
YEARS = ("2013-01-01", "2013-01-01", "2018-01-01", "2018-01-01")
POST = a_claim(DOCUMENT, "holds_post", {"subject": "Ali Reed", "object": REEF},
               when=a_when(DOCUMENT, "then", YEARS), attributes={"post": "leader"})  # fmt: skip
LED = replace(POST, roles=(replace(POST.roles[0], mention_kind="person"), POST.roles[1]))


def an_attack(day: str, dead: int | None) -> Claim:
    return a_claim(
        DOCUMENT, "bombing", {"attacker": REEF, "victim": DUNE}, when=on_day(DOCUMENT, "then", day),
        tolls=(a_toll(DOCUMENT, "nine", dead),) if dead else (),
    )  # fmt: skip


def test_marks_are_told_only_where_they_are_asked_for() -> None:
    casefile = FakeCasefile([DOCUMENT], (SPLIT, LED, an_attack("2015-02-03", 9)))
    plain = lineage(casefile, "Reef Army")
    assert [line.kind for line in plain.lines] == ["split_from"]
    answer = lineage(casefile, "Reef Army", marks=True)
    assert [line.kind for line in answer.lines] == ["split_from", "holds_post", "bombing"]
    assert answer.arguments["marks"] == "true" and any("Attacks: of 1" in note for note in answer.notes)


def test_a_leader_is_told_with_the_actor_that_is_led_first() -> None:
    answer = lineage(FakeCasefile([DOCUMENT], (SPLIT, LED)), "Mesa Guard", marks=True)
    (led,) = (line for line in answer.lines if isinstance(line, LeaderLine))
    assert led.actors[0] == "act_reef" and led.text.startswith("Reef Army: Ali Reed")


def test_whom_an_attack_harmed_is_no_attacker() -> None:
    answer = lineage(FakeCasefile([DOCUMENT], (SPLIT, an_attack("2015-02-03", 9))), "Reef Army", marks=True)
    (struck,) = (line for line in answer.lines if isinstance(line, EventLine))
    assert struck.attackers == ("act_reef",) and "act_dune" in struck.actors and killed(struck) == 9


def test_an_attack_without_a_number_of_dead_is_no_deadly_one() -> None:
    answer = lineage(
        FakeCasefile([DOCUMENT], (SPLIT, an_attack("2015-02-03", None))), "Reef Army", marks=True
    )
    assert not [line for line in answer.lines if isinstance(line, EventLine)]


def test_four_of_one_attacker_and_twelve_in_all_are_kept() -> None:
    def line(number: int, attacker: str) -> EventLine:
        return EventLine(
            text=f"{number}", kind="bombing", actors=(attacker,), period=None, status="stated", claims=(),
            documents=(), origins=1, attackers=(attacker,), day=f"20{number:02}-01-01",
        )  # fmt: skip

    assert len(deadliest(line(at, "act_reef") for at in range(9))) == 4
    assert len(deadliest(line(at, f"act_{at}") for at in range(20))) == 12
