"""The corrected text as one string, with the position of every place in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from soat_core.annotating.ends import Position, counted, image, parts, place
from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind
from soat_core.snapshot import Recorded


class CorrectedText:
    """``text`` is the OCR text with the edits of a document in it.

    Illegible places are empty in it.  ``shown`` are edits that are not made, such as suggestions
    that wait to be decided; they cover whole tokens and touch no edit.  Places in their texts are
    those of the characters of the OCR text that they come from.

    It is of one moment: made from a ``Snapshot`` it may be used in another thread.  Making it takes
    time proportional to the text, asking it the logarithm.
    """

    def __init__(
        self,
        document: Recorded,
        shown: Iterable[Edit] = (),
        *,
        start: int = 0,
        end: int | None = None,
    ) -> None:
        """``start`` and ``end`` are OCR offsets that cut through no edit, for a stretch of it: the
        document's edits must be those in it then."""
        ocr_text = document.report.ocr_text
        self._ocr_text = ocr_text
        self._shown = {edit.start: edit for edit in _changing(shown)}
        edits = _changing(document.edits)
        if self._shown:
            edits = sorted([*edits, *self._shown.values()], key=lambda edit: edit.key)
        self._parts = list(parts(ocr_text, edits, start, len(ocr_text) if end is None else end))
        self._counts: list[int] = []
        """Code points of the corrected text before each part."""
        count = 0
        for part in self._parts:
            self._counts.append(count)
            count += len(part.text)
        self._starts = [part.start for part in self._parts]
        self.text = "".join(part.text for part in self._parts)

    def position(self, offset: int, *, is_start: bool) -> Position:
        """The settled position of an end at a code point of ``text``.

        Where something was deleted, a start is behind it and an end before it.
        """
        first, last = self._around(bisect_right(self._counts, offset))
        if first == last:
            return Position(0)
        found = place(offset - self._counts[first], self._parts[first:last], is_start=is_start)
        return self._read(found, is_start=is_start) if found.inside else found

    def _read(self, position: Position, *, is_start: bool) -> Position:
        """The same place; in a text that is only shown, that of its character in the OCR text."""
        edit = self._shown.get(position.offset)
        if edit is None or position.inside >= len(edit.text):
            return position
        slice_ = self._ocr_text[edit.start : edit.end]
        count = image(edit.text, slice_, position.inside, is_start=is_start)
        return Position(edit.start + count)

    def offset(self, position: Position, *, is_start: bool = True) -> int:
        """The code point of ``text`` at a settled position."""
        at = bisect_right(self._starts, position.offset)
        first, last = self._around(at)
        if first == last:
            return 0
        part = self._parts[max(0, at - 1)]
        shown = self._shown.get(part.start)
        if shown is not None and part.start < position.offset < part.end:
            slice_ = self._ocr_text[part.start : part.end]
            count = image(slice_, shown.text, position.offset - part.start, is_start=is_start)
            return self._counts[max(0, at - 1)] + count
        return self._counts[first] + counted(position, self._parts[first:last])

    def of(self, note: Annotation) -> str:
        """What an annotation is about."""
        start = self.offset(Position(note.start, note.start_inside))
        end = self.offset(Position(note.end, note.end_inside), is_start=False)
        return self.text[start:end]

    def _around(self, at: int) -> tuple[int, int]:
        """The parts around one, and all that begin or end at the same place."""
        first = max(0, at - 1)
        while first > 0 and self._is_joint(first):
            first -= 1
        last = at
        while last < len(self._parts) and self._is_joint(last):
            last += 1
        return first, min(len(self._parts), last + 1)

    def _is_joint(self, at: int) -> bool:
        """Whether a part and the one before it share a place where a position may stand."""
        before, part = self._parts[at - 1], self._parts[at]
        return before.start == part.start or not before.text or not part.text


def _changing(edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.kind is not EditKind.KEEP]
