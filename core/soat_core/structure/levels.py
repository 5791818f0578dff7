"""How deep headings and items stand, from their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from soat_core.structure.formulas import is_shouted
from soat_core.structure.kinds import BlockKind
from soat_core.structure.marks import Style, mark_of
from soat_core.structure.part import Part

_SHOUTED = Style.ARTICLE - 0.5
_UNNUMBERED = Style.BRACKETS + 0.5
_AFTER_ROMAN = Style.ROMAN + 0.5


def set_levels(parts: Sequence[Part]) -> None:
    """Give headings and items their ``level``, in place; ``parts`` in the order of the text.

    One that is deeper by custom than another above it stands one level below it.  The items below
    a heading count for themselves.
    """
    headings: list[float] = []
    items: list[float] = []
    capitals = _rank_of_capitals(parts)
    for part in parts:
        if part.kind is BlockKind.HEADING:
            items.clear()
            part.values["level"] = str(_push(headings, _rank(part, capitals)))
        elif part.kind is BlockKind.ITEM:
            part.values["level"] = str(_push(items, _rank(part, capitals)))
        elif part.kind is BlockKind.TYPE:
            headings.clear()
            items.clear()


def _push(stack: list[float], rank: float) -> int:
    while stack and stack[-1] >= rank:
        stack.pop()
    stack.append(rank)
    return len(stack)


def _rank(part: Part, capitals: float) -> float:
    line = part.lines[0]
    mark = mark_of(line.text, line.plain)
    if mark is None:
        return _SHOUTED if is_shouted(line.text) else _UNNUMBERED
    return capitals if mark.style is Style.CAPITAL else float(mark.style)


def _rank_of_capitals(parts: Sequence[Part]) -> float:
    """``A.`` stands above ``I.``, unless the text began with Roman numerals."""
    for part in parts:
        mark = mark_of(part.lines[0].text, part.lines[0].plain)
        if part.kind is BlockKind.HEADING and mark is not None:
            if mark.style is Style.CAPITAL:
                return float(Style.CAPITAL)
            if mark.style is Style.ROMAN:
                return _AFTER_ROMAN
    return float(Style.CAPITAL)
