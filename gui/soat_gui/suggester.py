"""Gets suggestions from the engine, page by page, what the clerk looks at first."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from soat_core.engine.suggestion import Analysis, Engine, Suggestion
from soat_core.report import Report
from soat_core.text import Span
from soat_gui.session import Session
from soat_gui.tasks import Tasks

_LINES_AT_ONCE = 60
"""A page that is longer is worked on in parts, so that something shows soon."""


class EngineState(Enum):
    LOADING = "loading"
    WORKING = "working"
    READY = "ready"
    BROKEN = "broken"


class Suggester(QObject):
    """Owns the engine and one report's analysis; one part of the report is worked on at a time.

    What comes back is tied to the session it was asked for: when another report was opened in the
    meantime it is dropped.  Suggestions cover the same text whatever was decided, so decisions made
    in the meantime do not make them stale.
    """

    state_changed = Signal(object)
    failed = Signal(object)
    """The exception that ended all suggesting."""

    def __init__(
        self, load: Callable[[], Engine], tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._engine: Engine | None = None
        self._analysis: Analysis | None = None
        self._session: Session | None = None
        self._looked_at: Callable[[], int] = int
        self._waiting: list[Span] = []
        self.state = EngineState.LOADING
        tasks.run(load, self._loaded, self._broken)

    @property
    def version(self) -> str:
        """Of the engine; empty before it is loaded."""
        return self._engine.version if self._engine else ""

    def attach(self, session: Session, looked_at: Callable[[], int]) -> None:
        """Begin with a report; ``looked_at`` gives the line that the clerk sees first."""
        self._session = session
        self._analysis = None
        self._looked_at = looked_at
        self._waiting = parts(session.report)
        if self._engine is not None:
            self._begin()

    def _loaded(self, engine: Engine) -> None:
        self._engine = engine
        if self._session is not None:
            self._begin()
        else:
            self._set_state(EngineState.READY)

    def _begin(self) -> None:
        session, engine = self._session, self._engine
        assert session is not None and engine is not None
        if self.state is EngineState.BROKEN:
            return
        self._set_state(EngineState.WORKING)
        self._tasks.run(
            partial(engine.analyse, session.report.ocr_text),
            partial(self._analysed, session),
            self._broken,
        )

    def _analysed(self, session: Session, analysis: Analysis) -> None:
        if session is self._session:
            self._analysis = analysis
            self._next()

    def _next(self) -> None:
        session, analysis = self._session, self._analysis
        assert session is not None and analysis is not None
        if not self._waiting:
            self._set_state(EngineState.READY)
            return
        part = self._nearest(session)
        self._waiting.remove(part)
        known = session.review.known_in(part.start, part.end)
        self._tasks.run(
            partial(analysis.suggest, part.start, part.end, known),
            partial(self._arrived, session, part),
            self._broken,
        )

    def _nearest(self, session: Session) -> Span:
        """The part that is looked at, else the next one after it, else the first."""
        offset = session.report.line_span(self._looked_at()).start
        return min(self._waiting, key=lambda part: (part.end <= offset, part.start))

    def _arrived(self, session: Session, part: Span, suggestions: list[Suggestion]) -> None:
        if session is not self._session:
            return
        session.set_suggestions(part, suggestions)
        self._next()

    def _broken(self, error: Exception) -> None:
        self._waiting.clear()
        self._set_state(EngineState.BROKEN)
        self.failed.emit(error)

    def _set_state(self, state: EngineState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


def parts(report: Report) -> list[Span]:
    """The report cut into pages, and long pages at line ends."""
    result: list[Span] = []
    for page in range(report.page_count):
        start, end = report.page_span(page)
        line = report.line_of(start)
        while start < end:
            line += _LINES_AT_ONCE
            stop = min(end, report.line_starts[line]) if line < report.line_count else end
            if stop > start:
                result.append(Span(start, stop))
            start = stop
    return result
