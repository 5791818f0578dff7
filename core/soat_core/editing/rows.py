"""Which row of the panes shows what, once line breaks were moved.

Rows stand for OCR lines.  Where a line break was moved together with words (the break of the OCR
removed, another one made near it), the words are shown on the row that they belong to now: the end
of a line on the row below, or the begin of a line on the row above.  A break that was only made, or
only removed, moves nothing: it is shown as a sign on its row.

All of it is read off the edits about the line breaks nearby.
"""

from __future__ import annotations

from collections.abc import Iterator

from soat_core.document import Document
from soat_core.edited_text import Piece
from soat_core.edits import Edit
from soat_core.report import Report

_BLOCK = 64
"""Nothing moves from one block of so many lines to another, so that a row never depends on more."""


def row_begin(document: Document, line: int) -> int:
    """The OCR offset from which on the row of an OCR line shows the text."""
    report = document.report
    start = report.line_starts[line]
    removed = _removed_before(document, line)
    if removed is None:
        return start
    chain = _chain(document, removed)
    made = _made_on(document, chain[0].start)
    moved: Edit | None = None
    for number, removed in enumerate(chain):
        # words went down from the end of the line above, else up from the begin of the line below
        moved = made[-1] if made else None
        is_last = number + 1 == len(chain)
        below = report.line_span(report.line_of(removed.end)).end
        made = _made_on(document, below if is_last else chain[number + 1].start)
        if moved is None and made:
            moved = made.pop(0)
    return start if moved is None else moved.end


def row_pieces(document: Document, line: int) -> Iterator[Piece]:
    """The pieces that the row of an OCR line shows, its line break left out."""
    report = document.report
    begin = row_begin(document, line)
    is_last = line + 1 == report.line_count
    end = len(report.ocr_text) if is_last else row_begin(document, line + 1)
    if begin == report.line_starts[line] and (is_last or end == report.line_starts[line + 1]):
        yield from document.line_pieces(line)
        return
    for piece in document.pieces(begin, end):
        if piece.start >= end and not is_last:
            return
        if piece.edit is None and "\n" in piece.text:
            text = piece.text[: piece.text.index("\n")]
            if text:
                yield Piece(piece.start, piece.start + len(text), text)
        else:
            yield piece


def row_of(document: Document, offset: int) -> int:
    """The row that shows what stands at an OCR offset."""
    line = document.report.line_of(offset)
    while line > 0 and offset < row_begin(document, line):
        line -= 1
    last = document.report.line_count - 1
    while line < last and offset >= row_begin(document, line + 1):
        line += 1
    return line


def rows_of(document: Document, lines: range) -> range:
    """The rows that show what stands on OCR lines."""
    first, last = lines[0], lines[-1]
    start, end = document.report.line_starts[first], document.report.line_span(last).end
    return range(min(first, row_of(document, start)), max(last, row_of(document, end)) + 1)


def _chain(document: Document, removed: Edit) -> list[Edit]:
    """The removed breaks of the lines that run on into one another, up to a given one."""
    chain = [removed]
    while True:
        above = _removed_before(document, document.report.line_of(chain[-1].start))
        if above is None:
            return chain[::-1]
        chain.append(above)


def _removed_before(document: Document, line: int) -> Edit | None:
    """The edit that makes a space of the white space about the line break before a line.

    None where no words can have moved over it.
    """
    if line == 0:
        return None
    report = document.report
    feed = report.line_starts[line] - 1
    for edit in document.edits_in(feed, feed + 1):
        read = report.ocr_text[edit.start : edit.end]
        if edit.start < edit.end and read.isspace() and "\n" not in edit.text:
            block = report.line_of(edit.start) // _BLOCK
            return edit if block == report.line_of(edit.end) // _BLOCK else None
    return None


def _made_on(document: Document, end: int) -> list[Edit]:
    """The breaks made on a line before an OCR offset on it."""
    report = document.report
    start = report.line_starts[report.line_of(end)]
    return [edit for edit in document.edits_in(start, end) if _is_made(report, edit)]


def _is_made(report: Report, edit: Edit) -> bool:
    read = report.ocr_text[edit.start : edit.end]
    return read.isspace() and "\n" not in read and "\n" in edit.text and not edit.text.strip()
