"""The group of all commands.  Each imports what it needs when it runs: help must come quickly."""

from __future__ import annotations

import click

from soat_core import __version__
from soat_core.cli.annotate import annotate
from soat_core.cli.bilingual import Group, Option, install
from soat_core.cli.correcting import correct
from soat_core.cli.evaluating import evaluate
from soat_core.cli.exporting import export, formats
from soat_core.cli.journal import journal
from soat_core.cli.memory import memory
from soat_core.cli.merging import merge
from soat_core.cli.repairing import repair
from soat_core.cli.validating import validate
from soat_core.i18n import detect_language, set_language

set_language(detect_language())

LANGUAGE_ASKED_FOR = "soat_core.language"
"""In the ``meta`` of a click context: what ``--lang`` said, if it was given."""
install()


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from soat_core.engine.parts import missing_parts

    click.echo(f"soat {__version__}")
    if missing := missing_parts():
        click.echo(missing)
    context.exit()


def _choose_language(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value:
        set_language(value)
        context.meta[LANGUAGE_ASKED_FOR] = value


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    words=(
        "Correct badly read Vietnamese reports and keep the record of every change.",
        "Sửa báo cáo tiếng Việt bị nhận dạng chữ sai và lưu lại từng thay đổi.",
    ),
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
    cls=Option,
    words=("Language of messages.", "Ngôn ngữ của thông báo."),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    cls=Option,
    words=("Show the version and exit.", "Hiện phiên bản rồi thoát."),
)
def cli() -> None:
    pass


for command in (
    correct, export, formats, validate, annotate, evaluate, merge, repair, memory, journal,
):  # fmt: skip
    cli.add_command(command)
