from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from factions.errors import UserError

torch = pytest.importorskip("torch")


def test_a_later_stage_takes_over_the_heads_that_are_as_before(
    tiny_network: Callable[[], Any], tmp_path: Path
) -> None:
    from factions.reading.encoder.labels import Head
    from factions.training.model import Network
    from factions.training.stages import take_over

    old = tiny_network()
    with torch.no_grad():
        for value in old.parameters():
            value.fill_(0.5)
    state = {"network": old.state_dict(), "layout": msgspec.to_builtins(old.layout)}
    torch.save(state, tmp_path / "checkpoint.pt")

    heads = (Head("party", ("group",)), *old.layout.heads)
    layout = msgspec.structs.replace(old.layout, heads=heads)
    new = Network(tiny_network().encoder, layout)
    fresh = new.tokens.weight.detach().clone()
    take_over(new, tmp_path / "checkpoint.pt")
    columns = layout.columns()
    assert bool((new.tokens.weight[columns["place"]] == 0.5).all())
    assert bool((new.tokens.weight[columns["incident"]] == 0.5).all())
    assert torch.equal(new.tokens.weight[columns["party"]], fresh[columns["party"]])
    assert all(bool((value == 0.5).all()) for value in new.pairs.parameters())


def test_a_file_that_is_no_checkpoint_is_refused(tiny_network: Callable[[], Any], tmp_path: Path) -> None:
    from factions.training.stages import take_over

    torch.save({"weights": 1}, tmp_path / "other.pt")
    with pytest.raises(UserError, match="not a checkpoint"):
        take_over(tiny_network(), tmp_path / "other.pt")
    with pytest.raises(UserError, match="no such checkpoint"):
        take_over(tiny_network(), tmp_path / "missing.pt")


def test_an_earlier_stage_is_mixed_in_by_its_share(tiny_network: Callable[[], Any], tmp_path: Path) -> None:
    from factions.training.stages import mix

    old, new = tiny_network(), tiny_network()
    with torch.no_grad():
        for network, value in ((old, 1.0), (new, 0.0)):
            for one in network.parameters():
                one.fill_(value)
    torch.save({"network": old.state_dict(), "layout": msgspec.to_builtins(old.layout)}, tmp_path / "old.pt")
    mix(new, tmp_path / "old.pt", 0.25)
    assert all(torch.allclose(one, torch.tensor(0.25)) for one in new.parameters())
