"""Write a trained network as one small ONNX file, weights in eight bits.

The graph is put together by hand: it takes every distinct position once and an index of which
position stands where, so that what repeats is worked out once, and it holds its embeddings as bytes
that are unfolded row by row.

    python resources/build/neural/export.py --state state.pt --out neural.onnx
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from network import COST_SCALE, MARKS, Network, Shape
from onnx import TensorProto, helper, numpy_helper

from soat_core.engine.neural import FORMAT
from soat_core.engine.neural_features import NONE, PAD

OPSET = 17
IR_VERSION = 8
"""Old enough for every onnxruntime of the last years."""


class Graph:
    """Nodes and constants of a graph under construction; values go by name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, array: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *inputs: str, out: str, domain: str = "", **settings: object) -> str:
        node = helper.make_node(kind, list(inputs), [out], name=out, domain=domain, **settings)
        self.nodes.append(node)
        return out

    def table(self, name: str, rows: np.ndarray) -> None:
        """A table of bytes with a scale for each row, for ``rows_of``."""
        scale = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8) / 127
        steps = np.clip(np.round(rows / scale), -127, 127).astype(np.int8)
        self.constant(name, steps)
        self.constant(f"{name}_scale", scale.astype(np.float32))

    def rows_of(self, name: str, index: str, out: str) -> str:
        """Rows of a table, unfolded."""
        self.add("Gather", name, index, out=f"{out}_bytes")
        self.add("Cast", f"{out}_bytes", out=f"{out}_steps", to=TensorProto.FLOAT)
        self.add("Gather", f"{name}_scale", index, out=f"{out}_scale")
        return self.add("Mul", f"{out}_steps", f"{out}_scale", out=out)

    def linear(self, name: str, layer: torch.nn.Linear, value: str, out: str) -> str:
        weight = self.folded(f"{name}_weight", layer.weight.detach().numpy().T, axis=1)
        bias = self.constant(f"{name}_bias", layer.bias.detach().numpy())
        self.add("MatMul", value, weight, out=f"{out}_product")
        return self.add("Add", f"{out}_product", bias, out=out)

    def folded(self, name: str, array: np.ndarray, axis: int) -> str:
        """A constant matrix kept as bytes with a scale along ``axis``; unfolded at the start."""
        others = tuple(i for i in range(array.ndim) if i != axis)
        scale = np.maximum(np.abs(array).max(others), 1e-8) / 127
        shape = [-1 if i == axis else 1 for i in range(array.ndim)]
        steps = np.clip(np.round(array / scale.reshape(shape)), -127, 127).astype(np.int8)
        self.constant(f"{name}_bytes", steps)
        self.constant(f"{name}_scale", scale.astype(np.float32))
        self.constant(f"{name}_zero", np.zeros(len(scale), np.int8))
        return self.add(
            "DequantizeLinear",
            f"{name}_bytes",
            f"{name}_scale",
            f"{name}_zero",
            out=name,
            axis=axis,
        )


def lstm_arrays(lstm: torch.nn.LSTM, layer: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of one layer in the order of ONNX: gates i, o, f, c; (directions, gates, inputs)."""
    hidden = lstm.hidden_size

    def gates(array: torch.Tensor) -> np.ndarray:
        i, f, c, o = array.detach().numpy().reshape(4, hidden, -1)
        return np.concatenate([i, o, f, c])

    found = []
    for end in ("", "_reverse"):
        parts = [getattr(lstm, f"{n}_l{layer}{end}") for n in ("weight_ih", "weight_hh")]
        biases = [getattr(lstm, f"{n}_l{layer}{end}") for n in ("bias_ih", "bias_hh")]
        bias = np.concatenate([gates(b).reshape(-1) for b in biases])
        found.append((gates(parts[0]), gates(parts[1]), bias))
    w, r, b = zip(*found, strict=True)
    return np.stack(w), np.stack(r), np.stack(b)


def lstm_layer(graph: Graph, network: Network, layer: int, value: str, whole: bool) -> str:
    """One bidirectional layer over (time, windows, inputs)."""
    w, r, b = lstm_arrays(network.lstm, layer)
    name = f"lstm{layer}"
    hidden = network.shape.hidden
    bias = graph.constant(f"{name}_bias", b)
    settings = {"hidden_size": hidden, "direction": "bidirectional"}
    if whole:
        names = [graph.constant(f"{name}_w", w), graph.constant(f"{name}_r", r)]
        graph.add("LSTM", value, *names, bias, "lengths", out=f"{name}_raw", **settings)
    else:
        inputs = []
        for part, array in (("w", w), ("r", r)):
            turned = array.transpose(0, 2, 1)
            scale = np.abs(turned).max(1) / 127
            steps = np.clip(np.round(turned / scale[:, None]), -127, 127).astype(np.int8)
            inputs.append(
                (
                    graph.constant(f"{name}_{part}", steps),
                    graph.constant(f"{name}_{part}_scale", scale.astype(np.float32)),
                    graph.constant(f"{name}_{part}_zero", np.zeros(scale.shape, np.int8)),
                )
            )
        (w_, ws, wz), (r_, rs, rz) = inputs
        graph.add(
            "DynamicQuantizeLSTM",
            *(value, w_, r_, bias, "lengths", "", "", "", ws, wz, rs, rz),
            out=f"{name}_raw",
            domain="com.microsoft",
            **settings,
        )
    # (time, directions, windows, hidden) to (time, windows, 2 * hidden)
    graph.add("Transpose", f"{name}_raw", out=f"{name}_turned", perm=[0, 2, 1, 3])
    shape = graph.constant(f"{name}_shape", np.array([0, 0, 2 * hidden], np.int64))
    return graph.add("Reshape", f"{name}_turned", shape, out=f"{name}_out")


def build(network: Network, vocabulary: str, version: str, whole: bool = False) -> onnx.ModelProto:
    """The graph; with ``whole`` the recurrent weights are not shortened (for comparison)."""
    shape, graph = network.shape, Graph()
    table = network.units.detach().numpy()
    # what repeats: the entries of P distinct positions
    graph.table("units_table", table)
    graph.rows_of("units_table", "units", out="choices")  # (P, K, width)
    ones = graph.constant("last", np.array([-1], np.int64))
    second = graph.constant("second", np.array([1], np.int64))
    graph.add("Unsqueeze", "weights", second, out="weights_row")
    graph.add("MatMul", "weights_row", "choices", out="mean_row")
    graph.add("Squeeze", "mean_row", second, out="mean")
    graph.rows_of("units_table", "same", out="kept")
    grams = network.grams.detach().numpy().copy()
    grams[PAD] = 0
    graph.table("grams_table", grams)
    graph.rows_of("grams_table", "grams", out="gram_rows")
    graph.add("ReduceSum", "gram_rows", second, out="gram_sum", keepdims=0)
    zero = graph.constant("zero", np.array(0, np.int64))
    graph.add("Greater", "grams", zero, out="gram_there")
    graph.add("Cast", "gram_there", out="gram_ones", to=TensorProto.FLOAT)
    graph.add("ReduceSum", "gram_ones", ones, out="gram_count", keepdims=1)
    one = graph.constant("one", np.array(1, np.float32))
    graph.add("Max", "gram_count", one, out="gram_counted")
    graph.add("Div", "gram_sum", "gram_counted", out="gram_mean")
    for name in ("case", "kind"):
        rows = getattr(network, name).weight.detach().numpy()
        graph.constant(f"{name}_table", rows)
        graph.add("Gather", f"{name}_table", name, out=f"{name}_rows")
    graph.add("Concat", "mean", "kept", "gram_mean", "case_rows", "kind_rows", out="seen", axis=1)
    graph.linear("enter", network.enter, "seen", out="entered")
    root = graph.constant("root", np.array(2**-0.5, np.float32))
    half = graph.constant("half", np.array(0.5, np.float32))
    graph.add("Mul", "entered", root, out="entered_scaled")
    graph.add("Erf", "entered_scaled", out="entered_erf")
    graph.add("Add", "entered_erf", one, out="entered_gate")
    graph.add("Mul", "entered", "entered_gate", out="entered_twice")
    graph.add("Mul", "entered_twice", half, out="entries")
    # what stands where: index (time, windows)
    value = graph.add("Gather", "entries", "index", out="sequence")
    for layer in range(shape.layers):
        value = lstm_layer(graph, network, layer, value, whole)
    graph.add("Concat", value, "sequence", out="joined", axis=2)
    graph.linear("leave", network.leave, "joined", out="state")
    # scores of the readings
    graph.linear("weigh", network.weigh, "state", out="factors")
    third = graph.constant("third", np.array([3], np.int64))
    graph.add("Unsqueeze", "state", third, out="state_column")
    graph.add("Gather", "choices", "index", out="choices_there")
    graph.add("MatMul", "choices_there", "state_column", out="products_column")
    graph.add("Squeeze", "products_column", third, out="products")
    bias = network.bias.detach().numpy().astype(np.float32).copy()
    bias[PAD] = -1e4
    graph.constant("bias_table", bias)
    graph.add("Gather", "bias_table", "units", out="biases")
    graph.add("Gather", "biases", "index", out="biases_there")
    scale = np.array([COST_SCALE, COST_SCALE, 1, 1], np.float32).reshape(1, 1, MARKS)
    graph.constant("marks_scale", scale)
    graph.add("Mul", "marks", "marks_scale", out="marks_scaled")
    graph.add("Gather", "marks_scaled", "index", out="marks_there")
    graph.add("Unsqueeze", "factors", third, out="factors_column")
    graph.add("MatMul", "marks_there", "factors_column", out="marked_column")
    graph.add("Squeeze", "marked_column", third, out="marked")
    graph.add("Add", "products", "biases_there", out="sum1")
    graph.add("Add", "sum1", "marked", out="scores")
    none = graph.constant("none_column", table[NONE][:, None])
    graph.add("MatMul", "state", none, out="none_product")
    none_bias = graph.constant("none_bias", bias[NONE : NONE + 1])
    graph.add("Add", "none_product", none_bias, out="none_score")
    graph.add("Concat", "scores", "none_score", out="all_scores", axis=2)
    graph.add("LogSoftmax", "all_scores", out="result", axis=2)

    def value_of(name: str, kind: int, *sizes: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, sizes)

    integer, real = TensorProto.INT64, TensorProto.FLOAT
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "soat-neural",
            [
                value_of("units", integer, "P", "K"),
                value_of("weights", real, "P", "K"),
                value_of("marks", real, "P", "K", MARKS),
                value_of("same", integer, "P"),
                value_of("grams", integer, "P", "G"),
                value_of("case", integer, "P"),
                value_of("kind", integer, "P"),
                value_of("index", integer, "T", "B"),
                value_of("lengths", TensorProto.INT32, "B"),
            ],
            [value_of("result", real, "T", "B", "K1")],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=IR_VERSION,
        producer_name="soat",
    )
    meta = {"format": str(FORMAT), "version": version, "vocabulary": vocabulary}
    helper.set_model_props(model, meta)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--whole", action="store_true", help="recurrent weights in full")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.state, weights_only=True, map_location="cpu")
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["network"])
    model = build(network.eval(), state["vocabulary"], options.version, options.whole)
    onnx.checker.check_model(model)
    options.out.write_bytes(model.SerializeToString())
    report = {"minutes": state["minutes"], "bytes": options.out.stat().st_size}
    print(options.out, json.dumps(report))


if __name__ == "__main__":
    main()
