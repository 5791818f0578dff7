"""The two texts of a report under review, kept ready for searching."""

from __future__ import annotations

from collections.abc import Iterable

from soat_core.review import Review
from soat_core.search.query import Side
from soat_core.search.shown import first_open, runs
from soat_core.search.snapshot import Block, Snapshot
from soat_core.text import Span

LINES = 64
"""In a block: making one anew takes about a millisecond."""


class Source:
    """One side of a report.  It is made block by block, and after a change only what has changed.

    Somebody must say what changed: ``forget``.
    """

    def __init__(self, review: Review, side: Side) -> None:
        self._review = review
        self._side = side
        self._report = review.document.report
        count = -(-self._report.line_count // LINES)
        self._blocks: list[Block | None] = [None] * count
        self._missing = set(range(count))
        self._snapshot: Snapshot | None = None

    def forget(self, lines: Iterable[int]) -> None:
        """These lines have changed: in their text, or in what is suspect."""
        before = len(self._missing)
        self._missing.update(line // LINES for line in lines)
        if len(self._missing) > before:
            self._snapshot = None

    def prepare(self) -> bool:
        """Make one block that is missing; True while others are."""
        if self._missing:
            at = self._missing.pop()
            self._blocks[at] = self._make(at)
        return bool(self._missing)

    def snapshot(self) -> Snapshot:
        """The text as it is now."""
        while self.prepare():
            pass
        if self._snapshot is None:
            self._snapshot = Snapshot([block for block in self._blocks if block is not None])
        return self._snapshot

    def _make(self, at: int) -> Block:
        starts = self._report.line_starts[at * LINES : (at + 1) * LINES]
        last = (at + 1) * LINES >= self._report.line_count
        text_end = len(self._report.ocr_text)
        end = text_end if last else self._report.line_starts[(at + 1) * LINES]
        if self._side is Side.OCR:
            return self._ocr_block(starts, end)
        # What was inserted at the very end of the text belongs to the last line.
        return self._shown_block(starts, end, end + 1 if last else end)

    def _ocr_block(self, starts: list[int], end: int) -> Block:
        begin = starts[0]
        suspects = [
            Span(run.start - begin, min(end, run.end) - begin)
            for run in runs(self._review, begin, end)
            if run.suggestion is not None and self._review.is_suspect(run.suggestion)
        ]
        text = self._report.ocr_text[begin:end]
        return Block(text, [start - begin for start in starts], suspects)

    def _shown_block(self, starts: list[int], end: int, stop: int) -> Block:
        ocr_text = self._report.ocr_text
        position = first_open(self._review, starts[0])
        parts: list[str] = []
        suspects: list[Span] = []
        lines: list[int] = []
        length = 0
        next_line = starts[0]

        def plain(upto: int) -> None:
            """What stands as it was read up to an OCR offset."""
            nonlocal position, length, next_line
            while next_line <= upto and len(lines) < len(starts):
                # A line that was swallowed begins where what swallowed it ends.
                lines.append(length + max(0, next_line - position))
                next_line = starts[len(lines)] if len(lines) < len(starts) else stop + 1
            if upto > position:
                parts.append(ocr_text[position:upto])
                length += upto - position
                position = upto

        for run in runs(self._review, starts[0], stop):
            start, run_end, text, _edit, suggestion = run
            plain(start)
            parts.append(text)
            if suggestion is not None and self._review.is_suspect(suggestion):
                suspects.append(Span(length, length + len(text)))
            length += len(text)
            position = max(position, run_end)
        plain(end)
        lines += [length] * (len(starts) - len(lines))
        return Block("".join(parts), lines, suspects)
