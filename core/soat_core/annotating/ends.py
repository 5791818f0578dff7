"""Where annotations begin and end in a text that is being edited.

An end is a position: an OCR offset and, where the text of an edit stands there, how far into it.
``inside`` counts code points into the texts of all edits that begin at ``offset``, an insertion
before the word behind it.  Every place in the corrected text has one settled form:

- before whatever stands at an OCR offset: ``(offset, 0)``;
- within the text of an edit, or between an insertion and what follows it: ``(offset, inside)``;
- never strictly inside the OCR slice of an edit that changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from soat_core.annotation import Annotation
from soat_core.edits import Edit, EditKind


class Position(NamedTuple):
    """Code points of the OCR text, and of the texts of the edits that begin there."""

    offset: int
    inside: int = 0


class Part(NamedTuple):
    """A run of text: as it was read, or the text of an edit that changes something."""

    start: int
    end: int
    text: str
    is_edit: bool


def parts(ocr_text: str, edits: Iterable[Edit], start: int, end: int) -> Iterator[Part]:
    """``ocr_text[start:end]`` with ``edits``, which lie in it and are in order.

    What was kept as read is text as it was read.
    """
    position = start
    for edit in edits:
        if edit.kind is EditKind.KEEP:
            continue
        if position < edit.start:
            yield Part(position, edit.start, ocr_text[position : edit.start], False)
        yield Part(edit.start, edit.end, edit.text, True)
        position = edit.end
    if position < end:
        yield Part(position, end, ocr_text[position:end], False)


def settled(position: Position, near: Sequence[Edit], *, is_start: bool) -> Position:
    """The settled form of a position, given the edits over it in order.

    One inside the slice of an edit goes to its edge, so that the annotation covers the edit.
    """
    offset, inside = position
    changing = [edit for edit in near if edit.kind is not EditKind.KEEP]
    for edit in changing:
        if edit.start < offset < edit.end:
            return Position(edit.start if is_start else edit.end)
    passed = 0
    for edit in changing:
        if edit.start != offset or passed >= inside:
            continue
        passed += len(edit.text)
        if edit.start < edit.end:  # the last one that begins here
            if inside >= passed:
                return Position(edit.end)
            return position
    return Position(offset, min(inside, passed))


def with_ends(note: Annotation, start: Position, end: Position) -> Annotation:
    """The annotation at another place; the same object where it stands there already."""
    ends = (note.start, note.start_inside, note.end, note.end_inside)
    if ends == (*start, *end):
        return note
    return replace(
        note,
        start=start.offset,
        start_inside=start.inside,
        end=end.offset,
        end_inside=end.inside,
    )


def counted(position: Position, pieces: Sequence[Part]) -> int:
    """How many code points of corrected text stand before a settled position."""
    offset, inside = position
    count = 0
    for part in pieces:
        if part.start >= offset and (part.is_edit or part.start > offset):
            break
        if not part.is_edit and part.end > offset:
            return count + offset - part.start
        count += len(part.text)
    return count + inside


def place(count: int, pieces: Sequence[Part], *, is_start: bool) -> Position:
    """The settled position before which ``count`` code points stand; the inverse of ``counted``.

    Where something was deleted several have that count: a start is the last of them, an end the
    first.
    """
    found = Position(pieces[0].start) if pieces else Position(0)
    if count == 0 and not is_start:
        return found
    passed = before = 0
    at = found.offset
    for part in pieces:
        if part.start != at:
            at, before = part.start, 0
        length = len(part.text)
        if count < passed + length:
            return _within(part, before, count - passed)
        passed += length
        if part.start == part.end:
            before += length
            found = Position(at, before)
        else:
            found = Position(part.end)
            at, before = part.end, 0
        if count == passed and not is_start:
            break
    return found


def _within(part: Part, before: int, count: int) -> Position:
    if part.is_edit:
        return Position(part.start, before + count)
    # before what was read there, but behind an insertion at the same place
    return Position(part.start + count, 0 if count else before)


def image(old: str, new: str, count: int, *, is_start: bool) -> int:
    """Where a boundary between characters of ``old`` stands in ``new``.

    A start goes with the character behind it, an end with the one before it.
    """
    if is_start and count == len(old):
        return len(new)
    if not is_start and count == 0:
        return 0
    char = count if is_start else count - 1
    for block in Levenshtein.opcodes(old, new):
        if block.src_start <= char < block.src_end:
            if block.tag == "equal":
                return block.dest_start + count - block.src_start
            return block.dest_start if is_start else block.dest_end
    raise AssertionError("blocks cover all of the old text")
