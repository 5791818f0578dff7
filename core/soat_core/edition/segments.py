"""Cutting the text into the stretches that its parts are made of.

Each place belongs to the shortest block over it, so that a page number may interrupt a paragraph.
Text that no block covers becomes paragraphs: nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from soat_core.structure.block import Block
from soat_core.structure.kinds import CELLS, BlockKind
from soat_core.text import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\s*\f\s*")


@dataclass(slots=True)
class Outline:
    """A part to be: its kind and values, and where its text stands, in order."""

    kind: BlockKind
    values: dict[str, str]
    spans: list[Span] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """For each span, the block that it is of."""

    @property
    def cell_ends(self) -> list[list[int]]:
        """Of a row: for each span, where cells end in the text; the last one ends with the row.

        What is told out of order or beyond the span is put right: cells only ever are empty then.
        """
        found: list[list[int]] = []
        for span, block in zip(self.spans, self.blocks, strict=True):
            told = dict(block.values).get(CELLS, "").split()
            ends = (block.start + int(end) for end in told if end.isascii() and end.isdigit())
            inside = (min(max(end, span.start), span.end) for end in ends)
            ordered = list(accumulate(inside, max))
            found.append(ordered[:-1] if ordered and ordered[-1] == span.end else ordered)
        return found

    @property
    def bounds(self) -> Iterator[int]:
        """Every place at which the text is to be cut."""
        for span in self.spans:
            yield from span
        if self.kind is BlockKind.ROW:
            for span, ends in zip(self.spans, self.cell_ends, strict=True):
                yield from (end for end in ends if span.start < end < span.end)


def outlines(text: str, blocks: Sequence[Block]) -> list[Outline]:
    """The parts of a text, in the order in which they begin; every letter is in exactly one."""
    found: dict[object, Outline] = {}
    for span, block in _owned(text, blocks):
        trimmed = _trimmed(text, span)
        if trimmed is None:
            continue
        if block is None:
            for paragraph in _paragraphs(text, trimmed):
                plain = Block(*paragraph, BlockKind.PARAGRAPH)
                found[plain] = Outline(BlockKind.PARAGRAPH, {}, [paragraph], [plain])
            continue
        outline = found.setdefault(_key(block), Outline(BlockKind(block.kind), dict(block.values)))
        outline.spans.append(trimmed)
        outline.blocks.append(block)
    return list(found.values())


def uncovered(text: str, blocks: Iterable[Block]) -> bool:
    """Whether there is ink that no block covers."""
    position = 0
    for block in sorted(blocks, key=lambda block: block.start):
        if text[position : block.start].strip():
            return True
        position = max(position, block.end)
    return bool(text[position:].strip())


def _key(block: Block) -> object:
    group = dict(block.values).get("group")
    return (block.kind, group) if group else block


def _owned(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Span, Block | None]]:
    """The text cut wherever its block changes."""
    events: dict[int, tuple[list[Block], list[Block]]] = {}
    for block in blocks:
        start, end = max(0, block.start), min(block.end, len(text))
        if start < end:
            events.setdefault(start, ([], []))[0].append(block)
            events.setdefault(end, ([], []))[1].append(block)
    position = 0
    owner: Block | None = None
    active: list[Block] = []
    for place in sorted(events):
        begun, ended = events[place]
        active = [block for block in active if block not in ended] + begun
        following = min(active, key=_size, default=None)
        if following is not owner:
            if position < place:
                yield Span(position, place), owner
            position, owner = place, following
    if position < len(text):
        yield Span(position, len(text)), owner


def _size(block: Block) -> tuple[int, int]:
    return block.end - block.start, -block.start


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    position = span.start
    for match in _BLANK_LINE.finditer(text, *span):
        if position < match.start():
            yield Span(position, match.start())
        position = match.end()
    if position < span.end:
        yield Span(position, span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    inked = text[span.start : span.end]
    start = span.end - len(inked.lstrip())
    end = span.start + len(inked.rstrip())
    return Span(start, end) if start < end else None
