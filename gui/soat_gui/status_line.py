"""The line at the bottom: mode, progress, place, whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from soat_gui.editor.lines import Place
from soat_gui.session import Session


class StatusLine(QWidget):
    """Says quietly where the work stands; ``hint`` is where a key that did nothing says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._place: Place | None = None
        self._is_editing = False
        self.mode, self.counts, self.errors_left = QLabel(), QLabel(), QLabel()
        self.hint, self.where, self.saved = QLabel(), QLabel(), QLabel()
        self.mode.setObjectName("mode")
        for label in (self.counts, self.errors_left, self.where, self.saved):
            label.setObjectName("quiet")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(180, 6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 7, 4, 9)
        layout.setSpacing(22)
        layout.addWidget(self.mode)
        layout.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.counts)
        layout.addWidget(self.errors_left)
        layout.addWidget(self.hint, 1)
        layout.addWidget(self.where)
        layout.addWidget(self.saved)
        self.retranslate()

    def show_session(self, session: Session) -> None:
        self._session = session
        session.changed.connect(self.refresh)
        session.suggested.connect(self.refresh)
        session.reranked.connect(self.refresh)
        session.saved_changed.connect(self.refresh)
        self.refresh()

    def show_place(self, place: Place | None) -> None:
        self._place = place
        self.hint.clear()
        self._refresh_place()

    def set_editing(self, editing: bool) -> None:
        self._is_editing = editing
        self.retranslate()

    def say(self, hint: str) -> None:
        """Until the clerk moves on."""
        self.hint.setText(hint)

    def refresh(self, *_: object) -> None:
        """The counts and the saved state are others."""
        session = self._session
        if session is None:
            return
        progress = session.review.progress()
        self.progress.setMaximum(max(1, progress.suspects))
        self.progress.setValue(progress.decided)
        self.counts.setText(
            self.tr("{decided} / {all} suspects dealt with").format(
                decided=progress.decided, all=progress.suspects
            )
        )
        self.errors_left.setText(self.tr("about %n error(s) left", "", round(progress.errors_left)))
        if session.is_modified:
            self.saved.setText(self.tr("Not saved"))
        elif session.record is not None:
            self.saved.setText(self.tr("Saved"))
        else:
            self.saved.setText(self.tr("Nothing changed yet"))
        self._refresh_place()

    def retranslate(self) -> None:
        self.mode.setText(self.tr("EDIT") if self._is_editing else self.tr("REVIEW"))
        self.mode.setProperty("editing", "true" if self._is_editing else "false")
        self.mode.style().polish(self.mode)
        # Both words take the same room, or everything right of them would jump.
        fm = self.mode.fontMetrics()
        widest = max(fm.horizontalAdvance(word) for word in (self.tr("EDIT"), self.tr("REVIEW")))
        self.mode.setMinimumWidth(widest + 12)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refresh_place(self) -> None:
        if self._session is None or self._place is None:
            self.where.clear()
            return
        report = self._session.report
        self.where.setText(
            self.tr("Line {line} · page {page}/{pages}").format(
                line=self._place.line + 1,
                page=report.page_of(self._place.start) + 1,
                pages=report.page_count,
            )
        )
