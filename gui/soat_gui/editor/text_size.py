"""The size of the text: as large as the widest line allows, unless the clerk says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtGui import QFontMetricsF

from soat_core.report import Report
from soat_gui.editor.display import visible
from soat_gui.theme import reading_font

SMALLEST_FITTED = 12.0
LARGEST_FITTED = 20.0
SMALLEST, LARGEST = 8.0, 48.0
"""Pixels; the first two bound what is fitted, the others what can be chosen."""

_STEP = 0.25
_LONGEST_LINES = 40
_SLACK = 1.03
"""Corrected lines are a little wider than OCR lines: ư and ơ are wider than u and o."""


def longest_lines(report: Report) -> list[str]:
    """The lines among which the widest is, as drawn.

    Counting letters first spares measuring 20,000 lines.  The few that are far longer than most
    (a table read as one line) do not count: they are wrapped instead of making all text small.
    """
    starts = [*report.line_starts, len(report.ocr_text) + 1]
    lengths = [after - start for start, after in pairwise(starts)]
    order = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
    typical = lengths[order[len(order) // 20]]
    chosen = [line for line in order if lengths[line] <= 1.25 * typical]
    return [visible(report.line_text(line).rstrip()) for line in chosen[:_LONGEST_LINES]]


def fitting_size(lines: Iterable[str], width: float) -> float:
    """The largest size, in pixels, at which all ``lines`` fit into ``width``."""
    measured = QFontMetricsF(reading_font(100))
    widest = max(map(measured.horizontalAdvance, lines), default=0.0) * _SLACK
    if widest <= 0:
        return LARGEST_FITTED
    size = width / widest * 100 // _STEP * _STEP
    return min(LARGEST_FITTED, max(SMALLEST_FITTED, size))
