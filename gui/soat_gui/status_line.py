"""The line at the bottom: mode, progress, errors left, effort, place, whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QProgressBar, QSizePolicy, QWidget

from soat_core.effort import Figures
from soat_core.sampling import Estimate
from soat_gui.editor.lines import Place
from soat_gui.engine_state import EngineState, PagesDone
from soat_gui.reading_news import ReadingNews
from soat_gui.session import Session
from soat_gui.status_parts import EngineProgress, SteadyLabel
from soat_gui.theme import interface_pixels

_SPACING, _EDGE = 18, 16
_SMALL_MINUTE = 100
"""So many seconds are still said as seconds."""


class StatusLine(QWidget):
    """Says quietly where the work stands; ``hint`` is where a key that did nothing says why.

    Nothing moves when a number grows.  Where there is no room for all, the least needed goes: the
    effort first.  A hint that is too long stands in the place of those for as long as it is said.
    """

    said = Signal(str)
    """A hint, when it is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._place: Place | None = None
        self._is_editing = False
        self._has_just_said = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._let_go)
        self._estimate: Estimate | None = None
        self._figures: Figures | None = None
        self.mode = QLabel()
        self.counts, self.errors_left, self.effort = SteadyLabel(), SteadyLabel(), SteadyLabel()
        self.where, self.saved = SteadyLabel(), SteadyLabel()
        self.hint = QLabel()
        self.engine, self.reading = EngineProgress(), ReadingNews()
        self.progress = QProgressBar()
        self._assemble()
        self.retranslate()

    def show_session(self, session: Session | None) -> None:
        """``refresh`` is called when anything of it changes; what is said of the errors left and of
        the effort comes from those who know."""
        self._session = session
        for label in (self.counts, self.errors_left, self.effort, self.where, self.saved):
            label.clear()
            label.begin_anew()
        self.refresh()
        self._make_room()

    def show_place(self, place: Place | None) -> None:
        """Where the clerk is; a move may be told after what was said about it."""
        self._place = place
        if not self._has_just_said:
            self.forget_hint()
        self._refresh_place()

    def show_estimate(self, estimate: Estimate | None) -> None:
        """What a sample tells of the errors left; None when none was looked at."""
        self._estimate = estimate
        self.refresh()

    def show_effort(self, figures: Figures | None) -> None:
        """Keys and time for 100 tokens; None to say nothing of them."""
        self._figures = figures
        self._refresh_effort()

    def show_engine(self, state: EngineState, pages: PagesDone, *, paused: bool) -> None:
        """How far the engine has read the report in front."""
        self.engine.show_progress(state, pages, paused=paused)

    def show_reading(self, text: str) -> None:
        """What of the picture is being read again; empty for nothing."""
        self.reading.show_news(text)
        self._make_room()

    def set_editing(self, editing: bool) -> None:
        """Text is typed from now on, or no more; what was said was about the other mode."""
        self._is_editing = editing
        self.forget_hint()
        self._refresh_mode()

    def forget_hint(self) -> None:
        """The clerk does something else: what was said is no news any more."""
        self.hint.clear()

    def say(self, hint: str) -> None:
        """Until the clerk moves on, or does anything else."""
        self.hint.setText(hint)
        self._has_just_said = True
        self._later.start()
        self.said.emit(hint)

    def _let_go(self) -> None:
        self._has_just_said = False

    def refresh(self, *_: object) -> None:
        """The counts and the saved state are others."""
        if self._session is None:
            for label in (self.counts, self.errors_left, self.effort, self.where, self.saved):
                label.clear()
            self.progress.setValue(0)
            return
        self._refresh_counts(self._session)
        self._refresh_saved(self._session)
        self._refresh_effort()
        self._refresh_place()

    def retranslate(self) -> None:
        for label in (self.counts, self.errors_left, self.effort, self.where, self.saved):
            label.clear()
        self.progress.setAccessibleName(self.tr("Suspects dealt with"))
        self._refresh_mode()
        self.refresh()

    # Events

    def event(self, event: QEvent) -> bool:
        # A part wants more room than before, or less; asked once however many do.
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._give_bar_room()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        # What there is no room for gives way, so the line never widens the window.
        return QSize(0, super().minimumSizeHint().height())

    # Within

    def _assemble(self) -> None:
        self.mode.setObjectName("mode")
        for label in (self.counts, self.errors_left, self.effort, self.where, self.saved):
            label.setObjectName("quiet")
        for label in (self.where, self.saved):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress.setTextVisible(False)
        self._give_bar_room()
        layout = QHBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(_EDGE, 5, _EDGE, 7)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.mode)
        layout.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self.counts, self.errors_left, self.effort):
            layout.addWidget(label)
        layout.addWidget(self.hint, 1)
        for widget in (self.engine, self.reading, self.where, self.saved):
            layout.addWidget(widget)

    def _give_bar_room(self) -> None:
        self.progress.setFixedSize(interface_pixels(96), interface_pixels(6))

    def _make_room(self) -> None:
        """Show what there is room for, the most needed first; a hint goes before figures."""
        always = (self.mode, self.counts)
        parts = [*always, self.saved, self.where, self.progress, self.errors_left, self.effort]
        wanted = self.hint.fontMetrics().horizontalAdvance(self.hint.text())
        room = self.width() - 2 * _EDGE - wanted
        for news in (self.engine, self.reading):
            if not news.isHidden():
                room -= news.sizeHint().width() + _SPACING
        for part in parts:
            room -= part.sizeHint().width() + _SPACING
            part.setVisible(self._session is not None and (room >= 0 or part in always))
        if (layout := self.layout()) is not None:
            layout.activate()

    def _refresh_mode(self) -> None:
        self.mode.setText(self.tr("EDIT") if self._is_editing else self.tr("REVIEW"))
        self.mode.setProperty("editing", "true" if self._is_editing else "false")
        self.mode.style().polish(self.mode)
        # Both words take the same room, or everything right of them would jump.
        fm = self.mode.fontMetrics()
        widest = max(fm.horizontalAdvance(word) for word in (self.tr("EDIT"), self.tr("REVIEW")))
        self.mode.setMinimumWidth(widest + 12)

    def _refresh_counts(self, session: Session) -> None:
        progress = session.review.progress()
        self.progress.setMaximum(max(1, progress.suspects))
        self.progress.setValue(progress.decided)
        counts, number = self.tr("{decided} / {all} suspects dealt with"), QLocale().toString
        decided, every = number(progress.decided), number(progress.suspects)
        self.counts.setText(counts.format(decided=decided, all=every))
        self.counts.reserve(counts.format(decided=every, all=every))
        expected = self.tr("about %n error(s) left", "", round(progress.errors_left))
        by_engine = self.tr("The engine's own estimate, from how sure it is of each word.")
        one = self._estimate
        if one is None or not one.is_telling:
            self.errors_left.setText(expected)
            self.errors_left.setToolTip(by_engine)
            return
        bounds = self.tr("about {n} errors left ({low}–{high})").format(
            n=number(round(one.errors)), low=number(one.low), high=number(one.high)
        )
        checked = self.tr("Measured by the %n place(s) that were checked.", "", one.looked_at)
        told = [checked, by_engine, expected]
        if one.is_wide:
            # Here they would only puzzle; where the sample is drawn they are told with advice.
            told.insert(0, f"{bounds}.")
            bounds = self.tr("about %n error(s) left", "", round(one.errors))
        self.errors_left.setText(bounds)
        self.errors_left.setToolTip(" ".join(told))

    def _refresh_saved(self, session: Session) -> None:
        saving, changed, saved = self.tr("Saving…"), self.tr("Not saved"), self.tr("Saved")
        if session.is_saving:
            self.saved.setText(saving)
        elif session.is_modified:
            self.saved.setText(changed)
        elif session.record is not None:
            self.saved.setText(saved)
        else:
            self.saved.setText(self.tr("Nothing changed yet"))
        for text in (saving, changed, saved):
            self.saved.reserve(text)

    def _refresh_effort(self) -> None:
        one = self._figures
        if one is None or self._session is None:
            self.effort.clear()
            return
        if one.seconds < _SMALL_MINUTE:
            time = self.tr("{seconds} s").format(seconds=round(one.seconds))
        else:
            time = self.tr("{minutes} min").format(minutes=round(one.seconds / 60))
        self.effort.setText(
            self.tr("{keys} keys, {time} per 100 words").format(keys=round(one.keys), time=time)
        )
        self.effort.setToolTip(
            self.tr(
                "What every 100 words of this report cost you so far. Pauses of more than a minute "
                "do not count. The figures stay on this computer and are not kept."
            )
        )

    def _refresh_place(self) -> None:
        if self._session is None or self._place is None:
            self.where.clear()
            return
        report = self._session.report
        text, pages = self.tr("Line {line} · page {page}/{pages}"), report.page_count
        page = report.page_of(self._place.start) + 1
        self.where.setText(text.format(line=self._place.line + 1, page=page, pages=pages))
        self.where.reserve(text.format(line=report.line_count, page=pages, pages=pages))
