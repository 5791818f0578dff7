"""The journal's file: frames appended one by one, or all written anew in its place.

When a write fails, the file is cut back to what it held, and the same frame is tried again later.
When even that cannot be done, or syncing failed (after which nobody knows what is on the disk),
only writing everything anew helps: beside the old file, which stays until then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from soat_core.journal.disk import Disk, Writing
from soat_core.journal.errors import DamagedJournalError
from soat_core.journal.forest import Forest
from soat_core.journal.frames import MAGIC, Place, frame, is_torn, read_frames
from soat_core.journal.place import damaged_path, new_path, unusable
from soat_core.memory.place import make_folder

Frame = Iterable[str]
"""JSON in pieces."""


class JournalFile:
    """One file, by one thread at a time.  What the disk refuses raises ``OSError``."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.must_renew = False
        """Whether nothing can be appended before everything was written anew."""
        self._disk = disk
        self._file: Writing | None = None
        self._place: Place | None = None
        self._untried: tuple[bytes, Place] | None = None
        """A frame whose writing failed, and how far the file will hold with it."""
        self._first_size = 0
        self._puts_aside = False

    @property
    def exists(self) -> bool:
        """Whether there is a file to append to."""
        return self._place is not None

    @property
    def is_settled(self) -> bool:
        return self._untried is None and not self.must_renew

    @property
    def grown(self) -> int:
        """Bytes appended since it was opened or written anew."""
        return self._place.length - self._first_size if self._place else 0

    @property
    def first_size(self) -> int:
        """Bytes it had then."""
        return self._first_size

    def open(self) -> tuple[Forest, bool]:
        """What it holds, and whether some of it is damaged.

        Raises ``JournalError`` for one of a newer version.
        """
        try:
            data = self._disk.read(self.path)
        except FileNotFoundError:
            return Forest(), False
        forest, place, is_damaged = read(data)
        if is_damaged or forest.head is None:
            self._puts_aside = is_damaged
            self.must_renew = bool(forest.nodes)
        else:
            self._place, self._first_size = place, place.length
        return forest, is_damaged

    def look(self) -> None:
        """See whether somebody removed it; then everything must be written anew."""
        if self._place is None or self.must_renew:
            return
        is_there = self._file.is_at(self.path) if self._file else self.path.exists()
        self.must_renew = not is_there

    def append(self, pieces: Frame) -> None:
        """Write a frame, down to the disk."""
        assert self._place is not None
        data, checksum = frame(pieces, self._place.checksum)
        self._untried = data, Place(self._place.length + len(data), checksum)
        self.try_again()

    def try_again(self) -> None:
        """Write the frame that could not be written, if there is one."""
        if self._untried is None or self._place is None:
            return
        data, after = self._untried
        try:
            if self._file is None:
                self._file = self._disk.append(self.path, self._place.length)
            self._file.write(data)
        except OSError:
            self._cut_back(self._place.length)
            raise
        try:
            self._file.sync()
        except OSError:
            self.must_renew = True
            raise
        self._place, self._untried = after, None

    def renew(self, frames: Iterable[Frame]) -> None:
        """Write everything in place of what is there."""
        fresh = new_path(self.path)
        make_folder(self.path.parent, own=True)
        try:
            place = self._write(fresh, frames)
            self.close()
            if self._puts_aside:
                with contextlib.suppress(OSError):
                    self._disk.replace(self.path, damaged_path(self.path))
            self._disk.replace(fresh, self.path)
        except OSError:
            with contextlib.suppress(OSError):
                self._disk.remove(fresh)
            raise
        self._place, self._first_size = place, place.length
        self._untried, self.must_renew, self._puts_aside = None, False, False

    def leave_as_it_is(self) -> None:
        """It cannot be made shorter now: let it grow again first."""
        if self._place is not None:
            self._first_size = self._place.length

    def remove(self) -> None:
        """Remove it with what belongs to it.  Raises ``JournalError``."""
        self.close()
        self._place, self._untried, self.must_renew = None, None, False
        remove(self.path, self._disk)

    def begin_anew(self) -> None:
        """What is in it does not count any more."""
        self.close()
        self._place, self._untried, self.must_renew = None, None, True

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()

    # Within

    def _cut_back(self, length: int) -> None:
        """Half a frame must not stand where the next one begins."""
        if self._file is None:
            return
        try:
            self._file.cut(length)
        except OSError:
            self.must_renew = True

    def _write(self, path: Path, frames: Iterable[Frame]) -> Place:
        file = self._disk.create(path)
        try:
            file.write(MAGIC)
            place = Place()
            for pieces in frames:
                data, checksum = frame(pieces, place.checksum)
                file.write(data)
                place = Place(place.length + len(data), checksum)
            file.sync()
        finally:
            file.close()
        return place


def read(data: bytes) -> tuple[Forest, Place, bool]:
    """What a file holds, how far it holds, and whether more of it is unreadable than the frame
    that was just being written when the power went.

    Raises ``JournalError`` for one of a newer version only.
    """
    forest, place = Forest(), Place()
    try:
        for happenings, place_after in read_frames(data):
            forest.read(happenings)
            place = place_after
    except DamagedJournalError:
        return forest, place, True
    return forest, place, not is_torn(data, place)


def remove(path: Path, disk: Disk | None = None) -> None:
    """Remove a journal and what belongs to it.  Raises ``JournalError``."""
    disk = disk or Disk()
    try:
        for one in (path, new_path(path), damaged_path(path)):
            disk.remove(one)
    except OSError as error:
        raise unusable(error, path) from error
