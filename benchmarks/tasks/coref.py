"""Coreference of all noun phrases and pronouns, as GUM marks it: `party` and `whole` find, `same` links.

Each mention joins the earlier one that the pair head takes for the same most surely; failing that, the last
one of the same words, or the name of which it is the last word. Mentions that nothing joins are left out, as
the gold leaves out those that are alone. A model without these heads finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Any

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.records import Span

HEADS = ("party", "whole")
# How sure the pair head must be: of a pronoun, of a noun or name with the head word of its mate, of another.
SURE_PRONOUN, SURE_ALIKE, SURE_NOUN = 0.5, 0.5, 0.98
LEAST = 0.15
# How far back a mate may lie, in characters: of a pronoun, and as far as the pair head was taught to look.
NEAR, FAR = 400, 900
LONGEST_NAME = 4
_PERSONS = (
    "i me my mine myself", "we us our ours ourselves", "you your yours yourself", "he him his himself",
    "she her hers herself", "it its itself", "they them their theirs themselves",
)  # fmt: skip
PERSON_OF = {word: number for number, words in enumerate(_PERSONS) for word in words.split()}
# "I", "we" and "you": the same speaker all through, and never the antecedent of a noun.
SPEAKING = 3
_LOOSE = frozenset(
    "of in on at to for from with by and or which that who whose whom as than the a an".split()
)
_ARTICLE = re.compile(r"(?:the|an?|this|that|these|those) ", re.IGNORECASE)
_AFTER_HEAD = re.compile(r" (?:of|in|on|at|for|to|from|with|that|which|who|by|whose|and)\b|,|\(")
_TITLE = re.compile(
    r"(?:mr|mrs|ms|dr|sir|president|senator|(?:prime )?minister|professor|general|speaker|governor)\.? ", re.I
)
_OWNER = re.compile(r"['’]s?$")
_MARKS = ' \n\t,;:"“”(['


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        text = document["text"]
        found = clusters(encoder.encode(text, split_sentences(text)))
        rows = [[{"start": one.start, "end": one.end} for one in cluster] for cluster in found]
        yield {"id": document["id"], "coref": rows}


def clusters(encoding: Encoding) -> list[list[Span]]:
    """The mentions that mean the same, in text order; those alone are left out."""
    spans = mentions(encoding)
    texts = [bare(encoding.text[one.start : one.end]) for one in spans]
    cluster_of: list[list[Span]] = []
    last: dict[str, int] = {}
    for at, mate in enumerate(antecedents(encoding, spans, texts)):
        if mate is None:
            mate = next((last[key] for key in keys_of(texts[at]) if key in last), None)
        cluster_of.append(cluster_of[mate] if mate is not None else [])
        cluster_of[at].append(spans[at])
        last.update(dict.fromkeys(names_of(texts[at]), at))
    unique = {id(cluster): cluster for cluster in cluster_of}
    return [cluster for cluster in unique.values() if len(cluster) > 1]


def mentions(encoding: Encoding) -> list[Span]:
    """What the two heads found, without loose words at the ends."""
    found = {
        trimmed(encoding.text, tag.span)
        for tag in encoding.tagged
        if tag.head in HEADS
        and (tag.score >= LEAST or encoding.text[tag.start : tag.end].lower() in PERSON_OF)
    }
    return sorted(span for span in found if encoding.text[span.start : span.end].lower() not in _LOOSE)


def trimmed(text: str, span: Span) -> Span:
    """A stretch without punctuation, a preposition or a relative pronoun at its end."""
    words = text[span.start : span.end]
    while True:
        shorter = words.rstrip(_MARKS)
        if shorter.endswith(")") and "(" not in shorter:
            shorter = shorter[:-1]
        head, _, last = shorter.rpartition(" ")
        shorter = head if head and last in _LOOSE else shorter
        if shorter in (words, ""):
            return Span(span.start, span.start + len(words))
        words = shorter


def antecedents(encoding: Encoding, spans: Sequence[Span], texts: Sequence[str]) -> list[int | None]:
    """The earlier mention that each most surely means again, null where none is sure enough."""
    pairs = [
        (mate, at)
        for at, span in enumerate(spans)
        for mate in takewhile(partial(_is_near, spans, texts, at), range(at - 1, -1, -1))
        if not spans[mate].overlaps(span) and _may_mean(texts[mate], texts[at])
    ]
    best: list[int | None] = [None] * len(spans)
    surest = [0.0] * len(spans)
    rows = encoding.scores("same", [(spans[mate], spans[at]) for mate, at in pairs])
    for (mate, at), row in zip(pairs, rows, strict=True):
        if row["same"] > max(surest[at], _enough(texts[mate], texts[at])):
            best[at], surest[at] = mate, row["same"]
    return best


def _enough(mate: str, words: str) -> float:
    if words.lower() in PERSON_OF:
        return SURE_PRONOUN
    return SURE_ALIKE if _head(mate) == _head(words) else SURE_NOUN


def _head(words: str) -> str:
    """The last word before what follows the head of a noun phrase."""
    return (_AFTER_HEAD.split(words)[0].split() or [words])[-1].lower()


def _is_near(spans: Sequence[Span], texts: Sequence[str], at: int, mate: int) -> bool:
    return spans[at].start - spans[mate].start < (NEAR if texts[at].lower() in PERSON_OF else FAR)


def _may_mean(mate: str, words: str) -> bool:
    """Whether the persons of two pronouns, or the words of two names, do not speak against it."""
    before, person = PERSON_OF.get(mate.lower()), PERSON_OF.get(words.lower())
    if before is not None:
        return before == person if person is not None else before >= SPEAKING
    if person is not None or not (_is_name(mate) and _is_name(words)):
        return person is None or person >= SPEAKING
    return bool(_parts(mate) & _parts(words)) or _initials(mate) == words or _initials(words) == mate


def bare(words: str) -> str:
    """Words without an article before and a possessive after."""
    return _OWNER.sub("", _ARTICLE.sub("", " ".join(words.split()), count=1)) or words


def keys_of(words: str) -> list[str]:
    """What an earlier mention must go by for it to be taken up again by these words alone, best first."""
    person = PERSON_OF.get(words.lower())
    if person is not None:
        return [f"person {person}"] if person < SPEAKING else []
    name = _TITLE.sub("", words, count=1).lower()
    return [words.lower(), *([f"surname {name}"] if _is_name(words) else [])]


def names_of(words: str) -> list[str]:
    """What a mention may be called afterwards: its words, and a longer name by its last one."""
    *given, last = words.lower().split()
    surname = [f"surname {last}"] if _is_name(words) and 0 < len(given) < LONGEST_NAME else []
    return keys_of(words)[:1] + surname


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.lower() not in PERSON_OF


def _parts(name: str) -> frozenset[str]:
    return frozenset(word for word in name.lower().split() if word not in _LOOSE)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
