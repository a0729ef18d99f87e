"""Time expressions as TimeML marks them, for the `timexes` task of the benchmarks.

The corpora write a decade as `199` and a century as `18` (ISO 8601's reduced forms); factions writes `199X`
and `18XX`, so the X are cut off here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factions.reading import when
from factions.reading.when.rulebook import Rulebook

_REDUCED = re.compile(r"((?:BC)?\d{2,3})X{1,2}")


def predict(documents: Iterable[dict[str, Any]], rules: Rulebook | None = None) -> Iterator[dict[str, Any]]:
    """One prediction a document: `{"id", "timexes": [{"start", "end", "text", "type", "value"}]}`."""
    for document in documents:
        text, published = document["text"], document.get("dct")
        found = when.read_timexes(text, published[:10] if published else None, rules=rules)
        yield {"id": document["id"], "timexes": [_gold_form(text, timex) for timex in found]}


def _gold_form(text: str, timex: when.Timex) -> dict[str, Any]:
    value = timex.value or ""
    reduced = _REDUCED.fullmatch(value)
    return {
        "start": timex.start,
        "end": timex.end,
        "text": text[timex.start : timex.end],
        "type": timex.type,
        "value": reduced[1] if reduced else value,
    }
