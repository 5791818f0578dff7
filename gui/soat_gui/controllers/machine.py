"""What was accepted automatically: looked through, confirmed, corrected, checked by a sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from soat_core.actions import ActionKind
from soat_core.check import Finding
from soat_core.edits import Origin
from soat_core.taken import confirmed
from soat_gui.controllers.review import ReviewController
from soat_gui.machine.listing import ListingController
from soat_gui.machine.models import PlacesModel, Shown, TakenModel
from soat_gui.machine.panel import MachinePanel
from soat_gui.message_bar import Choice, Kind
from soat_gui.workplace import Workplace

MANY = 20
"""Above so many are confirmed at once it is asked first."""


class MachineController(QObject):
    """Commands in the text and keys in the list; both decide about the current token."""

    def __init__(
        self, workplace: Workplace, review: ReviewController, take: Callable[[int], object]
    ) -> None:
        """``take`` takes a candidate, by its number, for the current token."""
        super().__init__(workplace.window)
        self._desk, self._view = workplace.desk, workplace.page.view
        self._status, self._messages = workplace.status, workplace.messages
        self._review, self._take = review, take
        self.listing = ListingController(workplace)
        self._walked_to: tuple[int, int] | None = None
        self._types_for_list = self._is_asking = False
        review.way = self.go_on
        self.listing.made.connect(self._follow_panel)
        self._messages.closed.connect(self._answered)
        self._view.mode_changed.connect(self._mode_changed)

    @property
    def panel(self) -> MachinePanel | None:
        """Made when it is shown for the first time."""
        return self.listing.panel

    # Commands

    def next(self) -> None:
        """To the next word that was accepted automatically."""
        self._walk(forward=True)

    def previous(self) -> None:
        self._walk(forward=False)

    def check(self) -> None:
        """Show the sampling check; the first time, draw a sample."""
        self._view.typing.commit()
        self.listing.show_sample()

    def _walk(self, *, forward: bool) -> None:
        self._view.typing.commit()
        oversight, place, cursor = self.listing.oversight, self._view.place, self._view.token_cursor
        if oversight is None or place is None or cursor is None:
            return
        taken = oversight.taken
        found = taken.after(place.start) if forward else taken.before(place.start)
        hint = ""
        if found is None and forward:
            found, hint = taken.after(-1), self.tr("Going on from the beginning")
        if found is None:
            hint = self.tr("There is no word that was accepted automatically")
            if not forward and len(taken):
                hint = self.tr("No word before this one was accepted automatically")
        else:
            cursor.go_to(*found.key)
        self._walked_to = None if found is None else found.key
        if hint:
            self._status.say(hint)

    # Going on

    def go_on(self) -> bool:
        """Where the clerk goes after a decision, if it was one about such a word: to the next one
        of the list, of the sample, or of those walked through.  False to go on as usual."""
        place = self._view.place
        if self.listing.has_focus:
            self.listing.stand_on_next()
        elif place is not None and self._walked_to == place.span:
            self.next()
        else:
            return place is not None and self._go_on_with_sample(place.start)
        return True

    def _go_on_with_sample(self, start: int) -> bool:
        oversight, cursor = self.listing.known, self._view.token_cursor
        if oversight is None or cursor is None or not self.listing.is_checking:
            return False
        row = oversight.check.row_of(start)
        if row is None or oversight.check[row].finding is Finding.OPEN:
            return False
        coming = oversight.check.next_open(start)
        if coming is None:
            self._status.say(self.tr("The whole sample was looked at"))
        else:
            cursor.go_to(coming.start, coming.end)
        return True

    # Deciding

    def _confirm(self, places: Sequence[Shown]) -> None:
        """Record that what stands there was looked at and is right, as one action."""
        session = self._desk.session
        if session is None or not places:
            return
        edits = [session.document.edit_at(one.start, one.end) for one in places]
        automatic = [e for e in edits if e is not None and e.origin is Origin.AUTO]
        if automatic:
            session.decide(ActionKind.CONFIRM, [confirmed(edit) for edit in automatic])
        elif len(places) == 1 and edits[0] is None:
            session.accept(places[0].start)

    def _confirm_chosen(self) -> None:
        if self.panel is not None:
            self._confirm(self.panel.view.chosen)
            self.listing.stand_on_next()

    def _confirm_all(self) -> None:
        model = None if self.panel is None else self.panel.view.places
        if not isinstance(model, TakenModel):
            return
        count = model.rowCount()
        if count <= MANY:
            self._confirm_rows(model)
            return
        text = self.tr("Record %n place(s) as looked at by you and right?", "", count)
        text += " " + self.tr("One Ctrl+Z takes all of it back.")
        self._is_asking = True
        self._messages.show_message(
            Kind.INFO,
            text,
            [
                Choice(self.tr("Record it"), lambda: self._confirm_rows(model)),
                Choice(self.tr("Not now"), lambda: None),
            ],
        )

    def _confirm_rows(self, model: PlacesModel) -> None:
        if self.listing.holds(model):  # the question may have stood there for long
            self._confirm([model.place(row) for row in range(model.rowCount())])

    # The list

    def _follow_panel(self, panel: MachinePanel) -> None:
        panel.confirmed_all.connect(self._confirm_all)
        view = panel.view
        view.visited.connect(self._view.setFocus)
        view.confirmed.connect(self._confirm_chosen)
        view.edited.connect(self._edit)
        view.picked.connect(self._take)
        view.mistyped.connect(lambda: self._status.say(self.tr("F2 to type for this place")))

    def _edit(self) -> None:
        """Type for the place in the text; the list comes back when it is typed."""
        self._types_for_list = True
        self._view.setFocus()
        self._review.edit()

    def _mode_changed(self, editing: bool) -> None:
        if not editing and self._types_for_list:
            self._types_for_list = False
            self._take_focus()

    def _answered(self) -> None:
        """The keyboard goes back to the list."""
        if self._is_asking:
            self._is_asking = False
            # After the text, which takes it after every message.
            QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        if self.listing.shown is not None:
            self.listing.shown.take_focus()
