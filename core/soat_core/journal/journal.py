"""A journal on the disk: what happened to one report, each happening durable soon after.

``note`` is called where the report is worked on and takes no time.  ``flush`` writes what was noted
and is called in another thread.  A happening is appended, with all that came meanwhile, as one
frame, and synced.  When the file has grown it is written anew, without what nobody can come back
to, in large deflated frames.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from soat_core.journal.disk import Disk
from soat_core.journal.filing import JournalFile
from soat_core.journal.forest import Forest
from soat_core.journal.place import Lock, unusable
from soat_core.journal.script import Happening, Head, Marked, Script

GROWS_BY = 4 * 1024 * 1024
"""Bytes that may be appended, beside once more of what there was, before it is made shorter."""
GROWS_UNTIL_SAVED = 256 * 1024
"""Bytes that may be appended before saving makes it shorter."""


class Journal:
    """The journal of one report, kept by one window at a time."""

    def __init__(self, path: Path, head: Head, disk: Disk | None = None) -> None:
        """Nothing is written before something is noted.

        Raises ``BusyJournalError`` where another window keeps it, ``JournalError`` where it cannot
        be used at all.
        """
        self.path = path
        self.head = head
        self.is_closed = False
        self._lock = Lock(path)
        self._noted: deque[Happening] = deque()
        self._writing = threading.RLock()
        self._file = JournalFile(path, disk or Disk())
        self._origin: Journal | None = None
        self._late: list[Happening] | None = None
        """What was noted while the journal is being written anew."""
        self._is_writing = False
        """Whether something is neither among what was noted any more nor on the disk yet."""
        self._was_saved = False
        """Whether a record was written since the journal was written anew."""
        self._forest = Forest()
        self.was_damaged = False
        """Whether something of what it held could not be read.  What stands before that can be."""
        try:
            self._forest, self.was_damaged = self._file.open()
        except BaseException as error:
            self._lock.release()
            if isinstance(error, OSError):
                raise unusable(error, path) from error
            raise
        self._script = Script(self._forest.nodes)

    # Where the work is done

    def note(self, happening: Happening) -> None:
        self._noted.append(happening)

    @property
    def is_settled(self) -> bool:
        """Whether everything that was noted is on the disk."""
        is_left = self._noted or self._is_writing or self._origin is not None
        return not is_left and self._file.is_settled

    # In another thread

    def flush(self, *, may_shorten: bool = True) -> None:
        """Write what was noted, until nothing is left.

        Raises ``JournalError`` where the disk does not take it; nothing is lost by that, and the
        next flush tries again.
        """
        with self._writing:
            try:
                self._write_noted()
                if may_shorten and self._is_long:
                    self._shorten()
            except OSError as error:
                raise unusable(error, self.path.parent) from error

    @contextlib.contextmanager
    def at_rest(self) -> Iterator[Forest]:
        """What the journal holds, with everything noted so far; nothing is written meanwhile."""
        with self._writing:
            if self._noted or self._origin is not None:
                with contextlib.suppress(OSError):  # is told by ``flush``
                    self._write_noted()
            yield self._forest

    def go_on_from(self, other: Journal) -> None:
        """Hold what another journal holds, in place of what there was.

        To be called before anything is noted; the other one is read at the next flush.
        """
        self._origin = other

    def close(self) -> None:
        """Write what is left and let others have the journal; closing again does nothing.

        Raises ``JournalError``.
        """
        with self._writing:
            if self.is_closed:
                return
            try:
                self.flush(may_shorten=False)
            finally:
                self.is_closed = True
                self._file.close()
                self._lock.release()

    def forget(self) -> None:
        """Remove what the disk holds of it, and begin again with the next happening.

        Raises ``JournalError``.
        """
        with self._writing:
            self._noted.clear()
            self._forest, self._script = Forest(), Script()
            self._file.remove()

    # Within

    def _write_noted(self) -> None:
        if self._origin is not None:
            self._take_over(self._origin)
        if self._noted:
            self._file.look()
        if self._file.must_renew:
            self._write_anew()
        self._file.try_again()
        while self._noted:
            self._write(self._taken())

    def _take_over(self, other: Journal) -> None:
        with other.at_rest() as forest:
            self._forest = forest.copied()
        self._script, self._origin = Script(), None
        self._file.begin_anew()

    def _taken(self) -> list[Happening]:
        self._is_writing = True
        return [self._noted.popleft() for _ in range(len(self._noted))]

    def _write(self, happenings: Iterable[Happening]) -> None:
        try:
            pieces = _joined(self._followed(happenings))
            if self._file.exists:
                self._file.append(pieces)
            else:
                self._file.must_renew = True
                self._write_anew()
        finally:  # the file knows what it could not take
            self._is_writing = False

    def _followed(self, happenings: Iterable[Happening]) -> list[list[str]]:
        """Each as JSON, with what must stand before it."""
        told: list[list[str]] = []
        for happening in happenings:
            for one in self._script.complete(happening):
                self._forest.follow(one)
                told.append(list(self._script.lines(one)))
            self._was_saved = self._was_saved or isinstance(happening, Marked)
            if self._late is not None:
                self._late.append(happening)
        return told

    @property
    def _is_long(self) -> bool:
        grown = self._file.grown
        return grown > (GROWS_UNTIL_SAVED if self._was_saved else self._file.first_size + GROWS_BY)

    def _shorten(self) -> None:
        """Nothing depends on its being shorter: a full disk may leave it as it is for now."""
        try:
            self._write_anew()
        except OSError:
            self._file.leave_as_it_is()

    def _write_anew(self) -> None:
        script, self._late = Script(), []
        try:
            self._file.renew(self._whole(script))
        finally:
            self._late = None
        self._forest.keep_only(script.nodes)
        self._script, self._was_saved = script, False

    def _whole(self, script: Script) -> Iterator[list[str]]:
        """The frames of everything there is; what is noted meanwhile goes to the old file first,
        so that it need not wait."""
        yield _joined([list(script.head(self.head))])
        for one in self._forest.shortened():
            yield _joined([list(script.lines(one))])
            if self._noted and self._file.exists and not self._file.must_renew:
                self._write(self._taken())
        if self._late:
            yield _joined(
                list(script.lines(one)) for some in self._late for one in script.complete(some)
            )


def _joined(happenings: Iterable[list[str]]) -> list[str]:
    """A list of happenings as JSON."""
    pieces = ["["]
    for number, told in enumerate(happenings):
        pieces += [",", *told] if number else told
    return [*pieces, "]"]
