"""Checkpoints of a training run: written whole or not at all, and enough to go on as if never stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from factions.errors import RunStopped

NAME = "checkpoint.pt"
BEST = "best.pt"


def save(folder: Path, state: dict[str, Any], name: str = NAME) -> None:
    """Write `state` beside its place, then move it there in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / (name + ".partial")
    torch.save(state, partial)
    partial.replace(folder / name)


def load(folder: Path, name: str = NAME) -> dict[str, Any]:
    """The state kept in `folder`; raises RunStopped if there is none."""
    path = folder / name
    if not path.is_file():
        raise RunStopped(f"{path}: no checkpoint to go on from; train without --resume first.")
    state: dict[str, Any] = torch.load(path, weights_only=False)
    return state
