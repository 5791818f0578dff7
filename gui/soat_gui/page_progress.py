"""How far the reading of a scan has come, and a way to stop it."""

from __future__ import annotations

import math
import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from soat_gui.message_bar import Choice, Kind, MessageBar

_PATIENCE_MS = 700
"""What is read sooner needs no message."""
_LOOKS_BACK = 20
"""By so many pages is told how long the others will take."""
_WORTH_TELLING_S = 30


class Reading(QObject):
    """One file being read.  ``tell`` is called in the other thread."""

    told = Signal(int, int)
    """Pages read, and all of them."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.done, self.count = 0, 0
        self.is_cancelled = False
        self._times: deque[tuple[int, float]] = deque(maxlen=_LOOKS_BACK)

    def note(self, done: int, count: int) -> None:
        """So many pages are read by now."""
        if self._times and done - self._times[-1][0] != 1:
            self._times.clear()  # what was kept from before comes all at once
        self.done, self.count = done, count
        self._times.append((done, time.monotonic()))

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take; None where that is not known yet."""
        if len(self._times) < 3:
            return None
        (first, begin), (last, end) = self._times[0], self._times[-1]
        return (end - begin) / (last - first) * (self.count - self.done)

    def tell(self, done: int, count: int) -> None:
        self.told.emit(done, count)


class PageProgress(QObject):
    """Shows one reading at a time, when it takes long."""

    def __init__(self, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._reading: Reading | None = None
        self._is_shown = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        messages.closed.connect(self._closed)

    def begin(self, name: str) -> Reading:
        """A file is to be read."""
        self._reading = Reading(name, self)
        self._reading.told.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self._patience.start()
        return self._reading

    def end(self) -> None:
        """It was read, or could not be."""
        self._patience.stop()
        if self._is_shown:
            self._is_shown = False
            self._messages.dismiss()
        if self._reading is not None:
            self._reading.deleteLater()
            self._reading = None

    def _told(self, done: int, count: int) -> None:
        reading = self._reading
        if reading is not None and reading is self.sender():
            reading.note(done, count)
            if self._is_shown:
                self._messages.text.setText(self._text(reading))

    def _show(self) -> None:
        reading = self._reading
        # Text files have no pages to wait for; questions go first.
        if reading is None or not reading.count or self._messages.choices:
            if reading is not None:
                self._patience.start()
            return
        self._is_shown = True
        stop = Choice(self.tr("Stop"), self.stop)
        self._messages.show_message(Kind.INFO, self._text(reading), [stop])

    def _text(self, reading: Reading) -> str:
        text = self.tr("Reading page {page} of {pages} of {name}…")
        page = min(reading.done + 1, reading.count)
        told = text.format(page=page, pages=reading.count, name=reading.name)
        left = reading.seconds_left
        if left is None or left < _WORTH_TELLING_S:
            return told
        rest = self.tr("About %n minute(s) left.", "", math.ceil(left / 60))
        return f"{told} {rest}"

    def stop(self) -> None:
        """Read no further page; what was read is kept."""
        if self._reading is not None:
            self._reading.is_cancelled = True

    def _closed(self) -> None:
        self._is_shown = False
