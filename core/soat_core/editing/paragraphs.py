"""Where a paragraph of a report ends, as far as lines of plain text tell.

A paragraph ends with its line when

- the next line is blank, or there is none,
- a page ends,
- the line is short: well below the width of the lines around it,
- the next line is further in than the line (the first line of a paragraph is indented), or begins
  as an item or heading does: ``1.``, ``a)``, ``-``, ``+``, ``II.``, ``Điều 5``.

Of a line that is short because the next word would not have fitted this is not true: it is compared
with what would have fitted.
"""

from __future__ import annotations

import re

from soat_core.report import Report

SHORT = 0.85
"""A line is short when it and the next line's first word take less than this part of the width."""
_AROUND = 12
"""Lines on each side that tell the width."""
_ITEM = re.compile(
    r"(?:[-–—+*•●▪]\s|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVX]{1,5})[.)/]\s|"
    r"(?:Điều|ĐIỀU|Diéu|Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+[\dIVXA-Z])"
)


def paragraph_end(report: Report, line: int) -> int:
    """The last line of the paragraph that an OCR line belongs to."""
    while line + 1 < report.line_count and not ends_paragraph(report, line):
        line += 1
    return line


def ends_paragraph(report: Report, line: int) -> bool:
    """Whether a paragraph ends with an OCR line."""
    if line + 1 >= report.line_count:
        return True
    text, following = report.line_text(line), report.line_text(line + 1)
    if not text.strip() or not following.strip() or "\f" in text.rstrip() + following:
        return True
    return (
        _indent(following) > _indent(text) + 1
        or _ITEM.match(following.lstrip()) is not None
        or _is_short(report, line, following)
    )


def _is_short(report: Report, line: int, following: str) -> bool:
    first = following.split(maxsplit=1)[0]
    length = len(report.line_text(line).rstrip()) + 1 + len(first)
    return length < SHORT * _width(report, line)


def _width(report: Report, line: int) -> int:
    """How wide the text is around a line: that of the upper fourth of its neighbours."""
    around = range(max(0, line - _AROUND), min(report.line_count, line + _AROUND + 1))
    lengths = sorted(len(report.line_text(number).rstrip()) for number in around)
    inked = [length for length in lengths if length]
    return inked[len(inked) * 3 // 4] if inked else 0


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
