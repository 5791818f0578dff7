"""Putting a word into the dictionary of the report, or among the clerk's own."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soat_core.actions import Changes
from soat_core.editing import accepting
from soat_core.editing.shown import Shown, shown_at
from soat_core.errors import ActionError
from soat_core.memory.decision import may_be_kept, normal
from soat_core.text import Span
from soat_gui.controllers.editing import told
from soat_gui.message_bar import Choice, Kind
from soat_gui.remembering import Remembering
from soat_gui.session import Session
from soat_gui.workplace import Workplace


class DictionaryController(QObject):
    """Both are an action of the report, so that undo takes both back."""

    def __init__(self, workplace: Workplace, remembering: Remembering) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self._messages = workplace.messages
        self._remembering = remembering
        self._mine: dict[tuple[Session, str], tuple[str, bool]] = {}
        """Words added to the clerk's own, by the entry in the report, and whether they stand."""
        self._desk.changed.connect(self._follow)
        self._desk.closed.connect(self._forget)

    def add_to_report(self) -> None:
        self._view.typing.commit()
        session, place = self._desk.session, self._place
        if session is None or place is None:
            return
        try:
            count = self._put(session, place)
        except ActionError as error:
            self._status.say(told(error))
            return
        text = self.tr("“{word}” is in the dictionary of this report now.").format(
            word=accepting.core_of(place.text.strip())
        )
        self._tell(session, text + self._kept(count))

    def add_to_mine(self) -> None:
        """The word counts for other reports too, while the memory is on."""
        self._view.typing.commit()
        session, place = self._desk.session, self._place
        if session is None or place is None:
            return
        word = normal(accepting.core_of(place.text.strip()))
        if not self._remembering.is_on:
            self._status.say(self.tr("The memory is off: F9 adds the word to this report only"))
        elif not may_be_kept(word):
            self._status.say(self.tr("This cannot be remembered as a word"))
        elif word in accepting.words_of(session.document):
            self._remembering.add_word(word)
            self._status.say(self.tr("“{word}” is one of your words now").format(word=word))
        else:
            self._add_mine(session, place, word)

    def _add_mine(self, session: Session, place: Shown, word: str) -> None:
        name = session.document.next_annotation
        try:
            count = self._put(session, place)
        except ActionError as error:
            self._status.say(told(error))
            return
        self._remembering.add_word(word)
        self._mine[session, name] = word, True
        text = self.tr("“{word}” is one of your words now, for all reports.").format(word=word)
        self._tell(session, text + self._kept(count))

    # Within

    @property
    def _place(self) -> Shown | None:
        session, place = self._desk.session, self._view.place
        if session is None or place is None:
            return None
        return shown_at(session.review, Span(*place.span))

    def _put(self, session: Session, place: Shown) -> int:
        """Record the word; in how many places it was kept beside the current one."""
        plan = accepting.word_of_report(session.review, place)
        session.do(plan)
        return sum(1 for edit in plan.put if edit.key != place.span)

    def _kept(self, count: int) -> str:
        return " " + self.tr("Kept in %n other place(s).", "", count) if count else ""

    def _tell(self, session: Session, text: str) -> None:
        action = session.document.next_undo

        def undo() -> None:
            if action is None:
                return
            if session.document.next_undo is action:
                session.undo()
            else:
                session.take_back(action.identity)

        choice = Choice(self.tr("Undo"), undo)
        self._messages.show_message(Kind.INFO, text, [choice], asks=False)

    def _follow(self, changes: Changes) -> None:
        """What is undone in the report is not one of the clerk's words any more."""
        session = self._desk.session
        if not changes.annotations or session is None:
            return
        for (owner, name), (word, stood) in list(self._mine.items()):
            if owner is not session:
                continue
            stands = session.document.annotation(name) is not None
            if stands and not stood:
                self._remembering.add_word(word)
            elif stood and not stands:
                self._remembering.forget_word(word)
            self._mine[owner, name] = word, stands

    def _forget(self, session: Session) -> None:
        self._mine = {key: value for key, value in self._mine.items() if key[0] is not session}
