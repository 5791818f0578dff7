"""Running heads and page numbers: what stands at the edges of pages, again and again."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from soat_core.structure.kinds import BlockKind
from soat_core.structure.lines import Line
from soat_core.structure.marks import mark_of
from soat_core.structure.part import Part

_NUMBER = re.compile(
    r"[-–—~\s]*(?:trang\s*:?\s*|page\s*)?(?P<n>\d{1,4})(?:\s*/\s*\d{1,4})?\s*[-–—~.\s]*"
)
_EDGE = 2
"""Lines from the top and the bottom of a page that are looked at."""
_ALIKE = 85.0
_LONGEST = 110
_FARTHEST = 2
"""Pages: heads may differ on left and right ones."""
_LARGEST = 1000
_IN_SERIES = 0.99
_SINGLE = 0.8


def find_page_numbers(lines: Sequence[Line]) -> list[Part]:
    """Lines at the edge of a page that are just a number."""
    return list(_numbers(_pages(lines)))


def find_running_heads(lines: Sequence[Line], taken: Container[int]) -> list[Part]:
    """Lines at the edges of a page that stand on a page near to it too.

    ``lines`` are all of the text but the page numbers; those ``taken`` (by their index) already
    are something else.
    """
    heads = _repeated([_edges(page) for page in _pages(lines)])
    return [part for part in heads if part.lines[0].index not in taken]


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(page) for _, page in groupby(lines, key=lambda line: line.page)]


def _numbers(pages: Sequence[Sequence[Line]]) -> Iterator[Part]:
    """Lines at the edge that are just a number; surer where it goes with the count of pages."""
    found = [
        (line, int(match["n"]))
        for page in pages
        if len(page) > 1
        for line in {id(one): one for one in (page[0], page[-1])}.values()
        if (match := _NUMBER.fullmatch(line.plain)) is not None
    ]
    lags = [number - line.page for line, number in found]
    for line, number in found:
        in_series = lags.count(number - line.page) > 1
        if in_series or number < _LARGEST:
            posterior = _IN_SERIES if in_series else _SINGLE
            yield Part(BlockKind.PAGE_NUMBER, [line], posterior, {"n": str(number)})


def _edges(page: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    return page[:_EDGE], page[max(_EDGE, len(page) - _EDGE) :]


def _repeated(edges: Sequence[tuple[Sequence[Line], Sequence[Line]]]) -> list[Part]:
    heads: list[Part] = []
    for slot in (0, 1):
        for at, edge in enumerate(edges):
            near = [e[slot] for e in edges[max(0, at - _FARTHEST) : at + _FARTHEST + 1]]
            others = [line for lines in near if lines is not edge[slot] for line in lines]
            for line in edge[slot]:
                count = sum(_alike(line, other) for other in others)
                if count:
                    heads.append(Part(BlockKind.HEADER, [line], 0.97 if count > 1 else 0.85))
    return heads


def _alike(line: Line, other: Line) -> bool:
    """Whether two lines say the same but for their numbers; neither is a sentence's part."""
    if not 3 < len(line.text) <= _LONGEST or line.text[0].islower():
        return False
    mark = mark_of(line.text, line.plain)
    if mark is not None and mark.is_labelled and line.plain != other.plain:
        return False  # ``PHỤ LỤC I`` and ``PHỤ LỤC II`` are headings
    mine, their = _masked(line), _masked(other)
    if not any(map(str.isalpha, mine)):
        return mine == their
    return fuzz.ratio(mine, their, score_cutoff=_ALIKE) > 0


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "#", line.plain)
