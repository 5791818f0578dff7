"""The few things that a journal asks of a disk; tests put a faulty one in its place.

Everything raises ``OSError``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_OWNER_ONLY = 0o600


class Writing:
    """A file open for writing at its end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes) -> None:
        """All of it, or ``OSError`` after a part."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]

    def sync(self) -> None:
        """What was written lasts through a power cut from now on."""
        if sys.platform == "darwin":  # fsync only hands it to the drive there
            fcntl.fcntl(self._descriptor, fcntl.F_FULLFSYNC)
        elif sys.platform == "linux":
            os.fdatasync(self._descriptor)
        else:
            os.fsync(self._descriptor)

    def cut(self, length: int) -> None:
        """Let the file end after ``length`` bytes and go on there."""
        os.ftruncate(self._descriptor, length)
        os.lseek(self._descriptor, length, os.SEEK_SET)

    def is_at(self, path: Path) -> bool:
        """Whether the file still has this name."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), path.stat())
        except FileNotFoundError:
            return False

    def close(self) -> None:
        os.close(self._descriptor)


class Disk:
    """The real one."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def append(self, path: Path, length: int) -> Writing:
        """Go on with a file after its first ``length`` bytes; the rest is cut off."""
        writing = Writing(os.open(path, os.O_WRONLY | _BINARY))
        try:
            writing.cut(length)
        except OSError:
            writing.close()
            raise
        return writing

    def create(self, path: Path) -> Writing:
        """A new empty file that only its owner can read; one that is there is emptied."""
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        return Writing(os.open(path, flags, _OWNER_ONLY))

    def replace(self, new: Path, old: Path) -> None:
        """Give a file the name of another, down to the disk."""
        os.replace(new, old)
        if os.name != "nt":
            descriptor = os.open(old.parent, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def remove(self, path: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
