"""The corrected text word by word, each with a place on the page: what goes back into the formats
of OCR programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soat_core.document import Document
from soat_core.edited_text import Piece
from soat_core.edits import EditKind
from soat_core.layout import Box, Layout, shared_out

ILLEGIBLE = "[...]"


@dataclass(frozen=True, slots=True)
class CorrectedWord:
    """``source`` is the index of the layout's word whose place it takes, None for a new one.

    ``box`` is None where nothing is known of the place; ``confidence`` that of the OCR program
    (0 to 1) where the word stays as it was read, else None.
    """

    text: str
    box: Box | None
    source: int | None
    changed: bool
    apart: bool = True
    """Whether a space stands before it (unless it begins a line)."""


def corrected_lines(document: Document, layout: Layout | None = None) -> list[list[CorrectedWord]]:
    """The words of every line of the report as it reads now.

    What an edit moves over a line end stands on the line where it reads; no word of the layout is
    the source of two words.  ``layout`` takes the place of the report's own.  Raises ``ValueError``
    where there is none.
    """
    layout = layout or document.report.layout
    if layout is None:
        raise ValueError("the report tells nothing about places")
    lines: list[list[CorrectedWord]] = [[] for _ in range(document.report.line_count)]
    used: set[int] = set()
    for line in range(document.report.line_count):
        for piece in document.line_pieces(line):
            for shift, words in enumerate(_rows(document, layout, piece, used)):
                lines[min(line + shift, len(lines) - 1)] += words
    return lines


def _rows(
    document: Document, layout: Layout, piece: Piece, used: set[int]
) -> Iterator[list[CorrectedWord]]:
    """The words of a piece, one list for each line that its text stands on."""
    if piece.is_gap:
        return
    words = [index for index in layout.words_in(piece.start, piece.end) if index not in used]
    used.update(words)
    if piece.edit is None or piece.edit.kind is EditKind.KEEP:
        yield list(_unchanged(document, layout, piece, words))
        return
    illegible = piece.edit.kind is EditKind.ILLEGIBLE
    rows = [row.split() for row in ([ILLEGIBLE] if illegible else piece.text.split("\n"))]
    texts = [text for row in rows for text in row]
    placed = iter(_placed(document, layout, piece, texts, words))
    for row in rows:
        yield [next(placed) for _ in row]


def _unchanged(
    document: Document, layout: Layout, piece: Piece, words: Sequence[int]
) -> Iterator[CorrectedWord]:
    """A token as read: the layout may have cut it, or run it together with its neighbour."""
    text = document.report.ocr_text
    if not words:
        # its word came with the token before it
        yield CorrectedWord(piece.text, None, None, False)
        return
    first, last = layout.word(words[0]), layout.word(words[-1])
    if first.start < piece.start or last.end > piece.end:
        yield CorrectedWord(piece.text, first.box, words[0], False)
        return
    for index in words:
        word = layout.word(index)
        apart = index == words[0] or text[word.start - 1].isspace()
        yield CorrectedWord(text[word.start : word.end], word.box, index, False, apart)


def _placed(
    document: Document, layout: Layout, piece: Piece, texts: Sequence[str], words: Sequence[int]
) -> list[CorrectedWord]:
    boxes = [layout.word(index).box for index in words]
    if len(texts) == len(words):
        return [
            CorrectedWord(text, box, index, True)
            for text, box, index in zip(texts, boxes, words, strict=True)
        ]
    if words:
        around = layout.box_of(piece.start, piece.end)
    else:
        around = _between(document, layout, piece.start)
    parts = shared_out(around, texts) if around else [None] * len(texts)
    sources: list[int | None] = [*words[: len(texts)], *[None] * (len(texts) - len(words))]
    return [
        CorrectedWord(text, box, source, True)
        for text, box, source in zip(texts, parts, sources, strict=True)
    ]


def _between(document: Document, layout: Layout, offset: int) -> Box | None:
    """The gap in the line at an offset where no word was read."""
    start, end = document.report.line_span(document.report.line_of(offset))
    before = [layout.word(i).box for i in layout.words_in(start, offset)]
    behind = [layout.word(i).box for i in layout.words_in(offset, end)]
    left = before[-1] if before else None
    right = behind[0] if behind else None
    line = layout.line(document.report.line_of(offset))
    if left is None or right is None:
        if line is None:
            return None
        left = left or Box(line.left, line.top, line.left, line.bottom)
        right = right or Box(line.right, line.top, line.right, line.bottom)
    if left.right >= right.left:
        return None
    return Box(left.right, min(left.top, right.top), right.left, max(left.bottom, right.bottom))
