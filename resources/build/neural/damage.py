"""What OCR makes of words: drawn from real readings where there are some, else from the channel.

A draw is the part of a token the engine looks up: the core as it was read and the quotes behind it.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path

import numpy as np
from pairs import page_pairs

from soat_core.engine.cutting import cut_token
from soat_core.engine.readings import MAX_CORE
from soat_core.engine.units import shape_of
from soat_core.text import base_letter

Read = tuple[str, str]
"""The core as it was read, and quotes or hooks behind it."""
DRAWS = ((8000, 60), (1000, 36), (150, 18), (20, 8), (3, 3))
"""How many damaged readings a word gets that is seen so often."""
REAL_SHARE = 0.5
"""How many of them at most are readings that really occurred."""
FEW = 3
"""Pair segments seen less often than this are chance."""


class Garbler:
    """Draws readings of true words.

    ``channel`` is what ``resources/build/channel.py`` wrote.
    """

    def __init__(self, channel: Path, seed: int) -> None:
        self._random = random.Random(seed)
        self._one: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        self._two: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        with np.load(channel) as data:
            rows = zip(data["gold"], data["read"], data["count"], strict=True)
            for gold, read, count in rows:
                if len(gold) == 1:
                    self._one[str(gold)].append((str(read), 1, int(count)))
                elif count >= FEW:
                    self._two[str(gold)].append((str(read), 2, int(count)))
        self._options: dict[str, tuple[list[tuple[str, int, int]], list[int]]] = {}

    def draw(self, word: str) -> Read | None:
        """One reading of ``word``; nothing where what comes out is no single core."""
        read: list[str] = []
        at = 0
        while at < len(word):
            options, total = self._choices(word[at : at + 2])
            text, step, _ = options[bisect_right(total, self._random.random() * total[-1])]
            read.append(text)
            at += step
        return single_core("".join(read))

    def _choices(self, pair: str) -> tuple[list[tuple[str, int, int]], list[int]]:
        found = self._options.get(pair)
        if found is None:
            options = list(self._one.get(pair[0], ()))
            if sum(count for _, _, count in options) < 5:
                options += [(base_letter(pair[0]), 1, 4), (pair[0], 1, 1)]
            options += self._two.get(pair, [])
            found = options, list(accumulate(count for _, _, count in options))
            self._options[pair] = found
        return found


def single_core(token: str) -> Read | None:
    """The one part of a token that is looked up, if there is exactly one."""
    parts = [part for part in cut_token(token) if not isinstance(part, str)]
    if len(parts) != 1 or len(parts[0][0]) > MAX_CORE:
        return None
    return parts[0]


def real_readings(folder: Path) -> dict[str, Counter[Read]]:
    """By true core, how pages of ``folder`` were really read there."""
    found: dict[str, Counter[Read]] = defaultdict(Counter)
    for _, groups in page_pairs(folder):
        for read, gold in groups:
            if len(read) == len(gold) == 1:
                core = shape_of(gold[0]).core
                part = single_core(read[0])
                if core and part:
                    found[core][part] += 1
    return found


def draws_of(count: int) -> int:
    return next((draws for least, draws in DRAWS if count >= least), 0)


def garbled(
    core: str, draws: int, garbler: Garbler, real: Counter[Read] | None, rng: random.Random
) -> list[Read]:
    """``draws`` damaged readings of a core, part of them as it was really read."""
    found: list[Read] = []
    if real and sum(real.values()) >= 3:
        reads, weights = list(real), list(real.values())
        take = min(int(draws * REAL_SHARE) + 1, 2 * sum(weights))
        found += rng.choices(reads, weights, k=take)
    for _ in range(3 * draws):
        if len(found) >= draws:
            break
        read = garbler.draw(core)
        if read is not None:
            found.append(read)
    return found[:draws]
