"""The examples of rules, tried: what a rule should read and does not, and what it should leave alone."""

from __future__ import annotations

from collections.abc import Iterator

from factions.reading.when.rulebook import Example, Rule, Rulebook
from factions.reading.when.said import Timex
from factions.reading.when.timexes import find, publication_day

MISS_DAY = "2021-11-08"


def faults(book: Rulebook, rule: Rule) -> Iterator[str]:
    """What is wrong with a rule by its own examples, a sentence each."""
    for example in rule.examples:
        yield from _unread(book, rule, example)
    own = {rule.id, *rule.ucdp.values()}
    for miss in rule.misses:
        for timex in _read(book, miss, MISS_DAY, rule.styles[0]):
            if timex.rule in own:
                words = miss[timex.start : timex.end]
                yield f"rule {rule.id} should leave {miss!r} alone and reads {words!r} in it"


def _unread(book: Rulebook, rule: Rule, example: Example) -> Iterator[str]:
    found = _read(book, example.text, example.published, example.style)
    words = [example.text[timex.start : timex.end] for timex in found]
    if example.words not in words:
        yield f"rule {rule.id} should read {example.words!r} in {example.text!r}; read is {words}"
        return
    timex = found[words.index(example.words)]
    said = (timex.type, timex.value or "", timex.written if example.edtf else None)
    wanted = (example.type, example.value, example.edtf)
    if said != wanted:
        yield f"rule {rule.id} should make {wanted} of {example.words!r} and makes {said}"


def _read(book: Rulebook, text: str, published: str, style: str | None) -> tuple[Timex, ...]:
    return find(text, publication_day(published), style, book, every=True)
