"""Charts as SVG, drawn by hand: bars with their names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from soat_core.edition.wording import number, percent
from soat_core.writers.web.inline import escaped

_ROW, _BAR = 26, 16
_LABEL, _WIDTH, _FIGURES = 190, 360, 110


def bars(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A bar for each row, as long as its figure, with its share of the whole."""
    if not rows:
        return ""
    most, total = max(count for _, count in rows) or 1, sum(count for _, count in rows) or 1
    height = _ROW * len(rows)
    drawn = "".join(_bar(at, *row, most, total) for at, row in enumerate(rows))
    return (
        f'<svg role="img" aria-label="{escaped(title)}" '
        f'viewBox="0 0 {_LABEL + _WIDTH + _FIGURES} {height}">\n{drawn}</svg>\n'
    )


def _bar(at: int, name: str, count: int, most: int, total: int) -> str:
    top = at * _ROW
    middle = top + _BAR - 1
    length = max(1, round(_WIDTH * count / most)) if count else 0
    told = f"{number(count)} ({percent(count / total)})"
    return (
        f'<text class="name" x="{_LABEL - 8}" y="{middle}" text-anchor="end">{escaped(name)}</text>'
        f'<rect x="{_LABEL}" y="{top + 3}" width="{length}" height="{_BAR}" rx="2"/>'
        f'<text x="{_LABEL + length + 6}" y="{middle}">{told}</text>\n'
    )


def columns(counts: Sequence[int], title: str) -> str:
    """A small column for each figure, in order, numbered from 1."""
    if not counts:
        return ""
    most = max(counts) or 1
    step = max(4, min(34, 640 // len(counts)))
    drawn = "".join(_column(at, count, most, step) for at, count in enumerate(counts))
    width = step * len(counts)
    return (
        f'<svg role="img" aria-label="{escaped(title)}" class="columns" width="{width}" '
        f'viewBox="0 0 {width} 118">\n{drawn}</svg>\n'
    )


def _column(at: int, count: int, most: int, step: int) -> str:
    height = round(80 * count / most)
    left = at * step
    wide = max(2, step - 6)
    middle = left + wide / 2 + 2
    texts = ""
    if step >= 24:
        texts = (
            f'<text x="{middle}" y="{96 - height}" text-anchor="middle">{count}</text>'
            f'<text class="name" x="{middle}" y="115" text-anchor="middle">{at + 1}</text>'
        )
    return f'<rect x="{left + 2}" y="{100 - height}" width="{wide}" height="{height}"/>{texts}\n'
