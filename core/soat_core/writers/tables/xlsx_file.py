"""Tables as an Excel workbook."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from soat_core.document import Document
from soat_core.edition import Edition, edition_of
from soat_core.edition.wording import title_of
from soat_core.writers.steady import last_work, steady_zip
from soat_core.writers.tables.cells import Cell, looks_like_formula, printable
from soat_core.writers.tables.content import (
    Table,
    annotations_table,
    edits_table,
    register_table,
)

_FONT = "Times New Roman"
_HEAD = PatternFill("solid", fgColor="1F4E79")
_TOP = Alignment(vertical="top", wrap_text=True)
_MOST_ROWS = 1_048_575
"""Below the head: what Excel takes."""


def workbook(document: Document) -> bytes:
    """Edits and annotations, a sheet each, and the register where there is one.

    All text is kept as it is; what looks like a formula is marked as text, as Excel itself does
    with what begins with an apostrophe.
    """
    edition = edition_of(document)
    book = Workbook(write_only=True)
    styles: _Styles | None = None
    tables = [edits_table(edition), annotations_table(edition)]
    if edition.entries:
        tables.append(register_table(edition))
    for table in tables:
        sheet = book.create_sheet(table.title)
        styles = styles or _Styles(book, sheet)
        _fill(sheet, table, styles)
    _describe(book, edition)
    out = io.BytesIO()
    book.save(out)
    return steady_zip(out.getvalue(), last_work(edition.actions))


def _describe(book: Workbook, edition: Edition) -> None:
    book.properties.title = printable(title_of(edition))[:255]
    book.properties.creator = "Soát"
    book.properties.created = book.properties.modified = last_work(edition.actions)


class _Styles:
    """Named styles of a workbook.

    A report may have 2 million cells, and looking a style up by name for each takes minutes: a cell
    shares what one like it has.
    """

    def __init__(self, book: Workbook, sheet: Any) -> None:
        head = _style(book, "Soát head", bold=True, color="FFFFFF")
        head.fill = _HEAD
        time, share = _style(book, "Soát time"), _style(book, "Soát share")
        time.number_format, share.number_format = "dd/mm/yyyy hh:mm", "0.0%"
        text = _style(book, "Soát text")
        self.head, self.text, self.time, self.share = (
            _style_array(sheet, style) for style in (head, text, time, share)
        )
        self.quoted = _style_array(sheet, text, is_quoted=True)


def _style_array(sheet: Any, style: NamedStyle, *, is_quoted: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.style = style
    if is_quoted:
        cell.quotePrefix = True
    return cell._style


def _style(book: Workbook, name: str, **font: Any) -> NamedStyle:
    style = NamedStyle(name, font=Font(name=_FONT, size=11, **font), alignment=_TOP)
    book.add_named_style(style)
    return style


def _fill(sheet: Any, table: Table, styles: _Styles) -> None:
    for number, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _lay_out(sheet)
    sheet.append([_cell(sheet, column, styles.head) for column in table.columns])
    count = 1
    for row in islice(table.rows(), _MOST_ROWS):
        sheet.append([_styled(sheet, cell, styles) for cell in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{count}"


def _lay_out(sheet: Any) -> None:
    """The head stays in sight, also on paper, and the columns fit on a page."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _styled(sheet: Any, cell: Cell, styles: _Styles) -> Any:
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return _cell(sheet, cell.astimezone().replace(tzinfo=None), styles.time)
    if isinstance(cell, str):
        return _text(sheet, cell, styles)
    return _cell(sheet, cell, styles.share if isinstance(cell, float) else styles.text)


def _text(sheet: Any, text: str, styles: _Styles) -> Any:
    text = printable(text)
    is_formula = looks_like_formula(text)
    found = _cell(sheet, text, styles.quoted if is_formula else styles.text)
    found.data_type = "s"
    return found


def _cell(sheet: Any, value: Cell, style: Any) -> Any:
    found: Any = WriteOnlyCell(sheet, value)
    found._style = style
    return found
