"""Which words of a document belong to the names of persons, so that "Jackson" is not sought on a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name
from factions.reading.where.runs import Token


def person_words(found: Iterable[tuple[Sequence[Token], Sequence[Name]]], lexicon: Lexicon) -> dict[int, str]:
    """Start → word, for each word that stands in a person's name."""
    starts: dict[int, str] = {}
    for run, names in found:
        whole = {n.start for n in names if n.words == len(run)}
        if run[0].start not in whole:
            starts |= {token.start: token.low for token in _person(run, lexicon)}
    return starts


def _person(run: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """From a title or a given name to the end of the run, unless an organisation or a facility ends it."""
    if len(run) < 2 or _ends_otherwise(run, lexicon):
        return ()
    for at, token in enumerate(run[:-1]):
        if token.low in lexicon.titles:
            return run[at + 1 :]
        if token.low in lexicon.given_names and not token.text.isupper():
            return run[at:]
    return ()


def _ends_otherwise(run: Sequence[Token], lexicon: Lexicon) -> bool:
    last = run[-1].low
    return last in lexicon.organisation_words or last in lexicon.facility_words or last in lexicon.unit_words
