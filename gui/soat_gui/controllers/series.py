"""The same error elsewhere: one decision for all its places, and the list of all series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from soat_core.actions import ActionKind
from soat_core.series import Hit, SeriesKey, Wish
from soat_core.text import Span
from soat_gui.message_bar import Choice, Kind
from soat_gui.series.keeping import SeriesKeeper
from soat_gui.session import Session
from soat_gui.theme import interface_pixels
from soat_gui.workplace import Workplace

if TYPE_CHECKING:
    from soat_gui.series.list_panel import SeriesListPanel
    from soat_gui.series.panel import SeriesPanel

PLACES, LIST = "series", "series-list"
"""The docks, by name."""
_SHARE = 0.72
"""Of the window's width for the places of a series, where the list stands beside them."""
MANY = 200
"""Above so many places it is asked first."""


class SeriesController(QObject):
    """Ctrl+R and Ctrl+Shift+R.

    Whoever looks at the places of a series is shown them in the text, but comes back to where the
    work was: to the token, or to the list of series.
    """

    def __init__(self, workplace: Workplace, go_on: Callable[[], None]) -> None:
        """``go_on`` takes the clerk to the next suspect."""
        super().__init__(workplace.window)
        self._workplace = workplace
        self._desk, self._docks = workplace.desk, workplace.docks
        self._view, self._status = workplace.page.view, workplace.status
        self._messages, self._tasks = workplace.messages, workplace.tasks
        self._go_on = go_on
        self._keepers: dict[Session, SeriesKeeper] = {}
        self.places: SeriesPanel | None = None
        """Made when it is shown for the first time, as is the list."""
        self.listing: SeriesListPanel | None = None
        self._origin: Span | None = None
        self._wanted: Span | None = None
        """Of which the series are to be shown when they are there."""
        self._is_from_list = self._is_asking = False
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        self._docks.add(LIST, self._make_list, bottom)
        self._docks.add(PLACES, self._make_places, bottom, beside=LIST, share=_SHARE)
        self._docks.shown.connect(self._dock_shown)
        self._desk.opened.connect(self._opened)
        self._desk.closed.connect(self._closed)
        self._desk.shown.connect(lambda _session: self._another_report())
        self._messages.closed.connect(self._answered)

    @property
    def keeper(self) -> SeriesKeeper | None:
        """Of the report in front."""
        session = self._desk.session
        return None if session is None else self._keepers.get(session)

    # Commands

    def show(self) -> None:
        """The series of the current token; from there, back again."""
        if self._docks.is_shown(PLACES) and self._docks.has_focus(PLACES):
            self._leave()
            return
        self._view.typing.commit()
        keeper, place = self.keeper, self._view.place
        if keeper is None or place is None:
            self._status.say(self.tr("There is no word here"))
        elif not keeper.make_ready():
            self._wanted = Span(place.start, place.end)
            self._status.say(self.tr("The words of the report are being counted…"))
        else:
            self._show_at(keeper, Span(place.start, place.end))

    def _show_at(self, keeper: SeriesKeeper, span: Span) -> None:
        self._wanted = None
        keys = keeper.series_at(*span)
        open_keys = [key for key in keys if keeper.concordance(key).typical() is not None]
        if not keys:
            self._status.say(self.tr("There is no word here"))
            return
        self._docks.show(PLACES, focus=False)
        panel = self.places
        assert panel is not None
        self._origin, self._is_from_list = span, False
        # Where everything is decided, that is what can be changed.
        panel.decided.setChecked(not open_keys)
        panel.show_series(keeper, open_keys or keys[:1])
        panel.take_focus()

    # The places

    @property
    def _height(self) -> int:
        """Of the docks: most of a small window is left for the text."""
        return min(interface_pixels(300), round(self._workplace.window.height() * 0.38))

    def _make_places(self) -> SeriesPanel:
        from soat_gui.series.panel import SeriesPanel  # made when it is first shown

        self.places = panel = SeriesPanel(self._workplace.bindings, self._height)
        panel.applied.connect(self._apply)
        panel.walked.connect(self._preview)
        panel.visited.connect(self._visit)
        panel.back.connect(self._back)
        return panel

    def _preview(self, hit: Hit) -> None:
        """Show a place in the text; the keyboard stays where it is."""
        if self._view.token_cursor is not None:
            self._view.token_cursor.go_to(*hit)

    def _visit(self, hit: Hit) -> None:
        self._origin = None
        self._preview(hit)
        self._view.setFocus()

    def _back(self) -> None:
        """To where the clerk was; the panel stays."""
        self._return()
        if self._is_from_list and self.listing is not None and self._docks.is_shown(LIST):
            self.listing.take_focus()
        else:
            self._view.setFocus()

    def _leave(self) -> None:
        self._return()
        self._docks.hide(PLACES)

    def _return(self) -> None:
        origin, self._origin = self._origin, None
        if origin is not None and self._view.token_cursor is not None:
            self._view.token_cursor.go_to(*origin)

    # Deciding

    def _apply(self, hits: Sequence[Hit], wish: Wish) -> None:
        if not hits:
            self._status.say(self.tr("No place is ticked"))
        elif len(hits) > MANY:
            self._ask(hits, wish)
        else:
            self._decide(hits, wish)

    def _ask(self, hits: Sequence[Hit], wish: Wish) -> None:
        assert self.places is not None
        text = self.tr("Decide on %n place(s) at once?", "", len(hits))
        errors = round(self.places.model.expected_errors)
        if errors:
            text += " " + self.tr("About %n error(s) is/are expected.", "", errors)
        back = self.tr("One step back ({key}) takes all of it back.")
        text += " " + back.format(key=self._workplace.bindings.shown_of("undo"))
        self._is_asking = True
        self._messages.show_message(
            Kind.INFO,
            text,
            [
                Choice(self.tr("Decide"), lambda: self._decide(hits, wish)),
                Choice(self.tr("Not now"), lambda: None),
            ],
        )

    def _answered(self) -> None:
        """The keyboard goes back to the places, unless it is decided."""
        if self._is_asking:
            # The window gives it to the text at first.
            QTimer.singleShot(0, self, self._go_back_to_places)

    def _go_back_to_places(self) -> None:
        if self._is_asking and self.places is not None:
            self.places.take_focus()
        self._is_asking = False

    def _decide(self, hits: Sequence[Hit], wish: Wish) -> None:
        self._is_asking = False
        session, panel = self._desk.session, self.places
        if session is None or panel is None or panel.concordance is None:
            return
        edits = panel.concordance.edits(hits, wish)
        if not edits:
            self._status.say(self.tr("These places stand so already"))
            return
        window = self._workplace.window
        window.setUpdatesEnabled(False)  # it is all painted once, when everything stands
        try:
            session.decide(ActionKind.SERIES, edits)
            self._leave_decided()
        finally:
            window.setUpdatesEnabled(True)
        self._status.say(self.tr("%n place(s) decided in one step", "", len(hits)))

    def _leave_decided(self) -> None:
        """On to the next series of the list, or to the next suspect."""
        self._return()
        if self._is_from_list and self.listing is not None and self._docks.is_shown(LIST):
            self.listing.take_focus()
            return
        self._docks.hide(PLACES)
        self._view.setFocus()
        place = self._view.place
        if place is not None and place.decided:
            self._go_on()

    # The list

    def _make_list(self) -> SeriesListPanel:
        from soat_gui.series.list_panel import SeriesListPanel  # made when it is first shown

        self.listing = panel = SeriesListPanel(self._workplace.bindings, self._height)
        panel.looked.connect(self._look)
        panel.opened.connect(self._open)
        panel.show_report(self._ready_keeper())
        return panel

    def _look(self, key: SeriesKey) -> None:
        """Show the places of a series beside the list, if they are in sight at all."""
        panel, keeper = self.places, self.keeper
        is_free = panel is not None and not self._docks.has_focus(PLACES)
        if panel is not None and keeper is not None and is_free and self._docks.is_shown(PLACES):
            panel.decided.setChecked(False)
            panel.show_series(keeper, [key])

    def _open(self, key: SeriesKey) -> None:
        keeper, place = self.keeper, self._view.place
        if keeper is None:
            return
        self._docks.show(PLACES, focus=False)
        panel = self.places
        assert panel is not None
        self._origin = None if place is None else Span(place.start, place.end)
        self._is_from_list = True
        panel.decided.setChecked(False)
        panel.show_series(keeper, [key])
        panel.take_focus()
        if panel.view.current is not None:
            self._preview(panel.view.current)

    def _ready_keeper(self) -> SeriesKeeper | None:
        keeper = self.keeper
        if keeper is not None:
            keeper.make_ready()
        return keeper

    # Keeping up

    def _opened(self, session: Session) -> None:
        keeper = self._keepers[session] = SeriesKeeper(session, self._tasks)
        keeper.changed.connect(lambda: self._follow(keeper))
        keeper.phrases_found.connect(lambda: self._phrases_found(keeper))

    def _closed(self, session: Session) -> None:
        self._keepers.pop(session).close()

    def _another_report(self) -> None:
        self._origin = self._wanted = None
        if self.places is not None:
            self.places.show_nothing()
        if self.listing is not None:
            self.listing.show_report(self._ready_keeper() if self._docks.is_shown(LIST) else None)

    def _dock_shown(self, name: str, shown: bool) -> None:
        if name == LIST and shown and self.listing is not None:
            self.listing.show_report(self._ready_keeper())
        elif name == PLACES and not shown and self.places is not None:
            self.places.show_nothing()

    def _follow(self, keeper: SeriesKeeper) -> None:
        if keeper is not self.keeper:
            return
        if self._wanted is not None and keeper.is_up_to_date:
            self._show_wanted(keeper, self._wanted)
        places = self.places if self._docks.is_shown(PLACES) else None
        listing = self.listing if self._docks.is_shown(LIST) else None
        if places is None and listing is None:
            return
        changed = keeper.take_changed()
        if places is not None:
            places.follow(changed)
        if listing is not None:
            listing.follow(changed)

    def _show_wanted(self, keeper: SeriesKeeper, span: Span) -> None:
        """Unless the clerk has gone elsewhere meanwhile."""
        self._wanted = None
        place = self._view.place
        if place is not None and place.span == span and self._view.field.hasFocus():
            self._show_at(keeper, span)

    def _phrases_found(self, keeper: SeriesKeeper) -> None:
        if keeper is self.keeper and self.listing is not None and self._docks.is_shown(LIST):
            self.listing.phrases_found()
