"""Which rows of the panes a change has touched."""

from __future__ import annotations

from collections.abc import Collection

from soat_core.actions import Changes
from soat_core.document import Document
from soat_core.editing.rows import rows_of
from soat_core.report import Report
from soat_core.text import Span
from soat_gui.editor.lines import Place

FEW_LINES = 20
"""Changes of more lines than this redraw everything, and lay out only what is in sight."""


def rows_changed(document: Document, changes: Changes) -> Collection[int]:
    """The rows that a change may have changed."""
    lines = rows_showing(document, changes.lines)
    if not any("\n" in edit.text for edit in (*changes.added, *changes.removed)):
        return lines
    # What stood beside these lines may have moved.
    count = document.report.line_count
    wide = {line + step for line in changes.lines for step in (-1, 0, 1)}
    return sorted({line for line in wide if 0 <= line < count}.union(lines))


def rows_showing(document: Document, lines: Collection[int]) -> Collection[int]:
    """The rows that show what stands on OCR lines."""
    if len(lines) > FEW_LINES:
        return lines
    return sorted({row for line in lines for row in rows_of(document, range(line, line + 1))})


def rows_of_place(report: Report, place: Place) -> range:
    """A token may run over line ends, and was read on another line if it was moved."""
    first, last = map(report.line_of, place.span)
    return range(min(place.line, first), max(place.line, last) + 1)


def rows_between(report: Report, spans: Collection[Span]) -> range:
    """The rows from the first of some tokens to the last, with those beside, to which they may
    have been moved."""
    first, last = min(spans).start, max(spans).end
    return range(report.line_of(first) - 1, report.line_of(last) + 2)
