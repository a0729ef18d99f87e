"""What every question does before and after its own part: the two clocks, the names, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from factions.casefile.events.grouping import Told
from factions.questions.answer import Answer, LeftOut, Line
from factions.questions.casefile import Casefile, Seen, leave_out, see
from factions.questions.gathering import Gathered
from factions.questions.holding import parse_day
from factions.questions.parties import display_names
from factions.questions.wording import day_words
from factions.records import Claim


class Asked(Struct, frozen=True):
    """The claims that a question may see by its two clocks, and what their parties are called."""

    seen: Seen
    names: dict[str, str]
    on: str | None
    known_by: str | None
    casefile: Casefile
    unread: tuple[LeftOut, ...] = ()

    def told(self, claims: Iterable[Claim]) -> Mapping[str, Told]:
        """Of which telling and event claims are, as far as is known by the day."""
        return self.casefile.told({claim.id for claim in claims}, known_by=self.known_by)


def ask(
    casefile: Casefile, claims: Iterable[Claim] | Gathered, *, on: str | None, known_by: str | None
) -> Asked:
    """Sets the clocks of a question; raises BadDate."""
    day = parse_day(on)
    read = claims if isinstance(claims, Gathered) else Gathered(tuple(claims))
    seen = see(casefile, read.claims, known_by)
    return Asked(seen, display_names(seen.claims), day, known_by, casefile, read.unread)


def answer(
    asked: Asked,
    question: str,
    arguments: dict[str, str | None],
    lines: Sequence[Line],
    *,
    silent: int = 0,
    left_out: Iterable[LeftOut] = (),
    notes: Iterable[str] = (),
) -> Answer:
    """The answer with what every answer says of itself."""
    day = day_words(asked.on) if asked.on else ""
    not_then = leave_out(silent, f"claim that says nothing of {day}", f"claims that say nothing of {day}")
    return Answer(
        question=question,
        arguments=arguments,
        on=asked.on,
        known_by=asked.known_by,
        lines=tuple(lines),
        left_out=(*asked.seen.left_out, *asked.unread, *not_then, *left_out),
        notes=(*notes, *_notes(asked, lines)),
    )


def _notes(asked: Asked, lines: Sequence[Line]) -> Iterable[str]:
    if asked.on:
        yield f"Each line says what is stated for {day_words(asked.on)}, not what was so then."
    if asked.known_by:
        yield f"Only documents published by {day_words(asked.known_by)} were looked at."
    if not lines:
        yield "No claim here answers this. That nothing is reported does not mean that nothing was so."
