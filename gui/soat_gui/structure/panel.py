"""The dock: what parts the document has, which of them are decided, and correcting them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from soat_core.annotating.arranging import Arrangement
from soat_core.annotating.naming import title_of
from soat_core.structure.checks import NumberFinding
from soat_core.structure.kinds import BlockKind
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.structure.model import StructureModel
from soat_gui.structure.view import StructureView
from soat_gui.theme import interface_pixels


class StructurePanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    chosen = Signal(int, object)
    """The ``BlockKind`` that a part shall have."""
    all_accepted = Signal()

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bindings = bindings
        self.model = StructureModel(self)
        self.view = StructureView(self.model, bindings)
        self.kinds = QMenu(self)
        self.count, self.fault, self.placeholder, self.hints = (QLabel() for _ in range(4))
        self.accept, self.accept_all = QPushButton(), QPushButton()
        self._is_looking = False
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Structure")

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(320), interface_pixels(420))

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_parts(
        self, arrangement: Arrangement | None, *, is_looking: bool, here: int | None = None
    ) -> None:
        """Other parts, with the same one current as far as it is still there; before any was, the
        one over the OCR offset ``here``."""
        current, self._is_looking = self.view.current, is_looking
        place = here
        if current is not None and self.model.arrangement is not None:
            place = self.model.arrangement.parts[current].start.offset
        self.model.show(arrangement)
        self.view.expandAll()
        if arrangement is not None and place is not None:
            self.view.stand_on(arrangement.part_over(place) or 0)
        self._refresh()
        self.view.scrollTo(self.view.currentIndex())

    def ask_kind(self, at: int) -> None:
        """Offer the kinds, at the part's row."""
        rect = self.view.visualRect(self.model.index_of(at))
        self.kinds.clear()
        for kind in BlockKind:
            action = QAction(title_of(kind), self.kinds)
            action.triggered.connect(lambda _on=False, kind=kind: self.chosen.emit(at, kind))
            self.kinds.addAction(action)
        self.kinds.popup(self.view.viewport().mapToGlobal(rect.bottomLeft()))

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Parts of the document"))
        self.accept.setText(self.tr("&Accept"))
        self.accept_all.setText(self.tr("Accept a&ll"))
        self.hints.setText(
            self.tr(
                "Enter to the place · Space accept · Alt+←/→ level · K kind · J join with the next "
                "· S split at the word · T table or text · C cell from the word on · H head of the "
                "table · Esc back"
            )
        )
        self._refresh()

    # Within

    def _assemble(self) -> None:
        for label in (self.count, self.fault, self.placeholder, self.hints):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.count, self.placeholder, self.hints):
            label.setObjectName("quiet")
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        for button in (self.accept, self.accept_all):
            button.setAutoDefault(False)
            buttons.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.placeholder, 1)
        layout.addWidget(self.fault)
        layout.addLayout(buttons)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        self.view.walked.connect(lambda _at: self._refresh())
        self.accept.clicked.connect(lambda: self.view.act("Space"))
        self.accept_all.clicked.connect(self.all_accepted)

    def _refresh(self) -> None:
        """Say how far it is, and what is wrong with the current part."""
        arrangement = self.model.arrangement
        parts = arrangement.parts if arrangement is not None else []
        open_count = sum(part.note is None for part in parts)
        self.view.setHidden(not parts)
        self.placeholder.setHidden(bool(parts))
        self.placeholder.setText(self._why_empty())
        left = self.tr("%n proposal(s) left to decide", "", open_count)
        self.count.setText(left if open_count else self.tr("All parts are decided"))
        current = self.view.current
        for widget in (self.count, self.accept, self.accept_all, self.hints):
            widget.setHidden(not parts)
        self.accept.setEnabled(current is not None and not self.model.is_decided(current))
        self.accept_all.setEnabled(open_count > 0)
        fault = self.model.faults.get(current) if current is not None else None
        self.fault.setText(self._told(fault) if fault else "")
        self.fault.setHidden(fault is None)

    def _told(self, fault: NumberFinding) -> str:
        words = self.tr("{fault}. If the author wrote it so, go there and press {key}.")
        message = fault.message[:1].upper() + fault.message[1:]
        return words.format(fault=message, key=self._bindings.shown_of("source"))

    def _why_empty(self) -> str:
        if self.model.arrangement is None and not self._is_looking:
            return self.tr("No report is open.")
        if self._is_looking:
            return self.tr("Looking…")
        return self.tr("Nothing found.")
