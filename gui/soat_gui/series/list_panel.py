"""The dock with all series, the big ones first."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QTabBar,
    QVBoxLayout,
)

from soat_core.series import Scope, Series, SeriesKey
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.fields import SearchField
from soat_gui.series.keeping import SeriesKeeper
from soat_gui.series.list_model import SeriesList
from soat_gui.series.list_view import ListView
from soat_gui.theme import interface_pixels

_SCOPES = (Scope.WORD, Scope.PATTERN, Scope.PHRASE)
_LATER_MS, _AGAIN_MS = 100, 500
"""How long words and patterns, and phrases, are left as they are after a change: another one may
follow at once."""
_LOOK_MS = 60
"""After so long on a row its places are shown."""
_STEPS = {
    Qt.Key.Key_Down.value: Qt.Key.Key_Down.value,
    Qt.Key.Key_Up.value: Qt.Key.Key_Up.value,
    Qt.Key.Key_Return.value: Qt.Key.Key_Return.value,
    Qt.Key.Key_Enter.value: Qt.Key.Key_Return.value,
}
"""Keys that mean the list from beside it too, as ``_step`` takes them."""


class SeriesListPanel(Panel):
    """What is typed filters; arrows walk; Enter goes on to the places."""

    looked = Signal(object)
    """The ``SeriesKey`` that is looked at."""
    opened = Signal(object)
    """The ``SeriesKey`` whose places are to be decided."""

    def __init__(self, bindings: Bindings, height: int) -> None:
        """``height`` in pixels is what it asks for."""
        super().__init__()
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SeriesList()
        self.table = ListView(self.model)
        self.field = SearchField(bindings)
        self.tabs = QTabBar()
        self._keeper: SeriesKeeper | None = None
        self._standing: SeriesKey | None = None
        self._row = 0
        self._is_asked = False
        self._changed: set[SeriesKey] = set()
        self._later = self._timer(_LATER_MS, self._take_changes)
        self._again = self._timer(_AGAIN_MS, self._ask_for_phrases)
        self._look = self._timer(_LOOK_MS, self._tell_looked)
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("All series")

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(430), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(interface_pixels(250), interface_pixels(150))

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def scope(self) -> Scope:
        return _SCOPES[max(0, self.tabs.currentIndex())]

    @property
    def current(self) -> SeriesKey | None:
        row = self.table.currentIndex().row()
        return self.model.series(row).key if 0 <= row < self.model.rowCount() else None

    # What is shown

    def show_report(self, keeper: SeriesKeeper | None) -> None:
        """Show the series of a report."""
        old, self._keeper = self._keeper, keeper
        if keeper is not old:
            self._is_asked = False
        self._changed.clear()
        self.model.show(keeper, self.scope)
        self._ask_for_phrases()
        self._stand(0)

    def follow(self, changed: Collection[SeriesKey]) -> None:
        """Words and patterns stand otherwise than before, and phrases may."""
        self._changed.update(changed)
        if not self._later.isActive():
            self._later.start()
        if self.scope is Scope.PHRASE and not self._again.isActive():
            self._again.start()

    def _take_changes(self) -> None:
        self._remember()
        self.model.follow(self._changed)
        self._changed.clear()
        self._stand_again()

    def phrases_found(self) -> None:
        self._ask_for_phrases()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif self.tabs.hasFocus() and event.key() in _STEPS:
            # The kind is chosen: on with the list.
            self.take_focus()
            self._step(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter · Enter: the places · Tab: other kinds"))
        self.field.setAccessibleName(self.tr("Filter the series"))
        self.table.setAccessibleName(self.title)
        self.tabs.setAccessibleName(self.tr("Kind of series"))
        self._count()

    # Within

    def _assemble(self) -> None:
        for _ in _SCOPES:
            self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 8)
        layout.setSpacing(5)
        layout.addWidget(self.tabs)
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        self.setTabOrder(self.field, self.tabs)
        self.setTabOrder(self.tabs, self.table)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.field.searched.connect(self._filter)
        self.field.stepped.connect(self._step)
        self.model.counted.connect(self._count)
        self.table.walked.connect(self._look.start)
        self.table.opened.connect(self._open)

    def _turn(self) -> None:
        self.model.show(self._keeper, self.scope)
        self.table.show_columns(self.scope)
        self._ask_for_phrases()
        self._stand(0)

    def _filter(self, text: str) -> None:
        self._remember()
        self.model.look_for(text)
        self._stand_again()

    def _step(self, key: int) -> None:
        if key == Qt.Key.Key_Return.value:
            self._open()
        else:
            event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            self.table.keyPressEvent(event)

    def _open(self) -> None:
        self._look.stop()
        key = self.current
        if key is not None:
            self.opened.emit(key)

    def _tell_looked(self) -> None:
        key = self.current
        if key is not None and self.isVisible():
            self.looked.emit(key)

    # Phrases are worked out off the GUI thread

    def _ask_for_phrases(self) -> None:
        keeper = self._keeper
        if self.scope is not Scope.PHRASE or keeper is None or keeper.phrases is None:
            return
        if self._is_asked:
            self._again.start()
            return
        self._is_asked = True

        def arrived(series: list[Series]) -> None:
            if keeper is self._keeper:
                self._is_asked = False
                self._phrases_stand(series)

        keeper.stand_phrases(arrived)

    def _phrases_stand(self, series: list[Series]) -> None:
        if self.scope is Scope.PHRASE:
            self._remember()
            self.model.fill(series)
            self._stand_again()

    # The current row

    def _remember(self) -> None:
        self._standing, self._row = self.current, max(0, self.table.currentIndex().row())

    def _stand_again(self) -> None:
        """On the same series, or on what now stands where it stood."""
        row = None if self._standing is None else self.model.row_of(self._standing)
        self._stand(self._row if row is None else row)

    def _stand(self, row: int) -> None:
        row = min(row, self.model.rowCount() - 1)
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.stand(row)

    def _count(self) -> None:
        titles = self.tr("Words"), self.tr("Patterns"), self.tr("Phrases")
        found, total = self.model.rowCount(), self.model.total
        count = f"{total}" if found == total else f"{found}/{total}"
        for at, title in enumerate(titles):
            is_shown = at == self.tabs.currentIndex()
            self.tabs.setTabText(at, f"{title} ({count})" if is_shown else title)

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
