"""MUC-4 templates: sentences that tell of an incident, and the fillers that stand in or near them.

One template a type of incident in a document; dates and places are left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding, Tagged

# A type counts where one sentence is this sure of it, a filler where its own score reaches the second.
TYPE_SURE = 0.65
FILLER_SURE = 0.27
# A filler belongs to incidents whose nearest sentence lies within so many characters.
NEAR = 400
ROLES = ("perp_individual", "perp_org", "phys_tgt", "hum_tgt_name", "hum_tgt_description", "instrument")
Cluster = list[Tagged]


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        encoding = encoder.encode(document["text"])
        yield {"id": document["id"], "incidents": list(templates(encoding))}


def templates(encoding: Encoding) -> Iterator[dict[str, Any]]:
    """A template for each type of incident told of, with the fillers near its sentences."""
    sentences = encoding.of("incident")
    sure = {tag.label for tag in sentences if tag.score >= TYPE_SURE}
    fillers = [tag for tag in encoding.of("muc") if tag.score >= FILLER_SURE]
    named = [tag for tag in encoding.of("named") if tag.label == "PER"]
    for number, kind in enumerate(sorted(sure), 1):
        own = [tag for tag in sentences if tag.label == kind]
        near = fillers if len(sure) == 1 else [tag for tag in fillers if _distance(tag, own) <= NEAR]
        template: dict[str, Any] = {"template": number, "incident_type": [kind], "date": [], "location": []}
        for role in ROLES:
            inside = [tag for tag in near if _role(tag, named) == role]
            template[role] = [_written(encoding.text, cluster) for cluster in clusters(encoding.text, inside)]
        template["victim"] = template["hum_tgt_name"] + template["hum_tgt_description"]
        yield template


def _distance(tag: Tagged, sentences: Sequence[Tagged]) -> int:
    return min(max(one.start - tag.end, tag.start - one.end, 0) for one in sentences)


def _role(tag: Tagged, named: Sequence[Tagged]) -> str:
    if tag.label != "hum_tgt":
        return tag.label
    return "hum_tgt_name" if any(tag.span.overlaps(one.span) for one in named) else "hum_tgt_description"


def clusters(text: str, tags: Sequence[Tagged]) -> list[Cluster]:
    """Mentions of one filler together: equal words, or a name that ends another."""
    found: list[tuple[str, Cluster]] = []
    for tag in sorted(tags, key=lambda one: one.start - one.end):
        words = _plain(text[tag.start : tag.end])
        for longer, cluster in found:
            if words == longer or longer.endswith(" " + words) or longer.startswith(words + " "):
                cluster.append(tag)
                break
        else:
            found.append((words, [tag]))
    return [cluster for _, cluster in found]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _written(text: str, cluster: Cluster) -> list[dict[str, Any]]:
    """The likeliest string of a cluster: a filler is right only if all of its strings are."""
    best = max(cluster, key=lambda tag: tag.score)
    return [{"text": text[best.start : best.end], "start": best.start, "end": best.end}]
