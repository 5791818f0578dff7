"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from soat_core.document import Document
from soat_core.edition import edition_of
from soat_core.writers.tables.cells import Cell, neutral
from soat_core.writers.tables.content import Table, annotations_table, edits_table
from soat_core.writers.tables.report_tables import report_tables

_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the machine."""


def edits_csv(document: Document) -> bytes:
    """The edits, as RFC 4180 has it, in UTF-8 with a byte order mark."""
    return _written(edits_table(edition_of(document)))


def annotations_csv(document: Document) -> bytes:
    """The annotations, as RFC 4180 has it, in UTF-8 with a byte order mark."""
    return _written(annotations_table(edition_of(document)))


def report_tables_csv(document: Document) -> bytes:
    """The tables of the report one below the other, an empty line between them."""
    return _written(*report_tables(document)[1])


def _written(*tables: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([_told(cell) for cell in table.columns])
        writer.writerows([_told(cell) for cell in row] for row in table.rows())
    return (_MARK + out.getvalue()).encode()


def _told(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.astimezone().isoformat()
    if isinstance(cell, str):
        return neutral(cell)
    return "" if cell is None else str(cell)
