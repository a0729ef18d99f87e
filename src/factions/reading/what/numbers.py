"""Counts in words or digits, with what they leave open."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * at
    for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "score": 20}
_VAGUE = frozenset("dozens scores hundreds thousands tens several many some few numerous".split())
_WORD_NUMBER = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_WORD_NUMBER})(?:[- "
    rf"](?:{'|'.join(list(_UNITS)[1:10])}))?|an?(?= dozen| hundred| thousand| score))"
    r"(?:[- ](?:dozen|hundred|thousand|million|score)(?! (?:dollar|metre|meter|km|mile)))?"
)
VAGUE = (
    r"(?:tens|dozens|scores|hundreds|thousands)(?: of (?:thousands|hundreds))?|several(?: "
    r"dozen| hundred| thousand)?|a number|a few|many|numerous|an unknown number|an "
    r"unspecified number|both|a handful"
)
_AT_LEAST = (
    r"at least|no fewer than|not less than|no less than|a minimum of|minimum of|more than|"
    r"over|upwards of|above|in excess of|well over"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|"
    r"estimated|circa|perhaps|as few as|just over|just under"
)
_UP_TO = r"up to|as many as|at most|no more than|not more than|fewer than|less than|under|a maximum of"
QUALIFIER = (
    rf"{_AT_LEAST}|{_ABOUT}|{_UP_TO}|only|just|another|a further|further|between|the|a total of|all|all of"
)
_QUALIFIED = re.compile(rf"^(?:(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT})|(?P<most>{_UP_TO}))\b")
_RANGE = re.compile(rf"({COUNT})(?: and | to | or |-|–| – )({COUNT})")
_COUNT = re.compile(COUNT)


def read_count(words: str) -> tuple[int | None, int | None, str | None]:
    """The bounds and the qualifier (at_least, about, up_to) of a count in lower-case words.

    Vague words ("dozens") leave both bounds open.
    """
    words = re.sub(
        r"^(?:only|just|another|a further|further|the|a total of|all of|all)\s+", "", words.strip()
    )
    qualified = _QUALIFIED.match(words)
    range_ = _RANGE.search(words)
    if (
        range_
        and (low := value_of(range_[1])) is not None
        and (high := value_of(range_[2])) is not None
        and low < high
    ):
        return low, high, None
    found = _COUNT.search(words)
    value = value_of(found[0]) if found else None
    if qualified is None:
        return value, value, None
    if qualified["least"]:
        return value, None, "at_least"
    if qualified["most"]:
        return None, value, "up_to"
    return value, value, "about"


def value_of(words: str) -> int | None:
    """The number that digits or words stand for, null if they are none."""
    digits = re.match(r"[\d,]*\d(?:\.\d+)?", words)
    if digits:
        base: float | None = float(digits[0].replace(",", ""))
        rest = words[digits.end() :]
    else:
        base, rest = _spelled(words)
    if base is None:
        return None
    for scale in re.findall(r"[a-z]+", rest):
        base *= _SCALES.get(scale, 1)
    return round(base)


def _spelled(words: str) -> tuple[float | None, str]:
    parts = re.findall(r"[a-z]+", words)
    total: float | None = None
    for at, part in enumerate(parts):
        if part in ("a", "an"):
            total = 1
        elif part in _TENS or part in _UNITS:
            total = (total or 0) + _TENS.get(part, _UNITS.get(part, 0))
        else:
            return total, " ".join(parts[at:])
    return total, ""
