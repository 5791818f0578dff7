"""Taking, keeping and giving back the lock of a record.

The lock is a wish, not a wall: it tells people of each other before they do the same work twice.
What protects the record itself is that saving compares it with what was read (``storage``).

A lock is stale when its process is known to have ended, which only its own machine can know, or
when its file has not been touched for long: whoever holds one touches it every minute.  That is
judged by the clock that stamps the files of the folder, whatever the machines think the time is.
Locks of LibreOffice are not touched by it, so they never look stale; people decide about those.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from soat_core.errors import SoatError
from soat_core.i18n import tr
from soat_core.locking.holder import Holder, read, this_holder, written

HEARTBEAT_S = 60
"""So often a lock that is held is to be touched."""
STALE_AFTER_S = 10 * 60
"""A lock of this program that nobody touched for so long was left behind."""
_MOST_BYTES = 4096
_TRIES = 5


class LockedError(SoatError):
    """Somebody else has the record open."""

    def __init__(self, holder: Holder, where: str) -> None:
        self.holder = holder
        what = tr(
            "{name} has this record open on {machine}",
            "{name} đang mở hồ sơ này trên máy {machine}",
            name=holder.shown_name,
            machine=holder.machine or "?",
        )
        advice = tr(
            "Close it there first, or write to another file.",
            "Hãy đóng hồ sơ ở máy đó trước, hoặc ghi ra tệp khác.",
        )
        super().__init__(what, where=where, advice=advice)


def lock_path(record: str | os.PathLike[str]) -> Path:
    """Where the lock of a record stands: ``.~lock.NAME#`` beside it, links followed."""
    target = Path(os.path.realpath(record))
    return target.with_name(f".~lock.{target.name}#")


class RecordLock:
    """Says to others that a record is being worked on, until it is released."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path = path
        self.holder = holder

    @classmethod
    def take(
        cls, record: str | os.PathLike[str], who: str, *, force: bool = False
    ) -> RecordLock | None:
        """The lock of a record for ``who``, a person's name; None where none can be written, as in
        folders that are only for reading.

        Raises ``LockedError`` where somebody else has it; ``force`` takes it from them.
        """
        path, holder = lock_path(record), this_holder(who)
        for _ in range(_TRIES):
            try:
                _create(path, written(holder))
                return cls(path, holder)
            except FileExistsError:
                pass
            except (OSError, ValueError):
                return None
            found = _look(path)
            if found is None:
                continue
            data, other = found
            if other.is_this_process:
                return cls(path, other)
            if not (force or _is_stale(path, other)):
                raise LockedError(other, os.fspath(record))
            if not _remove(path, data):
                return None
        return None

    def keep(self) -> bool:
        """Touch the lock; False when somebody else has taken it.

        One that was removed is put there again.
        """
        data = written(self.holder)
        found = _look(self.path)
        with contextlib.suppress(OSError):
            if found is None:
                _create(self.path, data)
            elif found[0] == data:
                _touch(self.path, data)
        found = _look(self.path)
        return found is None or found[0] == data

    def release(self) -> None:
        """Remove the lock, if it is still this one."""
        _remove(self.path, written(self.holder))


def holder_of(record: str | os.PathLike[str]) -> Holder | None:
    """Whoever else has a record open; None where nobody has, or only a stale lock is left."""
    path = lock_path(record)
    found = _look(path)
    if found is None or found[1].is_this_process or _is_stale(path, found[1]):
        return None
    return found[1]


def refuse_if_locked(record: str | os.PathLike[str]) -> None:
    """Raises ``LockedError`` where somebody else has a record open."""
    holder = holder_of(record)
    if holder is not None:
        raise LockedError(holder, os.fspath(record))


# Within


def _create(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o666), "wb") as stream:
        stream.write(data)


def _touch(path: Path, data: bytes) -> None:
    """Written, not only stamped: so the time is that of whoever keeps the file."""
    flags = os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags), "wb") as stream:
        stream.write(data)


def _look(path: Path) -> tuple[bytes, Holder] | None:
    """What a lock says; None where there is none."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)
    try:
        with open(os.open(path, flags), "rb") as stream:
            data = stream.read(_MOST_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        data = b""  # there is something, whoever's it is
    return data, read(data)


def _is_stale(path: Path, holder: Holder) -> bool:
    if holder.is_here:
        return holder.is_gone
    if not holder.is_soat:
        return False
    try:
        return _folder_now(path.parent) - path.stat().st_mtime > STALE_AFTER_S
    except OSError:
        return False


def _folder_now(folder: Path) -> float:
    """The time by the clock that stamps the files of a folder, in seconds."""
    probe = folder / f".soat-{secrets.token_hex(8)}.tmp"
    _create(probe, b"")
    try:
        return probe.stat().st_mtime
    finally:
        probe.unlink()


def _remove(path: Path, data: bytes) -> bool:
    """Remove a lock that says just this; whether it is gone.

    Moved away first: whoever took the lock meanwhile gets it back.
    """
    aside = path.with_name(f".soat-{secrets.token_hex(8)}.tmp")
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    found = _look(aside)
    if found is not None and found[0] != data:
        with contextlib.suppress(OSError):
            os.rename(aside, path)
            return True
    with contextlib.suppress(OSError):
        aside.unlink()
    return True
