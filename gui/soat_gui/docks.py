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
    beside: str
    share: float
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
        self,
        name: str,
        make: Callable[[], Panel],
        area: Area = Area.RightDockWidgetArea,
        *,
        beside: str = "",
        share: float = 0.0,
    ) -> None:
        """Make a panel known; ``name`` is that of its object and in the settings.

        Panels of one area stand one behind the other, with tabs, but for one that shall stand
        ``beside`` another.  ``share`` is how much of the window's width (0 to 1) a panel at the
        side takes; else it is what it asks for.
        """
        self._places[name] = _Place(make, area, beside, share)

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
            self._give_share(place)
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
        if state is not None:  # they have the widths that the clerk gave them
            for place in self._places.values():
                place.share = 0.0
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
            self._put_behind(name, place)
        dock.toggleViewAction().toggled.connect(lambda on: self._toggled(name, on))

    def _put_behind(self, name: str, place: _Place) -> None:
        """One behind the other, or a small window has no room for any of them."""
        # The last one that was made stands alone in its place, if any does.
        for other_name, other in reversed(self._places.items()):
            is_pair = other_name == place.beside or other.beside == name
            if other.dock is None or other is place or other.area != place.area or is_pair:
                continue
            if self._window.dockWidgetArea(other.dock) == place.area:
                assert place.dock is not None
                self._window.tabifyDockWidget(other.dock, place.dock)
                return

    def _give_share(self, place: _Place) -> None:
        """The width it asks for by its share; once, then it is the clerk's to choose."""
        if not place.share or place.dock is None or place.dock.isFloating():
            return
        beside = self._places[place.beside].dock if place.beside else None
        if place.beside and (beside is None or beside.isHidden()):
            return
        width = round(self._window.width() * place.share)
        docks, widths = [place.dock], [width]
        if beside is not None:
            docks, widths = [*docks, beside], [width, self._window.width() - width]
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        place.share = 0.0

    def _toggled(self, name: str, on: bool) -> None:
        self.shown.emit(name, on)
