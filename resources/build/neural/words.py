"""The corpora as numbers: which words stand where, and which of them get damaged readings."""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus import lacks_marks
from count_language import read_lines

from soat_core.engine.cutting import cut_token
from soat_core.engine.readings import MAX_CORE
from soat_core.engine.units import CODE, END, NUMBER, UNKNOWN, marks
from soat_core.text import old_tone_placement

BLOCK = 24
"""Lines that stay together when the corpora are mixed."""
ALIKE = 40
"""At most this many lines begin alike: lists and articles written by programs repeat themselves."""
RECASED = 4000
"""So many of the commonest words get readings in capitals too, for headings."""
PARAGRAPH_SHARE = 0.4
"""Paragraphs whose end the network is told; on pages they follow one another unmarked."""


def varied(lines: Sequence[str]) -> Iterator[list[str]]:
    """Blocks of neighbouring lines without unmarked text and with few that begin alike."""
    begun: Counter[str] = Counter()
    block: list[str] = []
    for line in lines:
        words = line.split()
        start = " ".join(w for w in words[:14] if w.isalpha() and w.islower())[:60]
        begun[start] += 1
        if begun[start] > ALIKE or lacks_marks(line) or not words:
            continue
        block.append(line)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


class Stream:
    """The corpora as numbers: word types from 0, single units below 0."""

    def __init__(self, number: dict[str, int]) -> None:
        self._number = number
        self._plans: dict[str, list[int]] = {}
        self.types: dict[str, int] = {}
        self.items = array("i")

    def add(self, token: str) -> None:
        plan = self._plans.get(token)
        if plan is None:
            plan = self._plans[token] = self._cut(token)
        self.items.extend(plan)

    def add_unit(self, unit: str) -> None:
        self.items.append(-1 - self._number[unit])

    def _cut(self, token: str) -> list[int]:
        plan: list[int] = []
        for part in cut_token(token):
            if isinstance(part, str):
                plan += [-1 - self._number[mark] for mark in marks(part)]
            else:
                plan.append(self.types.setdefault(part[0], len(self.types)))
                plan += [-1 - self._number[mark] for mark in marks(part[1])]
        return plan


def read_corpora(paths: Sequence[Path], stream: Stream, limit: int, rng: random.Random) -> None:
    """Put lines of all corpora into the stream, blocks of neighbours in random order."""
    blocks = [block for path in paths for block in varied(read_lines(path, heldout=False))]
    rng.shuffle(blocks)
    for block in blocks:
        for line in block:
            for token in line.split():
                stream.add(token)
            if rng.random() < PARAGRAPH_SHARE:
                stream.add_unit(END)
        if len(stream.items) > limit:
            break


@dataclass
class Words:
    """The word types of a stream: cores in their letter case, by number."""

    cores: list[str]
    counts: np.ndarray
    upper: np.ndarray
    """The number of the same word in capitals, or its own."""


def with_capitals(stream: Stream, counts: np.ndarray) -> Words:
    """The stream's word types and the commonest of them in capitals, for headings."""
    cores = list(stream.types)
    upper = list(range(len(cores)))
    weights = counts.tolist()
    small = [i for i in np.argsort(-counts).tolist() if cores[i].isalpha() and cores[i].islower()]
    for i in small[:RECASED]:
        core = cores[i].upper()
        at = stream.types.get(core)
        if at is None:
            at = stream.types[core] = len(cores)
            cores.append(core)
            upper.append(at)
            weights.append(0)
        upper[i] = at
        weights[at] = max(weights[at], min(500, weights[i] // 10))
    return Words(cores, np.array(weights), np.array(upper, np.int32))


def worth_damaging(core: str, count: int) -> bool:
    """Whether a word type gets readings: not what is too rare or no word."""
    if count < 3 or len(core) > MAX_CORE:
        return False
    if core.isalpha():
        return True
    return count >= (15 if any(map(str.isalpha, core)) else 30)


def unit_of(core: str, number: dict[str, int]) -> int:
    """The language model's unit for a core that is not looked up."""
    if not any(map(str.isalpha, core)):
        return number[NUMBER]
    if not core.isalpha():
        return number[CODE]
    return number.get(old_tone_placement(core.lower()), number[UNKNOWN])
