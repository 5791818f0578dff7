"""What takes longer than a key should: the person sees that it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from soat_gui.status_line import StatusLine

MANY = 5000
"""Decisions in one action that take longer than 50 ms."""


@contextmanager
def one_moment(status: StatusLine, decisions: int) -> Iterator[None]:
    """Say so in the status line, and show the cursor that waits, if there are many decisions."""
    if decisions <= MANY:
        yield
        return
    status.say(QCoreApplication.translate("Busy", "One moment…"))
    status.repaint()
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        status.say("")
