"""Hearing, in the window's thread, that something asked for elsewhere is known."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class Answers(QObject):
    """Calls one function for each answer."""

    def __init__(self, came: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._came = came

    def follow(self, asked: Future[Any]) -> None:
        """The function is called when this is known."""
        asked.add_done_callback(lambda _: self._tell())

    def _tell(self) -> None:
        """In whichever thread the answer arrived."""
        with contextlib.suppress(RuntimeError):  # the window was closed
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        self._came()
        return True
