"""How a key words a filler: names without titles and ranks, things without their number, no loose ends."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = frozenset(
    "mr mrs ms miss dr doctor father fr bishop archbishop monsignor msgr priest president minister senator "
    "deputy mayor governor judge magistrate general gen colonel col lieutenant lt captain capt major "
    "sergeant sgt corporal agent engineer engineers attorney lawyer inspector commander chief leader "
    "candidate hopeful citizen policeman newsman journalist reporter industrialist businessman cattleman "
    "rancher comrade ambassador director secretary rector bodyguard guard driver student peasant peasants "
    "soldier nun cook former".split()
)
# Words that point or belong, before a filler that is told without them.
_POINTING = frozenset(
    "a an the this that these those his her their its our my another other same such some so called self "
    "styled".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve several various few many dozens".split()
)
_ENDS = frozenset(
    "of and or who whom whose which that in on at by to for from with wearing are were was is such as a an "
    "the".split()
)
# Only such labels are of people whose titles may go.
PEOPLE = frozenset({"person", "office", "PER", "Person", "hum_tgt", "perp_individual"})
# Who did it keeps a rank that the harmed lose (21 of 23 keys that have one), and is told without a figure.
RANKS = frozenset(
    "general gen colonel col lieutenant lt captain capt major commander sergeant sgt corporal".split()
)


def trimmed(tokens: Sequence[str], first: int, last: int, person: bool) -> tuple[int, int]:
    """The token range without pointing words, loose ends and, for a person, titles; never an empty one."""
    begin, end = first, last
    while end > begin + 1 and (tokens[end - 1] in _ENDS or not tokens[end - 1].isalnum()):
        end -= 1
    while begin < end - 1 and (tokens[begin] in _POINTING or not tokens[begin].isalnum()):
        begin += 1
    return (_untitled(tokens, begin, end) if person else begin), end


def _untitled(tokens: Sequence[str], begin: int, end: int) -> int:
    """After the last title, where a name follows it."""
    for at in range(end - 2, begin - 1, -1):
        if tokens[at] in TITLES:
            return at + 1 if _is_name(tokens[at + 1 : end]) else begin
    return begin


def _is_name(tokens: Sequence[str]) -> bool:
    return all(token.isalpha() and token not in _ENDS and token not in TITLES for token in tokens)


def worded(tokens: Sequence[str], first: int, last: int, role: str) -> tuple[int, int]:
    """The token range as keys of a role word it: a target without its number, who did it with a rank."""
    if role == "perp_individual" and first and tokens[first - 1] in RANKS:
        return first - 1, last
    while first < last - 1 and _counts(tokens[first], role):
        first += 1
    return first, last


def _counts(token: str, role: str) -> bool:
    """Keys leave out all numbers of targets, and of those who did it ("two gunmen") figures only."""
    if role == "phys_tgt":
        return token in _NUMBERS or token.isdigit()
    return role == "perp_individual" and token.isdigit()
