"""From findings to claims: time, place, repeats and links."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factions.reading.assemble import Surroundings, build_claims
from factions.reading.sentences import split_sentences
from factions.reading.when import read_times
from factions.records import Claim, Document, Finding, Place, Role, Span, Speaker, Stance, Toll, document_id


def document(text: str, published: str | None = "2023-06-14") -> Document:
    return Document(document_id("0" * 64, text), "0" * 64, text, published_at=published)


def span(text: str, words: str, nth: int = 1) -> Span:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def role(text: str, term: str, words: str, kind: str = "group", nth: int = 1) -> Role:
    place = span(text, words, nth)
    return Role(
        text=words, start=place.start, end=place.end, role=term, name=words, actor=None, mention_kind=kind
    )


def finding(
    text: str, kind: str, trigger: str, *roles: Role, evidence: str | None = None, nth: int = 1
) -> Finding:
    stretch = span(text, evidence) if evidence else split_sentence(text, span(text, trigger, nth))
    return Finding(kind, roles, stretch, span(text, trigger, nth), "test", 0.9)


def split_sentence(text: str, inside: Span) -> Span:
    return next(sentence for sentence in split_sentences(text) if sentence.covers(inside))


def place(text: str, words: str, nth: int = 1, place_class: str = "literal", precision: int = 1) -> Place:
    where = span(text, words, nth)
    return Place(
        text=words, start=where.start, end=where.end, name=words, precision=precision, place_class=place_class
    )


def claims_of(
    text: str,
    findings: list[Finding],
    places: list[Place] | None = None,
    stances: list[Stance] | None = None,
    published: str | None = "2023-06-14",
) -> tuple[Claim, ...]:
    times = read_times(text, published=published)
    around = Surroundings(document(text, published), split_sentences(text), times, places or [])
    return build_claims(around, findings, stances or [Stance() for _ in findings], "test/1")


def test_an_event_takes_the_nearest_time_of_its_clause() -> None:
    text = "Rebels shelled the market on 3 May 2023, after soldiers burned a village on 1 May 2023."
    arson, shelling = claims_of(
        text, [finding(text, "shelling", "shelled"), finding(text, "arson", "burned")]
    )
    assert shelling.when is not None and shelling.when.edtf == "2023-05-03"
    assert arson.when is not None and arson.when.edtf == "2023-05-01"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The ELN, founded in 1964 by students, shelled a post.", False),
        ("The group, now called the Seaward Front, shelled a post.", False),
        ("Rebels and their allies, who left in 2020, shelled a post.", False),
        ("Rebels shelled a post, killing four on 3 May 2023.", True),
        ("On 3 May 2023 rebels, who had crossed the river, shelled a post.", True),
    ],
)
def test_an_aside_dates_only_what_it_tells(text: str, dated: bool) -> None:
    (claim,) = claims_of(text, [finding(text, "shelling", "shelled")])
    assert (claim.when is not None) is dated


def test_a_later_clause_dates_nothing_before_it_and_an_earlier_one_may() -> None:
    text = "On 3 May 2023 rebels shelled a post, and they burned a village on 5 May 2023."
    first, second = claims_of(text, [finding(text, "shelling", "shelled"), finding(text, "arson", "burned")])
    dates = {claim.kind: claim.when and claim.when.edtf for claim in (first, second)}
    assert dates == {"shelling": "2023-05-03", "arson": "2023-05-05"}


def test_each_of_a_list_keeps_its_own_day() -> None:
    text = "Killed were Rojas on 3 May 2023, Parra on 4 May 2023 and Gil on 5 May 2023."
    deaths = [
        finding(text, "attack", "Killed", role(text, "victim", name, "person"))
        for name in ("Rojas", "Parra", "Gil")
    ]
    days = [claim.when.edtf for claim in claims_of(text, deaths) if claim.when is not None]
    assert sorted(filter(None, days)) == ["2023-05-03", "2023-05-04", "2023-05-05"]


def test_the_present_tense_wins_over_the_day_of_another_clause() -> None:
    text = "The wing that is led by Rojas signed a peace agreement on 3 May 2023."
    holds = finding(
        text,
        "holds_post",
        "led",
        role(text, "subject", "Rojas", "person"),
        role(text, "object", "The wing"),
        evidence="The wing that is led by Rojas",
    )
    (claim,) = claims_of(text, [holds])
    assert claim.when is not None and claim.when.bounds == (None, "2023-06-14", "2023-06-14", None)


def test_the_time_of_saying_is_not_the_time_of_the_event() -> None:
    text = "Gunmen killed a chief in Djibo, the mayor said on Monday."
    (claim,) = claims_of(text, [finding(text, "attack", "killed")])
    assert claim.when is None


def test_the_dateline_dates_no_event() -> None:
    text = "NYALA, 14 June 2023 (Desk) - Shells hit a camp."
    (claim,) = claims_of(text, [finding(text, "shelling", "hit")], [place(text, "NYALA")])
    assert claim.when is None
    assert claim.place is None


def test_no_time_said_is_no_time_kept() -> None:
    text = "Gunmen stormed a barracks."
    (claim,) = claims_of(text, [finding(text, "attack", "stormed")])
    assert claim.when is None


def test_a_tenseless_phrase_holds_at_some_time_within_its_clause_s_period() -> None:
    text = "The Haqqani network, a body within the Taliban, had mounted attacks through the 2010s."
    part = finding(
        text,
        "part_of",
        "a body within",
        role(text, "subject", "The Haqqani network"),
        role(text, "object", "the Taliban"),
        evidence="The Haqqani network, a body within the Taliban",
    )
    (claim,) = claims_of(text, [part])
    assert claim.when is not None
    assert claim.when.rule == "clause-period"
    assert claim.when.bounds == ("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31")


def test_a_tenseless_phrase_beside_a_day_has_no_time() -> None:
    text = "Gunmen shot ELN commander Rojas on 3 May 2023."
    holds = finding(
        text,
        "holds_post",
        "commander",
        role(text, "subject", "Rojas", "person"),
        role(text, "object", "ELN"),
        evidence="ELN commander Rojas",
    )
    (claim,) = claims_of(text, [holds])
    assert claim.when is None


def test_a_state_in_the_present_tense_holds_on_the_day_of_publication() -> None:
    text = "The brigade is part of the national army."
    part = finding(
        text,
        "part_of",
        "is part of",
        role(text, "subject", "The brigade"),
        role(text, "object", "the national army"),
    )
    (claim,) = claims_of(text, [part])
    assert claim.when is not None and claim.when.bounds == (None, "2023-06-14", "2023-06-14", None)
    (undated,) = claims_of(text, [part], published=None)
    assert undated.when is None or not any(undated.when.bounds)


def test_the_located_place_is_taken_and_an_associative_one_never() -> None:
    text = "Kabul said gunmen killed four people in Kunduz."
    (claim,) = claims_of(
        text,
        [finding(text, "attack", "killed")],
        [place(text, "Kabul", place_class="associative"), place(text, "Kunduz")],
    )
    assert claim.place is not None and claim.place.name == "Kunduz"


def test_what_is_said_twice_is_one_claim_with_two_pieces_of_evidence() -> None:
    text = "The JNIM fights the army. In short, the JNIM fights the army."
    fights = [
        finding(
            text,
            "fights",
            "fights",
            role(text, "subject", "JNIM", nth=nth),
            role(text, "object", "the army", nth=nth),
            nth=nth,
        )
        for nth in (1, 2)
    ]
    (claim,) = claims_of(text, fights)
    assert len(claim.evidence) == 2


def test_a_claim_of_responsibility_is_linked_to_its_event_and_takes_its_time_and_place() -> None:
    text = "A bomb exploded in Goma on 3 May 2023. The M23 claimed responsibility."
    bomb = finding(text, "bombing", "exploded")
    answer = finding(text, "bombing", "claimed responsibility", role(text, "attacker", "The M23"))
    stances = [Stance(), Stance(speech_act="claims_responsibility")]
    first, second = claims_of(text, [bomb, answer], [place(text, "Goma")], stances)
    assert [link.to for link in second.links] == [first.id]
    assert second.when == first.when and second.place == first.place


@pytest.mark.parametrize("day", ["3 May 2023", "4 May 2023"])
def test_events_of_different_days_are_not_linked(day: str) -> None:
    text = f"A bomb exploded in Goma on 3 May 2023. A bomb exploded in Goma on {day} too."
    findings = [finding(text, "bombing", "exploded", nth=nth) for nth in (1, 2)]
    claims = claims_of(text, findings, [place(text, "Goma"), place(text, "Goma", 2)])
    linked = any(claim.links for claim in claims) or len(claims) == 1
    assert linked == (day == "3 May 2023")


def test_every_claim_quotes_its_document() -> None:
    text = "Rebels left. Troops came back to the town."
    source = document(text)
    for claim in claims_of(text, [finding(text, "withdrawal", "left")]):
        assert all(source.quote(quote.span) == quote for quote in claim.evidence)


def test_the_sentence_of_a_toll_is_evidence_too() -> None:
    text = "Rebels shelled a post. At least 12 soldiers died, a medic said."
    words = span(text, "At least 12 soldiers")
    toll = Toll(
        text="At least 12 soldiers", start=words.start, end=words.end, category="killed", party="unknown",
        min=12, max=None, qualifier="at_least",
    )  # fmt: skip
    shelling = replace(finding(text, "shelling", "shelled"), tolls=(toll,))
    medic = span(text, "a medic")
    stance = Stance(attribution=(Speaker(text="a medic", start=medic.start, end=medic.end),))
    (claim,) = claims_of(text, [shelling], stances=[stance])
    assert [quote.text for quote in claim.evidence] == text.replace("post. ", "post.|").split("|")
    assert [speaker.text for speaker in claim.tolls[0].attribution] == ["a medic"]


def test_a_claim_keeps_only_what_its_kind_has_and_needs_what_its_kind_needs() -> None:
    text = "Rebels captured Rojas. The ELN is allied."
    capture = finding(
        text,
        "territory_change",
        "captured",
        role(text, "gained_by", "Rebels"),
        role(text, "detainee", "Rojas"),
    )
    alliance = finding(text, "allied_with", "allied", role(text, "subject", "ELN"))
    (claim,) = claims_of(text, [capture, alliance])
    assert [one.role for one in claim.roles] == ["gained_by"]


def test_a_quote_has_no_white_space_at_its_ends() -> None:
    text = "Rebels fled. Troops shelled a post."
    shelling = replace(finding(text, "shelling", "shelled"), evidence=Span(12, len(text)))
    (claim,) = claims_of(text, [shelling])
    assert claim.evidence[0].text == "Troops shelled a post."
