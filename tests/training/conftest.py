"""A tiny network and made-up gold, so that training is tested in seconds and without the base model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from factions.records import Span
from factions.training.gold import Inventory, Labelled, Layer, Pair, Passage

NAMES = ("goma", "kidal", "rutshuru", "beni", "mopti", "gao")
VERBS = ("attacked", "left", "entered", "burned")


@pytest.fixture(scope="session")
def tiny_inventory() -> Inventory:
    return Inventory(
        pair_width=8,
        incidents=("ATTACK",),
        heads={"place": ("literal", "associative"), "trigger": ("attack",)},
        pairs={"relation": ("none", "CoLocated"), "role": ("none", "place")},
        unrelated={"relation": 5.0, "role": 2.0},
        mixture={"geowebnews": 0.6, "wikievents": 0.4},
        licences={},
        triggers={},
        roles={},
    )


@pytest.fixture(scope="session")
def tiny_tokenizer() -> Tokenizer:
    letters = "abcdefghijklmnopqrstuvwxyz"
    special = ["[PAD]", *(f"[unused{n}]" for n in range(99)), "[UNK]", "[CLS]", "[SEP]"]
    words = [*special, *NAMES, *VERBS, "rebels", "the", "in", ".", *letters, *(f"##{one}" for one in letters)]
    tokenizer = Tokenizer(models.WordPiece({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def made_up(number: int) -> Passage:
    """A text of three short sentences with its places, triggers and pairs."""
    layers: dict[str, list[Labelled]] = {"place": [], "trigger": []}
    pairs: list[Pair] = []
    text = ""
    for sentence in range(3):
        verb = VERBS[(number + sentence) % len(VERBS)]
        name = NAMES[(2 * number + sentence) % len(NAMES)].title()
        start = len(text) + len("Rebels ")
        text += f"Rebels {verb} {name}. "
        trigger = Span(start, start + len(verb))
        place = Span(trigger.end + 1, trigger.end + 1 + len(name))
        layers["place"].append(Labelled(place, ("literal",)))
        if verb == "attacked":
            layers["trigger"].append(Labelled(trigger, ("attack",)))
        pairs.append(Pair("role", trigger, place, "place" if verb == "attacked" else "none"))
    known = (Span(0, len(text)),)
    corpus = "geowebnews" if number % 2 else "wikievents"
    made = tuple(Layer(head, tuple(labelled), known) for head, labelled in layers.items())
    fills = tuple(Labelled(one.span, ("ATTACK",)) for one in layers["trigger"])
    return Passage(corpus, f"made-{number}", text, made, tuple(pairs), incidents=fills)


@pytest.fixture(scope="session")
def passages() -> list[Passage]:
    return [made_up(number) for number in range(16)]


@pytest.fixture
def tiny_network(tiny_inventory: Inventory, tiny_tokenizer: Tokenizer) -> Callable[[], Any]:
    """Makes equal small networks, whatever was drawn before."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    from factions.training.coding import layout_of
    from factions.training.model import Network

    def make() -> Network:
        torch.manual_seed(3)
        config = transformers.BertConfig(
            vocab_size=tiny_tokenizer.get_vocab_size(),
            hidden_size=24,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=48,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        bert = transformers.BertModel(config, add_pooling_layer=False)
        return Network(bert, layout_of(tiny_inventory))

    return make
