"""``soat forget``: a report, or everything that the program keeps of the person's work."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from soat_core.cli import Command, Option
from soat_core.i18n import tr as core_tr


@click.command(
    cls=Command,
    words=(
        "Forget reports, or everything: histories (undo), lists of files and of their pictures, "
        "and with --all also the memory of corrections and the logs. Reports, records and earlier "
        "versions stay.",
        "Xóa dấu vết của báo cáo, hoặc tất cả: lịch sử (hoàn tác), danh sách tệp đã mở và tệp ảnh "
        "đã chọn; với --all thì cả bộ nhớ cách sửa và nhật ký lỗi. Báo cáo, hồ sơ và các bản lưu "
        "trước vẫn còn.",
    ),
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, cls=Option, words=("Everything.", "Tất cả."))
@click.option(
    "--yes",
    is_flag=True,
    cls=Option,
    words=("Yes, also work that was never saved.", "Đồng ý, kể cả việc chưa lưu."),
)
def forget(files: tuple[Path, ...], every: bool, yes: bool) -> None:
    from soat_core.forgetting import (
        all_histories,
        forget_everything,
        forget_histories,
        forget_readings,
        histories_of,
    )

    if bool(files) == every:
        raise click.UsageError(
            core_tr("Name files, or use --all.", "Hãy nêu tên tệp, hoặc dùng --all.")
        )
    found = all_histories() if every else histories_of(files)
    unsaved = sum(1 for one in found if one.unsaved)
    if (every or unsaved) and not yes:
        raise click.UsageError(
            core_tr(
                "This cannot be undone ({n} reports with work that was never saved). Add --yes.",
                "Xóa rồi không lấy lại được ({n} báo cáo có việc chưa lưu). Thêm --yes nếu đồng ý.",
                n=unsaved,
            )
        )
    if every:
        done = forget_everything()
        listed = forget_in_settings(None)
        histories = done.histories
    else:
        histories = forget_histories(found)
        forget_readings(files)
        listed = forget_in_settings(files)
    click.echo(
        core_tr(
            "Forgotten: {histories} histories, {listed} entries in lists of files",
            "Đã xóa: lịch sử của {histories} báo cáo, {listed} mục trong danh sách tệp",
            histories=histories,
            listed=listed,
        )
    )
    if every:
        click.echo(
            core_tr(
                "The memory of corrections and the logs are empty too.",
                "Bộ nhớ cách sửa và nhật ký lỗi cũng đã xóa.",
            )
        )


def forget_in_settings(files: Sequence[Path] | None) -> int:
    """Take reports, or all (None), out of the lists of what was open; how many entries those
    were."""
    from PySide6.QtCore import QSettings

    from soat_gui.settings import Settings

    settings = Settings(QSettings("soat", "soat"))  # the names that ``app.application`` gives
    gone = None if files is None else {name for file in files for name in _names(file)}
    recent = settings.recent_files
    kept = [] if gone is None else [one for one in recent if _real(one) not in gone]
    session = _entries(settings.last_session)
    open_ones = [] if gone is None else [one for one in session if _path(one) not in gone]
    settings.recent_files = kept
    settings.last_session = json.dumps(open_ones) if open_ones else ""
    pictures = settings.forget_pictures(None if files is None else _hashes(files))
    return len(recent) - len(kept) + len(session) - len(open_ones) + pictures


# Within


def _hashes(files: Sequence[Path]) -> set[str]:
    """By which the texts of reports are known, as far as their files are still there."""
    from soat_core.errors import SoatError
    from soat_core.files import MAX_RECORD_BYTES, record_path_for
    from soat_core.storage import read_file
    from soat_core.tei import read_record

    found: set[str] = set()
    for path in {one for file in files for one in (file, record_path_for(file))}:
        with contextlib.suppress(SoatError):
            data, stamp = read_file(path, MAX_RECORD_BYTES)
            found.add(stamp.sha256)
            found.add(read_record(data, path.name).report.source.sha256)
    return found


def _names(file: Path) -> set[str]:
    from soat_core.files import record_path_for

    return {_real(file), _real(record_path_for(file))}


def _real(path: str | Path) -> str:
    return os.path.realpath(path)


def _entries(told: str) -> list[object]:
    try:
        found = json.loads(told or "[]")
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _path(entry: object) -> str:
    return _real(str(entry.get("path", ""))) if isinstance(entry, dict) else ""
