"""The strip over the text that says that a report can only be read, why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from soat_core.files import Barrier, ReadOnly


class ReadOnlyStrip(QFrame):
    """There as long as such a report is in front; nobody has to answer it."""

    edit_wanted = Signal()
    """The clerk wants to work on the report all the same, or now that it is free."""
    copy_wanted = Signal()
    """The clerk wants a copy of her own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("kind", "warning")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.edit, self.copy = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 10, 6)
        layout.setSpacing(10)
        layout.addWidget(self.text, 1)
        for button in (self.edit, self.copy):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)
        self.edit.clicked.connect(self.edit_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self._why: ReadOnly | None = None
        self._is_free = False
        self.hide()

    def show_why(self, why: ReadOnly | None, *, is_free: bool = False) -> None:
        """None where the report can be worked on; ``is_free`` says that whoever had it open has
        closed it."""
        self._why, self._is_free = why, is_free
        self.setVisible(why is not None)
        if why is None:
            return
        self.text.setText(self._said(why))
        self.setAccessibleName(self.text.text())
        self.edit.setText(self.tr("Edit now") if is_free else self.tr("Edit all the same…"))
        self.edit.setVisible(why.barrier is Barrier.LOCKED)
        self.copy.setText(self.tr("Work on a copy…"))
        self.copy.setVisible(why.barrier is Barrier.LOCKED and not is_free)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_why(self._why, is_free=self._is_free)
        super().changeEvent(event)

    def _said(self, why: ReadOnly) -> str:
        if why.barrier is Barrier.NEWER:
            return self.tr(
                "Only for reading: a newer version of Soát wrote this record, and this one would "
                "lose part of it. Update Soát to work on it."
            )
        if self._is_free:
            return self.tr("Only for reading. Nobody else has this report open any more.")
        holder = why.holder
        name = holder.shown_name if holder is not None else "?"
        if holder is None or not holder.machine:
            return self.tr("Only for reading: {name} has this report open.").format(name=name)
        if holder.since is None:
            text = self.tr("Only for reading: {name} has this report open on {machine}.")
            return text.format(name=name, machine=holder.machine)
        text = self.tr("Only for reading: {name} has this report open on {machine} since {when}.")
        when = holder.since.strftime("%H:%M, %d/%m/%Y")
        return text.format(name=name, machine=holder.machine, when=when)
