"""Footnotes at the foot of the page that their marks stand on, which reportlab does not know.

A frame that keeps room below: before anything is put on a page, the notes of the marks in it are
measured.  What does not fit together with its notes is cut, or goes to the next page; a note for
which a whole page has no room goes on at the foot of the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.platypus import ActionFlowable, Flowable, Frame, Paragraph

MARK = "note-"
"""Begins the names of anchors that marks have; the number of the note follows."""
_ABOVE = 12.0
"""Points between the text and the notes; the rule stands in it."""
_MOST = 0.6
"""Of a page, notes that go on from the one before take no more."""

MakeNote = Callable[[int], Paragraph]


class NoteAt(Flowable):  # type: ignore[misc]
    """Has no size; the note of this number shall stand on its page."""

    _ZEROSIZE = 1

    def __init__(self, number: int) -> None:
        super().__init__()
        self.notes = (number,)

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Nothing is to be seen of it."""


class FootedFrame(Frame):  # type: ignore[misc]
    """A frame with footnotes at its foot; ``make`` gives the paragraph of a note."""

    def __init__(self, *geometry: float, make: MakeNote) -> None:
        self._make = make
        self._placed: set[int] = set()
        self._foot: list[Any] = []
        self._later: list[Any] = []
        """What is left of notes for the next page."""
        self._y1p = 0.0
        super().__init__(*geometry)

    # What reportlab calls

    def _reset(self) -> None:
        super()._reset()
        self._geom()
        self._foot, waiting = [], self._later
        self._later = []
        if waiting:
            self._put(waiting, _MOST * self._aH)

    def _add(self, flowable: Any, canv: Any, trySplit: int = 0) -> int:
        wanted = [n for n in _notes_in(flowable) if n not in self._placed]
        if not wanted:
            return int(super()._add(flowable, canv, trySplit))
        notes = [self._make(number) for number in wanted]
        room = self._y - self._y1p
        floor = self._y1p
        self._y1p += self._height_of(notes)
        added = int(super()._add(flowable, canv, 1)) if self._y1p < self._y else 0
        self._y1p = floor
        is_whole = not trySplit or len(self.split(flowable, canv)) < 2
        if not added and self._atTop and is_whole:
            added = int(super()._add(flowable, canv, trySplit))
        if added:
            self._placed.update(wanted)
            # white space below what was added may lie under the notes
            self._put(notes, min(room, self._y + flowable.getSpaceAfter() - floor))
        return added

    add = _add

    def split(self, flowable: Any, canv: Any) -> list[Any]:
        """The first piece is one that fits with its notes."""
        pieces = list(super().split(flowable, canv))
        wanted = [n for n in _notes_in(pieces[0]) if n not in self._placed] if pieces else []
        if not wanted:
            return pieces
        floor = self._y1p
        self._y1p += self._height_of([self._make(number) for number in wanted])
        smaller = list(super().split(flowable, canv)) if self._y1p < self._y else []
        self._y1p = floor
        return smaller or (pieces if self._atTop else [])

    # Within

    def _height_of(self, notes: Sequence[Any]) -> float:
        """Of notes that are put below those that are there."""
        above = 0.0 if self._foot else _ABOVE
        return above + sum(_height(note, self._aW) for note in notes)

    def _put(self, notes: Sequence[Any], room: float) -> None:
        """Put notes at the foot as far as there is room (points); the rest waits."""
        left = room - (0.0 if self._foot else _ABOVE)
        put: list[Any] = []
        for at, note in enumerate(notes):
            height = _height(note, self._aW)
            if height > left + 0.01:
                pieces = note.split(self._aW, max(0.0, left))
                put += pieces[:1]
                self._later += [*(pieces[1:] if pieces else [note]), *notes[at + 1 :]]
                break
            put.append(note)
            left -= height
        if put:
            self._y1p += self._height_of(put)
            self._foot += put

    def draw_foot(self, canv: Any) -> None:
        """Draw the notes of this page and the rule above them."""
        if not self._foot:
            return
        y = self._y1p - _ABOVE
        canv.saveState()
        canv.setLineWidth(0.5)
        canv.line(self._x1, y + _ABOVE / 2, self._x1 + self._aW / 3, y + _ABOVE / 2)
        canv.restoreState()
        for note in self._foot:
            y -= _height(note, self._aW)
            note.drawOn(canv, self._x1, y + note.getSpaceAfter())

    @property
    def is_waiting(self) -> bool:
        """Whether notes are left for another page."""
        return bool(self._later)


class RestOfNotes(ActionFlowable):  # type: ignore[misc]
    """Stands at the end: makes pages as long as notes wait."""

    def __init__(self, frame: FootedFrame) -> None:
        super().__init__()
        self._footed = frame

    def apply(self, doc: Any) -> None:
        while self._footed.is_waiting:
            doc.handle_pageBreak()
            doc.clean_hanging()


def _height(note: Any, width: float) -> float:
    return float(note.wrap(width, 1e6)[1]) + float(note.getSpaceAfter())


def _notes_in(flowable: Any) -> list[int]:
    return list(dict.fromkeys(_numbers(flowable)))


def _numbers(flowable: Any) -> Iterator[int]:
    """Notes whose marks stand in a flowable, also in the cells of a table."""
    yield from getattr(flowable, "notes", ())
    for frag in _frags(flowable):
        named = getattr(getattr(frag, "cbDefn", None), "name", "")
        if named.startswith(MARK):
            yield int(named.removeprefix(MARK))
    for row in getattr(flowable, "_cellvalues", ()):
        for cell in row:
            for inner in cell if isinstance(cell, (list, tuple)) else (cell,):
                yield from _numbers(inner)


def _frags(flowable: Any) -> Iterator[Any]:
    """What a paragraph is made of; measured ones and pieces have words with their frags."""
    for frag in getattr(flowable, "frags", ()):
        if isinstance(frag, list):
            yield from (part[0] for part in frag if isinstance(part, tuple))
        else:
            yield frag
