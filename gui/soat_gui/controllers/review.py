"""Walking, deciding, typing, undoing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from soat_core.actions import ActionKind, Step
from soat_core.edits import Origin
from soat_core.taken import confirmed
from soat_gui.busy import one_moment
from soat_gui.editor.cursor import TokenCursor
from soat_gui.editor.lines import Place
from soat_gui.engine_state import EngineState
from soat_gui.message_bar import Choice, Kind
from soat_gui.session import Session
from soat_gui.workplace import Workplace

_DONE_HERE = {
    ActionKind.ACCEPT_LINE, ActionKind.ACCEPT_PARAGRAPH, ActionKind.KEEP, ActionKind.DELETE,
    ActionKind.INSERT, ActionKind.SPLIT, ActionKind.JOIN, ActionKind.LINE, ActionKind.CASE,
    ActionKind.ILLEGIBLE, ActionKind.UNCLEAR, ActionKind.SOURCE,
}  # fmt: skip
"""Of several tokens beside each other, from where the clerk stood."""


class ReviewController(QObject):
    """Commands on the current token.  Text being typed is committed before any of them acts."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._status = workplace.status
        self._messages = workplace.messages
        self._suggester = workplace.suggester
        self._bindings = workplace.bindings
        self.way: Callable[[], bool] | None = None
        """Asked first where to go after a decision; False goes on as usual."""

    @property
    def _session(self) -> Session | None:
        return self._desk.session

    @property
    def _cursor(self) -> TokenCursor | None:
        return self._view.token_cursor

    @property
    def _place(self) -> Place | None:
        return self._view.place

    # Walking

    def next_suspect(self) -> None:
        self._view.typing.commit()
        self._to_next()

    def previous_suspect(self) -> None:
        self._view.typing.commit()
        if self._cursor and not self._cursor.previous_suspect():
            self._status.say(self.tr("No suspect before this one"))

    def left(self) -> None:
        self._walk(TokenCursor.left)

    def right(self) -> None:
        self._walk(TokenCursor.right)

    def up(self) -> None:
        self._walk(TokenCursor.up)

    def down(self) -> None:
        self._walk(TokenCursor.down)

    def line_start(self) -> None:
        self._walk(TokenCursor.line_start)

    def line_end(self) -> None:
        self._walk(TokenCursor.line_end)

    def page_up(self) -> None:
        self._walk(lambda _cursor: self._view.turn_page(-1))

    def page_down(self) -> None:
        self._walk(lambda _cursor: self._view.turn_page(1))

    def start(self) -> None:
        self._walk(TokenCursor.start)

    def end(self) -> None:
        self._walk(TokenCursor.end)

    def press(self, place: Place, double: bool) -> None:
        """A token was clicked."""
        typing = self._view.typing
        if typing.is_on and self._place is not None and self._place.span == place.span:
            return
        typing.commit()
        if self._cursor is not None:
            self._cursor.go_to(place.start, place.end)
        if double:
            typing.begin(keep_text=True)

    def _walk(self, step: Callable[[TokenCursor], object]) -> None:
        self._view.typing.commit()
        if self._cursor is not None:
            step(self._cursor)

    def one_move(self) -> AbstractContextManager[None]:
        """A decision and going on from it, shown as one."""
        return self._cursor.one_move() if self._cursor is not None else nullcontext()

    def go_on(self) -> None:
        """After a decision: to the next suspect, unless the clerk is on another ``way``."""
        if self.way is None or not self.way():
            self._to_next()

    def _to_next(self) -> None:
        """To the next suspect; the status line says so when it is not simply the next."""
        session, cursor, before = self._session, self._cursor, self._place
        if session is None or cursor is None:
            return
        if self._suggester.state is EngineState.WORKING:
            if not cursor.next_suspect(wrap=False):
                self._status.say(self.tr("Still looking for suspects further on…"))
        elif not cursor.next_suspect():
            if session.review.progress().suspects:
                self._status.say(self._all_done())
            else:
                cursor.right()
        elif before is not None and self._place and self._place.start <= before.start:
            self._status.say(self.tr("Going on from the beginning"))

    # Deciding

    def accept(self) -> None:
        """The suggestion is right, or what was accepted automatically; else simply go on."""
        place = self._place
        session = self._session
        with self.one_move():
            if session is not None and place is not None:
                edit = session.document.edit_at(place.start, place.end)
                if place.suggestion is not None:
                    session.accept(place.start)
                elif edit is not None and edit.origin is Origin.AUTO:
                    session.decide(ActionKind.CONFIRM, [confirmed(edit)])
            self.go_on()

    def take(self, rank: int) -> None:
        self._view.typing.discard()
        session, place = self._session, self._place
        if session is None or place is None:
            return
        suggestion = session.review.suggestion_for(place.start, place.end)
        if suggestion is None:
            self._status.say(self.tr("There is no suggestion here"))
        elif rank > len(suggestion.candidates):
            self._status.say(self.tr("There is no candidate {n}").format(n=rank))
        else:
            with self.one_move():
                session.accept(suggestion.start, rank)
                self.go_on()

    def keep(self) -> None:
        self._view.typing.discard()
        session, place = self._session, self._place
        if session is not None and place is not None:
            with self.one_move():
                session.keep(place.start, place.end)
                self.go_on()

    def delete(self) -> None:
        session, place = self._session, self._place
        if session is not None and place is not None and (place.text or not place.decided):
            session.type_text(place.start, place.end, "")

    def accept_safe(self) -> None:
        """Say first how many and what to expect, then do it as one action."""
        self._view.typing.commit()
        session = self._session
        if session is None:
            return
        batch = session.review.safe_batch()
        if not len(batch):
            self._messages.show_message(
                Kind.INFO, self.tr("There is no safe suggestion left to accept.")
            )
            return
        text = self.tr("Accept %n safe suggestion(s) at once?", "", len(batch))
        errors = batch.expected_errors
        if errors < 0.5:
            text += " " + self.tr("No error is expected among them.")
        else:
            text += " " + self.tr("About %n error(s) is/are expected.", "", round(errors))
        if self._suggester.state is EngineState.WORKING:
            text += " " + self.tr("Pages that are still being looked at are left out.")
        revision = session.document.revision

        def take_them() -> None:
            # The question may have stood there for long.
            now = batch if session.document.revision == revision else session.review.safe_batch()
            if session is self._session and len(now):
                with one_moment(self._status, len(now)):
                    session.accept_batch(now)

        self._messages.show_message(
            Kind.INFO,
            text,
            [Choice(self.tr("Accept"), take_them), Choice(self.tr("Not now"), lambda: None)],
        )

    # Typing

    def edit(self) -> None:
        self._view.typing.begin(keep_text=True)

    def commit_and_go_on(self) -> None:
        with self.one_move():
            self._view.typing.commit(decide=True)
            self.go_on()

    def discard(self) -> None:
        self._view.typing.discard()

    def dismiss(self) -> None:
        """A candidate that was tried on goes first."""
        if self._view.typing.tried is not None:
            self._view.typing.try_on(None)
        elif self._cursor is None or not self._cursor.drop_selection():
            self._messages.dismiss()

    def paste(self) -> None:
        """Type what is on the clipboard, in place of the word."""
        self._view.field.paste_from()

    def copy(self) -> None:
        if self._place is not None:
            QGuiApplication.clipboard().setText(self._place.text)

    def _all_done(self) -> str:
        """With what comes next."""
        done, key = (
            self.tr("All suspects are dealt with"),
            self._bindings.shown_of("sampling-check"),
        )
        then = self.tr("{key}: check a sample of the rest").format(key=key)
        return f"{done} · {then}" if key else done

    # Undoing

    def obstacle(self, method: str, _argument: str | None) -> str:
        """Why a command cannot be done now; empty when only trying will tell."""
        session, typing = self._session, self._view.typing
        if session is not None and method == "undo":
            is_empty = session.document.next_undo is None and not typing.is_modified
            return self.tr("Nothing to undo") if is_empty else ""
        if session is not None and method == "redo":
            return "" if session.document.next_redo is not None else self.tr("Nothing to redo")
        return ""

    def undo(self) -> None:
        """Typing that was not committed goes first."""
        typing = self._view.typing
        was_modified = typing.is_modified
        typing.discard()
        session = self._session
        if session is not None and not was_modified:
            step = session.document.history.last
            with self.one_move(), one_moment(self._status, _size(step)):
                session.undo()
                self._show(step)
            if step is None:
                self._status.say(self.tr("Nothing to undo"))

    def redo(self) -> None:
        if self._view.typing.is_modified:
            return
        self._view.typing.discard()
        session = self._session
        if session is not None:
            step = session.document.history.next
            with self.one_move(), one_moment(self._status, _size(step)):
                session.redo()
                self._show(step)
            if step is None:
                self._status.say(self.tr("Nothing to redo"))

    def _show(self, step: Step | None) -> None:
        """Go to what was undone or redone."""
        if self._cursor is None or step is None:
            return
        places = _places(step)
        # What was done all over the report leaves the clerk where he is.
        if len(places) == 1 or (places and step.action.kind in _DONE_HERE):
            self._cursor.go_to(*min(places))


def _places(step: Step) -> set[tuple[int, int]]:
    """OCR offsets of what an action changed: of its edits, else of what it said of the text."""
    edits = {edit.key for edit in (*step.removed, *step.added)}
    said = (*step.annotations_removed, *step.annotations_added)
    return edits or {(one.start, one.end) for one in said if one.has_place}


def _size(step: Step | None) -> int:
    """How many decisions an action made."""
    return 0 if step is None else max(len(step.added), len(step.removed))
