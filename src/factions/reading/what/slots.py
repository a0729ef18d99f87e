"""What the slots of a pattern hold: mentions, lists of them, and whom a phrase stands for."""

from __future__ import annotations

import re

from factions.reading.what.known import Known
from factions.reading.what.mask import CLOSE, NAMED, OPEN, Masked
from factions.reading.what.patterns import Pattern
from factions.reading.what.pieces import told_of
from factions.reading.what.roles import role_of, role_of_words
from factions.records import Mention, Role

_ANY = f"(?:[{''.join(NAMED.values())}]|[{''.join(OPEN.values())}][^{CLOSE}]*{CLOSE})"


_ITEM = re.compile(_ANY)


_LEFT = re.compile(rf"((?:{_ANY}(?:, and |, | and | as well as | & ))+)(?:(?:the|an?) \S+ )?$")


_DATED = f"(?: (?:in|on|since|by) {NAMED['time']})?"
_COUNT = r"(?:(?:two|three|four|five|six|several|some|many|a few|at least \w+) )?"


_RIGHT = re.compile(rf"((?:{_DATED}(?:, and |, as well as |, | and | as well as | & ){_COUNT}{_ANY})+)")


_ENDS_LIST = re.compile(
    r"[.;:)\"]|$|, (?!and)| (?:in|on|at|since|for|after|during|from|to|by|under|clans?|tribes?|communit)|,$"
)


Placed = tuple[int, Role]
_ALTERNATIVE = re.compile("_[b-e]$")


def fill_slots(
    document: str, masked: Masked, pattern: Pattern, match: re.Match[str]
) -> dict[str, list[Placed]]:
    filled: dict[str, list[Placed]] = {}
    for name, several in pattern.slots:
        if not match[name]:
            continue
        start, end = match.span(name)
        spots = _spots(masked, start, end) if several else [start]
        if pattern.spread and not several:
            spots = _spread(masked, match, start, end)
        role = _ALTERNATIVE.sub("", name)
        if role == "subject" and spots == [match.start()] == [start]:
            spots = told_of(masked, pattern.kind, start)
        filled[role] = [
            (at, role_of(of_apposition(document, masked, _head(masked, match, end, at, item.mention)), role))
            for at in spots
            if (item := masked.items.get(at)) and item.mention
        ]
    for group, words in match.groupdict().items():
        if "__" in group and words:
            role, kind = group.split("__")
            filled[role] = [
                (match.start(group), role_of_words(document, masked.span(*match.span(group)), role, kind))
            ]
    return filled


_RELATED = re.compile(
    rf"({_ANY}) (?:(?:closely |loosely )?(?:linked|allied|loyal|close|tied|affiliated|opposed|hostile|"
    r"aligned|sympathetic) )?(?:to|with|of|within) $"
)


_APPOSED = re.compile(rf"({_ANY}), (?:an?|the) (?:[\w-]+ ){{0,4}}?(?:of|to|with|from) (?:[^\s,.;]+ ){{0,4}}$")


_PIECE_OF = re.compile(
    rf"({_ANY}), (?:an?|the|once an?) (?:[\w-]+ ){{0,3}}?(?:splinter|offshoot|faction|wing|branch|"
    r"breakaway|affiliate|successor|rival|ally)(?: group| faction)? (?:of|from|to) $"
)


_RELATIVE = re.compile(
    r",? (?:(?:which|that|who)|"
    r"(?:founded|led|headed|formed|created|commanded|set up|established)(?: \S+)* by) "
)


def _head(masked: Masked, match: re.Match[str], end: int, at: int, mention: Mention) -> Mention:
    """What a clause after the mention speaks of, where the match goes on into that clause."""
    return _of_relative(masked, at, mention) if end < match.end() else mention


def _of_relative(masked: Masked, at: int, mention: Mention) -> Mention:
    """In "an alliance linked to Y that is headed by Z" the relative clause is the alliance's, not Y's."""
    if mention.kind not in ("group", "state", "state_force") or not _RELATIVE.match(
        masked.text, item_end(masked, at)
    ):
        return mention
    left = max(0, at - 80)
    found = _APPOSED.search(masked.text, left, at) if mention.form == "nominal" else None
    found = found or _RELATED.search(masked.text, left, at) or _PIECE_OF.search(masked.text, left, at)
    if found is None:
        return mention
    item = masked.items.get(found.start(1))
    related = item.mention if item else None
    return related if related is not None and related.kind in ("group", "state_force") else mention


# Kinds of which one may describe the other.
_ALIKE = (frozenset({"group", "state_force"}), frozenset({"person", "civilians", "office", "state_force"}))


def of_apposition(document: str, masked: Masked, mention: Mention) -> Mention:
    """ "X, a faction that split …": an indefinite phrase right after a name stands for the name."""
    indefinite = mention.text.lower().startswith(
        ("a ", "an ", "one ", "another ", "the former ", "the late ")
    )
    alike = frozenset().union(*(kinds for kinds in _ALIKE if mention.kind in kinds))
    if not indefinite or not alike:
        return mention
    for item in masked.items.values():
        other = item.mention
        if other and other.kind in alike and other.form == "named" and 0 < mention.start - other.end <= 6:
            between = document[other.end : mention.start].strip()
            if between in (",", "(", "–", "—", "-", ", now", ", once"):
                return other
    return mention


_WHOSE_PART = re.compile(
    r" (?:[\w-]+ )?(?:wing|branch|faction|fighters|forces|members|leaders|army|troops) of "
)


def _spots(masked: Masked, start: int, end: int) -> list[int]:
    """Where the members of a list stand: in "fighters of X and of Y" X and Y, else those without "of"."""
    owners = " and of " in masked.text[start:end]
    return [
        found.start()
        for found in _ITEM.finditer(masked.text, start, end)
        if (found.start() > start and masked.text.endswith(CLOSE + " of ", start, found.start())) is owners
        and not _WHOSE_PART.match(masked.text, found.end(), end)
    ]


# Kinds that stand in one list ("by Turkey and the European Union").
_LISTED_ALIKE = (frozenset({"place", "state", "other"}), frozenset({"other", "office"}))


def _spread(masked: Masked, match: re.Match[str], start: int, end: int) -> list[int]:
    """The mentions coordinated with the one at `start`, if the slot stands at an edge of the match."""
    kind = masked.items[start].kind
    kinds = next((alike for alike in _LISTED_ALIKE if kind in alike), {kind})
    if start == match.start() and not _RELATIVE.match(masked.text, end):
        found = _LEFT.search(masked.text[:start])
        if found and _is_list(found[1], before_last=True):
            return [at for at in _spots(masked, found.start(), start) if masked.items[at].kind in kinds] + [
                start
            ]
    if end == match.end():
        found = _RIGHT.match(masked.text, end)
        if found and _is_list(found[1], before_last=False) and _ENDS_LIST.match(masked.text, found.end()):
            return [start] + [at for at in _spots(masked, end, found.end()) if masked.items[at].kind in kinds]
    return [start]


def _is_list(words: str, before_last: bool) -> bool:
    """A list has "and" before its last member; "A, and B" alone is two clauses."""
    count = len(_ITEM.findall(words))
    last = words.rsplit(CLOSE, 1)[-1] if before_last else words
    if count == 1:
        return last.strip("".join(NAMED.values())).startswith((" and ", " as well as ", " & "))
    return " and " in words or " as well as " in words or "&" in words


_OWNER = re.compile(rf"[{''.join(NAMED.values())}](?='s )")
_ACTORS = frozenset({"group", "state", "state_force"})


_HIS = re.compile(rf"(?:^|[ (–])(?:his|her|{NAMED['person']}'s) ")


def antecedent(
    masked: Masked, match: re.Match[str], filled: dict[str, list[Placed]], known: Known
) -> Mention | Role | None:
    """Whom "its" in a match means: its own mention, whom the person spoken of leads, or the actor last named.

    Null where the sentence names several actors before the match: a guess would invent a tie.
    """
    owner = _OWNER.search(masked.text, match.start(), match.end())
    item = masked.items.get(owner.start()) if owner else None
    if item and item.mention and item.kind in _ACTORS:
        return item.mention
    led = _led(masked, match, known)
    if led is not None:
        return led
    if item or _HIS.search(masked.text, match.start(), match.end()):
        return None
    taken = {role.name for roles in filled.values() for _, role in roles}
    here = [
        mention
        for spot in sorted(masked.items)
        if spot < match.start()
        and (mention := masked.items[spot].mention)
        and mention.kind in ("group", "state_force")
        and mention.name not in taken
        and not masked.text.endswith(" by ", 0, spot)
    ]
    groups = [mention for mention in here if mention.kind == "group"] or here
    if len({mention.cluster for mention in groups}) > 1:
        return None
    if groups:
        return groups[-1]
    return next((mention for mention in reversed(known.before) if mention.name not in taken), None)


def _led(masked: Masked, match: re.Match[str], known: Known) -> Role | None:
    """The group of the person last spoken of before the end of the match ("his deputy", "succeeded him")."""
    for spot in sorted((spot for spot in masked.items if spot < match.end()), reverse=True):
        mention = masked.items[spot].mention
        if mention and mention.kind == "person" and mention.name in known.led:
            return known.led[mention.name]
    return None


def item_end(masked: Masked, at: int) -> int:
    item = masked.items.get(at)
    if item is None or masked.text[at] in NAMED.values():
        return at + 1
    return masked.text.index(CLOSE, at) + 1
