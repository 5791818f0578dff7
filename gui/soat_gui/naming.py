"""The name of the report in front: in the corner of the menu bar and in the title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QMainWindow

from soat_gui.desk import Desk
from soat_gui.theme import interface_pixels

_WIDTH, _HEIGHT, _EDGE = 420, 26, 20


class NameLabel(QLabel):
    """Follows the desk.  Long names are cut in the middle; the tool tip has the whole path."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self.setObjectName("fileName")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContentsMargins(0, 0, 8, 0)
        self._give_room()
        for signal in (desk.shown, desk.changed, desk.saved_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """The report is another one, has another name, or is saved or not."""
        session = self._desk.session
        name = session.name if session else ""
        if session is not None and session.read_only is not None:
            name = self.tr("{name} (only for reading)").format(name=name)
        room = interface_pixels(_WIDTH - _EDGE)
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self.setToolTip(str(session.record or session.source) if session else "")
        self._window.setWindowTitle(f"{name}[*] – Soát" if name else "Soát")
        self._window.setWindowModified(session is not None and session.is_modified)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._give_room()
            self.refresh()
        super().changeEvent(event)

    def _give_room(self) -> None:
        # QMenuBar places this once; a size of its own keeps it there whatever the name.
        self.setFixedSize(interface_pixels(_WIDTH), interface_pixels(_HEIGHT))
