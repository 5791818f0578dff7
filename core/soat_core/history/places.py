"""Which actions touched which stretch of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from soat_core.actions import Step
from soat_core.edits import Edit

_BITS = 8
"""Stretches of 256 code points, about three lines of a report."""


class Places:
    """A stack of steps that can be asked, by place, for the last ones that were there."""

    def __init__(self) -> None:
        self._steps: dict[int, list[int]] = {}

    def push(self, number: int, step: Step) -> None:
        """``number`` is higher than that of every step on the stack."""
        for stretch in _stretches(step):
            self._steps.setdefault(stretch, []).append(number)

    def pop(self, step: Step) -> None:
        """The step pushed last."""
        for stretch in _stretches(step):
            self._steps[stretch].pop()

    def near(self, start: int, end: int, after: int) -> list[int]:
        """Numbers above ``after`` of steps at or about ``start..end``, the latest first."""
        found: set[int] = set()
        for stretch in range(max(0, start - 1) >> _BITS, (end >> _BITS) + 1):
            for number in reversed(self._steps.get(stretch, ())):
                if number <= after:
                    break
                found.add(number)
        return sorted(found, reverse=True)


def touches(step: Step, start: int, end: int) -> bool:
    """Whether a step put or removed an edit that overlaps ``start..end``."""
    return _any_over(step.added, start, end) or _any_over(step.removed, start, end)


def _any_over(edits: Sequence[Edit], start: int, end: int) -> bool:
    at = bisect_left(edits, (start, -1), key=lambda edit: edit.key)
    if at and edits[at - 1].overlaps(start, end):
        return True
    while at < len(edits) and edits[at].start <= end:
        if edits[at].overlaps(start, end):
            return True
        at += 1
    return False


def _stretches(step: Step) -> set[int]:
    found: set[int] = set()
    for start, end in _spans(step):
        first, last = start >> _BITS, end >> _BITS
        found.add(first)
        if last > first:
            found.update(range(first + 1, last + 1))
    return found


def _spans(step: Step) -> Iterator[tuple[int, int]]:
    for edit in step.added:
        yield edit.start, edit.end
    for edit in step.removed:
        yield edit.start, edit.end
    for note in (*step.annotations_added, *step.annotations_removed):
        yield note.start, note.end
