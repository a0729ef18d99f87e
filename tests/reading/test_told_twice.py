"""What one document says twice becomes one claim with two pieces of evidence, and nothing else does."""

from __future__ import annotations

import pytest

from factions.documents import from_text
from factions.reading.reader import read_document
from factions.records import Claim


def claims(body: str, kind: str) -> list[Claim]:
    found = read_document(from_text(f"Published: 2024-03-05\n\n{body}")).claims
    return [claim for claim in found if claim.kind == kind]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("controls", "The RSF controls Nyala. Traders pay a tax at the gates. The RSF controls Nyala."),
        (
            "allied_with",
            "The Karen National Union is allied with the PDF. The PDF is allied with "
            "the Karen National Union.",
        ),
        (
            "holds_post",
            "General Tariq Osman leads the Northern Front. The road is shut. The Northern Front is led by "
            "General Tariq Osman.",
        ),
        (
            "agreement_with",
            "The ELN and the FARC dissidents agreed a truce in May 2023. Villagers came home. In May 2023, "
            "the ELN and the FARC dissidents agreed a truce.",
        ),
        (
            "split_from",
            "Ansaru, which split from Boko Haram in 2012, has few men left. Ansaru broke away from Boko "
            "Haram in 2012.",
        ),
    ],
)
def test_the_same_in_other_words_is_one_claim(kind: str, body: str) -> None:
    (claim,) = claims(body, kind)
    assert len(claim.evidence) == 2
    assert claim.evidence[0].end <= claim.evidence[1].start


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("attack", "M23 fighters attacked Goma on Monday. On Sunday M23 fighters attacked Goma."),
        ("controls", "The RSF controls Nyala. Nyala is controlled by the RSF, residents said."),
        (
            "split_from",
            "Ansaru split from Boko Haram in 2012. Ansaru reportedly split from Boko Haram in 2012.",
        ),
        ("split_from", "Ansaru split from Boko Haram in 2012. Ansaru split from Boko Haram in 2013."),
    ],
)
def test_another_day_speaker_or_doubt_is_another_claim(kind: str, body: str) -> None:
    assert [len(claim.evidence) for claim in claims(body, kind)] == [1, 1]


def test_an_event_told_again_names_its_parties_and_its_toll_once() -> None:
    (claim,) = claims(
        "Rebels shelled the market in Bunagana on 1 March 2024, killing nine people. The town is near the "
        "border. The shelling of the market in Bunagana on 1 March 2024 killed nine people.",
        "shelling",
    )
    assert len(claim.evidence) == 2
    parties = [(role.role, role.name) for role in claim.roles]
    assert len(parties) == len(set(parties))
    assert [(toll.category, toll.min) for toll in claim.tolls] == [("killed", 9)]
