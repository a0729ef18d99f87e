"""Judging who is who, with what a person must know first: a contradiction, or a private person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from factions.casefile.casefile import Casefile
from factions.casefile.identity.actors import Identity
from factions.casefile.identity.joining import judged_pair
from factions.casefile.identity.nodes import is_id, split_key
from factions.casefile.judgements import Judgement, check_judgement, made_on
from factions.casefile.names import folded
from factions.casefile.schema import claims, roles
from factions.errors import AmbiguousActor, UserError


def judge_actors(
    casefile: Casefile,
    what: str,
    on: Sequence[str],
    *,
    who: str,
    why: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> Judgement:
    """Adds a judgement on actors; raises UserError where others contradict it, or a person is private.

    What people say differently of one pair is kept and left open; what contradicts other pairs (A is B, B is
    C, A is not C) has to be settled first.
    """
    check_judgement(who, what, on)
    on = [key_of(casefile, name) for name in on]
    check_judgement(who, what, on)
    kept = casefile.judgements()
    if what in ("same", "different", "name"):
        _check_contradiction(kept, made_on(None, who=who, what=what, on=on, why=why, details=details))
    if what == "same":
        with casefile.transaction() as connection:
            _check_private(connection, kept, on)
    return casefile.judge(what, on, who=who, why=why, details=details)


def key_of(casefile: Casefile, name: str) -> str:
    """The key that a name stands for in the documents; raises AmbiguousActor where it is several actors'."""
    base, document = split_key(name)
    keys = () if is_id(base) else casefile.actor_keys(base)
    ids = [key for key in keys if is_id(key)]
    if len(ids) > 1:
        raise AmbiguousActor(base, tuple(ids))
    key = (ids or [base])[0]
    return f"{key}@{document}" if document else key


def _check_contradiction(kept: Sequence[Judgement], new: Judgement) -> None:
    pair = judged_pair(new)
    for found in Identity([*kept, new]).open:
        others = [one for one in found.judgements if judged_pair(one) != pair and one.id]
        if new in found.judgements and others:
            said = ", ".join(
                f"{' and '.join(one.on)} are {one.what} by {one.who} ({one.id})" for one in others
            )
            raise UserError(f"That contradicts what was judged: {said}. Take that back first, with undo.")


def _check_private(connection: Connection, kept: Sequence[Judgement], keys: Sequence[str]) -> None:
    """A person who holds no post is private, and private persons are not linked across documents."""
    public = {folded(one.on[0]) for one in kept if one.what == "public"}
    for key in keys:
        name = folded(split_key(key)[0])
        person = select(roles.c.claim).where(roles.c.folded == name, roles.c.mention_kind == "person")
        post = person.join(claims, roles.c.claim == claims.c.row).where(
            claims.c.kind == "holds_post", roles.c.role == "subject"
        )
        is_person = connection.execute(person.limit(1)).first() is not None
        if is_person and name not in public and connection.execute(post.limit(1)).first() is None:
            raise UserError(
                f"{key!r} is a person who holds no post here, and private persons are not linked; if this is"
                " a public actor, say so first: factions judge CASE public NAME --why …"
            )
