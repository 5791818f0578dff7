"""What is known of one open report's automatic decisions, kept up to date."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Changes
from soat_core.check import Check, Scope
from soat_core.sampling import Estimate
from soat_core.taken import Taken
from soat_core.text import Span
from soat_gui.session import Session

ENOUGH = 10
"""Places looked at before the status line says what the sample tells."""


class Oversight(QObject):
    """Made when it is asked for; follows every change from then on."""

    changed = Signal()
    """The lists, or what is known of the sample, are others."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.taken = Taken(session.document)
        self.page: Taken | None = None
        """The same, of one page."""
        self.page_number = -1
        self.is_following = False
        """Whether the lists are just being brought up to date."""
        self.check = Check(session.review, self.taken)
        session.changed.connect(self._follow)

    def show_page(self, number: int) -> Taken:
        """The list of one page, counted from 0."""
        if self.page is None or number != self.page_number:
            span = self.session.report.page_span(number)
            self.page = Taken(self.session.document, Span(*span))
            self.page_number = number
        return self.page

    def draw(self, scope: Scope) -> int:
        """Draw more places; how many there were."""
        drawn = self.check.draw(scope)
        self.changed.emit()
        return drawn

    def expected(self, scope: Scope) -> float:
        """Errors left, by the engine's doubts."""
        return self.check.rest(scope).expected

    @property
    def measured(self) -> Estimate | None:
        """Errors left in the report, by the sample; None before enough was looked at."""
        if self.check.looked_at < min(ENOUGH, len(self.check)):
            return None
        return self.check.estimate(Scope.REPORT)

    def _follow(self, changes: Changes) -> None:
        self.is_following = True
        self.taken.follow(changes)
        if self.page is not None:
            self.page.follow(changes)
        self.check.follow(changes)
        self.changed.emit()
        self.is_following = False
