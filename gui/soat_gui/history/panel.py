"""The dock: everything that was done, to go to, to undo back to, or to take back by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from soat_core.document import Document
from soat_core.history import Branch, Standing
from soat_core.history.taking_back import why_not
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.fields import SearchField
from soat_gui.history.model import HistoryModel
from soat_gui.history.times import told
from soat_gui.history.view import HistoryView
from soat_gui.labels import let_wrap
from soat_gui.theme import interface_pixels

_EDGE, _GAP = 10, 6


class HistoryPanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    brought_back = Signal(object)
    """The ``Branch`` that the clerk wants back."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = HistoryModel(self)
        self.view = HistoryView(self.model, bindings)
        self.field = SearchField(bindings)
        self.wind, self.take_back, self.bring_back = QPushButton(), QPushButton(), QPushButton()
        self.aside, self.reason, self.placeholder = QLabel(), QLabel(), QLabel()
        self.hints = QLabel()
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("History")

    @property
    def branch(self) -> Branch | None:
        """What was set aside last."""
        document = self.model.document
        branches = document.history.branches if document is not None else []
        return branches[-1] if branches else None

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(290), interface_pixels(420))

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_document(self, document: Document | None) -> None:
        self.model.show(document)
        if document is not None:
            self.view.stand_on(document.history.standing - 1)
        self._refresh()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("What was done, the newest first"))
        self.field.setPlaceholderText(self.tr("Find in the history"))
        self.field.setAccessibleName(self.tr("Find in the history"))
        self.take_back.setText(self.tr("Take back &this one"))
        self.bring_back.setText(self.tr("&Bring back"))
        self.hints.setText(
            self.tr(
                "Enter to the place · Ctrl+Enter undo back to here · Del take back this one · "
                "Esc back"
            )
        )
        self.model.renew()
        self._reserve()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.hasFocus() and self.field.text():
            self.field.clear()
            self.model.search("")
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # Within

    def _assemble(self) -> None:
        let_wrap(self.aside)
        let_wrap(self.reason, self.placeholder, self.hints, quiet=True)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons, above = QHBoxLayout(), QHBoxLayout()
        for button in (self.wind, self.take_back, self.bring_back):
            button.setAutoDefault(False)
        buttons.addWidget(self.wind, 1)
        buttons.addWidget(self.take_back, 1)
        above.addWidget(self.aside, 1)
        above.addWidget(self.bring_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, 8, _EDGE, 8)
        layout.setSpacing(_GAP)
        buttons.setSpacing(_GAP)
        layout.addWidget(self.field)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.placeholder, 1)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        self.field.searched.connect(self.model.search)
        self.field.stepped.connect(self._step)
        self.view.typed.connect(self._type)
        self.view.walked.connect(lambda _position: self._refresh())
        self.model.counted.connect(self._refresh)
        self.model.modelReset.connect(self._refresh)
        self.wind.clicked.connect(lambda: self.view.act("Ctrl+Return"))
        self.take_back.clicked.connect(lambda: self.view.act("Del"))
        self.bring_back.clicked.connect(self._bring_back)

    def _bring_back(self) -> None:
        if self.branch is not None:
            self.brought_back.emit(self.branch)

    def _step(self, key: int) -> None:
        """An arrow in the field walks the list, Enter goes to the first one found."""
        self.take_focus()
        if self.view.current is None and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        if key == Qt.Key.Key_Return.value:
            self.view.act("Return")

    def _type(self, letter: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(letter)

    def _refresh(self) -> None:
        """Say what can be done with the current row, and what was set aside."""
        is_empty = not self.model.rowCount()
        self.view.setHidden(is_empty)
        self.placeholder.setHidden(not is_empty)
        self.placeholder.setText(self._why_empty())
        self._show_aside()
        position, document = self.view.current, self.model.document
        for widget in (self.reason, self.wind, self.take_back, self.hints):
            widget.setHidden(is_empty or position is None)
        if position is None or document is None:
            return
        entry = self.model.entry(position)
        is_undone = entry.standing is Standing.UNDONE
        self.wind.setText(self._winding[is_undone])
        self.wind.setEnabled(is_undone or position < document.history.standing - 1)
        why = why_not(document, document.history.action_at(position).identity)
        self.take_back.setEnabled(not why)
        text = self.tr("Cannot be taken back by itself: {reason}.").format(reason=why)
        self.reason.setText(text if why and not is_undone else "")
        self.reason.setHidden(not self.reason.text())

    @property
    def _winding(self) -> tuple[str, str]:
        """What the first button says of an action that stands, and of one that was undone."""
        return self.tr("&Undo back to here"), self.tr("Re&do up to here")

    def _reserve(self) -> None:
        """As wide as the buttons ever are, or the text would move whenever they come or change."""
        widths = []
        for text in self._winding:
            self.wind.setText(text)
            widths.append(self.wind.sizeHint().width())
        margins = self.contentsMargins().left() + 2 * _EDGE + _GAP
        self.setMinimumWidth(max(widths) + self.take_back.sizeHint().width() + margins)

    def _show_aside(self) -> None:
        branch = self.branch
        for widget in (self.aside, self.bring_back):
            widget.setHidden(branch is None)
        if branch is not None:
            count = len(branch.steps)
            text = self.tr("%n undone action(s) was/were set aside ({when}).", "", count)
            self.aside.setText(text.format(when=told(branch.steps[-1].action.when)))

    def _why_empty(self) -> str:
        if self.model.document is None:
            return self.tr("No report is open.")
        if self.field.text() and self.model.is_searching:
            return self.tr("Looking…")
        if self.field.text():
            return self.tr("Nothing found.")
        return self.tr("Nothing was done yet.")
