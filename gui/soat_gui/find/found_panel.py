"""The dock with all that was found: to look through, or to replace what is ticked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from soat_core.search import Hits, Plan
from soat_gui.docks import Panel
from soat_gui.find.found_model import FoundModel
from soat_gui.find.found_view import FoundView
from soat_gui.find.planning import Planning
from soat_gui.theme import interface_pixels


class FoundPanel(Panel):
    """Shows the hits of a query, or what would become of them; ``applied`` says: do it."""

    applied = Signal()
    walked = Signal(int)
    """The number of the hit that is looked at."""
    visited = Signal(int)
    """The number of the hit where the clerk wants to stay."""
    back = Signal()
    """Esc: to the bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = FoundModel()
        self.view = FoundView(self.model)
        self.summary, self.placeholder, self.hints = QLabel(), QLabel(), QLabel()
        self.apply_button = QPushButton()
        self._planning = Planning(self)
        self._is_asked = False
        self._assemble()
        self._planning.advanced.connect(self._planned)
        self.model.counted.connect(self._count)
        self.apply_button.clicked.connect(self._apply)
        self.view.entered.connect(self._enter)
        self.view.walked.connect(self.walked)
        self.view.visited.connect(self.visited)
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Found")

    @property
    def is_replacing(self) -> bool:
        return self.model.plan is not None

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(800), interface_pixels(270))

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is shown

    def show_hits(self, hits: Hits | None, current: int | None = None) -> None:
        """Show what was found, to be looked through."""
        self._show(hits, None, current)

    def show_plan(
        self, hits: Hits, plan: Plan, current: int | None = None, *, anew: bool = True
    ) -> None:
        """Show what would become of what was found; see ``FoundModel.show``."""
        self._show(hits, plan, current, anew=anew)

    def follow(self, current: int | None) -> None:
        """Another hit is the current one in the text."""
        if current is not None and not self.view.hasFocus():
            self.view.stand_on(current)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("What was found"))
        self.placeholder.setText(self.tr("Ctrl+F finds; all that was found can be listed here."))
        self._say_keys()
        self._count()

    # Within

    def _assemble(self) -> None:
        for label in (self.placeholder, self.hints):
            label.setObjectName("quiet")
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.apply_button.setAutoDefault(False)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.hints, 1)
        below.addWidget(self.summary)
        below.addWidget(self.apply_button)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(5)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        self._content, self._stack = content, QStackedWidget()
        self._stack.addWidget(self.placeholder)
        self._stack.addWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _show(
        self, hits: Hits | None, plan: Plan | None, current: int | None, *, anew: bool = True
    ) -> None:
        self._is_asked = self._is_asked and not anew
        self.model.show(hits, plan, anew=anew)
        self.view.show_replacing(plan is not None)
        self.apply_button.setVisible(plan is not None)
        self._stack.setCurrentWidget(self._content if hits is not None else self.placeholder)
        if current is not None:
            self.view.stand_on(current)
        self._say_keys()
        self._planning.begin(plan)

    def _enter(self) -> None:
        """Enter does what the list is for."""
        if self.is_replacing:
            self._apply()
        elif self.view.current is not None:
            self.visited.emit(self.view.current)

    def _apply(self) -> None:
        """At once if it is known by now what can be replaced, else as soon as it is."""
        plan = self.model.plan
        if plan is not None:
            self._is_asked = not plan.is_complete
            if plan.is_complete and self.model.ticked:
                self.applied.emit()
        self._count()

    def _planned(self, first: int, last: int) -> None:
        self.model.planned(first, last)
        if self._is_asked and self.model.plan is not None and self.model.plan.is_complete:
            self._apply()

    def _say_keys(self) -> None:
        if self.is_replacing:
            self.hints.setText(self.tr("Space tick · Ctrl+A all or none · Esc back"))
        else:
            self.hints.setText(self.tr("Enter go there · Esc back"))

    def _count(self) -> None:
        plan = self.model.plan
        self.apply_button.setText(self.tr("Replace") + "  Enter")
        if plan is None:
            self.summary.setText(self.tr("%n place(s)", "", self.model.rowCount()))
            return
        text = self.tr("{ticked} of {all} ticked").format(
            ticked=self.model.ticked, all=len(plan.rewrites)
        )
        if plan.obstacles:
            text += " · " + self.tr("%n cannot be replaced", "", plan.obstacles)
        if self._is_asked:
            text = self.tr("getting ready…")
        self.summary.setText(text)
        self.apply_button.setEnabled(self.model.ticked > 0)
