"""The cells of a row of a table at its place in a report."""

from __future__ import annotations

from itertools import pairwise

from soat_core.annotating.ends import Position
from soat_core.annotating.nearby import nearby
from soat_core.annotation import Values
from soat_core.review import Review
from soat_core.structure.kinds import ENDS


def ends_in(start: Position, end: Position, values: Values) -> list[int]:
    """Where the cells of a row end, in code points of the OCR text from the row's beginning; the
    last one with it."""
    length = end.offset - start.offset
    told = dict(values).get(ENDS, "").split()
    ends = [int(one) for one in told if one.isascii() and one.isdigit()]
    return [*(one for one in ends[:-1] if one <= length), length]


def cells(review: Review, start: Position, end: Position, values: Values) -> list[str]:
    """What stands in the cells of a row, or of a piece of one, as it is shown: without the bars
    and blanks about it."""
    near = nearby(review, start.offset, end.offset)
    begin, stop = near.offset(start), near.offset(end, is_start=False)
    ends = ends_in(start, end, values)[:-1]
    places = (near.offset(Position(start.offset + one)) for one in ends)
    cuts = [begin, *(min(max(place, begin), stop) for place in places), stop]
    return [near.text[a : max(a, b)].strip(" |\t\n") for a, b in pairwise(cuts)]
