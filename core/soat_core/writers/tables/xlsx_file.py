"""Tables as an Excel workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

import xlsxwriter

from soat_core.document import Document
from soat_core.edition import Edition, edition_of
from soat_core.edition.wording import title_of
from soat_core.writers.steady import last_work, steady_zip
from soat_core.writers.tables.cells import printable
from soat_core.writers.tables.content import (
    Table,
    annotations_table,
    edits_table,
    register_table,
)
from soat_core.writers.tables.report_tables import report_tables
from soat_core.writers.tables.sheet_rows import Looks, sheet_rows

_FONT = "Times New Roman"
_HEAD = "#1F4E79"
_TIME = "dd/mm/yyyy hh:mm"
_SAMPLE = re.compile(rb'<row r="2".*?</row>')
_LOOK = re.compile(rb' s="(\d+)"')
_REACH = re.compile(rb'(<dimension ref="A1:[A-Z]+)2(")')
_MOST_ROWS = 1_048_575
"""Below the head: what Excel takes."""
_A4 = 9


def workbook(document: Document) -> bytes:
    """Edits and annotations, a sheet each, and the register where there is one.

    All text is kept as it is; what looks like a formula is marked as text, as Excel itself does
    with what begins with an apostrophe.
    """
    edition = edition_of(document)
    tables = [edits_table(edition), annotations_table(edition)]
    if edition.entries:
        tables.append(register_table(edition))
    return written(tables, edition)


def report_workbook(document: Document) -> bytes:
    """The tables of the report, a sheet each."""
    edition, tables = report_tables(document)
    return written(tables, edition)


def written(tables: Sequence[Table], edition: Edition) -> bytes:
    """A workbook with a sheet for each table."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties(
        {
            "title": printable(title_of(edition))[:255],
            "author": "Soát",
            "created": last_work(edition.actions),
        }
    )
    styles = _styles(book)
    for table in tables:
        _begin(book.add_worksheet(table.title), table, styles)
    book.close()
    sheets = {f"xl/worksheets/sheet{n}.xml": table for n, table in enumerate(tables, 1)}

    def filled(name: str, content: bytes) -> bytes:
        return _filled(content, sheets[name]) if name in sheets else content

    return steady_zip(out.getvalue(), last_work(edition.actions), filled)


def _styles(book: Any) -> list[Any]:
    """That of the head, then those of ``Looks``."""
    told = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True}
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD}
    others: Sequence[dict[str, object]] = (
        {},
        {"quote_prefix": True},
        {"num_format": _TIME},
        {"num_format": "0.0%"},
    )
    return [book.add_format({**told, **own}) for own in (head, *others)]


def _begin(sheet: Any, table: Table, styles: Sequence[Any]) -> None:
    """The head, and below it a row with a cell of each look, which the rows replace.

    The head stays in sight, also on paper, and the columns fit on a page.
    """
    for number, width in enumerate(table.widths):
        sheet.set_column(number, number, width)
    for number, title in enumerate(table.columns):
        sheet.write_string(0, number, printable(title), styles[0])
    for number, style in enumerate(styles[1:]):
        sheet.write_blank(1, number, None, style)
    sheet.autofilter(0, 0, min(table.count, _MOST_ROWS), len(table.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P/&N")


def _filled(content: bytes, table: Table) -> bytes:
    """A sheet with the rows of its table, and with how far they go."""
    sample = _SAMPLE.search(content)
    assert sample is not None
    looks = Looks(*(found.decode() for found in _LOOK.findall(sample[0])))
    rows, count = sheet_rows(islice(table.rows(), _MOST_ROWS), looks, 2)
    whole = content[: sample.start()] + rows + content[sample.end() :]
    return _REACH.sub(rb"\g<1>%d\g<2>" % (count + 1), whole)
