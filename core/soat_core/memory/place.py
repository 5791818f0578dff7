"""Where the memory lies on the disk, who may read it, and how a damaged one is put aside."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PROGRAM_NAME = "soat"
FILE_NAME = "memory.sqlite3"
_BESIDE = ("", "-wal", "-shm")
"""SQLite's files: the database, what is not in it yet, and what the processes share."""


def default_path() -> Path:
    """The memory of the person who runs the program.  Nothing is made."""
    import platformdirs

    return platformdirs.user_data_path(PROGRAM_NAME, appauthor=False) / FILE_NAME


def make_folder(folder: Path, *, own: bool) -> None:
    """Make the folder, open to its owner only (0700).

    One that exists is closed to others only if it is our ``own``.  Raises ``OSError``.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    elif own:
        _close_to_others(folder, 0o700)


def make_file(path: Path) -> None:
    """Make an empty file for its owner only (0600), or close the one that exists to others.

    Raises ``OSError``, also where the name belongs to a folder or device.  No connection of this
    process may be opened meanwhile: closing a file drops the locks that SQLite has on it.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not path.is_file():
            raise
        _close_to_others(path, 0o600)


def _close_to_others(path: Path, mode: int) -> None:
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(mode)


class Tenancy:
    """Says to other processes that the memory is in use, for as long as it is held.

    A database must not be moved while somebody works on it: SQLite would go on to write to, and
    remove, files by their old names.  Windows refuses such a move by itself, elsewhere the lock on
    a file beside the memory tells.
    """

    def __init__(self, path: Path) -> None:
        self._file: int | None = None
        if sys.platform != "win32":
            lock = path.with_name(path.name + ".lock")
            self._file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            with contextlib.suppress(OSError):  # some network drives have no locks
                fcntl.flock(self._file, fcntl.LOCK_SH)

    def is_alone(self) -> bool:
        """Whether nobody else has the memory open; nobody can open it from now on until
        ``close``."""
        if sys.platform != "win32" and self._file is not None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def put_aside(path: Path) -> Path:
    """Move the database and what belongs to it to a name that is free; gives the new name.

    Raises ``OSError``; then the database is where it was.
    """
    aside = _free_name(path)
    os.rename(path, aside)
    for ending in _BESIDE[1:]:
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside


def put_aside_before(path: Path) -> list[Path]:
    """The damaged memories that were put aside and are still there, by name."""
    return sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}"))


def _free_name(path: Path) -> Path:
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.damaged-{day}-{number}{path.suffix}")
        if not any(os.path.lexists(f"{aside}{ending}") for ending in _BESIDE):
            return aside
        number += 1
