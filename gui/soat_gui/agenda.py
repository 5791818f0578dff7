"""What is to be asked of the engine about one report, and what of it comes first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable

from soat_core.actions import Changes
from soat_core.editing.accepting import words_of
from soat_core.edits import Origin
from soat_core.engine.suggestion import Analysis, Engine
from soat_core.memory import NOTHING, Remembered
from soat_core.portions import parts
from soat_core.text import Span, TonePlacement
from soat_gui.asking import Errand
from soat_gui.cores import Cores, cores_of
from soat_gui.engine_state import Progress
from soat_gui.session import Session

_MANY = 50
"""Decisions in one go after which only what is in sight is asked for again, where they were taken
as they were suggested: then they tell little that is new."""

Marks = dict[int, int]
"""Parts to be asked for again, by number, and the OCR offset from which all of one may change."""


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
        self._told = NOTHING
        """What of it the analysis knows."""
        self._told_tones = TonePlacement.REPORT
        self._known: tuple[Remembered, frozenset[str], Remembered]
        self._known = NOTHING, frozenset(), NOTHING
        """What ``knowledge`` was made of last, and what it was."""
        self._words = words_of(session.document)
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
        self._cores = Cores()
        self.progress = Progress(session.report, self.parts)

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
            None if knowledge is self._told else knowledge,
            None if tones is self._told_tones else tones,
            not self._cores.knows(number),
        )
        self._told, self._told_tones = knowledge, tones
        return errand

    def arrived(self, number: int, cores: frozenset[str] | None) -> None:
        """A part was answered; ``cores`` is what was read there, if that was not known."""
        if cores is not None:
            self._cores.add(number, cores)

    def since(self, number: int) -> int | None:
        """The OCR offset from which what stands in a part may change; None for its first
        suggestions."""
        marked = [marks[number] for marks in (self.urgent, self.later) if number in marks]
        return min(marked, default=None)

    def begin(self, number: int) -> None:
        """A part is being asked for."""
        self.waiting.discard(number)
        self.urgent.pop(number, None)
        self.later.pop(number, None)

    # Asking again

    def mark(self, numbers: Iterable[int], since: int, marks: Marks) -> None:
        """Parts that were not looked at yet need no mark; those of a broken report are not asked
        for any more."""
        if self.is_broken:
            return
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
        if len(keys) <= _MANY:
            for start, end in keys:
                self._decided_one(Span(start, end), seen, undone=undone, is_only=len(keys) == 1)
        elif any(edit.origin is not Origin.AUTO for edit in edits):
            self._decided_many(keys, seen, undone=undone)
        else:
            self.mark(seen, 0, self.later)

    def _decided_one(self, where: Span, seen: set[int], *, undone: bool, is_only: bool) -> None:
        cores = cores_of(self.session.report.ocr_text, where)
        self.news.append(cores)
        alike = self._cores.parts_with(cores)
        own = {self.part_at(where.start), self.part_at(where.end - 1)}
        # What was done in many places at once is urgent only where it can be seen.
        near = alike & seen | (own if is_only else own & seen)
        self._bears_on(near, (alike | own) - near, 0 if undone else self._line_start(where.start))

    def _decided_many(
        self, keys: Collection[tuple[int, int]], seen: set[int], *, undone: bool
    ) -> None:
        """A person decided on a series: that bears on whatever was read like any of its places."""
        first = min(start for start, _ in keys)
        text = self.session.report.ocr_text
        # A series is few readings in many places.
        found = {cores_of(read, Span(0, len(read))) for read in {text[a:b] for a, b in keys}}
        self.news.extend(found)
        parts = {self.part_at(start) for start, _ in keys}
        parts |= self._cores.parts_with_any(found)
        self._bears_on(parts & seen, parts - seen, 0 if undone else self._line_start(first))

    def _bears_on(self, near: set[int], elsewhere: set[int], since: int) -> None:
        self.mark(near, since, self.urgent)
        self.mark(near, since, self.awaited)
        self.mark(elsewhere, since, self.later)

    def _line_start(self, offset: int) -> int:
        report = self.session.report
        return report.line_starts[report.line_of(offset)]

    def hear(self, news: Iterable[frozenset[str]]) -> None:
        """Something was decided in another report: what of it stands here may be another."""
        for cores in news:
            self.mark(self._cores.parts_with(cores), self.read_until, self.later)

    def hold(self, number: int, since: int) -> None:
        """Something in a part was left as it was, for the clerk is at it: ask again later."""
        self.held[number] = min(since, self.held.get(number, since))

    def learn(self, experience: Remembered, *, in_time: bool) -> None:
        """What the memory holds after a decision.  What was asked without it, where that was not
        ``in_time``, is asked for again."""
        self.experience = or_nothing(experience)
        self.unanswered = max(0, self.unanswered - 1)
        if self.unanswered:
            return
        if not in_time:
            self.mark_all(self.awaited, self.urgent)
        self.awaited.clear()

    def leave(self, offset: int) -> None:
        """The report goes behind others, with the clerk at this OCR offset."""
        self.read_until = self._line_start(offset)
        self.mark_all(self.held, self.later)

    # The analysis

    def is_analysed_by(self, engine: Engine) -> bool:
        """Whether parts can be asked for at once."""
        return self.analysis is not None and self.engine is engine

    def use(self, analysis: Analysis, engine: Engine) -> None:
        """One that was told nothing yet."""
        self.analysis, self.engine, self._told = analysis, engine, NOTHING
        self._told_tones = TonePlacement.REPORT

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


def or_nothing(experience: Remembered) -> Remembered:
    """One that holds nothing is like another, and needs no telling."""
    is_empty = not experience.words and next(iter(experience), None) is None
    return NOTHING if is_empty else experience
