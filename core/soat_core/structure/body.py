"""Paragraphs, headings and items of a body: the most probable way to part its lines.

Every line begins a part of one of the three kinds or goes on with it, a heading for two lines at
most.  Scores of single lines and of neighbours (``evidence``) make a chain, whose best path is
taken; how probable that is tells the posterior.  Siblings are of one kind as a rule, so the chain
is gone through twice, the second time with what it said about the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from soat_core.structure import evidence
from soat_core.structure.chain import NEVER, Chances, Scores, best_path, chances
from soat_core.structure.evidence import Seen
from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.marks import Style
from soat_core.structure.part import Part

_P, _H, _I, _P_ON, _H_ON, _H_END, _I_ON = range(7)
_STATES = 7
_BEGINS = (_P, _H, _I)
_BEGINNING = slice(0, 3)
_GOES_ON = {_P: (_P_ON,), _P_ON: (_P_ON,), _H: (_H_ON,), _H_ON: (_H_END,), _I: (_I_ON,)} | {
    _I_ON: (_I_ON,)
}
_KINDS = {_P: BlockKind.PARAGRAPH, _H: BlockKind.HEADING, _I: BlockKind.ITEM}
_HEADING_STATES = (_H, _H_ON, _H_END)
_ITEM_STATES = (_I, _I_ON)
_CAUTION = 1.2
"""Scores are divided by this for posteriors: the signs are not independent."""
_SIBLINGS = 0.6
_MOST = 3.0


def find_body(lines: Sequence[Line], breaks: set[int]) -> list[Part]:
    """The parts that lines make, which may have others between them.

    ``breaks``: places in ``lines`` at which something ends in any case, as a table stood there.
    """
    if not lines:
        return []
    seen = evidence.look(lines)
    first, steps = _scores(seen, breaks)
    leaning = _siblings(seen, chances(first, steps))
    first[_H] += leaning[0] / 2
    first[_I] -= leaning[0] / 2
    steps[:, :, _H] += leaning[1:, None] / 2
    steps[:, :, _I] -= leaning[1:, None] / 2
    path = best_path(first, steps)
    careful = chances(first / _CAUTION, np.maximum(steps / _CAUTION, NEVER))
    return list(_parts(seen, path.tolist(), careful))


# Within


def _scores(seen: Sequence[Seen], breaks: set[int]) -> tuple[Scores, Scores]:
    begins = np.array([_begin_scores(one) for one in seen])
    first = np.full(_STATES, NEVER)
    first[list(_BEGINS)] = begins[0]
    share = sum(one.line.blanks > 0 for one in seen) / len(seen)
    steps = np.full((len(seen) - 1, _STATES, _STATES), NEVER)
    for at in range(len(seen) - 1):
        parted = at + 1 in breaks
        _fill(steps[at], seen[at], seen[at + 1], begins[at + 1], share, parted=parted)
    finish = _end_scores(seen[-1], None)
    if len(steps):
        steps[-1] += finish
    else:
        first += finish
    return first, steps


def _begin_scores(one: Seen) -> tuple[float, float, float]:
    item = evidence.begins_item(one) if evidence.may_be_item(one) else NEVER
    return evidence.begins_paragraph(one), evidence.begins_heading(one), item


def _fill(
    step: Scores, above: Seen, below: Seen, begin: Scores, blank_share: float, *, parted: bool
) -> None:
    """The scores of going over from the states of one line to those of the next."""
    odds = evidence.parting(above, below, blank_share)
    ends = _end_scores(above, below)
    step[:, _BEGINNING] = odds / 2 + ends[:, None] + begin[None, :]
    step[list(_HEADING_STATES), _H] += _heading_upon_heading(above, below)
    step[list(_HEADING_STATES), _P] += 0.7 if below.mark is None else 0.0
    step[list(_ITEM_STATES), _I] += 0.5
    if above.ends == ":" and below.mark is not None:
        step[[_P, _P_ON], _I] += 1.0
    if parted:
        return
    for state, following in _GOES_ON.items():
        step[state, following[0]] = -odds / 2
    heading = evidence.goes_on_heading(above, below)
    step[_H, _H_ON] += heading
    step[_H_ON, _H_END] += heading - 0.8


def _end_scores(above: Seen, below: Seen | None) -> Scores:
    room = 0.0 if below is None else evidence.room(above, below)
    heading = evidence.ends_heading(above, room)
    scores = np.empty(_STATES)
    scores[[_P, _P_ON]] = evidence.ends_paragraph(above)
    scores[list(_HEADING_STATES)] = heading
    scores[list(_ITEM_STATES)] = evidence.ends_item(above)
    return scores


def _heading_upon_heading(above: Seen, below: Seen) -> float:
    """A heading with nothing below it but its like is rather an item."""
    if above.mark is None or below.mark is None:
        return -0.5 if above.mark is None and below.mark is None else 0.0
    same = above.mark.style == below.mark.style
    if above.mark.style <= Style.ARTICLE:
        return 0.0
    return -2.0 if same else 0.3


def _siblings(seen: Sequence[Seen], found: Chances) -> Scores:
    """For each line how much its siblings (numbers of one series) lean to being headings."""
    odds = np.log((found.states[:, _H] + 1e-6) / (found.states[:, _I] + 1e-6))
    begins = found.states[:, list(_BEGINS)].sum(axis=1)
    leaning = np.zeros(len(seen))
    for series in _series(seen, begins):
        total = float(np.clip(odds[series], -_MOST, _MOST).sum())
        for at in series:
            own = float(np.clip(odds[at], -_MOST, _MOST))
            others = (total - own) / max(1, len(series) - 1)
            leaning[at] = _SIBLINGS * others if len(series) > 1 else 0.0
    return leaning


def _series(seen: Sequence[Seen], begins: Scores) -> Iterator[list[int]]:
    """Lines whose numbers count on, with nothing above their level between them."""
    running: dict[Style, list[int]] = {}
    for at, one in enumerate(seen):
        if one.mark is None or not one.mark.counts or begins[at] < 0.5:
            continue
        for deeper in [style for style in running if style > one.mark.style]:
            yield running.pop(deeper)
        series = running.get(one.mark.style)
        mark = seen[series[-1]].mark if series else None
        if series is not None and mark is not None and one.mark.value == mark.value + 1:
            series.append(at)
            continue
        if series is not None:
            yield series
        running[one.mark.style] = [at]
    yield from running.values()


def _parts(seen: Sequence[Seen], path: Sequence[int], careful: Chances) -> Iterator[Part]:
    begins = [at for at, state in enumerate(path) if state in _BEGINS]
    for first, last in zip(begins, [*begins[1:], len(seen)], strict=True):
        kind = _KINDS[path[first]]
        posterior = _posterior(path[first:last], first, careful)
        part = Part(kind, [one.line for one in seen[first:last]], posterior)
        mark = seen[first].mark
        if mark is not None and kind is not BlockKind.PARAGRAPH:
            part.values = {"n": mark.n, "label": mark.label.capitalize()}
        yield part


def _posterior(path: Sequence[int], first: int, careful: Chances) -> float:
    """That the part begins here, goes on so, and ends there."""
    probability = float(careful.states[first, path[0]])
    for at, (state, following) in enumerate(pairwise(path), start=first):
        probability *= float(careful.steps[at, state, following])
    last = first + len(path) - 1
    if last < len(careful.steps):
        probability *= float(careful.steps[last, path[-1], list(_BEGINS)].sum())
    return probability
