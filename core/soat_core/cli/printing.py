"""What the commands print: tables, JSON, whole files."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence

import click

from soat_core.cli.harmless import visible
from soat_core.cli.running import COULD_NOT, forget_output, standard_output

STDOUT = "-"
"""What stands for standard output where a file may be named."""


def show_rows(rows: Sequence[Sequence[str]]) -> None:
    """A table with columns as wide as their words."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def show_json(told: object) -> None:
    """For other programs to read."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def write_bytes(data: bytes) -> None:
    """A whole file to standard output.  Raises ``OutputError``."""
    from soat_core.storage import unwritable

    if sys.stdout is None:
        closed = OSError(errno.EBADF, os.strerror(errno.EBADF))
        raise unwritable(closed, standard_output())
    try:
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # with PYTHONUNBUFFERED the stream takes only what fits the pipe
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        forget_output()
        raise click.exceptions.Exit(COULD_NOT) from error
    except OSError as error:
        forget_output()
        raise unwritable(error, standard_output()) from error
