"""The lines of a report in two columns that scroll together: laid out, drawn, and in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from soat_gui.editor.drawing import Drawing, Standing
from soat_gui.editor.highlights import Highlighter
from soat_gui.editor.lines import Place, ShownLine
from soat_gui.editor.overlay import Overlay
from soat_gui.editor.panes import Metrics, Panes
from soat_gui.editor.pointing import PointedArea
from soat_gui.editor.scroller import Scroller
from soat_gui.editor.sizing import Sizing
from soat_gui.editor.stack import Stack
from soat_gui.session import Session
from soat_gui.theme import Theme, reading_font


class ReportArea(PointedArea):
    """Shows one report at a time.  Where the clerk stands in it is asked of ``standing``."""

    rearranged = Signal()
    """The texts stand above each other, or beside each other again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._session: Session | None = None
        self._sizing = Sizing()
        self._scroller = Scroller(self)
        self._drawing = Drawing()

    # What who shows the clerk in it says

    @property
    def standing(self) -> Standing:
        """Where the clerk stands."""
        raise NotImplementedError

    @property
    def invitation(self) -> str:
        """What is said where no report is shown."""
        return ""

    def follow(self) -> None:
        """Tokens may stand elsewhere in the viewport: move along what belongs to one."""

    # How it looks

    def highlight(self, highlights: Highlighter) -> None:
        """Let stretches of the lines in sight stand out."""
        self._drawing.highlights = highlights
        self.viewport().update()

    def lay_over(self, overlay: Overlay) -> None:
        """Let somebody else draw over the lines, too."""
        self._drawing.overlays.append(overlay)

    def set_theme(self, theme: Theme) -> None:
        self._drawing.theme = theme
        self.viewport().update()

    def set_text_size(self, pixels: float | None) -> None:
        """The size of the text, or None to fit it to the widest line."""
        self._sizing.choose(pixels)
        self._lay_out_anew()

    @property
    def text_size(self) -> float:
        """Pixels, as chosen or fitted."""
        return self._sizing.size(self.viewport().width())

    def set_interlinear(self, on: bool) -> None:
        """Show the OCR text above each line, or beside it."""
        self._sizing.in_one_column = on
        self._lay_out_anew()
        self.viewport().update()

    @property
    def is_interlinear(self) -> bool:
        """Whether it is shown so, as chosen or since there is no room for two columns."""
        return self.panes.interlinear

    # What is in sight

    @property
    def is_empty(self) -> bool:
        """Whether no report is shown."""
        return self._session is None

    @property
    def panes(self) -> Panes:
        """Where the columns stand."""
        return self._sizing.panes(self.viewport().width())

    @property
    def first_visible_line(self) -> int:
        return self._scroller.first_line

    @property
    def lines_in_sight(self) -> range:
        return self._scroller.lines

    @property
    def rows_in_sight(self) -> int:
        return self._scroller.rows

    def corrected_line(self, line: int) -> ShownLine:
        """What the right pane shows on a line."""
        assert self._stack is not None
        return self._stack.layouts.shown(line)

    def places_of(self, line: int) -> tuple[Place, ...]:
        return self.corrected_line(line).places

    def place_rect(self, place: Place) -> QRect:
        """Where a token stands in the right pane, in the viewport."""
        return self._scroller.rect(place)

    def beside(self, place: Place, rows: int, x: float) -> Place | None:
        """The token so many rows below a token, or above it, that is nearest to some ``x``."""
        return self._stack.beside(place, rows, x) if self._stack else None

    def place_at(self, point: QPointF) -> Place | None:
        """The token at a point of the viewport, in either pane."""
        return self._scroller.place_at(point)

    def scroll_to(self, line: int, below: int = 0) -> None:
        """Let a line begin ``below`` pixels above the upper edge."""
        if self._stack is not None:
            line = min(line, self._stack.line_count - 1)
            self._scroller.scroll_to(self._stack.top(line) + below)

    @property
    def _stack(self) -> Stack | None:
        return self._scroller.stack

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self.viewport()), self.viewport().rect()
        self._drawing.ground(painter, event.rect())
        if self._session is None or self._stack is None:
            self._drawing.words(painter, rect, self.invitation)
            return
        lines = self._scroller.lines_in(event.region())
        tops = [(line, self._scroller.top(line.number)) for line in lines]
        report, panes = self._session.report, self.panes
        self._drawing.report(painter, tops, report, self._stack.metrics, panes, self.standing)
        self._drawing.rules(painter, panes, rect.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and self._session is not None:
            self._sizing.measure(self._session.report)
            self._lay_out_anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_anew(event.oldSize().height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._scroller.stays:
            return
        if self._scroller.scrolled_by(dy):
            self.viewport().update()
        else:
            # What stays in sight is moved, not drawn again.
            self.viewport().scroll(0, dy)
        self.follow()

    # Laying out

    def _lay_out_anew(self, height_before: int | None = None) -> None:
        """The font or the width may be others: then nothing laid out holds any more.

        ``height_before`` is that of the viewport, if it was another.
        """
        if self._session is None:
            return
        font, panes = reading_font(self.text_size), self.panes
        if self._stack is not None and self._stack.panes.interlinear is not panes.interlinear:
            self.rearranged.emit()
        was_in_sight = self._scroller.shows(self.place, height_before)
        metrics = Metrics(font, panes.text_width, panes.interlinear)
        if self._stack is None or self._stack.metrics != metrics:
            # The current line stays where the eye is.
            line, height = self._scroller.eye(self.place)
            stack = Stack(self._session, metrics, panes)
            stack.layouts.typing = self.standing.typing
            self._scroller.show(stack)
            self._scroller.bring(line, height)
        self._scroller.set_range()
        if was_in_sight and self.place is not None:  # who has scrolled away is left there
            # Nobody moved: what is read stays where it is, as long as the line is in sight at all.
            self._scroller.show_place(self.place, margin_rows=0)
        self.follow()
        self.viewport().update()
