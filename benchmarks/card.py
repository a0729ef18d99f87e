"""The tables of docs/model-card.md, from the model's own card: `python -m benchmarks.card`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from factions.reading.encoder.encoder import MODEL

_MEASURES = {"p", "r", "f1", "gold"}


def scores(int8: Mapping[str, Any], floating: Mapping[str, Any]) -> Iterator[str]:
    """A row a head and corpus, then one a head over pairs."""
    yield "| head | corpus | gold | precision / recall | strict F1 | overlap F1 | strict F1 in float |"
    yield "|---|---|---|---|---|---|---|"
    for head, by_corpus in sorted(int8.items()):
        for corpus, found in sorted(by_corpus.items()):
            if corpus not in _MEASURES and found["strict"]["gold"]:
                strict, exact = found["strict"], floating[head][corpus]["strict"]["f1"]
                yield _row(head, corpus, strict, f"{found['overlap']['f1']:.3f}", exact)
    for head, found in sorted(int8.items()):
        if "f1" in found:
            name = head if head == "incident" else f"{head} (pairs)"
            yield _row(name, "", found, "", floating[head]["f1"])


def _row(head: str, corpus: str, found: Mapping[str, float], overlap: str, exact: float) -> str:
    told = f"{found['p']:.3f} / {found['r']:.3f} | {found['f1']:.3f} | {overlap} | {exact:.3f}"
    return f"| {head} | {corpus} | {found['gold']} | {told} |"


def reliability(fifths: list[Mapping[str, float]]) -> Iterator[str]:
    """How often stretches are right, by what their score promised."""
    yield "| score | stretches | mean score | share right |"
    yield "|---|---|---|---|"
    for one in fifths:
        span = f"{one['from']:.1f}–{one['from'] + 0.2:.1f}"
        yield f"| {span} | {one['count']} | {one['score']:.2f} | {one['right']:.2f} |"


def corpora(known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """How much of each corpus trained, and under which licence."""
    yield "| corpus | training documents | words | validation documents | licence |"
    yield "|---|---|---|---|---|"
    for name, one in known.items():
        sizes = f"{one['training_documents']:,} | {one['training_words']:,} | {one['validation_documents']:,}"
        yield f"| {name} | {sizes} | {one['licence']} |"


def main() -> None:
    card = json.loads((MODEL / "card.json").read_text(encoding="utf-8"))
    print(*scores(card["validation"]["int8"], card["validation"]["float"]), "", sep="\n")
    for head in ("mention", "party", "cue"):
        print(f"{head}:", *reliability(card["reliability"].get(head, [])), "", sep="\n")
    print(*corpora(card["corpora"]), sep="\n")


if __name__ == "__main__":
    main()
