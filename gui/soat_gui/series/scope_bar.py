"""Which series of the current token is shown: the word, the pattern, a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar

from soat_core.series import SeriesKey


class ScopeBar(QTabBar):
    """A tab for each; changed by the arrow keys of the concordance, or by a click."""

    chosen = Signal(object)
    """The ``SeriesKey`` that is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[SeriesKey] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentChanged.connect(self._choose)

    @property
    def key(self) -> SeriesKey | None:
        """Of the series that is shown."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else None

    @property
    def keys(self) -> Sequence[SeriesKey]:
        return self._keys

    def show_series(self, series: Sequence[tuple[SeriesKey, str]], at: int = 0) -> None:
        """Offer these, with their titles; nobody has chosen one yet."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._keys = [key for key, _ in series]
        for _, title in series:
            self.addTab(title.replace("&", "&&"))
        self.setCurrentIndex(at)
        self.blockSignals(False)

    def name(self, titles: Sequence[str]) -> None:
        """Other titles for the same series."""
        for at, title in enumerate(titles):
            if self.tabText(at) != title.replace("&", "&&"):
                self.setTabText(at, title.replace("&", "&&"))

    def step(self, by: int) -> None:
        """To the series beside the one shown, round and round."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._keys):
            self.chosen.emit(self._keys[at])
