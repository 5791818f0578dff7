"""Asks the engine one thing at a time, and takes what it says in steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from soat_core.engine.suggestion import Analysis, Engine
from soat_gui.agenda import Agenda
from soat_gui.agendas import Agendas
from soat_gui.asking import Found, pieces, suggest
from soat_gui.jobs import Job
from soat_gui.slices import Slices
from soat_gui.tasks import Tasks

_AT_ONCE = 24
"""So many suggestions are taken in one step; keys and drawing come in between."""
_IN_SIGHT_AT_ONCE = 96
"""As many where somebody looks at it: the sooner all stand there the better, but a key that comes
meanwhile does not wait for more than a few lines."""


class Asker(QObject):
    """Owns the engine.

    What comes back is tied to the report it was asked for and dropped when that is closed by then.
    Suggestions cover the same text whatever was decided, so decisions made in the meantime do not
    make them stale.
    """

    free = Signal()
    """Something else can be asked."""
    progressed = Signal()
    """A part of the report in front has its first suggestions."""
    failed = Signal(object, object)
    """See ``Suggester.failed``."""

    def __init__(
        self, load: Callable[[], Engine], tasks: Tasks, agendas: Agendas, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._agendas = agendas
        self._taking = Slices(self)
        self.engine: Engine | None = None
        """None before it is loaded."""
        self.is_lost = False
        """Whether there will never be one."""
        self.is_refined = False
        """Whether the better one was asked for."""
        self.is_busy = False
        tasks.run(load, self._loaded, self._lost)

    def refine(self) -> None:
        """The first suggestions are shown: get the better engine, which takes longer to load."""
        assert self.engine is not None
        self.is_refined = True
        self._begin(self.engine.refined, self._refined, self._not_refined)

    def ask(self, job: Job) -> None:
        """Ask for a part; without an analysis that is begun instead, and the part waits on."""
        engine, agenda = self.engine, job.agenda
        assert engine is not None
        text = agenda.session.report.ocr_text
        broken = partial(self._broken, agenda)
        if agenda.analysis is None or not agenda.is_analysed_by(engine):
            self._begin(partial(engine.analyse, text), partial(self._analysed, job), broken)
            return
        agenda.begin(job.number)
        errand = agenda.errand(job.number, self._agendas.tones)
        work = partial(suggest, agenda.analysis, text, errand)
        self._begin(work, partial(self._arrived, job), broken)

    # The engine

    def _loaded(self, engine: Engine) -> None:
        self.engine = engine
        self.free.emit()

    def _lost(self, error: Exception) -> None:
        """There is no engine."""
        self.is_lost = True
        self._agendas.forget_all()
        self.failed.emit(error, None)

    def _refined(self, engine: Engine) -> None:
        """What was suggested so far is asked for again, what is in sight first."""
        if engine is not self.engine:
            self.engine = engine
            self._agendas.mark_anew()
        self._end()

    def _not_refined(self, error: Exception) -> None:
        """The quick engine stays."""
        self.failed.emit(error, None)
        self._end()

    # What comes back

    def _analysed(self, job: Job, analysis: Analysis) -> None:
        assert self.engine is not None
        self._agendas.analysed(job.agenda, analysis, self.engine)
        self._end()

    def _arrived(self, job: Job, found: Found) -> None:
        if job.agenda not in self._agendas:
            self._end()
            return
        job.agenda.arrived(job.number, found.cores)
        taking = self._first(job, found) if job.since is None else self._renewed(job, found)
        self._taking.run(taking, self._end)

    def _first(self, job: Job, found: Found) -> Iterator[None]:
        """Take what was found for the first time, in steps."""
        agenda, number, _ = job
        is_seen = number in self._agendas.seen_in(agenda)
        size = _IN_SIGHT_AT_ONCE if is_seen else _AT_ONCE
        for span, some in pieces(agenda.parts[number], found.suggestions, size):
            if agenda in self._agendas:
                agenda.session.set_suggestions(span, some)
            yield
        agenda.progress.finish(number)
        if agenda is self._agendas.front:
            self.progressed.emit()

    def _renewed(self, job: Job, found: Found) -> Iterator[None]:
        """Take what was found again, in steps."""
        agenda, number, since = job
        assert since is not None
        for span, some in pieces(agenda.parts[number], found.suggestions, _AT_ONCE):
            if agenda not in self._agendas:
                return
            held = self._agendas.held_in(agenda)
            if agenda.session.renew_suggestions(span, some, since=since, held=held):
                agenda.hold(number, since)
            yield

    def _broken(self, agenda: Agenda, error: Exception) -> None:
        """The other reports may fare better."""
        if agenda in self._agendas:
            agenda.forget_all()
            self.failed.emit(error, agenda.session)
        self._end()

    # Within

    def _begin(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.is_busy = True
        self._tasks.run(work, done, failed)

    def _end(self) -> None:
        self.is_busy = False
        self.free.emit()
