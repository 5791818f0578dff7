"""First embeddings for the network: which words stand near which, in a few dimensions.

Positive pointwise mutual information in a window of four units, reduced by a randomised singular
value decomposition (Levy and Goldberg, 2014; Halko and others, 2011).  Training starts from them
and needs far less text.

    python resources/build/neural/embeddings.py --counts counts.npz --out embeddings.npz
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from soat_core.engine.units import SPECIALS

REACH = 4
"""Units to each side that count as near."""
LEAST = 1.5
"""Pairs seen (weighed) less often than this are left out."""
SMOOTHING = 0.75
"""Exponent of how common the neighbour is."""
EXTRA = 24
"""Dimensions beyond those kept, for exactness."""
ROUNDS = 3
DEVIATION = 0.08
"""Standard deviation of the result."""


def near_pairs(streams: list[np.ndarray], size: int) -> tuple[np.ndarray, np.ndarray]:
    """Keys ``left * size + right`` of pairs and their weights; near ones weigh more."""
    keys, weights = [], []
    for stream in streams:
        units = stream.astype(np.int64)
        for distance in range(1, REACH + 1):
            left, right = units[:-distance], units[distance:]
            known = (left < size) & (right < size)
            found, counts = np.unique(left[known] * size + right[known], return_counts=True)
            keys.append(found)
            weights.append(counts / distance)
    distinct, place = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(place, np.concatenate(weights))
    kept = total >= LEAST
    return distinct[kept], total[kept]


def mutual_information(keys: np.ndarray, weights: np.ndarray, size: int) -> torch.Tensor:
    """The sparse matrix of positive mutual information, both directions together."""
    left, right = (
        np.concatenate([keys // size, keys % size]),
        np.concatenate([keys % size, keys // size]),
    )
    weight = np.concatenate([weights, weights])
    alone = np.bincount(left, weight, minlength=size)
    common = np.bincount(right, weight, minlength=size) ** SMOOTHING
    value = np.log(weight * common.sum() / (alone[left] * common[right]))
    kept = value > 0
    places = torch.from_numpy(np.stack([left[kept], right[kept]]))
    values = torch.from_numpy(value[kept].astype(np.float32))
    return torch.sparse_coo_tensor(places, values, (size, size)).coalesce().to_sparse_csr()


def reduce(matrix: torch.Tensor, width: int, seed: int) -> np.ndarray:
    """The first ``width`` left singular vectors, weighed by the roots of their values."""
    torch.manual_seed(seed)
    turned = matrix.to_sparse_coo().t().coalesce().to_sparse_csr()
    basis = torch.linalg.qr(matrix @ torch.randn(matrix.shape[1], width + EXTRA))[0]
    for _ in range(ROUNDS):
        basis = torch.linalg.qr(matrix @ torch.linalg.qr(turned @ basis)[0])[0]
    small = (turned @ basis).T
    u, s, _ = torch.linalg.svd(small, full_matrices=False)
    return ((basis @ u)[:, :width] * s[:width].sqrt()).numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", type=Path, required=True, help="from count_language.py")
    parser.add_argument("--units", type=int, default=20_000, help="as for prepare.py")
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    with np.load(options.counts) as data:
        streams = [data[name] for name in data.files if name not in ("cases", "vocabulary")]
        words = str(data["vocabulary"]).split("\n")[: options.units + len(SPECIALS)]
    size = len(words)
    keys, weights = near_pairs(streams, size)
    print(len(keys), "pairs of", size, "units", flush=True)
    table = reduce(mutual_information(keys, weights, size), options.width, options.seed)
    # as long on the average for rare units as for common ones
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    table *= DEVIATION / table.std()
    words_array = np.array("\n".join(words))
    np.savez(options.out, words=words_array, table=table.astype(np.float32))


if __name__ == "__main__":
    main()
