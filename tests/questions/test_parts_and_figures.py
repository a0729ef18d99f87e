"""What a line says beside its sentence: who is what in a relation, where an event was, who gives a toll."""

from __future__ import annotations

from fake_casefile import FakeCasefile, a_claim, a_document, a_place, a_speaker, a_toll, on_day
from msgspec.structs import replace

from factions.questions import EventLine, RelationLine, events, lineage

SPLIT = a_document("The Ember Wing split from the Coast Army on 4 May 2019.", "bay.example", "2019-05-06")
RAID = a_document("On 4 May 2019 the Coast Army raided Orlu; at least 9 died, a doctor said.", "bay.example")


def test_a_relation_says_who_parted_from_whom() -> None:
    claim = a_claim(
        SPLIT, "split_from", {"object": "Coast Army=act_coast", "subject": "Ember Wing=act_ember"},
        when=on_day(SPLIT, "4 May 2019", "2019-05-04"),
    )  # fmt: skip
    line = lineage(FakeCasefile([SPLIT], [claim]), "Ember Wing").lines[0]
    assert isinstance(line, RelationLine)
    assert [(part.role, part.actor, part.name) for part in line.parts] == [
        ("object", "act_coast", "Coast Army"),
        ("subject", "act_ember", "Ember Wing"),
    ]


def test_an_event_says_how_precise_its_place_is_and_who_gives_the_toll() -> None:
    place = replace(a_place(RAID, "Orlu", "NG"), lat=5.8, lon=7.03, precision=4, admin1="Imo")
    toll = replace(a_toll(RAID, "at least 9", 9), attribution=(a_speaker(RAID, "a doctor"),))
    claim = a_claim(
        RAID, "armed_assault", {"attacker": "Coast Army=act_coast"}, place=place, tolls=(toll,),
        when=on_day(RAID, "4 May 2019", "2019-05-04"),
    )  # fmt: skip
    answer = events(FakeCasefile([RAID], [claim]))
    line = answer.lines[0]
    assert isinstance(line, EventLine)
    assert (line.latitude, line.longitude, line.precision, line.admin1) == (5.8, 7.03, 4, "Imo")
    figure = line.tolls[0]
    assert (figure.least, figure.most, figure.qualifier) == (9, None, "at_least")
    assert (figure.source, figure.text) == ("a doctor (bay.example)", "at least 9 killed")
    assert "tolls" not in answer.rows()[0] and answer.rows()[0]["precision"] == 4


def test_a_lineage_with_ties_tells_how_the_kin_stand_to_each_other() -> None:
    text = "The Ember Wing split from the Coast Army and fights it. The Reef Guard backs the Ember Wing."
    report = a_document(text, "bay.example")
    ember, coast, reef = "Ember Wing=act_ember", "Coast Army=act_coast", "Reef Guard=act_reef"
    claims = [
        a_claim(report, "split_from", {"subject": ember, "object": coast}),
        a_claim(report, "fights", {"subject": ember, "object": coast}),
        a_claim(report, "supports", {"subject": reef, "object": ember}),
    ]
    casefile = FakeCasefile([report], claims)
    assert [line.kind for line in lineage(casefile, "Coast Army").lines] == ["split_from"]
    kinds = [line.kind for line in lineage(casefile, "Coast Army", ties=True).lines]
    assert sorted(kinds) == ["fights", "split_from"]
    assert "supports" in [line.kind for line in lineage(casefile, "Ember Wing", ties=True).lines]
