"""Formats for people to read: made from an edition.

The writers themselves are loaded only when they are asked for.
"""

from __future__ import annotations

from soat_core.document import Document


def flow(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """Text in paragraphs, their lines joined."""
    from soat_core.writers.flowing import flow as write

    return write(document)


def docx(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """A Word document in the layout of official documents."""
    from soat_core.writers.word.document import word

    return word(document)


def html(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """One page with both texts, edits, notes and names."""
    from soat_core.writers.web.page import page

    return page(document)


def pdf(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """PDF in the layout of official documents."""
    from soat_core.writers.print.reading_pdf import reading_pdf

    return reading_pdf(document)


def edits_csv(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The edits as a table."""
    from soat_core.writers.tables.csv_file import edits_csv as write

    return write(document)


def annotations_csv(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The annotations as a table."""
    from soat_core.writers.tables.csv_file import annotations_csv as write

    return write(document)


def xlsx(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """Edits, annotations and register as sheets of a workbook."""
    from soat_core.writers.tables.xlsx_file import workbook

    return workbook(document)


def work(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """What was done, by whom and when."""
    from soat_core.writers.work.report import work_report

    return work_report(document)


def tables_csv(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The report's own tables as a table."""
    from soat_core.writers.tables.csv_file import report_tables_csv

    return report_tables_csv(document)


def tables_xlsx(document: Document, engine_version: str = "", text: str | None = None) -> bytes:
    """The report's own tables as sheets of a workbook."""
    from soat_core.writers.tables.xlsx_file import report_workbook

    return report_workbook(document)
