"""The memory's database: opening it, its tables, and bringing older ones up to date.

Version history (``PRAGMA user_version``):

1. ``pair`` (token as read, text decided), ``word`` (added by the clerk), ``tally`` (how many).

The tables have no row numbers and no times but a date: rows in the order of their making would be
the text of the reports.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from soat_core.i18n import tr
from soat_core.memory.errors import RememberingError
from soat_core.memory.tables import add_functions

APPLICATION = 0x536F6174
"""``Soat`` in ASCII: marks a database as ours."""
BUSY_MS = 10_000
"""How long to wait for another process that is writing: longer than an import of everything."""

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""``MIGRATIONS[n]`` brings version n + 1 to n + 2.  It runs in a transaction: all of them, or the
database stays as it was."""

_TABLES = """
CREATE TABLE pair (
    token TEXT NOT NULL,
    text TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    last_used TEXT NOT NULL,
    contexts TEXT NOT NULL,
    PRIMARY KEY (token, text)
) WITHOUT ROWID;
CREATE TABLE word (
    text TEXT NOT NULL PRIMARY KEY,
    decided INTEGER NOT NULL,
    added INTEGER NOT NULL,
    last_used TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE tally (name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES ('pair', 0), ('word', 0);
CREATE TRIGGER pair_in AFTER INSERT ON pair
    BEGIN UPDATE tally SET rows = rows + 1 WHERE name = 'pair'; END;
CREATE TRIGGER pair_out AFTER DELETE ON pair
    BEGIN UPDATE tally SET rows = rows - 1 WHERE name = 'pair'; END;
CREATE TRIGGER word_in AFTER INSERT ON word
    BEGIN UPDATE tally SET rows = rows + 1 WHERE name = 'word'; END;
CREATE TRIGGER word_out AFTER DELETE ON word
    BEGIN UPDATE tally SET rows = rows - 1 WHERE name = 'word'; END;
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """A connection for use by one thread at a time; None is a database in RAM.

    The file is opened, but not looked at yet.  Raises ``sqlite3.Error``.
    """
    name = ":memory:" if path is None else os.path.abspath(path)
    connection = sqlite3.connect(
        name, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    add_functions(connection)
    return connection


def set_up(
    connection: sqlite3.Connection, where: str, migrations: Sequence[Migration] | None = None
) -> None:
    """Make the tables in an empty database, bring an older one up to date, refuse all others.

    ``migrations`` stands in for ``MIGRATIONS``.  Raises ``RememberingError`` for a database that
    is not ours or newer than this program, and ``sqlite3.Error``.
    """
    # What is forgotten is overwritten, not only given free.
    connection.execute("PRAGMA secure_delete = ON")
    # A power cut may take the last decisions with it, never more; nothing waits for the disk.
    connection.execute("PRAGMA synchronous = NORMAL")
    migrations = MIGRATIONS if migrations is None else migrations
    newest = len(migrations) + 1
    version = _version(connection, where)
    if version <= newest:
        _write_ahead(connection)  # first, for it makes the rest quick too
    if version == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, where)  # another process may have done it by now
        if version > newest:
            raise _too_new(where)
        if version == 0:
            _make_tables(connection)
            version = 1
        for migration in migrations[version - 1 :]:
            migration(connection)
        connection.execute(f"PRAGMA user_version = {newest}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, where: str) -> int:
    """The version of the database, 0 for an empty one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION and version >= 1:
        return int(version)
    if application or version or things:
        raise RememberingError(
            tr(
                "this is the database of another program",
                "đây là cơ sở dữ liệu của chương trình khác",
            ),
            where=where,
            advice=tr("Choose another file.", "Hãy chọn tệp khác."),
        )
    return 0


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    statement = ""
    for line in _TABLES.splitlines():  # ``executescript`` would commit first
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let processes read while one writes.

    Where the disk cannot (some network drives), or another process is at work just now, SQLite
    stays with its older way, which is as safe and slower.  The mode belongs to the file.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _too_new(where: str) -> RememberingError:
    return RememberingError(
        tr(
            "the memory was written by a newer version of Soát",
            "bộ nhớ do phiên bản Soát mới hơn ghi",
        ),
        where=where,
        advice=tr("Install the newest version.", "Hãy cài phiên bản mới nhất."),
    )
