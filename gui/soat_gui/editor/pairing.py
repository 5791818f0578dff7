"""Where a line that takes several rows is broken, so that each row of the OCR text stands over the
same words of the corrected text.

The two texts differ in size and in letters: each wrapped by itself, the second row of one would
begin with other words than the second row of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from soat_gui.editor.lines import ShownLine
from soat_gui.editor.panes import Metrics

NEW_ROW = "\u2028"
"""Breaks a row where it stands: one code point, as the space in whose place it is put."""


class Pair(NamedTuple):
    """The same place in both texts of a line, in code points."""

    ocr: int
    corrected: int


def paired_rows(ocr: str, shown: ShownLine, line_start: int, metrics: Metrics) -> list[Pair]:
    """Where rows begin besides the first, as late as both texts allow; none where that cannot be,
    since one word is wider than a row.  ``line_start`` is where the line begins in the report."""
    texts = _Texts(ocr, shown.text, metrics)
    rows: list[Pair] = []
    begin = last = Pair(0, 0)
    for here in (*_spaces(ocr, shown, line_start), Pair(len(ocr), len(shown.text))):
        if not texts.fit(begin, here):
            if last == begin or not texts.fit(last, here):
                return []
            rows.append(last)
            begin = last
        last = here
    return rows


def broken(text: str, starts: list[int]) -> str:
    """``text`` with a break in place of the space before each of these places."""
    for start in starts:
        text = f"{text[: start - 1]}{NEW_ROW}{text[start:]}"
    return text


def _spaces(ocr: str, shown: ShownLine, line_start: int) -> Iterator[Pair]:
    """Where a word begins behind a space in both texts, from left to right.  Words that were moved
    here from other lines have nothing above them."""
    last = 0
    for place in shown.places:
        at = place.start - line_start
        if not last < at < len(ocr) or not place.left:
            continue
        if ocr[at - 1].isspace() and shown.text[place.left - 1].isspace():
            last = at
            yield Pair(at, place.left)


class _Texts:
    """How wide stretches of both are."""

    def __init__(self, ocr: str, corrected: str, metrics: Metrics) -> None:
        self._ocr, self._corrected = ocr, corrected
        self._width = metrics.width
        self._fonts = metrics.ocr.fm, metrics.corrected.fm

    def fit(self, begin: Pair, end: Pair) -> bool:
        """Whether both stretches fit on a row."""
        above, below = self._fonts
        return self._fits(self._ocr[begin.ocr : end.ocr], above) and self._fits(
            self._corrected[begin.corrected : end.corrected], below
        )

    def _fits(self, text: str, font: QFontMetricsF) -> bool:
        return font.horizontalAdvance(text.rstrip()) <= self._width
