"""Numbers and ordinals as words and digits."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
CARDINALS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS)} | {"thirtieth": 30, "twenty-first": 21}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_JOINED = re.compile(r"[\s‐‑–-]+")


def number(words: str) -> float | None:
    """The number that digits or number words name; none for vague ones ("several")."""
    text = words.lower().replace(",", "").strip()
    if re.fullmatch(r"(?:a )?couple(?: of)?(?: more)?", " ".join(text.split())):
        return 2.0
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    fraction = re.fullmatch(r"(\d+)[\s-](\d)/(\d)", text)
    if fraction:
        return float(fraction[1]) + float(fraction[2]) / float(fraction[3])
    return _spelled(_JOINED.split(text))


def _spelled(words: list[str]) -> float | None:
    total = 0.0
    for word in words:
        if word in ("a", "an"):
            total += 1
        elif word == "half":
            total += 0.5
        elif word in _SCALES:
            total = max(total, 1) * _SCALES[word]
        elif word in CARDINALS:
            total += CARDINALS[word]
        elif word not in ("and", "of", "more", "and-a-half"):
            return None
    return total or None


def ordinal(words: str) -> int | None:
    """The place that an ordinal ("3rd", "third", "twenty-first") names."""
    text = words.lower().strip()
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tens, _, ones = _JOINED.sub("-", text).partition("-")
    if ones and tens in CARDINALS and ones in ORDINALS:
        return CARDINALS[tens] + ORDINALS[ones]
    return ORDINALS.get(text)


def spoken_year(words: str) -> int | None:
    """A year said in two halves ("nineteen ninety-six"), as broadcasts are transcribed."""
    parts = _JOINED.split(words.lower())
    if parts[0] not in ("eighteen", "nineteen", "twenty"):
        return None
    low = _spelled(parts[1:])
    return CARDINALS[parts[0]] * 100 + int(low) if low is not None and 10 <= low < 100 else None


def amount(value: float | None) -> str:
    """A count as TIMEX3 writes it; X for one that is not told."""
    if value is None:
        return "X"
    return str(int(value)) if value == int(value) else f"{value:g}"
