"""Messages over the top of a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from soat_gui.message_bar import Choice, Kind, MessageBar


class FloatingMessageBar(MessageBar):
    """A message bar over the top of a dialog, so that nothing in it moves."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        over.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def show_message(
        self,
        kind: Kind,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        listed: bool = False,
        asks: bool = True,
    ) -> None:
        super().show_message(kind, text, choices, listed=listed, asks=asks)
        self._place()

    def _place(self) -> None:
        width = min(self._over.width() - 24, 1000)
        self.setFixedWidth(width)
        self._layout.activate()
        height = self._layout.heightForWidth(width)
        self.setFixedHeight(max(44, height if height > 0 else self.sizeHint().height()))
        self.move((self._over.width() - width) // 2, 10)
