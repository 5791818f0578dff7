"""How far the engine is with a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from soat_core.report import Report
from soat_core.text import Span


class EngineState(Enum):
    """Of the first suggestions of the report in front."""

    LOADING = "loading"
    WORKING = "working"
    READY = "ready"
    BROKEN = "broken"


class PagesDone(NamedTuple):
    """Of a report; its parts where it has no page breaks."""

    done: int
    all: int

    @property
    def is_all(self) -> bool:
        return self.done == self.all


class Progress:
    """Counts the parts of a report that have their first suggestions."""

    def __init__(self, report: Report, parts: Sequence[Span]) -> None:
        """``parts`` are asked for one by one; a page may have several, a blank one has none."""
        has_pages = report.page_count > 1
        self._page_of = [report.page_of(part.start) for part in parts]
        if not has_pages:
            self._page_of = list(range(len(parts)))
        self._all = report.page_count if has_pages else len(parts)
        self._open_parts = Counter(self._page_of)

    @property
    def pages(self) -> PagesDone:
        """Blank pages have nothing to wait for."""
        return PagesDone(self._all - len(self._open_parts), self._all)

    def finish(self, number: int) -> None:
        """A part has its suggestions."""
        page = self._page_of[number]
        self._open_parts[page] -= 1
        if not self._open_parts[page]:
            del self._open_parts[page]
