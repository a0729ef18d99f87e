from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from factions.training.gold import Inventory, Passage

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnxruntime  # noqa: E402

from factions.reading.encoder.pairs import PairScores, States  # noqa: E402
from factions.training.batches import collate  # noqa: E402
from factions.training.coding import Coder, layout_of  # noqa: E402
from factions.training.graph import graph, linear_names, quantised  # noqa: E402
from factions.training.sampling import Sampler  # noqa: E402
from factions.training.smoothing import smoothing  # noqa: E402
from factions.training.tuning import logistic, reliability  # noqa: E402
from factions.training.validation import Judged  # noqa: E402


def weights_of(network: Any) -> dict[str, np.ndarray]:
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}


def both(network: Any, model: bytes) -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
    """What the network and the graph say of one window."""
    rng = np.random.default_rng(4)
    ids, case, heads = rng.integers(100, 130, 20), rng.integers(0, 5, 20), np.arange(1, 15)
    network.eval()
    with torch.no_grad():
        wanted = network.words(
            torch.from_numpy(ids)[None], torch.from_numpy(case)[None], None, torch.from_numpy(heads)
        )
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    found = session.run(None, {"ids": ids, "case": case, "heads": heads})
    return tuple(one.numpy() for one in wanted), tuple(found)


def test_the_float_graph_says_what_the_network_says(tiny_network: Callable[[], Any]) -> None:
    network = tiny_network()
    wanted, found = both(network, graph(weights_of(network), 2, 2, linear_names(2)))
    for one, other in zip(wanted, found, strict=True):
        assert np.abs(one - other).max() < 0.02


def test_the_int8_graph_stays_near_and_smoothing_changes_no_meaning(
    tiny_network: Callable[[], Any],
    tiny_inventory: Inventory,
    tiny_tokenizer: Tokenizer,
    passages: list[Passage],
) -> None:
    network = tiny_network()
    coder = Coder(tiny_tokenizer, layout_of(tiny_inventory))
    examples = [coder.example(one) for one in passages]
    draws = Sampler({"geowebnews": examples}, tiny_inventory.mixture, 1).pool(0, 8)
    factors = smoothing(network, [collate(draws, ["relation", "role"], None)])
    assert set(factors) == set(linear_names(2))
    for smooth in ({}, factors):
        wanted, found = both(network, graph(weights_of(network), 2, 2, (), smooth))
        assert np.abs(wanted[0] - found[0]).max() < 0.25 * np.abs(wanted[0]).max()


def test_quantised_rows_come_back_within_half_a_step() -> None:
    table = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    whole, scale = quantised(table)
    assert np.abs(whole).max() <= 63
    assert (np.abs(whole * scale[:, None] - table) <= scale[:, None] * 0.5001).all()


def test_pairs_score_in_numpy_as_in_training(tiny_network: Callable[[], Any]) -> None:
    network = tiny_network().eval()
    narrow = torch.randn(12, 8).half().float()
    rows = torch.tensor([[0, 2, 4, 5], [7, 9, 1, 3], [0, 1, 1, 2], [11, 12, 0, 1]])
    with torch.no_grad():
        wanted = network.pairs["role"](narrow, rows).softmax(dim=1).numpy()
    kept = {name: value.numpy() for name, value in network.pairs.state_dict().items()}
    at = np.arange(12)
    scorer = PairScores(network.layout, kept, States(at, at + 1, narrow.numpy().astype(np.float16)))
    found = scorer.of_ranges("role", rows[:, :2].numpy(), rows[:, 2:].numpy())
    assert np.abs(found - wanted).max() < 1e-4


def test_the_logistic_curve_follows_the_shares() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(size=4000) * 2
    right = (rng.random(4000) < 1 / (1 + np.exp(-(0.5 * values - 1)))).astype(float)
    slope, shift = logistic(values, right)
    assert slope == pytest.approx(0.5, abs=0.06)
    assert shift == pytest.approx(-1, abs=0.12)


def test_reliability_counts_each_score_once() -> None:
    judged = [Judged([True, False, True], [True] * 3, [0.95, 0.1, 1.0], 3)]
    assert reliability(judged) == [
        {"from": 0.0, "count": 1, "score": 0.1, "right": 0.0},
        {"from": 0.8, "count": 2, "score": 0.975, "right": 1.0},
    ]


def test_a_model_folder_reads_text(
    tiny_network: Callable[[], Any],
    tiny_inventory: Inventory,
    tiny_tokenizer: Tokenizer,
    passages: list[Passage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from factions.reading.encoder.encoder import Encoder
    from factions.training import export as room

    monkeypatch.setattr(room, "_write_tokenizer", lambda path: tiny_tokenizer.save(str(path)))
    coder = Coder(tiny_tokenizer, layout_of(tiny_inventory))
    examples = [coder.example(one) for one in passages]
    tables = {name: book.table() for name, book in coder.books.items()}
    draws = Sampler({"geowebnews": examples}, tiny_inventory.mixture, 1).pool(0, 8)
    exported = room.export(tiny_network(), draws, examples, tables, tmp_path / "model")
    room.write_card(exported, {"seed": 1})
    found = Encoder(tmp_path / "model").encode(passages[0].text)
    assert all(found.text[tag.start : tag.end].strip() for tag in found.tagged)
    assert set(exported.int8.heads()) == set(exported.floating.heads())
    assert (tmp_path / "model" / "card.json").is_file()
