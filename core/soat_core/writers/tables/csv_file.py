"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.writers.tables.cells import Cell, neutral
from soat_core.writers.tables.content import Table, annotations_table, edits_table

_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the machine."""


def edits_csv(document: Document) -> bytes:
    """The edits, as RFC 4180 has it, in UTF-8 with a byte order mark."""
    return _written(edits_table(edition_of(document)))


def annotations_csv(document: Document) -> bytes:
    """The annotations, as RFC 4180 has it, in UTF-8 with a byte order mark."""
    return _written(annotations_table(edition_of(document)))


def _written(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_told(cell) for cell in row] for row in table.rows())
    return (_MARK + out.getvalue()).encode()


def _told(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.astimezone().isoformat()
    if isinstance(cell, str):
        return neutral(cell)
    return "" if cell is None else str(cell)
