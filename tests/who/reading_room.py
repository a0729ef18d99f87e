"""Reading the mentions of a made-up text without an encoder."""

from __future__ import annotations

from factions.reading.encoder.encoding import Encoding, PairScorer, Tagged, no_scores
from factions.reading.sentences import split_sentences
from factions.reading.who import find_mentions
from factions.records import Mention
from factions.registry import load_registry


def mentions(
    text: str,
    *,
    country: str | None = None,
    published: str | None = None,
    tagged: tuple[Tagged, ...] = (),
    scores: PairScorer = no_scores,
) -> tuple[Mention, ...]:
    return find_mentions(
        text,
        split_sentences(text),
        Encoding(text, tagged, scores),
        load_registry(),
        country=country,
        published=published,
    )


def tag(text: str, words: str, label: str, *, head: str = "party", score: float = 0.9) -> Tagged:
    """What a head of the encoder says of the first place where the words stand."""
    start = text.index(words)
    return Tagged(start, start + len(words), head, label, score)


def actors(text: str, **scene: str) -> dict[str, str | None]:
    """The actor of each mention by its words, without act_."""
    return {m.text: m.actor and m.actor.removeprefix("act_") for m in mentions(text, **scene)}  # type: ignore[arg-type]


def together(text: str) -> list[set[str]]:
    """The words of mentions that stand for the same, where there are at least two."""
    clusters: dict[str, list[str]] = {}
    for mention in mentions(text):
        clusters.setdefault(mention.cluster, []).append(mention.text)
    return [set(words) for words in clusters.values() if len(words) > 1]
