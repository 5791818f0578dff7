"""The history of the report: its dock, and what can be done with it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from soat_core.actions import Changes, Step
from soat_core.errors import ActionError
from soat_core.history import Branch
from soat_core.journal import JournalError
from soat_gui.docks import Panel
from soat_gui.history.recalling import Recalling
from soat_gui.message_bar import Choice, Kind, sentence
from soat_gui.session import Session
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.history.panel import HistoryPanel

DOCK = "history"


class HistoryController(QObject):
    """What the panel's keys mean, and the commands about the history."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._view = workplace.desk, workplace.page.view
        self._status, self._messages = workplace.status, workplace.messages
        self._docks, self._journaling = workplace.docks, workplace.journaling
        self.panel: HistoryPanel | None = None
        self.recalling = Recalling(workplace)
        self._docks.add(DOCK, self._make_panel)
        self._docks.shown.connect(lambda _name, _shown: self._show())
        self._desk.shown.connect(lambda _session: self._show())

    # Commands

    def obstacle(self, method: str, _argument: str | None) -> str:
        """Why a command cannot be done now."""
        session = self._desk.session
        if session is None:
            return ""
        if method == "bring_back" and not session.document.history.branches:
            return self.tr("Nothing was undone and overtaken")
        if method == "forget" and session.is_modified:
            return self.tr("Save first: the history protects what is not saved")
        return ""

    def bring_back(self) -> None:
        """Do again what was undone and then overtaken by other actions."""
        session = self._begin()
        if session is not None:
            branches = session.document.history.branches
            self._bring_back(branches[-1] if branches else None)

    def forget(self) -> None:
        """Ask, then remove the history of the report."""
        session = self._begin()
        if session is None:
            return
        obstacle = self.obstacle("forget", None)
        if obstacle:
            self._status.say(obstacle)
            return
        count = session.document.history.here
        text = self.tr(
            "Forget the history of {name}? %n action(s) cannot be undone any more then. The report "
            "and its record stay as they are.",
            "",
            count,
        )
        self._messages.show_message(
            Kind.WARNING,
            text.format(name=session.name),
            [
                Choice(self.tr("Keep it"), lambda: None),
                Choice(self.tr("Forget the history"), lambda: self._forget(session)),
            ],
        )

    def _forget(self, session: Session) -> None:
        if session not in self._desk.sessions or session.is_modified:
            return
        try:
            self._journaling.forget(session)
        except JournalError as error:
            self._messages.show_message(Kind.WARNING, sentence(error))
            return
        if self.panel is not None:
            self.panel.model.renew()
        self._status.say(self.tr("The history of this report was forgotten"))
        session.saved_changed.emit()

    # The panel's keys

    def wind(self, position: int) -> None:
        """Undo back to an action, or redo up to it."""
        session = self._begin()
        if session is None:
            return
        changes = session.go_to(position + 1)
        if changes is None:
            self._status.say(self.tr("The report stands there already"))
            return
        if changes.direction == "undo":
            said = self.tr(
                "%n action(s) undone; Ctrl+Y brings them back one by one", "", changes.count
            )
        else:
            said = self.tr("%n action(s) done again", "", changes.count)
        self._follow(changes)
        self._status.say(said)

    def take_back(self, position: int) -> None:
        """Undo one action by itself."""
        session = self._begin()
        if session is None:
            return
        identity = session.document.history.action_at(position).identity
        try:
            session.take_back(identity)
        except ActionError as error:
            said = self.tr("Cannot be taken back by itself: {reason}")
            self._status.say(said.format(reason=error.what))
            return
        if self.panel is not None:
            self.panel.view.stand_on(position)
        self._status.say(self.tr("Taken back; Ctrl+Z undoes that"))

    def visit(self, position: int) -> None:
        """Go to where it was done; again: to the next place, if it was done in several."""
        self._view.typing.commit()
        cursor, here = self._view.token_cursor, self._view.place
        place = self._place(position, -1 if here is None else here.start)
        if place is None or cursor is None:
            self._status.say(self.tr("This was done to no place in particular"))
        else:
            cursor.go_to(*place)
            self._view.setFocus()

    def preview(self, position: int) -> None:
        """Show where it was done; the keyboard stays in the list."""
        cursor, panel = self._view.token_cursor, self.panel
        if cursor is not None and panel is not None and panel.view.hasFocus():
            place = self._place(position, -1)
            if place is not None:
                cursor.go_to(*place)

    # Within

    def _begin(self) -> Session | None:
        """What is being typed is committed before a command acts."""
        self._view.typing.commit()
        return self._desk.session

    def _bring_back(self, branch: Branch | None) -> None:
        session = self._begin()
        if session is None or branch not in session.document.history.branches:
            self._status.say(self.tr("Nothing was undone and overtaken"))
            return
        assert branch is not None
        changes = session.bring_back(branch)
        if changes is not None:
            self._follow(changes)
        said = self.tr("%n action(s) brought back", "", len(branch.steps))
        self._status.say(said)

    def _follow(self, changes: Changes) -> None:
        """To what has changed, where that is one place; and to the last action that stands."""
        session = self._desk.session
        cursor, keys = self._view.token_cursor, {e.key for e in (*changes.added, *changes.removed)}
        if len(keys) == 1 and cursor is not None:
            cursor.go_to(*keys.pop())
        if self.panel is not None and session is not None:
            self.panel.view.stand_on(session.document.history.standing - 1)

    def _place(self, position: int, after: int) -> tuple[int, int] | None:
        """The first place behind an OCR offset at which an action did something, else its first."""
        session = self._desk.session
        if session is None:
            return None
        history = session.document.history
        step = history.step_at(position)
        if step is not None:
            return place_of(step, after)
        identity = history.action_at(position).identity
        return next((e.key for e in session.document.edits if e.action == identity), None)

    def _make_panel(self) -> Panel:
        from soat_gui.history.panel import HistoryPanel  # made when it is first shown

        self.panel = panel = HistoryPanel(self._workplace.bindings)
        panel.view.walked.connect(self.preview)
        panel.view.visited.connect(self.visit)
        panel.view.wound.connect(self.wind)
        panel.view.taken_back.connect(self.take_back)
        panel.brought_back.connect(self._bring_back)
        return panel

    def _show(self) -> None:
        """The panel follows the report in front while it is open."""
        if self.panel is None:
            return
        session = self._desk.session if self._docks.is_shown(DOCK) else None
        document = session.document if session is not None else None
        if document is not self.panel.model.document:
            self.panel.show_document(document)


def place_of(step: Step, after: int) -> tuple[int, int] | None:
    """The first place of a step that begins after an OCR offset, else its first one."""
    behind = [
        edits[at].key
        for edits in (step.added, step.removed)
        if (at := bisect_right(edits, after, key=lambda edit: edit.start)) < len(edits)
    ]
    if behind:
        return min(behind)
    first = [edits[0].key for edits in (step.added, step.removed) if edits]
    if first:
        return min(first)
    notes = (*step.annotations_added, *step.annotations_removed)
    return (notes[0].start, notes[0].end) if notes else None
