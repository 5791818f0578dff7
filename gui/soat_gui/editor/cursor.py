"""Where the clerk stands, and how to get elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, Signal

from soat_core.editing.rows import row_of
from soat_core.text import Span
from soat_gui.editor.lines import Place
from soat_gui.editor.telling import Telling
from soat_gui.session import Session


class TokenCursor(QObject):
    """The current token.  It is a view of the document: after every change it is found again."""

    moved = Signal()

    def __init__(
        self,
        session: Session,
        places_of: Callable[[int], tuple[Place, ...]],
        x_of: Callable[[Place], float],
        beside: Callable[[Place, int, float], Place | None],
        parent: QObject | None = None,
    ) -> None:
        """``places_of`` gives the tokens of a line, ``x_of`` where one stands, ``beside`` the one
        so many rows below it (negative: above) at some x."""
        super().__init__(parent)
        self._session = session
        self._places_of = places_of
        self._x_of = x_of
        self._beside = beside
        self._wanted_x: float | None = None
        self._anchor: Span | None = None
        self._is_extending = False
        self._telling = Telling(self.moved.emit)
        self.place: Place | None = None
        self._go(self._first_from(0))

    def one_move(self) -> AbstractContextManager[None]:
        """What happens within is one move: a decision, and going on from there."""
        return self._telling.as_one()

    # Finding again

    def refresh(self, *, keep_selection: bool = True) -> None:
        """The line has changed: stand on what now is where the current token was."""
        self._is_extending = keep_selection and self._anchor_stands
        if self.place is None:
            self._go(self._first_from(0))
        else:
            self.go_to(self.place.start, self.place.end)
        self._is_extending = False

    def go_to(self, start: int, end: int | None = None) -> None:
        """Stand on the token at an OCR offset, else on the next one."""
        document = self._session.document
        line = row_of(document, min(start, len(document.report.ocr_text)))
        places = self._places_of(line)
        for place in places:
            if place.span == (start, end):
                self._go(place)
                return
        for place in places:
            if place.start <= start < place.end or place.start >= start:
                self._go(place)
                return
        self._go(self._first_from(line + 1) or self._last_before(line + 1) or self.place)

    def stand_on(self, place: Place) -> None:
        self._go(place)

    def renew(self, place: Place) -> None:
        """The current token, still in its place, has another suggestion.  Nobody has moved."""
        self.place = place

    # Selecting

    @property
    def selection(self) -> tuple[Span, Span] | None:
        """The first and the last of several selected tokens; None when none are."""
        if self._anchor is None or self.place is None or self._anchor == self.place.span:
            return None
        here = Span(*self.place.span)
        return min(self._anchor, here), max(self._anchor, here)

    def extend(self, step: Callable[[TokenCursor], object]) -> None:
        """Walk, and select all tokens from where the selection began."""
        if self._anchor is None and self.place is not None:
            self._anchor = Span(*self.place.span)
        self._is_extending = True
        step(self)
        self._is_extending = False

    def drop_selection(self) -> bool:
        """Whether there was one."""
        had_one, self._anchor = self.selection is not None, None
        if had_one:
            self._telling.tell()
        return had_one

    @property
    def _anchor_stands(self) -> bool:
        """Whether the token where the selection began is still one."""
        if self._anchor is None:
            return False
        places = self._places_of(row_of(self._session.document, self._anchor.start))
        return any(place.span == self._anchor for place in places)

    # Walking; each says whether there was anywhere to go

    def next_suspect(self, *, wrap: bool = True) -> bool:
        return self._to_suspect(forward=True, wrap=wrap)

    def previous_suspect(self) -> bool:
        return self._to_suspect(forward=False, wrap=False)

    def right(self) -> bool:
        return self._step(1)

    def left(self) -> bool:
        return self._step(-1)

    def up(self, rows: int = 1) -> bool:
        return self._vertically(-1, rows)

    def down(self, rows: int = 1) -> bool:
        return self._vertically(1, rows)

    def line_start(self) -> bool:
        return self.place is not None and self._go(self._places_of(self.place.line)[0])

    def line_end(self) -> bool:
        return self.place is not None and self._go(self._places_of(self.place.line)[-1])

    def start(self) -> bool:
        return self._go(self._first_from(0))

    def end(self) -> bool:
        return self._go(self._last_before(self._session.report.line_count))

    # Within

    def _go(self, place: Place | None, *, keep_x: bool = False) -> bool:
        if not keep_x:
            self._wanted_x = None
        if not self._is_extending:
            self._anchor = None
        if place is None and self.place is None:
            return False
        self.place = place
        self._telling.tell()
        return place is not None

    def _to_suspect(self, *, forward: bool, wrap: bool) -> bool:
        here = self.place.start if self.place else -1
        review = self._session.review
        found = review.next_suspect(here) if forward else review.previous_suspect(here)
        if found is None and wrap:
            found = review.next_suspect(-1)
        if found is None:
            return False
        self.go_to(found.start, found.end)
        return True

    def _step(self, direction: int) -> bool:
        if self.place is None:
            return False
        places = self._places_of(self.place.line)
        spans = [place.span for place in places]
        at = spans.index(self.place.span) if self.place.span in spans else 0
        if 0 <= at + direction < len(places):
            return self._go(places[at + direction])
        line = self.place.line
        target = self._first_from(line + 1) if direction > 0 else self._last_before(line)
        return target is not None and self._go(target)

    def _vertically(self, direction: int, rows: int) -> bool:
        if self.place is None:
            return False
        if self._wanted_x is None:
            self._wanted_x = self._x_of(self.place)
        found = self._beside(self.place, direction * rows, self._wanted_x)
        if found is None or found.span == self.place.span:
            return False
        return self._go(found, keep_x=True)

    def _line_with_places(self, line: int, direction: int) -> int | None:
        while 0 <= line < self._session.report.line_count:
            if self._places_of(line):
                return line
            line += direction
        return None

    def _first_from(self, line: int) -> Place | None:
        found = self._line_with_places(line, 1)
        return None if found is None else self._places_of(found)[0]

    def _last_before(self, line: int) -> Place | None:
        found = self._line_with_places(line - 1, -1)
        return None if found is None else self._places_of(found)[-1]
