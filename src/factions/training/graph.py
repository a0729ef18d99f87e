"""The inference graph, written node by node: int8 weights where they are given, float where they are not.

The encoder reads one window: `ids` and `case` [pieces], `heads` [words] (the position of each word's first
piece); it gives `columns` [words, token width] and `narrow` [words, pair width]. Weights are quantised to
seven bits for each output channel, because eight can overflow on processors without VNNI and the same text
must give the same claims everywhere; activations are quantised for the window at hand. Before that each
channel may be divided by a factor that its weights take over (SmoothQuant, Xiao et al. 2023), because a few
channels are many times larger than the others and would leave these no resolution.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
MICROSOFT = "com.microsoft"
POSITIONS = 256
HIGHEST = 63


class Builder:
    """Collects nodes and weights; each method adds a step and gives the name of what comes out of it."""

    def __init__(self, floats: Collection[str] = (), smooth: Mapping[str, Array] | None = None) -> None:
        self.floats = frozenset(floats)
        self.smooth = smooth or {}
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def keep(self, name: str, value: Array) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, inputs: list[str], domain: str = "", outputs: int = 1, **attributes: Any
    ) -> list[str]:
        names = [f"t{len(self.nodes)}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def one(self, kind: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        return self.node(kind, inputs, domain, 1, **attributes)[0]

    def linear(self, name: str, value: str, weight: Array, bias: Array) -> str:
        """value @ weight.T + bias, in int8 unless `name` is one of those kept in float."""
        kept = self.keep(name + ".bias", bias.astype(np.float32))
        if name in self.floats:
            product = self.one("MatMul", [value, self.keep(name + ".weight", weight.T.astype(np.float32))])
            return self.one("Add", [product, kept])
        if name in self.smooth:
            value = self.one("Mul", [value, self.keep(name + ".smooth", 1 / self.smooth[name])])
            weight = weight * self.smooth[name]
        whole, scale = quantised(weight)
        inputs = [value, self.keep(name + ".weight", whole.T), self.keep(name + ".scale", scale)]
        zero = self.keep(name + ".zero", np.zeros(len(scale), np.int8))
        return self.one("DynamicQuantizeMatMul", [*inputs, zero, kept], MICROSOFT)

    def rows(self, name: str, index: str, table: Array) -> str:
        """Rows of an embedding kept in int8 with one scale a row."""
        whole, scale = quantised(table, 127)
        found = self.one("Cast", [self.one("Gather", [self.keep(name, whole), index])], to=TensorProto.FLOAT)
        return self.one(
            "Mul", [found, self.one("Gather", [self.keep(name + ".scale", scale[:, None]), index])]
        )

    def normal(self, name: str, value: str, skip: str, weights: Mapping[str, Array]) -> str:
        """Layer normalisation of value + skip, in single steps: the fused operator takes twice the time."""
        both = self.one("Add", [value, skip])
        apart = self.one("Sub", [both, self._mean(both)])
        spread = self._mean(self.one("Mul", [apart, apart]))
        scale = self.one("Sqrt", [self.one("Add", [spread, self._constant("epsilon", np.float32(1e-12))])])
        even = self.one("Div", [apart, scale])
        gamma = self.keep(name + ".gamma", weights[name + ".weight"])
        beta = self.keep(name + ".beta", weights[name + ".bias"])
        return self.one("Add", [self.one("Mul", [even, gamma]), beta])

    def _mean(self, value: str) -> str:
        return self.one("ReduceMean", [value, self._constant("last", np.array([-1], np.int64))])

    def _constant(self, name: str, value: Any) -> str:
        """A small constant, kept once."""
        if all(one.name != name for one in self.weights):
            self.keep(name, np.asarray(value))
        return name


def quantised(weight: Array, highest: int = HIGHEST) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and one scale a row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-9) / highest
    return np.round(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def linear_names(layers: int) -> list[str]:
    """The names of all linear steps, in order, as `floats` takes them."""
    parts = ("attention.qkv", "attention.output", "intermediate", "output")
    return [f"layer.{layer}.{part}" for layer in range(layers) for part in parts] + ["heads"]


def graph(
    weights: Mapping[str, Array],
    layers: int,
    attention_heads: int,
    floats: Collection[str] = (),
    smooth: Mapping[str, Array] | None = None,
) -> bytes:
    """The serialised model.

    `weights` are those of `Network.state_dict()` as arrays; `floats` names linear steps that stay in float,
    `smooth` gives the factor of each input channel for those that do not.
    """
    made = Builder(floats, smooth)
    value = _embedded(made, weights)
    for layer in range(layers):
        value = _layer(made, weights, layer, attention_heads, value)
    flat = made.one("Squeeze", [value, made.keep("axis", np.array([0], np.int64))])
    words = made.one("Gather", [flat, "heads"])
    tokens, pairs = weights["tokens.weight"], weights["narrow.weight"]
    both = made.linear("heads", words, np.concatenate([tokens, pairs]),
                       np.concatenate([weights["tokens.bias"], weights["narrow.bias"]]))  # fmt: skip
    sizes = made.keep("sizes", np.array([len(tokens), len(pairs)], np.int64))
    made.nodes.append(helper.make_node("Split", [both, sizes], ["columns", "narrow"], axis=1))
    return bytes(_model(made, len(tokens), len(pairs)).SerializeToString())


def _embedded(made: Builder, weights: Mapping[str, Array]) -> str:
    prefix = "encoder.embeddings."
    words = made.rows("words", "ids", weights[prefix + "word_embeddings.weight"])
    case = made.one("Gather", [made.keep("cases", weights["case.weight"]), "case"])
    place = (
        weights[prefix + "position_embeddings.weight"][:POSITIONS]
        + weights[prefix + "token_type_embeddings.weight"][0]
    )
    bounds = [made.keep("zero", np.array([0], np.int64)), made.one("Shape", ["ids"])]
    places = made.one("Slice", [made.keep("places", place), *bounds])
    axis = made.keep("front", np.array([0], np.int64))
    one, two = (made.one("Unsqueeze", [part, axis]) for part in (made.one("Add", [words, case]), places))
    return made.normal(prefix + "LayerNorm", one, two, weights)


def _layer(made: Builder, weights: Mapping[str, Array], layer: int, heads: int, value: str) -> str:
    """Attention, then the two linear steps with GELU between, each added to what came in."""
    prefix, name = f"encoder.encoder.layer.{layer}.", f"layer.{layer}."

    def linear(label: str, at: str, part: str) -> str:
        return made.linear(
            name + label, at, weights[prefix + part + ".weight"], weights[prefix + part + ".bias"]
        )

    three = [prefix + f"attention.self.{part}" for part in ("query", "key", "value")]
    joined = [np.concatenate([weights[f"{one}.{kind}"] for one in three]) for kind in ("weight", "bias")]
    mixed = made.linear(name + "attention.qkv", value, *joined)
    parts = made.node("Split", [mixed], outputs=3, axis=2, num_outputs=3)
    attended = made.one("MultiHeadAttention", parts, MICROSOFT, num_heads=heads)
    attended = linear("attention.output", attended, "attention.output.dense")
    value = made.normal(prefix + "attention.output.LayerNorm", attended, value, weights)
    wide = made.one("Gelu", [linear("intermediate", value, "intermediate.dense")], MICROSOFT)
    return made.normal(prefix + "output.LayerNorm", linear("output", wide, "output.dense"), value, weights)


def _model(made: Builder, columns: int, narrow: int) -> onnx.ModelProto:
    whole = [helper.make_tensor_value_info(name, TensorProto.INT64, [size])
             for name, size in (("ids", "pieces"), ("case", "pieces"), ("heads", "words"))]  # fmt: skip
    given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", width])
             for name, width in (("columns", columns), ("narrow", narrow))]  # fmt: skip
    body = helper.make_graph(made.nodes, "encoder", whole, given, made.weights)
    sets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(body, opset_imports=sets, producer_name="factions")
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model
