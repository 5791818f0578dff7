"""The dock: what was accepted automatically, and the sampling check."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from soat_core.check import Scope
from soat_core.sampling import AT_ONCE, FEWEST_TELLING, Estimate
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.labels import let_wrap
from soat_gui.machine.models import PlacesModel
from soat_gui.machine.view import PlacesView
from soat_gui.theme import interface_pixels


class Listing(Enum):
    """What stands in the table."""

    REPORT = "report"
    PAGE = "page"
    SAMPLE = "sample"


class MachinePanel(Panel):
    """Shows what it is given; what its keys and buttons mean is decided elsewhere."""

    wanted = Signal(object)
    """Another ``Listing``."""
    confirmed_all = Signal()
    drawn = Signal(object)
    """More places are to be drawn, from this ``Scope``."""
    scope_changed = Signal()

    def __init__(self, bindings: Bindings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.listing = Listing.REPORT
        self.view = PlacesView(bindings)
        self.choices = {listing: QPushButton() for listing in Listing}
        self.confirm_all, self.more = QPushButton(), QPushButton()
        self.scope = QComboBox()
        self.summary, self.placeholder, self.hints = QLabel(), QLabel(), QLabel()
        self._counts = dict.fromkeys(Listing, 0)
        self._looked_at = 0
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("What the machine did")

    @property
    def chosen_scope(self) -> Scope:
        """Where the sample is drawn from, and errors are estimated."""
        return Scope.REPORT if self.scope.currentIndex() else Scope.TAKEN

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(800), interface_pixels(280))

    def take_focus(self) -> None:
        target: QWidget = self.choices[self.listing] if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.current is not None:
            self.view.walked.emit(self.view.current)

    # What is shown

    def show_listing(self, listing: Listing, model: PlacesModel | None) -> None:
        """Another list; None where no report is open."""
        self.listing = listing
        self.choices[listing].setChecked(True)
        is_sample = listing is Listing.SAMPLE
        for widget in (self.scope, self.more):
            widget.setVisible(is_sample)
        self.confirm_all.setVisible(not is_sample)
        had_focus = self.view.hasFocus()
        self.view.show_places(model)
        self._show_whether_empty(had_focus)
        self._name()

    def count(self, counts: dict[Listing, int], looked_at: int) -> None:
        """How many places the lists have, and how many of the sample were looked at."""
        self._counts, self._looked_at = counts, looked_at
        self._show_whether_empty(self.view.hasFocus())
        self._name()

    def choose_scope(self, scope: Scope) -> None:
        self.scope.setCurrentIndex(0 if scope is Scope.TAKEN else 1)

    def summarise(self, expected: float, estimate: Estimate | None) -> None:
        """Errors left in the scope: what the engine expects, and what the sample tells."""
        by_engine = self.tr("By the engine: about %n error(s) left.", "", round(expected))
        if estimate is None:
            self.summary.setText(by_engine)
            return
        if not estimate.is_telling:
            self.summary.setText(f"{self._too_few(estimate)} {by_engine}")
            return
        number = QLocale().toString
        low, high = number(estimate.low), number(estimate.high)
        checked = self.tr(
            "About {n} errors left (from {low} to {high}), by the %n place(s) checked.",
            "",
            estimate.looked_at,
        )
        checked = checked.format(n=number(round(estimate.errors)), low=low, high=high)
        told = [checked, self.tr("%n of them was/were wrong.", "", estimate.wrong)]
        if estimate.is_wide:
            more = self.tr("“Draw {n} more” brings the two bounds closer together.")
            told.append(more.format(n=AT_ONCE))
        self.summary.setText(" ".join((*told, by_engine)))

    def _too_few(self, estimate: Estimate) -> str:
        """What there is to tell before the sample says anything about the errors left."""
        checked = self.tr("%n place(s) checked.", "", estimate.looked_at)
        wrong = self.tr("%n of them was/were wrong.", "", estimate.wrong)
        then = self.tr("From {n} on they tell how many errors are left.")
        return f"{checked} {wrong} {then.format(n=FEWEST_TELLING)}"

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Places that nobody has looked at"))
        self.scope.setAccessibleName(self.tr("Where the sample is drawn from"))
        texts = self.tr("of what was accepted automatically"), self.tr("of the whole report")
        for number, text in enumerate(texts):
            if number < self.scope.count():
                self.scope.setItemText(number, text)
            else:
                self.scope.addItem(text)
        self.more.setText(self.tr("Draw {n} m&ore").format(n=AT_ONCE))
        self.hints.setText(
            self.tr(
                "Space: right, next one · 1–5: another candidate · F4: as read · F2: type · "
                "Enter: to the text · Esc: back"
            )
        )
        if self.view.places is not None:
            self.view.places.renew()
        self._name()

    # Within

    def _assemble(self) -> None:
        self._group = QButtonGroup(self)
        top, middle = QHBoxLayout(), QHBoxLayout()
        for row in (top, middle):
            row.setSpacing(8)
        for button in self.choices.values():
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button)
            top.addWidget(button)
        top.addStretch(1)
        for widget in (self.scope, self.more, self.confirm_all):
            top.addWidget(widget)
        let_wrap(self.summary)
        let_wrap(self.placeholder, self.hints, quiet=True)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.placeholder, 1)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        for listing, button in self.choices.items():
            button.clicked.connect(lambda _on=False, one=listing: self.wanted.emit(one))
        self.confirm_all.setAutoDefault(False)
        self.more.setAutoDefault(False)
        self.confirm_all.clicked.connect(self.confirmed_all)
        self.more.clicked.connect(lambda: self.drawn.emit(self.chosen_scope))
        self.scope.currentIndexChanged.connect(lambda _index: self.scope_changed.emit())

    def _show_whether_empty(self, had_focus: bool) -> None:
        model = self.view.places
        is_empty = model is None or not model.rowCount()
        self.view.setHidden(is_empty)
        self.placeholder.setHidden(not is_empty)
        self.hints.setHidden(is_empty)
        self.confirm_all.setEnabled(not is_empty)
        if is_empty and had_focus:
            self.choices[self.listing].setFocus()

    def _name(self) -> None:
        """Say what each list is and how long."""
        names = {
            Listing.REPORT: self.tr("&Whole report ({n})"),
            Listing.PAGE: self.tr("This &page ({n})"),
        }
        for listing, name in names.items():
            self.choices[listing].setText(name.format(n=QLocale().toString(self._counts[listing])))
        drawn = self._counts[Listing.SAMPLE]
        sample = self.tr("Sampling &check ({looked} of {n})").format(
            looked=self._looked_at, n=drawn
        )
        self.choices[Listing.SAMPLE].setText(sample if drawn else self.tr("Sampling &check"))
        self.confirm_all.setText(self.tr("Confirm &all %n shown", "", self._counts[self.listing]))
        self.placeholder.setText(self._why_empty())

    def _why_empty(self) -> str:
        if self.listing is Listing.SAMPLE:
            return self.tr(
                "“Draw {n} more” proposes places to look at. What you find in them tells how many "
                "errors are left."
            ).format(n=AT_ONCE)
        if self.listing is Listing.PAGE:
            return self.tr("Nothing on this page was accepted automatically.")
        return self.tr("Nothing was accepted automatically, or you have looked at all of it.")
