"""``soat journal``: looking at the histories that are kept of reports, and forgetting them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from soat_core.cli.bilingual import Group, Option
from soat_core.cli.harmless import visible
from soat_core.cli.options import JSON
from soat_core.cli.printing import show_rows
from soat_core.cli.running import say
from soat_core.errors import SoatError
from soat_core.i18n import tr

if TYPE_CHECKING:
    from soat_core.journal.shelf import Shelved


@click.group(
    cls=Group,
    words=(
        "Look at or forget the histories that make undo last; they hold words of the reports.",
        "Xem hoặc xóa lịch sử thao tác (nhờ nó mà hoàn tác được mãi); trong đó có chữ của báo cáo.",
    ),
)
@click.option(
    "--folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    cls=Option,
    words=("Another folder than your own.", "Dùng thư mục khác, không phải của bạn."),
)
@click.pass_context
def journal(context: click.Context, folder: Path | None) -> None:
    context.obj = folder


@journal.command(
    "list",
    words=(
        "Show of which reports a history is kept.",
        "Xem đang giữ lịch sử của những báo cáo nào.",
    ),
)
@JSON
@click.pass_obj
def list_(folder: Path | None, as_json: bool) -> None:
    from soat_core.journal.shelf import shelved

    found = list(shelved(_folder(folder)))
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=True, indent=2))
    elif found:
        show_rows([_head(), *map(_row, found)])
    else:
        say(tr("no history is kept", "chưa giữ lịch sử của báo cáo nào"))


@journal.command(
    words=(
        "Forget the histories of reports; the reports and records stay as they are.",
        "Xóa lịch sử của báo cáo; báo cáo và hồ sơ vẫn nguyên như cũ.",
    ),
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, cls=Option, words=("Of all reports.", "Mọi báo cáo."))
@click.option(
    "--older",
    type=click.IntRange(min=0),
    metavar="DAYS",
    cls=Option,
    words=("Of those not used for so many days.", "Những báo cáo không dùng từ chừng ấy ngày."),
)
@click.option(
    "--yes",
    is_flag=True,
    cls=Option,
    words=("Yes, also work that was never saved.", "Đồng ý, kể cả việc chưa lưu."),
)
@click.pass_obj
def clear(
    folder: Path | None, files: tuple[Path, ...], every: bool, older: int | None, yes: bool
) -> None:
    from soat_core.journal.shelf import forget

    wanted = _wanted(_folder(folder), files, every, older)
    unsaved = [one for one in wanted if one.unsaved]
    if unsaved and not yes:
        raise click.UsageError(
            tr(
                "There is work in it that was never saved: {record}. Add --yes to lose it.",
                "Trong đó có việc chưa lưu: {record}. Thêm --yes nếu đồng ý bỏ.",
                record=visible(unsaved[0].record),
            )
        )
    for one in wanted:
        forget(one)
    click.echo(tr("{n} histories forgotten", "Đã xóa lịch sử của {n} báo cáo", n=len(wanted)))


@journal.command(
    words=("Tell where the histories lie.", "Cho biết lịch sử nằm ở đâu."),
)
@click.pass_obj
def path(folder: Path | None) -> None:
    click.echo(_folder(folder))


# Within


def _folder(folder: Path | None) -> Path:
    from soat_core.journal.place import default_folder

    return folder or default_folder()


def _wanted(folder: Path, files: tuple[Path, ...], every: bool, older: int | None) -> list[Shelved]:
    from soat_core.journal.shelf import of_report, older_than, shelved

    if bool(files) + every + (older is not None) != 1:
        raise click.UsageError(
            tr(
                "Name files, or use --all or --older.",
                "Hãy nêu tên tệp, hoặc dùng --all hay --older.",
            )
        )
    if every:
        return list(shelved(folder))
    if older is not None:
        return older_than(folder, older)
    found = {one.path: one for file in files for one in of_report(folder, file)}
    if not found:
        raise SoatError(
            tr("no history is kept of this report", "không có lịch sử nào của báo cáo này"),
            where=str(files[0]),
        )
    return list(found.values())


def _head() -> tuple[str, ...]:
    return (
        tr("actions", "thao tác"),
        tr("not saved", "chưa lưu"),
        tr("last used", "lần cuối"),
        tr("size", "cỡ"),
        tr("record", "hồ sơ"),
    )


def _row(one: Shelved) -> tuple[str, ...]:
    when = one.used.astimezone().strftime("%Y-%m-%d %H:%M")
    record = one.record or tr("(cannot be read)", "(không đọc được)")
    size = f"{max(1, one.size // 1024)} KB"
    return str(one.actions), str(one.unsaved or ""), when, size, record


def _as_json(one: Shelved) -> dict[str, Any]:
    return {
        "record": one.record,
        "source": one.source,
        "actions": one.actions,
        "unsaved": one.unsaved,
        "used": one.used.isoformat(timespec="seconds"),
        "size": one.size,
        "journal": str(one.path),
    }
