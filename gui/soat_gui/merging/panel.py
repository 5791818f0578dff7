"""The dock: one conflict after the other, each decided by one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from soat_core.merging import Change, Merger, Side, Standing
from soat_gui.commands.keys import key_of
from soat_gui.docks import Panel
from soat_gui.history.times import told
from soat_gui.labels import let_wrap
from soat_gui.merging.model import DifferenceModel
from soat_gui.theme import interface_pixels

_KEYS = {"1", "2", "Return", "Enter", "Ctrl+Return", "Ctrl+Enter"}


class MergePanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    chosen = Signal(object, object)
    """A ``Difference`` and the ``Side`` that the clerk decides for."""
    walked = Signal(object)
    """The ``Difference`` that is current now."""
    visited = Signal(object)
    """A ``Difference`` whose place in the text the clerk wants to go to."""
    all_wanted = Signal()
    """Everything that only the other side changed is to be taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._titles = ("", "")
        self.model = DifferenceModel(self)
        self.view = QListView()
        self.heading, self.detail, self.hints = QLabel(), QLabel(), QLabel()
        self.shows_all = QCheckBox()
        self.mine, self.theirs, self.take_all = QPushButton(), QPushButton(), QPushButton()
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Two versions")

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(380), interface_pixels(420))

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_merger(
        self, merger: Merger | None, titles: tuple[str, str], *, shows_all: bool
    ) -> None:
        """``titles`` are what the two versions are called: mine, theirs."""
        self._titles = titles
        self.shows_all.setChecked(shows_all)
        self.model.show(merger, shows_all=shows_all)
        self._stand_on(self.model.next_open(-1) if self.model.rowCount() else None)
        self.refresh()

    def go_on(self) -> None:
        """To the next conflict that waits."""
        row = self.model.next_open(self._row)
        if row is not None:
            self._stand_on(row)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """The document changed."""
        self.model.renew()
        merger = self.model.merger
        open_ones = len(merger.open_conflicts()) if merger is not None else 0
        conflicts = len(merger.comparison.conflicts) if merger is not None else 0
        self.heading.setText(self._heading(merger, conflicts, open_ones))
        self._show_detail()
        waiting = len(merger.waiting()) if merger is not None else 0
        self.take_all.setText(self.tr("&Take what only they changed (%n)", "", waiting))
        self.take_all.setVisible(waiting > 0)
        for widget in (self.shows_all, self.view, self.hints):
            widget.setVisible(merger is not None)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Where the two versions differ"))
        self.shows_all.setText(self.tr("&All differences, not only conflicts"))
        self.hints.setText(
            self.tr("1, 2 decide · Enter to the place · Ctrl+Enter take the rest · Esc back")
        )
        self.refresh()

    # Events

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = key_of(event)
        if name in ("1", "2"):
            self._choose(Side.MINE if name == "1" else Side.THEIRS)
        elif name in ("Return", "Enter"):
            difference = self.model.difference(self._row)
            if difference is not None:
                self.visited.emit(difference)
        elif name in ("Ctrl+Return", "Ctrl+Enter"):
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    # Within

    @property
    def _row(self) -> int:
        return self.view.currentIndex().row()

    def _stand_on(self, row: int | None) -> None:
        if row is None:
            row = 0
        if row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def _choose(self, side: Side) -> None:
        difference = self.model.difference(self._row)
        if difference is not None:
            self.chosen.emit(difference, side)

    def _assemble(self) -> None:
        let_wrap(self.heading, self.detail)
        let_wrap(self.hints, quiet=True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setModel(self.model)
        self.view.installEventFilter(self)
        buttons = QHBoxLayout()
        for button in (self.mine, self.theirs, self.take_all):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons.addWidget(self.mine, 1)
        buttons.addWidget(self.theirs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addWidget(self.shows_all)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.detail)
        layout.addLayout(buttons)
        layout.addWidget(self.take_all)
        layout.addWidget(self.hints)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.mine.clicked.connect(lambda: self._choose(Side.MINE))
        self.theirs.clicked.connect(lambda: self._choose(Side.THEIRS))
        self.take_all.clicked.connect(self.all_wanted)
        self.shows_all.clicked.connect(self._show_again)
        self.view.doubleClicked.connect(
            lambda index: self.visited.emit(self.model.difference(index.row()))
        )
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._walked())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The list would search its rows for the digits, and open the row with Enter."""
        if isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return False

    def _walked(self) -> None:
        self._show_detail()
        difference = self.model.difference(self._row)
        if difference is not None:
            self.walked.emit(difference)

    def _show_again(self, shows_all: bool) -> None:
        self.show_merger(self.model.merger, self._titles, shows_all=shows_all)

    def _heading(self, merger: Merger | None, conflicts: int, open_ones: int) -> str:
        if merger is None:
            return self.tr("Nothing is being merged.")
        if not merger.comparison.differences:
            return self.tr("Both versions say the same.")
        if not conflicts:
            return self.tr("Nothing was decided differently by both.")
        decided = conflicts - open_ones
        if not open_ones:
            return self.tr("All %n conflict(s) decided.", "", conflicts)
        text = self.tr("{decided} of %n conflict(s) decided.", "", conflicts)
        return text.format(decided=decided)

    def _show_detail(self) -> None:
        """What each side says about the current difference, and how it stands."""
        row = self._row
        difference = self.model.difference(row)
        for widget in (self.mine, self.theirs, self.detail):
            widget.setVisible(difference is not None)
        if difference is None:
            return
        standing = self.model.standing(row)
        now = self.model.side_now(row)
        lines = []
        for number, (button, side) in enumerate(
            zip((self.mine, self.theirs), Side, strict=True), 1
        ):
            said = self.model.said(row, side)
            button.setText(f"{number}  {self._titles[number - 1]}".replace("&", "&&"))
            sign = "✓ " if now is side else "    "
            by = " · ".join(filter(None, [said.who, told(said.when) if said.when else ""]))
            lines.append(f"{sign}{number}  {said.text}" + (f"   ({by})" if by else ""))
        lines.append(self._standing(standing, difference.change))
        self.detail.setText("\n".join(lines))

    def _standing(self, standing: Standing, change: Change) -> str:
        if standing is Standing.OPEN:
            return self.tr("Both decided this: which one is right?")
        if standing is Standing.OTHER:
            return self.tr("It was changed to something else by now.")
        if change is Change.CONFLICT:
            return self.tr("Decided.")
        if change is Change.MINE:
            return self.tr("Only the first one changed this.")
        return self.tr("Only the second one changed this.")
