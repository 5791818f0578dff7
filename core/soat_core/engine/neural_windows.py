"""How a text is cut for the neural source: into windows, and those into batches.

A window is what the network sees at once.  Windows of one batch take as many steps as the longest
of them, so those of about one length go together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

WINDOW = 96
"""Positions the network sees at once at most."""
MARGIN = 12
"""Positions at each end of a window that are read for context only, where the text goes on."""
BATCH = 8
"""Windows worked on together at most: enough to be fast, few enough to need little memory."""
STEP_COST, BATCH_COST = 0.7, 12
"""What a step of the network and a batch cost whatever their size, in windows and positions (both
measured)."""


class Window(NamedTuple):
    """The positions ``first`` up to ``last``, of which the results of ``keep`` up to ``stop``
    count."""

    first: int
    last: int
    keep: int
    stop: int

    @property
    def length(self) -> int:
        return self.last - self.first


def windows(count: int, cuts: Sequence[int]) -> list[Window]:
    """Windows that keep each of ``count`` places once, none across one of the ``cuts``."""
    found: list[Window] = []
    begins = sorted({0, *(cut for cut in cuts if 0 < cut < count)})
    for first, last in zip(begins, [*begins[1:], count], strict=True):
        at = first
        while at < last:
            begin = max(first, at - MARGIN)
            end = min(begin + WINDOW, last)
            stop = end if end == last else end - MARGIN
            found.append(Window(begin, end, at, stop))
            at = stop
    return found


def batches(found: Sequence[Window]) -> Iterator[list[Window]]:
    """The windows by falling length, as many together as cost less so than apart."""
    batch: list[Window] = []
    for window in sorted(found, key=lambda one: -one.length):
        # in a batch it takes as long as the longest one there, and needs no steps of its own
        wasted = batch[0].length - window.length if batch else 0
        if len(batch) == BATCH or wasted > STEP_COST * window.length + BATCH_COST:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
