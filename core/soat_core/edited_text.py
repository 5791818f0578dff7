"""A report's text with edits in it: what reads how where, and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sortedcontainers import SortedKeyList

from soat_core.edits import Edit, EditKind
from soat_core.offsets import LineOffsets
from soat_core.report import Report
from soat_core.text import tokens

_REBUILD = 8
"""From one in this many edits on, sorting them all anew is quicker than moving them singly."""


class Piece(NamedTuple):
    """A run of a corrected line: a gap (white space), a token as read, or an edit.

    ``start`` and ``end`` are OCR offsets, ``text`` what stands there now.
    """

    start: int
    end: int
    text: str
    edit: Edit | None = None

    @property
    def is_gap(self) -> bool:
        return self.edit is None and not self.text.strip()


def edit_key(edit: Edit) -> tuple[int, int]:
    """By place."""
    return edit.key


@dataclass
class EditedText:
    """The text as it was read, and edits that never overlap.  Who may change them is decided
    elsewhere."""

    report: Report
    _edits: SortedKeyList = field(default_factory=lambda: SortedKeyList(key=edit_key), repr=False)

    def __post_init__(self) -> None:
        self._offsets = LineOffsets(self.report.line_count)

    # The edits

    @property
    def edits(self) -> Sequence[Edit]:
        """All edits, by place."""
        edits: Sequence[Edit] = self._edits
        return edits

    def edits_in(self, start: int, end: int) -> Iterator[Edit]:
        """The edits that overlap ``start..end``, by place."""
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].overlaps(start, end):
            yield self._edits[at - 1]
        for edit in self._edits.islice(at):
            if edit.start > end:
                return
            if edit.overlaps(start, end):
                yield edit

    def edit_at(self, start: int, end: int) -> Edit | None:
        """The edit with exactly this span."""
        at = self._edits.bisect_key_left((start, end))
        if at < len(self._edits) and self._edits[at].key == (start, end):
            found: Edit = self._edits[at]
            return found
        return None

    def edits_near(self, start: int, end: int) -> Iterator[Edit]:
        """The edits that overlap ``start..end`` or stand at one of its ends, by place."""
        at = self._edits.bisect_key_left((start, -1))
        while at > 0 and self._edits[at - 1].end >= start:
            at -= 1
        for edit in self._edits.islice(at):
            if edit.start > end:
                return
            yield edit

    # The corrected text

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """``start..end`` cut into gaps, tokens and edits.

        Edits that begin before ``start`` are left out (their text stands where they begin), edits
        that begin inside are given whole.
        """
        text = self.report.ocr_text
        position = start
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].end > start:
            position = self._edits[at - 1].end
        for edit in self._edits.irange_key((start, -1), (end, len(text) + 1)):
            if edit.start == end and edit.end > end:
                break
            yield from _plain(text, position, edit.start)
            yield Piece(edit.start, edit.end, edit.text, edit)
            position = edit.end
        yield from _plain(text, position, end)

    def line_pieces(self, line: int) -> Iterator[Piece]:
        """The pieces of an OCR line, its line feed left out.

        An insertion at the very end of a line belongs to it, not to the next; so does an edit of
        the line feed itself.
        """
        start, end = self.report.line_span(line)
        yield from self.pieces(start, end)
        at = self._edits.bisect_key_left((end, end + 1))
        if at < len(self._edits) and self._edits[at].start == end:
            edit = self._edits[at]
            yield Piece(edit.start, edit.end, edit.text, edit)

    def corrected_text(self) -> str:
        """The whole text with every edit in it; illegible places read ``[...]``."""
        return "".join(
            "[...]" if piece.edit and piece.edit.kind is EditKind.ILLEGIBLE else piece.text
            for piece in self.pieces(0, len(self.report.ocr_text))
        )

    # Offsets in the corrected text

    def to_corrected(self, offset: int) -> int:
        """Where an OCR offset stands in the corrected text (code points; illegible counts 0).

        An offset strictly inside an edit goes to the end of the edit's text; an insertion at the
        offset itself stands after it.
        """
        position, corrected, at = self._line_entry(self.report.line_of(offset))
        while position < offset and at < len(self._edits):
            edit = self._edits[at]
            if edit.start >= offset:
                break
            corrected += edit.start - position + len(edit.text)
            position = edit.end
            at += 1
        return corrected + max(0, offset - position)

    def to_ocr(self, offset: int) -> int:
        """The OCR offset of an offset in the corrected text.

        An offset inside an edit's text goes to the edit's start.
        """
        line = self._offsets.line_at(offset, self.report.line_starts)
        position, corrected, at = self._line_entry(line)
        for edit in self._edits.islice(at):
            if offset < corrected + edit.start - position:
                break
            corrected += edit.start - position
            if offset < corrected + len(edit.text):
                return int(edit.start)
            corrected += len(edit.text)
            position = edit.end
        return min(position + offset - corrected, len(self.report.ocr_text))

    def _line_entry(self, line: int) -> tuple[int, int, int]:
        """Where to begin counting on a line: OCR offset, corrected offset, index of the next edit.

        When an edit from an earlier line reaches into the line, counting begins at its end.
        """
        start = self.report.line_starts[line]
        corrected = start + self._offsets.before(line)
        at = self._edits.bisect_key_left((start, -1))
        if at > 0 and self._edits[at - 1].end > start:
            start = self._edits[at - 1].end
        return start, corrected, at

    # Changing it

    def _run(self, removed: Sequence[Edit], added: Sequence[Edit]) -> set[int]:
        """Take edits away and put others; returns the lines they stand on."""
        if (len(removed) + len(added)) * _REBUILD > len(self._edits):
            gone = {edit.key for edit in removed}
            kept = [edit for edit in self._edits if edit.key not in gone]
            self._edits.clear()
            self._edits.update([*kept, *added])
        else:
            for edit in removed:
                self._edits.remove(edit)
            self._edits.update(added)
        return self._shift_lines(removed, added)

    def _shift_lines(self, removed: Sequence[Edit], added: Sequence[Edit]) -> set[int]:
        """Count edits out of the line offsets and into them; returns the lines they stand on.

        Every line is counted once, however many of its tokens are concerned.
        """
        starts = self.report.line_starts
        growth: dict[int, int] = {}
        for edits, sign in ((removed, -1), (added, 1)):
            for edit in edits:
                start, end = edit.start, edit.end
                line = bisect_right(starts, start) - 1
                if line + 1 == len(starts) or end < starts[line + 1]:
                    longer = sign * (len(edit.text) - (end - start))
                    growth[line] = growth.get(line, 0) + longer
                else:
                    self._shift_swallowed(edit, sign, growth)
        for line, shift in growth.items():
            self._offsets.add(line, shift)
        return set(growth)

    def _shift_swallowed(self, edit: Edit, sign: int, growth: dict[int, int]) -> None:
        """The lines that an edit swallows begin where its text ends, so that corrected line starts
        never run backwards."""
        starts = self.report.line_starts
        lines = self.report.lines_of(edit.start, edit.end)
        shift = 0
        text_end = edit.start + len(edit.text)
        for swallowed in lines[1:]:
            wanted = text_end - starts[swallowed]
            growth[swallowed - 1] = growth.get(swallowed - 1, 0) + sign * (wanted - shift)
            shift = wanted
        longer = len(edit.text) - (edit.end - edit.start) - shift
        growth[lines[-1]] = growth.get(lines[-1], 0) + sign * longer


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    """``text[start:end]`` as tokens and the gaps between them."""
    position = start
    for token in tokens(text, start, end):
        if token.start > position:
            yield Piece(position, token.start, text[position : token.start])
        yield Piece(token.start, token.end, text[token.start : token.end])
        position = token.end
    if position < end:
        yield Piece(position, end, text[position:end])
