"""Tells what was found with a report that is opened: work that was not saved, and the like."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from soat_core.actions import Changes
from soat_core.journal import BusyJournalError, JournalError, Kept, Unsaved
from soat_gui.history.times import told
from soat_gui.journaling import Journaling
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_FURTHER_ON = 20
"""Lines that a clerk gets on in the seconds before the place is written down again."""


@dataclass(frozen=True)
class _News:
    """A message about a report, told when the report is in front and nothing else is asked."""

    kind: Kind
    text: str
    choices: tuple[Choice, ...] = ()


class Recalling(QObject):
    """One message at a time; a question that another message pushed away is asked again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk, self._messages = workplace.desk, workplace.messages
        self._status, self._view = workplace.status, workplace.page.view
        self._journaling: Journaling = workplace.journaling
        self._untold: dict[Session, list[_News]] = {}
        self._asked: tuple[Session, _News] | None = None
        self._desk.opened.connect(self._opened)
        self._desk.closed.connect(lambda session: self._untold.pop(session, None))
        self._desk.shown.connect(lambda _session: self._soon())
        self._messages.closed.connect(self._closed)
        self._journaling.failed.connect(self._failed)
        self._journaling.lost.connect(self._lost)

    # What there is to tell

    def _opened(self, session: Session) -> None:
        kept = session.kept
        if kept is not None:
            self._untold[session] = list(self._news(session, kept))

    def _news(self, session: Session, kept: Kept) -> list[_News]:
        news: list[_News] = []
        if kept.trouble is not None:
            news.append(_News(Kind.WARNING, self._of_trouble(kept.trouble)))
        if kept.was_damaged:
            text = self.tr(
                "Part of the history kept of {name} was damaged; what could be read can be undone. "
                "The report itself is whole."
            )
            news.append(_News(Kind.WARNING, text.format(name=session.name)))
        if kept.unsaved is not None and kept.journal is not None:
            news.append(self._of_unsaved(session, kept, kept.unsaved))
        elif kept.is_changed_elsewhere and kept.trouble is None:
            text = self.tr(
                "{name} was changed by another program since Soát saved it. What was done before "
                "cannot be undone here; the history begins anew."
            )
            news.append(_News(Kind.WARNING, text.format(name=session.name)))
        return news

    def _of_trouble(self, trouble: JournalError) -> str:
        if not isinstance(trouble, BusyJournalError):
            return sentence(trouble)
        return self.tr(
            "This report is open in another window, which keeps its history. What you do here can "
            "be undone only until you close it, and only saving protects it."
        )

    def _of_unsaved(self, session: Session, kept: Kept, unsaved: Unsaved) -> _News:
        when = told(unsaved.when)
        if not unsaved.fits:
            text = self.tr(
                "{name} is another than it was. %n action(s) of yours ({when}) was/were not saved.",
                "",
                unsaved.count,
            )
            choices = (
                Choice(self.tr("As it is on the disk"), lambda: None),
                Choice(self.tr("As I left it"), lambda: self._rescue(session, kept)),
            )
            return _News(Kind.WARNING, text.format(name=session.name, when=when), choices)
        text = self.tr("%n action(s) of last time ({when}) was/were not saved.", "", unsaved.count)
        as_saved = self.tr("As saved") if session.record else self.tr("From the beginning")
        choices = (
            Choice(self.tr("Continue where you were"), lambda: self._continue(session, unsaved)),
            Choice(as_saved, lambda: self._decline(session)),
        )
        return _News(Kind.INFO, text.format(when=when), choices)

    def _failed(self, error: JournalError) -> None:
        if self._desk.session is not None:
            news = _News(Kind.WARNING, sentence(error))
            self._untold.setdefault(self._desk.session, []).append(news)
            self._soon()

    def _lost(self, session: Session) -> None:
        """It may be on its way off the desk, and then nobody minds."""
        text = self.tr(
            "{name} was opened once more. Its history is kept there from now on; what you do here "
            "only saving protects."
        )
        news = _News(Kind.WARNING, text.format(name=session.name))
        self._untold.setdefault(session, []).append(news)
        self._soon()

    def silence(self, session: Session) -> None:
        """Whoever opened it takes care of what was not saved."""
        self._untold.pop(session, None)

    # Telling it

    def _soon(self) -> None:
        """When everything that is being done just now is done."""
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        session = self._desk.session
        waiting = self._untold.get(session) if session is not None else None
        if session is None or not waiting or not self._messages.isHidden():
            return
        news = waiting[0]
        if not news.choices:
            del waiting[0]
        self._asked = (session, news) if news.choices else None
        self._messages.show_message(news.kind, news.text, [self._once(one) for one in news.choices])

    def _once(self, choice: Choice) -> Choice:
        def act() -> None:
            self._answered()
            choice.act()

        return Choice(choice.label, act)

    def _answered(self) -> None:
        if self._asked is not None:
            session, news = self._asked
            self._asked = None
            if news in self._untold.get(session, ()):
                self._untold[session].remove(news)

    def _closed(self) -> None:
        """With Esc it is answered as well; the work is still in the history."""
        if self._asked is not None and self._messages.text.text() == self._asked[1].text:
            self._answered()
        self._soon()

    # Answers

    def _continue(self, session: Session, unsaved: Unsaved) -> None:
        if session not in self._desk.sessions:
            return
        history = session.document.history
        if unsaved.branch is None:
            done = None if session.is_modified else session.go_to(history.standing - unsaved.back)
        else:
            last = unsaved.branch.steps[-1]
            found = [one for one in history.branches if one.steps[-1] is last]
            done = session.bring_back(found[0]) if found else None
        if done is None:
            self._status.say(self.tr("Other work was done here meanwhile; see the history"))
            return
        if session is self._desk.session:
            self._go_where_it_was_left(session, done)
        self._status.say(self.tr("As you left it; not saved yet"))

    def _go_where_it_was_left(self, session: Session, done: Changes) -> None:
        """Where the clerk stood is written down every few seconds; the last decision may have led
        a little further on from there, and then to the next suspect."""
        cursor, place = self._view.token_cursor, self._view.place
        last = session.document.history.last
        edits = (*(last.added if last is not None else ()), *done.added, *done.removed)
        if cursor is None or place is None or not edits:
            return
        line_of = session.report.line_of
        behind = line_of(edits[0].start) - line_of(place.start)
        is_known = place.start > session.report.line_starts[0]
        is_near = edits[0].start >= place.start and behind <= _FURTHER_ON
        if is_near or not is_known:
            cursor.go_to(*edits[0].key)
            if not cursor.next_suspect(wrap=False):  # there may be no suggestions yet
                cursor.right()

    def _decline(self, session: Session) -> None:
        if session in self._desk.sessions and session.scribe is not None:
            session.scribe.declined()
            self._status.say(self.tr("The history still holds what was not saved"))

    def _rescue(self, session: Session, kept: Kept) -> None:
        if session not in self._desk.sessions:
            return
        try:
            opened = self._journaling.rescue(session, kept)
        except JournalError as error:
            self._messages.show_message(Kind.WARNING, sentence(error))
            return
        again = Session(opened, session.review.who, shipped=session.is_shipped)
        self._desk.put(again, in_place_of=session)
