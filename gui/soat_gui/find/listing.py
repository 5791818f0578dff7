"""The list of what was found, in its dock: it goes along with the hits in the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.search import Hits, Plan
from soat_gui.find.bar import FindBar
from soat_gui.find.found_panel import FoundPanel
from soat_gui.find.searcher import Searcher
from soat_gui.find.walker import Walker
from soat_gui.workplace import Workplace

_CALM_MS = 300
"""The list is made anew at most so often."""


class Listing(QObject):
    """Shows hits to be looked through, or a plan of what would become of them."""

    applied = Signal()
    """The plan that is shown is to be carried out."""
    outdated = Signal()
    """The plan that is shown is one for other hits."""

    def __init__(
        self, workplace: Workplace, dock: str, bar: FindBar, searcher: Searcher, walker: Walker
    ) -> None:
        """``dock`` is the name of that with the list."""
        super().__init__(workplace.window)
        self._docks, self._dock = workplace.docks, dock
        self._view = workplace.page.view
        self._bar, self._searcher, self._walker = bar, searcher, walker
        self._is_due = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._be_calm)
        self.panel: FoundPanel | None = None
        """Made when it is shown for the first time."""
        self._docks.shown.connect(self._dock_shown)
        searcher.found.connect(self._found)
        walker.moved.connect(self._follow)

    @property
    def hits(self) -> Hits | None:
        """What is listed."""
        return None if self.panel is None else self.panel.model.hits

    @property
    def plan(self) -> Plan | None:
        """What would become of it, if that is shown."""
        return None if self.panel is None else self.panel.model.plan

    def make_panel(self) -> FoundPanel:
        """The list, for its dock."""
        self.panel = panel = FoundPanel()
        panel.applied.connect(self.applied)
        panel.walked.connect(self._look)
        panel.visited.connect(self._visit)
        panel.back.connect(self._back)
        return panel

    def show_hits(self) -> None:
        """Let the clerk look through what was found."""
        panel = self._docks.show(self._dock)
        assert isinstance(panel, FoundPanel)
        panel.show_hits(self._searcher.hits, self._current)

    def show_plan(self, hits: Hits, plan: Plan, *, anew: bool) -> None:
        """Let the clerk look at what would become of it; ``anew`` goes there, every row ticked."""
        panel = self._docks.show(self._dock, focus=anew)
        assert isinstance(panel, FoundPanel)
        panel.show_plan(hits, plan, self._current, anew=anew)

    def put_away(self) -> None:
        self._docks.hide(self._dock)

    # What the clerk does in it

    def _look(self, number: int) -> None:
        """Show a hit in the text; the keyboard stays where it is."""
        if self._is_as_found:
            self._walker.go_to(number)

    def _visit(self, number: int) -> None:
        self._look(number)
        self._view.setFocus()

    def _back(self) -> None:
        if self._bar.isHidden():
            self._view.setFocus()
        else:
            self._bar.take_focus()

    # Keeping up

    @property
    def _current(self) -> int | None:
        hit = self._walker.current
        return None if hit is None else hit.number

    @property
    def _is_as_found(self) -> bool:
        """Whether the rows of the list are the hits in the text."""
        shown, now = self.hits, self._searcher.hits
        return shown is not None and now is not None and (shown is now or shown.stand_as(now))

    def _dock_shown(self, name: str, shown: bool) -> None:
        if name == self._dock and not shown and self.panel is not None:
            self.panel.show_hits(None)

    def _found(self) -> None:
        """The hits are others.  While the engine changes one line after the other, the list does
        not dance along."""
        if self._calm.isActive():
            self._is_due = True
        else:
            self._calm.start()
            self._renew()

    def _be_calm(self) -> None:
        if self._is_due:
            self._found()
        self._is_due = False

    def _renew(self) -> None:
        hits = self._searcher.hits
        if self.panel is None or self.hits is None or self._is_as_found:
            return
        if self.plan is not None and hits is not None and len(hits):
            self.outdated.emit()
        else:
            self.panel.show_hits(hits, self._current)

    def _follow(self) -> None:
        if self.panel is not None and self._is_as_found:
            self.panel.follow(self._current)
