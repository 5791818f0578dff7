"""Text in paragraphs: lines joined, hyphens of line ends gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from soat_core.document import Document
from soat_core.edition import Edition, Part, edition_of
from soat_core.edition.lines import listed, plain, rows
from soat_core.structure.kinds import BlockKind

KEEPS_LINES = frozenset(
    [
        BlockKind.NATION,
        BlockKind.MOTTO,
        BlockKind.ISSUER,
        BlockKind.NUMBER,
        BlockKind.DATELINE,
        BlockKind.TYPE,
        BlockKind.AUTHORITY,
        BlockKind.SIGNATORY,
    ]
)
"""Parts whose lines are not filled: each says something of its own."""


def flow(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The corrected text in UTF-8, one paragraph a line, a blank line between parts.

    What belongs to the pages alone (running heads, page numbers) is left out; footnotes follow at
    the end.  Cells of a table stand between tabs.
    """
    edition = edition_of(document)
    text = "\n\n".join(_groups(edition))
    if "\r\n" in document.report.ocr_text:
        text = text.replace("\n", "\r\n")
    return f"{text}\n".encode() if text else b""


def _groups(edition: Edition) -> Iterator[str]:
    parts = [p for p in edition.parts if p.is_shown and not p.is_furniture]
    notes = [part for part in parts if part.kind is BlockKind.FOOTNOTE]
    text = [part for part in parts if part.kind is not BlockKind.FOOTNOTE]
    for close, group in groupby([*text, *notes], key=_group):
        told = ["\n".join(paragraphs(part)) for part in group]
        told = [one for one in told if one]
        if told:
            yield ("\n" if close else "\n\n").join(told)


def _group(part: Part) -> BlockKind | None:
    """What stands close together: lists, tables, footnotes."""
    close = part.kind in (BlockKind.ITEM, BlockKind.ROW, BlockKind.FOOTNOTE)
    return part.kind if close else None


def paragraphs(part: Part) -> Iterator[str]:
    """The paragraphs of a part, without blank ones, white space in them collapsed."""
    if part.kind is BlockKind.ROW:
        told = "\t".join(_tidy(plain(cell)) for cell in part.cells)
        lines = [told] if told.strip() else []
    elif part.kind in KEEPS_LINES:
        lines = [_tidy(plain(row)) for row in rows(part.items)]
    elif part.kind is BlockKind.RECIPIENTS:
        lines = [_tidy(plain(row)) for row in listed(part)]
    else:
        lines = [_tidy(plain(part.items))]
    yield from filter(None, lines)


def _tidy(text: str) -> str:
    return " ".join(text.split())
