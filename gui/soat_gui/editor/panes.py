"""Where things stand in the view: two panes side by side, or one text above the other.

Side by side, a row holds the OCR text on the left and the corrected text on the right.  In the
interlinear view it holds both in one wide column, the OCR text small above the corrected one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextOption

GUTTER = 46
"""Pixels for the line number and the space after it."""

PADDING = 10
"""Pixels between the text and the right edge of its pane."""

_SMALL = 0.78
"""Size of the OCR text above a line, to that of the line."""


@dataclass(frozen=True)
class Panes:
    """Where the columns stand in the viewport, in pixels from its left edge."""

    width: int
    interlinear: bool = False

    @property
    def lefts(self) -> tuple[int, ...]:
        """Where each column begins, its gutter included."""
        return (0,) if self.interlinear else (0, self.width // 2)

    @property
    def column_width(self) -> int:
        return self.width // len(self.lefts)

    @property
    def ocr_left(self) -> int:
        return GUTTER

    @property
    def corrected_left(self) -> int:
        return self.lefts[-1] + GUTTER

    @property
    def text_width(self) -> int:
        return max(40, self.column_width - GUTTER - PADDING)


@dataclass(frozen=True)
class Band:
    """Where one of the two texts stands in a row; heights are pixels from the top of the row."""

    font: QFont
    top: float
    height: float
    baseline: float

    @cached_property
    def fm(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def option(self) -> QTextOption:
        """How lines are wrapped."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(self.fm.horizontalAdvance(" ") * 8)
        return option

    @cached_property
    def underline(self) -> float:
        """Of marks, from the top of the band."""
        return self.baseline - self.top + max(4.0, self.fm.descent() * 1.1)

    @cached_property
    def box_margin(self) -> float:
        """How far the box of the current token reaches beyond it: not up to its neighbours."""
        return min(2.5, self.fm.horizontalAdvance(" ") * 0.45)


@dataclass(frozen=True)
class Metrics:
    """The font of the corrected text and what follows from it, in pixels; measured once."""

    font: QFont
    width: float
    """For text, in each column."""
    interlinear: bool = False

    @cached_property
    def fm(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def row_height(self) -> int:
        return round(self.corrected.top + self.corrected.height)

    @cached_property
    def corrected(self) -> Band:
        """The corrected text."""
        if self.interlinear:
            top, height = self.ocr.top + self.ocr.height, round(self.fm.height() * 1.24)
        else:
            top, height = 0.0, round(self.fm.height() * 1.32)
        return _band(self.font, top, height)

    @cached_property
    def ocr(self) -> Band:
        """The OCR text: as large as the corrected one beside it, smaller above it."""
        if not self.interlinear:
            return self.corrected
        font = QFont(self.font)
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        room = QFontMetricsF(font).height()
        # A little air sets one line off from the next.
        return _band(font, round(room * 0.28), round(room))


def _band(font: QFont, top: float, height: float) -> Band:
    fm = QFontMetricsF(font)
    return Band(font, top, height, top + (height - fm.height()) / 2 + fm.ascent())
