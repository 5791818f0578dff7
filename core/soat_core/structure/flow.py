"""The text of a part as one runs it off: lines joined, without what only its place on a page made
necessary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soat_core.structure.block import Block
from soat_core.structure.joints import joint
from soat_core.structure.kinds import BlockKind

FURNITURE = frozenset([BlockKind.HEADER, BlockKind.PAGE_NUMBER])
"""Parts that belong to pages, not to the text."""


def running_text(text: str, pieces: Sequence[Block]) -> str:
    """The lines of a part (all its pieces, in order) as one line.

    Syllables are joined by a blank.  A hyphen at a line's end goes where it parted a word, and
    stays where it belongs to a compound or a code (see ``joints``).
    """
    lines = [
        " ".join(line.split())
        for piece in pieces
        for line in text[piece.start : piece.end].replace("\f", "\n").split("\n")
    ]
    told = ""
    for line in filter(None, lines):
        between = joint(told, line)
        told = (told[:-1] if between.drops_hyphen else told) + between.text + line
    return told


def parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The pieces of each part together, in the order in which the parts begin."""
    groups: dict[str, list[Block]] = {}
    for block in blocks:
        if block.group:
            groups.setdefault(block.group, []).append(block)
    for block in blocks:
        pieces = groups.get(block.group, [block]) if block.group else [block]
        if pieces[0] is block:
            yield pieces


def flow(text: str, blocks: Sequence[Block]) -> list[tuple[BlockKind, str]]:
    """Kind and running text of every part but running heads and page numbers."""
    return [
        (BlockKind(pieces[0].kind), running_text(text, pieces))
        for pieces in parts(blocks)
        if pieces[0].kind not in FURNITURE
    ]
