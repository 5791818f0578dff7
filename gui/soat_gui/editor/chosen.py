"""What a command is about: the selected tokens, else the current one."""

from __future__ import annotations

from soat_core.editing.shown import Shown, shown_at, shown_between
from soat_core.text import Span
from soat_gui.editor.view import EditorView
from soat_gui.session import Session


def chosen_places(session: Session, view: EditorView) -> list[Shown]:
    """At least one place.  Raises ``ActionError`` where there is none."""
    if view.selection is not None:
        return shown_between(session.review, *view.selection)
    place = view.place
    return [shown_at(session.review, Span(*place.span) if place else Span(0, 0))]


def chosen_span(view: EditorView) -> Span | None:
    """The stretch of OCR text that is selected, else that of the current token."""
    if view.selection is not None:
        first, last = view.selection
        return Span(first.start, max(first.end, last.end))
    return None if view.place is None else Span(*view.place.span)
