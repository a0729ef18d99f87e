"""Events: their kinds, their roles, and several sentences that tell of one."""

from __future__ import annotations

import pytest
from marked_findings import findings, told

VIOLENT = {
    "attack",
    "armed_assault",
    "armed_clash",
    "bombing",
    "suicide_bombing",
    "air_strike",
    "shelling",
    "complex_attack",
    "assassination",
    "execution",
    "abduction",
    "arson",
    "robbery",
    "mob_violence",
    "property_destruction",
    "invasion",
}


@pytest.mark.parametrize(
    ("source", "kind", "roles"),
    [
        (
            "[group JNIM] fighters, who had crossed from [place Mali], attacked "
            "[facility:nominal an army base].",
            "attack",
            {("attacker", "JNIM"), ("target", "an army base")},
        ),
        (
            "[people:nominal Nurses] heard a bombing of [facility:nominal the camp] on [time Friday].",
            "bombing",
            {("target", "the camp")},
        ),
        (
            "[facility:nominal A convoy] was ambushed by [group:nominal rebels] near [place "
            "Pibor] on [time Sunday].",
            "armed_assault",
            {("attacker", "rebels"), ("target", "A convoy")},
        ),
        (
            "[group The coalition] led by [state Chad] responded with air strikes on [place "
            "Faya], killing three.",
            "air_strike",
            {("attacker", "The coalition"), ("target", "Faya")},
        ),
        (
            "Clashes between [state_force the army] and [group the KIA] broke out near [place Laiza].",
            "armed_clash",
            {("side_a", "the army"), ("side_b", "the KIA")},
        ),
        (
            "[state_force The army] said it had retaken [place Wad Madani] from [group the RSF].",
            "territory_change",
            {("gained_by", "The army"), ("lost_by", "the RSF")},
        ),
        (
            "[civilians:nominal Residents] accused [group the RSF] of killing [civilians:nominal traders].",
            "attack",
            {("attacker", "the RSF"), ("victim", "traders")},
        ),
        (
            "[group:nominal Gunmen] stormed [facility:nominal a military hospital] in [place Sidi].",
            "complex_attack",
            {("attacker", "Gunmen"), ("target", "a military hospital")},
        ),
        (
            "[weapon:nominal A roadside bomb] killed three [state_force:nominal soldiers].",
            "bombing",
            {("instrument", "A roadside bomb"), ("victim", "three soldiers")},
        ),
        (
            "[group:nominal Militants], some on motorbikes, burned [facility:nominal a clinic] "
            "and killed [person:nominal a nurse].",
            "arson",
            {("attacker", "Militants"), ("target", "a clinic")},
        ),
        (
            "[person Gen Faraj] was assassinated by [group:nominal hitmen] in [place Aden].",
            "assassination",
            {("target", "Gen Faraj"), ("victim", "Gen Faraj"), ("attacker", "hitmen")},
        ),
        (
            "[group The ELN] blew up a section of [facility the Limón pipeline] in [place Arauca].",
            "bombing",
            {("attacker", "The ELN"), ("target", "the Limón pipeline")},
        ),
        (
            "[state Russia] fired [weapon:nominal missiles] at [facility:nominal a substation] "
            "in [place Odesa].",
            "shelling",
            {("attacker", "Russia"), ("instrument", "missiles"), ("target", "a substation")},
        ),
    ],
)
def test_kind_and_roles(source: str, kind: str, roles: set[tuple[str, str]]) -> None:
    assert (kind, tuple(sorted(roles))) in told(source)


def test_an_aftermath_sentence_adds_to_the_event_before_it() -> None:
    found = findings(
        "[group JNIM] attacked [facility:nominal a base] near [place Djibo] on [time "
        "Sunday]. The attack lasted hours. "
        "At least 40 [state_force:nominal soldiers] were killed and 12 are missing."
    )
    assert [one.kind for one in found] == ["attack"]
    assert [(toll.category, toll.min, toll.max) for toll in found[0].tolls] == [
        ("killed", 40, None),
        ("missing", 12, 12),
    ]


@pytest.mark.parametrize(
    ("source", "kind", "role"),
    [
        (
            "An ambush on [facility:nominal trucks] escorted by [state_force the army] killed four.",
            "armed_assault",
            ("target", "trucks"),
        ),
        (
            "[facility:nominal A convoy] hit [weapon:nominal a roadside bomb] near [place Mora].",
            "bombing",
            ("target", "A convoy"),
        ),
        (
            "[group:nominal Gunmen] set [weapon:nominal two buses] ablaze outside [place Bamenda].",
            "arson",
            ("target", "two buses"),
        ),
    ],
)
def test_those_whom_it_befell_are_not_those_who_did_it(source: str, kind: str, role: tuple[str, str]) -> None:
    (event,) = [(name, roles) for name, roles in told(source) if name in VIOLENT]
    assert event[0] == kind
    assert role in event[1]
    assert ("attacker", "the army") not in event[1]


def test_what_is_threatened_has_not_happened() -> None:
    source = "[group The ELN] threatened to attack [facility:nominal the hotels] of [place Cúcuta]."
    assert told(source) == [("threat", (("subject", "The ELN"), ("target", "the hotels")))]


def test_tear_gas_is_no_shelling() -> None:
    source = "[state_force Police] fired [weapon:nominal tear gas] at [civilians:nominal marchers]."
    assert told(source) == []


def test_fighting_between_the_two_groups_has_both_as_sides() -> None:
    source = "[group JNIM] fights [group ISGS]. Fighting between [group:nominal the two groups] killed six."
    clash = next(found for found in findings(source) if found.kind == "armed_clash")
    assert {(role.role, role.name) for role in clash.roles if role.role != "victim"} == {
        ("side_a", "JNIM"),
        ("side_b", "ISGS"),
    }


def test_a_separate_incident_is_an_event_of_its_own() -> None:
    found = told(
        "[group:nominal Militants] shot dead [person:nominal an elder] in [place Bajaur]. In "
        "a separate incident, "
        "[weapon:nominal a roadside bomb] wounded four [state_force:nominal soldiers] in [place Wana]."
    )
    assert [kind for kind, _ in found] == ["armed_assault", "bombing"]


def test_who_claims_and_who_denies_take_part_in_the_event() -> None:
    found = findings(
        "[group:nominal Gunmen] killed nine [civilians:nominal people] in [place Gao]. [group JNIM] claimed "
        "responsibility. [state_force The army] blamed [group the IS province], which denied involvement."
    )
    said = {(one.method, role.text) for one in found for role in one.roles if one.method.startswith("resp")}
    assert ("responsibility:claims", "JNIM") in said
    assert ("responsibility:accuses", "the IS province") in said


def test_nobody_claiming_is_no_claim() -> None:
    assert not [
        one
        for one in findings(
            "[group:nominal Gunmen] killed a [person:nominal teacher]. No group claimed responsibility."
        )
        if one.method.startswith("responsibility")
    ]


def test_a_habit_is_a_pattern_and_no_event() -> None:
    found = told(
        "[group The ADF], which hides in [place Ituri], has often attacked [civilians:nominal farmers]."
    )
    assert ("targets", (("object", "farmers"), ("subject", "The ADF"))) in found
    assert not [kind for kind, _ in found if kind in VIOLENT]


CALM = """\
The visitors attacked from the start and their striker shot wide twice before half-time.
The film, shot in [place Morocco], bombed at the box office despite an explosive opening weekend.
Two airlines are locked in a price war after raids on each other's routes.
[person:nominal The actor] died of a heart attack at his home on [time Sunday], aged 84.
[other Boca] and [other River] fans sang as the rivals clashed on the pitch of [place Lima] in the league.
The chancellor defended his budget from attack by critics.
A strong earthquake killed at least 40 [civilians:nominal people] in [place Umbria] and injured 200.
The chess champion launched an assault on the king, and his opponent surrendered after 40 moves.
Shares plunged after the company fired its director and sales exploded elsewhere.
The bus plunged into a ravine, killing 15 [civilians:nominal passengers], [state_force:nominal police] said.
[state France] beat [state Morocco] 2-0; the defence held under siege and the striker struck late.
The novel tells of a [state_force:nominal soldier] who killed his brother, and the film will follow.
Teachers went on strike over pay, and talks broke down.
The singer's new album is a bomb, said one critic, who called the band dead.
[person The pilot] lost control of the car, and the race was stopped."""


@pytest.mark.parametrize("sentence", CALM.splitlines())
def test_sport_film_and_business_are_no_violence(sentence: str) -> None:
    assert not [kind for kind, _ in told(sentence) if kind in VIOLENT]
