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


DOCUMENTS: tuple[Document, ...] = (ANALYSIS, INTERVIEW, RAID, OTHER_RAID, UNDATED)
CLAIMS: tuple[Claim, ...] = (*_relations(), *_events())


def small_casefile(*, one_raid: bool = False) -> FakeCasefile:
    """With `one_raid` a person holds the two raids on the barracks to be one."""
    raids = [claim.id for claim in CLAIMS if claim.kind == "attack" and claim.place is not None]
    return FakeCasefile(DOCUMENTS, CLAIMS, [(raids[0], raids[1])] if one_raid else [])
