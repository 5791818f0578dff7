"""Putting runs into the parts that they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from soat_core.edition.lines import plain, with_joints
from soat_core.edition.model import Break, Item, NoteMark, Part, Run
from soat_core.edition.segments import Outline
from soat_core.entities.kinds import EntityKind
from soat_core.structure.kinds import BlockKind
from soat_core.text import Span

_MARK = re.compile(r"[(\[]?\s*(\S{1,5}?)[)\].:]{0,2}(?:\s+|$)")


_BAR = "|"
_RULINGS = f"{_BAR} \t\xa0"


@dataclass(slots=True)
class _Growing:
    """A part with the items that it has so far; ``span`` is the one that the last run was in."""

    outline: Outline
    items: list[Item] = field(default_factory=list)
    span: int = -1


def parts_of(
    runs: Iterable[Item], outlines: Sequence[Outline], page_starts: Sequence[int]
) -> list[Part]:
    """The parts with their text.  ``page_starts`` are places in the text, as those of the runs.

    White space between parts is left out.  What was deleted there, and the marks of notes that end
    there, go with the part before.
    """
    parts = [_Growing(outline) for outline in outlines]
    spans = sorted(
        (span, part, number)
        for part, outline in enumerate(outlines)
        for number, span in enumerate(outline.spans)
    )
    starts = [span.start for span, _, _ in spans]
    early: list[Item] = []
    for item in runs:
        at = bisect_right(starts, item.at) - 1
        if at < 0:
            early += _leftover(item)
            continue
        span, part, number = spans[at]
        growing = parts[part]
        if _is_inside(item, span):
            _enter(growing, number, item)
            growing.items.append(item)
        elif isinstance(item, NoteMark) or _leftover(item):
            growing.items += _leftover(item)
    if not parts and early:
        parts = [_Growing(Outline(BlockKind.PARAGRAPH, {}, [Span(0, 0)]))]
    if early:
        first = parts[spans[0][1]] if spans else parts[0]
        first.items[:0] = early
    return [_part(growing, page_starts) for growing in parts]


def _is_inside(item: Item, span: Span) -> bool:
    length = len(item.text) if isinstance(item, Run) else isinstance(item, Break)
    return span.start <= item.at < span.end if length else span.start <= item.at <= span.end


def _leftover(item: Item) -> list[Item]:
    """What is to be kept of an item between parts."""
    if isinstance(item, NoteMark):
        return [item]
    if isinstance(item, Run) and item.opens and item.change and item.change.ocr.strip():
        return [replace(item, text="")]
    return []


def _enter(growing: _Growing, span: int, item: Item) -> None:
    if growing.span not in (-1, span):
        line = item.line if isinstance(item, Run) else None
        growing.items.append(Break(item.at, line))
    growing.span = span


def _part(growing: _Growing, page_starts: Sequence[int]) -> Part:
    outline = growing.outline
    items = with_joints(growing.items)
    first = next((item for item in items if isinstance(item, Run)), None)
    start = outline.spans[0].start
    kind = outline.kind
    level = outline.values.get("level", "")
    return Part(
        kind,
        start,
        first.line if first else 0,
        max(0, bisect_right(page_starts, start) - 1),
        items,
        int(level) if level.isascii() and level.isdigit() and int(level) else 1,
        outline.values.get("n", ""),
        _cells(items, outline) if kind is BlockKind.ROW else (),
        outline.values.get("role") == "label",
        outline.values.get("role") == "rule",
    )


def _cells(items: Sequence[Item], outline: Outline) -> tuple[tuple[Item, ...], ...]:
    """The items by cells; what a row has in several stretches goes on in the same cells."""
    ends = outline.cell_ends
    cells: list[list[Item]] = [[] for _ in range(max(map(len, ends), default=0) + 1)]
    span = 0
    for item in items:
        while span + 1 < len(outline.spans) and item.at >= outline.spans[span + 1].start:
            span += 1
        cells[bisect_right(ends[span], item.at) if ends else 0].append(item)
    rulings = _RULINGS if plain(items).count(_BAR) > 1 else None
    return tuple(with_joints(_stripped(cell, rulings)) for cell in cells)


def _stripped(items: list[Item], signs: str | None) -> list[Item]:
    """Without blank text at both ends, and without rulings drawn with these signs."""
    found = list(items)
    for index in (0, -1):
        while found and _is_blank(found[index], signs):
            found.pop(index)
        if found and isinstance(item := found[index], Run):
            text = item.text.lstrip(signs) if index == 0 else item.text.rstrip(signs)
            found[index] = replace(item, text=text)
    return found


def _is_blank(item: Item, signs: str | None) -> bool:
    if isinstance(item, Run):
        return not item.text.strip(signs) and not (
            item.opens and item.change and item.change.ocr.strip()
        )
    return isinstance(item, Break)


# Footnotes


def with_footnotes(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts with every mark knowing its footnote, and the footnotes that have a mark.

    A mark means the first footnote of its number from its page on that no other mark means.
    """
    waiting = [part for part in parts if part.kind is BlockKind.FOOTNOTE and part.mark]
    found: list[Part] = []
    marked = tuple(_with_marks(part, waiting, found) for part in parts) if waiting else tuple(parts)
    return marked, tuple(found)


def _with_marks(part: Part, waiting: list[Part], found: list[Part]) -> Part:
    if part.kind is BlockKind.FOOTNOTE:
        return part
    known: dict[str, int] = {}

    def marked(items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(_marked(item, part.page, waiting, found, known) for item in items)

    items = marked(part.items)
    return replace(part, items=items, cells=tuple(map(marked, part.cells)))


def _marked(
    item: Item, page: int, waiting: list[Part], found: list[Part], known: dict[str, int]
) -> Item:
    if not isinstance(item, Run) or not item.text.strip():
        return item
    for mention in item.mentions:
        if mention.kind != EntityKind.FOOTNOTE_MARK:
            continue
        if mention.identity not in known:
            for note in waiting:
                if note.mark == mention.value("n") and note.page >= page:
                    known[mention.identity] = len(found)
                    found.append(note)
                    waiting.remove(note)
                    return replace(item, footnote=known[mention.identity])
        elif mention.identity in known:
            # the rest of a mark, or the same text in a cell
            return replace(item, footnote=known[mention.identity])
    return item


def without_mark(part: Part) -> tuple[Item, ...]:
    """The text of a footnote without the mark that it begins with."""
    match = _MARK.match(plain(part.items, flowed=False))
    if not match or match[1] != part.mark:
        return part.items
    left = match.end()
    found: list[Item] = []
    for item in part.items:
        if isinstance(item, Run) and left:
            taken = min(left, len(item.text))
            left -= taken
            if taken < len(item.text) or item.opens:
                found.append(replace(item, text=item.text[taken:]))
        else:
            found.append(item)
    return tuple(found)
