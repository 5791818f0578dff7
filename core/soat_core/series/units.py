"""What stands on the tokens of a report now: suggestions, decisions, or the tokens themselves."""

from __future__ import annotations

from collections.abc import Iterator

from soat_core.edits import Edit
from soat_core.engine.suggestion import Suggestion
from soat_core.review import Review
from soat_core.series.readings import Readings

Unit = tuple[int, int, Edit | Suggestion | None]
"""Its first token, how many it covers, and what is decided or, where nothing is, suggested."""


def units_on(review: Review, readings: Readings, numbers: range) -> Iterator[Unit]:
    """The units on some tokens, by place; none may reach over their ends.

    A suggestion counts until something it covers is decided.  Insertions stand on no token.
    """
    starts, ends = readings.starts, readings.ends
    start, end = starts[numbers.start], ends[numbers.stop - 1]
    edits = list(review.document.edits_in(start, end))
    suggestions = review.suggestions_in(start, end)
    if edits:
        suggestions = _undecided(suggestions, edits)
    suggested = {one.start: one for one in suggestions}
    decided = {edit.start: edit for edit in edits if edit.start < edit.end}
    number = numbers.start
    while number < numbers.stop:
        first, start, end = number, starts[number], ends[number]
        number += 1
        found = decided.get(start) or suggested.get(start)
        if found is not None and found.end > end:
            while number < numbers.stop and starts[number] < found.end:
                number += 1
        yield first, number - first, found


def reaching_over(review: Review, readings: Readings, token: int) -> Iterator[tuple[int, int]]:
    """The OCR offsets of everything that is suggested or decided about a token."""
    start, end = readings.span(token)
    suggestion = review.suggestion_over(start)
    if suggestion is not None:
        yield suggestion.start, suggestion.end
    for edit in review.document.edits_in(start, end):
        if edit.start < edit.end:
            yield edit.key


def _undecided(suggestions: list[Suggestion], edits: list[Edit]) -> list[Suggestion]:
    """The suggestions that no edit overlaps; both by place."""
    found: list[Suggestion] = []
    at = 0
    for one in suggestions:
        while at < len(edits) and edits[at].end <= one.start and edits[at].start < one.start:
            at += 1
        near = at
        is_open = True
        while near < len(edits) and edits[near].start <= one.end and is_open:
            is_open = not edits[near].overlaps(one.start, one.end)
            near += 1
        if is_open:
            found.append(one)
    return found
