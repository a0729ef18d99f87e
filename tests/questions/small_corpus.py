"""Five short reports on invented groups, with the claims that a careful reader would make of them."""

from __future__ import annotations

from fake_casefile import FakeCasefile, a_claim, a_document, a_place, a_speaker, a_toll, a_when, on_day
from msgspec.structs import replace

from factions.records import Claim, Document, Link, Stance

BRIGADE, FRONT, LEAGUE = "River Brigade=act_brigade", "People's Front=act_front", "Hill League=act_league"

ANALYSIS = a_document(
    "The River Brigade, a body within the People's Front, fought through the 2010s. "
    "Unlike the Hill League it spared schools.",
    "quarterly.example", "2021-11-03",
)  # fmt: skip
INTERVIEW = a_document(
    "The River Brigade belongs to the People's Front, a minister said. "
    "The People's Front denied that the River Brigade is its own.",
    "agency.example", "2021-12-01",
)  # fmt: skip
RAID = a_document(
    "Gunmen stormed a barracks in Goma on Tuesday, killing at least 19 people. "
    "The Hill League said that it did it. The People's Front lost men.",
    "goma-desk.example", "2021-11-03",
)  # fmt: skip
OTHER_RAID = a_document(
    "A barracks in Goma was attacked on 2 November; the army blamed the River Brigade.",
    "wire.example",
    "2021-11-04",
)
UNDATED = a_document(
    "The Hill League is a rival of the People's Front and may be allied with the River Brigade.", None, None
)
SPLIT = a_document(
    "The Hill League, which Ana Sol leads, split from the River Brigade in 2012.",
    "early.example",
    "2013-03-01",
)
ROW = a_document("date: 2021-11-02\nplace: Goma\nactor: Hill League", "survey.example", "2022-02-01")


def _relations() -> list[Claim]:
    parties = {"subject": BRIGADE, "object": FRONT}
    decade = a_when(ANALYSIS, "through the 2010s", ("2010-01-01", "2010-01-01", "2019-12-31", "2019-12-31"))
    present = a_when(INTERVIEW, "belongs", (None, "2021-12-01", "2021-12-01", None))
    said = Stance(attribution=(a_speaker(INTERVIEW, "a minister"),), basis="reported")
    denied = Stance(polarity="denied", speech_act="denies", attribution=(a_speaker(INTERVIEW, FRONT),))
    belongs = a_claim(INTERVIEW, "part_of", parties, when=present, stance=said)
    return [
        a_claim(ANALYSIS, "part_of", parties, when=decade, attributes={"degree": "unstated"}),
        belongs,
        replace(belongs, id="clm_denial", stance=denied, when=None),
        a_claim(
            ANALYSIS, "contrast", {"subject": BRIGADE, "object": LEAGUE}, attributes={"comparison": "unlike"}
        ),
        a_claim(UNDATED, "rival_of", {"subject": LEAGUE, "object": FRONT}),
        a_claim(
            UNDATED,
            "allied_with",
            {"subject": LEAGUE, "object": BRIGADE},
            stance=Stance(certainty="possible"),
        ),
    ]


def _events() -> list[Claim]:
    raid = a_claim(
        RAID, "attack", {"attacker": "Gunmen", "target": "a barracks", "victim": FRONT},
        when=on_day(RAID, "Tuesday", "2021-11-02"), place=a_place(RAID, "Goma", "CD"),
        tolls=(a_toll(RAID, "at least 19 people", 19),),
    )  # fmt: skip
    claimed = a_claim(
        RAID, "attack", {"attacker": LEAGUE}, links=(Link("same_event", raid.id),),
        stance=Stance(speech_act="claims_responsibility", attribution=(a_speaker(RAID, LEAGUE),)),
    )  # fmt: skip
    blamed = a_claim(
        OTHER_RAID, "attack", {"attacker": BRIGADE, "target": "A barracks"},
        when=on_day(OTHER_RAID, "2 November", "2021-11-02"), place=a_place(OTHER_RAID, "Goma", "CD"),
        stance=Stance(speech_act="accuses", attribution=(a_speaker(OTHER_RAID, "the army"),)),
    )  # fmt: skip
    return [raid, claimed, blamed]


def _steps() -> list[Claim]:
    """What lineage, leaders and coverage tell of: a split, a leader and a row of an imported data set."""
    parties = {"subject": LEAGUE, "object": BRIGADE}
    year = a_when(SPLIT, "in 2012", ("2012-01-01", "2012-12-31", "2012-01-01", "2012-12-31"))
    row = a_claim(
        ROW, "attack", {"attacker": LEAGUE}, when=on_day(ROW, "2021-11-02", "2021-11-02"),
        place=a_place(ROW, "Goma", "CD"),
    )  # fmt: skip
    led = a_claim(
        SPLIT, "holds_post", {"subject": "Ana Sol", "object": LEAGUE}, attributes={"post": "leader"}
    )
    person = tuple(
        replace(role, mention_kind="person") if role.role == "subject" else role for role in led.roles
    )
    return [
        a_claim(SPLIT, "split_from", parties, when=year),
        replace(led, roles=person),
        replace(row, reader="import:survey"),
    ]


DOCUMENTS: tuple[Document, ...] = (ANALYSIS, INTERVIEW, RAID, OTHER_RAID, UNDATED)
CLAIMS: tuple[Claim, ...] = (*_relations(), *_events())
_RAIDS = [claim.id for claim in CLAIMS if claim.kind == "attack" and claim.place is not None]
ONE_RAID = ((_RAIDS[0], _RAIDS[1]),)
MORE_DOCUMENTS: tuple[Document, ...] = (*DOCUMENTS, SPLIT, ROW)
MORE_CLAIMS: tuple[Claim, ...] = (*CLAIMS, *_steps())


def more_casefile() -> FakeCasefile:
    """With a split, a leader, a row of an imported data set, and the two raids on the barracks judged one."""
    return FakeCasefile(MORE_DOCUMENTS, MORE_CLAIMS, ONE_RAID)


def small_casefile(*, one_raid: bool = False) -> FakeCasefile:
    """With `one_raid` a person holds the two raids on the barracks to be one."""
    return FakeCasefile(DOCUMENTS, CLAIMS, ONE_RAID if one_raid else ())
