"""The tables that stand in a report, as tables: every cell text, as it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from soat_core.document import Document
from soat_core.edition import Edition, Item, Part, edition_of
from soat_core.edition.lines import plain
from soat_core.edition.tidying import visible
from soat_core.errors import OutputError
from soat_core.i18n import tr
from soat_core.structure.kinds import BlockKind
from soat_core.writers.tables.cells import Cell
from soat_core.writers.tables.content import Table

_WIDEST = 60
"""Letters that a column is wide at most."""


def report_tables(document: Document) -> tuple[Edition, list[Table]]:
    """The tables in their order; the first row of each is its head.

    Raises ``OutputError`` where there is none.
    """
    edition = edition_of(document)
    shown = [part for part in edition.parts if part.is_shown and not part.is_furniture]
    groups = groupby(shown, key=lambda part: part.kind is BlockKind.ROW)
    tables = [
        _table(number, list(group))
        for number, (_, group) in enumerate((one for one in groups if one[0]), 1)
    ]
    if not tables:
        raise OutputError(
            tr("there is no table in this report", "báo cáo này không có bảng nào"),
            where=document.report.source.name,
            advice=tr(
                "Mark its rows in the structure panel first (key T).",
                "Hãy đánh dấu các hàng của bảng trong ngăn Dàn bài trước (phím T).",
            ),
        )
    return edition, tables


def _table(number: int, parts: Sequence[Part]) -> Table:
    width = max(len(part.cells) for part in parts)
    head, *rows = ([*map(_told, part.cells), *[""] * (width - len(part.cells))] for part in parts)
    longest = [max(len(row[at]) for row in (head, *rows)) for at in range(width)]

    def told() -> Iterator[tuple[Cell, ...]]:
        return (tuple(row) for row in rows)

    return Table(
        tr("Table {n}", "Bảng {n}", n=number),
        tuple(head),
        tuple(min(_WIDEST, max(6, one + 2)) for one in longest),
        told,
        len(rows),
    )


def _told(cell: Sequence[Item]) -> str:
    return " ".join(visible(plain(cell)).split())
