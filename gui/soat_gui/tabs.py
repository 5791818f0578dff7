"""The open reports as a row of tabs; there is none to be seen while only one is open."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QToolButton, QWidget

from soat_gui.desk import Desk
from soat_gui.session import Session

_MARK = "•  "
"""Before the name of a report with work that is not saved."""


class ReportTabs(QTabBar):
    """Shows the desk and tells what was clicked; the keyboard has commands for all of it."""

    wanted = Signal(object)
    """The ``Session`` whose tab was clicked."""
    unwanted = Signal(object)
    """The ``Session`` that is to be closed."""
    unwanted_others = Signal(object)
    """The ``Session`` beside which all are to be closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports")
        self._desk = desk
        self._is_syncing = False
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        # The focus stays on the token.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.opened.connect(self._opened)
        desk.closed.connect(lambda _session: self._sync())
        desk.shown.connect(lambda _session: self._sync())
        desk.ordered.connect(self._sync)
        self.currentChanged.connect(self._clicked)
        self.tabMoved.connect(self._moved)
        self.setAccessibleName(self.tr("Reports that are open"))
        self.hide()

    @property
    def names(self) -> list[str]:
        """What stands on the tabs, from left to right."""
        return [self.tabText(at).replace("&&", "&") for at in range(self.count())]

    # Events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Reports that are open"))
            self._sync()
        super().changeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and at >= 0:
            self.unwanted.emit(self._desk.sessions[at])
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.tabAt(event.pos())
        if at < 0:
            return
        session = self._desk.sessions[at]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in (
            (self.tr("&Close"), partial(self.unwanted.emit, session)),
            (self.tr("Close the &others"), partial(self.unwanted_others.emit, session)),
            (self.tr("Copy the &path"), partial(_copy, str(session.record or session.source))),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(event.globalPos())

    # Keeping up

    def _opened(self, session: Session) -> None:
        session.saved_changed.connect(self._sync)
        session.changed.connect(lambda _changes: self._changed(session))
        self._sync()

    def _changed(self, session: Session) -> None:
        """Only the mark may be another: a key must not touch all tabs."""
        at = self._desk.sessions.index(session)
        if self.tabText(at).startswith(_MARK) is not session.is_modified:
            self._sync()

    def _sync(self) -> None:
        """Show the desk as it is."""
        self._is_syncing = True
        sessions = self._desk.sessions
        while self.count() > len(sessions):
            self.removeTab(self.count() - 1)
        while self.count() < len(sessions):
            self._add()
        twins = {name for name, times in Counter(one.name for one in sessions).items() if times > 1}
        for at, session in enumerate(sessions):
            self._label(at, session, with_folder=session.name in twins)
        front = self._desk.session
        if front is not None:
            self.setCurrentIndex(sessions.index(front))
        self.setVisible(len(sessions) > 1)
        self._is_syncing = False

    def _add(self) -> None:
        at = self.addTab("")
        button = QToolButton(self)
        button.setObjectName("closeTab")
        button.setText("✕")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._close_by(button))
        self.setTabButton(at, QTabBar.ButtonPosition.RightSide, button)

    def _label(self, at: int, session: Session, *, with_folder: bool) -> None:
        path = session.record or session.source
        name = f"{session.name} ({path.parent.name})" if with_folder else session.name
        mark = _MARK if session.is_modified else ""
        self.setTabText(at, (mark + name).replace("&", "&&"))
        told = self.tr("{path} – not saved") if session.is_modified else "{path}"
        self.setTabToolTip(at, told.format(path=path))
        self.setAccessibleTabName(at, told.format(path=name))
        button = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        if button is not None:
            close = self.tr("Close {name}").format(name=name)
            button.setAccessibleName(close)
            button.setToolTip(close)

    # What was clicked

    def _clicked(self, at: int) -> None:
        if not self._is_syncing and 0 <= at < len(self._desk.sessions):
            self.wanted.emit(self._desk.sessions[at])
            self._sync()  # it may not have come to the front

    def _moved(self, start: int, to: int) -> None:
        if not self._is_syncing:
            self._desk.move(self._desk.sessions[start], to)

    def _close_by(self, button: QToolButton) -> None:
        for at, session in enumerate(self._desk.sessions):
            if self.tabButton(at, QTabBar.ButtonPosition.RightSide) is button:
                self.unwanted.emit(session)
                return


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)
