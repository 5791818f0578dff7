"""Finding the parts of official documents in a text (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from soat_core.structure.block import Block
from soat_core.structure.body import find_body
from soat_core.structure.closer import find_closers
from soat_core.structure.footnotes import find_footnotes
from soat_core.structure.furniture import find_page_numbers, find_running_heads
from soat_core.structure.kinds import BlockKind
from soat_core.structure.levels import set_levels
from soat_core.structure.lines import Line, cut_lines
from soat_core.structure.opener import find_openers
from soat_core.structure.part import Part, blocks_of
from soat_core.structure.plain import composed
from soat_core.structure.strips import Place
from soat_core.structure.tables import find_tables
from soat_core.structure.widths import measures, width

_INTERRUPTING = (BlockKind.PAGE_NUMBER, BlockKind.HEADER, BlockKind.FOOTNOTE)


def find_blocks(text: str, places: Sequence[Place] = ()) -> list[Block]:
    """The parts of a text, in its order.

    ``places`` tell where its words stand on their pages, in the order of the text (see ``strips``):
    tables without rulings are found by them.

    Pages are separated by form feeds, lines by line feeds.  The text may have errors of OCR in it;
    corrected, more is found.  Every character that is not white space is in exactly one block.
    Takes time in proportion to the text.
    """
    joined, origins = composed(text)
    if isinstance(origins, range):
        return blocks_of(_find_parts(cut_lines(joined), places))
    # of a text in another form nothing is known about places
    blocks = blocks_of(_find_parts(cut_lines(joined), ()))
    return [_moved(one, origins) for one in blocks]


def _moved(block: Block, origins: Sequence[int]) -> Block:
    start = origins[block.start]
    cells = (origins[block.start + int(end)] - start for end in block.value("cells").split())
    moved = replace(block, start=start, end=origins[block.end])
    return moved.having(cells=" ".join(map(str, cells)))


def _find_parts(lines: Sequence[Line], places: Sequence[Place]) -> list[Part]:
    """Outside in: the edges of pages, what frames the bodies, tables and footnotes, then the rest
    as running text."""
    parts = find_page_numbers(lines)
    pages = rest = _without(lines, parts)
    parts += find_openers(rest, _measure(rest))
    rest = _without(rest, parts)
    parts += find_closers(rest)
    parts += find_running_heads(pages, {line.index for part in parts for line in part.lines})
    rest = _without(rest, parts)
    parts += find_tables(rest, places)
    rest = _without(rest, parts)
    parts += find_footnotes(rest)
    rest = _without(rest, parts)
    parts += find_body(rest, _breaks(rest, parts))
    parts.sort(key=lambda part: part.start)
    set_levels(parts)
    return parts


def _without(lines: Iterable[Line], parts: Iterable[Part]) -> list[Line]:
    taken = {line.index for part in parts for line in part.lines}
    return [line for line in lines if line.index not in taken]


def _measure(lines: Sequence[Line]) -> float:
    found = measures(lines, [width(line.text) for line in lines])
    return sorted(found)[len(found) // 2] if found else 0.0


def _breaks(lines: Sequence[Line], parts: Iterable[Part]) -> set[int]:
    """Where something stands between two lines that no paragraph goes on behind."""
    between = sorted(
        line.index for part in parts if part.kind not in _INTERRUPTING for line in part.lines
    )
    breaks: set[int] = set()
    at = 0
    for index in between:
        while at < len(lines) and lines[at].index < index:
            at += 1
        breaks.add(at)
    return breaks
