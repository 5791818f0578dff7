"""What a screen reader is told: the current word, what became of it, hints and messages.

The panes are drawn, so there is nothing in them to be read out; the field that stands on the
current word speaks for them.  Its name says what it is and stays; its description is a sentence
about the word.  The same sentence is announced when the clerk moves or the word changes: a changed
name would be read out too, and everything said twice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from soat_core.edits import Edit
from soat_gui.editor.display import visible
from soat_gui.editor.lines import Mark, Place
from soat_gui.session import Session
from soat_gui.suggestions.chip import percent
from soat_gui.suggestions.content import decided_note
from soat_gui.workplace import Workplace

_POLITE = QAccessible.AnnouncementPoliteness.Polite
_ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


class Narrator(QObject):
    """Follows the clerk; says nothing that stands in a control of its own."""

    said = Signal(str)
    """What is announced, whether or not anybody listens."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk, self._suggester = workplace.desk, workplace.suggester
        self._view = workplace.page.view
        self._field = self._view.field
        self.more: Callable[[Place], str] = lambda _place: ""
        """What else there is to say of a word: what it is marked as."""
        self._line: int | None = None
        self._last = ""
        self._view.moved.connect(self._tell_word)
        self._view.renewed.connect(self._tell_word)
        self._view.mode_changed.connect(self._tell_mode)
        self._desk.changed.connect(lambda _changes: self._tell_word())
        self._desk.shown.connect(self._tell_report)
        workplace.status.said.connect(lambda hint: self._say(hint, _POLITE))
        workplace.messages.told.connect(lambda text: self._say(text, _ASSERTIVE))

    # What is said

    def sentence(self, place: Place) -> str:
        """What a word reads, how sure that is, and what was read."""
        session = self._desk.session
        assert session is not None
        read = visible(session.report.ocr_text[place.start : place.end])
        edit = session.document.edit_at(place.start, place.end)
        parts = [visible(place.text), self._state(place, edit)]
        if read != visible(place.text):
            parts.append(self.tr("read as {text}").format(text=read or self.tr("nothing")))
        count = self._candidates(session, place)
        if edit is None and count > 1:
            parts.append(self.tr("%n candidate(s)", "", count))
        parts.append(self.more(place))
        return ", ".join(filter(None, parts))

    def where(self, place: Place) -> str:
        """The line and the page of a word."""
        session = self._desk.session
        assert session is not None
        page = session.report.page_of(place.start)
        return self.tr("line {line}, page {page}").format(line=place.line + 1, page=page + 1)

    def _state(self, place: Place, edit: Edit | None) -> str:
        if edit is not None:
            return decided_note(edit)
        if place.mark in (Mark.DOUBTFUL, Mark.VERY_DOUBTFUL) and place.suggestion is not None:
            sure = percent(place.suggestion.best.posterior)
            return self.tr("suspect, {sure} sure").format(sure=sure)
        return ""

    def _candidates(self, session: Session, place: Place) -> int:
        suggestion = session.review.suggestion_at(place.start)
        return 0 if suggestion is None else len(suggestion.candidates)

    # When it is said

    def _tell_word(self) -> None:
        place = self._view.place
        if place is None or self._desk.session is None or self._view.typing.is_on:
            return
        sentence, where = self.sentence(place), self.where(place)
        self._field.setAccessibleName(self.tr("Current word"))
        self._field.setAccessibleDescription(f"{sentence}, {where}")
        is_new_line, self._line = place.line != self._line, place.line
        told = f"{where}: {sentence}" if is_new_line else sentence
        # One decision moves the clerk and changes the word: that is one thing to say.
        if f"{place.span} {sentence}" != self._last:
            self._last = f"{place.span} {sentence}"
            self._say(told, _POLITE)

    def _tell_mode(self, editing: bool) -> None:
        if editing:
            self._field.setAccessibleName(self.tr("Text for the current word"))
        else:
            self._tell_word()

    def _tell_report(self, session: Session | None) -> None:
        self._line, self._last = None, ""
        if session is not None:
            self._say(session.name, _POLITE)
            self._tell_word()

    def _say(self, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
        self.said.emit(text)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._field, text)
            event.setPoliteness(politeness)
            QAccessible.updateAccessibility(event)
