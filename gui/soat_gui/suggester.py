"""Gets suggestions from the engine, page by page, what the clerk looks at first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.engine.suggestion import Engine, Sought, Word
from soat_core.memory import Remembered
from soat_core.text import TonePlacement
from soat_gui.agendas import Agendas, Sight
from soat_gui.asker import Asker
from soat_gui.asking import find
from soat_gui.engine_state import EngineState, PagesDone
from soat_gui.jobs import Job, Moment, next_job
from soat_gui.session import Session
from soat_gui.tasks import Tasks

_PATIENCE_MS = 40
"""How long suggestions wait for what the memory makes of a decision."""
_IDLE_MS = 400
"""How long the clerk must have decided nothing before pages out of sight are worked on again."""


class Suggester(QObject):
    """Says when something is asked of the engine: ``Agendas`` knows what, ``Asker`` does it.

    The report in front goes first, what is in sight of it before all else; then the others, those
    seen last before those seen long ago.  After a decision, what it bears on is asked for again:
    the rest of its part and what is in sight of the same reading at once, the same reading
    elsewhere, also in other reports, when the clerk pauses.
    """

    state_changed = Signal(object)
    """Of the first suggestions of the report in front; those that are asked for again do not count
    as work."""
    progressed = Signal()
    """``progress`` or ``is_paused`` is another."""
    failed = Signal(object, object)
    """The exception that ended all suggesting, and None; or the ``Session`` of whose report only
    it did."""
    finding_failed = Signal(object, object)
    """An exception and the ``Session``: words cannot be looked up while somebody types there.  Once
    for a report."""

    def __init__(
        self, load: Callable[[], Engine], tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._agendas = Agendas()
        self._asker = Asker(load, tasks, self._agendas, self)
        self._asker.free.connect(self._next)
        self._asker.progressed.connect(self.progressed)
        self._asker.failed.connect(self._failed)
        self._is_paused = False
        self._patience = self._timer()
        self._idle = self._timer()
        self.state = EngineState.LOADING

    # What others ask

    @property
    def version(self) -> str:
        """Of the engine; empty before it is loaded."""
        engine = self._asker.engine
        return engine.version if engine else ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done, not even when the clerk pauses."""
        asker = self._asker
        if asker.is_lost:
            return True
        loaded = asker.engine is not None and (asker.is_refined or not self._agendas)
        return loaded and not asker.is_busy and self._agendas.are_done

    @property
    def owes_answer(self) -> bool:
        """Whether what a decision bears on near it is not up to date yet."""
        front = self._agendas.front
        return front is not None and bool(front.urgent or front.unanswered)

    @property
    def progress(self) -> PagesDone:
        front = self._agendas.front
        return PagesDone(0, 0) if front is None else front.progress.pages

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    def pause(self) -> None:
        """Only what the clerk looks at is worked on, until ``go_on``."""
        self._set_paused(True)

    def go_on(self) -> None:
        self._set_paused(False)

    def knows(self, word: str) -> bool:
        """Whether a word (lower case, old tone placement) is in the lexicon; before the engine is
        loaded none counts as new."""
        engine = self._asker.engine
        return engine is None or engine.knows(word)

    def experience(self, session: Session) -> Remembered:
        """What the memory holds for a report."""
        return self._agendas.experience(session)

    def finding(self, session: Session, sought: Sought) -> Future[list[Word]]:
        """The engine's words that fit what is typed, likeliest first (see ``Analysis.find``), as
        soon as they are known; none while there is no engine."""
        agenda = self._agendas.of(session)
        return find(None if agenda is None else agenda.analysis, sought)

    def complain(self, session: Session, error: Exception) -> None:
        """An answer to ``finding`` was an error; see ``finding_failed``."""
        agenda = self._agendas.of(session)
        if agenda is not None and not agenda.has_complained:
            agenda.has_complained = True
            self.finding_failed.emit(error, session)

    # Which reports there are

    def look_with(self, sight: Sight) -> None:
        """What the clerk looks at the report in front with."""
        self._agendas.sight = sight

    def sight_moved(self) -> None:
        """The clerk looks at something else."""
        if self._is_paused and not self._asker.is_busy:
            self._soon()

    def attach(self, session: Session) -> None:
        """Begin with a report, behind those that are open."""
        self._agendas.attach(session)
        session.changed.connect(lambda changes: self._decided(session, changes))
        self._soon()

    def detach(self, session: Session) -> None:
        """The report is closed."""
        self._agendas.detach(session)
        self._soon()

    def show(self, session: Session | None) -> None:
        """Another report comes to the front; what is in sight is still of the one before."""
        self._agendas.show(session)
        self._tell_state()
        self.progressed.emit()
        self._soon()

    # What the clerk has decided

    def _decided(self, session: Session, changes: Changes) -> None:
        """A change of a report; ``learn`` must follow with what the memory makes of it."""
        self._agendas.decided(session, changes)
        if not self._patience.isActive():
            self._patience.start(_PATIENCE_MS)
        self._idle.start(_IDLE_MS)

    def learn(self, session: Session, experience: Remembered, shared: bool) -> None:
        """What the memory holds after a decision; ``shared`` if it does so for every report."""
        in_time = self._patience.isActive()
        if not self._agendas.learn(session, experience, shared=shared, in_time=in_time):
            return
        if in_time:
            # Keys that are waiting, and drawing, go first.
            self._patience.start(0)
        else:
            self._next()

    def learn_anew(self, session: Session | None, experience: Remembered) -> None:
        """Another memory: all suggestions may be others.  None stands for reports to come."""
        if self._agendas.learn_anew(session, experience):
            self._next()

    def place_tones(self, placement: TonePlacement) -> None:
        """Where tone marks stand in what is suggested from now on; all is asked for again."""
        if self._agendas.place_tones(placement):
            self._next()

    def release(self) -> None:
        """Nothing is held any more: ask again for what was left alone for its sake."""
        if self._agendas.release():
            self._next()

    # What is next

    def _next(self) -> None:
        self._tell_state()
        if self._asker.is_busy or self._asker.engine is None:
            return
        job = next_job(self._agendas, self._moment())
        if isinstance(job, Job):
            self._asker.ask(job)
        elif job is not None:
            self._asker.refine()

    def _moment(self) -> Moment:
        return Moment(
            is_idle=not self._idle.isActive(),
            is_awaiting=self._patience.isActive(),
            is_paused=self._is_paused,
            is_refined=self._asker.is_refined,
        )

    def _soon(self) -> None:
        """When everybody has heard of another report."""
        if not self._patience.isActive():
            self._patience.start(0)

    def _set_paused(self, paused: bool) -> None:
        if paused is not self._is_paused:
            self._is_paused = paused
            self.progressed.emit()
            self._next()

    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self._next)
        return timer

    # How far it is

    def _failed(self, error: Exception, session: Session | None) -> None:
        self._tell_state()
        self.failed.emit(error, session)

    def _tell_state(self) -> None:
        state = self._current_state()
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _current_state(self) -> EngineState:
        front = self._agendas.front
        if self._asker.is_lost or (front is not None and front.is_broken):
            return EngineState.BROKEN
        if self._asker.engine is None:
            return EngineState.LOADING
        if front is not None and not front.progress.pages.is_all:
            return EngineState.WORKING
        return EngineState.READY
