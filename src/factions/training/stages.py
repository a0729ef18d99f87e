"""Training goes on in stages: a network takes over what one with perhaps other heads has learnt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor

from factions.errors import UserError
from factions.reading.encoder.labels import Layout
from factions.training.model import Network

Weights = dict[str, Tensor]
EARLIER_SHARE = 0.15


def take_over(network: Network, path: Path) -> None:
    """Load the weights kept in a checkpoint into `network`, head by head.

    A head whose labels have changed, or that the checkpoint lacks, stays as it was made. Raises UserError
    for a file that is no checkpoint.
    """
    state = _read(path)
    old = msgspec.convert(state["layout"], Layout)
    kept: Weights = state["network"]
    own = network.state_dict()
    taken = {name: value for name, value in kept.items() if _fits(name, value, own)}
    taken |= _token_rows(own, kept, network.layout, old)
    same = {one.name for one in network.layout.pairs if one.labels == _labels(old, one.name)}
    taken = {name: value for name, value in taken.items() if _pair_of(name) in {*same, ""}}
    network.load_state_dict(own | taken)


def mix(network: Network, path: Path, share: float = EARLIER_SHARE) -> None:
    """Make the weights the mean of the network's and an earlier stage's, which counts for `share`.

    What a later stage forgot comes back at little cost to what it learnt, as both lie in one valley
    (docs/quality.md has the figures). What the earlier stage lacks stays as it is.
    """
    later = {name: value.clone() for name, value in network.state_dict().items()}
    take_over(network, path)
    earlier = network.state_dict()
    mean = {
        name: torch.lerp(value, earlier[name], share) if value.is_floating_point() else value
        for name, value in later.items()
    }
    network.load_state_dict(mean)


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise UserError(f"{path}: no such checkpoint to start from.")
    state = torch.load(path, weights_only=False)
    if not isinstance(state, dict) or not {"network", "layout"} <= state.keys():
        raise UserError(f"{path}: not a checkpoint of `factions train` (it holds no network and layout).")
    return state


def _fits(name: str, value: Tensor, own: Weights) -> bool:
    return name in own and own[name].shape == value.shape and not name.startswith("tokens.")


def _token_rows(own: Weights, kept: Weights, layout: Layout, old: Layout) -> Weights:
    """The rows of all token heads side by side, those of heads that are as before taken over."""
    before, now = old.columns(), layout.columns()
    as_before = [head.name for head in layout.heads if head in _bare(old)]
    if layout.incidents == old.incidents:
        as_before.append("incident")
    found: Weights = {}
    for part in ("tokens.weight", "tokens.bias"):
        found[part] = own[part].clone()
        for name in as_before:
            found[part][now[name]] = kept[part][before[name]]
    return found


def _bare(layout: Layout) -> list[msgspec.Struct]:
    """The heads without what was tuned after training."""
    return [type(head)(head.name, head.labels) for head in layout.heads]


def _labels(layout: Layout, name: str) -> tuple[str, ...]:
    return next((one.labels for one in layout.pairs if one.name == name), ())


def _pair_of(name: str) -> str:
    """The pair head that a weight belongs to; empty for every other weight."""
    return name.split(".")[1] if name.startswith("pairs.") else ""
