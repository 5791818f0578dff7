"""Which hit is the current one, how to get to others, and the marks on those in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from soat_core.search import Hit, Side
from soat_gui.desk import Desk
from soat_gui.editor.highlights import Highlight, nothing
from soat_gui.editor.lines import ShownLine
from soat_gui.editor.view import EditorView
from soat_gui.find.columns import place_at, to_drawn, to_searched
from soat_gui.find.searcher import Searcher


class Step(Enum):
    """How a step came out."""

    MADE = "made"
    ROUND = "round"
    """Going on at the other end of the report."""
    NOWHERE = "nowhere"


class Walker(QObject):
    """Moves the clerk from hit to hit; the keyboard stays where it is."""

    moved = Signal()
    """Another hit is the current one, or none is."""

    def __init__(
        self, desk: Desk, view: EditorView, searcher: Searcher, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._searcher = desk, view, searcher
        self._number: int | None = None
        self._place: tuple[int, int] | None = None
        self._origin: tuple[int, int] | None = None
        self._is_moving = False
        view.moved.connect(self._moved)

    @property
    def current(self) -> Hit | None:
        hits = self._searcher.hits
        if hits is None or self._number is None or self._number >= len(hits):
            return None
        return hits[self._number]

    # Going

    def begin(self) -> None:
        """What is typed now is looked for from here on."""
        place = self._view.place
        self._origin = None if place is None else place.span

    def go_to_first(self) -> None:
        """To the first hit from where it began; back to there when there is none."""
        hits, cursor = self._searcher.hits, self._view.token_cursor
        if hits is None or not len(hits):
            origin = self._origin
            if origin is not None and cursor is not None:
                self._move(lambda: cursor.go_to(*origin))
            self._set(None)
            return
        number = hits.from_offset(self._offset_of_origin())
        self.go_to(number if number < len(hits) else 0)

    def step(self, by: int) -> Step:
        """To the next hit (1) or the one before (-1), round and round."""
        hits = self._searcher.hits
        if hits is None or not len(hits):
            return Step.NOWHERE
        if self._number is not None:
            number = self._number + by
        else:
            number = hits.from_offset(self._offset_of_place()) - (by < 0)
        self.go_to(number % len(hits))
        self.begin()
        return Step.MADE if 0 <= number < len(hits) else Step.ROUND

    def go_on_from(self, offset: int) -> None:
        """To the first hit from an offset of the text searched; the first of all after the last."""
        hits = self._searcher.hits
        if hits is None or not len(hits):
            self._set(None)
            return
        number = hits.from_offset(offset)
        self.go_to(number if number < len(hits) else 0)
        self.begin()

    def go_to(self, number: int) -> None:
        """Stand on the token in which a hit begins."""
        hits, cursor = self._searcher.hits, self._view.token_cursor
        if hits is None or cursor is None:
            return
        hit = hits[number]
        if self._searcher.query.side is Side.OCR:
            self._move(lambda: cursor.go_to(hit.start))
        else:
            place = place_at(self._view.corrected_line(hit.line), hit.column)
            if place is not None:
                self._move(lambda: cursor.stand_on(place))
        self._set(number)

    def find_again(self) -> None:
        """The hits are others, or the clerk went elsewhere: which is the current one now?"""
        hits, place = self._searcher.hits, self._view.place
        number = None
        if hits is not None and place is not None:
            start = self._offset_of_place()
            end = start + max(1, len(place.text))
            number = hits.from_offset(start)
            if self._place is not None:  # there may be several in a token
                same = hits.snapshot.offset(*self._place)
                number = hits.from_offset(same) if start <= same < end else number
            if number == len(hits) or hits[number].start >= end:
                number = None
        self._set(number)

    # Marks

    def highlights(self, number: int, shown: ShownLine) -> Sequence[Highlight]:
        """A ``Highlighter`` of the hits."""
        hits, searcher = self._searcher.hits, self._searcher
        if hits is None or searcher.is_stale(number) or number >= hits.snapshot.line_count:
            return nothing(number, shown)
        in_ocr = searcher.query.side is Side.OCR
        typing = self._view.typing.now
        if typing is not None and typing.line == number and not in_ocr:
            return nothing(number, shown)
        return list(self._drawn(number, shown, in_ocr))

    def _drawn(self, number: int, shown: ShownLine, in_ocr: bool) -> Iterator[Highlight]:
        hits = self._searcher.hits
        assert hits is not None
        for hit in hits.in_line(number):
            left = hit.column if hit.line == number else 0
            # What goes on over the end of the line is marked up to there.
            right = hit.end_column if hit.end_line == number else left + len(shown.text)
            if not in_ocr:
                left = to_drawn(shown, left)
                right = to_drawn(shown, right - 1) + 1 if hit.end_line == number else right
                right = min(right, len(shown.text))
            yield Highlight(in_ocr, left, right, hit.number == self._number)

    # Within

    def _set(self, number: int | None) -> None:
        self._number = number
        current = self.current
        self._place = None if current is None else (current.line, current.column)
        self.moved.emit()

    def _move(self, move: Callable[[], object]) -> None:
        self._is_moving = True
        try:
            move()
        finally:
            self._is_moving = False

    def _moved(self) -> None:
        """The clerk went elsewhere by other means."""
        if not self._is_moving and self._searcher.hits is not None:
            self.find_again()

    def _offset_of_place(self) -> int:
        place = self._view.place
        return 0 if place is None else self._offset(place.span)

    def _offset_of_origin(self) -> int:
        return 0 if self._origin is None else self._offset(self._origin)

    def _offset(self, span: tuple[int, int]) -> int:
        """Where a token stands in the text that was searched."""
        hits, session = self._searcher.hits, self._desk.session
        if hits is None or session is None:
            return 0
        if self._searcher.query.side is Side.OCR:
            return span[0]
        line = session.report.line_of(span[0])
        shown = self._view.corrected_line(line)
        place = shown.place_of(span)
        return hits.snapshot.offset(line, 0 if place is None else to_searched(shown, place))
