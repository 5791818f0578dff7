"""The outline of a text: its parts as a tree below its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from soat_core.structure.block import Block
from soat_core.structure.flow import running_text
from soat_core.structure.kinds import BlockKind
from soat_core.structure.marks import mark_of
from soat_core.structure.plain import plain

_NUMBERED = frozenset([BlockKind.HEADING, BlockKind.ITEM])


@dataclass(frozen=True, slots=True)
class Node:
    """A part in the outline: ``at`` is where its (first) block stands in the list of blocks."""

    at: int
    start: int
    """In the text, in code points."""
    kind: str
    level: int
    n: str
    label: str
    title: str
    """Its running text without the number; of long parts only the beginning."""
    posterior: float
    children: list[Node] = field(default_factory=list)


def outline(
    text: str, blocks: Sequence[Block], *, headings_only: bool = True, longest: int = 120
) -> list[Node]:
    """The headings as a tree; else every part, below the heading that it stands under.

    ``longest``: code points of a title.
    """
    roots: list[Node] = []
    open_: list[Node] = []
    for node in _nodes(text, blocks, headings_only=headings_only, longest=longest):
        if node.kind == BlockKind.HEADING:
            while open_ and open_[-1].level >= node.level:
                open_.pop()
        (open_[-1].children if open_ else roots).append(node)
        if node.kind == BlockKind.HEADING:
            open_.append(node)
    return roots


# Within


def _nodes(
    text: str, blocks: Sequence[Block], *, headings_only: bool, longest: int
) -> Iterator[Node]:
    groups: dict[str, list[Block]] = {}
    for block in blocks:
        if block.group:
            groups.setdefault(block.group, []).append(block)
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        if (headings_only and block.kind != BlockKind.HEADING) or block.group in seen:
            continue
        if block.group:
            seen.add(block.group)
        level = block.value("level")
        yield Node(
            at,
            block.start,
            block.kind,
            int(level) if level.isdigit() else 1,
            block.value("n"),
            block.value("label"),
            _title(text, groups.get(block.group, [block]), longest),
            block.posterior,
        )


def _title(text: str, pieces: Sequence[Block], longest: int) -> str:
    block = pieces[0]
    enough = 4 * longest
    told = running_text(
        text, [replace(one, end=min(one.end, one.start + enough)) for one in pieces[:enough]]
    )
    if block.kind in _NUMBERED:
        line = text[block.start : block.end].split("\n")[0]
        mark = mark_of(line, plain(line))
        told = told[mark.end :].lstrip(" .:)/-–") if mark is not None else told
    return told if len(told) <= longest else told[: longest - 1].rstrip() + "…"
