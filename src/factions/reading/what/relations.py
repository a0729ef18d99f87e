"""Relations and steps of actors, read by the patterns over one masked sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any

from factions.reading.what.attributes import refine
from factions.reading.what.mask import CLOSE, NAMED, OPEN, Masked, without_parentheses
from factions.reading.what.patterns import Pattern, by_key
from factions.reading.what.roles import role_of, role_of_words
from factions.records import Finding, Mention, Role, Span

_WORD = re.compile(r"[a-z]+")
_ANY = f"(?:[{''.join(NAMED.values())}]|[{''.join(OPEN.values())}][^{CLOSE}]*{CLOSE})"
_ITEM = re.compile(_ANY)
_LEFT = re.compile(rf"((?:{_ANY}(?:, and |, | and | as well as | & ))+)$")
_RIGHT = re.compile(rf"((?:(?:, and |, as well as |, | and | as well as | & ){_ANY})+)")
_ENDS_LIST = re.compile(
    r"[.;:)\"]|$|, (?!and)| (?:in|on|at|since|for|after|during|from|to|by|under|clans?|tribes?|communit)|,$"
)

Placed = tuple[int, Role]


def read_relations(document: str, masked: Masked, before: Sequence[Mention]) -> list[Finding]:
    """The relations that one sentence states; `before` holds the actors named earlier, for "its leader X"."""
    found = _read(document, masked, before)
    shorter = without_parentheses(masked)
    if shorter is not None:
        found.extend(_read(document, shorter, before))
    return _without_doubles(found)


def _read(document: str, masked: Masked, before: Sequence[Mention]) -> list[Finding]:
    found: list[Finding] = []
    for pattern in _called_for(masked.text):
        at = 0
        while match := pattern.regex.search(masked.text, at):
            found.extend(_findings(document, masked, pattern, match, before))
            at = max(match.start() + 1, _resume(match))
    return found


def _resume(match: re.Match[str]) -> int:
    """Where to go on: the last slot may be the first of the next match ("X split from Y, which split from Z")."""
    ends = [match.start(name) for name in match.re.groupindex if match[name]]
    return max(ends, default=match.end())


def _called_for(text: str) -> Iterator[Pattern]:
    table = by_key()
    seen: set[str] = set()
    for word in set(_WORD.findall(text)):
        for pattern in table.get(word, ()):
            if pattern.id not in seen:
                seen.add(pattern.id)
                yield pattern


def _findings(
    document: str, masked: Masked, pattern: Pattern, match: re.Match[str], before: Sequence[Mention]
) -> Iterable[Finding]:
    filled = _fill(document, masked, pattern, match)
    if pattern.antecedent and not filled.get(pattern.antecedent):
        nearest = _antecedent(masked, match.start(), before)
        if nearest is None:
            return
        filled[pattern.antecedent] = [(-1, role_of(nearest, pattern.antecedent))]
    attributes = _attributes(document, masked, pattern, match)
    placed = [at for roles in filled.values() for at, _ in roles if at >= 0]
    evidence = masked.span(
        min([match.start(), *placed]), max([match.end(), *(_item_end(masked, at) for at in placed)])
    )
    trigger = _trigger(masked, match)
    evidence = Span(min(evidence.start, trigger.start), max(evidence.end, trigger.end))
    for roles in _combinations(pattern, filled):
        if _sound(pattern, roles):
            yield Finding(
                pattern.kind, roles, evidence, trigger, f"pattern:{pattern.id}", pattern.confidence,
                refine(pattern.kind, attributes, _around(document, evidence, masked.sentence), roles),
            )  # fmt: skip


def _around(document: str, evidence: Span, sentence: Span) -> str:
    """The evidence with the rest of its clause, where types and means often stand."""
    rest = document[evidence.end : min(sentence.end, evidence.end + 60)]
    return document[evidence.start : evidence.end] + re.split(r"[,;:.(]", rest)[0]


def _fill(document: str, masked: Masked, pattern: Pattern, match: re.Match[str]) -> dict[str, list[Placed]]:
    filled: dict[str, list[Placed]] = {}
    for name, several in pattern.slots:
        if not match[name]:
            continue
        start, end = match.span(name)
        spots = _spots(masked, start, end) if several else [start]
        if pattern.spread and not several:
            spots = _spread(masked, match, start, end)
        filled[name] = [
            (at, role_of(_of_apposition(document, masked, _of_relative(masked, at, item.mention)), name))
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


_RELATED = re.compile(rf"({_ANY}) (?:\w+ ){{0,2}}(?:to|with|of|from|by|against|within|in) $")
_RELATIVE = re.compile(
    r" (?:(?:which|that|who)|(?:founded|led|headed|formed|created|commanded|set up|established)(?: \S+)* by) "
)


def _of_relative(masked: Masked, at: int, mention: Mention) -> Mention:
    """In "an alliance linked to Y that is headed by Z" the relative clause is the alliance's, not Y's."""
    if mention.kind not in ("group", "state", "state_force") or not _RELATIVE.match(
        masked.text, _item_end(masked, at)
    ):
        return mention
    found = _RELATED.search(masked.text[max(0, at - 80) : at])
    if found is None:
        return mention
    item = masked.items.get(max(0, at - 80) + found.start(1))
    related = item.mention if item else None
    return related if related is not None and related.kind in ("group", "state_force") else mention


def _of_apposition(document: str, masked: Masked, mention: Mention) -> Mention:
    """ "X, a faction that split …": an indefinite phrase right after a name stands for the name."""
    indefinite = mention.text.lower().startswith(("a ", "an ", "one ", "another "))
    if not indefinite or mention.kind not in ("group", "state_force"):
        return mention
    for item in masked.items.values():
        other = item.mention
        if (
            other
            and other.kind in ("group", "state_force")
            and other.form == "named"
            and 0 < mention.start - other.end <= 6
        ):
            between = document[other.end : mention.start].strip()
            if between in (",", "(", "–", "—", "-", ", now", ", once"):
                return other
    return mention


def _spots(masked: Masked, start: int, end: int) -> list[int]:
    return [
        found.start()
        for found in _ITEM.finditer(masked.text, start, end)
        if not (found.start() > start and masked.text[found.start() - 4 : found.start()] == " of ")
    ]


def _spread(masked: Masked, match: re.Match[str], start: int, end: int) -> list[int]:
    """The mentions coordinated with the one at `start`, if the slot stands at an edge of the match."""
    kind = masked.items[start].kind
    if start == match.start():
        found = _LEFT.search(masked.text[:start])
        if found and _is_list(found[1], before_last=True):
            return [at for at in _spots(masked, found.start(), start) if masked.items[at].kind == kind] + [
                start
            ]
    if end == match.end():
        found = _RIGHT.match(masked.text, end)
        if found and _is_list(found[1], before_last=False) and _ENDS_LIST.match(masked.text, found.end()):
            return [start] + [at for at in _spots(masked, end, found.end()) if masked.items[at].kind == kind]
    return [start]


def _is_list(words: str, before_last: bool) -> bool:
    """A list has "and" before its last member; "A, and B" alone is two clauses."""
    count = len(_ITEM.findall(words))
    last = words.rsplit(CLOSE, 1)[-1] if before_last else words
    if count == 1:
        return last.strip("".join(NAMED.values())).startswith((" and ", " as well as ", " & "))
    return " and " in words or " as well as " in words or "&" in words


def _antecedent(masked: Masked, at: int, before: Sequence[Mention]) -> Mention | None:
    """The last actor named before a position of the sentence, else the last one of earlier sentences."""
    for spot in sorted((spot for spot in masked.items if spot < at), reverse=True):
        mention = masked.items[spot].mention
        if mention and mention.kind in ("group", "state_force"):
            return mention
    return before[-1] if before else None


def _attributes(document: str, masked: Masked, pattern: Pattern, match: re.Match[str]) -> dict[str, Any]:
    out: dict[str, Any] = dict(pattern.attributes)
    for name, words in match.groupdict().items():
        if words is None or not words.strip() or name.startswith("_") or "__" in name:
            continue
        if any(name == slot for slot, _ in pattern.slots):
            continue
        start, end = match.span(name)
        span = masked.span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        out.setdefault(name.removesuffix("_b"), document[span.start : span.end])
    return out


def _item_end(masked: Masked, at: int) -> int:
    item = masked.items[at] if at in masked.items else None
    if item is None or masked.text[at] in NAMED.values():
        return at + 1
    return masked.text.index(CLOSE, at) + 1


def _trigger(masked: Masked, match: re.Match[str]) -> Span:
    """The words that name the kind: a group of that name, else what stands between the slots."""
    if "_trigger" in match.re.groupindex and match["_trigger"]:
        return masked.span(*match.span("_trigger"))
    start, end = match.span()
    for name in match.re.groupindex:
        left, right = match.span(name)
        if name in ("subject", "object", "members") and left == start:
            start = right
        if name in ("subject", "object", "members") and right == end:
            end = left
    words = masked.text[start:end]
    inner = words.removeprefix("'s").strip(" ,;'\"()" + CLOSE)
    if not inner:
        return masked.span(*match.span())
    left = start + words.index(inner)
    return masked.span(left, left + len(inner))


def _combinations(pattern: Pattern, filled: dict[str, list[Placed]]) -> Iterator[tuple[Role, ...]]:
    if pattern.shape == "pairs":
        names = [role for _, role in filled.get("members", [])]
        for one, other in combinations(names, 2):
            yield _renamed(one, "subject"), _renamed(other, "object")
    elif pattern.shape in ("members", "roles"):
        yield tuple(role for name, roles in filled.items() for _, role in roles if name not in _UNSHOWN)
    else:
        extra = {name: roles for name, roles in filled.items() if name in ("subject", "object")}
        for combination in product(*extra.values()):
            yield tuple(role for _, role in combination)


def _renamed(role: Role, name: str) -> Role:
    return Role(
        role.text, role.start, role.end, role=name, name=role.name, actor=role.actor,
        mention_kind=role.mention_kind, target_class=role.target_class,
    )  # fmt: skip


_UNSHOWN = frozenset({"at", "by", "pred"})


def _sound(pattern: Pattern, roles: Sequence[Role]) -> bool:
    """A relation needs its subject, and nobody stands in a relation to himself."""
    subject = next((role for role in roles if role.role == "subject"), None)
    if subject is None and pattern.shape != "roles":
        return False
    if (
        subject is not None
        and pattern.kind == "member_of_umbrella"
        and not any(char.isupper() for char in subject.name)
    ):
        return False
    return all(
        one.start != other.start
        and (one.actor is None or one.actor != other.actor)
        and one.name != other.name
        for one, other in combinations(roles, 2)
    )


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """One finding a kind and set of roles, the surest; a symmetrical pair only once."""
    best: dict[tuple[object, ...], Finding] = {}
    with_founder = {
        role.start
        for finding in found
        if finding.kind == "founded" and len(finding.roles) > 1
        for role in finding.roles
    }
    gathered = {role.start for finding in found if finding.kind == "coalesced" for role in finding.roles}
    for finding in found:
        if (
            finding.kind == "founded"
            and len(finding.roles) > 1
            and all(role.start in gathered for role in finding.roles)
        ):
            continue
        if finding.kind == "founded" and len(finding.roles) == 1 and finding.roles[0].start in with_founder:
            continue
        key = (finding.kind, tuple(sorted((role.start, role.end) for role in finding.roles)))
        if key not in best or best[key].confidence < finding.confidence:
            best[key] = finding
    return sorted(best.values(), key=lambda finding: (finding.evidence, finding.kind))
