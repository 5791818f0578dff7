"""The size of the text: as large as the widest lines allow, unless the clerk says otherwise."""

from __future__ import annotations

from heapq import nlargest
from itertools import pairwise

from PySide6.QtGui import QFontMetricsF

from soat_core.report import Report
from soat_gui.editor.display import visible
from soat_gui.theme import reading_font

SMALLEST_FITTED = 12.0
LARGEST_FITTED = 20.0
SMALLEST, LARGEST = 8.0, 48.0
"""Pixels; the first two bound what is fitted, the others what can be chosen."""

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


def fitting_size(widest: float, width: float, largest: float = LARGEST_FITTED) -> float:
    """The size up to ``largest``, in pixels, at which the ``widest_line`` fits into ``width``."""
    if widest <= 0:
        return largest
    size = width / (widest * _SLACK) * _MEASURED_AT // _STEP * _STEP
    return min(largest, max(SMALLEST_FITTED, size))
