"""The ``soat`` command: the window, and every subcommand of the core.  Qt is imported only when a
window is wanted."""

from __future__ import annotations

from pathlib import Path

import click

from soat_core.cli import Command, Group, Option, cli
from soat_core.cli.commands import LANGUAGE_ASKED_FOR
from soat_core.i18n import tr as core_tr
from soat_gui.forgetting import forget


class _Soat(Group):
    """The core's group, where a file name may stand in place of a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and _is_file_name(args[0]):
            return "open", open_window, args
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        super().collect_usage_pieces(ctx)
        self.subcommand_metavar = core_tr(
            "[FILE... | COMMAND [ARGS]...]", "[TỆP... | LỆNH [THAM SỐ]...]"
        )
        return [*click.Command.collect_usage_pieces(self, ctx), self.subcommand_metavar]


def _is_file_name(word: str) -> bool:
    """Whether a word names a file rather than a mistyped command."""
    return "." in word or "/" in word or "\\" in word or Path(word).exists()


@click.command(
    cls=Command,
    hidden=True,
    words=("Open reports in the window.", "Mở báo cáo trong cửa sổ."),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def open_window(files: tuple[Path, ...], sample: bool = False) -> int:
    from soat_gui.starting import start

    chosen = click.get_current_context().meta.get(LANGUAGE_ASKED_FOR)
    return start(files, chosen, sample=sample)


@click.command(
    cls=Command,
    words=(
        "Show what Soát does with a report (default: a sample that is shipped).",
        "Xem Soát làm gì với một báo cáo (mặc định là báo cáo mẫu kèm theo).",
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--headless",
    is_flag=True,
    cls=Option,
    words=(
        "Without a screen: write the record, the text and a picture of the window.",
        "Không cần màn hình: ghi hồ sơ, văn bản và ảnh cửa sổ ra tệp.",
    ),
)
@click.option(
    "-o",
    "--output",
    "folder",
    default=None,
    type=click.Path(path_type=Path),
    cls=Option,
    words=("Folder for the results (else soat-demo).", "Thư mục ghi kết quả (mặc định soat-demo)."),
)
@click.option(
    "--force",
    is_flag=True,
    cls=Option,
    words=(
        "Overwrite results of an earlier run.",
        "Ghi đè kết quả của lần chạy trước.",
    ),
)
@click.pass_context
def demo(
    context: click.Context,
    file: Path | None,
    headless: bool,
    folder: Path | None,
    force: bool,
) -> int:
    if not headless:
        files = () if file is None else (file,)
        return int(context.invoke(open_window, files=files, sample=file is None))
    from soat_core.storage import unwritable
    from soat_gui.display import has_display

    if has_display():
        click.echo(core_tr("Running headless, as asked.", "Chạy không cửa sổ theo yêu cầu."))
    else:
        click.echo(
            core_tr(
                "Running headless, since there is no display to open a window on.",
                "Chạy không cửa sổ vì không có màn hình.",
            )
        )
    # In its own folder a demo replaces the results of the last one, elsewhere nothing unasked.
    force = force or folder is None
    folder = folder or Path("soat-demo")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(folder)) from error
    from soat_gui.demo import headless as run_headless

    for path in run_headless(file, folder, force=force):
        click.echo(path)
    return 0


@click.pass_context
def _start(context: click.Context) -> int:
    """What happens without a subcommand: the window."""
    if context.invoked_subcommand is None:
        return int(context.invoke(open_window, files=()))
    return 0


soat = _Soat(
    "soat",
    commands={**cli.commands, "demo": demo, "forget": forget},
    params=list(cli.params),
    callback=_start,
    invoke_without_command=True,
    context_settings=cli.context_settings,
    words=(
        "Open reports in the window, or work on files with a command.\n\nWithout FILE the reports "
        "that were open last are opened again; the first time, a sample.",
        "Mở báo cáo trong cửa sổ, hoặc xử lý tệp bằng lệnh.\n\nKhông có TỆP thì mở lại các báo cáo "
        "của lần trước; lần đầu là báo cáo mẫu.",
    ),
)
