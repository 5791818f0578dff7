"""Gets suggestions from the engine, page by page, what the clerk looks at first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.engine.suggestion import Analysis, Engine, Known, Suggestion
from soat_core.engine.units import shape_of
from soat_core.memory import NOTHING, Remembered
from soat_core.report import Report
from soat_core.text import Span, tokens
from soat_gui.session import Session
from soat_gui.tasks import Tasks

_LINES_AT_ONCE = 60
"""A page that is longer is worked on in parts, so that something shows soon."""
_MANY = 50
"""Decisions in one go after which only what is in sight is asked for again: they were taken as they
were suggested, so they tell little that is new."""
_PATIENCE_MS = 40
"""How long suggestions wait for what the memory makes of a decision."""
_IDLE_MS = 400
"""How long the clerk must have decided nothing before pages out of sight are worked on again."""


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
    def held(self) -> Span | None:
        """What must stay as it is for now."""


class Suggester(QObject):
    """Owns the engine and one report's analysis; one part of the report is worked on at a time.

    After a decision, what it bears on is asked for again: the rest of its part and what is in sight
    of the same reading at once, the same reading elsewhere when the clerk pauses.  Only what is to
    be done is kept, never a queue of how often, so quick decisions are answered by the newest.

    What comes back is tied to the session it was asked for: when another report was opened in the
    meantime it is dropped.  Suggestions cover the same text whatever was decided, so decisions made
    in the meantime do not make them stale.
    """

    state_changed = Signal(object)
    """Of the first suggestions; those that are asked for again do not count as work."""
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
        self._sight: Sight | None = None
        self._parts: list[Span] = []
        self._cores: dict[int, frozenset[str]] = {}
        self._waiting: set[int] = set()
        # Parts to be asked for again, and the offset from which all of them may change.
        self._urgent: dict[int, int] = {}
        self._later: dict[int, int] = {}
        self._held: dict[int, int] = {}
        self._experience = NOTHING
        self._told = NOTHING
        # Decisions of which the memory has not answered yet, and what they bear on.
        self._unanswered = 0
        self._awaited: dict[int, int] = {}
        self._is_busy = False
        self._is_refined = False
        self._patience = self._timer()
        self._idle = self._timer()
        self.state = EngineState.LOADING
        tasks.run(load, self._loaded, self._broken)

    @property
    def version(self) -> str:
        """Of the engine; empty before it is loaded."""
        return self._engine.version if self._engine else ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done, not even when the clerk pauses."""
        todo = self._is_busy or self._waiting or self._urgent or self._later
        unrefined = self._analysis is not None and not self._is_refined
        return not (todo or unrefined or self._unanswered)

    def knows(self, word: str) -> bool:
        """Whether a word (lower case, old tone placement) is in the lexicon; before the engine is
        loaded none counts as new."""
        return self._engine is None or self._engine.knows(word)

    def attach(self, session: Session, sight: Sight) -> None:
        """Begin with a report."""
        self._session = session
        self._sight = sight
        self._analysis = None
        self._told = NOTHING
        self._parts = parts(session.report)
        self._cores = {}
        self._waiting = set(range(len(self._parts)))
        for marks in (self._urgent, self._later, self._held, self._awaited):
            marks.clear()
        if self._engine is not None:
            self._begin()

    # What the clerk has decided

    def decided(self, changes: Changes) -> None:
        """A change of the report; ``learn`` must follow with what the memory makes of it."""
        self._unanswered += 1
        session = self._session
        if session is None or not self._parts:
            return
        edits = (*changes.added, *changes.removed)
        if len(edits) > _MANY:
            self._mark(self._in_sight(), 0, self._later)
        else:
            # What an undone decision had made sure of is open again, wherever it stands.
            undone = changes.direction == "undo"
            keys = {edit.key for edit in edits}
            in_sight = self._in_sight()
            for start, end in keys:
                line = session.report.line_of(start)
                since = 0 if undone else session.report.line_starts[line]
                alike = self._with_cores(_cores(session.report.ocr_text, Span(start, end)))
                own = {self._part_at(start), self._part_at(end - 1)}
                # What was done in many places at once is urgent only where it can be seen.
                near = alike & in_sight | (own if len(keys) == 1 else own & in_sight)
                self._mark(near, since, self._urgent)
                self._mark(near, since, self._awaited)
                self._mark((alike | own) - near, since, self._later)
        if not self._patience.isActive():
            self._patience.start(_PATIENCE_MS)
        self._idle.start(_IDLE_MS)

    def learn(self, experience: Remembered) -> None:
        """What the memory holds after a decision."""
        self._experience = _or_nothing(experience)
        self._unanswered = max(0, self._unanswered - 1)
        if self._unanswered:
            return
        if self._patience.isActive():
            self._awaited.clear()
            # Keys that are waiting, and drawing, go first.
            self._patience.start(0)
        else:
            # It took long, and suggestions were asked for without it.
            self._mark_all(self._awaited, self._urgent)
            self._awaited.clear()
            self._next()

    def learn_anew(self, experience: Remembered) -> None:
        """Another memory: all suggestions may be others."""
        before, self._experience = self._experience, _or_nothing(experience)
        if before is self._experience:
            return
        suggested = set(range(len(self._parts))) - self._waiting
        seen = suggested & self._in_sight()
        self._mark(seen, 0, self._urgent)
        self._mark(suggested - seen, 0, self._later)
        self._next()

    def release(self) -> None:
        """Nothing is held any more: ask again for what was left alone for its sake."""
        if self._held:
            self._mark_all(self._held, self._urgent)
            self._held.clear()
            self._next()

    # Within

    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self._next)
        return timer

    def _mark(self, numbers: Iterable[int], since: int, marks: dict[int, int]) -> None:
        """Parts that were not looked at yet need no mark."""
        for number in numbers:
            if number not in self._waiting:
                marks[number] = min(since, marks.get(number, since))

    def _mark_all(self, marked: dict[int, int], marks: dict[int, int]) -> None:
        for number, since in marked.items():
            self._mark((number,), since, marks)

    def _part_at(self, offset: int) -> int:
        return max(0, bisect_right(self._parts, offset, key=lambda part: part.start) - 1)

    def _in_sight(self) -> set[int]:
        lines = self._sight.lines_in_sight if self._sight else range(0)
        if self._session is None or not lines or not self._parts:
            return set()
        starts = self._session.report.line_starts
        first, last = self._part_at(starts[lines[0]]), self._part_at(starts[lines[-1]])
        return set(range(first, last + 1))

    def _with_cores(self, cores: frozenset[str]) -> set[int]:
        """The parts in which something like this was read."""
        if not cores:
            return set()
        return {number for number, held in self._cores.items() if cores <= held}

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
            self._is_busy = False
            self._next()

    def _next(self) -> None:
        if self._is_busy or self._analysis is None or self.state is EngineState.BROKEN:
            return
        if not self._waiting:
            self._set_state(EngineState.READY)
        if self._urgent:
            # While the memory is about to answer nothing else is begun: it could not be left.
            if not self._patience.isActive():
                self._renew(self._urgent)
        elif self._waiting:
            number = self._nearest(self._waiting)
            self._waiting.remove(number)
            self._ask(number, self._arrived)
        elif not self._is_refined:
            self._refine()
        elif self._later and not self._idle.isActive() and not self._unanswered:
            self._renew(self._later)

    def _refine(self) -> None:
        """The first suggestions are shown: get the better engine, which takes longer to load."""
        assert self._engine is not None
        self._is_refined = True
        self._is_busy = True
        self._tasks.run(self._engine.refined, self._refined, self._broken)

    def _refined(self, engine: Engine) -> None:
        self._is_busy = False
        session = self._session
        if engine is not self._engine and session is not None:
            self._engine = engine
            self._is_busy = True
            self._tasks.run(
                partial(engine.analyse, session.report.ocr_text),
                partial(self._analysed_anew, session),
                self._broken,
            )
        else:
            self._engine = engine
            self._next()

    def _analysed_anew(self, session: Session, analysis: Analysis) -> None:
        """What was suggested so far is asked for again, what is in sight first."""
        if session is not self._session:
            return
        self._is_busy = False
        self._analysis, self._told = analysis, NOTHING
        suggested = set(range(len(self._parts))) - self._waiting
        seen = suggested & self._in_sight()
        self._mark(seen, 0, self._urgent)
        self._mark(suggested - seen, 0, self._later)
        self._next()

    def _renew(self, marks: dict[int, int]) -> None:
        number = self._nearest(marks)
        since = marks.pop(number)
        since = min(since, self._later.pop(number, since))
        self._ask(number, partial(self._renewed, since))

    def _nearest(self, numbers: Iterable[int]) -> int:
        """The part that is looked at, else the next one after it, else the first."""
        seen = self._in_sight()
        first = min(seen, default=0)
        return min(numbers, key=lambda number: (number not in seen, number < first, number))

    def _ask(self, number: int, take: Callable[[Session, int, Sequence[Suggestion]], None]) -> None:
        session, analysis, part = self._session, self._analysis, self._parts[number]
        assert session is not None and analysis is not None
        told = None if self._experience is self._told else self._experience
        self._told = self._experience
        self._is_busy = True
        self._tasks.run(
            partial(
                _suggest,
                analysis,
                session.report.ocr_text,
                part,
                session.review.known_in(part.start, part.end),
                told,
                with_cores=number not in self._cores,
            ),
            partial(self._taken, session, number, take),
            self._broken,
        )

    def _taken(
        self,
        session: Session,
        number: int,
        take: Callable[[Session, int, Sequence[Suggestion]], None],
        found: _Found,
    ) -> None:
        if session is not self._session:
            return
        self._is_busy = False
        if found.cores is not None:
            self._cores[number] = found.cores
        take(session, number, found.suggestions)
        self._next()

    def _arrived(self, session: Session, number: int, suggestions: Sequence[Suggestion]) -> None:
        session.set_suggestions(self._parts[number], suggestions)

    def _renewed(
        self, since: int, session: Session, number: int, suggestions: Sequence[Suggestion]
    ) -> None:
        held = self._sight.held if self._sight else None
        part = self._parts[number]
        if session.renew_suggestions(part, suggestions, since=since, held=held):
            self._held[number] = min(since, self._held.get(number, since))

    def _broken(self, error: Exception) -> None:
        self._is_busy = False
        self._is_refined = True
        self._waiting.clear()
        for marks in (self._urgent, self._later, self._held, self._awaited):
            marks.clear()
        self._set_state(EngineState.BROKEN)
        self.failed.emit(error)

    def _set_state(self, state: EngineState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


class _Found(NamedTuple):
    suggestions: list[Suggestion]
    cores: frozenset[str] | None
    """What was read there, without punctuation; None where that was known."""


def _suggest(
    analysis: Analysis,
    text: str,
    part: Span,
    known: Sequence[Known],
    experience: Remembered | None,
    *,
    with_cores: bool,
) -> _Found:
    """Runs off the GUI thread; ``experience`` None is what the analysis knows already."""
    if experience is not None:
        analysis.remember(experience)
    found = analysis.suggest(part.start, part.end, known)
    return _Found(found, _cores(text, part) if with_cores else None)


def _cores(text: str, span: Span) -> frozenset[str]:
    """The tokens of a stretch without the punctuation around them."""
    shapes = (shape_of(text[start:end]) for start, end in tokens(text, *span))
    return frozenset(shape.core for shape in shapes if shape.core)


def _or_nothing(experience: Remembered) -> Remembered:
    """One that holds nothing is like another, and needs no telling."""
    is_empty = not experience.words and next(iter(experience), None) is None
    return NOTHING if is_empty else experience


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
