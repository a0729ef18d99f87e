"""What each head of the encoder earns in the whole reading: `python -m benchmarks.ablation [HEAD …]`.

The passages that never train are read with all heads, and again with each head silenced in turn: a token
head tags nothing, a pair head knows nothing of any pair. The table gives how many claims are found and are
right. It shows what a head is worth to the reader as it is, not what training without it would have given.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from benchmarks.claims import FOLDER, tallies
from factions.gazetteer import load_gazetteer
from factions.reading.encoder import Encoder, load_encoder
from factions.reading.encoder.encoding import Encoding, PairScorer
from factions.reading.reader import EncoderReader
from factions.records import Span
from factions.registry import load_registry
from factions.training import written


class Silenced(Encoder):
    """The shipped encoder without one head."""

    def __init__(self, whole: Encoder, head: str) -> None:
        self.__dict__.update(whole.__dict__)
        self._silent = head

    def encode(self, text: str, sentences: Sequence[Span] | None = None) -> Encoding:
        """What the other heads found."""
        found = super().encode(text, sentences)
        kept = tuple(tag for tag in found.tagged if tag.head != self._silent)
        return replace(found, tagged=kept, scores=_without(found.scores, self._silent))


def _without(scores: PairScorer, silent: str) -> PairScorer:
    def rest(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        return [{} for _ in pairs] if head == silent else scores(head, pairs)

    return rest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("heads", nargs="*")
    options = parser.parse_args()
    encoder = load_encoder()
    layout = encoder.layout
    every = dict.fromkeys([*(one.name for one in layout.heads), *(one.name for one in layout.pairs)])
    texts = list(written.read_texts(FOLDER / "validation.txt"))
    print(f"{'without':14}{'recall':>8}{'very kind':>11}{'printed':>9}{'right':>8}")
    for head in ["", *(options.heads or every)]:
        reader = EncoderReader(Silenced(encoder, head), load_registry(), load_gazetteer())
        found = list(tallies(texts, reader=reader).values())
        gold, printed = sum(one.gold for one in found), sum(one.printed for one in found)
        recall, exact = sum(one.found for one in found) / gold, sum(one.exact for one in found) / gold
        right = sum(one.right for one in found) / max(1, printed)
        print(f"{head or 'nothing':14}{recall:8.3f}{exact:11.3f}{printed:9}{right:8.3f}", flush=True)


if __name__ == "__main__":
    main()
