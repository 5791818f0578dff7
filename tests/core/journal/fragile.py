"""A disk that fails on command, and that can lose what was not synced.

It wraps the real one at the few calls that a journal makes.  A library put before the C library, or
a file system of our own, would also fail what Python itself and the tests do, and run on one system
only; these wrappers fail exactly the call that is meant, everywhere.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from soat_core.journal.disk import Disk, Writing

CALLS = ("open", "write", "sync", "cut", "create", "replace")


@dataclass
class Faults:
    """Which of the coming calls fail, and how."""

    after: int = -1
    """So many calls succeed first; negative for never failing."""
    calls: frozenset[str] = frozenset(CALLS)
    code: int = errno.ENOSPC
    lasts: bool = False
    """Whether every call from there on fails too."""
    part: float = 0.5
    """How much of a write that fails reaches the file."""
    seen: list[str] = field(default_factory=list)
    before: Callable[[str], object] = lambda _call: None
    """Told of every call."""

    def check(self, call: str) -> None:
        self.seen.append(call)
        self.before(call)
        if self.after < 0 or call not in self.calls:
            return
        self.after -= 1
        if self.after < 0:
            if self.lasts:
                self.after = 0
            raise OSError(self.code, os.strerror(self.code))


class FragileWriting(Writing):
    def __init__(self, inner: Writing, path: Path, disk: FragileDisk) -> None:
        self._inner = inner
        self._path = path
        self._disk = disk

    def write(self, data: bytes) -> None:
        faults = self._disk.faults
        try:
            faults.check("write")
        except OSError:
            self._inner.write(data[: int(len(data) * faults.part)])
            raise
        self._inner.write(data)

    def sync(self) -> None:
        self._disk.faults.check("sync")
        self._inner.sync()
        self._disk.synced[self._path] = self._path.stat().st_size

    def cut(self, length: int) -> None:
        self._disk.faults.check("cut")
        self._inner.cut(length)

    def is_at(self, path: Path) -> bool:
        return self._inner.is_at(path)

    def close(self) -> None:
        self._inner.close()


class FragileDisk(Disk):
    def __init__(self, faults: Faults | None = None) -> None:
        self.faults = faults or Faults()
        self.synced: dict[Path, int] = {}
        """Bytes of each file that last through a power cut."""

    def append(self, path: Path, length: int) -> Writing:
        self.faults.check("open")
        return FragileWriting(super().append(path, length), path, self)

    def create(self, path: Path) -> Writing:
        self.faults.check("create")
        self.synced[path] = 0
        return FragileWriting(super().create(path), path, self)

    def replace(self, new: Path, old: Path) -> None:
        self.faults.check("replace")
        super().replace(new, old)
        self.synced[old] = self.synced.pop(new, old.stat().st_size)

    def cut_power(self, folder: Path, chance: random.Random) -> None:
        """Of what was not synced, some is there, some is missing, some is nothing but zeros."""
        for path in folder.iterdir():
            data = path.read_bytes()
            safe = self.synced.get(path, len(data))
            loose = bytearray(data[safe:])
            for at in range(0, len(loose), 16):
                if chance.random() < 0.3:
                    loose[at : at + 16] = bytes(len(loose[at : at + 16]))
            path.write_bytes(data[:safe] + loose[: chance.randint(0, len(loose))])
