"""From places in the text that was searched to edits of whole tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from soat_core.edits import Edit, kind_of
from soat_core.review import Review
from soat_core.search.decisions import Decisions, Obstacle
from soat_core.search.query import Side
from soat_core.search.replacement import Rewrite
from soat_core.search.rewriting import Change, Outcome, rewritten
from soat_core.search.snapshot import Snapshot
from soat_core.search.units import units
from soat_core.text import Span


@dataclass
class _Group:
    """Rewrites that stand on the same lines, by their numbers, and what is to be done."""

    numbers: range
    decisions: Decisions = field(default_factory=Decisions)
    obstacles: dict[int, Obstacle] = field(default_factory=dict)
    decided: set[int] = field(default_factory=set)


class Plan:
    """The edits that carry out rewrites, which come by place; made line by line: ``advance``.

    A line that reads otherwise by then than in the snapshot is left alone.  What was planned holds
    as long as its line stays as it is.
    """

    def __init__(
        self, review: Review, side: Side, snapshot: Snapshot, rewrites: Sequence[Rewrite]
    ) -> None:
        self.rewrites = rewrites
        self._lines = _Lines(review, side, snapshot)
        self._groups: list[_Group] = []
        self._obstacles: dict[int, Obstacle] = {}
        self._decided: set[int] = set()
        self._next = 0

    @property
    def planned(self) -> int:
        """How many rewrites, from the first on, it is known what becomes of."""
        return self._next

    @property
    def is_complete(self) -> bool:
        return self._next == len(self.rewrites)

    @property
    def obstacles(self) -> int:
        """How many hits are known by now that cannot be replaced."""
        return len(self._obstacles)

    @property
    def decided(self) -> int:
        """How many are known by now of which somebody has decided otherwise."""
        return len(self._decided - self._obstacles.keys())

    def obstacle(self, number: int) -> Obstacle | None:
        """Why the rewrite of this number cannot be done; None also while nobody knows."""
        return self._obstacles.get(number)

    def is_decided(self, number: int) -> bool:
        """Whether somebody has decided otherwise about a word found in the OCR text."""
        return number in self._decided

    def advance(self) -> bool:
        """Plan the next line with rewrites on it; True while there are more."""
        if not self.is_complete:
            first = self._next
            group = self._lines.plan(self.rewrites, self._lines.together(self.rewrites, first))
            self._groups.append(group)
            self._obstacles.update(group.obstacles)
            self._decided.update(group.decided)
            self._next = group.numbers.stop
        return not self.is_complete

    def decisions(self, chosen: Callable[[int], bool]) -> Decisions:
        """What does the rewrites whose numbers are ``chosen``, as far as they can be done."""
        while self.advance():
            pass
        result = Decisions()
        for group in self._groups:
            possible = [number for number in group.numbers if number not in group.obstacles]
            numbers = [number for number in possible if chosen(number)]
            if len(numbers) == len(possible):
                result.add(group.decisions)
            elif numbers:
                result.add(self._lines.plan(self.rewrites, numbers).decisions)
        return result


class _Lines:
    """Plans what stands on the same lines."""

    def __init__(self, review: Review, side: Side, snapshot: Snapshot) -> None:
        self._review = review
        self._side = side
        self._snapshot = snapshot

    def together(self, rewrites: Sequence[Rewrite], first: int) -> range:
        """The rewrite ``first`` with those after it that stand on its lines."""
        reach = self._reach(rewrites[first])
        last = first + 1
        while last < len(rewrites) and self._line(rewrites[last].start) <= reach:
            reach = max(reach, self._reach(rewrites[last]))
            last += 1
        return range(first, last)

    def plan(self, rewrites: Sequence[Rewrite], numbers: Sequence[int]) -> _Group:
        group = _Group(range(numbers[0], numbers[-1] + 1))
        wanted = list(numbers)
        while wanted:
            outcomes = self._outcomes(rewrites, wanted, group)
            if not any(number in group.obstacles for number in wanted):
                break
            # Without those that cannot be done the others may come out differently.
            wanted = [number for number in wanted if number not in group.obstacles]
        else:
            outcomes = []
        group.decisions.numbers += wanted
        for outcome in outcomes:
            self._decide(outcome, group.decisions)
        return group

    def _line(self, offset: int) -> int:
        return self._snapshot.place(offset)[0]

    def _reach(self, rewrite: Rewrite) -> int:
        """The last line that a rewrite has to do with.  Of the OCR text, one edit may cover
        several lines."""
        line = self._line(rewrite.end)
        if self._side is Side.SHOWN:
            return line
        document = self._review.document
        end = document.report.line_span(line).end
        ends = [edit.end for edit in document.edits_in(end, end + 1)]
        return max([line, *map(document.report.line_of, ends)])

    def _outcomes(
        self, rewrites: Sequence[Rewrite], numbers: Sequence[int], group: _Group
    ) -> list[Outcome]:
        """What the rewrites come to; obstacles in their way are noted in ``group``."""
        first = self._line(rewrites[numbers[0]].start)
        last = self._line(rewrites[numbers[-1]].end)
        found, base = units(self._review, self._side, first, last)
        origin = self._snapshot.offset(first) - base
        text = "".join(unit.text for unit in found)
        if self._snapshot.text[max(0, origin) : origin + len(text)] != text[max(0, -origin) :]:
            group.obstacles.update(dict.fromkeys(numbers, Obstacle.CHANGED))
            return []
        changes: dict[int, Change] = {}
        for number in numbers:
            one = rewrites[number]
            if self._snapshot.text.count("\f", one.start, one.end) != one.text.count("\f"):
                group.obstacles[number] = Obstacle.PAGE_BREAK
            else:
                changes[number] = Change(one.start - origin, one.end - origin, one.text)
        outcomes = rewritten(found, list(changes.values()))
        for number, change in changes.items():
            self._judge(number, [one for one in outcomes if change in one.changes], group)
        return [outcome for outcome in outcomes if not self._is_done(outcome)]

    def _judge(self, number: int, outcomes: Sequence[Outcome], group: _Group) -> None:
        """Note whether what belongs to a rewrite can be done."""
        for outcome in outcomes:
            obstacle = self._obstacle(outcome)
            if obstacle is not None:
                group.obstacles[number] = obstacle
                return
        if all(self._is_done(outcome) for outcome in outcomes):
            group.obstacles[number] = Obstacle.SAME
        elif self._side is Side.OCR and any(
            unit.is_decided for outcome in outcomes for unit in outcome.units
        ):
            group.decided.add(number)

    def _obstacle(self, outcome: Outcome) -> Obstacle | None:
        if any(unit.is_illegible for unit in outcome.units):
            return Obstacle.ILLEGIBLE
        if not outcome.has_token:
            return Obstacle.BLANK
        if self._hides_insertion(outcome):
            return Obstacle.INSERTION
        backing = self._review.document.report.backing
        refused = backing is not None and backing.refusal(*outcome.span, outcome.text)
        return Obstacle.READ_ONLY if refused else None

    def _hides_insertion(self, outcome: Outcome) -> bool:
        """What was inserted is no part of the OCR text, and would be lost."""
        start, end = outcome.span
        return self._side is Side.OCR and any(
            edit.start == edit.end and start < edit.start < end
            for edit in self._review.document.edits_in(start, end)
        )

    def _is_done(self, outcome: Outcome) -> bool:
        """Only the OCR text can ask for what was decided already."""
        decided = self._review.document.edit_at(*outcome.span)
        return decided is not None and decided.text == outcome.text

    def _decide(self, outcome: Outcome, decisions: Decisions) -> None:
        start, end = outcome.span
        if start == end and not outcome.text:
            decisions.drop.append(Span(start, end))
            return
        decisions.edits.append(self._edit(outcome))
        # An edit takes the place of what was inserted inside of it, but not at its edges.
        decisions.drop += [
            Span(unit.start, unit.end)
            for unit in outcome.units
            if start < end and unit.start == unit.end and unit.start in (start, end)
        ]

    def _edit(self, outcome: Outcome) -> Edit:
        """Typed; but where the engine offered the same, its rank and posterior are recorded."""
        start, end = outcome.span
        kind = kind_of(self._review.document.report.ocr_text[start:end], outcome.text)
        suggestion = self._review.suggestion_at(start)
        if suggestion is not None and suggestion.end == end:
            for rank, candidate in enumerate(suggestion.candidates, 1):
                if candidate.text == outcome.text:
                    posterior = candidate.posterior
                    return Edit(start, end, outcome.text, kind, posterior=posterior, rank=rank)
        return Edit(start, end, outcome.text, kind)
