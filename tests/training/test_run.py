from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from tokenizers import Tokenizer

from factions.errors import RunStopped, UserError
from factions.training.gold import Inventory, Passage

torch = pytest.importorskip("torch")

from factions.training import checkpoints  # noqa: E402
from factions.training.batches import collate, cut_into_batches  # noqa: E402
from factions.training.coding import Coder, Example, layout_of  # noqa: E402
from factions.training.loop import Plan, Run, run_to_end  # noqa: E402
from factions.training.losses import losses, possible_labels_loss  # noqa: E402
from factions.training.sampling import Sampler  # noqa: E402
from factions.training.validation import Count, Scores, read_all, scores  # noqa: E402

Made = tuple[list[Example], dict[str, Any], Sampler]


@pytest.fixture(scope="module")
def made(tiny_inventory: Inventory, tiny_tokenizer: Tokenizer, passages: list[Passage]) -> Made:
    coder = Coder(tiny_tokenizer, layout_of(tiny_inventory))
    examples = [coder.example(passage) for passage in passages]
    by_corpus: dict[str, list[Example]] = {}
    for example in examples:
        by_corpus.setdefault(example.corpus, []).append(example)
    tables = {name: book.table() for name, book in coder.books.items()}
    return examples, tables, Sampler(by_corpus, tiny_inventory.mixture, seed=5)


def run(made: Made, network: Any, folder: Path, steps: int) -> Run:
    plan = Plan(seed=5, steps=steps, pieces=120, rate=3e-3, head_rate=3e-2, save_every=7, validate_every=10)
    return Run(network, made[2], made[1], plan, folder)


def weights(one: Run) -> np.ndarray:
    return np.concatenate([value.numpy().ravel() for value in one.network.state_dict().values()])


def test_stopping_and_resuming_gives_the_same_weights(
    made: Made, tiny_network: Callable[[], Any], tmp_path: Path
) -> None:
    unbroken = run(made, tiny_network(), tmp_path / "one", 12)
    while not unbroken.finished:
        unbroken.step()
    stopped = run(made, tiny_network(), tmp_path / "two", 12)
    for _ in range(5):
        stopped.step()
    stopped.save()
    stopped.step()
    resumed = run(made, tiny_network(), tmp_path / "two", 12)
    resumed.resume()
    while not resumed.finished:
        resumed.step()
    assert resumed.progress.step == 12
    assert (weights(resumed) == weights(unbroken)).all()


def test_training_learns_what_the_gold_says(
    made: Made, tiny_network: Callable[[], Any], tmp_path: Path
) -> None:
    one = run(made, tiny_network(), tmp_path, 60)
    heard: list[float] = []
    run_to_end(one, made[0], lambda _run, parts: heard.append(sum(parts.values())))
    assert np.mean(heard[-5:]) < 0.3 * np.mean(heard[:5])
    found = scores(one.network.layout, made[0], made[1], read_all(one.network, made[0]))
    assert found.heads()["place"] > 0.9
    assert (tmp_path / checkpoints.BEST).is_file()
    assert not list(tmp_path.glob("*.partial"))


def test_nothing_to_resume_is_said_plainly(
    made: Made, tiny_network: Callable[[], Any], tmp_path: Path
) -> None:
    with pytest.raises(RunStopped, match="no checkpoint"):
        run(made, tiny_network(), tmp_path / "none", 3).resume()


def test_windows_drawn_depend_on_seed_and_number_alone(made: Made) -> None:
    first, again = made[2].pool(4, 20), made[2].pool(4, 20)
    assert [one.window for one in first] == [one.window for one in again]
    assert [one.window for one in first] != [one.window for one in made[2].pool(5, 20)]
    assert all((one.case == two.case).all() for one, two in zip(first, again, strict=True))


def test_a_batch_holds_every_word_of_its_windows(made: Made) -> None:
    draws = made[2].pool(1, 12)
    for group in cut_into_batches(draws, 100):
        batch = collate(group, ["relation", "role"], None)
        words = sum(one.window.end - one.window.start for one in group)
        assert len(batch.heads) == len(batch.sentence) == batch.codes.shape[1] == words
        assert int(batch.sentence.max()) + 1 == len(batch.incidents)
        assert batch.mask.flatten()[batch.heads].all()
        assert not len(batch.pairs) or int(batch.pairs[:, [2, 4]].max()) <= words


def test_a_word_of_which_nothing_is_known_costs_nothing() -> None:
    columns = torch.randn(3, 5)
    assert float(possible_labels_loss(columns, torch.ones(3, 5, dtype=torch.bool))) == pytest.approx(
        0, abs=1e-5
    )
    only = torch.zeros(3, 5, dtype=torch.bool)
    only[:, 2] = True
    wanted = torch.nn.functional.cross_entropy(columns, torch.full((3,), 2), reduction="sum")
    assert float(possible_labels_loss(columns, only)) == pytest.approx(float(wanted), rel=1e-4)


def test_each_head_learns_only_from_corpora_that_annotate_it(
    made: Made, tiny_network: Callable[[], Any]
) -> None:
    network = tiny_network()
    batch = collate(made[2].pool(1, 6), ["relation", "role"], None)
    tables = {name: torch.from_numpy(table) for name, table in made[1].items()}
    silent = batch._replace(
        codes=torch.zeros_like(batch.codes), incidents=torch.full_like(batch.incidents, -1)
    )
    assert set(losses(network, silent, tables)) == {"role"}
    assert {"place", "trigger", "incident"} <= set(losses(network, batch, tables))


def test_heads_over_words_and_over_pairs_of_one_name_are_both_learnt(
    made: Made, tiny_network: Callable[[], Any]
) -> None:
    network = tiny_network().eval()
    batch = collate(made[2].pool(1, 6), ["relation", "role"], None)
    tables = {name: torch.from_numpy(table) for name, table in made[1].items()}
    apart = losses(network, batch, tables)
    relation, role = network.layout.pairs
    network.layout = replace(network.layout, pairs=(relation, replace(role, name="place")))
    network.pairs["place"] = network.pairs["role"]
    together = losses(network, batch, tables)
    assert torch.allclose(together["place"], apart["place"] + apart["role"], rtol=1e-4)
    counted = Scores(strict={("place", "made-up"): Count(1, 1, 1)}, pairs={"place": Count(0, 1, 1)})
    assert counted.heads()["place"] == 0.5


def test_a_missing_splits_file_is_said_plainly(
    tiny_inventory: Inventory, tiny_tokenizer: Tokenizer, tmp_path: Path
) -> None:
    pytest.importorskip("transformers")
    pytest.importorskip("onnx")
    from factions.training.train import prepare

    with pytest.raises(UserError, match="no such splits file"):
        prepare(tmp_path, tmp_path / "splits.toml", tiny_tokenizer, tiny_inventory)
