"""What can be replaced in a stretch of a report: tokens, edits, suggestions, the gaps between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from soat_core.edits import EditKind
from soat_core.review import Review
from soat_core.search.query import Side
from soat_core.search.shown import first_open, runs

_PIECE = re.compile(r"\n|[^\S\n]+|\S+")


class Unit(NamedTuple):  # a dataclass takes longer to make, and there are many
    """``ocr_text[start:end]`` reads ``text``.  A line feed is a gap of its own."""

    start: int
    end: int
    text: str
    is_gap: bool = False
    is_decided: bool = False
    is_illegible: bool = False

    @property
    def is_break(self) -> bool:
        return self.is_gap and self.text == "\n"


def units(review: Review, side: Side, first: int, last: int) -> tuple[list[Unit], int]:
    """What stands on the lines ``first`` to ``last``, ends of lines between them included.

    Also how far into the text of the units the first line begins: an edit may reach over its
    beginning, and then it is a unit with all that it covers.
    """
    report = review.document.report
    start, end = report.line_span(first).start, report.line_span(last).end
    if side is Side.SHOWN:
        return list(_shown(review, start, end)), 0
    found = list(_ocr(review, start, end))
    return found, max(0, start - found[0].start) if found else 0


def _shown(review: Review, start: int, end: int) -> Iterator[Unit]:
    text = review.document.report.ocr_text
    position = first_open(review, start)
    # An edit of the line feed itself belongs to the line.
    for run in runs(review, start, end + 1):
        yield from _plain(text, position, run.start)
        illegible = run.edit is not None and run.edit.kind is EditKind.ILLEGIBLE
        yield Unit(run.start, run.end, run.text, False, run.edit is not None, illegible)
        position = run.end
    yield from _plain(text, position, end)


def _ocr(review: Review, start: int, end: int) -> Iterator[Unit]:
    """As it was read; what an edit covers is one unit, since edits cannot be cut."""
    text = review.document.report.ocr_text
    position = start
    for edit in review.document.edits_in(start, end):
        if edit.start == edit.end:
            continue  # what was inserted was not read
        begin = max(edit.start, position)
        yield from _plain(text, position, begin)
        illegible = edit.kind is EditKind.ILLEGIBLE
        yield Unit(edit.start, edit.end, text[edit.start : edit.end], False, True, illegible)
        position = edit.end
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Unit]:
    for piece in _PIECE.finditer(text, start, max(start, end)):
        yield Unit(piece.start(), piece.end(), piece[0], piece[0].isspace())
