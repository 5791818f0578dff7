"""The memory's file in use: transactions, several threads and processes, and what goes wrong."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from soat_core.i18n import tr
from soat_core.memory.errors import DamagedMemoryError, RememberingError
from soat_core.memory.place import Tenancy, make_file, make_folder, put_aside
from soat_core.memory.schema import connect, set_up
from soat_core.memory.tables import Malformed, Tables
from soat_core.storage import unwritable

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SYSTEM_ERRORS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
_OPENING = threading.Lock()
"""Held while a file is made and connected to: see ``make_file``."""


class Store:
    """A database that several threads may use.

    Writing and short reading go through one connection, long reading through another, so that who
    records never waits for who reads.  Raises ``RememberingError`` throughout; on a damaged file
    ``DamagedMemoryError``, after which the store is closed.
    """

    def __init__(self, path: Path | None, *, own_folder: bool = False) -> None:
        """``path`` None is a store in RAM."""
        self.path = path
        self._where = "" if path is None else os.fspath(path)
        self._lock = threading.RLock()
        self._long_lock = self._lock if path is None else threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._long: sqlite3.Connection | None = None
        self._tenancy: Tenancy | None = None
        self._aside: Path | None = None
        try:
            with self._telling():
                self._open(path, own_folder)
                set_up(self._short(), self._where)
        except (OSError, ValueError) as error:
            self.close()
            raise _unusable(error, self._where) from error
        except RememberingError:
            self.close()
            raise

    def close(self) -> None:
        """What was written is on the disk then; closing again does nothing."""
        with self._long_lock, self._lock:
            for connection in {self._connection, self._long} - {None}:
                assert connection is not None
                # fails where the file is damaged, which was or will be told elsewhere
                with contextlib.suppress(sqlite3.Error):
                    connection.close()
            self._connection = self._long = None
            if self._tenancy is not None:
                self._tenancy.close()
                self._tenancy = None

    @contextlib.contextmanager
    def writing(self) -> Iterator[Tables]:
        """A transaction: all of it happens, or nothing."""
        with self._telling(), self._lock:
            connection = self._short()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Tables(connection)
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # some failures end it by themselves
                    connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Tables]:
        """A short look at one moment."""
        with self._telling(), self._lock, _moment(self._short()) as tables:
            yield tables

    @contextlib.contextmanager
    def reading_long(self) -> Iterator[Tables]:
        """A look at one moment while others go on writing."""
        with self._telling(), self._long_lock:
            if self._long is None:
                self._short()
                self._long = connect(self.path)
            with _moment(self._long) as tables:
                yield tables

    def version_of_others(self) -> int:
        """A number that changes when another connection than ours has written."""
        with self._telling(), self._lock:
            (version,) = self._short().execute("PRAGMA data_version").fetchone()
            return int(version)

    def wipe(self, *, shrink: bool = False) -> None:
        """See to it that what was forgotten is no longer in SQLite's log either.

        With ``shrink`` the file also becomes as small as what is in it.

        Where others are at work it stays there until the last one closes.
        """
        with self._telling(), self._long_lock, self._lock:
            connection = self._short()
            (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
            connection.execute("PRAGMA busy_timeout = 0")
            try:
                with contextlib.suppress(sqlite3.OperationalError):
                    if shrink:
                        connection.execute("VACUUM")
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.execute(f"PRAGMA busy_timeout = {patience}")

    # Within

    def _open(self, path: Path | None, own_folder: bool) -> None:
        if path is None:
            self._connection = self._long = connect(None)
            return
        make_folder(path.parent, own=own_folder)
        self._tenancy = Tenancy(path)
        with _OPENING:
            make_file(path)
            self._connection = connect(path)

    def _short(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RememberingError(
                tr("the memory is closed", "bộ nhớ đã đóng"),
                where=self._where,
                advice=tr("Open it again.", "Hãy mở lại."),
            )
        return self._connection

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn what SQLite raises into what a person can do something about."""
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                raise self._put_aside() from error
            raise _failed(error, self._where) from error

    def _put_aside(self) -> DamagedMemoryError:
        """Close, and move the file out of the way if nobody else has it open."""
        with self._long_lock, self._lock:
            tenancy, self._tenancy = self._tenancy, None
            if self.path is None or tenancy is None or not tenancy.is_alone():
                self.close()
            elif sys.platform == "win32":  # which moves no open files
                self.close()
                self._move(self.path)
            else:  # closing would put SQLite's log into the database and remove it
                self._move(self.path)
                self.close()
            if tenancy is not None:
                tenancy.close()
        return _damaged(self._where, self._aside)

    def _move(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            self._aside = put_aside(path)


@contextlib.contextmanager
def _moment(connection: sqlite3.Connection) -> Iterator[Tables]:
    """One state of the database, whoever writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield Tables(connection)
    finally:
        with contextlib.suppress(sqlite3.Error):  # some failures end it by themselves
            connection.execute("ROLLBACK")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    if isinstance(error, Malformed):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own complaint about text that is no UTF-8
        return "decode" in str(error)
    return code & 0xFF in _DAMAGED


def _damaged(where: str, aside: Path | None) -> DamagedMemoryError:
    what = tr("the memory is damaged", "bộ nhớ bị hỏng")
    if aside is None:
        advice = tr(
            "Close all windows of Soát and open it again; the file has not been touched.",
            "Hãy đóng hết cửa sổ Soát rồi mở lại; tệp vẫn nguyên như cũ.",
        )
    else:
        advice = tr(
            "It was put aside as {aside}, and a new one is begun. If you have exported it before, "
            "import that file (soat memory import).",
            "Tệp đã được cất riêng thành {aside}, và bộ nhớ mới bắt đầu từ trống. Nếu trước đây "
            "đã xuất bộ nhớ, hãy nhập lại tệp đó (soat memory import).",
            aside=aside,
        )
    return DamagedMemoryError(what, where=where, advice=advice, aside=aside)


def _failed(error: sqlite3.Error, where: str) -> RememberingError:
    """What a failure of SQLite means, other than damage."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RememberingError(
            tr(
                "another program has been writing to the memory for too long",
                "bộ nhớ đang bị chương trình khác ghi quá lâu",
            ),
            where=where,
            advice=tr("Try again in a moment.", "Hãy thử lại sau ít phút."),
        )
    system = _SYSTEM_ERRORS.get(code)
    if system is not None:
        return _unusable(OSError(system, os.strerror(system)), where)
    return _without(
        tr("the memory cannot be used ({cause})", "không dùng được bộ nhớ ({cause})", cause=error),
        where,
    )


def _unusable(error: OSError | ValueError, where: str) -> RememberingError:
    return _without(unwritable(error, where).what, where)


def _without(what: str, where: str) -> RememberingError:
    return RememberingError(
        what,
        where=where,
        advice=tr(
            "The editor works on without its memory.",
            "Soát vẫn chạy, chỉ không dùng bộ nhớ.",
        ),
    )
