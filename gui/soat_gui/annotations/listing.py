"""Which rows stand in the list of annotations, and what is shown of the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from soat_core.annotating import entries
from soat_core.annotating.choosing import Target
from soat_core.annotating.of_file import names_of_file
from soat_core.annotating.proposals import Proposal
from soat_gui.annotations.at_work import Annotating
from soat_gui.annotations.items import Item, Listing, One, rows_of
from soat_gui.annotations.marks import is_shown
from soat_gui.annotations.model import AnnotationModel
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.annotations.panel import AnnotationPanel

DOCK = "annotations"
"""The dock, by name."""


class AnnotationListing(QObject):
    """Keeps the dock in step with the report in front, and the text with the row looked at."""

    made = Signal(object)
    """The ``AnnotationPanel``, when it is shown for the first time."""

    def __init__(self, workplace: Workplace, work: Annotating) -> None:
        super().__init__(workplace.window)
        self._workplace, self._work = workplace, work
        self._desk, self._docks = workplace.desk, workplace.docks
        self._view = workplace.page.view
        self.panel: AnnotationPanel | None = None
        self._is_following = False
        self.theme: tuple[str, str] | None = None
        """Of the series that alone is listed."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.follow)
        self._docks.add(DOCK, self._make_panel, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._docks.shown.connect(self._dock_shown)
        self._desk.shown.connect(lambda _session: self._another_report())
        self._desk.changed.connect(lambda _changes: self._follow_soon())
        work.changed.connect(self._follow_soon)
        work.kinds_changed.connect(self._kinds_changed)

    @property
    def is_shown(self) -> bool:
        return self.panel is not None and self._docks.is_shown(DOCK)

    @property
    def current(self) -> Item | None:
        """What the keys of the list are about."""
        return None if self.panel is None else self.panel.view.current

    # What is shown

    def follow(self) -> None:
        """Show what stands now."""
        panel, session, keeper = self.panel, self._desk.session, self._work.keeper
        self._soon.stop()
        if panel is None or not self.is_shown:
            return
        if session is None or keeper is None:
            panel.show_model(None)
            return
        proposed, findings = keeper.open, keeper.doubtful
        model = panel.view.items
        items = rows_of(session.document, proposed, findings, panel.listing, panel.only_kind)
        items = self._of_series(items)
        current = panel.view.current
        row = panel.view.currentIndex().row()
        self._is_following = True
        if model is None or model.session is not session:
            model = AnnotationModel(session, self._work.kinds)
            model.follow(items, self._work.kinds)
            panel.show_model(model)
        else:
            model.follow(items, self._work.kinds)
            again = None if current is None else model.row_of(current)
            panel.view.stand(row if again is None else again)
        self._is_following = False
        self._count()
        self._show_details()
        if panel.view.hasFocus() and panel.view.current != current:
            self._preview()

    def go_on(self, item: Item) -> None:
        """The next one that is open."""
        self.follow()
        panel = self.panel
        model = None if panel is None else panel.view.items
        if panel is None or model is None:
            return
        row = model.next_open(item)
        if panel.listing is Listing.MARKED:
            row = model.next_unseen(item)
        if row is not None:
            panel.view.stand(row)
        self._preview()

    def stay(self, item: Item, target: Target) -> None:
        """On what was changed."""
        self.follow()
        panel = self.panel
        model = None if panel is None else panel.view.items
        if panel is None or model is None:
            return
        row = model.row_of(item._replace(ends=target.ends))
        if row is not None:
            panel.view.stand(row)
        self._preview()

    def narrow(self, theme: tuple[str, str] | None) -> None:
        """List the places of one series only, to be seen in their context; None for all again."""
        self.theme = theme
        self.follow()
        if self.panel is not None:
            self.panel.take_focus()

    # Within

    def _of_series(self, rows: list[One]) -> list[One]:
        """Those of the series that is looked at; all where nothing of it is left."""
        found: list[One] = []
        if self.theme is not None:
            found += (o for o in rows if isinstance(o, Proposal) and o.theme == self.theme)
        if not found:
            self.theme = None
        if self.panel is not None:
            self.panel.tell_series(len(found))
        return found or rows

    def _count(self) -> None:
        panel, session, keeper = self.panel, self._desk.session, self._work.keeper
        if panel is None or session is None or keeper is None:
            return
        counts = {
            Listing.PROPOSED: len(keeper.open),
            Listing.MARKED: sum(map(is_shown, session.document.annotations))
            + len(names_of_file(session.document)),
            Listing.FINDINGS: len(keeper.doubtful),
        }
        counts[Listing.ALL] = sum(counts.values())
        safe = sum(one.is_safe for one in keeper.open)
        panel.count(counts, safe, looking=not keeper.is_settled)

    def _walked(self) -> None:
        if not self._is_following:
            self._show_details()
            self._preview()

    def _preview(self) -> None:
        """Show the place in the text; the keyboard stays where it is."""
        panel, cursor, session = self.panel, self._view.token_cursor, self._desk.session
        item = None if panel is None else panel.view.current
        if panel is None or item is None or cursor is None or session is None:
            return
        if self._docks.has_focus(DOCK):
            cursor.go_to(item.ends.start.offset)
            self._work.mean(item.ends)

    def _show_details(self) -> None:
        panel, session = self.panel, self._desk.session
        item = None if panel is None else panel.view.current
        if panel is None or session is None or item is None:
            return
        is_of_file = item.note is not None and item.note.is_of_file
        panel.details.setEnabled(item.finding is None and not is_of_file)
        if panel.is_writing:
            return
        there = entries.entries_of(session.document, item.kind)
        named = [(one.identity, one.text) for one in there]
        panel.details.show_one(self._work.kinds, item.kind, item.values, named)

    # Keeping up

    def _make_panel(self) -> AnnotationPanel:
        from soat_gui.annotations.panel import AnnotationPanel  # made when it is first shown

        self.panel = panel = AnnotationPanel(self._workplace.bindings)
        panel.wanted.connect(self._another_list)
        panel.widened.connect(lambda: self.narrow(None))
        panel.view.walked.connect(self._walked)
        panel.left.connect(lambda: self._work.mean(None))
        panel.show_kinds(self._work.kinds)
        self.made.emit(panel)
        return panel

    def _dock_shown(self, name: str, shown: bool) -> None:
        if name != DOCK:
            return
        self._work.wish(DOCK, shown)
        if shown:
            self.follow()
        else:
            self._work.mean(None)

    def _another_list(self) -> None:
        self.theme = None
        panel = self.panel
        if panel is not None:
            panel.view.show_items(None)
            self.follow()
            panel.take_focus()

    def _another_report(self) -> None:
        self.theme = None
        self._work.mean(None)
        if self.panel is not None and self.is_shown:
            self.panel.view.show_items(None)
            self.follow()

    def _follow_soon(self) -> None:
        if self.is_shown:
            self._soon.start()

    def _kinds_changed(self) -> None:
        if self.panel is not None:
            self.panel.show_kinds(self._work.kinds)
        self._follow_soon()
