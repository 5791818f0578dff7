"""The reports opened last: a list in the settings, and its menu."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from soat_gui.commands.command import Command
from soat_gui.palette.entries import Entry
from soat_gui.settings import Settings

MOST = 15
_LONGEST = 60
"""Code points of a path in a menu."""


class RecentFiles(QObject):
    """Paths only, kept where only the person can read them; nothing at all when switched off."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        settings.changed.connect(self._follow)

    @property
    def paths(self) -> Sequence[Path]:
        """The one opened last comes first."""
        return [Path(name) for name in self._settings.recent_files]

    def add(self, path: Path, *, in_place_of: Path | None = None) -> None:
        """A report was opened, or saved ``in_place_of`` the text it came from."""
        if not self._settings.keeps_recent:
            return
        path = path.absolute()
        gone = [path, *([in_place_of.absolute()] if in_place_of else [])]
        self._keep([path, *(one for one in self.paths if not _is_among(one, gone))][:MOST])

    def forget(self, path: Path) -> None:
        self._keep([one for one in self.paths if one != path])

    def clear(self) -> None:
        self._keep([])

    def _keep(self, paths: Sequence[Path]) -> None:
        if paths != self.paths:
            self._settings.recent_files = [str(path) for path in paths]
            self.changed.emit()

    def _follow(self, name: str) -> None:
        if name == "keeps_recent" and not self._settings.keeps_recent:
            self.clear()


class RecentMenu(QMenu):
    """Made anew whenever it opens."""

    def __init__(
        self,
        recent: RecentFiles,
        open_it: Callable[[str], object],
        clear: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._recent = recent
        self._open_it = open_it
        self._clear = clear
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.retranslate()

    def stand_after(self, action: QAction) -> None:
        """Take the place after an action in the menu where that stands."""
        for menu in action.associatedObjects():
            if isinstance(menu, QMenu):
                actions = menu.actions()
                menu.insertMenu(actions[actions.index(action) + 1], self)

    def retranslate(self) -> None:
        self.setTitle(self.tr("Open &recent"))

    def fill(self) -> None:
        """Show the list as it is now."""
        self.clear()
        paths = self._recent.paths
        for number, path in enumerate(paths, 1):
            key = f"&{number}  " if number < 10 else "    "
            action = self.addAction(key + short_path(path).replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._open_it(str(path)))
        if paths:
            self.addSeparator()
            self.addAction(self.tr("&Clear the list")).triggered.connect(lambda: self._clear())
        else:
            self.addAction(self.tr("No report was opened yet")).setEnabled(False)


def palette_entries(recent: RecentFiles) -> list[Entry]:
    """The list as the palette offers it."""
    section = QCoreApplication.translate("RecentMenu", "Open &recent").replace("&", "")
    return [
        Entry(
            Command("recent-file", str(path), "file.open_recent", argument=str(path)),
            f"{section}: {short_path(path)}",
            section,
            "",
        )
        for path in recent.paths
    ]


def short_path(path: Path, longest: int = _LONGEST) -> str:
    """A path as people read it in a line: the name, then the end of where it is."""
    folder = path.parent
    try:
        place = str("~" / folder.relative_to(Path.home()))
    except ValueError:
        place = str(folder)
    name = path.name
    if len(name) > longest:
        name = f"{name[: longest // 2]}…{name[-longest // 2 + 1 :]}"
    room = max(16, longest - len(name))
    if len(place) > room:
        place = "…" + place[1 - room :]
    return f"{name}  –  {place}"


def _is_among(path: Path, others: Sequence[Path]) -> bool:
    # Nobody may have to wait for a drive that does not answer: only the names are compared.
    return any(os.path.normcase(path) == os.path.normcase(other) for other in others)
