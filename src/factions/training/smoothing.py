"""The factors by which activations are evened out before they are quantised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from factions.training.batches import Batch
from factions.training.model import Network

SHARE = 0.5
Floats = NDArray[np.float32]


def smoothing(network: Network, batches: Sequence[Batch], share: float = SHARE) -> dict[str, Floats]:
    """For each linear step the factor of each input channel: largest activation to `share`, over the
    largest weight to 1 - `share`, by running the network over training windows."""
    steps = _steps(network)
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> None:
        def look(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            top = inputs[0].detach().abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, top), top)

        handles.append(steps[name][0].register_forward_pre_hook(look))

    handles: list[torch.utils.hooks.RemovableHandle] = []
    for name in steps:
        watch(name)
    network.eval()
    with torch.no_grad():
        for batch in batches:
            network(batch)
    for handle in handles:
        handle.remove()
    return {name: _factors(largest[name], modules, share) for name, modules in steps.items()}


def _factors(largest: Tensor, modules: Sequence[nn.Linear], share: float) -> Floats:
    weight = torch.cat([module.weight.detach() for module in modules]).abs().amax(0)
    factors = largest.clamp(min=1e-4) ** share / weight.clamp(min=1e-4) ** (1 - share)
    return np.asarray(factors.clamp(0.01, 100).numpy(), np.float32)


def _steps(network: Network) -> Mapping[str, list[nn.Linear]]:
    """The modules behind each linear step of the graph; those of one step share their input."""
    found: dict[str, list[nn.Linear]] = {}
    layers: Any = network.encoder.encoder.layer
    for number, layer in enumerate(layers):
        own = layer.attention.self
        found[f"layer.{number}.attention.qkv"] = [own.query, own.key, own.value]
        found[f"layer.{number}.attention.output"] = [layer.attention.output.dense]
        found[f"layer.{number}.intermediate"] = [layer.intermediate.dense]
        found[f"layer.{number}.output"] = [layer.output.dense]
    found["heads"] = [network.tokens, network.narrow]
    return found
