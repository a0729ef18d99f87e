"""The training loop: a seeded, resumable pass of steps under a step or time budget."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from msgspec import to_builtins
from numpy.typing import NDArray
from torch import Tensor

from factions.training import checkpoints
from factions.training.batches import collate, cut_into_batches
from factions.training.coding import Example
from factions.training.losses import losses
from factions.training.model import Network
from factions.training.sampling import Draw, Sampler
from factions.training.validation import Scores, read_all, scores

POOL = 96
WARMUP = 0.06


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train: by `steps` if given, else by `seconds` of training."""

    seed: int = 20
    steps: int | None = None
    seconds: float | None = None
    pieces: int = 1536
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    save_every: int = 150
    validate_every: int = 450


@dataclass
class Progress:
    """Where a run is: steps done, seconds of training spent, the pool of windows and the place in it."""

    step: int = 0
    seconds: float = 0.0
    pool: int = 0
    place: int = 0
    best: float = -1.0
    history: list[dict[str, Any]] = field(default_factory=list)

    def share(self, plan: Plan) -> float:
        """How much of the budget is spent, 0 to 1."""
        if plan.steps is not None:
            return min(1.0, self.step / plan.steps)
        return min(1.0, self.seconds / (plan.seconds or 1.0))


class Run:
    """One training run over a sampler, with its optimiser and its place; `step` makes one step."""

    def __init__(
        self,
        network: Network,
        sampler: Sampler,
        tables: Mapping[str, NDArray[np.bool_]],
        plan: Plan,
        folder: Path,
    ) -> None:
        self.network = network
        self.sampler = sampler
        self.tables = tables
        self.torch_tables: dict[str, Tensor] = {
            name: torch.from_numpy(table) for name, table in tables.items()
        }
        self.plan = plan
        self.folder = folder
        self.progress = Progress()
        self.optimiser = optimiser_of(network, plan)
        self._pool: tuple[int, list[list[Draw]]] | None = None

    def resume(self) -> None:
        state = checkpoints.load(self.folder)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])

    def save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "layout": to_builtins(self.network.layout),
            "optimiser": self.optimiser.state_dict(),
            "progress": dict(vars(self.progress)),
        }
        checkpoints.save(self.folder, state)

    def step(self) -> dict[str, float]:
        """One step of the optimiser; the losses of its batch by head."""
        began = time.monotonic()
        place = self.progress
        torch.manual_seed(self.plan.seed * 1_000_003 + place.step)
        batch = collate(self._next(), [head.name for head in self.network.layout.pairs],
                        np.random.default_rng([self.plan.seed, 1, place.step]))  # fmt: skip
        self._set_rate()
        self.optimiser.zero_grad()
        parts = losses(self.network, batch, self.torch_tables)
        total = torch.stack(list(parts.values())).sum()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        place.step += 1
        place.seconds += time.monotonic() - began
        return {name: float(loss.detach()) for name, loss in parts.items()}

    def _next(self) -> list[Draw]:
        """The next batch; a pool of windows is drawn, cut into batches of like length, and shuffled."""
        place = self.progress
        if self._pool is None or self._pool[0] != place.pool:
            made = cut_into_batches(self.sampler.pool(place.pool, POOL), self.plan.pieces)
            order = np.random.default_rng([self.plan.seed, 2, place.pool]).permutation(len(made))
            self._pool = place.pool, [made[index] for index in order]
        batch = self._pool[1][place.place]
        place.place += 1
        if place.place == len(self._pool[1]):
            place.pool, place.place = place.pool + 1, 0
        return batch

    def _set_rate(self) -> None:
        """Warm-up, then a straight line down to nothing at the end of the budget."""
        share = self.progress.share(self.plan)
        factor = min(1.0, (share + 1e-3) / WARMUP) * max(0.0, 1.0 - share)
        for group in self.optimiser.param_groups:
            group["lr"] = group["initial_lr"] * factor

    @property
    def finished(self) -> bool:
        return self.progress.share(self.plan) >= 1.0

    def score(self, examples: Sequence[Example]) -> Scores:
        return scores(self.network.layout, examples, self.tables, read_all(self.network, examples))

    def validate(self, examples: Sequence[Example]) -> Scores:
        """Score the examples, and keep the network where it is the best so far."""
        found = self.score(examples)
        line = {"step": self.progress.step, "seconds": round(self.progress.seconds), "mean": found.mean()}
        self.progress.history.append(line | found.heads())
        if found.mean() > self.progress.best:
            self.progress.best = found.mean()
            checkpoints.save(self.folder, {"network": self.network.state_dict()}, checkpoints.BEST)
        return found


def optimiser_of(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; the encoder learns slower than its new heads."""
    encoder = [one for one in network.encoder.parameters() if one.requires_grad]
    known = {id(one) for one in network.encoder.parameters()}
    heads = [one for one in network.parameters() if id(one) not in known]
    groups = [
        {"params": encoder, "lr": plan.rate, "initial_lr": plan.rate},
        {"params": heads, "lr": plan.head_rate, "initial_lr": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def run_to_end(
    run: Run, validation: Sequence[Example], tell: Callable[[Run, dict[str, float]], None]
) -> None:
    """Step until the budget is spent, saving and validating now and then; `tell` hears of every step."""
    while not run.finished:
        parts = run.step()
        tell(run, parts)
        if validation and run.progress.step % run.plan.validate_every == 0:
            run.validate(validation)
        if run.progress.step % run.plan.save_every == 0:
            run.save()
    if validation:
        run.validate(validation)
    run.save()
