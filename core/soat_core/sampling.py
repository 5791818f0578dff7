"""How many errors are left where nobody looked: drawing places to check, and what they tell.

Drawing.  Places are drawn without replacement, the chance of each in proportion to the engine's
doubt (1 - posterior): errors are where the doubt is, so such a sample tells more than an even one.
The method is that of P. Efraimidis and P. Spirakis, "Weighted random sampling with a reservoir"
(2006).  The random number of a place depends on the report and the offset alone: a report gives
the same sample again, and what leaves the heap meanwhile does not stir the rest.

Estimating.  The engine's doubts are taken as right but for one unknown factor, the same for the
odds of every place: it may be twice or a third as often wrong as it says, but not wrong in another
order.  Given how many errors there are altogether, how many of them fall into the sample then does
not depend on that factor: the distribution is R. A. Fisher's noncentral hypergeometric one, with
the odds of each place as its weight.  The interval holds every number of errors that neither tail
of it rejects, as C. J. Clopper and E. Pearson (1934) do for a share; where all doubts are alike it
is their interval for a finite population.  It is computed exactly, as a convolution of the errors
in the sample and in the rest, and covers the truth at least as often as ``LEVEL`` says.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

LEVEL = 0.95
"""Of the interval."""

AT_ONCE = 20
"""Places to look at in one go."""

FEWEST_TELLING = 10
"""Places, of the 20 of a first sample, after which its bounds are told however wide they are."""

TELLING_BOUND = 3.0
"""Bounds are told sooner where the upper one is no more than so many times what was expected."""

WIDE_BOUND = 10.0
"""Bounds are wide where the upper one is more than so many times the best guess, or than so many
errors where that is below one."""

LEAST_DOUBT = 0.001
"""The engine is never taken to be surer than this, so that what it holds for certain is checked
too, and counts in the interval."""

_STEPS = 10
"""Bins of the odds to a factor of e: doubts within 10 per cent of each other count as alike."""

_EXACT = 512
"""Up to so many errors in the rest are told apart.  Where there are more, the sample is so small a
part of them that it is taken as drawn with replacement."""

Numbers = npt.NDArray[np.float64]


class Looked(NamedTuple):
    """A place of the sample that somebody looked at."""

    doubt: float
    """That the engine had, 0 to 1."""
    is_wrong: bool
    """Whether the machine's text was changed."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Errors left where nobody looked: at best guess, and between which bounds."""

    errors: float
    low: int
    high: int
    looked_at: int
    wrong: int
    expected: float
    """What the engine alone expects in the same places."""

    @property
    def is_telling(self) -> bool:
        """Whether the sample says more than the engine alone: at first nearly every number of
        errors is possible, and bounds so wide only puzzle."""
        is_narrow = self.high <= TELLING_BOUND * max(1.0, self.expected)
        return self.looked_at >= FEWEST_TELLING or is_narrow

    @property
    def is_wide(self) -> bool:
        """Whether a larger sample is needed before the bounds are of any use."""
        return self.high > WIDE_BOUND * max(1.0, self.errors)


class Doubts:
    """How many places there are of each doubt: a histogram over the logarithm of the odds."""

    def __init__(self, doubts: Iterable[float] = ()) -> None:
        given = np.fromiter(doubts, np.float64)
        kept = np.clip(given, LEAST_DOUBT, 1 - LEAST_DOUBT)
        bins = np.rint(np.log(kept / (1 - kept)) * _STEPS).astype(np.int64)
        places, counts = np.unique(bins, return_counts=True)
        self._bins = Counter(dict(zip(places.tolist(), counts.tolist(), strict=True)))
        self.total = len(given)
        self._expected = float(given.sum())

    @property
    def expected(self) -> float:
        """Errors that the engine expects, from its doubts as they are."""
        return max(0.0, self._expected)

    def add(self, doubt: float, count: int = 1) -> None:
        """Count a place in, or out with -1.  ``doubt`` is 0 to 1."""
        self._bins[_bin_of(doubt)] += count
        self.total += count
        self._expected += count * doubt

    def remove(self, doubt: float) -> None:
        self.add(doubt, -1)

    def odds(self) -> tuple[Numbers, npt.NDArray[np.int64]]:
        """The odds of each bin, and how many places are in it."""
        filled = [(place, count) for place, count in self._bins.items() if count > 0]
        odds = np.array([math.exp(place / _STEPS) for place, _ in filled])
        return odds, np.array([count for _, count in filled], np.int64)


def doubt_of(posterior: float | None) -> float:
    """That the text is wrong, 0 to 1; even odds where no engine was asked."""
    return 0.5 if posterior is None else min(1.0, max(0.0, 1 - posterior))


def draw(starts: Sequence[int], doubts: Sequence[float], seed: int, count: int) -> list[int]:
    """Indices of up to ``count`` places, in the order in which they were drawn.

    ``starts`` are the places' offsets, all different, ``doubts`` go with them (0 to 1), and
    ``seed`` is any number that belongs to the report.
    """
    if not len(starts):
        return []
    weights = np.clip(np.asarray(doubts, np.float64), LEAST_DOUBT, 1 - LEAST_DOUBT)
    # Exponential waiting times: the first to come are the sample.
    waiting = -np.log(_uniform(np.asarray(starts, np.uint64), seed)) / weights
    order = np.lexsort((np.asarray(starts), waiting))
    return [int(index) for index in order[:count]]


def estimate(looked_at: Sequence[Looked], rest: Doubts) -> Estimate:
    """Errors in the ``rest``, after what was found in the sample.

    The best guess is the engine's expectation times how much more often than it said the sample
    was wrong, counted as if one error had been expected and found before: a sample that can tell
    little hardly moves it.  Without a sample the bounds are those of the possible.
    """
    wrong = sum(one.is_wrong for one in looked_at)
    said = sum(one.doubt for one in looked_at)
    low, high = _bounds([one.doubt for one in looked_at], wrong, rest)
    guess = rest.expected * (wrong + 1) / (said + 1)
    errors = min(float(high), max(float(low), guess))
    return Estimate(errors, low, high, len(looked_at), wrong, rest.expected)


# Within


def _bin_of(doubt: float) -> int:
    kept = min(1 - LEAST_DOUBT, max(LEAST_DOUBT, doubt))
    return round(math.log(kept / (1 - kept)) * _STEPS)


def _uniform(numbers: npt.NDArray[np.uint64], seed: int) -> Numbers:
    """A random number between 0 and 1 for each number: SplitMix64 (G. Steele and others, 2014)."""
    with np.errstate(over="ignore"):
        mixed = (numbers + np.uint64(seed % 2**64)) * np.uint64(0x9E3779B97F4A7C15)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    return ((mixed >> np.uint64(11)).astype(np.float64) + 0.5) / 2**53


def _bounds(doubts: Sequence[float], wrong: int, rest: Doubts) -> tuple[int, int]:
    """The fewest and the most errors in the rest that ``wrong`` in the sample speak for."""
    if not rest.total or not doubts:
        return 0, rest.total
    sample, others = Doubts(doubts).odds(), rest.odds()
    within = _exact_bounds(sample, len(doubts), wrong, others, rest.total)
    if within is not None and (within[1] < _EXACT or rest.total <= _EXACT):
        return within
    low = 0 if not wrong else round(_errors_at(sample, wrong, others, upper=False))
    high = min(rest.total, round(_errors_at(sample, wrong, others, upper=True)))
    return (within[0] if within is not None else low), high


_Odds = tuple[Numbers, npt.NDArray[np.int64]]


def _exact_bounds(
    sample: _Odds, looked_at: int, wrong: int, others: _Odds, total: int
) -> tuple[int, int] | None:
    """Both bounds, up to ``_EXACT``; None where even that is too few errors."""
    most = min(_EXACT, total)
    # Any common factor of the odds gives the same; this one keeps the numbers well above 0.
    factor = _factor((sample, others), min(100.0, (looked_at + total) / 2))
    in_sample = _errors_among(sample, factor, looked_at)
    in_rest = _errors_among(others, factor, min(_EXACT + looked_at, total))
    few, many = in_sample.copy(), in_sample.copy()
    few[wrong + 1 :] = 0
    many[:wrong] = 0
    # Of so many errors together, those in the sample are few, or many, with a probability of
    altogether = np.convolve(in_sample, in_rest)
    in_question = slice(wrong, wrong + most + 1)
    enough = (1 - LEVEL) / 2 * altogether[in_question]
    fits = np.convolve(few, in_rest)[in_question] > enough
    fits &= np.convolve(many, in_rest)[in_question] > enough
    found = np.nonzero(fits)[0]
    return (int(found[0]), int(found[-1])) if len(found) else None


def _errors_among(places: _Odds, factor: float, most: int) -> Numbers:
    """The probabilities of 0 to ``most`` errors, all odds multiplied by ``factor``."""
    result = np.ones(1)
    for odds, count in zip(*places, strict=True):
        one = _binomial(int(count), odds * factor / (1 + odds * factor), most)
        result = np.convolve(result, one)[: most + 1]
    return np.pad(result, (0, most + 1 - len(result)))


def _binomial(count: int, share: float, most: int) -> Numbers:
    """The probabilities of 0 to ``most`` (or ``count``) successes."""
    numbers = np.arange(1, min(count, most) + 1)
    ratios = (count - numbers + 1) / numbers * (share / (1 - share))
    logarithms = np.concatenate(([0.0], np.cumsum(np.log(ratios))))
    probabilities: Numbers = np.exp(logarithms + count * math.log1p(-share))
    return probabilities


def _expected(places: _Odds, factor: float) -> float:
    odds, counts = places
    return float(counts @ (odds * factor / (1 + odds * factor)))


def _factor(groups: Sequence[_Odds], errors: float) -> float:
    """By which factor of all odds so many errors would be expected."""
    return _bisected(lambda factor: sum(_expected(group, factor) for group in groups) < errors)


def _errors_at(sample: _Odds, wrong: int, others: _Odds, *, upper: bool) -> float:
    """The errors to be expected in the rest by the factor at which the sample would be as it is,
    or show fewer errors (``upper``) or more, with half of what ``LEVEL`` leaves."""
    looked_at = int(sample[1].sum())
    tail = (1 - LEVEL) / 2

    def is_too_small(factor: float) -> bool:
        chances = _errors_among(sample, factor, looked_at)
        if upper:
            return float(chances[: wrong + 1].sum()) > tail
        return float(chances[wrong:].sum()) < tail

    return _expected(others, _bisected(is_too_small))


def _bisected(is_too_small: Callable[[float], bool]) -> float:
    """The factor at which a test turns, found on its logarithm."""
    low, high = -30.0, 30.0
    for _ in range(40):
        middle = (low + high) / 2
        if is_too_small(math.exp(middle)):
            low = middle
        else:
            high = middle
    return math.exp(low)
