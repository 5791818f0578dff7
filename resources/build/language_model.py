"""Estimate the pruned trigram model from the counted corpora and write it for the engine.

Interpolated modified Kneser-Ney (Chen & Goodman, 1999).  Pruning by weighted difference (Seymore &
Rosenfeld, 1996): an n-gram stays where its count times what it adds to the log probability of the
shorter one is large.  What is left is renormalised by back-off weights.

    python resources/build/language_model.py --counts counts.npz --out model.npz --trigrams 3000000
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

BEGIN, END = 0, 1


def discounts(counts: np.ndarray) -> np.ndarray:
    """Discount by count 0, 1, 2, 3 and more (Chen & Goodman, equation 26)."""
    n = [float((counts == k).sum()) for k in range(1, 5)]
    y = n[0] / (n[0] + 2 * n[1])
    return np.array([0, 1 - 2 * y * n[1] / n[0], 2 - 3 * y * n[2] / n[1], 3 - 4 * y * n[3] / n[2]])


def sums(keys: np.ndarray, values: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(keys, weights=values, minlength=size)


class Trigrams:
    """Counts of three, two and one units, the n-grams of each order sorted by key."""

    def __init__(self, streams: list[np.ndarray], size: int) -> None:
        self.size = size
        keys2, keys3 = [], []
        for stream in streams:
            ids = stream.astype(np.int64)
            pair = ids[:-1] * size + ids[1:]
            inside = ids[1:] != BEGIN
            keys2.append(pair[inside])
            keys3.append((pair[:-1] * size + ids[2:])[inside[:-1] & inside[1:]])
        self.k3, self.c3 = np.unique(np.concatenate(keys3), return_counts=True)
        raw2, count2 = np.unique(np.concatenate(keys2), return_counts=True)
        # continuation counts; a pair that begins a sentence has no left neighbour: its raw count
        tail, left = np.unique(self.k3 % (size * size), return_counts=True)
        self.k2 = raw2
        self.c2 = np.where(raw2 // size == BEGIN, count2, 0)
        self.c2[np.searchsorted(raw2, tail)] += left
        self.k2, self.c2 = self.k2[self.c2 > 0], self.c2[self.c2 > 0]
        self.c1 = np.bincount(self.k2 % size, minlength=size).astype(float)


def estimate(grams: Trigrams, keep2: int, keep3: int) -> dict[str, np.ndarray]:
    size = grams.size
    # one: continuation probabilities with a little mass for every word
    p1 = grams.c1.copy()
    p1[BEGIN] = 0
    floor = 0.5
    p1 = (p1 + floor) / (p1 + floor).sum()

    def level(keys, counts, below):
        """Interpolated probabilities of one order and the weight of the order below."""
        context = keys // size
        heads, index = np.unique(context, return_inverse=True)
        d = discounts(counts)[np.minimum(counts, 3)]
        total = sums(index, counts, len(heads))
        gamma = sums(index, d, len(heads)) / total
        return heads, index, (counts - d) / total[index] + gamma[index] * below, gamma

    _, index2, p2, gamma2 = level(grams.k2, grams.c2, p1[grams.k2 % size])
    at2 = np.searchsorted(grams.k2, grams.k3 % (size * size))
    _, index3, p3, gamma3 = level(grams.k3, grams.c3, p2[at2])

    gain3 = grams.c3 * np.log(p3 / (gamma3[index3] * p2[at2]))
    chosen3 = np.zeros(len(p3), bool)
    chosen3[np.argpartition(-gain3, min(keep3, len(p3) - 1))[:keep3]] = True
    chosen3 &= grams.c3 > 1
    raw2 = np.bincount(at2, weights=grams.c3, minlength=len(p2)) + np.where(
        grams.k2 // size == BEGIN, grams.c2, 0
    )
    gain2 = raw2 * np.log(p2 / (gamma2[index2] * p1[grams.k2 % size]))
    chosen2 = np.zeros(len(p2), bool)
    chosen2[np.argpartition(-gain2, min(keep2, len(p2) - 1))[:keep2]] = True
    chosen2 &= raw2 > 1
    prefix = np.searchsorted(grams.k2, grams.k3[chosen3] // size)
    chosen2[prefix] = True  # a trigram hangs below its first two ...
    chosen2[at2[chosen3]] = True  # ... and ends on a pair that is there: lets look-ups be skipped

    k2, p2 = grams.k2[chosen2], p2[chosen2]
    mass = sums(k2 // size, p2, size)
    below = sums(k2 // size, p1[k2 % size], size)
    b1 = np.maximum(1 - mass, 1e-9) / np.maximum(1 - below, 1e-9)
    k3, p3 = grams.k3[chosen3], p3[chosen3]
    head = np.searchsorted(k2, k3 // size)
    p_low = p2[np.searchsorted(k2, k3 % (size * size))]
    mass = sums(head, p3, len(k2))
    below = sums(head, p_low, len(k2))
    b2 = np.maximum(1 - mass, 1e-9) / np.maximum(1 - below, 1e-9)
    return {"p1": p1, "b1": b1, "k2": k2, "p2": p2, "b2": b2, "k3": k3, "p3": p3, "head": head}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bigrams", type=int, default=900_000)
    parser.add_argument("--trigrams", type=int, default=2_400_000)
    parser.add_argument("--only", action="append", help="streams to use (default: all)")
    options = parser.parse_args()
    data = np.load(options.counts)
    vocabulary = str(data["vocabulary"]).split("\n")
    names = options.only or [n for n in data.files if n not in ("vocabulary", "cases")]
    grams = Trigrams([data[name] for name in names], len(vocabulary))
    print("seen", len(grams.k2), "pairs", len(grams.k3), "triples", flush=True)
    model = estimate(grams, options.bigrams, options.trigrams)
    print("kept", len(model["k2"]), "pairs", len(model["k3"]), "triples", flush=True)
    np.savez(options.out, vocabulary=data["vocabulary"], cases=data["cases"], **model)


if __name__ == "__main__":
    main()
