"""The text as it reads, with the way back to the OCR text and to the edits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from soat_core.edition.model import ILLEGIBLE
from soat_core.edits import Edit, EditKind
from soat_core.snapshot import Recorded


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two edits, or what became of one."""

    start: int
    end: int
    """Of the OCR text."""
    text: str
    edit: Edit | None = None
    is_gap: bool = False


class Layer:
    """All stretches of a document, and where each begins in the text as it reads.

    An illegible place reads ``ILLEGIBLE``.  Offsets of annotations count as ``annotating.ends``
    says: ``inside`` goes into the texts of the edits that begin at the offset.
    """

    def __init__(self, document: Recorded) -> None:
        self.stretches = list(_stretches(document))
        self.text = "".join(stretch.text for stretch in self.stretches)
        lengths = (len(stretch.text) for stretch in self.stretches)
        self.starts = [0, *accumulate(lengths)][: len(self.stretches)]
        self._ocr_starts = [stretch.start for stretch in self.stretches]

    def at(self, offset: int, inside: int = 0) -> int:
        """Where a position of the OCR text stands in the text as it reads."""
        index = bisect_left(self._ocr_starts, offset)
        if not index:
            return min(inside, len(self.text))
        before = self.stretches[index - 1]
        begin = self.starts[index - 1]
        if before.edit is None or before.edit.kind is EditKind.KEEP:
            begin += min(offset - before.start, len(before.text))
        else:
            begin += len(before.text)
        return min(begin + inside, len(self.text))

    def to_ocr(self, index: int, at: int) -> int:
        """The OCR offset of a place in the stretch of this index; in an edit its beginning."""
        stretch = self.stretches[index]
        is_read = stretch.edit is None or stretch.edit.kind is EditKind.KEEP
        return stretch.start + (at - self.starts[index] if is_read else 0)


def _stretches(document: Recorded) -> Iterator[Stretch]:
    text = document.report.ocr_text
    position = 0
    for edit in sorted(document.edits, key=lambda edit: edit.key):
        if position < edit.start:
            yield Stretch(position, edit.start, text[position : edit.start])
        if edit.kind is EditKind.ILLEGIBLE:
            yield Stretch(edit.start, edit.end, ILLEGIBLE, edit, is_gap=True)
        if edit.kind is not EditKind.ILLEGIBLE or edit.text:
            yield Stretch(edit.start, edit.end, edit.text, edit)
        position = edit.end
    if position < len(text):
        yield Stretch(position, len(text), text[position:])
