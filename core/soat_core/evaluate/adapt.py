"""The simulated clerk with an engine that learns from every decision.

The clerk goes through the reports in order, page by page, from suspect to suspect, and then takes
the rest by one command.  What was decided is told to the engine, and the page is asked for anew, so
that later suspects may come out right, or be no suspects any more.  Keys count as in ``clerk``:
with an engine that learns nothing both give the same.

Asking again after every key would take hours and change little.  A decision is news in so far as
the engine did not expect it: a suggestion that was right is worth -ln of its posterior, one that
was wrong is enough by itself.  The page is asked for anew when the news since the last time reach
``NEWS``, a page further down when the clerk comes to it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from soat_core.engine.suggestion import Analysis, Engine, Known, Suggestion
from soat_core.evaluate.alignment import Judged, judge, judged_as
from soat_core.evaluate.clerk import (
    COMMAND,
    SERIES,
    Effort,
    core,
    cost,
    errors_left,
    taken_together,
)
from soat_core.memory import Decision, Memory
from soat_core.report import Report
from soat_core.text import Span

NEWS = math.log(2)
"""Nats; what a right suggestion of posterior 0.5 is worth."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of the clerk, as the engine is told it."""

    read: str
    text: str
    """Empty where nothing stands on the page."""
    first: str
    """What the engine had suggested."""
    left: str
    """The words beside it as they stand: decided, else suggested."""
    right: str


class Adaptive(Protocol):
    """What the simulation needs of an engine that learns."""

    def begin(self, ocr_text: str) -> Analysis:
        """Begin with a report; what was learned from those before may stay."""

    def learn(self, decisions: Sequence[Decided]) -> None:
        """Take in what the clerk decided; the next ``suggest`` should make use of it."""


class WithinReport:
    """Learning as any engine does it: decisions of a page are known when it is asked for again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, ocr_text: str) -> Analysis:
        return self._engine.analyse(ocr_text)

    def learn(self, decisions: Sequence[Decided]) -> None:
        pass


class WithMemory:
    """Learning with a memory of the clerk's that begins empty and lasts over all reports."""

    def __init__(self, engine: Engine, memory: Memory) -> None:
        self._engine = engine
        self._memory = memory
        self._analysis: Analysis | None = None

    def begin(self, ocr_text: str) -> Analysis:
        self._analysis = self._engine.analyse(ocr_text)
        self._analysis.remember(self._memory.snapshot())
        return self._analysis

    def learn(self, decisions: Sequence[Decided]) -> None:
        self._memory.record_many(
            Decision.of_tokens(
                d.read, d.text, d.first, left=d.left, right=d.right, knows=self._engine.knows
            )
            for d in decisions
        )
        if self._analysis is not None:
            self._analysis.remember(self._memory.snapshot())


@dataclass(frozen=True, slots=True)
class Worked:
    """What a report cost."""

    effort: Effort
    asked_again: int
    """How often a page was asked for anew."""


def work_all(
    texts: Iterable[tuple[Report, str]], engine: Engine, threshold: float | None
) -> Iterator[Worked]:
    """Simulate the clerk on reports with their true texts; one result for each, in order.

    What is decided in one report is remembered in those that follow.
    """
    with Memory.temporary() as memory:
        helper = WithMemory(engine, memory)
        yield from (work(*text, helper, threshold) for text in texts)


def work(report: Report, gold: str, helper: Adaptive, threshold: float | None) -> Worked:
    """Simulate the clerk on one report."""
    desk = _Desk(report, gold, helper.begin(report.ocr_text), threshold)
    for page in range(report.page_count):
        desk.open(page)
        while (suspect := desk.next_suspect()) is not None:
            helper.learn(desk.decide(suspect))
            desk.refresh()
    return Worked(desk.spent(), desk.asked_again)


# Within


class _Desk:
    """A report in front of the clerk: what is suggested, what is decided, what it cost so far."""

    def __init__(
        self, report: Report, gold: str, analysis: Analysis, threshold: float | None
    ) -> None:
        self._report, self._gold, self._analysis = report, gold, analysis
        self._threshold = threshold
        self._decided: dict[Span, str] = {}
        self._settled: set[int] = set()
        """Every OCR offset that a decision covers."""
        self._mixed: set[str] = set()
        """Readings that stand for different words, so that no action puts all right."""
        self._stale: set[int] = set()
        self._page = self._cursor = self._keys = self._visits = self.asked_again = 0
        self._news = 0.0
        self._pages = [self._suggestions(page) for page in range(report.page_count)]
        self._judge()

    def open(self, page: int) -> None:
        """Come to a page; it is asked for anew if there was news while another was open."""
        self._page, self._cursor = page, 0
        if page in self._stale:
            self._ask_again()

    def next_suspect(self) -> Judged | None:
        """The next undecided suspect of the page, else the first that was left behind."""
        waiting = [one for one in self._on_page() if self._is_suspect(one)]
        ahead = (one for one in waiting if one.span.start >= self._cursor)
        return next(ahead, waiting[0] if waiting else None)

    def decide(self, suspect: Judged) -> list[Decided]:
        """Put a suspect right, with its series where that is cheaper."""
        together = self._series_of(suspect)
        self._visits += 1
        self._keys += SERIES if together else cost(suspect)
        self._cursor = suspect.span.end
        decisions: list[Decided] = []
        for one in together or [suspect]:
            left, right = self._beside(one.span)
            self._decided[one.span] = one.truth
            self._settled.update(range(*one.span))
            self._news += _news(one)
            decisions.append(Decided(one.ocr, one.truth, one.candidates[0], left, right))
        return decisions

    def refresh(self) -> None:
        """Ask for the page anew if there is news enough."""
        if self._news >= NEWS:
            self._news = 0.0
            self._stale.update(range(len(self._pages)))
            self._ask_again()

    def spent(self) -> Effort:
        """What the report has cost, with all that is undecided taken by one command."""
        taken = [one for one in self._at.values() if not self._is_decided(one)]
        left, repairs = errors_left(taken, self._missing)
        keys = self._keys + (COMMAND if taken else 0)
        return Effort(keys, self._visits, left, keys + repairs)

    def _suggestions(self, page: int) -> list[Suggestion]:
        start, end = self._report.page_span(page)
        known = [
            Known(*span, text)
            for span, text in sorted(self._decided.items())
            if start <= span.start < end
        ]
        return self._analysis.suggest(start, end, known)

    def _judge(self) -> None:
        """Find the truth of every suggestion."""
        suggestions = [suggestion for page in self._pages for suggestion in page]
        judgement = judge(self._report, suggestions, self._gold)
        self._missing = judgement.missing
        self._at = {one.span: one for one in judgement.judged}
        self._alike: dict[str, list[Span]] = {}
        for span, one in self._at.items():
            self._alike.setdefault(core(one.ocr), []).append(span)

    def _ask_again(self) -> None:
        self.asked_again += 1
        self._stale.discard(self._page)
        suggestions = self._pages[self._page] = self._suggestions(self._page)
        if not all(Span(s.start, s.end) in self._at for s in suggestions):
            self._judge()  # tokens were parted or put together otherwise
            return
        text = self._report.ocr_text
        for suggestion in suggestions:
            old = self._at[Span(suggestion.start, suggestion.end)]
            new = judged_as(text, suggestion, old.truth, old.words, old.line, old.index)
            self._at[old.span] = new

    def _on_page(self) -> Iterator[Judged]:
        return (self._at[Span(s.start, s.end)] for s in self._pages[self._page])

    def _is_decided(self, one: Judged) -> bool:
        return one.span.start in self._settled or one.span.end - 1 in self._settled

    def _is_suspect(self, one: Judged) -> bool:
        doubtful = self._threshold is None or one.posterior < self._threshold
        return doubtful and not self._is_decided(one)

    def _series_of(self, suspect: Judged) -> list[Judged]:
        """The suspects of the whole report that one action puts right together with this one."""
        reading = core(suspect.ocr)
        alike = [self._at[span] for span in self._alike[reading]]
        waiting = [one for one in alike if self._is_suspect(one)]
        if len({core(one.truth) for one in waiting}) > 1:
            self._mixed.add(reading)
        together = [] if reading in self._mixed else taken_together(waiting)
        return together if suspect in together else []

    def _beside(self, span: Span) -> tuple[str, str]:
        """The words before and after, nothing across a paragraph or page."""
        page = self._pages[self._report.page_of(span.start)]
        at = bisect_left(page, span.start, key=lambda suggestion: suggestion.start)
        left = page[at - 1] if at else None
        right = page[at + 1] if at + 1 < len(page) else None
        return (
            self._word(left, left.end, span.start) if left else "",
            self._word(right, span.end, right.start) if right else "",
        )

    def _word(self, suggestion: Suggestion, gap_start: int, gap_end: int) -> str:
        if self._report.ocr_text.count("\n", gap_start, gap_end) > 1:
            return ""
        decided = self._decided.get(Span(suggestion.start, suggestion.end))
        return suggestion.best.text if decided is None else decided


def _news(one: Judged) -> float:
    """How little the engine had expected the truth, in nats."""
    return min(NEWS, -math.log(max(one.posterior, 1e-9))) if one.is_right else NEWS
