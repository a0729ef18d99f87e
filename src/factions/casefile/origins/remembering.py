"""What was found in a document is remembered, for the lines of an answer ask about the same ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import TypeVar

from factions.records import Document

T = TypeVar("T")
_MOST = 4_096


def remembered(find: Callable[[Document], T]) -> Callable[[Document], T]:
    """A function of a document that is worked out once for as long as few others are asked about.

    It may look at the text and the publisher alone. Of the text a hash is kept and not the text itself: what
    was redacted must be gone from here too. Safe among threads; two at once may both work it out.
    """
    kept: OrderedDict[Hashable, T] = OrderedDict()
    lock = Lock()

    @wraps(find)
    def found(document: Document) -> T:
        key = document.id, document.publisher, hash(document.text)
        with lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = find(document)
        with lock:
            kept[key] = made
            while len(kept) > _MOST:
                kept.popitem(last=False)
        return made

    return found
