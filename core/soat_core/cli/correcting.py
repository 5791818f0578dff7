"""``soat correct``: the engine's suggestions taken without a hand on the keyboard."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.options import FORCE, OUTPUT
from soat_core.cli.progress import Progress
from soat_core.cli.running import not_read_only
from soat_core.cli.writing import check_output, protect, write
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.files import OpenedFile
    from soat_core.review import Review


@click.command(
    cls=Command,
    words=(
        "Correct an OCR text or a scan, or go on with a record, without a hand on the keyboard. "
        "A folder of pages, or several files, are one report: its pages in the order of the "
        "numbers in their names.",
        "Sửa tự động một văn bản OCR hay bản quét, hoặc sửa tiếp một hồ sơ TEI. Một thư mục các "
        "trang, hay nhiều tệp, là một báo cáo: các trang xếp theo số trong tên tệp.",
    ),
)
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True, type=click.Path())
@OUTPUT
@click.option(
    "--to",
    "fmt",
    type=click.Choice(["tei", "text"]),
    cls=Option,
    words=(
        "What to write; by default TEI to names that end in .xml, else text.",
        "Định dạng ghi; mặc định là TEI nếu tên kết thúc bằng .xml, còn lại là văn bản.",
    ),
)
@click.option(
    "--accept",
    type=click.Choice(["all", "safe", "none"]),
    default="all",
    show_default=True,
    cls=Option,
    words=(
        "Which suggestions to take.",
        "Nhận gợi ý nào: tất cả, chỉ gợi ý chắc chắn, hay không nhận.",
    ),
)
@FORCE
@click.option(
    "--encoding",
    metavar="NAME",
    cls=Option,
    words=("Encoding of the text, e.g. cp1258.", "Bảng mã của văn bản, ví dụ cp1258."),
)
def correct(
    sources: tuple[str, ...],
    output: str,
    fmt: str | None,
    accept: str,
    force: bool,
    encoding: str | None,
) -> None:
    from soat_core.actions import PROGRAM
    from soat_core.review import Review
    from soat_core.writers import format_for

    fmt = fmt or format_for(output).identity
    check_output(output, force)
    opened = _opened(sources, encoding)
    not_read_only(opened)
    in_place = fmt == "tei" and opened.is_record
    for source in opened.pages.paths if opened.pages else sources:
        protect(os.fspath(source), output, allowed=in_place)
    review = Review(opened.document, PROGRAM)
    version = _take_suggestions(review, accept) if accept != "none" else ""
    write(opened, output, fmt, force, version)


# Within


def _take_suggestions(review: Review, accept: str) -> str:
    """Ask the engine about every page, take what is wanted and give the engine's version."""
    from soat_core.actions import ActionKind
    from soat_core.engine import load_engine

    engine = load_engine()
    report = review.document.report
    analysis = engine.analyse(report.ocr_text)
    with Progress(report.page_count, tr("Correcting pages", "Đang sửa từng trang")) as progress:
        for page in range(report.page_count):
            span = report.page_span(page)
            known = review.known_in(*span)
            review.set_suggestions(*span, analysis.suggest(*span, known))
            progress.step()
    everything = accept == "all"
    batch = review.everything_batch() if everything else review.safe_batch()
    if len(batch):
        review.accept_batch(batch, ActionKind.ACCEPT_ALL if everything else ActionKind.ACCEPT_SAFE)
    return engine.version


def _opened(sources: Sequence[str], encoding: str | None) -> OpenedFile:
    """What is to be corrected; a scan is read page by page, with a bar."""
    from soat_core.files import open_file, open_pages
    from soat_core.page_files import pages_chosen
    from soat_core.page_reading import PageReading

    with Progress(0, tr("Reading pages", "Đang đọc từng trang")) as bar:

        def tell(done: int, count: int) -> None:
            bar.expect(count)
            if done:
                bar.step()

        if len(sources) == 1:
            return open_file(sources[0], encoding, PageReading(tell))
        pages = pages_chosen(list(map(Path, sources)))
        return open_pages(pages, encoding, PageReading(tell))
