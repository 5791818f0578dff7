"""``soat annotate``: names, dates, sums and the parts of a document, found and recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.harmless import visible
from soat_core.cli.options import FORCE
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.annotating.automatic import Annotated


@click.command(
    cls=Command,
    words=(
        "Find names, dates, document numbers, sums and the parts of the document in a record, and "
        "record them with the entries of the register. Tells what cannot be right, such as a day "
        "that does not exist.",
        "Tìm tên riêng, ngày tháng, số ký hiệu văn bản, số tiền và các phần của văn bản trong hồ "
        "sơ rồi ghi lại, kèm các mục của danh mục. Báo những chỗ không thể đúng, như ngày không "
        "có thật.",
    ),
)
@click.argument("file", metavar="FILE.tei.xml", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    cls=Option,
    words=("Where to write the record.", "Nơi ghi hồ sơ."),
)
@click.option(
    "--accept",
    type=click.Choice(["all", "safe", "none"]),
    default="safe",
    show_default=True,
    cls=Option,
    words=(
        "What to record; none only tells what was found.",
        "Ghi lại tất cả, chỉ những gì chắc chắn, hay không ghi gì mà chỉ cho biết đã tìm thấy gì.",
    ),
)
@FORCE
def annotate(file: Path, output: Path, accept: str, force: bool) -> None:
    from soat_core.actions import PROGRAM
    from soat_core.annotating.automatic import annotate as annotate_report
    from soat_core.files import open_file, save_record
    from soat_core.review import Review
    from soat_core.storage import check_target, protect_source, same_file

    check_target(output, overwrite=force)
    opened = open_file(file)
    protect_source(file, output, in_place=opened.is_record)
    done = annotate_report(Review(opened.document, PROGRAM), accept)
    stamp = opened.stamp if same_file(opened.path, output) else None
    save_record(opened.document, output, engine_version="", expected=stamp, overwrite=force)
    _tell(done)


def _tell(done: Annotated) -> None:
    from soat_core.annotating.naming import title_of

    for kind, count in done.found.most_common():
        taken = done.taken[kind]
        click.echo(
            tr(
                "{title}: {count} found, {taken} recorded",
                "{title}: tìm thấy {count}, đã ghi {taken}",
                title=title_of(kind),
                count=count,
                taken=taken,
            )
        )
    click.echo(tr("new entries: {n}", "mục mới trong danh mục: {n}", n=done.entries))
    for finding in done.findings:
        page = done.text.count("\f", 0, finding.start) + 1
        line = done.text.count("\n", done.text.rfind("\f", 0, finding.start) + 1, finding.start) + 1
        click.echo(
            tr(
                "page {page}, line {line}: {message}",
                "trang {page}, dòng {line}: {message}",
                page=page,
                line=line,
                message=visible(finding.message),
            )
        )
