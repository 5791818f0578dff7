"""What is to be asked of the engine about one report, and what of it comes first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from sys import intern
from typing import NamedTuple

from soat_core.actions import Changes
from soat_core.editing.accepting import words_of
from soat_core.edits import Origin
from soat_core.engine.suggestion import Analysis, Engine, Known
from soat_core.engine.units import shape_of
from soat_core.memory import NOTHING, Remembered
from soat_core.portions import parts
from soat_core.text import Span, TonePlacement, tokens
from soat_gui.session import Session

MANY = 50
"""Decisions in one go after which only what is in sight is asked for again, where they were taken
as they were suggested: then they tell little that is new."""

Marks = dict[int, int]
"""Parts to be asked for again, by number, and the OCR offset from which all of one may change."""


class Errand(NamedTuple):
    """What an analysis is asked about a part of a report, and what it must know for that."""

    part: Span
    known: Sequence[Known]
    """What is decided there."""
    experience: Remembered | None
    """None: as it was told before."""
    tones: TonePlacement | None
    """None: as it was told before."""
    with_cores: bool
    """Whether it is to be told what was read there."""


class Agenda:
    """The parts of a report, which of them wait, and which are to be asked for again.

    Only what is to be done is kept, never a queue of how often, so quick decisions are answered by
    the newest.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.parts = parts(session.report)
        self.analysis: Analysis | None = None
        self.engine: Engine | None = None
        """The engine whose the analysis is."""
        self.experience = NOTHING
        """What the memory holds for this report."""
        self.told = NOTHING
        self._known: tuple[Remembered, frozenset[str], Remembered]
        self._known = NOTHING, frozenset(), NOTHING
        self._words = words_of(session.document)
        """What of it the analysis knows."""
        self.told_tones = TonePlacement.REPORT
        self.is_broken = False
        self.has_complained = False
        """Whether it was told that words cannot be looked up."""
        self.read_until = 0
        """OCR offset before which the clerk had read when the report left the front."""
        self.waiting = set(range(len(self.parts)))
        self.urgent: Marks = {}
        self.later: Marks = {}
        self.held: Marks = {}
        self.awaited: Marks = {}
        """What decisions bear on of which the memory has not answered yet."""
        self.unanswered = 0
        self.news: list[frozenset[str]] = []
        """Cores decided on since the memory answered last."""
        self._told_cores: set[int] = set()
        self._parts_with: dict[str, set[int]] = {}
        report = session.report
        pages = [report.page_of(part.start) for part in self.parts]
        # A report without page breaks is told of by its parts.
        self._page_of = pages if report.page_count > 1 else list(range(len(self.parts)))
        self._open_parts = Counter(self._page_of)
        self.pages = report.page_count if report.page_count > 1 else len(self.parts)
        """What progress is counted in: pages, or where there are none, parts."""

    @property
    def pages_done(self) -> int:
        """Pages that have all their suggestions; blank ones have none to wait for."""
        return self.pages - len(self._open_parts)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be asked."""
        return self.is_broken or not (self.waiting or self.urgent or self.later or self.unanswered)

    @property
    def knowledge(self) -> Remembered:
        """What the engine is told: what the memory holds, and the dictionary of the report."""
        words = words_of(self.session.document)
        if not words:
            return self.experience
        memory, known, knowledge = self._known
        if memory is not self.experience or known != words:
            knowledge = self.experience.with_words(words)
            self._known = self.experience, words, knowledge
        return knowledge

    @property
    def suggested(self) -> set[int]:
        return set(range(len(self.parts))) - self.waiting

    # Parts

    def part_at(self, offset: int) -> int:
        return max(0, bisect_right(self.parts, offset, key=lambda part: part.start) - 1)

    def parts_on(self, lines: range) -> set[int]:
        starts = self.session.report.line_starts
        if not lines or not self.parts or lines[-1] >= len(starts):
            return set()
        first = self.part_at(starts[lines[0]])
        last = self.part_at(self.session.report.line_span(lines[-1]).end)
        return set(range(first, last + 1))

    def errand(self, number: int, tones: TonePlacement) -> Errand:
        """What the analysis is asked about a part; it knows then what it is told with it."""
        part, knowledge = self.parts[number], self.knowledge
        errand = Errand(
            part,
            self.session.review.known_in(part.start, part.end),
            None if knowledge is self.told else knowledge,
            None if tones is self.told_tones else tones,
            number not in self._told_cores,
        )
        self.told, self.told_tones = knowledge, tones
        return errand

    def arrived(self, number: int, cores: frozenset[str] | None) -> None:
        """A part was answered; ``cores`` is what was read there, if that was not known."""
        if cores is not None:
            self._told_cores.add(number)
            for core in cores:
                self._parts_with.setdefault(core, set()).add(number)

    def begin(self, number: int) -> None:
        """A part that waited is being asked."""
        self.waiting.discard(number)

    def finish(self, number: int) -> None:
        """A part that waited has its suggestions."""
        page = self._page_of[number]
        self._open_parts[page] -= 1
        if not self._open_parts[page]:
            del self._open_parts[page]

    def _with_cores(self, cores: frozenset[str]) -> set[int]:
        """The parts in which something like this was read."""
        parts = [self._parts_with.get(core, set()) for core in cores]
        return set.intersection(*parts) if parts else set()

    # Asking again

    def mark(self, numbers: Iterable[int], since: int, marks: Marks) -> None:
        """Parts that were not looked at yet need no mark."""
        for number in numbers:
            if number not in self.waiting:
                marks[number] = min(since, marks.get(number, since))

    def mark_all(self, marked: Marks, marks: Marks) -> None:
        for number, since in marked.items():
            self.mark((number,), since, marks)
        marked.clear()

    def mark_anew(self, seen: Collection[int]) -> None:
        """All suggestions may be others: what is ``seen`` first."""
        there = self.suggested
        self.mark(there & set(seen), 0, self.urgent)
        self.mark(there - set(seen), 0, self.later)

    def decided(self, changes: Changes, seen: set[int]) -> None:
        """Mark what a change of the report bears on."""
        self.unanswered += 1
        if not self.parts:
            return
        if changes.annotations and self._words != words_of(self.session.document):
            self._words = words_of(self.session.document)
            self.mark_anew(seen)
        edits = (*changes.added, *changes.removed)
        # What an undone decision had made sure of is open again, wherever it stands.
        undone = changes.direction == "undo"
        keys = {edit.key for edit in edits}
        if len(keys) > MANY:
            if any(edit.origin is not Origin.AUTO for edit in edits):
                self._decided_many(keys, seen, undone=undone)
            else:
                self.mark(seen, 0, self.later)
            return
        report = self.session.report
        for start, end in keys:
            since = 0 if undone else report.line_starts[report.line_of(start)]
            cores = cores_of(report.ocr_text, Span(start, end))
            self.news.append(cores)
            alike = self._with_cores(cores)
            own = {self.part_at(start), self.part_at(end - 1)}
            # What was done in many places at once is urgent only where it can be seen.
            near = alike & seen | (own if len(keys) == 1 else own & seen)
            self.mark(near, since, self.urgent)
            self.mark(near, since, self.awaited)
            self.mark((alike | own) - near, since, self.later)

    def _decided_many(
        self, keys: Collection[tuple[int, int]], seen: set[int], *, undone: bool
    ) -> None:
        """A person decided on a series: that bears on whatever was read like any of its places."""
        report = self.session.report
        first = min(start for start, _ in keys)
        since = 0 if undone else report.line_starts[report.line_of(first)]
        text = report.ocr_text
        # A series is few readings in many places.
        found = {cores_of(read, Span(0, len(read))) for read in {text[a:b] for a, b in keys}}
        self.news.extend(found)
        parts = {self.part_at(start) for start, _ in keys}
        single = {core for cores in found if len(cores) == 1 for core in cores}
        parts.update(*(self._parts_with.get(core, ()) for core in single))
        for cores in found:
            if len(cores) > 1:
                parts |= self._with_cores(cores)
        self.mark(parts & seen, since, self.urgent)
        self.mark(parts & seen, since, self.awaited)
        self.mark(parts - seen, since, self.later)

    def hear(self, news: Iterable[frozenset[str]]) -> None:
        """Something was decided in another report: what of it stands here may be another."""
        for cores in news:
            self.mark(self._with_cores(cores), self.read_until, self.later)

    def forget_all(self) -> None:
        """Nothing of this report is asked any more."""
        self.is_broken = True
        self.analysis = self.engine = None
        self.waiting.clear()
        for marks in (self.urgent, self.later, self.held, self.awaited):
            marks.clear()

    def drop_analysis(self) -> None:
        """It is made anew when something is to be asked."""
        self.analysis = self.engine = None


def nearest(numbers: Iterable[int], seen: Collection[int]) -> int:
    """The part that is looked at, else the next one after it, else the first."""
    first = min(seen, default=0)
    return min(numbers, key=lambda number: (number not in seen, number < first, number))


def cores_of(text: str, span: Span) -> frozenset[str]:
    """The tokens of a stretch without the punctuation around them."""
    shapes = (shape_of(text[start:end]) for start, end in tokens(text, *span))
    # The same words stand in every part: each is kept once.
    return frozenset(intern(shape.core) for shape in shapes if shape.core)


def or_nothing(experience: Remembered) -> Remembered:
    """One that holds nothing is like another, and needs no telling."""
    is_empty = not experience.words and next(iter(experience), None) is None
    return NOTHING if is_empty else experience
