"""The parts of a report that the engine works on one at a time, what is looked at first."""

from __future__ import annotations

import re

from soat_core.report import Report
from soat_core.text import Span

LINES_AT_ONCE = 60
"""A page that is longer is worked on in parts, so that something shows soon."""
LETTERS_AT_ONCE = 6000
"""So is one with lines that are far too long, which some programs write: about 1,200 tokens."""

_SPACE = re.compile(r"\s")


def parts(report: Report) -> list[Span]:
    """The report cut into pages, long pages at line ends, and endless lines at spaces."""
    result: list[Span] = []
    for page in range(report.page_count):
        start, end = report.page_span(page)
        while start < end:
            stop = min(end, _line_end(report, start), _stop(report, start, end))
            result.append(Span(start, stop))
            start = stop
    return result


def _line_end(report: Report, start: int) -> int:
    """Where so many lines end that are worked on at once."""
    line = report.line_of(start) + LINES_AT_ONCE
    return report.line_starts[line] if line < report.line_count else len(report.ocr_text)


def _stop(report: Report, start: int, end: int) -> int:
    """Where to stop at the latest: at the end of a line, or of a token if that is too far."""
    text, most = report.ocr_text, start + LETTERS_AT_ONCE
    if most >= end:
        return end
    at = text.rfind("\n", start, most)
    if at >= 0:
        return at + 1
    space = _SPACE.search(text, most, end)
    return end if space is None else space.end()
