"""What the neural source sees of lattice positions.

The same features are made here for use and for training (``resources/build/neural``).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from soat_core.engine.pack import Pack
from soat_core.engine.readings import Position
from soat_core.engine.units import CODE, NUMBER, PUNCTUATION, SPECIALS, UNKNOWN

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Arrays = dict[str, npt.NDArray[Any]]
"""The network's inputs by their names."""

PAD, NONE, RARE_SYLLABLE, RARE_WORD = range(4)
"""Unit numbers of the network that are no units of its vocabulary; those follow."""
FIRST_UNIT = 4
COST_LIMIT = 24.0
"""Costs (nats) above this are all alike."""
GRAMS = 12
"""At most this many letter groups describe a reading as it was read."""
BUCKETS = 8192
"""Letter groups are told apart by a checksum; this many numbers there are, from 1."""
CASES = 5
KINDS = 8
_LOWER, _TITLE, _UPPER, _MIXED, _NO_CASE = range(CASES)
_MARK, _NUMBER, _CODE, _UNKNOWN, _DECIDED, _LETTERS, _DIGITS, _SIGNS = range(KINDS)


@dataclass(frozen=True)
class Features:
    """What the network sees of one position; K readings in the position's order.

    ``units`` are the network's unit numbers, ``weights`` how likely each reading is before context
    (sum 1), ``channel`` and ``spelling`` costs in nats, ``same`` marks the reading that leaves the
    text alone, ``split`` those of two words.  ``grams`` are letter group numbers, padded with 0 to
    ``GRAMS``.
    """

    units: npt.NDArray[np.uint16]
    weights: Floats
    channel: Floats
    spelling: Floats
    same: npt.NDArray[np.bool_]
    split: npt.NDArray[np.bool_]
    grams: npt.NDArray[np.uint16]
    case: int
    kind: int


class Featuriser:
    """Turns positions into features; ``vocabulary`` are the units the network knows."""

    def __init__(self, pack: Pack, vocabulary: Sequence[str]) -> None:
        known = {unit: number for number, unit in enumerate(vocabulary, FIRST_UNIT)}
        self._units = np.array(
            [
                known.get(word, RARE_SYLLABLE if native else RARE_WORD)
                for word, native in zip(pack.lexicon.words, pack.lexicon.native, strict=True)
            ],
            np.uint16,
        )
        self._prior = pack.model.one
        number = pack.lexicon.number
        self._fixed = {number[mark]: _MARK for mark in SPECIALS if mark in PUNCTUATION}
        self._fixed |= {number[NUMBER]: _NUMBER, number[CODE]: _CODE, number[UNKNOWN]: _UNKNOWN}

    def features(self, positions: Sequence[Position]) -> list[Features]:
        """The features of each position; much faster for many at once."""
        if not positions:
            return []
        counts = np.array([len(position.ids) for position in positions])
        ends = counts.cumsum()
        starts = ends - counts
        ids = np.fromiter((i for p in positions for i in p.ids), np.int64, int(ends[-1]))
        costs = np.concatenate([position.channel for position in positions])
        likeliest = np.arange(len(costs)), costs.argmin(1)
        channel = np.minimum(costs[likeliest], COST_LIMIT)
        spelling = np.concatenate([position.spelling for position in positions])[likeliest]
        spelling = np.minimum(spelling, COST_LIMIT)
        merit = self._prior[ids] - channel - spelling
        share = np.exp(merit - np.maximum.reduceat(merit, starts).repeat(counts))
        share /= np.add.reduceat(share, starts).repeat(counts)
        same: npt.NDArray[np.bool_] = np.any(np.concatenate([p.same for p in positions]), axis=1)
        split = np.fromiter((" " in t[0] for p in positions for t in p.texts), np.bool_, len(ids))
        units = self._units[ids]
        found: list[Features] = []
        for position, start, end in zip(positions, starts.tolist(), ends.tolist(), strict=True):
            read = _as_read(position, same[start:end])
            found.append(
                Features(
                    units=units[start:end],
                    weights=share[start:end],
                    channel=channel[start:end],
                    spelling=spelling[start:end],
                    same=same[start:end],
                    split=split[start:end],
                    grams=letter_groups(read),
                    case=_case(read),
                    kind=self._kind(position, read),
                )
            )
        return found

    def _kind(self, position: Position, read: str) -> int:
        if not read:
            return self._fixed.get(position.ids[0], _DECIDED)
        if any(map(str.isdigit, read)):
            return _DIGITS
        return _LETTERS if read.isalpha() else _SIGNS


def _as_read(position: Position, same: npt.NDArray[np.bool_]) -> str:
    """The text of a position as it was read; nothing for marks and what is decided."""
    row = int(same.argmax())
    return position.texts[row][int(position.same[row].argmax())] if same[row] else ""


def letter_groups(read: str) -> npt.NDArray[np.uint16]:
    """Numbers of the reading as a whole and of its groups of three letters; shape (GRAMS,)."""
    found = np.zeros(GRAMS, np.uint16)
    if read:
        plain = read.lower() if _case(read) != _MIXED else read
        edged = f"^{plain}$"
        groups = [f"={plain}", *(edged[i : i + 3] for i in range(len(edged) - 2))][:GRAMS]
        found[: len(groups)] = [zlib.crc32(g.encode()) % (BUCKETS - 1) + 1 for g in groups]
    return found


def _case(read: str) -> int:
    letters = [char for char in read if char.isalpha()]
    if not letters:
        return _NO_CASE
    upper = [char.isupper() for char in letters]
    if not any(upper):
        return _LOWER
    if all(upper) and len(upper) > 1:
        return _UPPER
    return _TITLE if upper[0] and not any(upper[1:]) else _MIXED


def stacked(features: Sequence[Features]) -> Arrays:
    """The network's inputs for distinct positions; readings that do not exist are ``PAD``."""
    width = max(len(seen.units) for seen in features)
    shape = (len(features), width)
    units = np.full(shape, PAD, np.int64)
    weights = np.zeros(shape, np.float32)
    marks = np.zeros((*shape, 4), np.float32)
    same = np.empty(len(features), np.int64)
    for row, seen in enumerate(features):
        count = len(seen.units)
        units[row, :count] = seen.units
        weights[row, :count] = seen.weights
        marks[row, :count, 0] = seen.channel
        marks[row, :count, 1] = seen.spelling
        marks[row, :count, 2] = seen.same
        marks[row, :count, 3] = seen.split
        same[row] = seen.units[int(seen.same.argmax())]
    return {
        "units": units,
        "weights": weights,
        "marks": marks,
        "same": same,
        "grams": np.array([seen.grams for seen in features], np.int64),
        "case": np.array([seen.case for seen in features], np.int64),
        "kind": np.array([seen.kind for seen in features], np.int64),
    }
