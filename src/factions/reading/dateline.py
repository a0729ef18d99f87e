"""The dateline that opens a report: it dates and places the report, not what the report tells."""

from __future__ import annotations

import re

from factions.records import Span

_DATELINE = re.compile(
    r"""^(?:SAMPLE[.:]?\s+)?            # how the sample reports are marked
    [A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,}          # a town in capitals
    (?:,\s[^\n()–—]{1,60}?)?            # country and date
    (?:\s?[(\[][^)\]\n]{1,80}[)\]])*    # agency or station
    \s*(?:--|[-–—])\s+(?:\[[^\]\n]{1,40}\]\s*)*""",
    re.VERBOSE | re.MULTILINE,
)


def find_datelines(text: str) -> tuple[Span, ...]:
    """The datelines of `text`, each from the start of its line to the end of its dash."""
    return tuple(Span(*match.span()) for match in _DATELINE.finditer(text))
