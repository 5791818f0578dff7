"""Preferences: what is a suspect, what is safe, how tones are placed, what is remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from soat_core.outlook import Outlook
from soat_core.text import TonePlacement
from soat_gui.commands.bindings import Bindings
from soat_gui.desk import Desk
from soat_gui.preferences.form import Form
from soat_gui.session import Session
from soat_gui.settings import Settings

_LEAST, _MOST = 0.5, 0.999
_LINES_AT_ONCE = 60
"""Gone through in one go; takes some milliseconds."""
_REST_MS = 300
"""How long nothing must have been decided or suggested before all is counted again."""


class SuggestingPage(Form):
    """What the engine is asked for, and what is made of its answers."""

    def __init__(
        self,
        settings: Settings,
        bindings: Bindings,
        desk: Desk,
        show_memory: Callable[[], object],
    ) -> None:
        super().__init__(settings, bindings)
        self.heading(self.tr("Sure and unsure"))
        self.suspect = self.per_cent(
            "suspect_below", self.tr("A word is a &suspect below:"), _LEAST, _MOST
        )
        self.safe = self.per_cent(
            "safe_from", self.tr("A suggestion is s&afe from:"), _LEAST, _MOST
        )
        self.meaning = Meaning(settings, desk)
        self.row("", self.meaning)
        self.follow("suspect_below", self._bound)
        for name in ("suspect_below", "safe_from"):
            self.follow(name, self.meaning.tell)
        self.heading(self.tr("Spelling"))
        self.one_of("tones", self.tr("&Tone marks in oa, oe, uy:"), self._tones())
        self.note(self.tr("Counts for words that are corrected; what was read right stays so."))
        self.heading(self.tr("Memory"))
        self.flag("remembers", self.tr("&Remember my choices for other reports"))
        self.memory = QPushButton(self.tr("What is remembered…"))
        self.memory.setAutoDefault(False)
        self.memory.clicked.connect(show_memory)
        self.row("", self.memory)
        self.end()

    def _bound(self) -> None:
        """Nothing can be safe and a suspect."""
        self.safe.setMinimum(self.settings.suspect_below * 100)

    def _tones(self) -> tuple[tuple[object, str], ...]:
        return (
            (TonePlacement.REPORT, self.tr("As the report writes")),
            (TonePlacement.OLD, "hòa, khỏe, thủy"),
            (TonePlacement.NEW, "hoà, khoẻ, thuỷ"),
        )


class Meaning(QLabel):
    """What the thresholds mean in the report in front.

    A long report is gone through a little at a time, and again when it has changed.
    """

    def __init__(self, settings: Settings, desk: Desk) -> None:
        super().__init__()
        self._settings = settings
        self._desk = desk
        self._outlook = Outlook()
        self._counting = Outlook()
        self._line = 0
        self._steps = QTimer(self)
        self._steps.timeout.connect(self._count_on)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._begin)
        self.setObjectName("meaning")
        self.setWordWrap(True)
        self.setMinimumHeight(self.fontMetrics().height() * 2)
        desk.shown.connect(self._begin)
        for signal in (desk.changed, desk.suggested, desk.reranked):
            # Not to a function of Python's own: it would be called when this is no more.
            signal.connect(self._look_again)
        self._begin()

    def tell(self) -> None:
        """Say it anew; at once, whatever the thresholds are."""
        if self._desk.session is None:
            self.setText(self.tr("No report is open."))
            return
        suspects = self._outlook.suspects(self._settings.suspect_below)
        safe = self._outlook.safe(self._settings.safe_from)
        text = self.tr("In this report: %n suspect(s) to look at;", "", suspects)
        text += " " + self.tr("%n change(s) would be accepted together", "", safe.changes)
        if safe.expected_errors < 0.5:
            text += ", " + self.tr("no error expected among them.")
        else:
            errors = round(safe.expected_errors)
            text += ", " + self.tr("about %n error(s) among them.", "", errors)
        self.setText(text)

    def _look_again(self, *_changes: object) -> None:
        self._again.start(_REST_MS)

    def _begin(self, _session: Session | None = None) -> None:
        self._counting, self._line = Outlook(), 0
        self._count_on()

    def _count_on(self) -> None:
        session = self._desk.session
        if session is not None:
            report = session.report
            first = report.line_starts[self._line]
            self._line = min(self._line + _LINES_AT_ONCE, report.line_count)
            is_end = self._line == report.line_count
            last = len(report.ocr_text) if is_end else report.line_starts[self._line]
            self._counting.add(session.review, first, last)
            if not is_end:
                self._steps.start(0)
                return
        self._steps.stop()
        self._outlook = self._counting
        self.tell()
