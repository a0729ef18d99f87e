"""What identity is decided between: an actor as all documents name it, or as one document does."""

from __future__ import annotations

import re

from factions.casefile.names import folded

_ID = ("act_", "usr_")
_LOCAL = re.compile(r"(.+)@(doc_[0-9a-f]+)", re.DOTALL)


def node_of(key: str, document: str | None = None) -> str:
    """The node of an actor's key: its id, else its name as it is looked up; `@DOCUMENT` for one document."""
    base, written = split_key(key)
    node = base if is_id(base) else folded(base)
    of = document or written
    return f"{node}@{of}" if of else node


def split_key(key: str) -> tuple[str, str | None]:
    """A key's name or id, and the document it is limited to, if it is."""
    local = _LOCAL.fullmatch(key)
    return (local[1], local[2]) if local else (key, None)


def is_id(key: str) -> bool:
    """Whether a key is an actor's id and no name."""
    return key.startswith(_ID)
