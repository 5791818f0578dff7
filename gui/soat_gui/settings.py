"""What the window remembers from one day to the next: choices only, never any report text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from soat_core.i18n import detect_language
from soat_gui.theme import DARK, LIGHT, SYSTEM


class Settings:
    """Typed access to a ``QSettings``; nonsense in the file counts as not set."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def language(self) -> str:
        chosen = self._store.value("language")
        return chosen if chosen in ("vi", "en") else detect_language()

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        chosen = self._store.value("theme")
        return chosen if chosen in (SYSTEM, LIGHT, DARK) else SYSTEM

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def text_size(self) -> float | None:
        """Pixels, or None where the size adapts to the text."""
        try:
            size = float(str(self._store.value("editor/text_size")))
        except ValueError:
            return None
        return size if 6 <= size <= 72 else None

    @text_size.setter
    def text_size(self, size: float | None) -> None:
        if size is None:
            self._store.remove("editor/text_size")
        else:
            self._store.setValue("editor/text_size", size)

    @property
    def remembers(self) -> bool:
        """Whether decisions are remembered for other reports."""
        return str(self._store.value("memory/on")).lower() != "false"

    @remembers.setter
    def remembers(self, on: bool) -> None:
        self._store.setValue("memory/on", on)

    @property
    def geometry(self) -> QByteArray | None:
        kept = self._store.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def docks(self) -> QByteArray | None:
        """Where the panels beside the text stand, as Qt keeps it."""
        kept = self._store.value("window/docks")
        return kept if isinstance(kept, QByteArray) else None

    @docks.setter
    def docks(self, state: QByteArray) -> None:
        self._store.setValue("window/docks", state)

    @property
    def open_docks(self) -> list[str]:
        """Names of the panels that were open."""
        return str(self._store.value("window/open_docks", "")).split()

    @open_docks.setter
    def open_docks(self, names: list[str]) -> None:
        self._store.setValue("window/open_docks", " ".join(names))
