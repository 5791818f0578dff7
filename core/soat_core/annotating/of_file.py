"""What the file of a report says itself about its words: TEI that others have annotated.

It is theirs: shown among the annotations, kept in the file, and changed by nobody here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soat_core.annotating.ends import Position, settled, with_ends
from soat_core.annotation import Annotation
from soat_core.document import Document
from soat_core.edits import Edit
from soat_core.errors import ActionError
from soat_core.i18n import tr
from soat_core.snapshot import Recorded


def names_of_file(document: Recorded) -> list[Annotation]:
    """All of them, by place; their ends are settled among the edits (see ``ends``)."""
    backing = document.report.backing
    if backing is None:
        return []
    names = backing.names.by_place()
    if not names:
        return []
    edits = sorted(document.edits, key=lambda edit: edit.key)
    return list(_among(names, edits))


def names_over(document: Document, start: int, end: int) -> list[Annotation]:
    """Those that share a character with a stretch of the OCR text."""
    backing = document.report.backing
    if backing is None:
        return []
    found = sorted(backing.names.over(start, end), key=lambda note: (note.start, note.end))
    if not found:
        return []
    first = min(note.start for note in found)
    last = max(note.end for note in found)
    return list(_among(found, list(document.edits_in(first, last))))


def refuse_of_file(notes: Iterable[Annotation]) -> None:
    """Raises ``ActionError`` where one of these is the file's own."""
    if any(note.is_of_file for note in notes):
        raise ActionError(
            tr(
                "this stands in the TEI file itself: here it can only be read",
                "chú giải này có sẵn trong tệp TEI: ở đây chỉ xem được",
            )
        )


# Within


def _among(names: Iterable[Annotation], edits: list[Edit]) -> Iterator[Annotation]:
    """``names`` by where they begin; the same objects where no edit reaches over their ends."""
    first = 0
    for note in names:
        while first < len(edits) and edits[first].end < note.start:
            first += 1
        near = []
        for edit in edits[first:]:
            if edit.start > note.end:
                break
            near.append(edit)
        yield _settled(note, near) if near else note


def _settled(note: Annotation, near: list[Edit]) -> Annotation:
    start = settled(Position(note.start), near, is_start=True)
    end = settled(Position(note.end), near, is_start=False)
    return with_ends(note, start, end)
