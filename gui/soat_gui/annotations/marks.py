"""What is marked, and what might be, drawn quietly under the corrected text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from soat_core.annotating.ends import Position, image
from soat_core.annotating.marking import ends_of
from soat_core.annotating.nearby import Ends
from soat_core.annotating.of_file import names_over
from soat_core.annotation import Annotation
from soat_core.report import Report
from soat_core.tei.kinds import is_inline
from soat_gui.annotations.keeping import ProposalKeeper
from soat_gui.annotations.kinds import Kind, Kinds, colour_on
from soat_gui.editor.canvas import Canvas, Lines
from soat_gui.editor.layouts import LaidLine
from soat_gui.editor.lines import Place, ShownLine
from soat_gui.theme import Theme

_KEPT = 200
"""Lines whose marks are kept: some screens."""
_BELOW = 3.0
"""Pixels from the line under a suspect to that of an annotation."""
_TICK = 3.0
"""Pixels of the tick that tells where one begins and ends."""


class Stretch(NamedTuple):
    """Code points of a corrected line as it is drawn, marked as something."""

    left: int
    right: int
    kind: str
    is_proposal: bool
    begins: bool
    """Whether it does so on this line, or before it."""
    ends: bool


class _Drawn(NamedTuple):
    rect: QRectF
    kind: str
    is_proposal: bool
    begins: bool
    ends: bool
    depth: int
    """How many others it stands in."""


def stretches(
    line: ShownLine, report: Report, marks: Iterable[tuple[Position, Position, str, bool]]
) -> Iterator[Stretch]:
    """Where marks (start, end, kind, whether it is proposed) stand on a corrected line."""
    for start, end, kind, is_proposal in marks:
        inside = [place for place in line.places if meets(place, start, end)]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        left = _at(first, report, start) if _holds(first, start) else first.left
        right = _at(last, report, end, is_start=False) if _holds(last, end) else last.right
        if left < right:
            begins, ends = start.offset >= first.start, end.offset <= last.end
            yield Stretch(left, right, kind, is_proposal, begins, ends)


def meets(place: Place, start: Position, end: Position) -> bool:
    """Whether something of what is shown of a place lies between two positions."""
    if place.start == place.end:
        return start <= (place.start, 0) and (place.start, 0) < end
    return place.start < max(end.offset + (end.inside > 0), start.offset + 1) and (
        place.end > start.offset
    )


def _holds(place: Place, position: Position) -> bool:
    """Whether a position stands within what is shown of a place."""
    offset, inside = position
    return place.start < offset < place.end or (place.start == offset and inside > 0)


def _at(place: Place, report: Report, position: Position, *, is_start: bool = True) -> int:
    """Where a position within a place is drawn."""
    offset, inside = position
    if inside:
        return min(place.right, place.left + inside)
    read = report.ocr_text[place.start : place.end]
    count = offset - place.start
    if not place.decided:
        count = image(read, place.text, count, is_start=is_start)
    return min(place.right, place.left + count)


class TextMarks:
    """The marks of the report in front.  Worked out once for each line that is laid out."""

    def __init__(self) -> None:
        self.kinds = Kinds()
        self.keeper: ProposalKeeper | None = None
        self.is_on = True
        self.meant: Ends | None = None
        """What is being marked just now: it has a frame."""
        self._lines: OrderedDict[int, tuple[LaidLine, list[_Drawn]]] = OrderedDict()

    def forget(self) -> None:
        """What was worked out holds no more: others are proposed, or another report is shown."""
        self._lines.clear()

    def draw(self, canvas: Canvas, lines: Lines) -> None:
        """In the corrected text of the lines in sight (see ``Overlay``)."""
        if self.keeper is None:
            return
        if self.meant is not None:
            self._frame(canvas, lines, self.meant)
        if not self.is_on:
            return
        drawn: dict[tuple[str, bool], list[QLineF]] = {}
        for line, top in lines:
            for one in self._on(line):
                base = top + one.rect.top() + canvas.metrics.corrected.underline + _BELOW
                base = min(base, top + one.rect.bottom() - 1.5) + one.depth * 2
                moved = one.rect.translated(canvas.panes.corrected_left, 0)
                kind = self.kinds.find(one.kind)
                lines_of = drawn.setdefault((one.kind, one.is_proposal), [])
                lines_of += _lines(one, moved, base, kind)
        for (name, is_proposal), some in drawn.items():
            canvas.painter.setPen(_pen(canvas.theme, self.kinds.find(name), is_proposal))
            canvas.painter.drawLines(some)

    def _frame(self, canvas: Canvas, lines: Lines, ends: Ends) -> None:
        assert self.keeper is not None
        canvas.painter.setPen(QPen(QColor(canvas.theme.accent), 2))
        report = self.keeper.session.report
        for line, top in lines:
            for one in stretches(line.shown, report, [(*ends, "", True)]):
                for rect in line.corrected.rectangles(one.left, one.right):
                    box = rect.translated(canvas.panes.corrected_left, top)
                    canvas.painter.drawRect(box.adjusted(-1.5, 1.5, 1.5, -1.5))

    def of(self, line: ShownLine) -> list[Stretch]:
        """What is marked on a corrected line."""
        if self.keeper is None or not line.places:
            return []
        session = self.keeper.session
        first, last = line.places[0].start, max(place.end for place in line.places)
        marks = [
            (*ends_of(note), note.kind, False)
            for note in chain(
                session.document.annotations_over(first, max(last, first + 1)),
                names_over(session.document, first, max(last, first + 1)),
            )
            if is_shown(note)
        ]
        if self.keeper.is_wanted:
            proposed = self.keeper.over(first, last)
            marks += [(one.start, one.end, one.kind, True) for one in proposed]
        return sorted(stretches(line, session.report, marks))

    def _on(self, line: LaidLine) -> list[_Drawn]:
        known = self._lines.get(line.number)
        if known is not None and known[0] is line:
            return known[1]
        found = list(self._measured(line))
        self._lines[line.number] = line, found
        if len(self._lines) > _KEPT:
            self._lines.popitem(last=False)
        return found

    def _measured(self, line: LaidLine) -> Iterator[_Drawn]:
        marks = self.of(line.shown)
        for one in marks:
            depth = sum(
                other is not one
                and other.left <= one.left
                and one.right <= other.right
                and (other.left, other.right) != (one.left, one.right)
                for other in marks
            )
            rects = line.corrected.rectangles(one.left, one.right)
            for at, rect in enumerate(rects):
                begins, ends = one.begins and at == 0, one.ends and at == len(rects) - 1
                yield _Drawn(rect, one.kind, one.is_proposal, begins, ends, min(depth, 1))


def is_shown(note: Annotation) -> bool:
    """Whether it is one of those that are marked in the text."""
    return note.has_place and not note.rejected and is_inline(note.kind)


def _lines(one: _Drawn, rect: QRectF, base: float, kind: Kind) -> Iterator[QLineF]:
    left, right = rect.left() + 0.5, rect.right() - 0.5
    yield QLineF(left, base, right, base)
    if one.is_proposal:
        return
    if kind.double:
        yield QLineF(left, base + 2, right, base + 2)
    if one.begins:
        yield QLineF(left, base, left, base - _TICK)
    if one.ends:
        yield QLineF(right, base, right, base - _TICK)


@cache
def _pen(theme: Theme, kind: Kind, is_proposal: bool) -> QPen:
    """Proposals are dotted, all alike; the dashes of others tell the kind without colours."""
    colour = colour_on(theme, kind.colour)
    pen = QPen(colour, 1.0 if is_proposal else 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_proposal:
        pen.setDashPattern([1.0, 2.5])
    elif kind.pattern:
        pen.setDashPattern([length / 1.4 for length in kind.pattern])
    return pen
