"""`factions train`: the command line of training."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console


def train(
    gold: Path,
    *,
    out: Path = Path("runs/encoder"),
    splits: Path = Path("benchmarks/splits.toml"),
    minutes: float = 60.0,
    steps: int | None = None,
    seed: int = 20,
    threads: int = 2,
    resume: bool = False,
    quiet: bool = False,
    earlier: Path | None = None,
    mean_with: Path | None = None,
) -> None:
    """Train the reading encoder on gold corpora and write a model folder.

    Needs the extra `train` (torch, transformers, onnx) and the base model's package. A run that was stopped
    goes on with --resume. Example: factions train ../shared --minutes 60 --out runs/encoder

    Parameters
    ----------
    gold:
        The folder that holds the gold files in benchmarks/ and training/.
    out:
        Where checkpoints and, at the end, the folder `model` are written.
    splits:
        The list of validation documents; all others train.
    minutes:
        The time to spend on training steps (validation and export come on top).
    steps:
        A number of steps instead of a time; the same seed then gives the same weights.
    seed:
        The seed of everything drawn at random.
    threads:
        How many processor cores to use.
    resume:
        Go on from the last checkpoint in --out.
    quiet:
        No progress bar.
    earlier:
        The checkpoint.pt of an earlier stage; training goes on from its weights, and heads may have changed.
    mean_with:
        The checkpoint.pt of an earlier stage, mixed into the weights at the end: less of it is forgotten.
    """
    from factions.training.train import Options, train_and_export

    options = Options(gold, out, splits, minutes, steps, seed, resume, threads, quiet, earlier, mean_with)
    folder = train_and_export(options)
    Console(stderr=True).print(
        f"Model written to {folder}; copy it to src/factions/reading/encoder/model to ship it."
    )
