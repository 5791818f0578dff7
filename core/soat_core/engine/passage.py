"""A stretch of a report as arrays: its tokens, and the positions the lattice runs over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
import numpy.typing as npt

from soat_core.engine.arrays import ranges
from soat_core.engine.letter_case import LOWER, TITLE, UPPER
from soat_core.engine.tables import AT_THE_END, Tables
from soat_core.engine.weights import Weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_SPACES = np.array([chr(code).isspace() for code in range(0x3001)])
"""By code point; there is no white space beyond."""
_NEWLINE = ord("\n")


@dataclass(frozen=True, slots=True)
class Spans:
    """Tokens as parallel rows: where they start and end in the text (code points), and the line
    they stand in, counted from any line."""

    start: Ints
    end: Ints
    line: Ints

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, part: slice) -> Spans:
        return Spans(self.start[part], self.end[part], self.line[part])

    def words(self, text: str) -> list[str]:
        """What stands there, without the space in those that were joined."""
        pairs = zip(self.start.tolist(), self.end.tolist(), strict=True)
        return [text[start:end].replace(" ", "") for start, end in pairs]

    def without(self, absorbed: Ints) -> Spans:
        """With each of the ``absorbed`` (indices, ascending) joined to the one before it."""
        kept = np.ones(len(self), np.bool_)
        kept[absorbed] = False
        end = self.end.copy()
        for index in absorbed[::-1].tolist():
            end[index - 1] = end[index]
        return Spans(self.start[kept], end[kept], self.line[kept])


def spans(text: str, start: int = 0, end: int | None = None) -> Spans:
    """The white-space separated tokens of ``text[start:end]``."""
    codes = np.frombuffer(text[start:end].encode("utf-32-le", "surrogatepass"), np.uint32)
    space = _SPACES.take(codes, mode="clip")
    space[codes >= len(_SPACES)] = False
    edges = np.flatnonzero(np.diff(space, prepend=True, append=True))
    first = edges[::2]
    line = np.searchsorted(np.flatnonzero(codes == _NEWLINE), first)
    return Spans(first + start, edges[1::2] + start, line)


def joined(parts: Sequence[Spans]) -> Spans:
    """Stretches one after the other, none in the same paragraph as the one before."""
    shifted: list[Spans] = []
    for part in parts:
        shift = shifted[-1].line[-1] + 2 - part.line[0] if shifted else 0
        shifted.append(replace(part, line=part.line + shift))
    return Spans(
        np.concatenate([part.start for part in shifted]),
        np.concatenate([part.end for part in shifted]),
        np.concatenate([part.line for part in shifted]),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """All lattice positions of a passage as arrays; N places of K readings in F spellings.

    ``token`` is the token of each place, ``position`` its number in the tables; ``damaged`` and
    ``clean`` are those of the tables times what the letter case is worth there, shape (N, K, F),
    ``damaged_best`` and ``clean_best`` those of each reading's likeliest spelling, (N, K).
    ``cuts`` are the places where a paragraph begins.
    """

    token: Ints
    position: Ints
    cuts: Ints
    is_open: Bools
    damaged: Floats
    clean: Floats
    damaged_best: Floats
    clean_best: Floats

    def __len__(self) -> int:
        return len(self.token)

    def weighed(self, factor: Floats) -> Places:
        """With each reading likelier by a factor, shape (N, K)."""
        return replace(
            self,
            damaged=self.damaged * factor[:, :, None],
            clean=self.clean * factor[:, :, None],
            damaged_best=self.damaged_best * factor,
            clean_best=self.clean_best * factor,
        )


def lay_out(
    tables: Tables,
    weights: Weights,
    types: Ints,
    line: Ints,
    fixed: Mapping[int, Sequence[int]],
) -> Places:
    """The places of a passage of tokens with these types and lines.

    ``fixed`` has, by token, the positions of those whose text is known.
    """
    begins = np.diff(line, prepend=line[:1] - 2) > 1
    first, count, parts = _parts(tables, types, fixed)
    token = np.repeat(np.arange(len(types)), count)
    position = parts[ranges(first, count)]
    starts = _sentence_starts(begins, tables.types.ends_sentence[types], count)
    case = _case_factor(tables, weights, position, starts, _among_capitals(tables, types)[token])
    opening = (np.cumsum(count) - count)[begins]
    opening = opening[opening < len(token)]
    damaged = tables.positions.damaged.take(position, axis=0) * case
    clean = tables.positions.clean.take(position, axis=0) * case
    return Places(
        token=token,
        position=position,
        # they ascend; ``np.unique`` would load numpy's masked arrays first
        cuts=opening[np.diff(opening, prepend=-1) > 0],
        is_open=tables.positions.is_open[position],
        damaged=damaged,
        clean=clean,
        damaged_best=_best_spelling(damaged),
        clean_best=_best_spelling(clean),
    )


def _parts(
    tables: Tables, types: Ints, fixed: Mapping[int, Sequence[int]]
) -> tuple[Ints, Ints, Ints]:
    """Where each token's positions begin in a row of position numbers, how many, and that row."""
    first, count, parts = tables.types.first[types], tables.types.count[types], tables.types.parts
    if fixed:
        tokens = list(fixed)
        lengths = [len(fixed[token]) for token in tokens]
        known = [number for token in tokens for number in fixed[token]]
        first[tokens] = len(parts) + np.cumsum(lengths) - lengths
        count[tokens] = lengths
        parts = np.concatenate([parts, np.array(known, np.int64)])
    if not count.any():
        # nothing to decide, but the lattice wants a place to run over
        parts = np.append(parts, AT_THE_END)
        first[0], count[0] = len(parts) - 1, 1
    return first, count, parts


def _sentence_starts(begins: Bools, ends_sentence: Bools, count: Ints) -> Bools:
    """For each place, whether a sentence begins with it; tokens without places are passed over."""
    chances: Ints = np.cumsum(begins) + np.cumsum(ends_sentence) - ends_sentence
    tokens = np.flatnonzero(count)
    result = np.zeros(int(count.sum()), np.bool_)
    first = (np.cumsum(count) - count)[tokens]
    result[first] = np.diff(chances[tokens], prepend=0) > 0
    return result


def _among_capitals(tables: Tables, types: Ints) -> Ints:
    """For each token, whether its two neighbours on each side are mostly in capitals (1) or in
    small letters (-1), or neither (0)."""
    votes = np.pad(tables.types.capitals[types], 2)
    around = votes[:-4] + votes[1:-3] + votes[3:-1] + votes[4:]
    result: Ints = np.sign(around)
    return result


def _case_factor(
    tables: Tables, weights: Weights, position: Ints, starts: Bools, among: Ints
) -> Floats:
    """What the letter case of each spelling is worth at its place, as a factor (N, K, F)."""
    case = tables.positions.case.take(position, axis=0)
    factor = tables.positions.inside.take(position, axis=0)
    opening = np.ones(4, np.float32)
    opening[LOWER] = np.exp(-3 * weights.case)
    factor[starts] = opening[case[starts]]
    odd = np.ones((3, 4), np.float32)
    misplaced = np.exp(-weights.misplaced_case)
    odd[1, [LOWER, TITLE]] = misplaced
    odd[-1, UPPER] = misplaced
    factor *= odd[among[:, None, None], case]
    return factor


def _best_spelling(values: Floats) -> Floats:
    """The largest value of each reading; several times as fast as ``values.max(2)``."""
    return reduce(np.maximum, [values[:, :, form] for form in range(values.shape[2])])
