"""What it costs a clerk who uses the keys that the program has: a second simulation.

``clerk`` lets every suspect be decided by itself, as the effort was defined before there was a
program.  This one presses what the window offers:

- Ctrl+Shift+A and Enter take all that is at or above the threshold: 2 keys for a report.
- Enter takes a suggestion, a digit one of the candidates shown: 1.
- Where none is right, the clerk types until the word is on offer and takes it (``typed``).
- Ctrl+Enter takes the rest of the line as it is shown, Ctrl+Shift+Enter the rest of the paragraph:
  1 each.  The clerk presses it where all suspects that it would take are right.  That asks for no
  more than to read on to the end of the line or paragraph, in which the suspects are marked; what
  is wrong above the threshold is overlooked there as anywhere.
- Ctrl+R takes a reading wherever it stands for the same word: Ctrl+R, what puts it right (F2 before
  typing), Enter.  Only where it is wrong in several places, and never where the clerk would have to
  untick some.  Phrases are left out.

Keys with Ctrl or Shift count once, as the program itself counts them (``soat_core.effort``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from soat_core.editing.paragraphs import paragraph_end
from soat_core.evaluate.alignment import Judged, Judgement
from soat_core.evaluate.clerk import core, cost, errors_left, whole_of
from soat_core.report import Report
from soat_core.text import Span

TAKE_ALL = 2
"""Ctrl+Shift+A, Enter."""
SERIES = 2
"""Ctrl+R, Enter."""
_SHOWN = 5

Price = Callable[[Judged], int]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the clerk needs to know of a report: by where a suggestion begins, its line and the last
    line of its paragraph; and the keys of what has to be typed, see ``typed.keys_typed``."""

    lines: Mapping[int, tuple[int, int]]
    typed: Mapping[Span, int]

    @classmethod
    def of(cls, report: Report, judged: Sequence[Judged], typed: Mapping[Span, int]) -> Desk:
        lines = {one.span.start: report.line_of(one.span.start) for one in judged}
        ends = {line: paragraph_end(report, line) for line in set(lines.values())}
        return cls({start: (line, ends[line]) for start, line in lines.items()}, typed)


def keys_at_work(judgement: Judgement, desk: Desk, threshold: float | None) -> tuple[int, int]:
    """Keys for one report at a threshold (None: everything is a suspect), and keys when the errors
    that nobody looked at are found and repaired too."""
    suspects: list[Judged] = []
    taken: list[Judged] = []
    for one in judgement.judged:
        sure = threshold is not None and one.posterior >= threshold
        (taken if sure else suspects).append(one)

    def price(one: Judged) -> int:
        return 1 if one.rank and one.rank <= _SHOWN else desk.typed.get(one.span, cost(one))

    keys = TAKE_ALL if taken else 0
    done: set[Span] = set()
    for together in _series(suspects, price):
        keys += _price_of_series(together, price)
        done.update(one.span for one in together)
    keys += _one_by_one([one for one in suspects if one.span not in done], desk, price)
    return keys, keys + errors_left(taken, judgement.missing)[1]


# Within


def _series(suspects: Iterable[Judged], price: Price) -> Iterable[Sequence[Judged]]:
    """Suspects that are worth putting right together."""
    by_core: dict[str, list[Judged]] = {}
    for one in suspects:
        by_core.setdefault(core(one.ocr), []).append(one)
    for alike in by_core.values():
        whole = whole_of(alike)
        wrong = [one for one in whole if not one.is_right]
        if len(wrong) > 1 and sum(map(price, wrong)) >= _price_of_series(whole, price):
            yield whole


def _price_of_series(together: Sequence[Judged], price: Price) -> int:
    """What the dearest of its members needs, as one choice is made for all."""
    wrong = [one for one in together if not one.is_right]
    typing = any(one.rank is None or one.rank > _SHOWN for one in wrong)
    return SERIES + typing + max(map(price, wrong))


def _one_by_one(suspects: Sequence[Judged], desk: Desk, price: Price) -> int:
    """The fewest keys for suspects from the first to the last.

    Counted from the end: what is left behind each costs as little as can be.
    """
    lines = [desk.lines[one.span.start] for one in suspects]
    parts = [line for line, _ in lines], [end for _, end in lines]
    left = [0] * (len(suspects) + 1)
    for at in reversed(range(len(suspects))):
        left[at] = price(suspects[at]) + left[at + 1]
        for part in parts:
            if (end := _right_until(suspects, part, at)) is not None:
                left[at] = min(left[at], 1 + left[end])
    return left[0]


def _right_until(suspects: Sequence[Judged], part: Sequence[int], at: int) -> int | None:
    """Where the line or paragraph of a suspect ends, if all suspects up to there are right."""
    end = at
    while end < len(suspects) and part[end] == part[at]:
        if not suspects[end].is_right:
            return None
        end += 1
    return end
