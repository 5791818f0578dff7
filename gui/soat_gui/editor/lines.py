"""What stands on one corrected line: its text for the screen, and its tokens with their marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from soat_core.edited_text import Piece
from soat_core.editing.neighbours import margins
from soat_core.editing.notes import notes_over
from soat_core.editing.rows import row_pieces
from soat_core.edits import Edit, EditKind, Origin
from soat_core.engine.suggestion import Suggestion
from soat_core.report import Report
from soat_core.review import Review
from soat_gui.editor.display import BREAK, EMPTY, ILLEGIBLE, MADE_BREAK, REMOVED_BREAK, visible

_ROOM = "\u2003"
"""Stands where a word is to be inserted, so that it can be seen where."""

VERY_DOUBTFUL = 0.75
"""A suspect whose best posterior is below this is marked more strongly."""


class Mark(Enum):
    """How a token is marked; each has an underline style and a colour of its own."""

    NONE = "none"
    DOUBTFUL = "doubtful"
    VERY_DOUBTFUL = "very doubtful"
    DECIDED = "decided"
    TAKEN = "taken"
    """Decided along with many others; nobody looked at this one."""
    UNCLEAR = "unclear"
    """Decided by somebody who is not sure."""
    SOURCE = "source"
    """The author's own mistake, corrected."""
    LOCKED = "locked"
    """Can only be read: the file that the report came from takes no correction there."""


class Place(NamedTuple):  # a dataclass takes four times as long to make
    """A token where the clerk can stand: what is shown of ``ocr_text[start:end]``.

    ``text`` is what it reads; ``left`` and ``right`` are code points of the line as drawn.
    """

    line: int
    start: int
    end: int
    text: str
    left: int
    right: int
    mark: Mark
    suggestion: Suggestion | None
    """The engine's suggestion if nothing was decided, else None."""
    decided: bool
    noted: bool = False
    """Whether a note ends here."""

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class ShownLine:
    text: str
    places: tuple[Place, ...]

    def place_of(self, span: tuple[int, int]) -> Place | None:
        """The token that covers exactly this stretch of OCR text."""
        at = bisect_left(self.places, span, key=lambda place: place.span)
        if at < len(self.places) and self.places[at].span == span:
            return self.places[at]
        return None


@dataclass(frozen=True, slots=True)
class Typing:
    """Text being typed, in place of what is decided about ``start..end``."""

    line: int
    start: int
    end: int
    text: str


def shown_line(review: Review, line: int, typing: Typing | None = None) -> ShownLine:
    """The row of the corrected text at line ``line``, as it is to be drawn."""
    row = _Row(review, line, typing if typing is not None and typing.line == line else None)
    for piece, suggestion in review.shown_as(row_pieces(review.document, line)):
        row.add(piece, suggestion)
    return row.line()


class _Row:
    """Puts a row together from left to right."""

    def __init__(self, review: Review, line: int, typing: Typing | None) -> None:
        self._review = review
        self._line = line
        self._typing = typing
        self._length = 0
        self._parts: list[str] = []
        self._places: list[Place] = []

    def add(self, piece: Piece, suggestion: Suggestion | None) -> None:
        start, end, text, edit = piece
        typing = self._typing
        if typing is not None and typing.start == typing.end == start < end:
            self._open(typing)
            if not piece.is_gap:
                self._append(" ")
        if edit is None and piece.is_gap:
            self._append(visible(text))
            return
        before, drawn, behind = "", visible(text), ""
        if edit is not None:
            text = text.strip()
            before, drawn, behind = _drawn(self._review.document.report, edit)
        if typing is not None and (typing.start, typing.end) == (start, end):
            self._typing = None
            drawn = visible(typing.text)
        mark = _mark(self._review, edit, suggestion)
        if edit is None and suggestion is None and self._is_locked(start, end):
            mark = Mark.LOCKED
        self._append(before)
        self._put(start, end, text, drawn, mark, suggestion, decided=edit is not None)
        self._append(behind)

    def line(self) -> ShownLine:
        typing = self._typing
        if typing is not None and typing.start == typing.end:
            self._open(typing)
        text = "".join(self._parts)
        if text.endswith(BREAK):  # the words behind it stand on the next row: that ends here anyway
            text = text.removesuffix(BREAK) + " "
        return ShownLine(text, _with_notes(self._review, self._places))

    def _open(self, typing: Typing) -> None:
        """Make room for a word that is being inserted where nothing stands."""
        self._typing = None
        if self._parts and not self._parts[-1][-1:].isspace():
            self._append(" ")
        drawn = visible(typing.text) or _ROOM
        self._put(typing.start, typing.end, "", drawn, Mark.NONE, None, decided=False)

    def _is_locked(self, start: int, end: int) -> bool:
        backing = self._review.document.report.backing
        return backing is not None and backing.is_locked(start, end)

    def _put(
        self, start: int, end: int, text: str, drawn: str, mark: Mark,
        suggestion: Suggestion | None, *, decided: bool,
    ) -> None:  # fmt: skip
        left, right = self._length, self._length + len(drawn)
        self._places.append(
            Place(self._line, start, end, text, left, right, mark, suggestion, decided)
        )
        self._append(drawn)

    def _append(self, drawn: str) -> None:
        self._parts.append(drawn)
        self._length += len(drawn)


def _drawn(report: Report, edit: Edit) -> tuple[str, str, str]:
    """What is drawn for a decision, and the white space before and behind it.

    A line break that it only carries along is not drawn: the row ends there anyway.
    """
    read = report.ocr_text[edit.start : edit.end]
    if edit.kind is EditKind.ILLEGIBLE:
        return "", ILLEGIBLE, ""
    if not edit.text.strip() and not read.strip():
        made = "\n" in edit.text
        return "", MADE_BREAK if made else REMOVED_BREAK, BREAK if made else " "
    is_deleted = not edit.text.strip()
    before, behind = margins(read if is_deleted else edit.text)
    if "\n" in behind and "\n" in read:
        behind = behind[: behind.index("\n")]
    if is_deleted:
        return "", visible(before) + EMPTY + visible(behind), ""
    return visible(before), visible(edit.text.strip()), visible(behind)


def _with_notes(review: Review, places: list[Place]) -> tuple[Place, ...]:
    """The places with those marked at which a note ends."""
    if not places:
        return ()
    starts = [place.start for place in places]
    for note in notes_over(review.document, places[0].start, places[-1].end):
        at = bisect_left(starts, max(note.end, note.start + 1)) - 1
        if at >= 0 and note.overlaps(places[at].start, places[at].end):
            places[at] = places[at]._replace(noted=True)
    return tuple(places)


def _mark(review: Review, edit: Edit | None, suggestion: Suggestion | None) -> Mark:
    if edit is not None:
        return _decided_mark(edit)
    if suggestion is None or not review.is_suspect(suggestion):
        return Mark.NONE
    very = suggestion.best.posterior < VERY_DOUBTFUL
    return Mark.VERY_DOUBTFUL if very else Mark.DOUBTFUL


def _decided_mark(edit: Edit) -> Mark:
    if edit.unclear:
        return Mark.UNCLEAR
    if edit.kind is EditKind.SOURCE:
        return Mark.SOURCE
    return Mark.TAKEN if edit.origin is Origin.AUTO else Mark.DECIDED
