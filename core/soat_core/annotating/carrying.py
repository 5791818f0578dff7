"""Taking annotations along when the text that they are about is edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from soat_core.annotating.ends import (
    Part,
    Position,
    counted,
    image,
    parts,
    place,
    settled,
    with_ends,
)
from soat_core.annotation import Annotation
from soat_core.edits import Edit
from soat_core.text import Span

EditsIn = Callable[[int, int], Iterable[Edit]]
"""The edits that overlap a stretch, or stand at one of its ends, in order."""


class Carrier:
    """Says where annotations stand after a step, from the edits before and after it.

    ``before`` are the edits that stand now, ``removed`` and ``added`` what the step changes, each
    in order.
    """

    def __init__(
        self, ocr_text: str, before: EditsIn, removed: Sequence[Edit], added: Sequence[Edit]
    ) -> None:
        self._text = ocr_text
        self._before = before
        self._gone = {edit.key for edit in removed}
        self._removed = _Row(removed)
        self._added = _Row(added)

    def carried(self, note: Annotation) -> Annotation:
        """The annotation as it is after the step: the same object where it does not change."""
        start = self._end(Position(note.start, note.start_inside), is_start=True)
        end = self._end(Position(note.end, note.end_inside), is_start=False)
        if start is None and end is None:
            return note
        start = start or Position(note.start, note.start_inside)
        end = end or Position(note.end, note.end_inside)
        if start > end:  # nothing is left of it but the place
            start = end
        return with_ends(note, start, end)

    def settled(self, note: Annotation) -> Annotation:
        """The annotation with settled ends after the step."""
        start = self._settled(Position(note.start, note.start_inside), is_start=True)
        end = self._settled(Position(note.end, note.end_inside), is_start=False)
        return with_ends(note, min(start, end), end)

    def _settled(self, position: Position, *, is_start: bool) -> Position:
        near = self._after(*self._grown(position.offset, position.offset), and_behind=True)
        return settled(position, near, is_start=is_start)

    def _end(self, position: Position, *, is_start: bool) -> Position | None:
        """Where an end goes; None where nothing touches it."""
        offset, inside = position
        touched = [
            *self._removed.touching(position, is_start=is_start),
            *self._added.touching(position, is_start=is_start),
        ]
        if not touched:
            return None
        if inside:  # counts through all edits that begin there
            touched += (edit for edit in self._before(offset, offset) if edit.start == offset)
        start, end = self._grown(
            min(edit.start for edit in touched), max(edit.end for edit in touched)
        )
        old = list(parts(self._text, self._standing(start, end), start, end))
        new = list(parts(self._text, self._after(start, end), start, end))
        count = image(_joined(old), _joined(new), counted(position, old), is_start=is_start)
        return place(count, new, is_start=is_start) if new else Position(start)

    def _grown(self, start: int, end: int) -> Span:
        """The stretch, so far that no edit before or after the step reaches out of it."""
        while True:
            edits = [*self._before(start, end), *self._added.near(start, end)]
            crossing = [edit for edit in edits if edit.start < end and edit.end > start]
            first = min((edit.start for edit in crossing), default=start)
            last = max((edit.end for edit in crossing), default=end)
            if first >= start and last <= end:
                return Span(start, end)
            start, end = min(start, first), max(end, last)

    def _standing(self, start: int, end: int) -> list[Edit]:
        return [edit for edit in self._before(start, end) if _lies_in(edit, start, end)]

    def _after(self, start: int, end: int, *, and_behind: bool = False) -> list[Edit]:
        """What stands in the stretch after the step, or begins at its end as well."""
        kept = (edit for edit in self._before(start, end) if edit.key not in self._gone)
        found = sorted((*kept, *self._added.near(start, end)), key=lambda edit: edit.key)
        return found if and_behind else [edit for edit in found if _lies_in(edit, start, end)]


class _Row:
    """Edits of a step that do not overlap, found by place."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]

    def touching(self, position: Position, *, is_start: bool) -> Iterator[Edit]:
        """Those whose coming or going moves an end that stands at a position."""
        offset, inside = position
        for edit in self.near(offset, offset):
            if edit.start < offset < edit.end or (
                edit.start == offset and (inside or (is_start and edit.end == offset))
            ):
                yield edit

    def near(self, start: int, end: int) -> Iterator[Edit]:
        """Those that overlap ``start..end`` or stand at one of its ends, the last one first."""
        at = bisect_right(self._starts, end)
        while at > 0 and self._edits[at - 1].end >= start:
            at -= 1
            yield self._edits[at]


def _lies_in(edit: Edit, start: int, end: int) -> bool:
    """Whether the stretch holds it; an insertion at the stretch's end stands behind it."""
    if edit.start == edit.end:
        return start <= edit.start < end or start == edit.start == end
    return start <= edit.start and edit.end <= end


def _joined(pieces: Sequence[Part]) -> str:
    return "".join(part.text for part in pieces)
