"""docs/patterns.md, made from the pattern and trigger tables.

`python -m factions.reading.what.page > docs/patterns.md` writes it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from factions.reading.what.lexicon import Frame, all_frames
from factions.reading.what.patterns import Pattern, all_patterns

_MARK = re.compile(r"\[[a-z_]+(?::[a-z]+)? ([^\]]+)\]")
_HEAD = """# Patterns and triggers

Made from the tables in `src/factions/reading/what/`, with the examples that a test runs; do not edit by hand.
Mentions stand in *italics*. "Not" lines are sentences that look alike and must give nothing.
"""


def patterns_page() -> str:
    """The page, as kept in docs/patterns.md."""
    return "\n".join([_HEAD, *_patterns(), *_triggers()]) + "\n"


def _patterns() -> Iterator[str]:
    family = ""
    for pattern in all_patterns():
        if pattern.family != family:
            family = pattern.family
            yield f"## Relations: {family.replace('_', ' ')}\n"
        yield from _pattern(pattern)


def _pattern(pattern: Pattern) -> Iterator[str]:
    roles = ", ".join(name for name, _ in pattern.slots)
    yield f"### {pattern.id}\n\n`{pattern.kind}`, roles {roles}; confidence {pattern.confidence:.2f}.\n"
    yield from _examples(pattern.yes, pattern.no)


def _triggers() -> Iterator[str]:
    for title, noun in (("verbs", False), ("nouns", True)):
        yield f"## Events: {title}\n"
        for frame in all_frames():
            if frame.noun is noun:
                yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    yield f"### {frame.kind}: {frame.id.split('|')[0]}\n\n{', '.join(frame.id.split('|'))}.\n"
    yield from _examples(frame.yes, frame.no)


def _examples(yes: tuple[str, ...], no: tuple[str, ...]) -> Iterator[str]:
    for example in yes:
        yield "- " + _MARK.sub(r"*\1*", example)
    for example in no:
        yield "- Not: " + _MARK.sub(r"*\1*", example)
    yield ""


if __name__ == "__main__":
    sys.stdout.write(patterns_page())
