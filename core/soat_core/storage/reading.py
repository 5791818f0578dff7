"""Reading ordinary files, up to a limit."""

from __future__ import annotations

import os
import stat

from soat_core.storage.failures import not_ordinary, too_large, unreadable
from soat_core.storage.stamps import FileStamp, stamp_of

MAX_BYTES = 64 * 1024 * 1024
"""Nothing larger is read unless the caller asks for more."""


def read_file(
    path: str | os.PathLike[str], limit: int = MAX_BYTES, *, told_limit: int | None = None
) -> tuple[bytes, FileStamp]:
    """The bytes of an ordinary file and its stamp.

    Raises ``InputError`` when there is none, it cannot be read, or it is larger than ``limit``
    bytes (which is found out without reading it).  ``told_limit`` is what the message says where
    the caller reads more than it can use, to name what it refuses.
    """
    where = os.fspath(path)
    try:
        # Before opening: merely opening a FIFO waits, and opening some devices acts on them.
        _check_ordinary(os.stat(path).st_mode, where)
        # O_NONBLOCK in case a FIFO took the file's place in between.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            _check_ordinary(status.st_mode, where)
            data = b"" if status.st_size > limit else stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, where) from error
    if status.st_size > limit or len(data) > limit:
        raise too_large(max(status.st_size, len(data)), told_limit or limit, where)
    return data, stamp_of(data, status.st_mtime_ns)


def _check_ordinary(mode: int, where: str) -> None:
    if not stat.S_ISREG(mode):
        raise not_ordinary(mode, where)
