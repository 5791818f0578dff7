"""Options that several commands have."""

from __future__ import annotations

import click

from soat_core.cli.bilingual import Option

OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    cls=Option,
    words=("Where to write; - for standard output.", "Nơi ghi; - là đầu ra chuẩn."),
)
FORCE = click.option(
    "--force",
    is_flag=True,
    cls=Option,
    words=(
        "Overwrite the output if it exists (its old version is kept as NAME~).",
        "Ghi đè nếu tệp kết quả đã có (bản cũ được giữ lại thành TÊN~).",
    ),
)
JSON = click.option(
    "--json", "as_json", is_flag=True, cls=Option, words=("Write JSON.", "In dạng JSON.")
)
