"""Which given happenings of many documents are one: documents grouped by text, then happenings joined.

Two happenings are compared by the casefile's own grounds (names, numbers, words, time, place, parties of
their sentences) and by the words that name them. The weights are in benchmarks/labels/same_event.toml, fitted
on training topics by `python -m benchmarks.same_event fit`.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from factions.casefile.events.features import compare
from factions.casefile.events.sketches import Sketch, as_site, names_of, numbers_of
from factions.casefile.events.words import words_of
from factions.casefile.names import folded
from factions.reading.reader import built_in_reader
from factions.reading.steps import Steps
from factions.records import Document, Span, document_id

LABELS = Path(__file__).parent.parent / "labels" / "same_event.toml"
NEAR = 60
Vector = Mapping[str, float]
Floats = NDArray[np.float64]


class Happening(NamedTuple):
    """One given trigger: what the casefile compares, the trigger's stem and state, and the words near it."""

    document: str
    trigger: dict[str, Any]
    sketch: Sketch
    stem: str
    state: Floats
    near: Vector
    sentence: Span


class Table(NamedTuple):
    """The fitted weights, and the likeness above which documents, and happenings, are joined."""

    weights: dict[str, float]
    documents: float
    join: float


@cache
def load_table() -> Table:
    table = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    return Table(table["weights"], table["thresholds"]["documents"], table["thresholds"]["join"])


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    given, table = list(documents), load_table()
    vectors = weighted(given)
    happenings = [one for row in given for one in read(row, vectors)]
    chains: dict[int, str] = {}
    for number, members in enumerate(document_groups(vectors, happenings, table.documents)):
        chances = chance_matrix([happenings[at] for at in members], vectors, table.weights)
        for part, joined in enumerate(agglomerate(chances, table.join)):
            chains.update({members[at]: f"{number}-{part}" for at in joined})
    found: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in given}
    for at, happening in enumerate(happenings):
        found[happening.document].append({"trigger": happening.trigger, "chain": chains[at]})
    for id, events in found.items():
        yield {"id": id, "events": events}


def read(row: dict[str, Any], vectors: Mapping[str, Vector]) -> list[Happening]:
    """The given happenings of one document, read by the shipped reader."""
    text = row["text"]
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(id=document_id(sha256, text), sha256=sha256, text=text, published_at=row.get("dct"))
    steps = built_in_reader().steps(document)
    return [
        _happening(row["id"], event["trigger"], steps, text)
        for event in row["events"]
        if event.get("trigger")
    ]


def _happening(id: str, trigger: dict[str, Any], steps: Steps, text: str) -> Happening:
    at = Span(trigger["start"], trigger["end"])
    sentence = next((one for one in steps.around.sentences if one.covers(at)), at)
    near = Counter(words_of(text[max(0, at.start - NEAR) : at.end + NEAR]))
    words = list(words_of(text[at.start : at.end])) or [text[at.start : at.end].casefold()]
    sketch = _sketch(id, at, sentence, steps, text)
    return Happening(id, trigger, sketch, words[0], _state(steps, at), _unit(near), sentence)


def _sketch(id: str, at: Span, sentence: Span, steps: Steps, text: str) -> Sketch:
    said = text[sentence.start : sentence.end]
    times = [time for time in steps.around.times if sentence.covers(time.span)]
    places = [place for place in steps.around.places if sentence.covers(place.span)]
    named = {folded(one.name) for one in steps.mentions if one.form == "named" and sentence.covers(one.span)}
    return Sketch(
        id=f"{id} {at.start:07}", document=id, kinds=("happening",), published=None,
        bounds=times[0].bounds if times else None, site=as_site(places[0]) if places else None,
        doers=tuple(sorted(named)), persons=(), targets=(), counts=(),
        words=tuple(sorted(set(words_of(said)))), names=tuple(sorted(set(names_of(said)))), title=(),
        numbers=tuple(sorted(set(numbers_of(said)))),
    )  # fmt: skip


def _state(steps: Steps, at: Span) -> Floats:
    """The encoder's state of the trigger's words, of length one."""
    states = steps.encoding.scores.states  # type: ignore[attr-defined]
    mean = states.means(states.words([at]))[0].astype(np.float64)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float64)


def features(one: Happening, other: Happening, vectors: Mapping[str, Vector]) -> dict[str, float]:
    """The numbers that the weights of same_event.toml are for."""
    found = {feature.name: feature.value for feature in compare(one.sketch, other.sketch)}
    found.pop("same_kind", None)
    same = float(one.stem == other.stem)
    alike = float(one.state @ other.state)
    of_documents = cosine(vectors[one.document], vectors[other.document])
    near = cosine(one.near, other.near)
    return {
        **found, "same_stem": same, "state": alike, "state_high": max(0.0, alike - 0.5), "near_words": near,
        "documents": of_documents, "same_document": float(one.document == other.document),
        "same_sentence": float(one.document == other.document and one.sentence == other.sentence),
        "stem_documents": same * of_documents, "stem_near": same * near,
    }  # fmt: skip


def chance_matrix(
    happenings: Sequence[Happening], vectors: Mapping[str, Vector], weights: dict[str, float]
) -> Floats:
    """The chance that each two of them are one."""
    chances = np.zeros((len(happenings), len(happenings)))
    for first, one in enumerate(happenings):
        for second in range(first):
            found = features(one, happenings[second], vectors)
            odds = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
            chances[first, second] = chances[second, first] = 1 / (1 + math.exp(-odds))
    return chances


def agglomerate(likeness: Floats, least: float) -> list[list[int]]:
    """Groups by average linkage: the two likest are joined while their likeness reaches `least`."""
    likeness = likeness.copy()
    np.fill_diagonal(likeness, -1.0)
    sizes = np.ones(len(likeness))
    groups = [[at] for at in range(len(likeness))]
    while len(likeness) > 1:
        one, other = divmod(int(likeness.argmax()), len(likeness))
        if likeness[one, other] < least:
            break
        joined = (likeness[one] * sizes[one] + likeness[other] * sizes[other]) / (sizes[one] + sizes[other])
        likeness[one] = likeness[:, one] = joined
        likeness[one, one] = -1.0
        likeness[other] = likeness[:, other] = -1.0
        sizes[one] += sizes[other]
        groups[one] += groups[other]
        groups[other] = []
    return [group for group in groups if group]


def document_groups(
    vectors: Mapping[str, Vector], happenings: Sequence[Happening], least: float
) -> list[list[int]]:
    """The numbers of happenings by groups of documents that write of one story."""
    ids = list(vectors)
    likeness = np.array([[cosine(vectors[one], vectors[other]) for other in ids] for one in ids])
    group = {ids[at]: number for number, some in enumerate(agglomerate(likeness, least)) for at in some}
    found: dict[int, list[int]] = defaultdict(list)
    for at, happening in enumerate(happenings):
        found[group[happening.document]].append(at)
    return list(found.values())


def weighted(rows: Sequence[dict[str, Any]]) -> dict[str, Vector]:
    """Each document's words, rare ones heavier (tf-idf over the documents given), of length one."""
    counts = {row["id"]: Counter(words_of(row["text"])) for row in rows}
    spread = Counter(word for words in counts.values() for word in words)
    rare = {word: math.log(len(rows) / count) for word, count in spread.items()}
    return {
        id: _unit({word: (1 + math.log(count)) * rare[word] for word, count in words.items()})
        for id, words in counts.items()
    }


def cosine(one: Vector, other: Vector) -> float:
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * longer[word] for word, value in shorter.items() if word in longer)


def _unit(words: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in words.values())) or 1.0
    return {word: value / length for word, value in words.items()}
