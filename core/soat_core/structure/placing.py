"""Where the words of a report stand on its pages, for finding tables (see ``strips``).

By the boxes of the words where the OCR program told them; else by the columns of letters in the OCR
text, which corrections of other lengths do not shift.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from soat_core.layout import NOWHERE, Layout
from soat_core.report import Report
from soat_core.structure.strips import WIDE, Place

_GAP = re.compile(r" {2,}")
_USUAL_HEIGHT = 0.75
"""Of a line, what its letters take on average."""

Stretch = tuple[int, int, float, float, float, float]
"""Of the OCR text; the rest as a ``Place`` has it."""


def places_of(
    report: Report, at: Callable[[int], int], first: int = 0, last: int | None = None
) -> list[Place]:
    """The places of the lines from ``first`` to ``last`` (both included; counted from 0).

    ``at`` gives for an OCR offset the one of the text that is looked at.
    """
    lines = range(first, report.line_count if last is None else last + 1)
    layout = report.layout
    found: list[Place] = []
    told = _by_letters(report, lines) if layout is None else _by_boxes(report, layout, lines)
    for start, end, *sides in told:
        place = Place(at(start), at(end), *sides)
        if place.start < place.end and (not found or found[-1].start < place.start):
            found.append(place)
    return found


# Within


def _by_letters(report: Report, lines: range) -> Iterator[Stretch]:
    """Of lines with wide gaps; tabs tell their columns themselves."""
    text = report.ocr_text
    for number in lines:
        start, end = report.line_span(number)
        line = text[start:end].rstrip()
        bare = line.lstrip(" \f")
        if "\t" in line or "  " not in bare:
            continue
        indent = len(line) - len(bare)
        cuts = [0, *(place for gap in _GAP.finditer(bare) for place in gap.span()), len(bare)]
        for a, b in zip(cuts[::2], cuts[1::2], strict=True):
            begin = start + indent
            yield begin + a, begin + b, float(indent + a), float(indent + b), 0.0, 0.0


def _by_boxes(report: Report, layout: Layout, lines: range) -> Iterator[Stretch]:
    sizes = _sizes(layout)
    for number in lines:
        words = layout.words_in(*report.line_span(number))
        boxes = layout.word_box[words.start : words.stop]
        if not len(words) or (boxes[:, 0] == NOWHERE).any():
            continue
        letter, height = sizes[int(layout.line_page[number])]
        gaps = (boxes[1:, 0] - boxes[:-1, 2]) / letter
        cuts = [0, *(int(gap) + 1 for gap in np.flatnonzero(gaps >= WIDE)), len(words)]
        top, bottom = boxes[:, 1].min() / height, boxes[:, 3].max() / height
        for a, b in pairwise(cuts):
            yield (
                int(layout.word_start[words[a]]),
                int(layout.word_end[words[b - 1]]),
                float(boxes[a:b, 0].min() / letter),
                float(boxes[a:b, 2].max() / letter),
                float(top),
                float(max(bottom, top + 0.01)),
            )


def _sizes(layout: Layout) -> Sequence[tuple[float, float]]:
    """For each page how wide a letter is and how high a line, in the units of its boxes."""
    starts = [*layout.page_word, len(layout)]
    found = []
    for first, last in pairwise(starts):
        boxes = layout.word_box[first:last]
        known = boxes[:, 0] != NOWHERE
        lengths = (layout.word_end[first:last] - layout.word_start[first:last])[known]
        if not len(lengths):
            found.append((1.0, 1.0))
            continue
        letter = np.median((boxes[known, 2] - boxes[known, 0]) / np.maximum(1, lengths))
        height = np.median(boxes[known, 3] - boxes[known, 1]) / _USUAL_HEIGHT
        found.append((max(1e-6, float(letter)), max(1e-6, float(height))))
    return found or [(1.0, 1.0)]
