"""Edit mode: text is being typed for the current token, or a candidate is tried on in its place."""

from __future__ import annotations

import unicodedata
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, Signal

from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.lines import Place, Typing
from soat_gui.editor.telling import Telling
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.session import Session


class TypingMode(QObject):
    """Between review and the record: typed text goes to the document only when committed."""

    changed = Signal()
    """``now`` is different."""
    mode_changed = Signal(bool)
    committing = Signal()
    """A command is about to act: whatever else is being written is recorded first, too."""

    def __init__(self, field: TokenEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._session: Session | None = None
        self._cursor: TokenCursor | None = None
        self._place: Place | None = None
        self._keeps_text = False
        self._tried: Typing | None = None
        self._came_from: Place | None = None
        self._telling = Telling(self.changed.emit)
        field.began.connect(lambda: self.begin(keep_text=False))
        field.typed.connect(self._typed)
        field.emptied.connect(self.discard)

    def attach(self, session: Session | None, cursor: TokenCursor | None) -> None:
        self._session = session
        self._cursor = cursor
        self._tried = None

    def one_change(self) -> AbstractContextManager[None]:
        """What happens within is one change: typed text goes, and a decision stands in its place.
        Each for itself, the line would be laid out twice."""
        return self._telling.as_one()

    # What is going on

    @property
    def is_on(self) -> bool:
        return self._place is not None

    @property
    def now(self) -> Typing | None:
        """What is being typed or tried on, for drawing."""
        if self._place is None:
            return self._tried
        place = self._place
        return Typing(place.line, place.start, place.end, self._field.shown_text)

    @property
    def is_modified(self) -> bool:
        return self._place is not None and self._field.shown_text != self._place.text

    @property
    def is_composing(self) -> bool:
        return self._field.is_composing

    @property
    def keeps_text(self) -> bool:
        """Whether the text that stood there is being changed, rather than typed anew."""
        return self._keeps_text

    # Typing

    def begin(self, *, keep_text: bool) -> None:
        """Edit the current token: its text as it is shown, or in place of it what comes."""
        place = self._cursor.place if self._cursor else None
        if self.is_on or place is None or self._is_read_only or self._is_locked(place):
            return
        text = self._tried.text if self._tried else place.text
        self._tried = None
        self._place = place
        self._keeps_text = keep_text
        self._field.begin(text if keep_text else "")
        self._telling.tell()
        self.mode_changed.emit(True)

    def insert(self, place: Place, text: str, cursor: int) -> None:
        """Open the field for a word beside the current token: at ``place``, where ``text`` was
        inserted before, with so many of its UTF-16 units before the new word."""
        if self.is_on or self._cursor is None or self._is_read_only:
            return
        self._came_from = self._cursor.place
        self._cursor.stand_on(place)
        self._tried = None
        self._place = place
        self._keeps_text = bool(text)
        self._field.begin(text)
        self._field.setCursorPosition(cursor)
        self._telling.tell()
        self.mode_changed.emit(True)

    def finish_composing(self) -> None:
        """Take the syllable being composed into the text."""
        self._field.finish_composing()

    def commit(self, *, decide: bool = False) -> None:
        """Record what was typed and go back to review.

        Text left as it was shown is no decision, unless ``decide`` says that a suggestion was
        confirmed by it.  Raises ``ActionError``; the mode is left all the same.
        """
        self.committing.emit()
        self._field.finish_composing()
        place = self._place
        if place is None or self._session is None:
            return
        text = cleaned(self._field.text(), place.text)
        confirmed = decide and place.suggestion is not None
        with self.one_change():
            self._leave()
            try:
                if text != place.text or confirmed:
                    self._session.type_text(place.start, place.end, text)
                    self._came_from = None
            finally:
                self._go_back()

    def discard(self) -> None:
        """Forget what was typed and go back to review."""
        if self.is_on:
            self._leave()
            self._go_back()

    # Trying on

    @property
    def tried(self) -> Typing | None:
        """The candidate that is shown in place of the current token; nothing is decided by it."""
        return self._tried

    def try_on(self, text: str | None) -> None:
        """Show ``text`` in place of the current token, or (None) again what stands there."""
        place = self._cursor.place if self._cursor else None
        if self.is_on or (text is None and self._tried is None):
            return
        self._tried = None
        if text is not None and place is not None:
            self._tried = Typing(place.line, place.start, place.end, text)
        self._telling.tell()

    # Within

    @property
    def _is_read_only(self) -> bool:
        """Says why, where nothing can be typed."""
        why = self._session.read_only if self._session is not None else None
        if why is not None:
            self._field.refused.emit(why.reason)
        return why is not None

    def _is_locked(self, place: Place) -> bool:
        """Says why, where just this word can only be read."""
        backing = None if self._session is None else self._session.report.backing
        if backing is None or not backing.is_locked(place.start, place.end):
            return False
        why = backing.refusal(place.start, place.end, "")
        self._field.refused.emit(why[:1].upper() + why[1:])
        return True

    def _leave(self) -> None:
        self._place = None
        self._field.leave()
        self._telling.tell()
        self.mode_changed.emit(False)

    def _go_back(self) -> None:
        """Nothing was inserted: stand again where the clerk stood before."""
        place, self._came_from = self._came_from, None
        if place is not None and self._cursor is not None:
            self._cursor.go_to(place.start, place.end)

    def _typed(self) -> None:
        if self.is_on:
            self._telling.tell()


def cleaned(typed: str, before: str) -> str:
    """Typed text as it is recorded: composed letters, without the spaces typed by habit after a
    word.  Text that was not touched stays as it is, whatever its form."""
    if typed == before:
        return before
    return unicodedata.normalize("NFC", typed).strip()
