"""Which places stand in the dock, and what is said of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from soat_core.check import Scope
from soat_core.taken import Taken
from soat_gui.editor.lines import Place
from soat_gui.machine.models import PlacesModel, SampleModel, Shown, TakenModel
from soat_gui.machine.oversight import Oversight
from soat_gui.machine.panel import Listing, MachinePanel
from soat_gui.session import Session
from soat_gui.workplace import Workplace

DOCK = "machine"
"""The dock, by name."""
_LATER_MS = 150
"""What a sample tells is worked out when the keys have been quiet for so long."""


class ListingController(QObject):
    """Keeps the dock up to date with the report in front, and the text with the row looked at."""

    made = Signal(object)
    """The ``MachinePanel``, when it is shown for the first time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._docks = workplace.desk, workplace.docks
        self._view, self._status = workplace.page.view, workplace.status
        self._oversights: dict[Session, Oversight] = {}
        self.panel: MachinePanel | None = None
        self._listed: PlacesModel | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._estimate)
        self._docks.add(DOCK, self._make_panel, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._docks.shown.connect(self._dock_shown)
        self._desk.shown.connect(lambda _session: self._another_report())
        self._desk.closed.connect(lambda session: self._oversights.pop(session, None))
        self._view.moved.connect(self._moved)

    @property
    def known(self) -> Oversight | None:
        """Of the report in front, if it was needed before."""
        session = self._desk.session
        return None if session is None else self._oversights.get(session)

    @property
    def oversight(self) -> Oversight | None:
        """Of the report in front; made now if it was not needed before."""
        session = self._desk.session
        if session is not None and session not in self._oversights:
            one = self._oversights[session] = Oversight(session)
            one.changed.connect(lambda: self._changed(one))
        return self.known

    @property
    def has_focus(self) -> bool:
        return self.panel is not None and self._docks.has_focus(DOCK)

    @property
    def shown(self) -> MachinePanel | None:
        """The panel, while it can be seen."""
        return self.panel if self.panel is not None and self._docks.is_shown(DOCK) else None

    @property
    def is_checking(self) -> bool:
        """Whether the sample can be seen."""
        return self.shown is not None and isinstance(self._listed, SampleModel)

    # Showing

    def show(self, listing: Listing) -> None:
        """Put another list into the panel."""
        panel, oversight = self.panel, self.oversight
        if panel is None:
            return
        self._let_go()
        self._listed = None if oversight is None else self._model(oversight, listing)
        panel.show_listing(listing, self._listed)
        self._count()
        self._estimate()

    def show_sample(self) -> None:
        """Open the panel with the sampling check in it and go there; draw a sample if none is."""
        oversight = self.oversight
        if oversight is None:
            return
        panel = self._docks.show(DOCK, focus=False)
        assert isinstance(panel, MachinePanel)
        if not len(oversight.check):
            panel.choose_scope(Scope.TAKEN if len(oversight.taken) else Scope.REPORT)
            oversight.draw(panel.chosen_scope)
        self.show(Listing.SAMPLE)
        panel.take_focus()

    def stand_on_next(self) -> None:
        """The row after the one that was decided: in its place where that one has gone."""
        if self.panel is None:
            return
        view = self.panel.view
        # The table itself stands on the next row when the current one goes.
        row: int | None = view.currentIndex().row()
        if isinstance(self._listed, SampleModel):
            row = self._listed.next_open(view.currentIndex().row())
            if row is None:
                self._status.say(self.tr("The whole sample was looked at"))
        if row is not None:
            view.stand(row)
            self._preview(view.current)

    def draw(self, scope: Scope) -> None:
        """Draw more places and go to the first of them."""
        oversight = self.oversight
        if oversight is None or self.panel is None:
            return
        if not oversight.draw(scope):
            self._status.say(self.tr("There is nothing left that nobody has looked at"))
        self.panel.take_focus()
        self.stand_on_next()

    def holds(self, model: PlacesModel) -> bool:
        """Whether this list still stands in the panel."""
        return model is self._listed

    # Within

    def _make_panel(self) -> MachinePanel:
        self.panel = panel = MachinePanel(self._workplace.bindings)
        panel.wanted.connect(self.show)
        panel.drawn.connect(self.draw)
        panel.scope_changed.connect(self._estimate)
        panel.view.walked.connect(self._preview)
        self.made.emit(panel)
        return panel

    def _let_go(self) -> None:
        if isinstance(self._listed, TakenModel):
            self._listed.let_go()
        self._listed = None

    def _model(self, oversight: Oversight, listing: Listing) -> PlacesModel:
        review = oversight.session.review
        if listing is Listing.SAMPLE:
            return SampleModel(review, oversight.check)
        return TakenModel(review, self._taken(oversight, listing))

    def _taken(self, oversight: Oversight, listing: Listing) -> Taken:
        place = self._view.place
        if listing is Listing.PAGE and place is not None:
            return oversight.show_page(oversight.session.report.page_of(place.start))
        return oversight.taken

    def _preview(self, place: Shown | None) -> None:
        """Show a place in the text; the keyboard stays where it is."""
        cursor, known = self._view.token_cursor, self.known
        if self.panel is None or place is None or cursor is None or known is None:
            return
        # Rows that go take the table with them; the clerk follows when all is done.
        if self.panel.view.hasFocus() and not known.is_following:
            cursor.go_to(place.start, place.end)

    # Keeping up

    def _dock_shown(self, name: str, shown: bool) -> None:
        if name != DOCK or self.panel is None:
            return
        if shown:
            self.show(self.panel.listing)
        else:
            self._let_go()
            self.panel.view.show_places(None)

    def _another_report(self) -> None:
        self._status.show_estimate(None)
        if self.shown is not None:
            self.show(self.shown.listing)
        self._later.start()

    def _moved(self) -> None:
        """The list follows the clerk through the text."""
        panel, place, known = self.shown, self._view.place, self.known
        if panel is None or place is None or known is None:
            return
        if panel.view.hasFocus():
            self._stand_on(place)
            return
        is_other = known.page_number != known.session.report.page_of(place.start)
        if is_other and panel.listing is Listing.PAGE:
            self.show(Listing.PAGE)
        elif is_other:
            self._count()

    def _stand_on(self, place: Place) -> None:
        """The keys of the list act on the current token: both must be the same."""
        if self.panel is None or self._listed is None:
            return
        now = self.panel.view.current
        if now is None or (now.start, now.end) != place.span:
            row = self._listed.row_of(place.start, place.end)
            if row is not None:
                self.panel.view.stand(row)

    def _changed(self, oversight: Oversight) -> None:
        if oversight is not self.known:
            return
        if isinstance(self._listed, SampleModel):
            self._listed.follow()
        self._count()
        self._later.start()

    def _count(self) -> None:
        panel, oversight = self.shown, self.known
        if panel is None or oversight is None:
            return
        panel.count(
            {
                Listing.REPORT: len(oversight.taken),
                Listing.PAGE: len(self._taken(oversight, Listing.PAGE)),
                Listing.SAMPLE: len(oversight.check),
            },
            oversight.check.looked_at,
        )

    def _estimate(self) -> None:
        """Say what the sample tells; takes about 20 ms, so not with every key."""
        panel, oversight = self.shown, self.known
        self._status.show_estimate(None if oversight is None else oversight.measured)
        if panel is not None and oversight is not None:
            scope = panel.chosen_scope if panel.listing is Listing.SAMPLE else Scope.TAKEN
            panel.summarise(oversight.expected(scope), oversight.check.estimate(scope))
