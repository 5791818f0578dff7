"""The points of the two curves: what a posterior is worth, and what can be taken unseen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from soat_core.engine.calibration import nines
from soat_core.evaluate.alignment import Judged
from soat_core.evaluate.clerk import by_falling_posterior

BINS = 15
"""Bins of equal size."""
STEP = 0.25
"""Width of a bin on the scale of nines."""
_POINTS = 200
"""About how many points of the coverage curve are kept."""
_Z = 1.96
"""Standard deviations on each side of an interval of 95%."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Suggestions of about the same posterior."""

    count: int
    posterior: float
    """Their mean, 0 to 1."""
    right: float
    """The share of them that is right, 0 to 1."""
    low: float
    """The interval of 95% around ``right`` (E. B. Wilson, 1927)."""
    high: float


@dataclass(frozen=True, slots=True)
class Point:
    """What is gained and lost by taking everything from a posterior up."""

    threshold: float
    coverage: float
    """The share of suggestions that is taken."""
    precision: float
    """The share of those that is right."""


@dataclass(frozen=True, slots=True)
class Curves:
    reliability: tuple[Bin, ...]
    """15 bins of equal size, by rising posterior."""
    reliability_nines: tuple[Bin, ...]
    """Bins a quarter of a nine wide (0.9 is 1 nine, 0.99 are 2), by rising posterior; none is
    empty."""
    coverage: tuple[Point, ...]
    """By rising coverage."""


def curves(judged: Sequence[Judged]) -> Curves:
    ordered = sorted(judged, key=lambda one: one.posterior)
    by_nines: dict[int, list[Judged]] = {}
    for one in ordered:
        by_nines.setdefault(int(nines(one.posterior) / STEP), []).append(one)
    return Curves(
        tuple(_bin(group) for group in equal_bins(ordered) if group),
        tuple(_bin(group) for _, group in sorted(by_nines.items())),
        tuple(_thinned(list(_coverage(judged)))),
    )


def equal_bins(ordered: Sequence[Judged]) -> list[Sequence[Judged]]:
    """The suggestions, ordered by posterior, in 15 bins of equal size, some empty where they are
    few."""
    cuts = [len(ordered) * step // BINS for step in range(BINS + 1)]
    return [ordered[cuts[index] : cuts[index + 1]] for index in range(BINS)]


# Within


def _bin(group: Sequence[Judged]) -> Bin:
    count = len(group)
    right = sum(one.is_right for one in group) / count
    spread = _Z * ((right * (1 - right) + _Z**2 / (4 * count)) / count) ** 0.5
    scale = 1 + _Z**2 / count
    middle = right + _Z**2 / (2 * count)
    return Bin(
        count,
        sum(one.posterior for one in group) / count,
        right,
        max(0.0, (middle - spread) / scale),
        min(1.0, (middle + spread) / scale),
    )


def _coverage(judged: Sequence[Judged]) -> Iterable[Point]:
    seen = right = 0
    for posterior, group in by_falling_posterior(judged):
        seen += len(group)
        right += sum(one.is_right for one in group)
        yield Point(posterior, seen / len(judged), right / seen)


def _thinned(points: Sequence[Point]) -> Iterable[Point]:
    """The points, no two closer than a share of the whole; the last is always among them."""
    last = 0.0
    for number, point in enumerate(points):
        if number == len(points) - 1 or point.coverage - last >= 1 / _POINTS:
            yield point
            last = point.coverage
