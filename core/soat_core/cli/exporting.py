"""``soat export`` and ``soat formats``: records in other formats, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.options import FORCE, OUTPUT
from soat_core.cli.running import say
from soat_core.cli.writing import check_output, protect, write
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.files import OpenedFile

# The words of soat_core.writers.FORMATS, which is not imported yet; a test holds them together.
FORMAT_NAMES = (
    "text", "flow", "docx", "pdf", "reading-pdf", "searchable-pdf", "html", "tei", "tei-no-pages",
    "tei-evidence", "tei-clean", "tei-clean-pages", "csv", "csv-annotations", "xlsx", "csv-tables",
    "xlsx-tables", "work-report", "ocr-text", "hocr", "alto", "page", "page-files", "tei-original",
    "files", "ocr-files",
)  # fmt: skip


@click.command(
    cls=Command,
    words=(
        "Write a record in another format.",
        "Xuất hồ sơ TEI ra định dạng khác.",
    ),
)
@click.argument("record", metavar="FILE.tei.xml", type=click.Path())
@click.option(
    "--to",
    "fmt",
    type=click.Choice(FORMAT_NAMES),
    required=True,
    cls=Option,
    words=(
        "text: as corrected; flow: in paragraphs; docx, html: to read; pdf: the pictures with the "
        "text to search where they are there, else to read; tei: with the record of changes; "
        "tei-clean: without it; csv, xlsx: tables of edits and annotations; work-report: who did "
        "what; ocr-text: exactly what was imported; hocr, alto, page: the imported file corrected; "
        "files, ocr-files: of a report of several files each one, corrected or as imported, as "
        "ZIP. See soat formats.",
        "text: văn bản đã sửa; flow: nối liền thành đoạn; docx, html: để đọc; pdf: ảnh trang kèm "
        "chữ để tìm kiếm nếu có ảnh, không thì để đọc; tei: kèm lịch sử sửa; tei-clean: không kèm "
        "lịch sử; csv, xlsx: bảng chỗ sửa và chú giải; work-report: ai làm gì; ocr-text: đúng "
        "nguyên văn đã nhập; hocr, alto, page: tệp đã nhập, sửa tại chỗ; files, ocr-files: với báo "
        "cáo gồm nhiều tệp, từng tệp đã sửa hay nguyên gốc, dạng ZIP. Xem soat formats.",
    ),
)
@OUTPUT
@FORCE
@click.option(
    "--pictures",
    multiple=True,
    type=click.Path(path_type=Path),
    cls=Option,
    words=(
        "A picture of the pages that does not lie beside the record, for pdf; may be repeated.",
        "Ảnh các trang không nằm cạnh hồ sơ, dùng cho pdf; có thể nêu nhiều lần.",
    ),
)
def export(record: str, fmt: str, output: str, force: bool, pictures: tuple[Path, ...]) -> None:
    from soat_core.files import open_file

    check_output(output, force)
    opened = open_file(record)
    protect(record, output, allowed=False)
    if fmt == "pdf":
        fmt = _kind_of_pdf(opened, pictures)
    write(opened, output, fmt, force, "", pictures)


@click.command(
    cls=Command,
    words=(
        "List the formats that can be read and written.",
        "Liệt kê các định dạng đọc và ghi được.",
    ),
)
def formats() -> None:
    from soat_core.readers import readable
    from soat_core.writers import FORMATS

    click.echo(tr("Read:", "Đọc được:"))
    for title, endings in readable():
        click.echo(f"  {title:<34} {endings}")
    click.echo(tr("Written (soat export --to …):", "Ghi được (soat export --to …):"))
    for fmt in FORMATS:
        click.echo(f"  {fmt.identity:<16} {fmt.title:<52} *{fmt.suffix}")


# Within


def _kind_of_pdf(opened: OpenedFile, pictures: Sequence[Path]) -> str:
    """Searchable where there are pictures; says so where some are missing that should be there."""
    from soat_core.writers.placed import has_pictures

    if has_pictures(opened.document, opened.path, pictures):
        return "searchable-pdf"
    if opened.document.report.layout is not None or pictures:
        say(
            tr(
                "Something that searchable PDF needs is missing: this is PDF for reading. Use "
                "--to searchable-pdf to be told what.",
                "Còn thiếu thứ cần cho PDF tìm kiếm được nên xuất PDF để đọc. Dùng --to "
                "searchable-pdf để biết thiếu gì.",
            )
        )
    return "reading-pdf"
