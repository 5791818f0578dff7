"""Running a click group as people expect of a program: one line for what went wrong, and a code."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from soat_core.cli.harmless import visible
from soat_core.errors import EncodingError, ExistsError, InputError, SoatError
from soat_core.i18n import tr
from soat_core.storage import unwritable

if TYPE_CHECKING:
    from soat_core.files import OpenedFile

PROGRAM_NAME = "soat"
COULD_NOT = 1
INTERRUPTED = 130

_OUTPUT_FAILED = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What ``print`` meets.  ``soat_core.storage`` turns all that files meet into ``SoatError``."""


def run(group: click.Command, argv: Sequence[str] | None = None) -> int:
    """Run ``group`` with ``argv`` (default: the program's own) and give the exit code.

    Nothing is raised: every error becomes a line on stderr, an unexpected one with a log file.
    """
    _make_printable()
    try:
        result = group.main(
            None if argv is None else list(argv), PROGRAM_NAME, standalone_mode=False
        )
        if sys.stdout is not None:  # it is None where the caller closed it
            sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say(tr("interrupted; no file was changed half-way", "đã dừng; không tệp nào bị ghi dở"))
        return INTERRUPTED
    except SoatError as error:
        say(_sentence(error))
        return COULD_NOT
    except BrokenPipeError:
        forget_output()
        return COULD_NOT
    except OSError as error:
        if error.errno not in _OUTPUT_FAILED or error.filename is not None:
            say(_unexpected(error))
            return COULD_NOT
        forget_output()
        say(str(unwritable(error, standard_output())))
        return COULD_NOT
    except SystemExit as leaving:  # so click ends when it sees a broken pipe first
        return leaving.code if isinstance(leaving.code, int) else COULD_NOT
    except Exception as error:
        say(_unexpected(error))
        return COULD_NOT


def _sentence(error: SoatError) -> str:
    """The error with what the command line offers against it."""
    if isinstance(error, EncodingError) and error.choices:
        return f"{error} " + tr("Use --encoding NAME.", "Dùng --encoding TÊN.")
    if isinstance(error, ExistsError):
        return f"{error} (--force)"
    return str(error)


def not_read_only(opened: OpenedFile) -> None:
    """Raises ``InputError`` for a file that can only be read here."""
    if opened.read_only is not None:
        raise InputError(
            opened.read_only.reason,
            where=str(opened.path),
            advice=tr("Update Soát.", "Hãy cập nhật Soát."),
        )


def say(sentence: str) -> None:
    """One line on stderr, whatever a file name may hold; nothing if nobody can be told."""
    try:
        click.echo(f"{PROGRAM_NAME}: {visible(' '.join(sentence.split()))}", err=True)
    except OSError:
        _forget(sys.stderr)


def standard_output() -> str:
    """What messages call it."""
    return tr("standard output", "đầu ra chuẩn")


def _unexpected(error: Exception) -> str:
    with contextlib.suppress(OSError):
        return tr(
            "unexpected error ({kind}). Please report it with the file {log}",
            "lỗi ngoài dự kiến ({kind}). Xin báo lại kèm tệp {log}",
            kind=type(error).__name__,
            log=_write_log(error),
        )
    return tr(
        "unexpected error ({kind}), and no log could be written",
        "lỗi ngoài dự kiến ({kind}), và không ghi được nhật ký",
        kind=type(error).__name__,
    )


def _write_log(error: BaseException) -> Path:
    import platformdirs

    from soat_core.defects import where_it_happened

    folder = Path(platformdirs.user_log_dir(PROGRAM_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "error.log"
    path.write_text(where_it_happened(error), encoding="utf-8")
    return path


def _make_printable() -> None:
    """Let no letter that the terminal lacks stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def forget_output() -> None:
    """Standard output takes nothing; keep the interpreter from flushing to it at exit, which would
    print a second message and change the exit code."""
    _forget(sys.stdout)


def _forget(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
