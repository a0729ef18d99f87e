"""Relations and steps of actors, read by the patterns over one masked sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any

from factions.reading.what.asides import parentheses, readings
from factions.reading.what.attributes import refine
from factions.reading.what.known import Known
from factions.reading.what.mask import CLOSE, Masked
from factions.reading.what.pairs import pair_roles
from factions.reading.what.patterns import Pattern, all_needs, by_key
from factions.reading.what.roles import as_role
from factions.reading.what.slots import Placed, antecedent, fill_slots, item_end
from factions.records import Finding, Role, Span

_WORD = re.compile(r"[a-z]+")


def read_relations(document: str, masked: Masked, known: Known) -> list[Finding]:
    """The relations that one sentence states; `known` is what the document said before it."""
    found = [one for reading in readings(masked) for one in _read(document, reading, known)]
    if found and "," in masked.text:
        inside = parentheses(masked)
        found = [one for one in found if not _out_of_aside(one, inside)]
    return _without_doubles(found)


def _out_of_aside(finding: Finding, asides: Sequence[Span]) -> bool:
    """In "X, once allied with Y, fights Z" nothing after the aside is told of Y."""
    starts = [role.start for role in finding.roles if role.role == "subject"]
    return any(
        aside.start < start < aside.end <= finding.trigger.end and finding.trigger.end > aside.end
        for aside in asides
        for start in starts
    )


def _read(document: str, masked: Masked, known: Known) -> list[Finding]:
    found: list[Finding] = []
    for pattern in _called_for(masked.text):
        if not pattern.may_match(masked.text):
            continue
        at = 0
        while match := pattern.regex.search(masked.text, at):
            found.extend(_findings(document, masked, pattern, match, known))
            at = max(match.start() + 1, _resume(match))
    return found


def _resume(match: re.Match[str]) -> int:
    """Where to go on: the last slot may be the first of the next match ("X split from Y, which split from
    Z").
    """
    ends = [match.start(name) for name in match.re.groupindex if match[name]]
    return max(ends, default=match.end())


def _called_for(text: str) -> Iterator[Pattern]:
    """The patterns of which a key word and, for each slot, a mention stand in the text."""
    table = by_key()
    chars = set(text)
    met = {need for need in all_needs() if not need.isdisjoint(chars)}
    seen: set[str] = set()
    # In the order of the text, not of a set: of two patterns that tell the same, the first is kept.
    for word in dict.fromkeys(_WORD.findall(text)):
        for pattern in table.get(word, ()):
            if pattern.id not in seen:
                seen.add(pattern.id)
                if pattern.needs <= met:
                    yield pattern


def _findings(
    document: str, masked: Masked, pattern: Pattern, match: re.Match[str], known: Known
) -> Iterable[Finding]:
    filled = fill_slots(document, masked, pattern, match)
    if pattern.antecedent and not filled.get(pattern.antecedent):
        nearest = antecedent(masked, match, filled, known)
        if nearest is None and pattern.kind != "holds_post":
            return
        if nearest is not None:
            filled[pattern.antecedent] = [(-1, as_role(nearest, pattern.antecedent))]
    if pattern.shape == "reciprocal":
        filled = {
            role.role: [(at, role)]
            for at, plural in filled["both"]
            for role in pair_roles(masked, at, plural, known)
        }
    attributes = _attributes(document, masked, pattern, match)
    placed = [at for roles in filled.values() for at, _ in roles if at >= 0]
    evidence = masked.span(
        min([match.start(), *placed]), max([match.end(), *(item_end(masked, at) for at in placed)])
    )
    trigger = _trigger(masked, match)
    evidence = Span(min(evidence.start, trigger.start), max(evidence.end, trigger.end))
    for roles in [*_combinations(pattern, filled), *_predecessors(pattern, filled)]:
        if _sound(pattern, roles):
            yield Finding(
                _kind(pattern, roles), roles, evidence, trigger, f"pattern:{pattern.id}", pattern.confidence,
                refine(pattern.kind, attributes, _around(document, evidence, masked.sentence), roles),
            )  # fmt: skip


_UMBRELLA = re.compile(r"\b(?:Alliance|Coalition|Coordination|Umbrella|Bloc|Confederation|Federation)\b")


def _kind(pattern: Pattern, roles: Sequence[Role]) -> str:
    """Being part of what calls itself an alliance is being a member of it."""
    whole = next((role for role in roles if role.role == "object"), None)
    if pattern.kind == "part_of" and whole is not None and _UMBRELLA.search(whole.text):
        return "member_of_umbrella"
    return pattern.kind


def _around(document: str, evidence: Span, sentence: Span) -> str:
    """The evidence with the rest of its clause, where types and means often stand."""
    rest = document[evidence.end : min(sentence.end, evidence.end + 60)]
    return document[evidence.start : evidence.end] + re.split(r"[,;:.(]", rest)[0]


def _attributes(document: str, masked: Masked, pattern: Pattern, match: re.Match[str]) -> dict[str, Any]:
    out: dict[str, Any] = dict(pattern.attributes)
    for name, words in match.groupdict().items():
        if words is None or not words.strip() or name.startswith("_") or "__" in name:
            continue
        if any(name == slot for slot, _ in pattern.slots):
            continue
        start = match.start(name)
        span = masked.span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        out.setdefault(name.removesuffix("_b"), document[span.start : span.end])
    return out


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


def _predecessors(pattern: Pattern, filled: dict[str, list[Placed]]) -> Iterator[tuple[Role, ...]]:
    """Who held a post before: "X succeeded Y as emir of Z" tells it of both."""
    before = [role for _, role in filled.get("pred", ()) if role.mention_kind == "person"]
    for person, (_, whole) in product(before, filled.get("object", ())):
        if pattern.kind == "holds_post":
            yield _renamed(person, "subject"), whole


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
    if subject is not None and pattern.kind == "designated_by" and subject.text.lower().startswith("a "):
        return False
    if (
        subject is not None
        and pattern.kind == "member_of_umbrella"
        and pattern.named_only
        and not any(char.isupper() for char in subject.name)
    ):
        return False
    return all(
        (one.start != other.start or pattern.shape == "reciprocal")
        and (one.actor is None or one.actor != other.actor)
        and one.name != other.name
        for one, other in combinations(roles, 2)
    )


def _says_more(one: Finding, other: Finding) -> bool:
    """Whether two findings tell the same thing, so that the one with more roles is enough."""
    return one.kind == other.kind and one.attributes.get("post") == other.attributes.get("post")


_PIECE = "pattern:part_of.named-piece-of"


def _of_whole(one: Finding, piece: Finding) -> bool:
    """Whether "a branch of Y" is told of somebody: "X remains a branch of Y" says it of X."""
    wholes = [{role.start for role in finding.roles if role.role == "object"} for finding in (one, piece)]
    return one.kind == piece.kind and one.method != piece.method and wholes[0] == wholes[1]


# read only where the sentence says nothing better of the kind
_SHY = frozenset({"pattern:part_of.possessive-wing-unnamed"})


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """One finding a kind and set of roles, the surest; a symmetrical pair only once."""
    best: dict[tuple[object, ...], Finding] = {}
    with_founder = {
        role.start
        for finding in found
        if finding.kind == "founded" and len(finding.roles) > 1
        for role in finding.roles
    }
    spots = {id(finding): frozenset((role.role, role.start) for role in finding.roles) for finding in found}
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
        if finding.method in _SHY and any(
            one.kind == finding.kind and one.method != finding.method for one in found
        ):
            continue
        if finding.method == _PIECE and any(_of_whole(one, finding) for one in found):
            continue
        if any(_says_more(one, finding) and spots[id(finding)] < spots[id(one)] for one in found):
            continue
        key = (finding.kind, tuple(sorted((role.start, role.end) for role in finding.roles)))
        if key not in best or best[key].confidence < finding.confidence:
            best[key] = finding
    return sorted(_told_once(best.values()), key=lambda finding: (finding.evidence, finding.kind))


def _told_once(found: Iterable[Finding]) -> Iterable[Finding]:
    """One finding of those that differ only in the words for the same two ("X put Y on its list")."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        ends = tuple(sorted((role.role, role.actor or role.name.lower()) for role in finding.roles))
        if len(ends) == 1 or finding.kind == "agreement_with":
            ends += (("at", str(finding.evidence.start)),)
        kind = "belonging" if finding.kind in _BELONGING else finding.kind
        key = (kind, finding.attributes.get("post"), ends)
        if key not in best or _rank(best[key]) < _rank(finding):
            best[key] = finding
    return best.values()


# Of one pair in one sentence one of these is told.
_BELONGING = frozenset({"part_of", "member_of_umbrella", "affiliated_with"})


_PRONOUNS = frozenset("it its they them their he him his she her who whom we us our".split())


def _rank(finding: Finding) -> tuple[int, float]:
    """Names before words that stand for them."""
    named = sum(role.text.lower() not in _PRONOUNS for role in finding.roles)
    return named, finding.confidence
