"""Findings of a whole document: relations and events, sentence by sentence, with what carries over."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.encoder.encoding import Encoding
from factions.reading.what.cues import Cues
from factions.reading.what.evidence import Evidence
from factions.reading.what.happenings import Happenings
from factions.reading.what.known import Known, best_named
from factions.reading.what.mask import Item, mask_sentence, sentence_items
from factions.reading.what.relations import read_relations
from factions.reading.what.ties import ties
from factions.reading.what.tokens import Tokens
from factions.records import Finding, Mention, Place, Span, When

_LONGEST_SENTENCE = 1500
# Words that a head may take for somebody ("a splinter of its own", "gunmen in uniforms"), and those that
# verbs are read with ("blew himself up", "renamed itself").
_NOBODY = frozenset(
    "own too least uniforms uniform fatigues former younger himself herself itself themselves".split()
) | {"the so-called"}


def find_findings(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[When],
    places: Sequence[Place],
    encoding: Encoding,
) -> tuple[Finding, ...]:
    """The relations, steps, posts, patterns and events that a document tells of, in text order."""
    found = unweighed(text, sentences, mentions, times, places, encoding)
    return tuple(Evidence(encoding).weigh(found))


def unweighed(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[When],
    places: Sequence[Place],
    encoding: Encoding,
) -> list[Finding]:
    """The same, each as sure as what found it, before the encoder's heads are weighed."""
    mentions = [one for one in mentions if one.text.lower() not in _NOBODY]
    items = sentence_items(mentions, times, places, text)
    happenings = Happenings(text)
    known = Known(best_named(mentions))
    cues = Cues(encoding, mentions, sentences[0].start if sentences else 0)
    relations: list[Finding] = []
    at = 0
    for sentence, cued in cues.each(pieces(sentences)):
        inside, at = _inside(items, at, sentence)
        words = text[sentence.start : sentence.end]
        speaks = bool(inside) or "two " in words or "both " in words
        if not speaks and not cued and not happenings.awake(words):
            continue
        masked = mask_sentence(text, sentence, inside)
        tokens = Tokens(text, masked)
        found = read_relations(text, masked, known) if speaks else []
        found += ties(tokens, cued, found)
        happenings.read(tokens, found, cued, known)
        relations.extend(found)
        known.remember((item.mention for item in inside), found)
    return sorted([*relations, *happenings.findings()], key=lambda found: (found.evidence, found.kind))


def pieces(sentences: Sequence[Span]) -> list[Span]:
    """The sentences, those of absurd length (tables, lists) cut so that the work stays linear."""
    out: list[Span] = []
    for sentence in sentences:
        for start in range(sentence.start, sentence.end, _LONGEST_SENTENCE):
            out.append(Span(start, min(start + _LONGEST_SENTENCE, sentence.end)))
    return out


def _inside(items: Sequence[Item], at: int, sentence: Span) -> tuple[list[Item], int]:
    while at < len(items) and items[at].start < sentence.start:
        at += 1
    first = at
    while at < len(items) and items[at].end <= sentence.end:
        at += 1
    return list(items[first:at]), at
