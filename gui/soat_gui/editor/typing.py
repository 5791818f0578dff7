"""Edit mode: text is being typed for the current token."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QObject, Signal

from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.lines import Place, Typing
from soat_gui.editor.token_editor import TokenEditor
from soat_gui.session import Session


class TypingMode(QObject):
    """Between review and the record: typed text goes to the document only when committed."""

    changed = Signal()
    """``now`` is different."""
    mode_changed = Signal(bool)

    def __init__(self, field: TokenEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._session: Session | None = None
        self._cursor: TokenCursor | None = None
        self._place: Place | None = None
        field.began.connect(lambda: self.begin(keep_text=False))
        field.typed.connect(self._typed)
        field.emptied.connect(self.discard)

    def attach(self, session: Session, cursor: TokenCursor) -> None:
        self._session = session
        self._cursor = cursor

    @property
    def is_on(self) -> bool:
        return self._place is not None

    @property
    def now(self) -> Typing | None:
        """What is being typed, for drawing."""
        if self._place is None:
            return None
        place = self._place
        return Typing(place.line, place.start, place.end, self._field.shown_text)

    @property
    def is_modified(self) -> bool:
        return self._place is not None and self._field.shown_text != self._place.text

    def begin(self, *, keep_text: bool) -> None:
        """Edit the current token: its text as it is, or in place of it what comes."""
        place = self._cursor.place if self._cursor else None
        if self.is_on or place is None:
            return
        self._place = place
        self._field.begin(place.text if keep_text else "")
        self.changed.emit()
        self.mode_changed.emit(True)

    def commit(self, *, decide: bool = False) -> None:
        """Record what was typed and go back to review.

        Text left as it was shown is no decision, unless ``decide`` says that a suggestion was
        confirmed by it.  Raises ``ActionError``; the mode is left all the same.
        """
        self._field.finish_composing()
        place = self._place
        if place is None or self._session is None:
            return
        text = cleaned(self._field.text(), place.text)
        confirmed = decide and place.suggestion is not None
        self._leave()
        if text != place.text or confirmed:
            self._session.type_text(place.start, place.end, text)

    def discard(self) -> None:
        """Forget what was typed and go back to review."""
        if self.is_on:
            self._leave()

    def _leave(self) -> None:
        self._place = None
        self._field.leave()
        self.changed.emit()
        self.mode_changed.emit(False)

    def _typed(self) -> None:
        if self.is_on:
            self.changed.emit()


def cleaned(typed: str, before: str) -> str:
    """Typed text as it is recorded: composed letters, without the spaces typed by habit after a
    word.  Text that was not touched stays as it is, whatever its form."""
    if typed == before:
        return before
    return unicodedata.normalize("NFC", typed).strip()
