"""Writing what a command has made: checked before the work, then to a file or standard output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from soat_core.cli.printing import STDOUT, write_bytes

if TYPE_CHECKING:
    from soat_core.files import OpenedFile


def check_output(output: str, force: bool) -> None:
    """Refuse early what would be refused after minutes of work."""
    from soat_core.storage import check_target

    if output != STDOUT:
        check_target(output, overwrite=force)


def protect(source: str, output: str, *, allowed: bool) -> None:
    """Refuse to write over the source, unless ``allowed``, or over a record that somebody has
    open."""
    from soat_core.storage import protect_source

    if output != STDOUT:
        protect_source(source, output, in_place=allowed)
        if output.lower().endswith(".xml"):
            from soat_core.locking import refuse_if_locked

            refuse_if_locked(output)


def write(
    opened: OpenedFile,
    output: str,
    fmt: str,
    force: bool,
    version: str,
    pictures: Sequence[Path] = (),
) -> None:
    """Write a document in a format; ``version`` is that of the engine, if it was asked."""
    from soat_core.files import export as write_export
    from soat_core.files import save_record
    from soat_core.storage import same_file
    from soat_core.writers import format_of

    document = opened.document
    if output == STDOUT:
        data = format_of(fmt).write(document, version, beside=opened.path, pictures=pictures)
        write_bytes(data)
    elif fmt == "tei":
        stamp = opened.stamp if same_file(opened.path, output) else None
        save_record(document, output, engine_version=version, expected=stamp, overwrite=force)
    else:
        write_export(document, output, fmt, overwrite=force, beside=opened.path, pictures=pictures)
