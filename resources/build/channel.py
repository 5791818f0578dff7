"""Learn which letters an OCR engine makes of which: the noisy channel.

Hard EM over character alignments: a character of the page becomes zero to three characters of the
reading, or two characters together become one or two (``ri`` read ``n``).  Each round aligns every
pair at the least cost and counts again.  Letter case and punctuation are part of it.

    python resources/build/channel.py --pages pages --out channel.npz
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pairs import page_pairs

from soat_core.text import base_letter

Segment = tuple[str, str]
ROUNDS = 5
INFINITY = 1e9


def align(read: str, gold: str, cost: Callable[[str, str], float]) -> list[Segment]:
    """The cheapest cutting of both into segments."""
    n, m = len(read), len(gold)
    best = [[INFINITY] * (n + 1) for _ in range(m + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for j in range(m):
        for i in range(n + 1):
            here = best[j][i]
            if here >= INFINITY:
                continue
            for dj, lengths in ((1, (1, 0, 2, 3)), (2, (1, 2))):
                if j + dj > m:
                    continue
                for k in lengths:
                    if i + k > n:
                        continue
                    total = here + cost(gold[j : j + dj], read[i : i + k])
                    if total < best[j + dj][i + k] - 1e-12:
                        best[j + dj][i + k] = total
                        back[j + dj, i + k] = (j, i)
    if best[m][n] >= INFINITY:
        return []
    path: list[Segment] = []
    at = (m, n)
    while at != (0, 0):
        j, i = back[at]
        path.append((gold[j : at[0]], read[i : at[1]]))
        at = (j, i)
    return path[::-1]


def first_guess(gold: str, read: str) -> float:
    """Costs before anything is learned: like letters are cheap."""
    if len(gold) == 2:
        return 2.2 + 0.6 * (len(read) - 1)
    if gold == read:
        return 0.05
    if not read:
        return 2.5
    alike = base_letter(gold).lower() in {base_letter(char).lower() for char in read}
    if len(read) == 1:
        return 0.3 if alike else 2.0
    return (2.0 if alike else 3.0) + 0.9 * (len(read) - 1)


def learned(counts: Counter[Segment], totals: Counter[str]) -> Callable[[str, str], float]:
    def cost(gold: str, read: str) -> float:
        count = counts.get((gold, read), 0)
        if len(gold) == 2:
            return -math.log(count / (totals[gold[0]] + 10)) if count >= 3 else 11.0
        if count:
            return -math.log(count / (totals[gold] + 3))
        if len(read) == 1:
            return 4.0 if base_letter(read).lower() == base_letter(gold).lower() else 7.5
        return (7.0, 0.0, 8.5, 10.0)[len(read)]

    return cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pairs: Counter[Segment] = Counter()
    for _, groups in page_pairs(options.pages):
        for read, gold in groups:
            if len(read) == len(gold) == 1 and len(read[0]) <= 20 and len(gold[0]) <= 20:
                pairs[read[0], gold[0]] += 1
    print(len(pairs), "distinct pairs of", sum(pairs.values()), flush=True)
    cost = first_guess
    counts: Counter[Segment] = Counter()
    for round_number in range(ROUNDS):
        counts = Counter()
        for (read, gold), times in pairs.items():
            for segment in align(read, gold, cost):
                counts[segment] += times
        totals: Counter[str] = Counter()
        for (gold, _), times in counts.items():
            totals[gold[0]] += times
        bits = sum(cost(*segment) * times for segment, times in counts.items())
        cost = learned(counts, totals)
        print("round", round_number, len(counts), "segments, cost", round(bits), flush=True)
    for letter in "ôốươđảậĐỘƯ,":
        print(letter, [(o, n) for (g, o), n in counts.most_common() if g == letter][:10])
    kept = {
        segment: times for segment, times in counts.items() if times > 1 or segment[0] == segment[1]
    }
    np.savez(
        options.out,
        gold=np.array([g for g, _ in kept]),
        read=np.array([o for _, o in kept]),
        count=np.array(list(kept.values()), dtype=np.int64),
    )


if __name__ == "__main__":
    main()
