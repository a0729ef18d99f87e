"""Who is spoken of, in our own passages that never train: `python -m benchmarks.mentions`.

Mentions of the key and of the room `who` are paired one to one, those that share most of their words first.
Recall is told by kind and by form, precision over all that the room finds; a place of the key asks for
nothing (places are another room's), but somebody read there is wrong. Coreference is CoNLL F1 over the
paired mentions (`score_more.py` beside the gold), and the share of pronouns and of nouns taken up again
whose nearest earlier mate in the room's cluster means the same in the key.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from factions.reading.encoder import load_encoder
from factions.reading.sentences import split_sentences
from factions.reading.who import find_mentions
from factions.records import Mention, Span
from factions.registry import load_registry
from factions.training import written

FOLDER = Path(written.__file__).parent
SHARED = Path(__file__).parent.parent.parent / "shared"
_PRONOUNS = frozenset(
    "i me my we us our you your he him his she her hers it its they them their theirs itself himself herself "
    "themselves both who which whom whose".split()
)
Told = Callable[[str, str], None]


class Read(Struct, frozen=True):
    """A passage, what the room found in it, and the index of the mention that pairs with each mark."""

    text: written.Text
    mentions: tuple[Mention, ...]
    paired: dict[int, int]


def read(texts: Sequence[written.Text]) -> Iterator[Read]:
    """Each passage as the room reads it."""
    encoder, registry = load_encoder(), load_registry()
    for text in texts:
        sentences = split_sentences(text.text)
        mentions = find_mentions(text.text, sentences, encoder.encode(text.text, sentences), registry)
        yield Read(
            text, mentions, pairing([mark.span for mark in text.marks], [one.span for one in mentions])
        )


def pairing(gold: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """The found span that pairs with each gold one, by the share of common characters, best first."""
    shares = sorted(
        (-_share(one, other), at, place)
        for at, one in enumerate(gold)
        for place, other in enumerate(found)
        if one.overlaps(other)
    )
    paired: dict[int, int] = {}
    used: set[int] = set()
    for _, at, place in shares:
        if at not in paired and place not in used:
            paired[at] = place
            used.add(place)
    return paired


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def form_of(text: str, span: Span) -> str:
    """Whether a mark is a pronoun, a name or a noun, by its words alone."""
    words = text[span.start : span.end].split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    opens = span.start == 0 or text[: span.start].rstrip()[-1:] in '.!?"“'
    capital = any(word.strip("\"'“")[:1].isupper() for word in (words[1:] if opens else words))
    return "named" if capital or (opens and len(words) == 1 and words[0].isupper()) else "nominal"


def count(passages: Sequence[Read], told: Told | None = None) -> Counter[tuple[str, ...]]:
    """How many marks and mentions there are, and how many pair, by kind and form."""
    seen: Counter[tuple[str, ...]] = Counter()
    for passage in passages:
        _count_marks(passage, seen, told)
        _count_found(passage, seen, told)
        _count_links(passage, seen, told)
    return seen


def _count_marks(passage: Read, seen: Counter[tuple[str, ...]], told: Told | None) -> None:
    text = passage.text.text
    for at, mark in enumerate(passage.text.marks):
        if mark.kind == "place":
            continue
        form = form_of(text, mark.span)
        seen["gold", "kind", mark.kind] += 1
        seen["gold", "form", form] += 1
        if at in passage.paired:
            mention = passage.mentions[passage.paired[at]]
            seen["found", "kind", mark.kind] += 1
            seen["found", "form", form] += 1
            seen["same kind", "kind", mark.kind] += mention.kind == mark.kind
            seen["same kind", "form", form] += mention.kind == mark.kind
            seen["same span", "kind", mark.kind] += mention.span == mark.span
            seen["same span", "form", form] += mention.span == mark.span
            if told and mention.kind != mark.kind:
                told(passage.text.id, f"kind {mark.kind} read as {mention.kind}: {mention.text}")
        elif told:
            told(passage.text.id, f"missed {mark.kind} {form}: {text[mark.span.start : mark.span.end]}")


def _count_found(passage: Read, seen: Counter[tuple[str, ...]], told: Told | None) -> None:
    marks = passage.text.marks
    right = {place for at, place in passage.paired.items() if marks[at].kind != "place"}
    for place, mention in enumerate(passage.mentions):
        if mention.kind == "place":
            continue
        seen["printed", "kind", mention.kind] += 1
        seen["right", "kind", mention.kind] += place in right
        if told and place not in right:
            told(passage.text.id, f"not marked {mention.kind} {mention.form}: {mention.text}")


def _count_links(passage: Read, seen: Counter[tuple[str, ...]], told: Told | None) -> None:
    """Whom each pronoun and each noun taken up again stands for."""
    marks, mentions = passage.text.marks, passage.mentions
    entity = {place: marks[at].entity for at, place in passage.paired.items()}
    before: set[str] = set()
    last: dict[str, int] = {}
    for at, mark in sorted(enumerate(marks), key=lambda one: (one[1].span.start, -one[1].span.end)):
        form, again = form_of(passage.text.text, mark.span), mark.entity in before
        before.add(mark.entity)
        if at not in passage.paired or mark.kind == "place":
            continue
        place = passage.paired[at]
        mate = last.get(mentions[place].cluster)
        last[mentions[place].cluster] = place
        verdict = "missed" if mate is None else "right" if entity[mate] == mark.entity else "wrong"
        if again or verdict == "wrong":
            seen["link " + verdict, "again" if again else "new", form] += 1
            if told and verdict != "right":
                other = mentions[mate].text if mate is not None else "nobody"
                words = f"{mentions[place].text} ({mark.entity}) -> {other}"
                told(passage.text.id, f"link {verdict} {form}: {words}")


def coreference(passages: Sequence[Read], shared: Path) -> dict[str, Any]:
    """The report of score_more.py on clusters of marks against clusters of the mentions paired with them."""
    gold, found = [], []
    for number, passage in enumerate(passages):
        marks = passage.text.marks
        own = {place: at for at, place in passage.paired.items()}
        true: dict[str, list[dict[str, int]]] = {}
        for mark in (one for one in marks if one.kind != "place"):
            true.setdefault(mark.entity, []).append({"start": mark.span.start, "end": mark.span.end})
        told: dict[str, list[dict[str, int]]] = {}
        for place, mention in enumerate(passage.mentions):
            span = marks[own[place]].span if place in own else Span(-place - 2, -place - 1)
            told.setdefault(mention.cluster, []).append({"start": span.start, "end": span.end})
        gold.append({"id": str(number), "coref": list(true.values())})
        found.append({"id": str(number), "coref": list(told.values())})
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
        for file, rows in zip(files, (gold, found), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [sys.executable, str(shared / "benchmarks/score_more.py"), "coref", *map(str, files)]
        report: dict[str, Any] = json.loads(
            subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
        )
    return report


_COLUMNS = ("gold", "found", "same kind", "same span", "printed", "right")


def _print_table(seen: Counter[tuple[str, ...]]) -> None:
    print(" " * 14 + "".join(f"{column:>11}" for column in _COLUMNS))
    for family in ("kind", "form"):
        for name in sorted({key[2] for key in seen if key[1] == family}):
            print(f"{name:14}" + "".join(f"{seen[column, family, name]:11}" for column in _COLUMNS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[FOLDER / "validation.txt"])
    parser.add_argument("--misses", action="store_true", help="print what was missed and what is not marked")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    passages = list(read([text for file in options.files for text in written.read_texts(file)]))
    told = (lambda where, what: print(f"{where}: {what}")) if options.misses else None
    seen = count(passages, told)
    _print_table(seen)
    total = Counter[str]()
    for key, number in seen.items():
        total[key[0]] += number if key[1] == "kind" else 0
    gold, printed, kind = total["gold"], total["printed"], total["same kind"]
    print(f"recall {total['found']}/{gold} = {total['found'] / gold:.3f}, of the same kind {kind / gold:.3f}")
    print(f"precision {total['right']}/{printed} = {total['right'] / printed:.3f}")
    for form in ("named", "nominal", "pronoun"):
        counts = [seen["link " + verdict, "again", form] for verdict in ("right", "wrong", "missed")]
        new = seen["link wrong", "new", form]
        print(f"{form} again: right {counts[0]}, wrong {counts[1]}, left {counts[2]}; new ones linked {new}")
    print("coreference", json.dumps(coreference(passages, options.shared)))


if __name__ == "__main__":
    main()
