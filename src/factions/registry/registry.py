"""The registry: known actors, found by name, offered for a misspelling, and seen in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from factions.errors import UnknownActor
from factions.registry.actors import SOURCES, Actor, Match
from factions.registry.spelling import keys, plain, whole_key
from factions.registry.trie import LEAF, Entry, Node, Path, Word, plant, walk, words_of

OUT_OF_TIME, ELSEWHERE = 0.3, 0.2
RESPELLED, CONTESTED = 0.05, 0.01
_ALSO_WORDS = frozenset("IS WHO FACT RAW MEND ARENA US CAR TIP IMP BRAS MIT".split())
_SOURCE_COST = {source: 0.01 * place for place, source in enumerate(SOURCES)}


class Sighting(NamedTuple):
    """Where a text has a registry name, and whom it may mean, best first."""

    start: int
    end: int
    matches: tuple[Match, ...]


class Registry:
    """Known actors by id and by name."""

    def __init__(self, actors: Iterable[Actor], paths: Iterable[Path] | None = None) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._root: Node = plant(self._actors.values(), paths)
        self._choices: dict[str, str] | None = None
        self._seen: dict[str, tuple[Match, ...]] = {}

    def __len__(self) -> int:
        return len(self._actors)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor, in the order of the file."""
        return tuple(self._actors.values())

    def get(self, actor_id: str) -> Actor:
        """The actor with an id; raises UnknownActor, with the nearest names, if there is none."""
        found = self._actors.get(actor_id)
        if found is None:
            words = actor_id.removeprefix("act_").replace("-", " ")
            raise UnknownActor(actor_id, self.nearest(words, 3))
        return found

    def knows(self, actor_id: str) -> bool:
        """Whether an actor has this id."""
        return actor_id in self._actors

    def find(self, name: str, on: str | None = None, country: str | None = None) -> tuple[Match, ...]:
        """The actors that a name may mean, best first; empty if none goes by it.

        `on` is an ISO day and `country` an ISO 3166 code: actors (and names) of another time or place stay
        in the answer with a lower score. Letter case, diacritics, articles and spelling habits do not matter.
        """
        entries = self._entries(name) or self._entries(name.title())
        matches = (Match(entry.actor, entry.name, _score(entry, name, on, country)) for entry in entries)
        return _one_each(sorted(matches, key=lambda match: -match.score))

    def _entries(self, name: str) -> list[Entry]:
        node = self._root
        for part in keys(name):
            node = node.get(part, {})
        return [entry for entry in node.get(LEAF, ()) if _spells(entry, name)]

    def nearest(self, name: str, n: int = 5) -> tuple[str, ...]:
        """The `n` registry names most like a name that nobody goes by."""
        if self._choices is None:
            self._choices = {n.text: plain(n.text) for actor in self.actors for n in actor.names}
        found = process.extract(
            plain(name), self._choices, scorer=fuzz.token_sort_ratio, limit=n, score_cutoff=50
        )
        return tuple(text for _, _, text in found)

    def scan(self, text: str, words: list[Word] | None = None) -> list[Sighting]:
        """Every registry name in a text, the longest at each place, none overlapping another.

        Names begin with a capital unless they are written without; acronyms and short mixed names (IS, LeT)
        count only in their own letters, and those that are words too (IS, WHO) not in a line of capitals.
        `words` saves splitting the text again (`trie.words_of`).
        """
        words = words_of(text) if words is None else words
        found: list[Sighting] = []
        at = 0
        while at < len(words):
            after = self._sight(text, words, at, found)
            at = after or at + 1
        return found

    def _sight(self, text: str, words: list[Word], at: int, found: list[Sighting]) -> int:
        """Add the longest name that begins at a word and return the word after it, 0 if none begins there."""
        best: tuple[int, tuple[Match, ...]] | None = None
        for after, entries in walk(self._root, text, words, at):
            matches = self._accepted(text, words, at, after, entries)
            if matches:
                best = after, matches
        if best is None:
            return 0
        after, matches = best
        start, end = _with_article(text, words, at), words[after - 1].end
        if matches[0].name.text.endswith(".") and text[end : end + 1] == ".":
            end += 1
        found.append(Sighting(start, end, matches))
        return after

    def _accepted(
        self, text: str, words: list[Word], at: int, after: int, entries: list[Entry]
    ) -> tuple[Match, ...]:
        written = text[words[at].start : words[after - 1].end]
        if written not in self._seen:
            kept = [entry for entry in entries if _fits(entry, written)]
            matches = [Match(e.actor, e.name, _score(e, written, None, None)) for e in kept]
            self._seen[written] = _one_each(sorted(matches, key=lambda match: -match.score))
        matches_seen = self._seen[written]
        if matches_seen and written in _ALSO_WORDS and _shouted(words, at, after):
            return ()
        return matches_seen


def _fits(entry: Entry, written: str) -> bool:
    if entry.exact:
        return _letters(written) == _letters(entry.name.text)
    if not _spells(entry, written):
        return False
    return entry.any_case or written[:1].isupper() or written[:1].isdigit()


def _spells(entry: Entry, written: str) -> bool:
    """Whether words that sound like a name are a spelling of it, as short lone words seldom are."""
    return not entry.lone or whole_key(written) == whole_key(entry.name.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _shouted(words: list[Word], at: int, after: int) -> bool:
    """Whether the words on both sides are in capitals too, so that IS is more likely a verb."""
    around = [words[place].text for place in (at - 1, after) if 0 <= place < len(words)]
    return len(around) > 0 and all(map(str.isupper, around))


def _with_article(text: str, words: list[Word], at: int) -> int:
    """The start of a name, moved before an Arabic article that is part of it."""
    if at and words[at - 1].text.lower() in ("al", "el", "ash", "an", "ad", "as", "ar", "at", "az"):
        gap = text[words[at - 1].end : words[at].start]
        if gap == "-" or (gap == " " and words[at - 1].text in ("Al", "al", "El")):
            return words[at - 1].start
    return words[at].start


def _score(entry: Entry, written: str, on: str | None, country: str | None) -> float:
    score = 1.0 - _SOURCE_COST.get(entry.actor.source, 0.0)
    if plain(entry.name.text) != plain(written):
        score -= RESPELLED
    if entry.name.status == "contested":
        score -= CONTESTED
    if not entry.name.holds_on(on):
        score -= OUT_OF_TIME
    if country and entry.actor.country and country not in entry.actor.country:
        score -= ELSEWHERE
    return round(score, 4)


def _one_each(matches: list[Match]) -> tuple[Match, ...]:
    """The best match of every actor, order kept."""
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.actor.id, match)
    return tuple(best.values())
