"""What was touched is laid out and drawn again, and no more than that."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtWidgets import QWidget

from soat_gui.editor.lines import Place
from soat_gui.editor.scroller import Scroller
from soat_gui.editor.stack import Stack
from soat_gui.editor.touched import FEW_LINES


class Redrawing:
    """For the viewport of an area, while a report is shown in it."""

    def __init__(self, viewport: QWidget, scroller: Scroller) -> None:
        self._viewport = viewport
        self._scroller = scroller

    def everything(self) -> None:
        """All that is in sight, each line at its height."""
        self._scroller.lay_out()
        self._viewport.update()

    def draw(self, lines: Iterable[int]) -> None:
        """Lines whose layout holds."""
        for line in lines:
            self._viewport.update(self._scroller.strip(line))

    def changed(self, lines: Collection[int]) -> None:
        """Lines read otherwise, in sight or not."""
        stack = self._stack
        shifts = stack.shifts
        for line in lines:
            stack.layouts.forget(line, line)
        if len(lines) > FEW_LINES:
            self.everything()
            return
        for line in lines:
            stack.lay_out(line)
        if stack.shifts != shifts:
            self.everything()
        else:
            self.draw(lines)

    def suggested(self, first: int, last: int, place: Place | None) -> None:
        """Lines have other suggestions; the line that is read, given the current token, stays
        where the eye is."""
        in_sight = self._scroller.lines
        resting, height = self._scroller.eye(place)
        # Words that were moved stand on the rows beside.
        self._stack.layouts.forget(first - 1, last + 1)
        if first < in_sight.stop and last >= in_sight.start:
            self.everything()
            self._scroller.scroll_to(self._stack.top(resting) - height)

    def reranked(self, lines: Collection[int], place: Place | None) -> None:
        """Lines may read otherwise; nothing else moves on the screen."""
        stack, in_sight = self._stack, self._scroller.lines
        resting, height = self._scroller.eye(place)
        shifts = stack.shifts
        seen = [line for line in lines if line in in_sight]
        for line in lines:
            stack.layouts.forget(line, line)
        for line in seen:
            stack.lay_out(line)
        if stack.shifts == shifts:
            self.draw(seen)
            return
        self._scroller.set_range()
        self._scroller.scroll_to(stack.top(resting) - height)
        self.everything()

    @property
    def _stack(self) -> Stack:
        assert self._scroller.stack is not None
        return self._scroller.stack
