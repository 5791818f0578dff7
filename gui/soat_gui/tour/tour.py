"""Leads through the steps: one after the other, whenever the key was pressed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from soat_core.actions import Changes
from soat_core.engine.suggestion import Suggestion
from soat_core.i18n import language
from soat_gui.commands.command import Command
from soat_gui.commands.keys import shown_key
from soat_gui.commands.registry import Registry
from soat_gui.i18n import LANGUAGES
from soat_gui.opening import Opener, Wanted
from soat_gui.session import Session
from soat_gui.tour.events import Event, letters
from soat_gui.tour.practice import practice_copy
from soat_gui.tour.steps import STEPS, Step
from soat_gui.tour.strip import TourStrip
from soat_gui.workplace import Workplace
from soat_resources import resource_path


class Tour(QObject):
    """Goes on with the keys the clerk has; nobody is kept from anything else meanwhile."""

    def __init__(self, workplace: Workplace, opener: Opener) -> None:
        super().__init__(workplace.window)
        self._desk = workplace.desk
        self._view = workplace.page.view
        self._messages = workplace.messages
        self._bindings = workplace.bindings
        self._docks = workplace.docks
        self._opener = opener
        self._settings = workplace.settings
        self._session: Session | None = None
        """The report the tour is about, from when it is open on."""
        self._steps: tuple[Step, ...] = ()
        self._at = -1
        self._place: Suggestion | None = None
        self._is_done = False
        """Whether the step is done, and the next one about to begin."""
        self._is_message_gone = False
        self.strip = TourStrip()
        workplace.page.put_above_bar(self.strip)
        self.strip.left.connect(self.leave)
        self.strip.other_language_wanted.connect(self._change_language)
        self._bindings.changed.connect(self._say)
        self._messages.closed.connect(self._message_closed)
        opener.opened.connect(self._opened)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        desk = self._desk
        desk.shown.connect(lambda _session: self._show())
        desk.closed.connect(self._closed)
        desk.changed.connect(self._changed)
        desk.saved_changed.connect(self._saved)
        desk.suggested.connect(self._suggested)

    @property
    def is_on(self) -> bool:
        return self._at >= 0

    def follow(self, registry: Registry) -> None:
        """Hear of every command that was run."""
        registry.ran.connect(self._ran)

    def start(self) -> None:
        """Begin anew, with a fresh copy of the sample."""
        self._view.typing.commit()
        self.leave()
        self._steps = tuple(step for step in STEPS if self._command(step) is not None)
        self._at = 0
        self.open_sample()

    def open_sample(self) -> None:
        """Open a copy of the sample to practise on."""
        path = practice_copy()
        wanted = Wanted(path or resource_path("sample", "bao-cao-mau.ocr.txt"), practice=True)
        self._opener.open(wanted if path else replace(wanted, shipped=True))

    def leave(self) -> None:
        """The rest of the tour is for another day."""
        self._at = -1
        self._session = self._place = None
        self._is_done = False
        self.strip.hide()

    def retranslate(self) -> None:
        self._say()

    # What happens

    def _opened(self, session: Session, wanted: Wanted, _changed: bool) -> None:
        if wanted.practice and self.is_on and self._session is None:
            self._session = session
            self._show()

    def _closed(self, session: Session) -> None:
        if session is self._session:
            self.leave()

    def _ran(self, command: Command) -> None:
        if not self.is_on:
            return
        # The key that closes a message does not end the tour.
        is_escape = command.identity == "dismiss" and not self._is_message_gone
        self._is_message_gone = False
        if is_escape or self._at == len(self._steps):
            self.leave()
        else:
            self._happened(Event(command.identity))
            self._go_on()

    def _changed(self, changes: Changes) -> None:
        self._happened(Event(changes=changes))

    def _saved(self) -> None:
        session = self._session
        if session is not None and not session.is_modified and not session.is_saving:
            self._happened(Event(is_saved=True))

    def _suggested(self) -> None:
        """A place that a step wants may be there only now."""
        if self.is_on and self._place is None:
            self._say()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._is_in_a_step and now is self._view.field:
            self._happened(Event(in_text=True))

    def _message_closed(self) -> None:
        self._is_message_gone = True
        QTimer.singleShot(0, self, self._forget_message)

    def _forget_message(self) -> None:
        self._is_message_gone = False

    def _happened(self, event: Event) -> None:
        if self._desk.session is not self._session or not self._is_in_a_step or self._is_done:
            return
        place = self._view.place
        suspect = place is not None and place.suggestion is not None
        if self._steps[self._at].is_done(replace(event, on_suspect=suspect)):
            # What did it may not have ended yet, and go elsewhere by itself.
            self._is_done = True
            QTimer.singleShot(0, self, self._go_on)

    @property
    def _is_in_a_step(self) -> bool:
        return 0 <= self._at < len(self._steps)

    def _go_on(self) -> None:
        """To the next step, if this one is done."""
        if self._is_in_a_step and self._is_done:
            dock = self._steps[self._at].dock
            if dock:
                self._docks.hide(dock)
            self._at += 1
            self._place, self._is_done = None, False
            self._show()

    # What is shown

    def _show(self) -> None:
        here = self._session is not None and self._desk.session is self._session
        if self.is_on and here:
            self._say()
        else:
            self.strip.hide()

    def _say(self) -> None:
        session = self._session
        if not self.is_on or session is None or session is not self._desk.session:
            return
        if self._at == len(self._steps):
            self._say_farewell()
            return
        step = self._steps[self._at]
        if self._place is None:
            self._place = self._find(session, step)
        word = self._place.best.text if self._place else ""
        typed = letters(word) if step.types else ""
        keys = [*typed, *(step.keys or filter(None, [self._key(step)]))]
        count = f"{self._at + 1}/{len(self._steps)}"
        self.strip.say(keys, step.text.format(word=word), count)
        self.strip.offer_language(LANGUAGES[self._other_language] if self._at == 0 else "")

    @property
    def _other_language(self) -> str:
        return next(code for code in LANGUAGES if code != language())

    def _change_language(self) -> None:
        """Whoever cannot read the first step changes it there."""
        self._settings.language = self._other_language
        self._view.setFocus()

    def _say_farewell(self) -> None:
        text = self.tr(
            "That is all it takes. {open} opens your own report, {keys} lists all keys; this tour "
            "is in the Help menu."
        )
        shown = self._bindings.shown_of
        self.strip.offer_language("")
        self.strip.say([], text.format(open=shown("open"), keys=shown("shortcuts")), "✓")

    def _find(self, session: Session, step: Step) -> Suggestion | None:
        """Go to a place that shows what the step is about."""
        place = self._view.place
        cursor = self._view.token_cursor
        offset = place.start if place else 0
        if step.target is None or cursor is None:
            return session.review.suggestion_at(offset)
        found = step.target(session.review, offset)
        if found is not None and not self._view.typing.is_on:
            cursor.go_to(found.start, found.end)
        return found

    def _command(self, step: Step) -> Command | None:
        return next((one for one in self._bindings.commands if one.identity == step.command), None)

    def _key(self, step: Step) -> str:
        """The first key of the step's command, or that of its number."""
        command = self._command(step)
        keys = self._bindings.keys(command) if command is not None else ()
        at = max(0, step.number - 1)
        return shown_key(keys[at]) if at < len(keys) and keys[at] else ""
