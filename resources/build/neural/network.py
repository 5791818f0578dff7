"""The network of the neural source: two bidirectional LSTM layers that score given readings.

A position goes in as the mean of its readings' embeddings (weighed by how likely each is before
context), the embedding of the reading that changes nothing, its letter groups, case and kind.  A
state comes out that is compared with the embedding of each reading.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from soat_core.engine.neural_features import BUCKETS, CASES, FIRST_UNIT, KINDS, NONE, PAD

COST_SCALE = 0.25
MARKS = 4
"""What else counts for a reading: channel cost, spelling cost, same, split."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; ``units`` counts the numbers below ``FIRST_UNIT`` too."""

    units: int
    width: int = 160
    hidden: int = 320
    grams: int = 64
    layers: int = 2


class Links:
    """The readings of N positions as a sparse matrix, sorted once for all gradients of a batch."""

    def __init__(self, units: Tensor, size: int) -> None:
        self.units = units
        flat = units.reshape(-1)
        self.order = torch.argsort(flat)
        ordered = flat[self.order]
        first = int(torch.searchsorted(ordered, torch.tensor(PAD, dtype=flat.dtype), right=True))
        self.order = self.order[first:]
        counts = torch.bincount(ordered[first:], minlength=size)
        self.begins = torch.cat([counts.new_zeros(1), counts.cumsum(0)])
        self.columns = self.order // units.shape[1]
        self.size = size

    def gather(self, values: Tensor, rows: Tensor) -> Tensor:
        """Sum over positions of ``values`` (N, K) times ``rows`` (N, width), by unit."""
        if values.device.type != "cpu":
            found = rows.new_zeros(self.size, rows.shape[1])
            picked = values.reshape(-1)[self.order, None] * rows[self.columns]
            return found.index_add_(0, self.units.reshape(-1)[self.order], picked)
        matrix = torch.sparse_csr_tensor(
            self.begins,
            self.columns,
            values.reshape(-1)[self.order],
            (self.size, self.units.shape[0]),
            check_invariants=False,
        )
        return matrix @ rows


class _Mean(torch.autograd.Function):
    """Weighted sums of embeddings, with a gradient that never holds all of them."""

    @staticmethod
    def forward(ctx: Any, table: Tensor, weights: Tensor, links: Links) -> Tensor:
        ctx.links = links
        ctx.save_for_backward(weights)
        return F.embedding_bag(links.units, table, per_sample_weights=weights, mode="sum")

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:
        (weights,) = ctx.saved_tensors
        return ctx.links.gather(weights, gradient.float().contiguous()), None, None


class _Scores(torch.autograd.Function):
    """Products of a state (N, width) with the embeddings of its readings: (N, K)."""

    @staticmethod
    def forward(ctx: Any, table: Tensor, state: Tensor, links: Links) -> Tensor:
        ctx.links = links
        ctx.save_for_backward(table, state)
        short = table.to(torch.bfloat16)
        picked = F.embedding(links.units, short)
        return (picked @ state.to(torch.bfloat16).unsqueeze(-1)).squeeze(-1).float()

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, None]:
        table, state = ctx.saved_tensors
        gradient = gradient.float().contiguous()
        links = ctx.links
        of_state = F.embedding_bag(links.units, table, per_sample_weights=gradient, mode="sum")
        return links.gather(gradient, state.float()), of_state, None


class Network(nn.Module):
    """Scores readings; ``forward`` is for training, ``export.Inference`` for use."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.units = nn.Parameter(torch.randn(shape.units, width) * 0.08)
        self.bias = nn.Parameter(torch.zeros(shape.units))
        self.grams = nn.Parameter(torch.randn(BUCKETS, shape.grams) * 0.08)
        self.case = nn.Embedding(CASES, 16)
        self.kind = nn.Embedding(KINDS, 24)
        self.enter = nn.Linear(2 * width + shape.grams + 40, width)
        self.lstm = nn.LSTM(width, shape.hidden, shape.layers, bidirectional=True, batch_first=True)
        self.leave = nn.Linear(2 * shape.hidden + width, width)
        self.weigh = nn.Linear(width, MARKS)
        self.guess = nn.Linear(2 * shape.hidden + width, width)
        self.guess_bias = nn.Parameter(torch.zeros(shape.units))
        with torch.no_grad():
            self.grams[PAD] = 0
            self.units[PAD] = 0
            self.weigh.weight.mul_(0.1)
            self.weigh.bias.copy_(torch.tensor([-3.0, -3.0, 0.0, 0.0]))
            self.bias[NONE] = -4.0
            self.bias[FIRST_UNIT:] = 3.0

    def settings(self) -> dict[str, int]:
        return asdict(self.shape)

    def forward(self, seen: dict[str, Tensor], rows: int) -> tuple[Tensor, Tensor]:
        """Logits (N, K + 1) of the readings of ``rows`` windows of equal length, N positions in
        all, of which the last is "none of these"; and the states (N, 2 * hidden + width) that
        ``guessed`` takes."""
        links = Links(seen["units"], self.shape.units)
        mean = _Mean.apply(self.units, seen["weights"], links)
        kept = F.embedding(seen["same"], self.units)
        counted = (seen["grams"] > 0).sum(1, keepdim=True).clamp(min=1)
        grams = F.embedding_bag(seen["grams"], self.grams, mode="sum", padding_idx=PAD) / counted
        entry = torch.cat([mean, kept, grams, self.case(seen["case"]), self.kind(seen["kind"])], 1)
        entry = F.gelu(self.enter(entry))
        windows = entry.view(rows, -1, entry.shape[1])
        context = self.lstm(windows)[0].reshape(len(entry), -1)
        joined = torch.cat([context, entry], 1)
        state = self.leave(joined)
        scores = _Scores.apply(self.units, state, links) + self.bias[seen["units"]]
        factors = self.weigh(state).float()
        scores = scores + (seen["marks"] * factors[:, None, :]).sum(-1)
        scores = scores.masked_fill(seen["units"] == PAD, -1e4)
        none = (state.float() * self.units[NONE]).sum(1) + self.bias[NONE]
        return torch.cat([scores, none[:, None]], 1), joined

    def guessed(self, states: Tensor) -> Tensor:
        """Logits (N, units) of all words, whatever the readings are."""
        return self.guess(states) @ self.units.T + self.guess_bias
