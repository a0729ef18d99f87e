"""The trained encoder: one pass over a text gives what every head found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from factions.errors import RunStopped
from factions.reading.encoder.blocks import blocks
from factions.reading.encoder.decoding import Columns, decode_heads
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.encoder.labels import read_layout
from factions.reading.encoder.pairs import PairScores, States, read_weights
from factions.reading.encoder.pieces import Ints, Pieces, cut, sentence_starts, telling_case
from factions.reading.encoder.windows import windows
from factions.reading.sentences import split_sentences
from factions.records import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = Path(__file__).parent / "model"
CLS, SEP = 101, 102


class _Read(NamedTuple):
    """What one block gave: its tags, and the states of its words with their offsets in the text."""

    tagged: list[Tagged]
    starts: Ints
    ends: Ints
    narrow: NDArray[np.float16]


class Encoder:
    """A model folder in memory. Texts may be encoded from several threads at once."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        missing = [name for name in ("model.onnx", "pairs.npz", "tokenizer.json", "labels.json")
                   if not (folder / name).is_file()]  # fmt: skip
        if missing:
            raise RunStopped(
                f"{folder}: the reading model lacks {', '.join(missing)}; install factions again."
            )
        self.layout = read_layout(folder / "labels.json")
        self.weights = read_weights(folder / "pairs.npz")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.session = _session(folder / "model.onnx", threads)

    def encode(self, text: str, sentences: Sequence[Span] | None = None) -> Encoding:
        """Everything the heads found in `text`, in text order; spans are its character offsets.

        `sentences` saves splitting them again. One window is read at a time, so that the same words give
        the same result whatever else is read.
        """
        if sentences is None:
            sentences = split_sentences(text)
        read = [self._block(text, block, inside) for block, inside in blocks(text, sentences)]
        if not read:
            return Encoding(text)
        tagged = tuple(sorted(tag for part in read for tag in part.tagged))
        states = States(
            np.concatenate([part.starts for part in read]),
            np.concatenate([part.ends for part in read]),
            np.concatenate([part.narrow for part in read]),
        )
        return Encoding(text, tagged, PairScores(self.layout, self.weights, states))

    def _block(self, text: str, block: Span, inside: Sequence[Span]) -> _Read:
        pieces = cut(self.tokenizer, text[block.start : block.end])
        sentences = sentence_starts(pieces, inside)
        columns, narrow = self.states(pieces, sentences)
        starts, ends = pieces.starts + block.start, pieces.ends + block.start
        tagged = [
            *self._tags(text, columns, sentences, starts, ends),
            *self._incidents(columns, sentences, starts, ends),
        ]
        return _Read(tagged, starts, ends, narrow)

    def states(self, pieces: Pieces, sentences: Ints) -> tuple[Columns, NDArray[np.float16]]:
        """The columns and the narrow state of every word, window by window."""
        columns = np.zeros((pieces.words, self.layout.token_width), np.float32)
        narrow = np.zeros((pieces.words, self.layout.pair_width), np.float16)
        for window in windows(pieces, sentences):
            own = slice(window.own_start - window.start, window.own_end - window.start)
            found = self._run(pieces, window.start, window.end)
            columns[window.own_start : window.own_end] = found[0][own]
            narrow[window.own_start : window.own_end] = found[1][own]
        return columns, narrow

    def _run(self, pieces: Pieces, start: int, end: int) -> tuple[Columns, Columns]:
        """One window of words through the network."""
        first = pieces.first[start : end + 1]
        ids = np.concatenate([[CLS], pieces.ids[first[0] : first[-1]], [SEP]])
        case = np.zeros(len(ids), np.int64)
        case[1:-1] = np.repeat(telling_case(pieces.case[start:end]), np.diff(first))
        heads = first[:-1] - first[0] + 1
        columns, narrow = self.session.run(None, {"ids": ids, "case": case, "heads": heads})
        return columns, narrow

    def _tags(
        self, text: str, columns: Columns, sentences: Ints, starts: Ints, ends: Ints
    ) -> Iterator[Tagged]:
        """The stretches of every head; marks and pictures alone are none."""
        heads = self.layout.heads
        for head, found in zip(heads, decode_heads(columns, heads, sentences), strict=True):
            first, last = starts[found.starts].tolist(), ends[found.ends - 1].tolist()
            for begin, end, label, score in zip(
                first, last, found.labels.tolist(), found.scores.tolist(), strict=True
            ):
                if _has_letter(text[begin:end]):
                    yield Tagged(begin, end, head.name, head.labels[label], score)

    def _incidents(self, columns: Columns, sentences: Ints, starts: Ints, ends: Ints) -> Iterator[Tagged]:
        """A tag over each sentence that tells of an incident."""
        if len(columns):
            sums = np.add.reduceat(columns[:, self.layout.columns()["incident"]], sentences[:-1], axis=0)
            chances = 1 / (1 + np.exp(-sums / np.diff(sentences)[:, None]))
            for row, column in zip(*np.nonzero(chances >= self.layout.incident_threshold), strict=True):
                begin, end = int(starts[sentences[row]]), int(ends[sentences[row + 1] - 1])
                yield Tagged(
                    begin, end, "incident", self.layout.incidents[column], float(chances[row, column])
                )


def _has_letter(words: str) -> bool:
    return words[:1].isalnum() or any(map(str.isalnum, words))


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load_encoder(folder: Path = MODEL, threads: int = 1) -> Encoder:
    """The encoder that ships with the package, loaded once; `threads` is how many cores one text may use.

    Raises RunStopped where the model folder is incomplete.
    """
    return Encoder(folder, threads)
