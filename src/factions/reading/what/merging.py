"""Several triggers of one event become one: within a sentence, and with the sentences that go on about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from factions.reading.what.drafts import SIDES, Draft
from factions.reading.what.tokens import Tokens
from factions.records import Mention

VIOLENCE = (
    "attack", "armed_clash", "armed_assault", "property_destruction", "arson", "bombing", "shelling",
    "air_strike",
    "mob_violence", "execution", "assassination", "suicide_bombing", "complex_attack",
)  # fmt: skip
_MERGING = frozenset(VIOLENCE) - {"property_destruction", "arson"}
_RANK = {kind: rank for rank, kind in enumerate(VIOLENCE)}
_METHODS = frozenset({"bombing", "suicide_bombing", "shelling", "armed_assault"})


def merge_drafts(tokens: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence with those that tell of one event put together.

    What a sentence goes on to tell of another time ("…, and in May it killed nine") is another event.
    """
    merged: list[Draft] = []
    turns = _turns(tokens)
    for draft in drafts:
        since = bisect_right(turns, draft.first)
        near = (one for one in reversed(merged) if draft.definite or bisect_right(turns, one.first) == since)
        host = next((other for other in near if _same_event(other, draft)), None)
        if host is None:
            merged.append(draft)
        else:
            absorb(host, draft)
    return merged


_TURNING = frozenset({",", ";", "and", "but", "while"})
_DATING = frozenset({"in", "on"})


def _turns(tokens: Tokens) -> list[int]:
    """Where a sentence goes on to another time: a comma or "and", and a time after it."""
    found = []
    for at, word in enumerate(tokens.words[:-3]):
        if word not in _TURNING:
            continue
        time = at + 1 + (tokens.words[at + 1] in ("and", "but"))
        dated = tokens.words[time] in _DATING and tokens.is_time(time + 1)
        ranked = tokens.words[at + 1] == "when" and at > 1 and _is_since(tokens, at - 1)
        if dated or ranked:
            found.append(at)
    return found


def _is_since(tokens: Tokens, at: int) -> bool:
    """ "The worst raid since June, when …": the time of another event."""
    item = tokens.item(at)
    said = tokens.document[item.start : item.end].lower() if item is not None and tokens.is_time(at) else ""
    return said.startswith("since ") or (bool(said) and tokens.words[at - 1] == "since")


def _same_event(host: Draft, draft: Draft) -> bool:
    if _repelled(host, draft):
        return True
    if host.clause != draft.clause and not draft.definite and _stands_alone(host, draft):
        return False
    if host.kind == draft.kind and not _MERGING & {host.kind}:
        return (
            not any(_conflict(host, draft, (role,), _strictly) for role in ("gained_by", "lost_by", "place"))
            and not _conflict(host, draft, _DOERS)
            and not _conflict(host, draft, _SUFFERERS)
            and not _both_filled(host, draft)
        )
    if host.kind not in _MERGING or draft.kind not in _MERGING or (draft.cause and not host.cause):
        return False
    if _conflict(host, draft, _DOERS) or _then_executed(host, draft):
        return False
    if host.frame.harm and draft.frame.harm and _named_apart(host, draft):
        return False
    if "armed_clash" in (host.kind, draft.kind):
        other = draft if host.kind == "armed_clash" else host
        return other.frame.harm or other.frame.noun
    if host.frame.harm or draft.frame.harm or host.frame.noun or draft.frame.noun:
        return not (_conflict(host, draft, ("target",)) and _conflict(host, draft, ("victim", "target")))
    return not _conflict(host, draft, ("target",))


def _stands_alone(host: Draft, draft: Draft) -> bool:
    """After a semicolon an event with a doer or a target of its own is another; the dead alone are of the one
    before.
    """
    known = {mention.start for _, mention in host.roles}
    own = draft.of("attacker", "target", "instrument", "side_a")
    return any(mention.start not in known for mention in own)


def _then_executed(host: Draft, draft: Draft) -> bool:
    """Those who carry out an attack and then put people to death do two things."""
    executed = draft.kind == "execution" and not draft.frame.noun and bool(draft.of("victim"))
    return executed and host.kind != "execution" and bool(host.of("attacker")) and not host.frame.harm


_REPELLING = frozenset({"repel", "repulse", "fight off", "beat back", "beat off"})


def _repelled(host: Draft, draft: Draft) -> bool:
    """An attack and its repulse are one event."""
    return draft.lemma in _REPELLING and any(
        _same(doer, beaten) for doer in host.of("attacker") for beaten in draft.of("side_b")
    )


_DOERS = ("attacker", "side_a", "abductor", "detainer", "gained_by", "lost_by", "subject")
_SUFFERERS = ("target", "victim", "abductee", "detainee", "object", "side_b")


def _conflict(
    one: Draft, other: Draft, roles: tuple[str, ...], same: Callable[[Mention, Mention], bool] | None = None
) -> bool:
    """Whether both fill a role, and nobody in it is the same."""
    same = same or _same
    left, right = one.of(*roles), other.of(*roles)
    return bool(left and right) and not any(same(a, b) for a in left for b in right)


def _both_filled(one: Draft, other: Draft) -> bool:
    return bool(one.of(*_SUFFERERS) and other.of(*_SUFFERERS)) and one.frame is not other.frame


def _same(one: Mention, other: Mention) -> bool:
    return (
        one.start == other.start
        or one.cluster == other.cluster
        or (one.actor is not None and one.actor == other.actor)
        or one.form == "pronoun"
        or other.form == "pronoun"
    )


def _strictly(one: Mention, other: Mention) -> bool:
    """Whether two mentions mean the same, a pronoun only whom it stands for."""
    return (
        one.start == other.start
        or one.cluster == other.cluster
        or (one.actor is not None and one.actor == other.actor)
    )


def _named_apart(one: Draft, other: Draft) -> bool:
    """Whether two kill different people with names, or the one a crowd and the other a person."""
    left = [mention for mention in one.of("victim") if mention.form == "named"]
    right = [mention for mention in other.of("victim") if mention.form == "named"]
    if (
        one.frame.id == other.frame.id
        and bool(left) != bool(right)
        and one.of("victim")
        and other.of("victim")
    ):
        return not (one.passive or other.passive or one.frame.noun or other.frame.noun)
    return bool(left and right) and not any(_same(a, b) for a in left for b in right)


def absorb(host: Draft, draft: Draft) -> None:
    """Give the host the roles of another draft and the more specific kind of the two."""
    if _repelled(host, draft):
        host.add("target", draft.of("side_a"))
        return
    kinds = {host.kind, draft.kind}
    if host.kind == "armed_clash" or draft.kind == "armed_clash":
        kind = "armed_clash"
        if draft.kind == "armed_clash":
            host.roles = _as_sides(host)
            host.frame, host.first, host.last = draft.frame, draft.first, draft.last
        more = [
            (role, mention)
            for role, mention in draft.roles
            if role in ("side_a", "side_b", "victim", "instrument")
        ]
    else:
        kind = max(kinds, key=lambda name: _RANK.get(name, -1)) if host.kind in _RANK else host.kind
        if (
            len(kinds & _METHODS) > 1
            and host.lemma != draft.lemma
            and "complex" not in kind
            and _joined(host, draft)
        ):
            kind = "complex_attack"
        more = draft.roles
    if (
        host.frame.harm
        and not draft.frame.harm
        and not host.frame.noun
        and kind == draft.kind
        and draft.frame.noun is False
    ):
        host.first, host.last, host.form = draft.first, draft.last, draft.form
    host.kind = kind
    for role, mention in more:
        if not any(role == have and _covers(mention, kept) for have, kept in host.roles):
            host.roles.append((role, mention))
    host.toll, host.placed = host.toll or draft.toll, host.placed or draft.placed


def _as_sides(host: Draft) -> list[tuple[str, Mention]]:
    """Who killed in a clash is a side of it; those killed stay its victims."""
    sides = [mention for mention in host.of("attacker") if mention.kind in SIDES]
    kept = [(role, mention) for role, mention in host.roles if role == "victim"]
    return [*(("side_a", mention) for mention in sides), *kept]


def _joined(host: Draft, draft: Draft) -> bool:
    """A shooting and an explosion by the same people is one complex attack; a bomb that also shot nobody
    is not.
    """
    return (
        {host.kind, draft.kind} in ({"armed_assault", "bombing"}, {"armed_assault", "suicide_bombing"})
        and not draft.frame.harm
        and not host.frame.harm
    )


def _covers(mention: Mention, kept: Mention) -> bool:
    return mention.start == kept.start or (mention.cluster == kept.cluster and mention.form == "pronoun")
