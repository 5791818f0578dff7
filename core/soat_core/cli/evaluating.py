"""``soat evaluate``: measuring against texts whose truth is known."""

from __future__ import annotations

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.printing import show_json
from soat_core.cli.progress import Progress
from soat_core.i18n import tr


@click.command(
    cls=Command,
    words=(
        "Measure the engine on OCR texts whose true text is known.",
        "Đo chất lượng gợi ý trên các văn bản OCR đã có bản đúng.",
    ),
)
@click.argument("files", metavar="OCR GOLD [OCR GOLD]...", nargs=-1, required=True)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=Option,
    words=(
        "Write JSON; shares are fractions from 0 to 1.",
        "In kết quả dạng JSON; tỉ lệ tính từ 0 đến 1.",
    ),
)
@click.option(
    "--errors",
    is_flag=True,
    cls=Option,
    words=(
        "Also show the errors that are left, by kind.",
        "Cho biết thêm các lỗi còn lại, chia theo loại.",
    ),
)
@click.option(
    "--examples",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    cls=Option,
    words=(
        "Show up to N examples of each kind of error.",
        "Nêu tối đa N ví dụ cho mỗi loại lỗi.",
    ),
)
@click.option(
    "--adapt",
    is_flag=True,
    cls=Option,
    words=(
        "Also simulate a clerk whose decisions the engine learns from (slow).",
        "Mô phỏng thêm việc học theo quyết định của người duyệt (chậm).",
    ),
)
@click.option(
    "--errata",
    type=click.Path(),
    metavar="FILE",
    cls=Option,
    words=(
        "Take the true texts as this table of their mistakes says they should be.",
        "Đọc bản đúng theo bảng đính chính này.",
    ),
)
@click.option(
    "--annotations",
    is_flag=True,
    cls=Option,
    words=(
        "Measure how well names, dates and sums are found; files are pairs of a table "
        "(annotated by hand) and its text.",
        "Đo việc tìm tên riêng, ngày tháng, số tiền; tệp đi từng cặp: bảng chú giải bằng tay, "
        "văn bản.",
    ),
)
@click.option(
    "--structure",
    is_flag=True,
    cls=Option,
    words=(
        "Measure how well parts of documents are found; files are pairs of a reference "
        "(marked by hand) and its text.",
        "Đo việc nhận ra các phần của văn bản; tệp đi từng cặp: bản đánh dấu bằng tay, văn bản.",
    ),
)
def evaluate(
    files: tuple[str, ...],
    as_json: bool,
    errors: bool,
    examples: int,
    adapt: bool,
    errata: str | None,
    annotations: bool,
    structure: bool,
) -> None:
    if len(files) % 2:
        raise click.UsageError(
            tr(
                "Files come in pairs: OCR text, true text.",
                "Tệp phải đi từng cặp: văn bản OCR, văn bản đúng.",
            )
        )
    if annotations:
        return _evaluate_annotations(files, as_json)
    if structure:
        return _evaluate_structure(files, as_json)
    from soat_core import evaluate as evaluation
    from soat_core.cli import tables
    from soat_core.engine import load_engine

    pairs = [evaluation.FilePair(*files[at : at + 2]) for at in range(0, len(files), 2)]
    known = evaluation.read_errata(errata) if errata else None
    rounds = 2 if adapt else 1
    with Progress(rounds * len(pairs), tr("Measuring", "Đang đo")) as progress:
        found = evaluation.evaluate(
            pairs,
            load_engine,
            lambda _: progress.step(),
            adapt=adapt,
            examples=examples,
            errata=known,
        )
    if as_json:
        show_json(found.as_json())
        return
    click.echo(tables.figures(found))
    if errors or examples:
        click.echo("\n" + tables.errors(found.errors, found.total.tokens))


# Within


def _evaluate_annotations(files: tuple[str, ...], as_json: bool) -> None:
    from soat_core.cli.annotation_tables import annotation_figures
    from soat_core.evaluate.annotations import evaluate_annotations, read_page

    pairs = zip(files[::2], files[1::2], strict=True)
    found = evaluate_annotations([read_page(text, table) for table, text in pairs])
    if as_json:
        show_json(found.as_json())
    else:
        click.echo(annotation_figures(found))


def _evaluate_structure(files: tuple[str, ...], as_json: bool) -> None:
    from soat_core.cli.structure_tables import structure_figures
    from soat_core.evaluate.structure import evaluate_structure

    found = evaluate_structure(list(zip(files[::2], files[1::2], strict=True)))
    if as_json:
        show_json(found.as_json())
    else:
        click.echo(structure_figures(found))
