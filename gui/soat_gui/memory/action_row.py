"""What can be done with the memory as a whole, and with its chosen rows."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class ActionRow(QWidget):
    """Buttons; none is pressed by an Enter that was meant for something else."""

    def __init__(self) -> None:
        super().__init__()
        self.forget = QPushButton(self.tr("F&orget rows"))
        self.clear = QPushButton(self.tr("Forget e&verything…"))
        self.import_ = QPushButton(self.tr("&Import…"))
        self.export = QPushButton(self.tr("&Export…"))
        self.close_ = QPushButton(self.tr("C&lose"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.forget)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.import_)
        row.addWidget(self.export)
        row.addSpacing(14)
        row.addWidget(self.close_)
        for button in (self.forget, self.clear, self.import_, self.export, self.close_):
            button.setAutoDefault(False)
