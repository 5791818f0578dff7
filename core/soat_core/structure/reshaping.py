"""Changing what the parts of a text are.

Blocks are never changed in place: every function gives a new list, which covers the same text.
Places in a list count from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from soat_core.structure.block import GROUP, Block
from soat_core.structure.kinds import CELLS, ENDS, BlockKind
from soat_core.structure.marks import mark_of
from soat_core.structure.plain import plain

DEEPEST = 9
"""Word has as many levels of headings."""
_LEVELLED = frozenset([BlockKind.HEADING, BlockKind.ITEM])
_INTERRUPTING = frozenset([BlockKind.HEADER, BlockKind.PAGE_NUMBER, BlockKind.FOOTNOTE])


def promote(blocks: Sequence[Block], at: int) -> list[Block]:
    """The heading or item at ``at`` one level higher; the same list where it has none or is at the
    top."""
    return _at_level(blocks, at, -1)


def demote(blocks: Sequence[Block], at: int) -> list[Block]:
    """One level lower (see ``promote``)."""
    return _at_level(blocks, at, 1)


def with_kind(text: str, blocks: Sequence[Block], at: int, kind: BlockKind) -> list[Block]:
    """The part at ``at`` as one of another kind: number and level as they are then."""
    if blocks[at].kind == kind:
        return list(blocks)
    values = _values_as(text, blocks[pieces_of(blocks, at)[0]], kind)
    changed = list(blocks)
    for place in pieces_of(blocks, at):
        group = blocks[place].group
        block = replace(blocks[place], kind=kind, values=(), posterior=1.0)
        changed[place] = block.having(**values, group=group)
    return changed


def join(text: str, blocks: Sequence[Block], at: int) -> list[Block]:
    """The part at ``at`` and the next one as one part, of the first one's kind.

    What interrupts a text (feet and heads of pages, footnotes, the other column) is passed over,
    and stays what it is.  The same list where nothing follows.
    """
    mine = pieces_of(blocks, at)
    following = _following(text, blocks, mine)
    if following is None:
        return list(blocks)
    theirs = pieces_of(blocks, following)
    first = blocks[mine[0]]
    group = first.group or _new_group(blocks, first)
    joined = dict(enumerate(blocks))
    for place in (*mine, *theirs):
        values = dict(first.values) | {GROUP: group} | _own(blocks[place])
        joined[place] = replace(blocks[place], kind=first.kind, posterior=1.0).having(
            **{name: "" for name, _ in blocks[place].values} | values
        )
    return _tidied(text, list(joined.values()), group)


def split(text: str, blocks: Sequence[Block], at: int, offset: int) -> list[Block]:
    """The part at ``at`` as two: what stands before ``offset`` (code points of the text; within a
    word its beginning) and the rest, which is of the same kind.  The same list where one of them
    would be blank."""
    cut = _cut(text, blocks, pieces_of(blocks, at), _word_start(text, offset))
    if cut is None:
        return list(blocks)
    second = cut.tail or blocks[cut.behind[0]]
    rest = _new_group(blocks, second)
    values = _values_as(text, second, BlockKind(second.kind), level=second.value("level"))
    parted = _parted(blocks, cut, lambda block: _second(block, values, rest))
    return _tidied(text, _tidied(text, parted, cut.head.group), rest)


def pieces_of(blocks: Sequence[Block], at: int) -> list[int]:
    """Where the pieces of the part stand that the block at ``at`` belongs to."""
    group = blocks[at].group
    if not group:
        return [at]
    return [place for place, block in enumerate(blocks) if block.group == group]


# Within


def _at_level(blocks: Sequence[Block], at: int, step: int) -> list[Block]:
    block = blocks[at]
    if block.kind not in _LEVELLED:
        return list(blocks)
    level = block.value("level")
    wanted = (int(level) if level.isdigit() else 1) + step
    if not 1 <= wanted <= DEEPEST:
        return list(blocks)
    changed = list(blocks)
    for place in pieces_of(blocks, at):
        changed[place] = blocks[place].having(level=str(wanted))
    return changed


def _values_as(text: str, block: Block, kind: BlockKind, level: str = "") -> dict[str, str]:
    """The values that a part beginning so has as one of this kind."""
    line = text[block.start : block.end].split("\n")[0]
    if kind is BlockKind.FOOTNOTE:
        words = line.split()
        return {"n": words[0].strip("[]().")} if words and len(words[0]) < 5 else {}
    if kind is BlockKind.PAGE_NUMBER:
        return {"n": "".join(filter(str.isdigit, line))}
    if kind not in _LEVELLED:
        return {}
    mark = mark_of(line, plain(line))
    found = {"level": level or "1"}
    return found if mark is None else found | {"n": mark.n, "label": mark.label.capitalize()}


def _following(text: str, blocks: Sequence[Block], mine: Sequence[int]) -> int | None:
    """The first block of the part that follows.  What else stands on the same line is in another
    column, unless it is of the same kind."""
    last = blocks[mine[-1]]
    begun = {block.group for block in blocks[: mine[-1]] if block.group}
    for place in range(mine[-1] + 1, len(blocks)):
        block = blocks[place]
        same_line = "\n" not in text[last.end : block.start]
        if block.kind in _INTERRUPTING or block.group in begun:
            continue
        if not same_line or block.kind == last.kind:
            return place
    return None


def _word_start(text: str, offset: int) -> int:
    """``offset``, or the beginning of the word it stands in."""
    while 0 < offset < len(text) and not (text[offset - 1].isspace() or text[offset].isspace()):
        offset -= 1
    return offset


class _Cut(NamedTuple):
    """Where a part is cut in two."""

    last: int
    """The last piece of what stands before, which may be cut itself."""
    head: Block
    """What is left of that piece."""
    tail: Block | None
    """What of it stands behind, if there is any."""
    behind: list[int]
    """The other pieces of what stands behind."""


def _cut(text: str, blocks: Sequence[Block], pieces: Sequence[int], offset: int) -> _Cut | None:
    """None where nothing would be left on one side."""
    before = [place for place in pieces if blocks[place].start < offset]
    behind = [place for place in pieces if place not in before]
    if not before:
        return None
    last = before[-1]
    head, tail = _halves(text, blocks[last], offset)
    return _Cut(last, head, tail, behind) if behind or tail else None


def _halves(text: str, block: Block, offset: int) -> tuple[Block, Block | None]:
    """A block cut at ``offset``, without the space there; whole where one half would be blank."""
    head_end = block.start + len(text[block.start : offset].rstrip())
    tail_start = block.end - len(text[offset : block.end].lstrip())
    if offset >= block.end or head_end == block.start or tail_start == block.end:
        return block, None
    return replace(block, end=head_end), replace(block, start=tail_start)


def _parted(blocks: Sequence[Block], cut: _Cut, as_second: Callable[[Block], Block]) -> list[Block]:
    """The blocks with a part cut in two, what stands behind made another part."""
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if place == cut.last:
            result.append(cut.head)
            if cut.tail is not None:
                bare = cut.tail.having(**dict.fromkeys((CELLS, ENDS), ""))
                result.append(as_second(bare))
        else:
            result.append(as_second(block) if place in cut.behind else block)
    return result


def _new_group(blocks: Sequence[Block], first: Block) -> str:
    taken = {block.group for block in blocks}
    names = (f"{first.kind}-at-{number}" for number in count(first.start))
    return next(name for name in names if name not in taken)


def _second(block: Block, values: dict[str, str], group: str) -> Block:
    bare = replace(block, values=(), posterior=1.0)
    return bare.having(**values, **_own(block), group=group)


def _own(block: Block) -> dict[str, str]:
    """What each piece of a row tells of itself."""
    return {name: block.value(name) for name in (CELLS, ENDS) if block.kind == BlockKind.ROW}


def _is_one(text: str, above: Block, below: Block) -> bool:
    """Whether neighbouring pieces are one; each line of a row tells of its own cells."""
    return below.kind != BlockKind.ROW or "\n" not in text[above.end : below.start]


def _tidied(text: str, blocks: Sequence[Block], group: str) -> list[Block]:
    """Pieces of a group that are neighbours as one, and no group for a single piece."""
    merged: list[Block] = []
    for block in blocks:
        if (
            group
            and merged
            and block.group == group == merged[-1].group
            and _is_one(text, merged[-1], block)
        ):
            merged[-1] = replace(merged[-1], end=block.end)
        else:
            merged.append(block)
    pieces = [block for block in merged if group and block.group == group]
    if len(pieces) == 1:
        at = merged.index(pieces[0])
        merged[at] = merged[at].having(group="")
    return merged
