"""Claims, denials and accusations; figures given again; harm denied; acts told in lists."""

from __future__ import annotations

import pytest
from marked_findings import findings, told

from factions.records import Finding

BLAST = "[weapon:nominal A bomb] killed nine [civilians:nominal traders] at [facility:nominal a market]. "


def later(sentence: str, before: str = BLAST) -> list[Finding]:
    """The findings that rest on the words after `before`."""
    alone = len(findings(before))
    return list(findings(before + sentence))[alone:]


@pytest.mark.parametrize(
    ("sentence", "actor", "method"),
    [
        ("[group The ELN] claimed the bombing in a statement.", "The ELN", "claims"),
        ("[person:nominal A man] claimed the bombing in the name of [group the ELN].", "the ELN", "claims"),
        ("[person:nominal A preacher] claimed the blast in [group the ELN]'s name.", "the ELN", "claims"),
        ("[group The ADF] condemned the attack and denied any role in it.", "The ADF", "denies"),
        ("[group The Houthis] have denied taking part.", "The Houthis", "denies"),
        ("A [group Fano] [person:nominal spokesman] denied any role in the bombing.", "Fano", "denies"),
        ("[person:nominal A spokesman] for [group Fano] denied involvement.", "Fano", "denies"),
        ("[office:nominal Aides] denied that [group:nominal the militia] had been involved.", "the militia",
         "involves"),
        ("[person:nominal Diplomats] doubted whether [group M23] was behind the attack.", "M23", "involves"),
        ("[person:nominal The mayor] blamed [group the NPA] for it.", "the NPA", "accuses"),
        ("[person:nominal Officials] blame [group the NPA].", "the NPA", "accuses"),
        ("[person:nominal Officials] blamed the attack on [group the NPA].", "the NPA", "accuses"),
        ("[person:nominal The mayor] accused [group the NPA] of the bombing.", "the NPA", "accuses"),
        ("[person:nominal Officials] blamed the deaths on a shell fired by [group the NPA].", "the NPA",
         "accuses"),
        ("[group The NPA] was accused of the bombing by [person:nominal the mayor].", "The NPA", "accuses"),
        ("[state Manila] said [group:nominal the gang] was also behind the bombing.", "the gang", "accuses"),
        ("[group The ELN] said that [group:nominal fighters] of [group the EPL] had carried out the bombing.",
         "fighters", "accuses"),
        ("[group The ELN], in a call, denounced it and said it had played no part.", "The ELN", "denies"),
        ("[group The ELN] issued a denial.", "The ELN", "denies"),
        ("[person:nominal Officials] believe that [group the ELN] was responsible.", "the ELN", "accuses"),
        ("A blast in Cali, killing two, was also blamed on [group the ELN] by [office police].", "the ELN",
         "accuses"),
        ("[group The ELN] says through its agency that it carried out the bombing.", "The ELN", "claims"),
    ],
)  # fmt: skip
def test_who_answers_for_an_event(sentence: str, actor: str, method: str) -> None:
    found = later(sentence)
    assert [one.method for one in found] == [f"responsibility:{method}"]
    assert found[0].kind == "bombing"
    assert [(role.role, role.text) for role in found[0].roles] == [("attacker", actor)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody has claimed the bombing.",
        "[group The ELN] neither confirmed nor denied responsibility.",
        "[group The ELN] claimed the attack was a lie.",
        "[group The ELN] has not claimed the bombing.",
        "[group The ELN] denied having taken part in talks.",
        "[person:nominal The mayor] accused [group the ELN] of provoking the violence.",
    ],
)
def test_what_is_no_answer(sentence: str) -> None:
    assert not [one for one in later(sentence) if one.method.startswith("responsibility")]


def test_a_figure_given_again_is_a_claim_of_its_own() -> None:
    found = later("[office:nominal Hospital staff] put the dead at more than 15.")
    assert [(one.kind, one.roles, one.tolls[0].min) for one in found] == [("bombing", (), 15)]


def test_two_givers_of_figures_are_two_claims() -> None:
    found = later("[office:nominal Medics] spoke of 12 dead, whereas [group the ELN] spoke of 30 dead.")
    assert [[toll.min for toll in one.tolls] for one in found] == [[12], [30]]


def test_another_figure_for_the_same_event_keeps_the_first() -> None:
    whole = findings(BLAST + "[state Sudan] said the bombing had killed 17 [group:nominal rebels].")
    assert [[toll.min for toll in one.tolls] for one in whole] == [[9], [17]]


def test_a_figure_of_the_war_is_not_the_last_events() -> None:
    found = later("It puts the number of dead at 16,000.", "[group M23] took [place Sake]. ")
    assert not found


def test_harm_that_is_denied_stays_apart() -> None:
    found = later("No [civilians:nominal resident] was harmed in the blast.")
    assert [(one.kind, [role.text for role in one.roles]) for one in found] == [("bombing", ["resident"])]


def test_deaths_in_a_list_without_verbs() -> None:
    found = told(
        "[person Ali Haidar] was killed on [time 3 May], [person Omar Deen] on [time 9 June] and "
        "[person Sami Rahal] in [place Idlib] in [time July]."
    )
    assert found == [
        ("attack", (("victim", "Ali Haidar"),)),
        ("attack", (("victim", "Omar Deen"),)),
        ("attack", (("victim", "Sami Rahal"),)),
    ]


@pytest.mark.parametrize(
    ("source", "kind", "roles"),
    [
        ("Its emir, [person Abu Bara], was killed in [weapon:nominal a drone] strike.", "air_strike",
         {("victim", "Abu Bara")}),
        ("[group:nominal Fighters] of the [group al-Qaeda]-linked [group JNIM] ([group JNIM]) attacked "
         "[facility:nominal a post].", "attack", {("attacker", "JNIM"), ("target", "a post")}),
        ("[state_force The army] drove [group:nominal the rebels] out of [place Sake].", "territory_change",
         {("gained_by", "The army"), ("lost_by", "the rebels")}),
        ("[state Ukraine] said [state:pronoun its] [weapon:nominal drones] hit [facility:nominal a depot].",
         "air_strike", {("attacker", "its"), ("instrument", "drones"), ("target", "a depot")}),
        ("[state Israel] dropped [weapon:nominal a bomb] on [facility:nominal a school].", "air_strike",
         {("attacker", "Israel"), ("instrument", "a bomb"), ("target", "a school")}),
        ("[person Omar Deen] was killed by [weapon:nominal a Turkish drone].", "air_strike",
         {("attacker", "Turkish"), ("instrument", "a Turkish drone"), ("victim", "Omar Deen")}),
        ("The operation against [group the FDLR] goes on.", "military_campaign", {("target", "the FDLR")}),
        ("[group Fano] will lay down its arms.", "surrender", {("subject", "Fano")}),
        ("[group:nominal Gunmen] abducted 40 [civilians:nominal pupils] from [facility:nominal a school].",
         "abduction", {("abductor", "Gunmen"), ("abductee", "pupils"), ("target", "a school")}),
    ],
)  # fmt: skip
def test_frames_of_conflict_reporting(source: str, kind: str, roles: set[tuple[str, str]]) -> None:
    assert (kind, tuple(sorted(roles))) in told(source)


@pytest.mark.parametrize(
    "source",
    [
        "Who attacked [facility:nominal the village]?",
        "[other:nominal The firm] launched an offensive against [group:nominal rivals] abroad.",
        "[state_force The army] shot down 12 [weapon:nominal drones].",
    ],
)
def test_sentences_that_tell_of_no_event(source: str) -> None:
    assert told(source) == []


def test_what_is_answered_is_another_event() -> None:
    kinds = [
        (kind, dict(roles))
        for kind, roles in told(
            "[group Hezbollah] attacked [facility:nominal a base] in response to the killing of [person Ali "
            "Haidar]."
        )
    ]
    assert kinds == [
        ("attack", {"attacker": "Hezbollah", "target": "a base"}),
        ("attack", {"victim": "Ali Haidar"}),
    ]


def test_the_present_tense_without_a_time_is_a_habit() -> None:
    assert told("[group:nominal The faction] attacks [facility:nominal convoys].") == [
        ("targets", (("object", "convoys"), ("subject", "The faction")))
    ]


def test_a_charge_is_denied_rather_than_what_was_told_last() -> None:
    before = (
        "[group Gunmen] burned [facility:nominal a school]. "
        "[person:nominal Officials] accused [group the NPA] of the raid. "
        "[weapon:nominal A bomb] killed nine [civilians:nominal traders]. "
    )
    found = later("[group The NPA] denied involvement.", before)
    assert [(one.kind, one.method) for one in found] == [("arson", "responsibility:denies")]


def test_a_denial_is_not_of_what_is_told_after_it() -> None:
    found = later(
        "[group The ELN] denied involvement and said [state_force:nominal soldiers] burned [facility a mill]."
    )
    denial = next(one for one in found if one.method == "responsibility:denies")
    assert denial.kind == "bombing"
