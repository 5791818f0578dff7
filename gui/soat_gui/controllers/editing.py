"""What changes words and lines beyond taking a suggestion: split, join, insert, delete, move."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from soat_core.editing import (
    accepting,
    deleting,
    inserting,
    joining,
    letter_case,
    line_breaks,
    marking,
    splitting,
)
from soat_core.editing.plan import Plan
from soat_core.editing.rows import row_of
from soat_core.editing.shown import Shown, shown_at
from soat_core.errors import ActionError
from soat_core.review import Review
from soat_core.text import Span, utf16_length
from soat_gui.controllers.review import ReviewController
from soat_gui.editor.chosen import chosen_places
from soat_gui.editor.lines import Mark, Place
from soat_gui.editor.splitting import SplitCursor
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_Make = Callable[[Review, Sequence[Shown]], Plan]
"""Plans something for the selected words, or for the current one."""


class EditingController(QObject):
    """Commands on the current word, on the selected ones, or on the current line.

    Each is one action.  What cannot be done says why in the status line.
    """

    def __init__(self, workplace: Workplace, review: ReviewController) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self._knows = workplace.suggester.knows
        self._review = review
        self._split_cursor = SplitCursor(self._view.field, self._view.typing, self)
        self._split_cursor.ended.connect(self._status.forget_hint)

    # Several at once

    def keep(self) -> None:
        with self._review.one_move():
            if self._do(accepting.all_kept) is not None:
                self._review.go_on()

    def keep_everywhere(self) -> None:
        with self._review.one_move():
            plan = self._do(lambda review, places: accepting.kept_everywhere(review, places[0]))
            if plan is not None:
                self._review.go_on()
        if plan is not None:
            self._status.say(self.tr("Kept in %n place(s)", "", plan.count))

    def accept_line(self) -> None:
        self._accept(accepting.rest_of_line)

    def accept_paragraph(self) -> None:
        self._accept(accepting.rest_of_paragraph)

    def _accept(self, rest: Callable[[Review, int], Plan]) -> None:
        self._view.typing.commit()
        session, place = self._desk.session, self._view.place
        if session is None or place is None:
            return
        plan = rest(session.review, place.start)
        if plan.count:
            session.do(plan)
        self._review.go_on()
        self._status.say(self.tr("Accepted %n word(s)", "", plan.count))

    # Words

    def split(self) -> None:
        """Where the engine knows no two words, the clerk says where."""
        self._view.typing.commit()
        session, place = self._desk.session, self._place
        if session is None or place is None:
            return
        plan = splitting.split_as_suggested(session.review, place)
        cut = splitting.likeliest_cut(place.text.strip(), self._knows)
        if plan is not None:
            self._record(session, plan)
        elif cut is None or place.is_illegible or len(place.text.split()) > 1:
            self._status.say(self.tr("There is nothing to split here"))
        else:
            self._split_cursor.begin(place.text.strip(), cut)
            self._status.say(self.tr("← and → move the gap, Enter splits, Esc leaves it"))

    def join_next(self) -> None:
        self._do(self._joined(joining.joined_with_next))

    def join_previous(self) -> None:
        self._do(self._joined(joining.joined_with_previous))

    def _joined(self, alone: Callable[[Review, Shown, joining.Knows | None], Plan]) -> _Make:
        def make(review: Review, places: Sequence[Shown]) -> Plan:
            if len(places) > 1:
                return joining.joined(review, places, self._knows)
            return alone(review, places[0], self._knows)

        return make

    def insert_before(self) -> None:
        self._insert(behind=False)

    def insert_behind(self) -> None:
        self._insert(behind=True)

    def _insert(self, *, behind: bool) -> None:
        self._view.typing.commit()
        session, place = self._desk.session, self._place
        if session is None or place is None:
            return
        opening = inserting.opening(session.review, place, behind=behind)
        there = session.document.edit_at(*opening.span)
        text = there.text.strip() if there is not None else ""
        line = row_of(session.document, opening.span.start)
        if opening.span.start == place.end and self._view.place is not None:
            line = self._view.place.line
        where = Place(line, *opening.span, text, 0, 0, Mark.NONE, None, there is not None)
        self._view.typing.insert(where, opening.text, utf16_length(opening.text[: opening.cursor]))

    def delete(self) -> None:
        self._do(deleting.without)

    def next_case(self) -> None:
        self._do(letter_case.next_case)

    # Lines

    def break_line(self) -> None:
        self._do(lambda review, places: line_breaks.broken_before(review, places[0]))

    def run_on(self) -> None:
        self._do(lambda review, places: line_breaks.run_on(review, places[-1]))

    def move_up(self) -> None:
        self._do(lambda review, places: line_breaks.moved_up(review, places[-1]))

    def move_down(self) -> None:
        self._do(lambda review, places: line_breaks.moved_down(review, places[0]))

    def delete_line(self) -> None:
        place = self._view.place
        if place is not None:
            line = place.line
            self._do(lambda review, _places: deleting.without_line(review, line))

    def next_case_of_line(self) -> None:
        def make(review: Review, places: Sequence[Shown]) -> Plan:
            line = row_of(review.document, places[0].start)
            return letter_case.next_case(
                review,
                [shown_at(review, Span(*place.span)) for place in self._view.places_of(line)],
            )

        self._do(make, stay=True)

    # What is to be said of a reading

    def illegible(self) -> None:
        self._do(marking.illegible)

    def unclear(self) -> None:
        self._do(marking.unclear)

    def source_mistake(self) -> None:
        self._do(marking.source_mistake)

    # Within

    @property
    def _place(self) -> Shown | None:
        """Where the clerk stands."""
        session, place = self._desk.session, self._view.place
        if session is None or place is None:
            return None
        return shown_at(session.review, Span(*place.span))

    def _do(self, make: _Make, *, stay: bool = False) -> Plan | None:
        """Plan something and record it; None when it cannot be done."""
        self._view.typing.commit()
        session = self._desk.session
        if session is None or self._view.place is None:
            return None
        try:
            plan = make(session.review, chosen_places(session, self._view))
        except ActionError as error:
            self._status.say(told(error))
            return None
        self._record(session, plan, stay=stay)
        return plan

    def _record(self, session: Session, plan: Plan, *, stay: bool = False) -> None:
        cursor = self._view.token_cursor
        with self._review.one_move():
            session.do(plan)
            if plan.stand is not None and cursor is not None and not stay:
                cursor.go_to(*plan.stand)


def told(error: ActionError) -> str:
    """Why something cannot be done, for the status line."""
    return error.what[:1].upper() + error.what[1:]
