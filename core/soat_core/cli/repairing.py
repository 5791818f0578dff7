"""``soat repair``: a record that cannot be opened is rebuilt from what is left."""

from __future__ import annotations

from pathlib import Path

import click

from soat_core.cli.bilingual import Command, Option
from soat_core.cli.harmless import visible
from soat_core.cli.options import FORCE, JSON
from soat_core.cli.printing import show_json
from soat_core.i18n import tr


@click.command(
    cls=Command,
    words=(
        "Rebuild a damaged record from what is left: the file, its earlier versions (NAME~), the "
        "history kept by Soát and the imported text. Writes a new file and says what was lost.",
        "Dựng lại hồ sơ bị hỏng từ những gì còn lại: chính tệp đó, các bản lưu trước (TÊN~), lịch "
        "sử do Soát giữ và tệp văn bản đã nhập. Ghi ra tệp mới và cho biết mất những gì.",
    ),
)
@click.argument("file", metavar="FILE.tei.xml", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    cls=Option,
    words=(
        "Where to write (else NAME.sua.tei.xml beside it).",
        "Nơi ghi (mặc định TÊN.sua.tei.xml cạnh tệp cũ).",
    ),
)
@click.option(
    "--journals",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    cls=Option,
    words=(
        "Folder of histories to look in, if not your own.",
        "Thư mục lịch sử cần xem, nếu không phải của bạn.",
    ),
)
@JSON
@FORCE
def repair(
    file: Path, output: Path | None, journals: Path | None, as_json: bool, force: bool
) -> None:
    from soat_core.repairing import default_output
    from soat_core.repairing import repair as rebuild
    from soat_core.repairing.repair import write
    from soat_core.storage import check_target

    place = output or default_output(file)
    check_target(place, overwrite=force)
    repaired = rebuild(file, journal_folder=journals)
    write(repaired, file, place, overwrite=force)
    account = repaired.report
    if as_json:
        told = {
            "output": str(place),
            "decisions": account.decisions,
            "annotations": account.annotations,
            "actions": account.actions,
            "text_proven": account.text_is_proven,
            "text_altered_in": account.altered_places,
            "damage": account.damage,
            "lost": account.lost,
            "added": account.added,
            "sources": account.sources,
        }
        show_json(told)
        return
    for line in account.lines():
        click.echo(visible(line))
    click.echo(tr("Written: {path}", "Đã ghi: {path}", path=visible(str(place))))
