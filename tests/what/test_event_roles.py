"""Who plays a part in which event of a sentence: nobody is lent to another."""

from __future__ import annotations

import pytest
from marked_findings import findings, told


@pytest.mark.parametrize(
    ("source", "kind", "roles"),
    [
        (
            "[facility:nominal A convoy] carrying [person:nominal the governor] was hit by [weapon:nominal a "
            "car bomb] in [place Taiz].",
            "bombing",
            {("instrument", "a car bomb"), ("target", "A convoy")},
        ),
        (
            "[state_force:nominal A patrol] stepped on [weapon:nominal a mine] laid by [group the ELN] near "
            "[place Tame].",
            "bombing",
            {("instrument", "a mine"), ("target", "A patrol"), ("attacker", "the ELN")},
        ),
        (
            "[group The ADF] burned to death [civilians:nominal nine pupils].",
            "attack",
            {("attacker", "The ADF"), ("victim", "nine pupils")},
        ),
        (
            "[group ELN] and [group AGC] clash near [place Nóvita].",
            "armed_clash",
            {("side_a", "ELN"), ("side_b", "AGC")},
        ),
        (
            "[group:nominal Gunmen] blew up [weapon:nominal a bus] in [place Kidapawan].",
            "bombing",
            {("attacker", "Gunmen"), ("target", "a bus")},
        ),
        (
            "[state_force:nominal Troops] opened fire on [civilians:nominal the marchers] in [place Bata].",
            "armed_assault",
            {("attacker", "Troops"), ("target", "the marchers")},
        ),
        (
            "[state_force The army] is accused of having arrested [civilians:nominal two nurses].",
            "arrest",
            {("detainer", "The army"), ("detainee", "two nurses")},
        ),
        (
            "[group The rebels] are said to have beheaded [civilians:nominal ten herders].",
            "execution",
            {("attacker", "The rebels"), ("victim", "ten herders")},
        ),
        (
            "[state_force The brigade] withdrew towards [place Babanusa].",
            "withdrawal",
            {("subject", "The brigade")},
        ),
        (
            "[group:nominal Raiders] threw [weapon:nominal grenades] at [facility:nominal a bar] "
            "in [place Bangui].",
            "bombing",
            {("attacker", "Raiders"), ("instrument", "grenades"), ("target", "a bar")},
        ),
        (
            "[civilians:nominal Traders] were hurt when [group:nominal bandits] attacked [facility:nominal "
            "the market].",
            "attack",
            {("victim", "Traders"), ("attacker", "bandits"), ("target", "the market")},
        ),
    ],
)
def test_an_event_has_the_parties_of_its_own_words(
    source: str, kind: str, roles: set[tuple[str, str]]
) -> None:
    assert roles in [set(found) for name, found in told(source) if name == kind], told(source)


@pytest.mark.parametrize(
    "source",
    [
        "[group The front] told [group:nominal its fighters] not to attack [civilians:nominal villagers].",
        "[group:nominal The guerrillas] have hit back.",
        "[state The state] struck back in [place Aceh].",
        "[person:nominal A driver] ran over [person:nominal a cyclist].",
    ],
)
def test_what_is_forbidden_or_only_answered_is_no_event(source: str) -> None:
    assert told(source) == []


def test_a_sentence_that_goes_on_to_another_time_tells_of_two_events() -> None:
    source = (
        "In [time April 2010] [group the party] killed [state_force:nominal 76 policemen] in [place Sukma], "
        "and in [time May 2013] it ambushed [facility:nominal a motorcade]."
    )
    assert sorted(found.kind for found in findings(source)) == ["armed_assault", "attack"]


def test_a_capture_and_the_loss_before_it_have_each_their_own_gainer() -> None:
    source = (
        "[state_force The army] recaptured [place Tessit] on [time Saturday], eight days after [group ISGS] "
        "overran [facility:nominal the garrison]."
    )
    gained = [[role.text for role in found.roles if role.role == "gained_by"] for found in findings(source)]
    assert sorted(gained) == [["ISGS"], ["The army"]]


def test_who_killed_whom_are_not_of_one_side() -> None:
    source = "[group:nominal Commandos] shot dead [group:nominal five rebels] in [place Sukma]."
    (found,) = findings(source)
    assert [(toll.min, toll.party) for toll in found.tolls] == [(5, "side_b")]


def test_a_figure_of_a_clause_of_its_own_stays_with_its_giver() -> None:
    source = (
        "[office:nominal The governor] spoke of 50 dead; [group The front] attacked "
        "[facility:nominal the camp] and killed 131 people."
    )
    figures = [[toll.min for toll in found.tolls] for found in findings(source)]
    assert sorted(figures) == [[50], [131]]


@pytest.mark.parametrize(
    ("source", "figures"),
    [
        ("[state_force:nominal 12 soldiers] were ambushed and killed near [place Téra].", [("killed", 12)]),
        ("[group The FARC] lost four of its men when [state_force the army] attacked.", [("killed", 4)]),
        (
            "Twenty people, among them a nurse, lost their lives when [group rebels] stormed "
            "[facility:nominal a hotel].",
            [("killed", 20)],
        ),
        (
            "[state_force Jets] bombed [place Banki] and [group:nominal 30 fighters] were neutralised.",
            [("killed", 30)],
        ),
        ("Four dead, and a [civilians:nominal 45-year-old man] wounded, when shells hit.", [("killed", 4)]),
    ],
)
def test_figures_in_further_turns_of_phrase(source: str, figures: list[tuple[str, int]]) -> None:
    counts = [(toll.category, toll.min) for found in findings(source) for toll in found.tolls]
    assert counts[: len(figures)] == figures
    assert all(count in figures for count in counts)
