"""The dock: what was found and what is marked, with kind and values of the current one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soat_gui.annotations.details import Details
from soat_gui.annotations.items import Listing
from soat_gui.annotations.kinds import Kinds
from soat_gui.annotations.model import AnnotationModel
from soat_gui.annotations.view import AnnotationView
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.labels import let_wrap
from soat_gui.theme import interface_pixels


class AnnotationPanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    wanted = Signal()
    """Another listing, or those of another kind."""
    safe_wanted = Signal()
    widened = Signal()
    """All is to be listed again, and not one series only."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.listing = Listing.PROPOSED
        self.view, self.details = AnnotationView(), Details(bindings)
        self.choices = {listing: QPushButton() for listing in Listing}
        self.only, self.safe = QComboBox(), QPushButton()
        self.placeholder, self.hints = QLabel(), QLabel()
        self._counts = dict.fromkeys(Listing, 0)
        self._is_looking = False
        self._safe_count = 0
        self._series = 0
        """How many places the series has that alone is listed."""
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Names, dates, numbers")

    @property
    def only_kind(self) -> str:
        """The kind that alone is listed; empty for all."""
        return str(self.only.currentData() or "")

    @property
    def is_writing(self) -> bool:
        """Whether values are being written that are not recorded."""
        return self._is_in_details and self.details.is_changed

    @property
    def _is_in_details(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QWidget) and self.details.isAncestorOf(focus)

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(900), interface_pixels(300))

    def take_focus(self) -> None:
        target: QWidget = self.choices[self.listing] if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.isHidden():
            self.view.walked.emit()

    # What is shown

    def show_model(self, model: AnnotationModel | None) -> None:
        """Another list, from its beginning; None where no report is open."""
        self.view.show_items(model)
        self.show_whether_empty()

    def show_kinds(self, kinds: Kinds) -> None:
        """Those by which the list can be narrowed."""
        chosen = self.only_kind
        with QSignalBlocker(self.only):
            self.only.clear()
            self.only.addItem(self.tr("All kinds"), "")
            for kind in kinds.all:
                self.only.addItem(kind.title, kind.name)
            self.only.setCurrentIndex(max(0, self.only.findData(chosen)))

    def count(self, counts: dict[Listing, int], safe: int, *, looking: bool) -> None:
        """How many there are of each, and whether more are being looked for."""
        self._counts, self._safe_count, self._is_looking = counts, safe, looking
        self.show_whether_empty()
        self._name()

    def tell_series(self, count: int) -> None:
        """Only a series of so many places is listed; 0 where it is not only one."""
        if count != self._series:
            self._series = count
            self._tell_keys()

    def show_whether_empty(self) -> None:
        model = self.view.items
        is_empty = model is None or not model.rowCount()
        had_focus = self.view.hasFocus() or self._is_in_details
        self.view.setHidden(is_empty)
        self.details.setHidden(is_empty)
        self.placeholder.setHidden(not is_empty)
        if is_empty and had_focus:
            self.choices[self.listing].setFocus()
        elif not is_empty and self.choices[self.listing].hasFocus():
            self.view.setFocus()  # what was waited for has come
        self.placeholder.setText(self._why_empty())

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Names, dates, numbers"))
        self.only.setAccessibleName(self.tr("Only this kind"))
        if self.only.count():
            self.only.setItemText(0, self.tr("All kinds"))
        self._tell_keys()
        if self.view.items is not None:
            self.view.items.renew()
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._series:
            self.widened.emit()
        else:
            super().keyPressEvent(event)

    # Within

    def _assemble(self) -> None:
        self._group = QButtonGroup(self)
        top, middle, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(8)
        middle.setSpacing(12)
        for button in self.choices.values():
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button)
            top.addWidget(button)
        self.choices[self.listing].setChecked(True)
        self.safe.setAutoDefault(False)
        top.addWidget(self.only)
        top.addStretch(1)
        top.addWidget(self.safe)
        let_wrap(self.placeholder, self.hints, quiet=True)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details.setFixedWidth(interface_pixels(256))
        middle.addWidget(self.placeholder, 1)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.details)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        for listing, button in self.choices.items():
            button.clicked.connect(lambda _on=False, one=listing: self._choose(one))
        self.only.activated.connect(lambda _at: self.wanted.emit())
        self.safe.clicked.connect(self.safe_wanted)
        self.details.left.connect(self.take_focus)

    def _tell_keys(self) -> None:
        if self._series:
            self.hints.setText(
                self.tr(
                    "%n place(s) with the same words. Ctrl+R once more marks all of them · Enter: "
                    "this one · Delete: not this one · Esc: the whole list again",
                    "",
                    self._series,
                )
            )
            return
        self.hints.setText(
            self.tr(
                "Enter: take, next one · Delete: not this · "
                "Ctrl+R: see all alike, again takes them · letter: another kind · F2: values · "
                "Shift+←→: end · Ctrl+Shift+←→: beginning · "
                "Ctrl+Shift+E: the author's mistake · Esc: back"
            )
        )

    def _choose(self, listing: Listing) -> None:
        self.listing = listing
        self.wanted.emit()

    def show_listing(self, listing: Listing) -> None:
        self.choices[listing].setChecked(True)
        self._choose(listing)

    def _name(self) -> None:
        names = {
            Listing.PROPOSED: self.tr("&Proposed ({n})"),
            Listing.MARKED: self.tr("&Marked ({n})"),
            Listing.FINDINGS: self.tr("To &check ({n})"),
            Listing.ALL: self.tr("&All ({n})"),
        }
        for listing, name in names.items():
            self.choices[listing].setText(name.format(n=self._counts[listing]))
        none = self.tr("Mark all &sure ones")
        some = self.tr("Mark all %n &sure one(s)", "", self._safe_count)
        self.safe.setText(some if self._safe_count else none)
        self.safe.setEnabled(self._safe_count > 0)
        self.placeholder.setText(self._why_empty())

    def _why_empty(self) -> str:
        if self._is_looking and self.listing is not Listing.MARKED:
            return self.tr("Looking for names, dates and numbers…")
        return {
            Listing.PROPOSED: self.tr("Nothing is proposed: everything found was decided."),
            Listing.MARKED: self.tr(
                "Nothing is marked yet. F8 and a letter mark the current word."
            ),
            Listing.FINDINGS: self.tr("Nothing to check: no date, number or sum looks wrong."),
            Listing.ALL: self.tr("Nothing was found, and nothing is marked."),
        }[self.listing]
