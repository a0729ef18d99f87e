"""What was found in documents is remembered, for the lines of an answer ask about the same ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar, cast

from factions.records import Document

F = TypeVar("F", bound=Callable[..., Any])


def remembering(most: int) -> Callable[[F], F]:
    """Makes a function of one or several documents one that is worked out once, while few others are asked.

    It may look at texts, publishers and dates alone. Of a text a hash is kept and not the text itself: what
    was redacted must be gone from here too. Safe among threads; two at once may both work it out.
    """

    def remember(find: F) -> F:
        kept: OrderedDict[Hashable, Any] = OrderedDict()
        lock = Lock()

        @wraps(find)
        def found(*documents: Document) -> Any:
            key = tuple((one.id, one.publisher, one.published_at, hash(one.text)) for one in documents)
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            made = find(*documents)
            with lock:
                kept[key] = made
                while len(kept) > most:
                    kept.popitem(last=False)
            return made

        return cast("F", found)

    return remember


remembered = remembering(4_096)
