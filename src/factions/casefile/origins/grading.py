"""The Admiralty grade of a source and of what it says: judged apart, and F6 until somebody judges.

The letter (A completely reliable … E unreliable, F cannot be judged) is of the source and only ever a
person's. The digit (1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful,
5 improbable, 6 cannot be judged) is of what is said; one may be suggested from origins, and a person sets it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from factions.casefile.judgements import Judgement
from factions.errors import UserError

LETTERS = "ABCDEF"
DIGITS = "123456"
UNJUDGED_LETTER, UNJUDGED_DIGIT = "F", "6"


class Grade(Struct, frozen=True):
    """A grade with the judgements that made it, and the digit that the origins suggest."""

    letter: str = UNJUDGED_LETTER
    digit: str = UNJUDGED_DIGIT
    suggested: str = UNJUDGED_DIGIT
    judgements: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.letter + self.digit


def suggested_digit(origins: int, *, denied: bool) -> str:
    """The digit that independent origins bear out: two confirm one another, one alone cannot be judged.

    Against a denial two origins leave it possible (3), and one leaves it doubtful (4). Nothing is suggested
    as probable or improbable, which takes knowledge of the world.
    """
    if origins >= 2:
        return "3" if denied else "1"
    return "4" if denied and origins else UNJUDGED_DIGIT


def grade_details(letter: str | None = None, digit: str | None = None) -> dict[str, str]:
    """The details of a judgement `grade`; raises UserError for what is no grade."""
    for given, known in ((letter, LETTERS), (digit, DIGITS)):
        if given is not None and (len(given) != 1 or given not in known):
            raise UserError(f"{given!r} is no part of a grade: a letter of {LETTERS}, a digit of {DIGITS}.")
    return {name: part for name, part in (("letter", letter), ("digit", digit)) if part is not None}


def grade_of(
    claim: str, source: Iterable[str], judgements: Iterable[Judgement], *, origins: int, denied: bool = False
) -> Grade:
    """The grade of a claim: the letter by the last judgement on its source, the digit by that on itself.

    `source` are the ids of the documents of the claim's source; a letter on the claim itself goes before.
    """
    grade = Grade(suggested=suggested_digit(origins, denied=denied))
    documents, own_letter = set(source), False
    for made in sorted((one for one in judgements if one.what == "grade"), key=lambda one: (one.at, one.id)):
        on_claim, letter, digit = claim in made.on, made.details.get("letter"), made.details.get("digit")
        if letter and (on_claim or (documents & set(made.on) and not own_letter)):
            own_letter = own_letter or on_claim
            grade = Grade(letter, grade.digit, grade.suggested, (*grade.judgements, made.id))
        if digit and on_claim:
            grade = Grade(grade.letter, digit, grade.suggested, (*grade.judgements, made.id))
    return grade
