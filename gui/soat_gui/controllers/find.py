"""Find and replace."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from soat_gui.docks import Panel
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.find.finder import Finder

FOUND = "found"
"""The dock with the list, by name."""


class FindController(QObject):
    """Ctrl+F, Ctrl+H, Ctrl+G.  The bar and all behind it are made when they are first wanted."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._is_made = False
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        workplace.docks.add(FOUND, self._panel, bottom)

    @cached_property
    def finder(self) -> Finder:
        from soat_gui.find.finder import Finder  # the window is there before it is loaded

        self._is_made = True
        return Finder(self._workplace, FOUND)

    def close(self) -> None:
        """The window is closed."""
        if self._is_made:
            self.finder.close()

    # Commands

    def find(self) -> None:
        """Ask what to find; asked again, what was asked is chosen, to be typed over."""
        self.finder.find()

    def replace(self) -> None:
        """Ask what to find and what to put in its place."""
        self.finder.replace()

    def next(self) -> None:
        self.finder.step(1)

    def previous(self) -> None:
        self.finder.step(-1)

    def _panel(self) -> Panel:
        return self.finder.listing.make_panel()
