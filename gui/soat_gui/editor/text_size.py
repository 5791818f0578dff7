"""The size of the text: as large as the widest lines allow, unless the clerk says otherwise."""

from __future__ import annotations

from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from soat_core.report import Report
from soat_gui.editor.display import visible
from soat_gui.theme import reading_font

SMALLEST_FITTED = 11.0
LARGEST_FITTED = 20.0
SMALLEST, LARGEST = 8.0, 48.0
"""Pixels; the first two bound what is fitted, the others what can be chosen."""

WRAPPED = 15.0
"""Pixels of text whose lines are so long that they are wrapped at any size that can be read."""

LARGEST_INTERLINEAR = 17.0
"""Fitted where a line takes the height of two: there the width is no bound, but the height is."""

_STEP = 0.25
_LONGEST_LINES = 40
_MAY_WRAP = 50
"""One line in this many may be too wide: it is wrapped instead of making all text small."""
_NOT_WORTH_WRAPPING = 1.06
"""Lines only so much wider than the others fit too: wrapping them would gain hardly any size."""
_MEASURED_AT = 100
_SLACK = 1.03
"""Corrected lines are a little wider than OCR lines: ư and ơ are wider than u and o."""
_AS_GOOD_AS = 1.005
"""Widths of letters come in parts of pixels."""
_SAMPLE = "Kết quả công tác thông tin đối ngoại năm 2024"


def widest_line(report: Report) -> float:
    """The width of the widest line that is to fit, at 100 pixels.

    Counting letters first spares measuring 20,000 lines.
    """
    starts = [*report.line_starts, len(report.ocr_text) + 1]
    lengths = [after - start for start, after in pairwise(starts)]
    spared = max(1, len(lengths) // _MAY_WRAP)
    longest = nlargest(_LONGEST_LINES + spared, range(len(lengths)), lengths.__getitem__)
    measured = QFontMetricsF(reading_font(_MEASURED_AT))
    texts = (visible(report.line_text(line).rstrip()) for line in longest)
    widths = sorted(map(measured.horizontalAdvance, texts), reverse=True)
    bound = widths[min(spared, len(widths) - 1)] * _NOT_WORTH_WRAPPING
    return max(width for width in widths if width <= bound)


class DrawnSizes:
    """How large letters are drawn that are to be of some size: not every font engine draws
    fractions of pixels, and then each letter is wider than was asked for."""

    def __init__(self) -> None:
        self._whole = QFontMetricsF(reading_font(_MEASURED_AT)).horizontalAdvance(_SAMPLE)
        self._known: dict[float, float] = {}

    def of(self, pixels: float) -> float:
        """In pixels, by the width of letters."""
        if pixels not in self._known:
            width = QFontMetricsF(reading_font(pixels)).horizontalAdvance(_SAMPLE)
            self._known[pixels] = _MEASURED_AT * width / self._whole if self._whole else pixels
        return self._known[pixels]


class Fit(NamedTuple):
    """How a report is shown so that its lines need not be wrapped."""

    size: float
    """Of the text, in pixels."""
    in_one_column: bool
    """Whether both texts stand above each other, since side by side they would be too small."""


def fit(widest: float, half: float, whole: float, drawn: DrawnSizes, *, in_one_column: bool) -> Fit:
    """The largest text at which the ``widest_line`` fits into one of two columns (``half``), else
    into a single one (``whole``); widths are pixels.  ``in_one_column`` is what was asked for.

    Where it fits into neither, lines are wrapped, and can at least be read.
    """
    beside = _fitting_size(widest, half, LARGEST_FITTED, drawn)
    above = _fitting_size(widest, whole, LARGEST_INTERLINEAR, drawn)
    if not in_one_column and beside >= SMALLEST_FITTED:
        return Fit(beside, False)
    if above >= SMALLEST_FITTED:
        return Fit(above, True)
    return Fit(WRAPPED, in_one_column)


def _fitting_size(widest: float, width: float, largest: float, drawn: DrawnSizes) -> float:
    if widest <= 0:
        return largest
    wanted = width / (widest * _SLACK) * _MEASURED_AT
    size = min(largest, wanted // _STEP * _STEP)
    while size >= SMALLEST_FITTED and drawn.of(size) > wanted * _AS_GOOD_AS:
        size -= _STEP
    return size
