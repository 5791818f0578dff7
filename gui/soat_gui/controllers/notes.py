"""Notes of the clerk: written in a field in the place of the suggestions."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from soat_core.annotation import Annotation
from soat_core.editing import notes
from soat_core.errors import ActionError
from soat_core.text import Span
from soat_gui.controllers.editing import told
from soat_gui.editor.chosen import chosen_span
from soat_gui.notes.bar import NoteBar
from soat_gui.notes.tips import NoteTips
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class NoteController(QObject):
    """A note that is being written is recorded by Enter and by going elsewhere; Esc leaves it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self.bar = NoteBar(workplace.page.bar, workplace.bindings)
        self._session: Session | None = None
        """In which the note is being written."""
        self._span = Span(0, 0)
        self._old: Annotation | None = None
        self.bar.done.connect(self._enter)
        self.bar.given_up.connect(self._give_up)
        self.bar.deserted.connect(self._record)
        self._view.typing.committing.connect(self._record)
        self._desk.shown.connect(lambda _session: self._record())
        workplace.unfinished.add(self._is_writing, self._forget)
        self.tips = NoteTips(workplace, self)

    def edit(self) -> None:
        """Write a note about the selected words or the current one, or change the one there is."""
        if self.bar.is_open:
            self._enter()
            return
        self._view.typing.commit()
        session, span = self._desk.session, chosen_span(self._view)
        if session is None or span is None:
            return
        self._session, self._span = session, span
        self._old = notes.note_on(session.document, span)
        if self._old is not None:
            span = Span(self._old.start, self._old.end)
        about = session.review.shown_text(*span).strip()
        self.bar.open(about, self._old.text if self._old else "")

    def remove(self) -> None:
        self._view.typing.commit()
        session, span = self._desk.session, chosen_span(self._view)
        if session is None or span is None:
            return
        note = notes.note_on(session.document, span)
        if note is None:
            self._status.say(self.tr("There is no note here"))
        else:
            session.do(notes.without_note(note))
            self._status.say(self.tr("Note removed"))

    def next(self) -> None:
        """To the next note, round and round."""
        self._view.typing.commit()
        session, place, cursor = self._desk.session, self._view.place, self._view.token_cursor
        if session is None or place is None or cursor is None:
            return
        note = notes.note_after(session.document, place.start)
        if note is None:
            self._status.say(self.tr("There are no notes in this report"))
        else:
            cursor.go_to(note.start)

    # Within

    def _enter(self) -> None:
        self._record()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_writing(self) -> bool:
        """Whether the note would say something new."""
        before = self._old.text if self._old else ""
        return self._session is not None and self.bar.field.shown_text.strip() != before

    def _forget(self) -> None:
        self._session = None
        self.bar.close_field()

    def _give_up(self) -> None:
        self._forget()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        """Record what was written, if it says anything new."""
        session, self._session = self._session, None
        if session is None:
            return
        text = self.bar.text
        self.bar.close_field()
        before = self._old.text if self._old else ""
        if text.strip() == before or session not in self._desk.sessions:
            return
        try:
            session.do(notes.noted(session.review, self._span, text, self._old))
        except ActionError as error:
            self._status.say(told(error))
