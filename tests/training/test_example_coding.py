import numpy as np
from tokenizers import Tokenizer

from factions.records import Span
from factions.training.coding import UNKNOWN, Coder, layout_of
from factions.training.gold import Inventory, Labelled, Layer, Passage


def coded(
    inventory: Inventory, tokenizer: Tokenizer, text: str, layer: Layer
) -> tuple[np.ndarray, np.ndarray]:
    coder = Coder(tokenizer, layout_of(inventory))
    example = coder.example(Passage("geowebnews", "d", text, (layer,)))
    index = [head.name for head in coder.layout.heads].index(layer.head)
    return example.codes[index], coder.books[layer.head].table()


def test_a_labelled_word_allows_its_begin_alone(tiny_inventory: Inventory, tiny_tokenizer: Tokenizer) -> None:
    layer = Layer("place", (Labelled(Span(3, 11), ("literal",)),), (Span(0, 16),))
    codes, table = coded(tiny_inventory, tiny_tokenizer, "in Goma Beni left", layer)
    assert [np.flatnonzero(table[code]).tolist() for code in codes[:3]] == [[0], [1], [2]]


def test_labels_left_open_allow_each(tiny_inventory: Inventory, tiny_tokenizer: Tokenizer) -> None:
    layer = Layer("place", (Labelled(Span(0, 4), ("literal", "associative")),), ())
    codes, table = coded(tiny_inventory, tiny_tokenizer, "Goma left", layer)
    assert np.flatnonzero(table[codes[0]]).tolist() == [1, 3]
    assert codes[1] == UNKNOWN


def test_an_unannotated_label_may_stand_where_nothing_is_marked(
    tiny_inventory: Inventory, tiny_tokenizer: Tokenizer
) -> None:
    layer = Layer("place", (), (Span(0, 9),), unannotated=("associative",), unsure=(Span(5, 9),))
    codes, table = coded(tiny_inventory, tiny_tokenizer, "Goma left", layer)
    assert np.flatnonzero(table[codes[0]]).tolist() == [0, 3, 4]
    assert codes[1] == UNKNOWN
    assert table[UNKNOWN].all()


def test_sentences_know_their_incidents_and_are_silent_where_the_document_has_one(
    tiny_inventory: Inventory, tiny_tokenizer: Tokenizer
) -> None:
    coder = Coder(tiny_tokenizer, layout_of(tiny_inventory))
    text = "Rebels attacked Goma. Rebels left Goma."
    fill = Labelled(Span(7, 15), ("ATTACK",))
    assert coder.example(Passage("muc4", "a", text, incidents=(fill,))).incidents.tolist() == [[1], [-1]]
    assert coder.example(Passage("muc4", "b", text, incidents=())).incidents.tolist() == [[0], [0]]
    assert coder.example(Passage("re3d", "c", text)).incidents.tolist() == [[-1], [-1]]
