"""Bringing another version of the report into the one in front; deciding conflicts one by one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from soat_core.errors import ActionError, SoatError
from soat_core.files import OpenedFile, open_file
from soat_core.merging import Difference, MergeError, Merger, Side
from soat_core.merging.difference import Decided
from soat_core.snapshot import Recorded
from soat_gui.busy import one_moment
from soat_gui.docks import Panel
from soat_gui.message_bar import Choice, Kind
from soat_gui.session import Session
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.merging.panel import MergePanel

DOCK = "merging"


class MergeController(QObject):
    """One merging at a time for each report; what is decided are actions like any others."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._view = workplace.desk, workplace.page.view
        self._status, self._messages = workplace.status, workplace.messages
        self._docks = workplace.docks
        self.panel: MergePanel | None = None
        self._mergers: dict[Session, tuple[Merger, tuple[str, str], bool]] = {}
        self._docks.add(DOCK, self._make_panel)
        self._docks.shown.connect(lambda _name, _shown: self._show())
        self._desk.shown.connect(lambda _session: self._show())
        self._desk.closed.connect(lambda session: self._mergers.pop(session, None))
        self._desk.changed.connect(self._refresh)

    # Commands

    def obstacle(self, method: str, _argument: str | None) -> str:
        """Why a command cannot be done now."""
        session = self._desk.session
        if session is not None and session.read_only is not None and method == "merge_file":
            return self.tr("This report can only be read")
        return ""

    def merge_file(self) -> None:
        """Ask for another record of this report, and bring it in."""
        session = self._begin()
        if session is None:
            return
        folder = (session.record or session.source).parent
        chosen = self._workplace.prompts.files_to_open(folder)
        if chosen:
            self.read(session, chosen[0], take=True)

    def read(
        self, session: Session, path: Path, *, take: bool, base: Decided | None = None
    ) -> None:
        """Compare a report with a record on the disk; ``take`` what only that has changed."""
        self._workplace.tasks.run(
            partial(open_file, path),
            partial(self._arrived, session, take, base),
            self._failed,
        )

    def start(
        self,
        session: Session,
        theirs: Recorded,
        base: Decided | None = None,
        *,
        titles: tuple[str, str],
        take: bool,
        on_top: bool = False,
    ) -> None:
        """Show where a report and another version of it differ; ``take`` at once what only the
        other one has changed, ``on_top`` also its side of all conflicts, until they are decided.

        Raises ``MergeError``.
        """
        with one_moment(self._status, len(theirs.edits)):
            merger = Merger(session.document, theirs, base)
            taken = self._take(session, merger) if take else 0
            settled = merger.settled(Side.THEIRS) if on_top else None
            if settled is not None:
                session.do(settled)
                merger.leave_open()
        self._mergers[session] = merger, titles, not take
        conflicts = len(merger.comparison.conflicts)
        if take:
            self._tell(session, taken, conflicts, len(session.document.actions))
        if conflicts or not take:
            self._docks.show(DOCK)
            self._show()
            self._go_to_first(merger)
        self._show()

    # The panel's keys

    def decide(self, difference: Difference, side: Side) -> None:
        """Let one side stand, and go on."""
        session = self._begin()
        merger = self._merger
        if session is None or merger is None or self.panel is None:
            return
        plan = merger.decision(difference, side)
        try:
            if plan is not None:
                session.document.agents.update((a.identity, a) for a in merger.agents)
                session.do(plan)
        except ActionError as error:
            self._status.say(error.what)
        self.panel.go_on()

    def take_all(self) -> None:
        """Take everything that only they changed."""
        session, merger = self._begin(), self._merger
        if session is None or merger is None:
            return
        with one_moment(self._status, len(merger.waiting())):
            taken = self._take(session, merger)
        self._status.say(self.tr("%n place(s) taken", "", taken))
        self._refresh()

    def preview(self, difference: Difference) -> None:
        """Show where it is; the keyboard stays in the list."""
        cursor = self._view.token_cursor
        if cursor is not None and self._docks.has_focus(DOCK):
            cursor.go_to(difference.start)

    def visit(self, difference: Difference) -> None:
        cursor = self._view.token_cursor
        if cursor is not None:
            cursor.go_to(difference.start)
            self._view.setFocus()

    # Within

    @property
    def _merger(self) -> Merger | None:
        session = self._desk.session
        found = self._mergers.get(session) if session is not None else None
        return found[0] if found is not None else None

    def _begin(self) -> Session | None:
        """What is being typed is committed before a command acts."""
        self._view.typing.commit()
        return self._desk.session

    def _take(self, session: Session, merger: Merger) -> int:
        waiting = len(merger.waiting())
        actions = merger.independent()
        if actions:
            session.apply_all(actions, merger.agents)
        return waiting

    def _go_to_first(self, merger: Merger) -> None:
        first = [*merger.open_conflicts(), *merger.comparison.differences][:1]
        cursor = self._view.token_cursor
        if first and cursor is not None:
            cursor.go_to(first[0].start)

    def _arrived(
        self, session: Session, take: bool, base: Decided | None, opened: OpenedFile
    ) -> None:
        if session not in self._desk.sessions:
            return
        titles = (self.tr("As it is here"), self.tr("As in {name}").format(name=opened.path.name))
        try:
            self.start(session, opened.document, base, titles=titles, take=take)
        except (MergeError, ActionError) as error:
            self._messages.show_error(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SoatError):
            raise error
        self._messages.show_error(error)

    def _tell(self, session: Session, taken: int, conflicts: int, now: int) -> None:
        if not taken and not conflicts:
            self._status.say(self.tr("Nothing new came of it: both versions say the same"))
            return
        told: list[str] = []
        if taken:
            told.append(self.tr("%n place(s) taken from the other version.", "", taken))
        if conflicts:
            told.append(
                self.tr("%n conflict(s) wait(s) beside the text for your decision.", "", conflicts)
            )
        before = len(self._mergers[session][0].before.actions)
        undo = Choice(self.tr("Take it all back"), lambda: self._go_back(session, before, now))
        self._messages.show_message(Kind.INFO, " ".join(told), [undo] if taken else [], asks=False)

    def _go_back(self, session: Session, before: int, now: int) -> None:
        if session in self._desk.sessions and len(session.document.actions) == now:
            session.go_to(before)
        else:
            self._status.say(self.tr("Other work was done here meanwhile; see the history"))

    def _make_panel(self) -> Panel:
        from soat_gui.merging.panel import MergePanel  # made when it is first shown

        self.panel = panel = MergePanel()
        panel.chosen.connect(self.decide)
        panel.walked.connect(self.preview)
        panel.visited.connect(self.visit)
        panel.all_wanted.connect(self.take_all)
        return panel

    def _show(self) -> None:
        """The panel follows the report in front while it is open."""
        if self.panel is None or not self._docks.is_shown(DOCK):
            return
        session = self._desk.session
        found = self._mergers.get(session) if session is not None else None
        merger, titles, shows_all = found or (None, ("", ""), False)
        if merger is not self.panel.model.merger or merger is None:
            self.panel.show_merger(merger, titles, shows_all=shows_all)

    def _refresh(self, *_: object) -> None:
        if self.panel is not None and self._docks.is_shown(DOCK):
            self.panel.refresh()
