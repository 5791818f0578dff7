"""Searching the report in front: prepared in slices, done in a thread, followed when it changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from soat_core.actions import Changes
from soat_core.search import (
    Hits,
    Pattern,
    Query,
    QueryError,
    Rewrite,
    Rewriter,
    Side,
    Snapshot,
    Source,
    compile_query,
    find,
)
from soat_gui.desk import Desk
from soat_gui.session import Session
from soat_gui.tasks import Tasks
from soat_gui.turns import Turn

SLICE = 0.003
"""Seconds of preparing after which keys and painting have their turn."""
_PAUSE_MS = 60
"""Changes that come one upon the other are searched together."""


class Searcher(QObject):
    """What was found for the query, as the report stands.

    Works only while ``is_on``; a report that nobody searches costs nothing.
    """

    found = Signal()
    """``hits`` are others: another query, or the same in a report that has changed."""
    failed = Signal(object)
    """The ``QueryError`` of the query; there are no hits."""
    started = Signal()
    """What ``hits`` says is not the last word: there is something to be searched again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: Session | None = desk.session
        self._sources: dict[Side, Source] = {}
        self._stale: set[int] = set()
        self._being_renewed: set[int] = set()
        self._query = Query("")
        self.pattern: Pattern | None = None
        """Of the query, if it means anything."""
        self.hits: Hits | None = None
        """None while nothing was searched for."""
        self.is_on = False
        # One that takes long and is not wanted any more must not hold up the next.
        self._tasks = Tasks(self, threads=2)
        self._given_up = Event()
        self._is_wanted = False
        self._slices = Turn(self._prepare, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PAUSE_MS)
        self._again.timeout.connect(self._renew)
        desk.shown.connect(self._show)
        desk.changed.connect(self._changed)
        desk.suggested.connect(lambda first, last: self._forget(range(first, last + 1)))
        desk.reranked.connect(self._forget)

    def close(self) -> None:
        self._given_up.set()
        self._tasks.close()

    @property
    def query(self) -> Query:
        return self._query

    @property
    def is_searching(self) -> bool:
        """Whether ``hits`` are about to be others."""
        return self._is_wanted or self._again.isActive()

    def is_stale(self, line: int) -> bool:
        """Whether a line may read otherwise than when it was searched."""
        return line in self._stale or line in self._being_renewed

    def switch(self, on: bool) -> None:
        """Keep up with the report, or leave it alone."""
        self.is_on = on
        if on:
            self._slices.ask()
            self.search(self._query)
        else:
            self._leave()
            self._slices.stop()

    def search(self, query: Query) -> None:
        """Look for something; ``found`` or ``failed`` tells the outcome."""
        self._query = query
        self.pattern = None
        if query.is_empty:
            self._leave()
            self._tell(None)
            return
        try:
            self.pattern = compile_query(query)
        except QueryError as error:
            self._fail(error)
        else:
            self._search()

    def rewrite_all(
        self, rewriter: Rewriter, done: Callable[[Sequence[Rewrite]], object]
    ) -> Callable[[], None]:
        """Ask in a thread what becomes of every hit.  Returns what to call when nobody wants to
        know any more; a replacement that takes too long is a failed search."""
        assert self.hits is not None
        snapshot, given_up = self.hits.snapshot, Event()

        def arrived(rewrites: Sequence[Rewrite] | None) -> None:
            if rewrites is not None and not given_up.is_set():
                done(rewrites)

        def failed(error: Exception) -> None:
            if given_up.is_set():
                return
            if not isinstance(error, QueryError):
                raise error
            self._fail(error)

        self._tasks.run(lambda: rewriter.all(snapshot, given_up.is_set), arrived, failed)
        return given_up.set

    # Within

    def _show(self, session: Session | None) -> None:
        self._session = session
        self._sources.clear()
        self._stale, self._being_renewed = set(), set()
        self._leave()
        self.hits = None
        if session is not None and self.is_on:
            self.switch(True)
        else:
            self.found.emit()

    def _changed(self, changes: Changes) -> None:
        """What the clerk has just done is looked at without waiting."""
        self._forget(changes.lines)
        if self._again.isActive():
            self._search()

    def _forget(self, lines: Collection[int]) -> None:
        for source in self._sources.values():
            source.forget(lines)
        self._stale.update(lines)
        if self.is_on and self.pattern is not None and not self._again.isActive():
            self.started.emit()
            self._again.start()

    def _source(self, side: Side) -> Source | None:
        if self._session is None:
            return None
        if side not in self._sources:
            self._sources[side] = Source(self._session.review, side)
        return self._sources[side]

    def _leave(self) -> None:
        """What is under way is not wanted any more."""
        self._given_up.set()
        self._again.stop()
        self._is_wanted = False

    def _renew(self) -> None:
        """The report has changed; a search that is under way comes to its end first."""
        if not self._is_wanted:
            self._search()

    def _search(self) -> None:
        if self.pattern is None or self._session is None or not self.is_on:
            return
        self._leave()
        self._is_wanted = True
        self.started.emit()
        self._slices.ask()
        self._prepare()

    def _prepare(self) -> None:
        """Bring the text to be searched up to date for a moment, then search it."""
        source = self._source(self._query.side)
        until = time.monotonic() + SLICE
        while source is not None and source.prepare():
            if time.monotonic() > until:
                self._slices.ask()
                return
        self._slices.stop()
        if source is not None and self._is_wanted:
            self._begin(source.snapshot())

    def _begin(self, snapshot: Snapshot) -> None:
        pattern = self.pattern
        assert pattern is not None
        self._being_renewed |= self._stale
        self._stale = set()
        given_up = self._given_up = Event()

        def done(hits: Hits | None) -> None:
            if not given_up.is_set():
                self._is_wanted = False
                self._being_renewed = set()
                self._tell(hits)
                if self._stale and self.is_on:
                    self._again.start()

        def failed(error: Exception) -> None:
            if given_up.is_set():
                return
            if not isinstance(error, QueryError):
                raise error
            self._fail(error)

        self._tasks.run(lambda: find(snapshot, pattern, given_up.is_set), done, failed)

    def _tell(self, hits: Hits | None) -> None:
        self.hits = hits
        self.found.emit()

    def _fail(self, error: QueryError) -> None:
        self._leave()
        self.hits = None
        self.failed.emit(error)
