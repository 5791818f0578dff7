"""Where the lines of a page stand on its picture, told by its ink alone.

Rows of pixels are added up (projection profile, as in Wong, Casey and Wahl, 1982); a line is a run
of rows with ink between rows without.  Good enough to show the right strip of a page whose OCR gave
no boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from soat_core.layout import Box
from soat_core.scans.pictures import Pictures
from soat_core.scans.pixels import Picture

_EDGE = 0.02
"""Share of the page at each side where shadows of the scanner fall; not looked at."""
_LEAST_INK = 0.12
"""Share of the ink of a full row from which a row counts as part of a line."""
_ALONE = 0.35
"""What a line without a row, or a row without a line, costs, where a full page width is 1."""
LOOKED_AT = 900
"""Width in pixels at which lines are looked for."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_DUST = 0.06
"""Share of dark pixels around a letter; around dust there are fewer."""
_THIN = 0.4
"""Runs thinner than this share of the usual line are rules, dots and accents."""


def line_boxes(page: Picture, lengths: Sequence[int]) -> list[Box]:
    """The boxes of lines with ``lengths`` letters on a grey picture, from the top; pixels of the
    picture.

    Where the ink shows another number of lines, the two are brought together so that long lines
    stand on wide rows (dynamic programming); a line that finds no row of its own stands on that of
    its neighbour.  Without any ink the lines are shared out over the page.
    """
    if not lengths:
        return []
    rows = _rows(page)
    if not rows:
        edges = np.linspace(0, page.height, len(lengths) + 1).round().astype(int).tolist()
        rows = [Box(0, top, page.width, bottom) for top, bottom in pairwise(edges)]
    if len(rows) == len(lengths):
        return rows
    return [rows[at] for at in _aligned(lengths, [row.width for row in rows])]


def lines_on(pictures: Pictures, page: int, lengths: Sequence[int]) -> list[Box]:
    """The boxes of all lines of a page's text, of as many letters as ``lengths`` says, in pixels
    of the whole picture; those without letters stand with the line before.

    Raises ``InputError``.
    """
    full, _ = pictures.size(page)
    small = pictures.picture(page, width=min(LOOKED_AT, full), grey=True)
    return lines_of_picture(small, full, lengths)


def lines_of_picture(small: Picture, full: int, lengths: Sequence[int]) -> list[Box]:
    """As ``lines_on``, of a page that is there already, best about ``LOOKED_AT`` pixels wide;
    ``full`` is the width of the whole picture."""
    found = iter(line_boxes(small, [length for length in lengths if length]))
    scale = full / small.width
    boxes: list[Box] = []
    for length in lengths:
        if length:
            boxes.append(Box(*(round(side * scale) for side in next(found))))
        else:
            boxes.append(boxes[-1] if boxes else Box(0, 0, full, 1))
    return boxes


def _aligned(lengths: Sequence[int], widths: Sequence[int]) -> list[int]:
    """For each line the index of its row, ascending."""
    lines = np.array(lengths, float) / max(1, *lengths)
    rows = np.array(widths, float) / max(1, *widths)
    apart = np.abs(lines[:, None] - rows[None, :])
    cost = np.zeros((len(lines) + 1, len(rows) + 1))
    cost[:, 0] = np.arange(len(lines) + 1) * _ALONE
    cost[0] = np.arange(len(rows) + 1) * _ALONE
    for line in range(len(lines)):
        for row in range(len(rows)):
            cost[line + 1, row + 1] = min(
                cost[line, row] + apart[line, row],
                cost[line, row + 1] + _ALONE,
                cost[line + 1, row] + _ALONE,
            )
    found = [-1] * len(lines)
    line, row = len(lines), len(rows)
    while line and row:
        if cost[line, row] == cost[line - 1, row - 1] + apart[line - 1, row - 1]:
            line, row = line - 1, row - 1
            found[line] = row
        elif cost[line, row] == cost[line - 1, row] + _ALONE:
            line -= 1
        else:
            row -= 1
    last = 0
    for at, place in enumerate(found):
        found[at] = last = place if place >= 0 else last
    return found


def _grid(page: Picture) -> npt.NDArray[np.uint8]:
    """How light each pixel is (luma of BT.601)."""
    if page.channels == 1:
        return page.pixels[..., 0]
    return (page.pixels @ _LUMA).astype(np.uint8)


def _ink(page: Picture) -> npt.NDArray[np.bool_]:
    """Dark pixels, by the threshold of Otsu (1979), without the edges of the scan."""
    grid = _grid(page)
    counts = np.bincount(grid.ravel()[:: max(1, grid.size // 200_000)], minlength=256).astype(float)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * below / below[-1] - sums) ** 2 / (below * above)
    threshold = int(np.nan_to_num(between).argmax())
    ink = grid <= threshold
    if ink.mean() > 0.5:  # an empty page has no two classes
        ink = np.zeros_like(ink)
    high, wide = (max(1, round(size * _EDGE)) for size in ink.shape)
    ink[:high] = ink[-high:] = False
    ink[:, :wide] = ink[:, -wide:] = False
    return ink


def _rows(page: Picture) -> list[Box]:
    """Runs of rows of pixels with ink, each with the room that its ink takes."""
    ink = _ink(page)
    profile = ink.sum(1).astype(float)
    full = np.percentile(profile[profile > 0], 90) if (profile > 0).any() else 0.0
    if not full:
        return []
    inked = np.concatenate([[False], profile > full * _LEAST_INK, [False]])
    edges = np.flatnonzero(np.diff(inked.astype(np.int8)))
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    usual = float(np.median([bottom - top for top, bottom in runs]))
    thick = [run for run in runs if run[1] - run[0] >= usual * _THIN] or runs
    boxes: list[Box] = []
    for top, bottom in thick:
        columns = _inked_columns(ink[top:bottom])
        boxes.append(Box(int(columns[0]), top, int(columns[-1]) + 1, bottom))
    return boxes


def _inked_columns(row: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The columns of a row in which letters stand; dust in the margins is none."""
    high = max(1, row.shape[0])
    ink = row.sum(0).astype(float)
    around = np.convolve(ink, np.ones(high), "same")
    found = np.flatnonzero((ink > 0) & (around > _DUST * high * high))
    return found if len(found) else np.flatnonzero(ink)
