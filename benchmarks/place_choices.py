"""How places are chosen on the validation documents, in more detail: `python -m benchmarks.place_choices`.

For each corpus: the share of the found places that is right (equal GeoNames id, or within 161 km), for the
places that the reader finds and for those that gold gives it; how many have no point. Of the given ones, how
many of those in no list are put right, and how often the belief in a choice is borne out. `--speed` prints
instead what finding and choosing cost beside the encoder.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.measure import CORPORA, HERE, LITERAL_ONLY, _validation
from factions.gazetteer import load_gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places
from factions.reading.where.places import name_places
from factions.records import Place

NEAR_KM = 161.0
BELIEFS = (0.0, 0.5, 0.7, 0.9, 0.97, 1.01)
Pair = tuple[dict[str, Any], Place]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        speed(options.shared)
        return
    believed: list[tuple[float, bool]] = []
    located: dict[str, list[bool]] = {"holder": [], "surroundings": []}
    for corpus in CORPORA["toponyms"]:
        for given in (False, True):
            pairs = list(matched(corpus, options.shared, given=given))
            right = sum(is_right(gold, place) for gold, place in pairs) / len(pairs)
            pointless = sum(place.lat is None for _, place in pairs) / len(pairs)
            how = "given" if given else "found"
            print(
                f"{corpus:11}{how:7}{len(pairs):5} places: {right:.3f} right, {pointless:.3f} without a point"
            )
            if given:
                believed += [(belief(place), is_right(gold, place)) for gold, place in pairs if belief(place)]
                for how_located, hits in located.items():
                    hits += [is_right(g, place) for g, place in pairs if place.located == how_located]
    for how_located, hits in located.items():
        print(f"point of the {how_located}: {len(hits)} places, {sum(hits) / max(1, len(hits)):.3f} right")
    for low, high in pairwise(BELIEFS):
        hits = [hit for share, hit in believed if low <= share < high]
        right = sum(hits) / max(1, len(hits))
        print(f"belief {low:.2f} to {min(high, 1.0):.2f}: {len(hits):5} choices, {right:.3f} right")


def matched(corpus: str, shared: Path, *, given: bool) -> Iterator[Pair]:
    """Gold places with coordinates, each with the place found at some of its characters."""
    for row in _validation(corpus, shared):
        text = row["text"]
        encoding = _given(row) if given else load_encoder().encode(text)
        places = name_places(text, split_sentences(text), encoding, load_gazetteer())
        if corpus in LITERAL_ONLY and not given:
            places = tuple(place for place in places if place.place_class == "literal")
        taken: set[int] = set()
        for gold in row["toponyms"]:
            touching = [p for p in places if p.start < gold["end"] and gold["start"] < p.end]
            free = [place for place in touching if place.start not in taken]
            if free and gold["lat"] is not None:
                best = max(free, key=lambda p: (p.start == gold["start"]) + (p.end == gold["end"]))
                taken.add(best.start)
                yield gold, best


def _given(row: dict[str, Any]) -> Encoding:
    tags = (Tagged(t["start"], t["end"], "place", t.get("class") or "literal", 1.0) for t in row["toponyms"])
    return Encoding(row["text"], tuple(sorted(tags)))


def is_right(gold: dict[str, Any], place: Place) -> bool:
    if gold["geonames_id"] is not None and str(gold["geonames_id"]) == str(place.geonames_id):
        return True
    if place.lat is None or place.lon is None:
        return False
    return distance_km(gold["lat"], gold["lon"], place.lat, place.lon) <= NEAR_KM


def belief(place: Place) -> float:
    """The share that was left to the place chosen, as far as the runners-up that are kept show it."""
    if place.located != "name" or not place.runners_up:
        return 0.0
    return 1.0 - sum(other.score for other in place.runners_up)


def speed(shared: Path) -> None:
    """Processor time of loading, of the encoder, and of the room `where`."""
    start = time.process_time()
    gazetteer = load_gazetteer()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"gazetteer loaded in {1000 * (time.process_time() - start):.0f} ms; process {peak} MB at its peak")
    texts = [row["text"] for corpus in ("geowebnews", "geovirus") for row in _validation(corpus, shared)]
    encoder = load_encoder()
    encoder.encode(texts[0])
    find_places(texts[0], split_sentences(texts[0]), Encoding(texts[0]), gazetteer)
    start = time.process_time()
    encodings = [encoder.encode(text) for text in texts]
    encoded = time.process_time() - start
    start = time.process_time()
    for text, encoding in zip(texts, encodings, strict=True):
        find_places(text, split_sentences(text), encoding, gazetteer)
    found = time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words: encoder {encoded:.1f} s, room where {found:.2f} s ({found / encoded:.1%} of it)")


if __name__ == "__main__":
    main()
