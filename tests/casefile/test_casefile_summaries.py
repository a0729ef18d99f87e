"""What is derived stays equal to what a computation from nothing gives, whatever is done to a casefile."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from derived_rows import assert_derived, derived
from msgspec.structs import replace
from sample_readings import TEXT, attack_claim, reading_of

from factions.casefile import Casefile
from factions.casefile.events.tellings import find_tellings
from factions.casefile.summaries import join_events, rebuild, refresh
from factions.errors import UserError
from factions.records import Claim, Document, Reading, Stance, document_id

KINDS = ("armed_assault", "bombing", "shelling")


def dated(claim: Claim, start: str | None, end: str | None) -> Claim:
    assert claim.when is not None
    return replace(claim, when=replace(claim.when, earliest_start=start, latest_start=end))


def report(number: int, chance: random.Random, reader: str = "encoder/1") -> Reading:
    """A report with a split and an attack of some kind and day; at times denied, undated or only planned."""
    text = f"Report {number}. {TEXT}"
    day = chance.choice(["2021-01-31", "2021-02-01", "2022-07-15"])
    published = chance.choice([None, "2021-02-03", "2022-08-01"])
    document = Document(document_id(str(number), text), str(number), text, published_at=published)
    whole = reading_of(document, reader)
    attack = attack_claim(document, reader, chance.choice(KINDS))
    attack = dated(attack, *chance.choice([(day, day), ("2021-01-30", "2021-02-02"), (None, None)]))
    stance = chance.choice([Stance(), Stance(), Stance(polarity="denied"), Stance(aspect="planned")])
    return replace(whole, claims=(whole.claims[0], replace(attack, stance=stance, links=())))


def counted(case: Casefile, joined: dict[str, str]) -> Counter[tuple[str | None, str]]:
    """The events by month and kind, from the claims alone; no report has two claims of one event."""
    events: dict[str, Claim] = {}
    for telling in find_tellings(case.claims()):
        if telling.claims[0].stance.polarity == "affirmed":
            events.setdefault(joined.get(telling.id, telling.id), telling.claims[0])
    found: Counter[tuple[str | None, str]] = Counter()
    for claim in events.values():
        assert claim.when is not None
        first, last = (claim.when.earliest_start or "")[:7], (claim.when.latest_start or "")[:7]
        found[first if first and first == last else None, claim.kind] += 1
    return found


@pytest.mark.parametrize("seed", range(3))
def test_counts_stay_equal_to_a_computation_from_nothing(case: Casefile, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(24):
        case.add(report(number % 16, chance, f"encoder/{1 + number // 16}"), reader="encoder/1")
    counts = case.count_events()
    assert Counter({(count.month, count.kind): count.events for count in counts}) == counted(case, {})
    assert_derived(case)
    assert case.count_events() == counts


def test_events_are_joined_and_come_apart(case: Casefile) -> None:
    chance = random.Random(5)
    readings = [report(number, chance) for number in range(12)]
    for reading in readings:
        case.add(reading)
    apart = derived(case)
    alike: dict[str, list[str]] = {}
    for telling in find_tellings(case.claims()):
        alike.setdefault(telling.claims[0].kind, []).append(telling.id)
    joined = {tellings[0]: tellings for tellings in alike.values() if len(tellings) > 1}
    with case.transaction(writes=True) as connection:
        join_events(connection, joined)
    assert sum(count.events for count in case.count_events()) <= len(alike)
    for event, tellings in joined.items():
        assert {claim.id for claim in case.event_claims(tellings[-1])} == set(tellings) and event in tellings
    together = derived(case)
    with case.transaction(writes=True) as connection:
        rebuild(connection)
    assert derived(case) == together
    with case.transaction(writes=True) as connection:
        join_events(connection, {})
    assert {name: len(rows) for name, rows in derived(case).items()} == {
        name: len(rows) for name, rows in apart.items()
    }


def test_a_month_is_never_guessed(case: Casefile) -> None:
    document = reading_of(Document(document_id("a", TEXT), "a", TEXT))
    split, attack = document.claims
    case.add(replace(document, claims=(split, dated(attack, "2021-01-30", "2021-02-02"))))
    (count,) = case.count_events()
    assert (count.month, count.kind, count.events, count.claims) == (None, "armed_assault", 1, 1)
    assert case.count_events(since="2021-01-01") == case.count_events(country="ML") == ()
    assert case.count_events(country="CD", kind="armed_assault") == (count,)


def test_claims_of_an_actor_come_by_pages(case: Casefile) -> None:
    chance = random.Random(1)
    for number in range(9):
        case.add(report(number, chance))
    keys = ["act_lendu-front", "the Ituri Alliance", "Gunmen"]
    pages, after = [], None
    while page := case.actor_claims(keys, most=4, after=after):
        pages.append(page)
        after = page[-1].id
    order = {claim.id: place for place, claim in enumerate(case.claims())}
    places = [order[claim.id] for page in pages for claim in page]
    assert places == sorted(places) == list(range(18)) and [len(page) for page in pages] == [4, 4, 4, 4, 2]
    assert case.actor_claims("Gunmen") == case.claims(actor="Gunmen")
    assert case.actor_claims("nobody") == ()
    with pytest.raises(UserError, match="clm_gone"):
        case.actor_claims("Gunmen", after="clm_gone")


def test_a_claim_that_tells_of_no_event(case: Casefile) -> None:
    case.add(report(1, random.Random(0)))
    split = case.claims(kind="split_from")[0]
    assert case.event_claims(split.id) == case.event_claims("clm_gone") == ()


def test_refreshing_changes_nothing(case: Casefile) -> None:
    chance = random.Random(3)
    for number in range(4):
        case.add(report(number, chance))
    before = derived(case)
    with case.transaction(writes=True) as connection:
        for row in range(1, 5):
            refresh(connection, row)
    assert derived(case) == before
