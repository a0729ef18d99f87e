"""Who held a post, and what ended it: a person's claims and events, joined by name."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from factions.questions.asking import Asked
from factions.questions.casefile import Casefile
from factions.questions.holding import overlap
from factions.questions.parties import plain
from factions.questions.spans import FIRST, LAST, days_between
from factions.questions.weighing import Weighing, is_denial, weigh
from factions.records import Claim, Role, When

POST, _PERSON = "holds_post", "person"
_DEATH = re.compile(r"(?i)\b(?:kill\w*|die[ds]?|dead|death|assassinat\w*|execut\w*|slain)\b")


class Tenure(Struct, frozen=True):
    """What is said of one person as leader: the post, and what ended it."""

    person: str
    posts: Weighing
    exits: tuple[Claim, ...]

    @property
    def named(self) -> tuple[str, str]:
        """The first and the last day that is named of it; a far day where none is."""
        last = [day for claim in self.exits for day in _days(claim)]
        held = [day for claim in self.posts.affirming for day in _days(claim)]
        return min([*held, *last], default="9999"), max(last or held, default="9999")

    @property
    def end(self) -> tuple[When, ...]:
        """The time of the end that most claims fit, the narrowest of these; nothing where none is told."""
        times = [claim.when for claim in self.exits if claim.when is not None and any(claim.when.bounds)]
        fits = {when.bounds: sum(overlap(when.bounds, one.bounds) for one in times) for when in times}
        best = sorted(times, key=lambda when: (-fits[when.bounds], _width(when), when.bounds[0] or ""))
        return tuple(best[:1])

    @property
    def begun(self) -> str:
        """The first day on which it may have begun, if the sources bound it; else an early one.

        Who led until April comes before who led from April.
        """
        starts = (claim.when.earliest_start for claim in self.posts.affirming if claim.when)
        return min((day for day in starts if day), default="")


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "leaders.toml").read_text(encoding="utf-8"))


def has_post(claim: Claim, post: str) -> bool:
    if claim.attributes.get("post") == post:
        return True
    words = str(claim.attributes.get("post_words") or "").casefold()
    return post == "leader" and claim.attributes.get("post") == "official" and words.endswith(_heads())


@cache
def _heads() -> tuple[str, ...]:
    return tuple(_rules()["heads"])


def holder_of(claim: Claim) -> Role | None:
    return next((role for role in claim.roles if role.role == "subject"), None)


def exits_of(casefile: Casefile, held: Iterable[Claim], post: str) -> list[Claim]:
    """The events that may have ended the time of those who held the post."""
    ends = _rules()["ends"]
    names = {role.name for claim in held if has_post(claim, post) and (role := holder_of(claim))}
    found = (claim for name in sorted(names) for claim in casefile.claims(actor=name, kind=tuple(ends)))
    return [claim for claim in found if not is_denial(claim) and ended(claim)]


def ended(claim: Claim) -> dict[str, str]:
    """Whose time the event ended, and how; a victim who is not told as dead may have lived on."""
    words = _rules()["ends"].get(claim.kind, {})
    found = {plain(role.name): words[role.role] for role in claim.roles if role.role in words}
    return {person: how for person, how in found.items() if how != "killed" or _is_deadly(claim)}


def _is_deadly(claim: Claim) -> bool:
    told = any(toll.category == "killed" for toll in claim.tolls)
    return told or any(_DEATH.search(quote.text) for quote in claim.evidence)


def tenures_of(claims: Sequence[Claim], asked: Asked) -> tuple[list[Tenure], int]:
    by_person: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        holder = holder_of(claim)
        if holder is not None and holder.mention_kind == _PERSON and holder.name[:1].isupper():
            by_person[plain(holder.name)].append(claim)
    found, silent = [], 0
    for person, held in by_person.items():
        weighing = weigh(held, asked.on)
        silent += len(held) - (len(weighing.claims) if weighing else 0)
        if weighing is not None:
            found.append(Tenure(person, weighing, _ended_by(person, asked)))
    return sorted(
        found, key=lambda tenure: (tenure.named[0], tenure.begun, tenure.named[1], tenure.person)
    ), silent


def _ended_by(person: str, asked: Asked) -> tuple[Claim, ...]:
    told = [claim for claim in asked.seen.claims if claim.kind != POST]
    return tuple(claim for claim in told if person in ended(claim))


def _days(claim: Claim) -> tuple[str, ...]:
    return tuple(day for day in claim.when.bounds if day) if claim.when else ()


def _width(when: When) -> int:
    return days_between(when.earliest_start or FIRST, when.latest_end or LAST)
