"""All series of a report, kept in step with what is suggested and decided.

Tokens with the same error are found by dictionary; a changed line costs as much as it has tokens,
however many series there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from soat_core.edits import Edit
from soat_core.engine.suggestion import Suggestion
from soat_core.review import Review
from soat_core.series.groups import Group, Sum
from soat_core.series.keys import Hit, Scope, Series, SeriesKey, State
from soat_core.series.pattern import pattern_of
from soat_core.series.readings import Readings, core_of
from soat_core.series.units import reaching_over, units_on

MILLION = 1_000_000
"""Posteriors are counted in millionths, so that sums come out the same in any order."""


class SeriesIndex:
    """The series of one review.  It begins empty; ``renew`` puts lines in, or brings them up to
    date.  Not for use by several threads."""

    def __init__(self, review: Review, readings: Readings) -> None:
        """``readings`` are those of the review's report."""
        self._review = review
        self._text = review.document.report.ocr_text
        self.readings = readings
        self._states = bytearray(len(readings))
        self._units: list[Group | None] = [None] * len(readings)
        self._doubts = array("i", bytes(4 * len(readings)))
        self._groups: dict[SeriesKey, Group] = {}
        self._sums: dict[SeriesKey, Sum] = {}
        self._known: dict[tuple[str, str, State], Group] = {}
        self._changed: set[Group] = set()

    # Keeping in step

    def renew(self, first_line: int, last_line: int) -> None:
        """Look at these lines (both included) as they are now."""
        report = self._review.document.report
        start, end = report.line_starts[first_line], report.line_span(last_line).end
        numbers = self._closed(self.readings.tokens_in(start, end))
        if not numbers:
            return
        states, units, doubts, changed = self._states, self._units, self._doubts, self._changed
        for number in numbers:
            group = units[number]
            if group is not None:
                group.take(number, doubts[number])
                changed.add(group)
                units[number] = None
                doubts[number] = 0
        states[numbers.start : numbers.stop] = bytes([State.WITHIN]) * len(numbers)
        for number, count, found in units_on(self._review, self.readings, numbers):
            if isinstance(found, Edit):
                states[number] = State.DECIDED
                continue
            group, doubt = self._open(number, count, found)
            states[number] = group.key.state
            doubts[number] = doubt
            units[number] = group
            group.put(number, doubt)
            changed.add(group)

    @property
    def has_changed(self) -> bool:
        """Whether ``take_changed`` would tell anything."""
        return bool(self._changed)

    def take_changed(self) -> set[SeriesKey]:
        """The words and patterns that changed since this was asked last."""
        changed, self._changed = self._changed, set()
        keys = {group.key for group in changed}
        keys.update(group.pattern.key for group in changed if group.pattern is not None)
        return keys

    # Reading it

    def state_of(self, hit: Hit) -> State:
        """Of what begins where the hit does."""
        number = self.readings.token_at(hit.start)
        return State(self._states[number]) if number < len(self._states) else State.UNSEEN

    def word_at(self, offset: int) -> SeriesKey | None:
        """The word series of what begins at an OCR offset; None where it is decided."""
        number = self.readings.token_at(offset)
        if number == len(self.readings) or self.readings.starts[number] != offset:
            return None
        group = self._units[number]
        return None if group is None else group.key

    def pattern_of(self, word: SeriesKey) -> SeriesKey | None:
        group = self._groups.get(word)
        return None if group is None or group.pattern is None else group.pattern.key

    def series(self, key: SeriesKey) -> Series:
        """How a series of words, a reading or a pattern stands; its count is 0 when nothing is
        open."""
        if key.scope is Scope.WORD:
            group = self._groups.get(key)
            count, doubt = (0, 0) if group is None else (len(group.tokens), group.doubt)
        else:
            total = self._sums.get(key)
            count, doubt = (0, 0) if total is None else (total.count, total.doubt)
        return Series(key, count, doubt / MILLION, count)

    def keys(self, scope: Scope, fewest: int = 1) -> Iterator[SeriesKey]:
        """Every series of words, or every pattern, with so many places that want decisions."""
        if scope is Scope.WORD:
            for key, group in self._groups.items():
                if len(group.tokens) >= fewest and key.state.wants_decision:
                    yield key
        else:
            for key, total in self._sums.items():
                if key.scope is scope and total.count >= fewest:
                    yield key

    def hits(self, key: SeriesKey) -> list[Hit]:
        """The open places of a series, by place."""
        return [self._hit(number) for number in sorted(self._numbers(key))]

    def first_hits(self, key: SeriesKey, count: int) -> list[Hit]:
        """The first open places; quicker than all of them."""
        return [self._hit(number) for number in nsmallest(count, self._numbers(key))]

    def decided(self, read: str) -> list[Hit]:
        """Decided places that were read so, by place."""
        first_tokens, count = self.readings.places_of(read)
        spans = (
            self.readings.span(first, count)
            for first in first_tokens
            if self._states[first] == State.DECIDED
        )
        edit_at = self._review.document.edit_at
        return [Hit(*span) for span in spans if edit_at(*span) is not None]

    def is_within(self, token: int) -> bool:
        """Whether a token is covered by a unit that began before it."""
        return self._states[token] == State.WITHIN

    def spots(self, tokens: range) -> list[tuple[range, State]]:
        """The units on some tokens that cut through none."""
        found: list[tuple[range, State]] = []
        first = tokens.start
        while first < tokens.stop:
            last = first + 1
            while last < tokens.stop and self._states[last] == State.WITHIN:
                last += 1
            found.append((range(first, last), State(self._states[first])))
            first = last
        return found

    def waiting(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
        """For each token, whether the unit that begins with it wants a decision, and what the
        posterior leaves open of it, in millionths.  Copies, for use in another thread."""
        states = np.frombuffer(bytes(self._states), np.uint8)
        wanting = (states == State.DOUBTFUL) | (states == State.CHANGE)
        return wanting.astype(np.uint8), np.array(self._doubts, np.int32)

    # Within

    def _numbers(self, key: SeriesKey) -> Iterable[int]:
        if key.scope is Scope.WORD:
            group = self._groups.get(key)
            return () if group is None else group.tokens
        total = self._sums.get(key)
        return () if total is None else chain.from_iterable(g.tokens for g in total.groups)

    def _hit(self, number: int) -> Hit:
        states, last = self._states, number + 1
        while last < len(states) and states[last] == State.WITHIN:
            last += 1
        return Hit(self.readings.starts[number], self.readings.ends[last - 1])

    def _group(self, token: str, text: str, state: State) -> Group:
        found = self._known.get((token, text, state))
        if found is None:
            key = key_of(token, text, state)
            found = self._groups.get(key)
            if found is None:
                found = self._groups[key] = self._new_group(key)
            self._known[token, text, state] = found
        return found

    def _new_group(self, key: SeriesKey) -> Group:
        names = [SeriesKey(Scope.READING, core_of(key.read))]
        if key.state is State.CHANGE:
            pattern = pattern_of(key.read, key.result)
            if pattern is not None:
                names.append(SeriesKey(Scope.PATTERN, *pattern))
        return Group(key, [self._sums.setdefault(name, Sum(name)) for name in names])

    # What stands in the report

    def _closed(self, numbers: range) -> range:
        """With every unit whole that reaches in or out, as it was and as it is."""
        first, last = numbers.start, numbers.stop
        total, starts = len(self.readings), self.readings.starts
        while first < last:
            now = first, last
            while first > 0 and self._states[first] == State.WITHIN:
                first -= 1
            while last < total and self._states[last] == State.WITHIN:
                last += 1
            for token in {first, last - 1}:
                for start, end in reaching_over(self._review, self.readings, token):
                    first = min(first, self.readings.token_at(start))
                    while last < total and starts[last] < end:
                        last += 1
            if now == (first, last):
                break
        return range(first, last)

    def _open(self, number: int, count: int, suggestion: Suggestion | None) -> tuple[Group, int]:
        """The word that an undecided unit belongs to, and what is left open of it."""
        token = self._text[self.readings.starts[number] : self.readings.ends[number + count - 1]]
        if suggestion is None:
            return self._group(token, token, State.BARE), MILLION
        text, posterior = suggestion.candidates[0]
        if text != token:
            state = State.CHANGE
        elif posterior < self._review.threshold:
            state = State.DOUBTFUL
        else:
            state = State.SURE
        return self._group(token, text, state), round((1 - posterior) * MILLION)


def key_of(token: str, text: str, state: State) -> SeriesKey:
    """The word series of a token for which ``text`` is suggested."""
    read = core_of(token)
    if state is not State.CHANGE:
        return SeriesKey(Scope.WORD, read, read, state)
    result = core_of(text)
    if read == result:  # only letter case or punctuation is to change
        read, result = " ".join(token.split()), " ".join(text.split())
    return SeriesKey(Scope.WORD, read, result, state)


def runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending lines as first and last of those that follow each other."""
    ordered = list(lines)
    breaks = [at for at, (a, b) in enumerate(pairwise(ordered), 1) if b != a + 1]
    for begin, end in pairwise([0, *breaks, len(ordered)]):
        if begin < end:
            yield ordered[begin], ordered[end - 1]
