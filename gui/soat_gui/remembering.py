"""The clerk's memory while the window is open: written and read off the GUI thread.

Saving a decision must not be felt, and another window may hold the file for seconds.  So what the
``Learner`` tells is put on a list; one thread of its own writes it and takes the pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Changes
from soat_core.errors import SoatError
from soat_core.memory import Learner, Memory, Remembered, RememberingError
from soat_gui.after_drawing import AfterDrawing
from soat_gui.memory.keeper import OTHERS, Keeper
from soat_gui.memory.notes import Notes
from soat_gui.session import Session
from soat_gui.slices import Slices
from soat_gui.tasks import AFTER_DRAWING_MS, Tasks


class Remembering(QObject):
    """Keeps the memory in step with the open reports, and lends it to the memory's window.

    Switched off, decisions count for their own report only and are kept in RAM; so are those in a
    report to practise on.  A memory that cannot be opened is told once and has the same effect.
    """

    learnt = Signal(object, object, bool)
    """A ``Session``; a ``Remembered`` that holds what was decided in it last; and whether that
    counts for other reports.  Once after every change of a report."""
    renewed = Signal(object, object)
    """A ``Session``, or None for reports to come; and a ``Remembered`` for it that may be quite
    another one: opened, switched or edited."""
    failed = Signal(object)
    """A ``RememberingError``; the work goes on."""

    def __init__(
        self,
        file: Path | None,
        knows: Callable[[str], bool],
        *,
        on: bool,
        parent: QObject | None = None,
    ) -> None:
        """``file`` None is the memory of the person; ``knows`` as for a ``Learner``, called in
        another thread: the engine may be long about it."""
        super().__init__(parent)
        self._keeper = Keeper(file, knows)
        self._notes = Notes()
        self._learners: dict[Session, tuple[int, Learner]] = {}
        self._numbers = count(1)
        self._tasks = Tasks(self, after_ms=AFTER_DRAWING_MS)
        # One decision may be about thousands of places.
        self._slices = Slices(self)
        self._to_follow: tuple[Session, Changes] | None = None
        self._following = AfterDrawing(self._follow_next, self)
        self._is_on = on
        self._under_way = 0
        self._switched_at = 0
        self._renew(partial(self._keeper.switch, on))

    @property
    def is_settled(self) -> bool:
        """Whether the memory has answered all it was asked."""
        return not (self._under_way or self._slices.is_busy or self._following.is_wanted)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def switch(self, on: bool) -> None:
        """Whether decisions are kept for other reports; acts at once."""
        self._finish()
        self._is_on = on
        self._switched_at = self._notes.count
        self._renew(partial(self._keeper.switch, on))

    # The open reports

    def attach(self, session: Session) -> None:
        """Learn from this report from now on."""
        number = next(self._numbers)
        learner = Learner(self._notes.of(number), session.review, _knows_nothing)
        self._learners[session] = number, learner
        session.changed.connect(lambda changes: self._follow(session, changes))

        def told(pictures: dict[int, Remembered]) -> None:
            self.renewed.emit(session, pictures[number])

        begin = partial(self._keeper.begin_report, number, keeps=not session.is_practice)
        self._run(begin, told, [number])

    def detach(self, session: Session) -> None:
        """The report is closed: what was decided in it cannot be taken back any more."""
        self._finish()
        number, _ = self._learners.pop(session)
        self._run(partial(self._keeper.end_report, number))

    def _follow(self, session: Session, changes: Changes) -> None:
        """Learn from a change of a report, when it is drawn; ``learnt`` follows."""
        self._finish()
        self._to_follow = session, changes
        self._following.ask()

    def _follow_next(self) -> None:
        assert self._to_follow is not None
        (session, changes), self._to_follow = self._to_follow, None
        number, learner = self._learners[session]

        def told(pictures: dict[int, Remembered]) -> None:
            self.learnt.emit(session, pictures[number], pictures[number] is pictures[OTHERS])

        self._slices.run(
            learner.following(changes), lambda: self._run(lambda: None, told, [number])
        )

    def _finish(self) -> None:
        """Learn now what is still to be learnt."""
        self._following.finish()
        self._slices.finish()

    def close(self) -> None:
        """What was learnt is on the disk then.  May wait for another window."""
        self._finish()
        self._tasks.finish()  # a report may have been opened just now
        self._tasks.close()
        try:
            self._keeper.write(self._notes, self._switched_at)
            if self._keeper.is_on != self._is_on:
                self._keeper.switch(self._is_on)
            self._keeper.write(self._notes, self._notes.count)
        finally:
            self._keeper.close()

    # Words of the clerk's own

    def add_word(self, word: str) -> None:
        """Remember a word for all reports."""
        self._renew(partial(self._keeper.add_word, word))

    def forget_word(self, word: str) -> None:
        """Take back a word that was added; one that was there before stays."""
        self._renew(partial(self._keeper.forget_word, word))

    # The memory's window

    def ask(
        self,
        work: Callable[[Memory], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        writes: bool = False,
    ) -> None:
        """Call ``work`` with the kept memory, also while it is switched off.

        A ``work`` that ``writes`` nothing may get an empty one, where none was begun.
        """

        self._finish()
        until = self._notes.count

        def lend() -> Any:
            self._keeper.write(self._notes, until)
            return work(self._keeper.kept_or_empty(writes=writes))

        self._tasks.run(lend, done, failed)

    def stop_asking(self) -> None:
        """The window was closed; what was changed in it counts from now on."""
        self._renew(self._keeper.take_back)

    # Within

    def _renew(self, first: Callable[[], object]) -> None:
        """Do something after which every report's memory may be another."""
        sessions = {number: session for session, (number, _) in self._learners.items()}

        def told(pictures: dict[int, Remembered]) -> None:
            for number, picture in pictures.items():
                self.renewed.emit(sessions.get(number), picture)

        self._run(first, told, list(sessions))

    def _run(
        self,
        first: Callable[[], object],
        then: Callable[[dict[int, Remembered]], object] = lambda _pictures: None,
        numbers: Sequence[int] = (),
    ) -> None:
        """Do something with the keeper, write what is on the list, take pictures for the reports
        with these ``numbers`` and for those to come."""

        # what is decided after a switch must not be written before it
        until = self._notes.count

        def work() -> tuple[dict[int, Remembered], list[RememberingError]]:
            self._keeper.write(self._notes, until)
            first()
            return self._keeper.pictures([OTHERS, *numbers]), self._keeper.errors()

        def done(result: tuple[dict[int, Remembered], list[RememberingError]]) -> None:
            self._under_way -= 1
            pictures, errors = result
            then(pictures)
            for error in errors:
                self.failed.emit(error)

        def broken(error: Exception) -> None:
            self._under_way -= 1
            self._broken(error)

        self._under_way += 1
        self._tasks.run(work, done, broken)

    def _broken(self, error: Exception) -> None:
        if not isinstance(error, SoatError):
            raise error
        self.failed.emit(error)


def _knows_nothing(_word: str) -> bool:
    """Asking the engine may take long: the keeper does, in its thread."""
    return False
