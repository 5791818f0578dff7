"""The dock with the concordance of a series: look through it, untick, apply."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from soat_core.series import Concordance, Hit, Scope, SeriesKey, Wish
from soat_gui.commands.bindings import Bindings
from soat_gui.docks import Panel
from soat_gui.series.concordance_model import ConcordanceModel
from soat_gui.series.concordance_view import ConcordanceView
from soat_gui.series.keeping import SeriesKeeper
from soat_gui.series.scope_bar import ScopeBar
from soat_gui.series.wish_row import WishRow
from soat_gui.series.wording import scope_title
from soat_gui.theme import interface_pixels

_TYPING_MS = 120
"""After so long without a letter the places are worked out again."""


class SeriesPanel(Panel):
    """Shows series of one report; ``applied`` says what the clerk has decided."""

    applied = Signal(object, object)
    """The ticked ``Hit`` of the ``concordance`` shown, and the ``Wish``."""
    walked = Signal(object)
    """The ``Hit`` that is looked at."""
    visited = Signal(object)
    """The ``Hit`` where the clerk wants to stay."""
    back = Signal()
    """Esc: to where the clerk came from."""

    def __init__(self, bindings: Bindings, height: int) -> None:
        """``height`` in pixels is what it asks for."""
        super().__init__()
        self._bindings = bindings
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ConcordanceModel()
        self.view = ConcordanceView(self.model)
        self.scopes = ScopeBar()
        self.wishes = WishRow(bindings)
        self.decided = QCheckBox()
        self.summary, self.placeholder, self.hints = QLabel(), QLabel(), QLabel()
        self.apply_button = QPushButton()
        self.concordance: Concordance | None = None
        self._keeper: SeriesKeeper | None = None
        self._is_filling = False
        self._later = QTimer(self)
        self._assemble()
        self._connect()
        self.retranslate()

    @property
    def title(self) -> str:
        return self.tr("Series: the same error elsewhere")

    def sizeHint(self) -> QSize:
        return QSize(interface_pixels(800), self._height)

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is shown

    def show_series(self, keeper: SeriesKeeper, keys: Sequence[SeriesKey]) -> None:
        """Offer these series, and show the first one."""
        self._keeper = keeper
        self.scopes.show_series(list(zip(keys, _titles(keeper, keys), strict=True)))
        self._show(keys[0])

    def show_nothing(self, why: str = "") -> None:
        """There is no series to show."""
        self._keeper = self.concordance = None
        self.scopes.show_series([])
        self.model.show(None, None)
        self.placeholder.setText(why or self._invitation())
        self._stack.setCurrentWidget(self.placeholder)

    def follow(self, changed: Collection[SeriesKey]) -> None:
        """Words and patterns of the report stand otherwise than before."""
        concordance = self.concordance
        if concordance is not None and concordance.is_touched_by(changed):
            self.model.refresh()
            self.view.sort_again()
            self.wishes.set_proposal(concordance.proposal)
            self._name_scopes()

    @property
    def is_empty(self) -> bool:
        return self.concordance is None

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.decided.setText(self.tr("&Decided ones too"))
        self.apply_button.setText(self.tr("A&pply") + "  Enter")
        self.view.setAccessibleName(self.tr("Places of the series"))
        self.scopes.setAccessibleName(self.tr("Which series"))
        self.hints.setText(
            self.tr("Space tick · Ctrl+A all or none · ← → other series · F2 other text · Esc back")
        )
        self.wishes.retranslate()
        if self.is_empty:
            self.placeholder.setText(self._invitation())
        self._name_scopes()
        self._count()
        self.view.fit_words()

    # Within

    def _assemble(self) -> None:
        self.placeholder.setObjectName("quiet")
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.hints.setObjectName("quiet")
        self.apply_button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.scopes, 1)
        top.addWidget(self.decided)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.wishes, 1)
        middle.addWidget(self.apply_button)
        # What does not fit is cut off: a hint must not widen the window.
        self.hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bottom = QHBoxLayout()
        bottom.setSpacing(18)
        bottom.addWidget(self.summary)
        bottom.addWidget(self.hints, 1)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(10, 4, 10, 6)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)
        self._content, self._stack = content, QStackedWidget()
        self._stack.addWidget(self.placeholder)
        self._stack.addWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _connect(self) -> None:
        view, wishes = self.view, self.wishes
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING_MS)
        self._later.timeout.connect(self._take_wish)
        wishes.changed.connect(self._later.start)
        wishes.field.stepped.connect(self._step_from_field)
        wishes.field.given_up.connect(self.take_focus)
        self.scopes.chosen.connect(self._show)
        self.model.counted.connect(self._count)
        self.decided.toggled.connect(self.model.show_decided)
        self.apply_button.clicked.connect(self._apply)
        view.applied.connect(self._apply)
        view.stepped.connect(self.scopes.step)
        view.picked.connect(self._pick)
        view.kept.connect(wishes.toggle_kept)
        view.deleted.connect(wishes.toggle_deleted)
        view.asked.connect(self._edit)
        view.walked.connect(self._walked)
        view.visited.connect(self.visited)

    def _show(self, key: SeriesKey) -> None:
        assert self._keeper is not None
        self.concordance = self._keeper.concordance(key)
        self._later.stop()
        self._is_filling = True
        self.wishes.show_series(
            self.concordance.proposal,
            self.concordance.candidates(),
            is_own=key.scope is Scope.PATTERN,
        )
        self.model.show(self.concordance, self._keeper.session.report)
        self.view.fit_words()
        self.view.begin()
        self._is_filling = False
        self._stack.setCurrentWidget(self._content)

    def _walked(self, hit: Hit) -> None:
        # What is only being filled in takes nobody anywhere.
        if not self._is_filling:
            self.walked.emit(hit)

    def _name_scopes(self) -> None:
        keeper = self._keeper
        if keeper is not None:
            self.scopes.name(_titles(keeper, self.scopes.keys))

    def _take_wish(self) -> None:
        self._later.stop()
        self.model.set_wish(self.wishes.wish)
        self.view.fit_words()

    @property
    def wish(self) -> Wish:
        return self.wishes.wish

    def _apply(self) -> None:
        self.wishes.field.finish_composing()
        self._take_wish()
        if self.concordance is not None:
            self.applied.emit(self.model.ticked, self.wish)

    def _pick(self, number: int) -> None:
        if self.wishes.isEnabled():
            self.wishes.pick(number)

    def _edit(self) -> None:
        if self.wishes.field.isEnabled():
            self.wishes.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.wishes.field.selectAll()

    def _step_from_field(self, key: int) -> None:
        """Enter in the field applies; what walks a list goes there."""
        if key == Qt.Key.Key_Return.value:
            self._apply()
            return
        self.take_focus()
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        self.view.keyPressEvent(event)

    def _count(self) -> None:
        ticked, rows = len(self.model.ticked), len(self.model.rows)
        text = self.tr("{ticked} of {all} ticked").format(ticked=ticked, all=rows)
        errors = self.model.expected_errors
        if ticked and errors >= 0.5:
            text += " · " + self.tr("about %n error(s) expected", "", round(errors))
        self.summary.setText(text)
        self.apply_button.setEnabled(ticked > 0)

    def _invitation(self) -> str:
        text = self.tr("{key} on a word shows here wherever the same error stands.")
        return text.format(key=self._bindings.shown_of("series"))


def _titles(keeper: SeriesKeeper, keys: Sequence[SeriesKey]) -> list[str]:
    """What each series is, and how many places it has."""
    return [
        f"{scope_title(key, keeper.concordance(key))} ({count})"
        for key, count in zip(keys, keeper.counts(keys), strict=True)
    ]
