"""Several triggers of one event become one: within a sentence, and with the sentences that go on about it."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.what.drafts import SIDES, Draft
from factions.records import Mention

VIOLENCE = (
    "attack", "armed_clash", "armed_assault", "property_destruction", "arson", "bombing", "shelling",
    "air_strike",
    "mob_violence", "execution", "assassination", "suicide_bombing", "complex_attack",
)  # fmt: skip
_MERGING = frozenset(VIOLENCE) - {"property_destruction", "arson"}
_RANK = {kind: rank for rank, kind in enumerate(VIOLENCE)}
_METHODS = frozenset({"bombing", "suicide_bombing", "shelling", "armed_assault"})


def merge_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence with those that tell of one event put together."""
    merged: list[Draft] = []
    for draft in drafts:
        host = next((other for other in reversed(merged) if _same_event(other, draft)), None)
        if host is None:
            merged.append(draft)
        else:
            absorb(host, draft)
    return merged


def _same_event(host: Draft, draft: Draft) -> bool:
    if _repelled(host, draft):
        return True
    if host.clause != draft.clause and not draft.definite and _stands_alone(host, draft):
        return False
    if host.kind == draft.kind and not _MERGING & {host.kind}:
        return (
            not any(_conflict(host, draft, (role,)) for role in ("gained_by", "lost_by", "place"))
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


def _conflict(one: Draft, other: Draft, roles: tuple[str, ...]) -> bool:
    """Whether both fill a role, and nobody in it is the same."""
    left, right = one.of(*roles), other.of(*roles)
    return bool(left and right) and not any(_same(a, b) for a in left for b in right)


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


def _named_apart(one: Draft, other: Draft) -> bool:
    left = [mention for mention in one.of("victim") if mention.form == "named"]
    right = [mention for mention in other.of("victim") if mention.form == "named"]
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
    host.toll = host.toll or draft.toll


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
