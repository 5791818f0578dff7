"""Replacing stretches of a text that is made of units, so that whole units change.

What a hit changes is kept as small as the text allows: where hit and replacement have as many words
every word changes for itself; else the words that differ become one, split or joined; and the end
of a line stays where it is unless the replacement takes it away.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from soat_core.search.units import Unit

_WORD = re.compile(r"\S+")


class Change(NamedTuple):
    """``start..end`` of the units' texts, joined together, becomes ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """``units``, at least one and nothing left out between them, become ``text``.

    ``changes`` are those that had a part in it.
    """

    units: Sequence[Unit]
    text: str
    changes: Set[Change]

    @property
    def before(self) -> str:
        return "".join(unit.text for unit in self.units)

    @property
    def span(self) -> tuple[int, int]:
        """In the OCR text."""
        return self.units[0].start, self.units[-1].end

    @property
    def has_token(self) -> bool:
        return not all(unit.is_gap for unit in self.units)


def rewritten(units: Sequence[Unit], changes: Sequence[Change]) -> list[Outcome]:
    """What ``changes``, by place and apart from each other, make of the units that they touch."""
    if not changes:
        return []
    near, at = _near(units, changes)
    work = _Work(near, at)
    for change in changes:
        work.change(change)
    outcomes: list[Outcome] = []
    for outcome in work.outcomes():
        for part in _by_line(outcome):
            outcomes.append(_without_equal_ends(part))
    return [outcome for outcome in outcomes if outcome.text != outcome.before]


class _Work:
    """Units while they are being rewritten."""

    def __init__(self, units: Sequence[Unit], start: int) -> None:
        """``start`` is where the text of the first one begins."""
        self._units = units
        self._starts = list(accumulate((len(unit.text) for unit in units), initial=start))
        self._texts = [""] * len(units)
        self._joined = [False] * (len(units) + 1)
        """Whether a unit has become one with that before it."""
        self._changes: list[set[Change]] = [set() for _ in units]
        self._at = start

    def change(self, change: Change) -> None:
        self._copy(change.start)
        first = bisect_right(self._starts, change.start, hi=len(self._units)) - 1
        last = bisect_left(self._starts, change.end, hi=len(self._units)) - 1
        old = [self._clip(at, change.start, change.end) for at in range(first, last + 1)]
        spread = _spread(self._units[first : last + 1], old, change.text)
        if spread is None:
            spread = [change.text]
            self._join(first, last)
        for at, text in enumerate(spread, first):
            self._texts[at] += text
        for at in range(first, last + 1):
            self._changes[at].add(change)
        self._at = change.end

    def outcomes(self) -> Iterator[Outcome]:
        """The stretches that have changed."""
        self._copy(self._starts[-1])
        first = 0
        for at in range(1, len(self._units) + 1):
            if not self._joined[at]:
                text = "".join(self._texts[first:at])
                changes = set().union(*self._changes[first:at])
                if changes:
                    yield Outcome(self._units[first:at], text, changes)
                first = at

    def _join(self, first: int, last: int) -> None:
        """Make one of the units ``first`` to ``last``, and of the tokens beside them where a gap
        is at the edge: a gap can only change along with them."""
        while first > 0 and self._units[first].is_gap and self._may_cross(first, first - 1):
            first -= 1
        end = len(self._units) - 1
        while last < end and self._units[last].is_gap and self._may_cross(last, last + 1):
            last += 1
        for at in range(first + 1, last + 1):
            self._joined[at] = True

    def _may_cross(self, edge: int, beyond: int) -> bool:
        """White space at the end of a line has nothing to do with the next."""
        return self._units[edge].is_break or not self._units[beyond].is_break

    def _clip(self, at: int, start: int, end: int) -> str:
        begin = self._starts[at]
        return self._units[at].text[max(0, start - begin) : max(0, end - begin)]

    def _copy(self, end: int) -> None:
        """Everything up to ``end`` stays as it is."""
        if self._at >= end:
            return
        first = bisect_right(self._starts, self._at, hi=len(self._units)) - 1
        for at in range(first, len(self._units)):
            if self._starts[at] >= end:
                break
            self._texts[at] += self._clip(at, self._at, end)
        self._at = end


def _near(units: Sequence[Unit], changes: Sequence[Change]) -> tuple[Sequence[Unit], int]:
    """The units that changes can have anything to do with: those that they touch, and up to the
    next token at both sides.  Also where the text of the first one begins."""
    starts = list(accumulate((len(unit.text) for unit in units), initial=0))
    first = max(0, bisect_right(starts, changes[0].start, hi=len(units)) - 2)
    last = min(len(units), bisect_left(starts, changes[-1].end, hi=len(units)) + 1)
    while first > 0 and units[first].is_gap:
        first -= 1
    while last < len(units) and units[last - 1].is_gap:
        last += 1
    return units[first:last], starts[first]


def _spread(units: Sequence[Unit], old: Sequence[str], new: str) -> list[str] | None:
    """``new`` dealt out to ``units``, of which it replaces ``old``: as many words for each as it
    had, with the same gaps between.  None when that does not work out."""
    if len(units) == 1:
        return None if units[0].is_gap else [new]
    result: list[str] = []
    at = 0
    for unit, text in zip(units, old, strict=True):
        part = text if unit.is_gap else _words(new, at, len(text.split()))
        if part is None or not new.startswith(part, at):
            return None
        result.append(part)
        at += len(part)
    return result if at == len(new) else None


def _words(text: str, at: int, count: int) -> str | None:
    """The next ``count`` words of ``text``, which must begin at ``at``."""
    if not count:
        return ""
    found = list(islice(_WORD.finditer(text, at), count))
    if len(found) < count or found[0].start() > at:
        return None
    return text[at : found[-1].end()]


def _by_line(outcome: Outcome) -> Iterator[Outcome]:
    """One outcome a line, where no line end has come or gone."""
    lines = outcome.text.split("\n")
    breaks = [at for at, unit in enumerate(outcome.units) if unit.is_break]
    if len(breaks) != len(lines) - 1 or outcome.before.count("\n") != len(breaks):
        yield outcome
        return
    parts: list[Outcome] = []
    first = 0
    for at, line in zip([*breaks, len(outcome.units)], lines, strict=True):
        units = outcome.units[first:at]
        if units:
            parts.append(Outcome(units, line, outcome.changes))
        elif line:
            # An empty line has no unit that could be replaced by itself.
            yield outcome
            return
        first = at + 1
    yield from parts


def _without_equal_ends(outcome: Outcome) -> Outcome:
    """Leave out the words at both ends that stay as they are."""
    units, text = list(outcome.units), outcome.text
    while _has_more(units) and units[1].is_gap and not units[0].is_gap:
        equal = units[0].text + units[1].text
        if not text.startswith(equal):
            break
        units, text = units[2:], text[len(equal) :]
    while _has_more(units) and units[-2].is_gap and not units[-1].is_gap:
        equal = units[-2].text + units[-1].text
        if not text.endswith(equal):
            break
        units, text = units[:-2], text[: -len(equal)]
    return Outcome(units, text, outcome.changes)


def _has_more(units: Sequence[Unit]) -> bool:
    """Whether a token would be left without the one at either end."""
    return sum(not unit.is_gap for unit in units) > 1
