"""How wide lines are, though nothing but their letters is known.

Letters count as in a serif face of books (units of the type size), near enough for any
proportional one: what matters is whether one more word would have had room in a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from soat_core.structure.lines import Line
from soat_core.text import base_letter

_GROUPS = (
    ("ijlt|!.,:;'`\" ", 0.27),
    ("fr()[]-I/", 0.34),
    ("szJ", 0.39),
    ("aceg?", 0.45),
    ("mMwW%&", 0.8),
    ("OQDGHNUVAXYRCK", 0.71),
    ("BELTZPSF", 0.6),
)
_WIDTHS = {char: width for chars, width in _GROUPS for char in chars}
_OTHER = 0.5
_UPPER = 0.65
AVERAGE = 0.43
"""Of the letters and blanks of a running text."""
_FULL = 0.9
"""Of the lines of a page, so many are not wider than the measure."""
_FEW = 8
_PAGE_MAY_DIFFER = 0.85
_WIDEST = 85.0
"""Of lines on paper, about 200 letters.  A text with wider ones has a paragraph in each line."""


class _Table(dict[str, float]):
    def __missing__(self, char: str) -> float:
        known = _WIDTHS.get(base_letter(char))
        width = known or (_UPPER if char.isupper() else _OTHER)
        self[char] = width
        return width


_TABLE = _Table()


def width(text: str) -> float:
    """The width of a text in a line."""
    return sum(map(_TABLE.__getitem__, text))


def measures(lines: Sequence[Line], widths: Sequence[float]) -> list[float]:
    """For each line how wide a full line of its page is.

    Pages with few or only short lines have that of the whole text.  Where lines are paragraphs, as
    in text from a word processor, none is full.
    """
    if max(widths, default=0.0) > _WIDEST:
        return [2 * max(widths)] * len(lines)
    by_page: dict[int, list[float]] = {}
    for line, wide in zip(lines, widths, strict=True):
        by_page.setdefault(line.page, []).append(wide)
    of_pages = {page: _full(found) for page, found in by_page.items()}
    usual = median([m for page, m in of_pages.items() if len(by_page[page]) >= _FEW] or [0.0])
    usual = usual or max(of_pages.values(), default=0.0)
    for page, found in by_page.items():
        if len(found) < _FEW or of_pages[page] < _PAGE_MAY_DIFFER * usual:
            of_pages[page] = max(usual, of_pages[page])
    return [of_pages[line.page] for line in lines]


def _full(widths: list[float]) -> float:
    ordered = sorted(widths)
    return ordered[min(len(ordered) - 1, int(_FULL * len(ordered)))]
