"""Typing is finding: what is typed filters and extends the candidates, and Enter takes one.

Also trying candidates on in the text, one after the other, before one is taken.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from soat_core.editing.notes import note_on
from soat_core.engine.suggestion import Suggestion
from soat_core.finding.offer import Found
from soat_core.finding.query import Fit
from soat_core.text import Span
from soat_gui.controllers.review import ReviewController
from soat_gui.editor.display import visible
from soat_gui.editor.lines import Place, Typing
from soat_gui.session import Session
from soat_gui.suggestions.content import (
    Content,
    Mode,
    decided_note,
    index_of,
    nothing_note,
    slots_of,
    typing_note,
)
from soat_gui.suggestions.offering import Offering
from soat_gui.suggestions.search import Search, Wanted
from soat_gui.suggestions.used_words import UsedWords
from soat_gui.workplace import Workplace


class FindingController(QObject):
    """Decides what stands in the bar, and what the keys that take a candidate mean.

    While something is typed, the candidates of the token are those it had when typing began:
    nothing changes under the hand but by the keys pressed.
    """

    def __init__(self, workplace: Workplace, review: ReviewController) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._bar = workplace.page.bar
        self._view = workplace.page.view
        self._typing = workplace.page.view.typing
        self._status = workplace.status
        self._settings = workplace.settings
        self._suggester = workplace.suggester
        self._review = review
        used = UsedWords(workplace.suggester, workplace.tasks, self)
        search = Search(self._view, workplace.suggester, used)
        self._offering = Offering(search.begin, self)
        self._offering.changed.connect(self._show_found)
        self._typing.changed.connect(self.refresh)
        self._view.field.composed.connect(lambda: self._has_input_method(True))
        self._desk.opened.connect(used.attach)
        self._desk.closed.connect(used.detach)
        self._desk.changed.connect(lambda _changes: self._stop_trying())

    @property
    def _session(self) -> Session | None:
        return self._desk.session

    @property
    def _place(self) -> Place | None:
        return self._view.place

    # Keeping up

    def refresh(self) -> None:
        """Show the candidates of the current token, or those that fit what is typed."""
        if self._typing.is_on:
            self._show_found()
        else:
            self._leave_what_is_not_here()
            self._show_suggestion()

    def _leave_what_is_not_here(self) -> None:
        """A candidate that was tried on goes when the clerk does, or when it is one no more."""
        tried, place = self._typing.tried, self._place
        if tried is None:
            return
        is_here = place is not None and place.span == (tried.start, tried.end)
        if not is_here or index_of(slots_of(self._suggested()), tried.text) is None:
            self._stop_trying()

    def _stop_trying(self) -> None:
        if self._typing.tried is not None:
            self._typing.try_on(None)
            self._suggester.release()

    def _show_suggestion(self) -> None:
        session, place = self._session, self._place
        suggestion = self._suggested()
        self._offering.rest(suggestion)
        if session is None or place is None:
            self._bar.show_content(Content())
            return
        slots, tried = self._offering.slots, self._typing.tried
        edit = session.document.edit_at(place.start, place.end)
        note = suggestion.why if suggestion else nothing_note(self._suggester.state)
        self._bar.show_content(
            Content(
                Mode.TRYING if tried else Mode.REVIEW,
                session.report.ocr_text[place.start : place.end],
                slots,
                index_of(slots, tried.text if tried else place.text),
                note=self._with_notes(session, place, decided_note(edit) if edit else note),
            )
        )

    def _with_notes(self, session: Session, place: Place, note: str) -> str:
        """What the clerk noted about the token goes before anything else."""
        noted = note_on(session.document, Span(*place.span))
        own = f"✎ {' '.join(visible(noted.text).split())}" if noted else ""
        return " · ".join(filter(None, (own, note)))

    def _show_found(self) -> None:
        now, session = self._typing.now, self._session
        if now is None or session is None:
            return
        if now.text != self._offering.typed:
            self._offering.begin(self._wanted(session, now))
        slots, chosen = self._offering.slots, self._offering.chosen
        self._bar.show_content(
            Content(
                Mode.TYPING,
                session.report.ocr_text[now.start : now.end],
                slots,
                slots.index(chosen) if chosen else None,
                now.text,
                typing_note(chosen, composing=self._typing.is_composing),
            )
        )

    def _wanted(self, session: Session, now: Typing) -> Wanted:
        return Wanted(
            session,
            now,
            self._place,
            self._offering.suggestion,
            composes=self._settings.has_input_method,
            edits=self._typing.keeps_text,
            is_modified=self._typing.is_modified,
        )

    def _suggested(self) -> Suggestion | None:
        """The engine's suggestion for just the current token."""
        session, place = self._session, self._place
        if session is None or place is None:
            return None
        return session.review.suggestion_for(place.start, place.end)

    # Taking

    def enter(self) -> None:
        """Take what was found for what is typed; if nothing was, the text itself."""
        self._typing.finish_composing()
        self._offering.finish()
        found = self._offering.to_take
        if found is None:
            self._review.commit_and_go_on()
        else:
            self._take(found)

    def accept(self) -> None:
        """Take the candidate that was tried on, else the suggestion."""
        tried = self._typing.tried
        at = index_of(self._offering.slots, tried.text) if tried else None
        if at is None:
            self._review.accept()
        else:
            self._review.take(at + 1)

    def take(self, number: int) -> None:
        """Take the candidate of a number as it stands in the bar."""
        if not self._typing.is_on:
            self._review.take(number)
            return
        self._typing.finish_composing()
        found = self._offering.slots[number - 1]
        if found is None:
            self._status.say(self.tr("There is no candidate {n}").format(n=number))
        else:
            self._take(found)

    def take_typed(self) -> None:
        """Take what is typed as it is."""
        if self._typing.is_on:
            self._review.commit_and_go_on()

    def _take(self, found: Found) -> None:
        session, now = self._session, self._typing.now
        if session is None or now is None:
            return
        if found.fit is Fit.KEYS:
            # An input method would have taken those keys for itself.
            self._has_input_method(False)
        with self._review.one_move(), self._typing.one_change():
            self._typing.discard()
            suggestion = self._suggested()
            candidates = suggestion.candidates if suggestion else ()
            rank = found.rank or 0
            is_candidate = 0 < rank <= len(candidates) and candidates[rank - 1].text == found.text
            if suggestion is not None and is_candidate:
                session.accept(suggestion.start, rank)
            else:
                session.type_text(now.start, now.end, found.text)
            self._review.go_on()

    # Trying on, and going through what was found

    def next_candidate(self) -> None:
        self._step(1)

    def previous_candidate(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._typing.is_composing:
            return
        if self._typing.is_on:
            self._offering.go(by)
            self._show_found()
        else:
            self._try_on(by)

    def _try_on(self, by: int) -> None:
        place, tried = self._place, self._typing.tried
        candidates = [found.text for found in self._offering.slots if found]
        if place is None or not any(text != place.text for text in candidates):
            self._status.say(self.tr("There is no other candidate"))
            return
        shown = tried.text if tried else place.text
        at = candidates.index(shown) if shown in candidates else (-1 if by > 0 else 0)
        text = candidates[(at + by) % len(candidates)]
        if text == place.text:
            self._stop_trying()
        else:
            self._typing.try_on(text)

    # How somebody types

    def _has_input_method(self, has: bool) -> None:
        if self._settings.has_input_method is not has:
            self._settings.has_input_method = has
