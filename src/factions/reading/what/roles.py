"""Roles made of mentions, with the classes of those who are attacked."""

from __future__ import annotations

from msgspec.structs import replace

from factions.reading.what.nouns import target_classes
from factions.records import Mention, Role, Span


def role_of(mention: Mention, role: str) -> Role:
    """The mention in a role; targets and victims get the classes that their words state."""
    classes = target_classes(mention.text, mention.kind) if role in ("target", "victim") else ()
    return Role(
        mention.text, mention.start, mention.end, role=role, name=mention.name, actor=mention.actor,
        mention_kind=mention.kind, target_class=classes,
    )  # fmt: skip


def as_role(whom: Mention | Role, role: str) -> Role:
    """A mention, or one who had another role, in a role."""
    return role_of(whom, role) if isinstance(whom, Mention) else replace(whom, role=role)


def role_of_words(document: str, span: Span, role: str, kind: str) -> Role:
    """A role of words that no mention covers."""
    words = document[span.start : span.end]
    classes = target_classes(words, kind) if role in ("target", "victim") else ()
    return Role(
        words,
        span.start,
        span.end,
        role=role,
        name=words,
        actor=None,
        mention_kind=kind,
        target_class=classes,
    )
