"""Moving an end of what is marked, word by word."""

from __future__ import annotations

from soat_core.annotating.nearby import Ends, core_between
from soat_core.editing.rows import row_of
from soat_core.text import Span
from soat_gui.annotations.marks import meets
from soat_gui.editor.lines import Place
from soat_gui.editor.view import EditorView
from soat_gui.session import Session

_EMPTY_LINES = 20
"""Over so many lines without a word an end is still moved."""


def moved_end(
    session: Session, view: EditorView, ends: Ends, by: int, *, is_start: bool
) -> Ends | None:
    """The ends after one of them went ``by`` words on (negative: back); None where it cannot."""
    places = _around(session, view, ends)
    inside = [at for at, place in enumerate(places) if meets(place, *ends)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    if is_start:
        first += by
    else:
        last += by
    if not 0 <= first <= last < len(places):
        return None
    new = core_between(session.review, Span(*places[first].span), Span(*places[last].span))
    kept = Ends(new.start, ends.end) if is_start else Ends(ends.start, new.end)
    return kept if kept.start < kept.end else None


def words_in(session: Session, view: EditorView, ends: Ends) -> list[Place]:
    """The words between two positions, as they are shown."""
    return [place for place in _around(session, view, ends) if meets(place, *ends)]


def _around(session: Session, view: EditorView, ends: Ends) -> list[Place]:
    """The words from some before to some behind a stretch."""
    document = session.document
    first, last = (row_of(document, end.offset) for end in ends)
    places = [place for line in range(first, last + 1) for place in view.places_of(line)]
    above, below = first - 1, last + 1
    for _ in range(_EMPTY_LINES):
        if above >= 0 and (found := view.places_of(above)):
            places = [*found, *places]
            break
        above -= 1
    for _ in range(_EMPTY_LINES):
        if below < document.report.line_count and (found := view.places_of(below)):
            places += found
            break
        below += 1
    return places
