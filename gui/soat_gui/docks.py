"""Panels beside the text that come and go by key: series, history, ..."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from soat_gui.settings import Settings

Area = Qt.DockWidgetArea


class Panel(QWidget):
    """What stands in a dock.  Esc goes back to the text; the panel stays."""

    left = Signal()
    """The clerk wants the text back."""
    retranslated = Signal()

    @property
    def title(self) -> str:
        """Of the dock, in the window's language."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the window's language."""

    def take_focus(self) -> None:
        """The panel was opened, or gone back to, by key."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.retranslated.emit()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


@dataclass
class _Place:
    make: Callable[[], Panel]
    area: Area
    dock: QDockWidget | None = None
    panel: Panel | None = None


class Docks(QObject):
    """The panels of a window.  None is made before it is shown for the first time."""

    shown = Signal(str, bool)
    """A panel, by its name, has come (True) or gone."""

    def __init__(
        self, window: QMainWindow, settings: Settings, back_to_text: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._back_to_text = back_to_text
        self._places: dict[str, _Place] = {}

    def add(
        self, name: str, make: Callable[[], Panel], area: Area = Area.RightDockWidgetArea
    ) -> None:
        """Make a panel known; ``name`` is that of its object and in the settings."""
        self._places[name] = _Place(make, area)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all panels there are, shown or not."""
        return tuple(self._places)

    def is_shown(self, name: str) -> bool:
        dock = self._places[name].dock
        return dock is not None and not dock.isHidden()

    def has_focus(self, name: str) -> bool:
        panel, focus = self._places[name].panel, QApplication.focusWidget()
        return panel is not None and focus is not None and panel.isAncestorOf(focus)

    def toggle(self, name: str) -> None:
        """Show a panel and go there; from there, back to the text and put it away."""
        if self.is_shown(name) and self.has_focus(name):
            self.hide(name)
        else:
            self.show(name)

    def show(self, name: str, *, focus: bool = True) -> Panel:
        """Show a panel, and go there unless told otherwise."""
        place = self._places[name]
        if place.dock is None:
            self._make(name, place)
        assert place.dock is not None and place.panel is not None
        if place.dock.isHidden():
            place.dock.show()
        place.dock.raise_()
        if focus:
            place.panel.take_focus()
        return place.panel

    def hide(self, name: str) -> None:
        """Put a panel away; the text has the keyboard again if the panel had it."""
        had_focus = self.has_focus(name)
        dock = self._places[name].dock
        if dock is not None:
            dock.hide()
        if had_focus:
            self._back_to_text()

    def restore(self) -> None:
        """As they stood when the window was closed last."""
        state = self._settings.docks
        if state is not None:
            self._window.restoreState(state)
        for name in self._settings.open_docks:
            if name in self._places:
                self.show(name, focus=False)

    def keep(self) -> None:
        """Remember how they stand."""
        self._settings.docks = self._window.saveState()
        self._settings.open_docks = [name for name in self._places if self.is_shown(name)]

    def _make(self, name: str, place: _Place) -> None:
        panel = place.make()
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(name)
        dock.setWidget(panel)
        place.dock, place.panel = dock, panel
        panel.left.connect(self._back_to_text)
        panel.retranslated.connect(lambda: dock.setWindowTitle(panel.title))
        dock.hide()
        if not self._window.restoreDockWidget(dock):
            self._window.addDockWidget(place.area, dock)
        dock.toggleViewAction().toggled.connect(lambda on: self._toggled(name, on))

    def _toggled(self, name: str, on: bool) -> None:
        self.shown.emit(name, on)
