"""The parts of the document: their dock, and correcting them by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from soat_core.actions import Changes
from soat_core.annotating.arranging import Arrangement, arranged
from soat_core.editing.plan import Plan
from soat_core.errors import ActionError
from soat_core.structure.kinds import BlockKind
from soat_gui.docks import Panel
from soat_gui.session import Session
from soat_gui.structure.borders import CellBorders
from soat_gui.structure.keeping import PartsKeeper
from soat_gui.structure.margin import MarginMarks
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.structure.panel import StructurePanel

DOCK = "structure"


class StructureController(QObject):
    """What the panel's keys mean.  The parts are looked for while the dock is open."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._view = workplace.desk, workplace.page.view
        self._status, self._docks = workplace.status, workplace.docks
        self.panel: StructurePanel | None = None
        self._keepers: dict[Session, PartsKeeper] = {}
        self._shown_of: Session | None = None
        """Whose parts the panel shows."""
        self._margin = MarginMarks()
        self._borders = CellBorders()
        self._view.lay_over(self._margin.draw)
        self._view.lay_over(self._borders.draw)
        self._docks.add(DOCK, self._make_panel)
        self._docks.shown.connect(lambda _name, _shown: self._show())
        self._desk.shown.connect(lambda _session: self._show())
        self._desk.closed.connect(self._forget)
        self._desk.changed.connect(self._changed)

    # The panel's keys

    def act(self, key: str, at: int) -> None:
        """Do what a key means for a part."""
        match key:
            case "Return":
                self.visit(at)
            case "K":
                if self.panel is not None:
                    self.panel.ask_kind(at)
            case "S":
                self.split(at)
            case "Space":
                self.accept(at)
            case "Alt+Left":
                self._do(lambda parts, session: parts.promoted(session.document, at))
            case "Alt+Right":
                self._do(lambda parts, session: parts.demoted(session.document, at))
            case "J":
                self._do(lambda parts, session: parts.joined(session.document, at))
            case "T":
                self.turn(at)
            case "C":
                self.border(at)
            case "H":
                self.head(at)

    def accept(self, at: int) -> None:
        """Take a part as it is proposed, and go on to the next row."""
        if self._do(lambda parts, session: parts.accepted(session.document, [at])):
            assert self.panel is not None
            self.panel.view.go_on()

    def set_kind(self, at: int, kind: BlockKind) -> None:
        self._do(lambda parts, session: parts.of_kind(session.document, at, kind))

    def split(self, at: int) -> None:
        """In two at the word that is current in the text."""
        place, over = self._view.place, self._piece_at_word(at)
        if place is None or over is None:
            self._status.say(self.tr("Go to the word in this part with which the next one begins"))
            return
        self._do(lambda parts, session: parts.parted(session.review, over, place.start))

    def turn(self, at: int) -> None:
        """Text into the rows of a table, one of each line; a whole table into text."""
        from soat_core.annotating import rowing  # loaded when it is first wanted

        parts = self._parts()
        if parts is not None and parts.parts[at].kind == BlockKind.ROW:
            self._do(lambda parts, session: rowing.as_text(session.document, parts, at))
        else:
            self._do(lambda parts, session: rowing.as_rows(session.review, parts, at))

    def head(self, at: int) -> None:
        """A row with headings, or no longer one."""
        from soat_core.annotating import rowing

        self._do(lambda parts, session: rowing.headed(session.document, parts, at))

    def border(self, at: int) -> None:
        """A cell that begins at the word that is current in the text, or no longer does."""
        from soat_core.annotating import rowing

        place, over = self._view.place, self._piece_at_word(at)
        if place is None or over is None:
            self._status.say(self.tr("Go to the word in this row with which the cell begins"))
            return
        self._do(lambda parts, session: rowing.bordered(session.document, parts, over, place.start))

    def accept_all(self) -> None:
        """Take every part that is proposed, as it is."""
        self._do(
            lambda parts, session: parts.accepted(
                session.document, range(len(parts.parts)), seen=False
            )
        )

    def visit(self, at: int) -> None:
        """Go to where a part begins."""
        self._view.typing.commit()
        if self._go(at):
            self._view.setFocus()

    def preview(self, at: int) -> None:
        """Show where a part begins; the keyboard stays in the tree."""
        if self.panel is not None and self.panel.view.hasFocus():
            self._go(at)

    # Within

    def _do(self, plan: Callable[[Arrangement, Session], Plan]) -> bool:
        """Record what is planned for the parts; whether it could be."""
        self._view.typing.commit()
        session, parts = self._desk.session, self._parts()
        keeper = self._keepers.get(session) if session is not None else None
        if session is None or parts is None or keeper is None:
            return False
        if not keeper.is_settled:
            self._status.say(self.tr("The parts are being looked for again; try in a moment"))
            return False
        try:
            session.do(plan(parts, session))
        except ActionError as error:
            self._status.say(error.what[:1].upper() + error.what[1:])
            return False
        return True

    def _piece_at_word(self, at: int) -> int | None:
        """Which piece of a part the current word of the text stands in."""
        place, parts = self._view.place, self._parts()
        if place is None or parts is None:
            return None
        over = parts.part_over(place.start)
        return over if over in parts.pieces_of(at) else None

    def _go(self, at: int) -> bool:
        cursor, parts = self._view.token_cursor, self._parts()
        if cursor is None or parts is None or not 0 <= at < len(parts.parts):
            return False
        cursor.go_to(parts.parts[at].start.offset)
        return True

    def _parts(self) -> Arrangement | None:
        return self.panel.model.arrangement if self.panel is not None else None

    def _make_panel(self) -> Panel:
        from soat_gui.structure.panel import StructurePanel  # made when it is first shown

        self.panel = panel = StructurePanel(self._workplace.bindings)
        panel.view.walked.connect(self.preview)
        panel.view.acted.connect(self.act)
        panel.chosen.connect(self.set_kind)
        panel.all_accepted.connect(self.accept_all)
        return panel

    def _show(self) -> None:
        """The panel follows the report in front while it is open."""
        if self.panel is None:
            return
        session = self._desk.session if self._docks.is_shown(DOCK) else None
        for known, keeper in self._keepers.items():
            keeper.want(known is session)
        if session is not None and session not in self._keepers:
            keeper = PartsKeeper(session, self._workplace.tasks)
            self._keepers[session] = keeper
            keeper.found.connect(lambda: self._found(session))
            keeper.want(True)
        self._refresh()

    def _forget(self, session: Session) -> None:
        keeper = self._keepers.pop(session, None)
        if keeper is not None:
            keeper.close()

    def _found(self, session: Session) -> None:
        if session is self._desk.session:
            self._refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.annotations:
            self._refresh()

    def _refresh(self) -> None:
        """Show what is known, unless that is being looked for again."""
        if self.panel is None:
            return
        session = self._desk.session if self._docks.is_shown(DOCK) else None
        keeper = self._keepers.get(session) if session is not None else None
        if session is None or keeper is None:
            self._show_parts(None, None)
        elif keeper.is_settled:
            self._show_parts(session, arranged(session.review, keeper.parts))
        elif session is not self._shown_of:
            self._show_parts(session, None)
        self._shown_of = session

    def _show_parts(self, session: Session | None, parts: Arrangement | None) -> None:
        assert self.panel is not None
        here = self._view.place.start if self._view.place is not None else None
        is_looking = session is not None and parts is None
        self.panel.show_parts(parts, is_looking=is_looking, here=here)
        report = session.report if session is not None else None
        self._margin.show(parts, report)
        self._borders.show(parts, report)
        self._view.viewport().update()
