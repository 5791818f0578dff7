"""Counts keys and time of each open report, where they are pressed; see ``soat_core.effort``."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from soat_core.actions import Changes
from soat_core.effort import Effort
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_CHANGE_OTHERS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
}  # fmt: skip
"""Keys that do nothing alone."""


class EffortMeter(QObject):
    """Listens to whatever has the focus in the window; one count for each report.

    Nothing of it leaves the computer's memory.  It counts while the figures are not shown, too: who
    switches them on wants to see the whole report.
    """

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._window = workplace.window
        self._desk, self._status = workplace.desk, workplace.status
        self._settings = workplace.settings
        self._clock: Callable[[], float] = time.monotonic
        self._efforts: dict[Session, Effort] = {}
        self._focused: QWidget | None = None
        self._was_override: tuple[int, int] | None = None
        self._is_composing = False
        self._desk.opened.connect(self._opened)
        self._desk.closed.connect(lambda session: self._efforts.pop(session, None))
        self._desk.shown.connect(self._switched)
        # A function without a receiver would keep the window alive for as long as the settings.
        self._settings.changed.connect(self._choice_changed)
        workplace.page.view.word_pressed.connect(self._clicked)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, app.focusWidget())

    def _choice_changed(self, name: str) -> None:
        if name == "shows_effort":
            self._show()

    def set_clock(self, clock: Callable[[], float]) -> None:
        """Another clock: seconds that only go forward."""
        self._clock = clock

    @property
    def effort(self) -> Effort | None:
        """Of the report in front."""
        session = self._desk.session
        return None if session is None else self._efforts.get(session)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            if isinstance(event, QKeyEvent):
                self._pressed(event)
        elif kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> None:
        """A key that is no command arrives twice: once to ask whose it is, once to be typed."""
        press = event.key(), event.timestamp()
        is_override = event.type() == QEvent.Type.ShortcutOverride
        is_again = not is_override and press == self._was_override
        self._was_override = press if is_override else None
        if not is_again and not event.isAutoRepeat() and event.key() not in _CHANGE_OTHERS:
            self._count()

    def _composed(self, event: QInputMethodEvent) -> None:
        """Keys that an input method keeps for itself: every one changes what is composed.  What
        ends a composition comes with a key of its own."""
        was_composing, self._is_composing = self._is_composing, bool(event.preeditString())
        if self._is_composing or (event.commitString() and not was_composing):
            self._count()

    def _count(self) -> None:
        if self.effort is not None:
            self.effort.key(self._clock())

    def _clicked(self) -> None:
        if self.effort is not None:
            self.effort.sign(self._clock())

    # Within

    def _opened(self, session: Session) -> None:
        effort = self._efforts[session] = Effort(session.review)
        session.changed.connect(lambda changes: self._changed(effort, changes))

    def _changed(self, effort: Effort, changes: Changes) -> None:
        effort.follow(changes)
        if effort is self.effort:
            self._show()

    def _switched(self, session: Session | None) -> None:
        for effort in self._efforts.values():
            effort.rest()
        self._show()

    def _show(self) -> None:
        effort = self.effort
        shown = effort is not None and self._settings.shows_effort
        self._status.show_effort(effort.figures if effort is not None and shown else None)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        is_ours = now is not None and now.window() is self._window
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = now if is_ours else None
        self._is_composing = False
        if self._focused is not None:
            self._focused.installEventFilter(self)
