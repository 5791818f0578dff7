"""click in two languages.

click takes its own words from ``gettext``, which finds them only in compiled catalogues, and picks
those by environment variables, before ``--lang`` is known.  So the few words are kept here, beside
the rest, and click's modules are given a look-up that falls back to ``gettext``.  Our own help
texts are pairs and are chosen when they are shown.
"""

from __future__ import annotations

import gettext
import importlib
import re
from typing import Any

import click

from soat_core.i18n import VIETNAMESE, language, tr

Words = tuple[str, str]
"""English and Vietnamese."""

_VIETNAMESE = {
    "Usage:": "Cách dùng:",
    "Usage: ": "Cách dùng: ",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Gõ '{command} {option}' để xem hướng dẫn.",
    "Show this message and exit.": "Hiện hướng dẫn này rồi thoát.",
    "Show the version and exit.": "Hiện phiên bản rồi thoát.",
    "Missing command.": "Thiếu tên lệnh.",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "No such option: {name}": "Không có tùy chọn: {name}",
    "Did you mean {possibility}?": "Có phải ý bạn là {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có phải ý bạn là: {possibilities}?)",
    "(Possible options: {possibilities})": "(Các tùy chọn gần giống: {possibilities})",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu {param_type}",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": (
        "Giá trị không hợp lệ cho {param_hint}: {message}"
    ),
    "{value!r} is not {choice}.": "{value!r} không phải là {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} không thuộc {choices}.",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} cần có giá trị.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn {name!r} cần {nargs} giá trị.",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
    "default: {default}": "mặc định: {default}",
    "required": "bắt buộc",
    "Aborted!": "Đã dừng.",
}

_VIETNAMESE_NAMES = {
    "FILE": "TỆP",
    "INPUT": "TỆP",
    "PATH": "ĐƯỜNG_DẪN",
    "NAME": "TÊN",
    "GOLD": "BẢN_ĐÚNG",
    "READ": "CHỮ_ĐỌC",
    "TEXT": "CHỮ",
    "OLD": "CHỮ_CŨ",
    "NEW": "CHỮ_MỚI",
    "COUNT": "SỐ",
}
"""What arguments and values are called in the help."""

_NAME = re.compile(rf"\b(?:{'|'.join(_VIETNAMESE_NAMES)})\b")

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def install() -> None:
    """Have click speak the language of ``soat_core.i18n``."""
    for name in _MODULES:
        module = importlib.import_module(f"click.{name}")
        for attribute, function in (("_", _one), ("ngettext", _many)):
            if hasattr(module, attribute):
                setattr(module, attribute, function)


def _one(message: str) -> str:
    if language() == VIETNAMESE and message in _VIETNAMESE:
        return _VIETNAMESE[message]
    return gettext.gettext(message)


def _many(one: str, many: str, count: int) -> str:
    message = one if count == 1 else many
    if language() == VIETNAMESE and message in _VIETNAMESE:
        return _VIETNAMESE[message]
    return gettext.ngettext(one, many, count)


class Option(click.Option):
    """An option with ``words`` for its help."""

    def __init__(self, *args: Any, words: Words, **attributes: Any) -> None:
        self.words = words
        super().__init__(*args, **attributes)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = tr(*self.words)
        record = super().get_help_record(ctx)
        return None if record is None else (_named(record[0]), record[1])


def _named(usage: str) -> str:
    """A piece of a usage line, what it names said in the chosen language."""
    if language() != VIETNAMESE:
        return usage
    return _NAME.sub(lambda name: _VIETNAMESE_NAMES[name[0]], usage)


class _Bilingual(click.Command):
    def __init__(self, *args: Any, words: Words = ("", ""), **attributes: Any) -> None:
        self.words = words
        super().__init__(*args, **attributes)

    def get_short_help_str(self, limit: int = 45) -> str:
        self._choose()
        return super().get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._choose()
        super().format_help_text(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = tr("[OPTIONS]", "[TÙY CHỌN]")
        return [_named(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _one("Show this message and exit.")
        return option

    def _choose(self) -> None:
        if any(self.words):
            self.help = tr(*self.words)


class Command(_Bilingual):
    """A command with ``words`` for its help."""


class Group(_Bilingual, click.Group):
    """A group of ``Command``."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.subcommand_metavar = tr("COMMAND [ARGS]...", "LỆNH [THAM SỐ]...")
        return super().collect_usage_pieces(ctx)
