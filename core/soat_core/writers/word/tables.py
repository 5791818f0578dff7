"""Tables: of the report, and those without rulings that hold head and end of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from soat_core.edition import Part
from soat_core.writers.layout import column_shares, is_numeric, is_serial
from soat_core.writers.word.styles import CELL, CELL_HEAD, TEXT_WIDTH_MM
from soat_core.writers.word.writing import Writer


def two_columns(document: Document, shares: tuple[float, float]) -> Table:
    """A row of two cells without rulings, as wide as the text and on one page; ``shares`` from 0
    to 1."""
    table: Table = document.add_table(1, 2)
    _fix(table, [TEXT_WIDTH_MM * share for share in shares])
    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tblPr.insert_element_before(margins, "w:tblLook")
    _mark_row(table.rows[0], is_label=False)
    return table


def write_table(document: Document, writer: Writer, rows: Sequence[Part]) -> None:
    """Rows of the report as a ruled table; heads are repeated on every page."""
    shares = column_shares(rows)
    table = document.add_table(len(rows), len(shares))
    table.style = document.styles["Table Grid"]
    _fix(table, [TEXT_WIDTH_MM * share for share in shares])
    for part, row in zip(rows, table.rows, strict=True):
        for number, (items, cell) in enumerate(zip(part.cells, row.cells, strict=False)):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles[CELL_HEAD if part.is_label else CELL]
            writer.write(paragraph, items)
            if is_serial(items, number):
                paragraph.alignment = ALIGN.CENTER
            elif not part.is_label and is_numeric(items):
                paragraph.alignment = ALIGN.RIGHT
        _mark_row(row, is_label=part.is_label)


def _fix(table: Table, millimetres: Sequence[float]) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _mark_row(row: Any, *, is_label: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_label:
        properties.append(OxmlElement("w:tblHeader"))


def rule(document: Document, where: Any, style: str, left: float, right: float) -> None:
    """A thin line, so far in on both sides (millimetres)."""
    paragraph = where.add_paragraph(style=style)
    paragraph.paragraph_format.left_indent = Mm(left)
    paragraph.paragraph_format.right_indent = Mm(right)
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
