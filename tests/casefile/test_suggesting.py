"""Same or different? Each suggestion has its reasons, and no guess joins what is told to be two."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace
from sample_readings import read, reading_of

from factions.casefile import Casefile
from factions.casefile.identity.likely import JOINS_ABOVE
from factions.casefile.identity.naming import compare
from factions.casefile.identity.profiles import Profile
from factions.casefile.identity.scripts import is_latin, skeleton
from factions.casefile.identity.suggesting import suggest, weigh
from factions.casefile.judged import judged
from factions.documents import from_text
from factions.records import Claim, Reading, Role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جبهة النصرة", "Jabhat al-Nusra"),
        ("طالبان", "Taliban"),
        ("Вагнер", "Wagner"),
        ("Правий сектор", "Pravyi Sektor"),
        ("Народное ополчение", "Narodnoe Opolchenie"),
    ],
)
def test_names_in_two_scripts_share_their_consonants(one: str, other: str) -> None:
    assert not is_latin(one) and is_latin(other)
    assert compare([one], [other]) == ("other_script", f"“{one}” and “{other}”")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Lendu Front", "the Lendu Front", "same_words"),
        ("FPDC", "Front for Peace, Democracy and Concord", "initials"),
        ("Kachin Army", "Kachin Independence Army", "part_of_name"),
        ("Reed Brigade", "Hill League", None),
        ("Liberation Army", "Army", None),
        ("جيش", "Army", None),
    ],
)
def test_names_in_one_script(one: str, other: str, kind: str | None) -> None:
    found = compare([one], [other])
    assert (found[0] if found else None) == kind == (compare([other], [one]) or [None])[0]


def test_a_score_is_the_sum_of_its_reasons() -> None:
    one = Profile(
        "Lendu Front", ("Lendu Front",), people={"jo"}, partners={"x"}, countries={"CD"}, years={2019}
    )
    other = Profile(
        "Front Lendu", ("Front Lendu",), people={"jo"}, partners={"x"}, countries={"CD"}, years={2019}
    )
    found = weigh(one, other)
    assert [reason.kind for reason in found.reasons] == [
        "same_words", "shared_people", "shared_partners", "same_places", "same_time",
    ]  # fmt: skip
    total = -4.0 + sum(reason.weight for reason in found.reasons)
    assert found.score == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-4) and found.score >= JOINS_ABOVE
    apart = weigh(
        one, replace_profile(other, countries={"CO"}, years={1970}, against={"Lendu Front": "fights"})
    )
    assert apart.score < 0.2 and {"other_places", "other_time", "two_parties"} <= {
        r.kind for r in apart.reasons
    }


def replace_profile(profile: Profile, **changes: object) -> Profile:
    return Profile(**(vars(profile) | changes))


def named(reading: Reading, old: str, name: str) -> Reading:
    """The reading with another name for the actor that goes by one."""
    mentions = tuple(
        replace(one, name=name, actor=None) if one.name in (old, "the Ituri Alliance") else one
        for one in reading.mentions
    )
    claims = tuple(_named(claim, old, name) for claim in reading.claims)
    return replace(reading, mentions=mentions, claims=claims)


def _named(claim: Claim, old: str, name: str) -> Claim:
    def change(role: Role) -> Role:
        return replace(role, name=name) if role.name == old else role

    return replace(claim, roles=tuple(map(change, claim.roles)))


def test_what_is_very_likely_is_one_until_somebody_says_different(case: Casefile) -> None:
    case.add(read())
    second = reading_of(from_text("Another report. " + read().document.text))
    case.add(named(second, "the Ituri Alliance", "the Alliance of Ituri"))
    (found,) = suggest(case)
    assert {found.one, found.other} == {"the Ituri Alliance", "the Alliance of Ituri"}
    assert found.score >= JOINS_ABOVE and found.reasons[0].kind == "same_words"
    assert len(judged(case).claims(actor="the Ituri Alliance")) == 2
    made = case.judge("different", [found.one, found.other], who="Ann")
    assert len(judged(case).claims(actor="the Ituri Alliance")) == 1
    assert suggest(case) == (), "what somebody judged is not asked again"
    case.withdraw(made.id, who="Ann")
    assert len(suggest(case)) == 1


def test_consonants_are_the_same_whatever_the_case_and_accents() -> None:
    assert skeleton("JABHAT AL-NUSRA") == skeleton("Jabhat al-Nusra") == skeleton("Jábhat al-Nusrá")
