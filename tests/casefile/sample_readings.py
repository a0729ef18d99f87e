"""Readings made by hand, which the casefile's tests put in and take out again."""

from __future__ import annotations

from msgspec import to_builtins

from factions.documents import from_text
from factions.records import (
    Claim,
    Document,
    Link,
    Mention,
    Place,
    Quote,
    Reading,
    Role,
    Span,
    Speaker,
    Stance,
    Toll,
    When,
    claim_id,
    document_id,
)

TEXT = (
    "BUNIA, 4 June 2021 - The Lendu Front split from the Ituri Alliance in 2019, a priest in Bunia said. "
    "Gunmen killed at least three people near the lake on Friday. The Front denied it."
)


def quote(text: str, words: str, nth: int = 0) -> tuple[str, int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return words, start, start + len(words)


def role(document: Document, name: str, words: str, actor: str | None = None, kind: str = "group") -> Role:
    return Role(*quote(document.text, words), role=name, name=words, actor=actor, mention_kind=kind)


def day_in(document: Document, words: str, start: str, end: str) -> When:
    return When(
        *quote(document.text, words), type="DATE", value=start, edtf=None, rule="year",
        earliest_start=start, latest_start=end, earliest_end=start, latest_end=end,
    )  # fmt: skip


def mention(document: Document, number: int, words: str, form: str, actor: str | None, name: str) -> Mention:
    return Mention(
        *quote(document.text, words), id=f"m{number}", kind="group", form=form, cluster=f"c{number}",
        name=name, actor=actor, head=Span(0, 3), quantity="one",
    )  # fmt: skip


def split_claim(document: Document, reader: str = "encoder/1") -> Claim:
    roles = (
        role(document, "subject", "The Lendu Front", "act_lendu-front"),
        role(document, "object", "the Ituri Alliance"),
    )
    evidence = Quote(*quote(document.text, document.text[21:75]))
    when = day_in(document, "2019", "2019-01-01", "2019-12-31")
    said = Stance(attribution=(Speaker(*quote(document.text, "a priest in Bunia")),), speech_act="alleges")
    return Claim(
        claim_id(document.id, "split_from", roles, evidence), document.id, "split_from", roles, when, None,
        {"words": to_builtins(Quote(*quote(document.text, "split from")))}, (), said, (), (evidence,), 0.9,
        reader,
    )  # fmt: skip


def attack_claim(document: Document, reader: str = "encoder/1", kind: str = "armed_assault") -> Claim:
    roles = (role(document, "attacker", "Gunmen"),)
    evidence = Quote(*quote(document.text, "Gunmen killed at least three people near the lake on Friday."))
    place = Place(
        *quote(document.text, "Bunia"), name="Bunia", country="CD", admin1="Ituri", place_class="literal"
    )
    toll = Toll(
        *quote(document.text, "at least three"), category="killed", party="civilians", min=3, max=None
    )
    when = day_in(document, "Friday", "2021-06-04", "2021-06-04")
    denied = Quote(*quote(document.text, "The Front denied it"))
    return Claim(
        claim_id(document.id, kind, roles, evidence), document.id, kind, roles, when, place, {}, (toll,),
        Stance(cues=(denied,)), (Link("contrast", "clm_x", denied),), (evidence,), 0.7, reader,
    )  # fmt: skip


def read(text: str = TEXT, reader: str = "encoder/1", **known: str) -> Reading:
    """A reading of the sample report, or of one that holds its words."""
    return reading_of(from_text(text, **known), reader)


def numbered(number: int) -> Reading:
    """A reading of a report of its own, made without looking at its language."""
    text = f"Report {number}. {TEXT}"
    return reading_of(Document(document_id(str(number), text), str(number), text, source=f"{number}.txt"))


def reading_of(document: Document, reader: str = "encoder/1") -> Reading:
    return Reading(
        document,
        (
            mention(document, 1, "The Lendu Front", "named", "act_lendu-front", "Lendu Front"),
            mention(document, 2, "the Ituri Alliance", "named", None, "the Ituri Alliance"),
            mention(document, 3, "Gunmen", "nominal", None, "Gunmen"),
        ),
        (day_in(document, "2019", "2019-01-01", "2019-12-31"),),
        (Place(*quote(document.text, "Bunia"), name="Bunia"),),
        (split_claim(document, reader), attack_claim(document, reader)),
    )
