"""Gets suggestions from the engine, page by page, what the clerk looks at first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from enum import Enum
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.engine.suggestion import (
    Analysis,
    Engine,
    FindingElsewhere,
    Sought,
    Word,
)
from soat_core.errors import let_go
from soat_core.memory import NOTHING, Remembered
from soat_core.text import Span, TonePlacement
from soat_gui.agenda import Agenda, Marks, nearest, or_nothing
from soat_gui.asking import Found, pieces, suggest
from soat_gui.editor.lines import Place
from soat_gui.session import Session
from soat_gui.slices import Slices
from soat_gui.tasks import Tasks

_PATIENCE_MS = 40
"""How long suggestions wait for what the memory makes of a decision."""
_IDLE_MS = 400
"""How long the clerk must have decided nothing before pages out of sight are worked on again."""
_FIRST_PARTS = 2
"""Parts of the report in front that are suggested before the better engine is loaded."""
_AT_ONCE = 24
"""So many suggestions are taken in one step; keys and drawing come in between."""
_ANALYSES = 3
"""Reports whose analysis is kept; those seen longer ago get another when they need one."""


class EngineState(Enum):
    LOADING = "loading"
    WORKING = "working"
    READY = "ready"
    BROKEN = "broken"


class Sight(Protocol):
    """What the clerk looks at."""

    @property
    def lines_in_sight(self) -> range: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def held(self) -> Span | None:
        """What must stay as it is for now."""


class PagesDone(NamedTuple):
    """Of the report in front."""

    done: int
    all: int


class Suggester(QObject):
    """Owns the engine, and an analysis for each report; one part is worked on at a time.

    The report in front goes first, what is in sight of it before all else; then the others, those
    seen last before those seen long ago.  After a decision, what it bears on is asked for again:
    the rest of its part and what is in sight of the same reading at once, the same reading
    elsewhere, also in other reports, when the clerk pauses.

    What comes back is tied to the report it was asked for and dropped when that is closed by then.
    Suggestions cover the same text whatever was decided, so decisions made in the meantime do not
    make them stale.
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
        self._tasks = tasks
        self._engine: Engine | None = None
        self._is_lost = False
        self._sight: Sight | None = None
        self._front: Agenda | None = None
        self._agendas: dict[Session, Agenda] = {}
        """The one seen last stands last."""
        self._experience = NOTHING
        """What the memory holds for reports that are opened from now on."""
        self._is_busy = False
        self._is_refined = False
        self._tones = TonePlacement.REPORT
        self._is_paused = False
        self._taking = Slices(self)
        self._patience = self._timer()
        self._idle = self._timer()
        self.state = EngineState.LOADING
        tasks.run(load, self._loaded, self._lost)

    # What others ask

    @property
    def version(self) -> str:
        """Of the engine; empty before it is loaded."""
        return self._engine.version if self._engine else ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done, not even when the clerk pauses."""
        if self._is_lost:
            return True
        loaded = self._engine is not None and (self._is_refined or not self._agendas)
        todo = self._is_busy or not all(agenda.is_done for agenda in self._agendas.values())
        return loaded and not todo

    @property
    def owes_answer(self) -> bool:
        """Whether what a decision bears on near it is not up to date yet."""
        front = self._front
        return front is not None and bool(front.urgent or front.unanswered)

    @property
    def progress(self) -> PagesDone:
        if self._front is None:
            return PagesDone(0, 0)
        return PagesDone(self._front.pages_done, self._front.pages)

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
        return self._engine is None or self._engine.knows(word)

    def experience(self, session: Session) -> Remembered:
        """What the memory holds for a report."""
        agenda = self._agendas.get(session)
        return self._experience if agenda is None else agenda.experience

    def finding(self, session: Session, sought: Sought) -> Future[list[Word]]:
        """The engine's words that fit what is typed, likeliest first (see ``Analysis.find``), as
        soon as they are known; none while there is no engine."""
        agenda = self._agendas.get(session)
        analysis = None if agenda is None else agenda.analysis
        if isinstance(analysis, FindingElsewhere):
            return analysis.finding(sought)
        words: Future[list[Word]] = Future()
        try:
            words.set_result([] if analysis is None else analysis.find(sought))
        except Exception as error:  # whatever it is, it is told with the answer
            let_go(error)
            words.set_exception(error)
        return words

    def complain(self, session: Session, error: Exception) -> None:
        """An answer to ``finding`` was an error; see ``finding_failed``."""
        agenda = self._agendas.get(session)
        if agenda is not None and not agenda.has_complained:
            agenda.has_complained = True
            self.finding_failed.emit(error, session)

    # Which reports there are

    def look_with(self, sight: Sight) -> None:
        """What the clerk looks at the report in front with."""
        self._sight = sight

    def sight_moved(self) -> None:
        """The clerk looks at something else."""
        if self._is_paused and not self._is_busy:
            self._soon()

    def attach(self, session: Session) -> None:
        """Begin with a report, behind those that are open."""
        agenda = Agenda(session)
        agenda.experience = NOTHING if session.is_practice else self._experience
        self._agendas = {session: agenda, **self._agendas}
        session.changed.connect(lambda changes: self._decided(session, changes))
        self._soon()

    def detach(self, session: Session) -> None:
        """The report is closed."""
        agenda = self._agendas.pop(session)
        if agenda is self._front:
            self._front = None
        self._soon()

    def show(self, session: Session | None) -> None:
        """Another report comes to the front; what is in sight is still of the one before."""
        front = self._front
        if front is not None and self._sight is not None and self._sight.place is not None:
            report = front.session.report
            front.read_until = report.line_starts[report.line_of(self._sight.place.start)]
            front.mark_all(front.held, front.later)
        self._front = None
        if session is not None:
            self._front = self._agendas[session] = self._agendas.pop(session)
        self._tell_state()
        self.progressed.emit()
        self._soon()

    # What the clerk has decided

    def _decided(self, session: Session, changes: Changes) -> None:
        """A change of a report; ``learn`` must follow with what the memory makes of it."""
        agenda = self._agendas[session]
        agenda.decided(changes, self._seen() if agenda is self._front else set())
        if not self._patience.isActive():
            self._patience.start(_PATIENCE_MS)
        self._idle.start(_IDLE_MS)

    def learn(self, session: Session, experience: Remembered, shared: bool) -> None:
        """What the memory holds after a decision; ``shared`` if it does so for every report."""
        agenda = self._agendas.get(session)
        if agenda is None:
            return
        agenda.experience = or_nothing(experience)
        agenda.unanswered = max(0, agenda.unanswered - 1)
        if shared:
            self._share(agenda)
        if agenda.unanswered:
            return
        if self._patience.isActive():
            agenda.awaited.clear()
            # Keys that are waiting, and drawing, go first.
            self._patience.start(0)
        else:
            # It took long, and suggestions were asked for without it.
            agenda.mark_all(agenda.awaited, agenda.urgent)
            self._next()

    def _share(self, deciding: Agenda) -> None:
        self._experience = deciding.experience
        for agenda in self._agendas.values():
            if agenda is not deciding and not agenda.session.is_practice:
                agenda.experience = deciding.experience
                agenda.hear(deciding.news)
        deciding.news.clear()

    def learn_anew(self, session: Session | None, experience: Remembered) -> None:
        """Another memory: all suggestions may be others.  None stands for reports to come."""
        experience = or_nothing(experience)
        if session is None:
            self._experience = experience
            return
        agenda = self._agendas.get(session)
        if agenda is None or agenda.experience is experience:
            return
        agenda.experience = experience
        agenda.mark_anew(self._seen() if agenda is self._front else set())
        self._next()

    def place_tones(self, placement: TonePlacement) -> None:
        """Where tone marks stand in what is suggested from now on; all is asked for again."""
        if placement is self._tones:
            return
        self._tones = placement
        for agenda in self._agendas.values():
            agenda.mark_anew(self._seen() if agenda is self._front else set())
        self._next()

    def release(self) -> None:
        """Nothing is held any more: ask again for what was left alone for its sake."""
        front = self._front
        if front is not None and front.held:
            front.mark_all(front.held, front.urgent)
            self._next()

    # The engine

    def _loaded(self, engine: Engine) -> None:
        self._engine = engine
        self._next()

    def _lost(self, error: Exception) -> None:
        """There is no engine."""
        self._is_lost = True
        for agenda in self._agendas.values():
            agenda.forget_all()
        self._tell_state()
        self.failed.emit(error, None)

    def _refine(self) -> None:
        """The first suggestions are shown: get the better engine, which takes longer to load."""
        assert self._engine is not None
        self._is_refined = True
        self._is_busy = True
        self._tasks.run(self._engine.refined, self._refined, self._not_refined)

    def _refined(self, engine: Engine) -> None:
        """What was suggested so far is asked for again, what is in sight first."""
        self._is_busy = False
        if engine is not self._engine:
            self._engine = engine
            for agenda in self._agendas.values():
                agenda.mark_anew(self._seen() if agenda is self._front else set())
        self._next()

    def _not_refined(self, error: Exception) -> None:
        """The quick engine stays."""
        self._is_busy = False
        self.failed.emit(error, None)
        self._next()

    # What is next

    def _next(self) -> None:
        self._tell_state()
        if self._is_busy or self._engine is None:
            return
        front = self._front
        if front is not None and not front.is_broken and self._go_on_with_front(front):
            return
        if self._is_paused:
            return
        if not self._is_refined and self._agendas:
            self._refine()
            return
        if not self._idle.isActive() and front is not None and self._catch_up(front):
            return
        for agenda in self._others():
            if agenda.waiting:
                self._first(agenda, nearest(agenda.waiting, ()))
                return
        if not self._idle.isActive():
            any(self._catch_up(agenda) for agenda in self._others())

    def _go_on_with_front(self, front: Agenda) -> bool:
        """Whether there is something to do that goes before other reports."""
        seen = self._seen()
        if front.urgent:
            # While the memory is about to answer nothing else is begun: it could not be left.
            if not self._patience.isActive():
                self._again(front, front.urgent, nearest(front.urgent, seen))
            return True
        if front.waiting & seen:
            self._first(front, nearest(front.waiting & seen, seen))
            return True
        if self._is_paused or not front.waiting:
            return False
        if not self._is_refined and len(front.suggested) >= _FIRST_PARTS:
            return False
        self._first(front, nearest(front.waiting, seen))
        return True

    def _catch_up(self, agenda: Agenda) -> bool:
        """The clerk pauses: ask again for what decisions bear on elsewhere, if anything."""
        if not agenda.later or agenda.unanswered:
            return False
        seen = self._seen() if agenda is self._front else set()
        self._again(agenda, agenda.later, nearest(agenda.later, seen))
        return True

    def _others(self) -> Iterator[Agenda]:
        """The reports behind, the one seen last first."""
        for agenda in reversed(self._agendas.values()):
            if agenda is not self._front and not agenda.is_broken:
                yield agenda

    def _seen(self) -> set[int]:
        """The parts of the report in front that are in sight."""
        if self._front is None or self._sight is None:
            return set()
        return self._front.parts_on(self._sight.lines_in_sight)

    # Asking

    def _first(self, agenda: Agenda, number: int) -> None:
        if self._is_analysed(agenda):
            agenda.begin(number)
            self._ask(agenda, number, self._arrived)

    def _again(self, agenda: Agenda, marks: Marks, number: int) -> None:
        if self._is_analysed(agenda):
            since = marks.pop(number)
            since = min(since, agenda.later.pop(number, since))
            self._ask(agenda, number, partial(self._renewed, since))

    def _is_analysed(self, agenda: Agenda) -> bool:
        """Whether a part can be asked for at once; else the analysis is begun."""
        engine = self._engine
        assert engine is not None
        if agenda.analysis is not None and agenda.engine is engine:
            return True

        def done(analysis: Analysis) -> None:
            self._is_busy = False
            if agenda in self._agendas.values() and not agenda.is_broken:
                agenda.analysis, agenda.engine, agenda.told = analysis, engine, NOTHING
                agenda.told_tones = TonePlacement.REPORT
                self._drop_old_analyses(agenda)
            self._next()

        self._is_busy = True
        work = partial(engine.analyse, agenda.session.report.ocr_text)
        self._tasks.run(work, done, partial(self._broken, agenda))
        return False

    def _drop_old_analyses(self, needed: Agenda) -> None:
        others = [one for one in self._agendas.values() if one.analysis is not None]
        others.remove(needed)
        for agenda in others[: 1 - _ANALYSES]:
            agenda.drop_analysis()

    def _ask(
        self, agenda: Agenda, number: int, take: Callable[[Agenda, int, Found], Iterator[None]]
    ) -> None:
        assert agenda.analysis is not None
        errand = agenda.errand(number, self._tones)
        work = partial(suggest, agenda.analysis, agenda.session.report.ocr_text, errand)

        def done(found: Found) -> None:
            if agenda in self._agendas.values():
                agenda.arrived(number, found.cores)
                self._taking.run(take(agenda, number, found), free)
            else:
                free()

        def free() -> None:
            self._is_busy = False
            self._next()

        self._is_busy = True
        self._tasks.run(work, done, partial(self._broken, agenda))

    def _arrived(self, agenda: Agenda, number: int, found: Found) -> Iterator[None]:
        """Take what was found for the first time, in steps where nobody looks at it."""
        part, session = agenda.parts[number], agenda.session
        size = len(found.suggestions) if number in self._seen() else _AT_ONCE
        for span, some in pieces(part, found.suggestions, size):
            if agenda in self._agendas.values():
                session.set_suggestions(span, some)
            yield
        agenda.finish(number)
        if agenda is self._front:
            self.progressed.emit()

    def _renewed(self, since: int, agenda: Agenda, number: int, found: Found) -> Iterator[None]:
        """Take what was found again, in steps."""
        for span, some in pieces(agenda.parts[number], found.suggestions, _AT_ONCE):
            if agenda not in self._agendas.values():
                return
            held = self._sight.held if self._sight and agenda is self._front else None
            if agenda.session.renew_suggestions(span, some, since=since, held=held):
                agenda.held[number] = min(since, agenda.held.get(number, since))
            yield

    def _broken(self, agenda: Agenda, error: Exception) -> None:
        """The other reports may fare better."""
        self._is_busy = False
        if agenda in self._agendas.values():
            agenda.forget_all()
            self._tell_state()
            self.failed.emit(error, agenda.session)
        self._next()

    # Within

    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self._next)
        return timer

    def _soon(self) -> None:
        """When everybody has heard of another report."""
        if not self._patience.isActive():
            self._patience.start(0)

    def _set_paused(self, paused: bool) -> None:
        if paused is not self._is_paused:
            self._is_paused = paused
            self.progressed.emit()
            self._next()

    def _tell_state(self) -> None:
        state = self._current_state()
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _current_state(self) -> EngineState:
        front = self._front
        if self._is_lost or (front is not None and front.is_broken):
            return EngineState.BROKEN
        if self._engine is None:
            return EngineState.LOADING
        if front is not None and front.pages_done < front.pages:
            return EngineState.WORKING
        return EngineState.READY
