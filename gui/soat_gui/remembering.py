"""The clerk's memory while the window is open: written and read off the GUI thread.

Saving a decision must not be felt, and another window may hold the file for seconds.  So what the
``Learner`` tells is put on a list; one thread of its own writes it and takes the pictures.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from soat_core.actions import Changes
from soat_core.errors import SoatError
from soat_core.memory import (
    NOTHING,
    DamagedMemoryError,
    Decision,
    Learner,
    Memory,
    Remembered,
    RememberingError,
    default_path,
)
from soat_gui.session import Session
from soat_gui.tasks import Tasks


class Remembering(QObject):
    """Keeps the memory in step with the open report, and lends it to the memory's window.

    Switched off, decisions count for the open report only and are kept in RAM.  A memory that
    cannot be opened is told once and has the same effect.
    """

    learnt = Signal(object)
    """A ``Remembered`` that holds what was decided last: once after every change of the report."""
    renewed = Signal(object)
    """A ``Remembered`` that may be quite another one: opened, switched or edited."""
    failed = Signal(object)
    """A ``RememberingError``; the work goes on."""

    def __init__(
        self,
        file: Path | None,
        knows: Callable[[str], bool],
        *,
        on: bool,
        parent: QObject | None = None,
    ) -> None:
        """``file`` None is the memory of the person; ``knows`` as for a ``Learner``."""
        super().__init__(parent)
        self._knows = knows
        self._keeper = Keeper(file)
        self._notes = _Notes()
        self._learner: Learner | None = None
        self._tasks = Tasks(self)
        self._is_on = on
        self._under_way = 0
        self._switched_at = 0
        self._run(partial(self._keeper.switch, on), self.renewed.emit)

    @property
    def is_settled(self) -> bool:
        """Whether the memory has answered all it was asked."""
        return not self._under_way

    @property
    def is_on(self) -> bool:
        return self._is_on

    def switch(self, on: bool) -> None:
        """Whether decisions are kept for other reports; acts at once."""
        self._is_on = on
        self._switched_at = self._notes.count
        self._run(partial(self._keeper.switch, on), self.renewed.emit)

    # The open report

    def attach(self, session: Session) -> None:
        """Learn from this report from now on."""
        self._learner = Learner(self._notes, session.review, self._knows)
        self._run(self._keeper.begin_report, lambda _picture: None)

    def follow(self, changes: Changes) -> None:
        """Learn from a change of the report; ``learnt`` follows."""
        if self._learner is not None:
            self._learner.follow(changes)
            self._run(lambda: None, self.learnt.emit)

    def close(self) -> None:
        """What was learnt is on the disk then.  May wait for another window."""
        self._tasks.close()
        try:
            self._keeper.write(self._notes, self._switched_at)
            if self._keeper.is_on != self._is_on:
                self._keeper.switch(self._is_on)
            self._keeper.write(self._notes, self._notes.count)
        finally:
            self._keeper.close()

    # The memory's window

    def ask(
        self,
        work: Callable[[Memory], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        writes: bool = False,
    ) -> None:
        """Call ``work`` with the kept memory, also while it is switched off.

        A ``work`` that ``writes`` nothing may get an empty one, where none was begun.
        """

        until = self._notes.count

        def lend() -> Any:
            self._keeper.write(self._notes, until)
            return work(self._keeper.kept_or_empty(writes=writes))

        self._tasks.run(lend, done, failed)

    def stop_asking(self) -> None:
        """The window was closed; what was changed in it counts from now on."""
        self._run(self._keeper.take_back, self.renewed.emit)

    # Within

    def _run(self, first: Callable[[], object], then: Callable[[Remembered], object]) -> None:
        """Do something with the keeper, write what is on the list, take a picture."""

        # what is decided after a switch must not be written before it
        until = self._notes.count

        def work() -> tuple[Remembered, list[RememberingError]]:
            self._keeper.write(self._notes, until)
            first()
            return self._keeper.picture(), self._keeper.errors()

        def done(result: tuple[Remembered, list[RememberingError]]) -> None:
            self._under_way -= 1
            picture, errors = result
            then(picture)
            for error in errors:
                self.failed.emit(error)

        def broken(error: Exception) -> None:
            self._under_way -= 1
            self._broken(error)

        self._under_way += 1
        self._tasks.run(work, done, broken)

    def _broken(self, error: Exception) -> None:
        if not isinstance(error, SoatError):
            raise error
        self.failed.emit(error)


class _Notes:
    """Takes the place of a memory for a ``Learner``: notes what to do, in order."""

    def __init__(self) -> None:
        self._noted: deque[tuple[bool, Decision]] = deque()
        # written by the thread that notes, and by the one that takes
        self.count = 0
        """How many things were ever noted."""
        self._taken = 0

    def record(self, decision: Decision) -> bool:
        return self.record_many([decision]) == 1

    def record_many(self, decisions: Iterable[Decision]) -> int:
        kept = [decision for decision in decisions if decision.may_be_kept]
        self._noted.extend((True, decision) for decision in kept)
        self.count += len(kept)
        return len(kept)

    def retract(self, decision: Decision) -> None:
        if decision.may_be_kept:
            self._noted.append((False, decision))
            self.count += 1

    def take(self, until: int) -> list[tuple[bool, Decision]]:
        """Of the first ``until`` things ever noted those that were not taken yet, and whether each
        was decided or taken back.

        Called in another thread, while more is noted.
        """
        count = max(0, until - self._taken)
        taken = [self._noted.popleft() for _ in range(count)]
        self._taken += count
        return taken

    def snapshot(self) -> Remembered:
        return NOTHING

    def changed_since(self, version: int) -> bool:
        return False

    def close(self) -> None:
        pass


class Keeper:
    """The memory itself, for one thread at a time.

    ``report`` are the decisions of the open report that stand.  Only those of them that the kept
    memory took may be taken back from it.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: Memory | None = None
        self._passing: Memory | None = None
        self._is_on = False
        self._report: Counter[Decision] = Counter()
        self._in_kept: Counter[Decision] = Counter()
        self._errors: list[RememberingError] = []
        self._is_told = False

    @property
    def is_on(self) -> bool:
        return self._is_on

    def errors(self) -> list[RememberingError]:
        """What went wrong since the last call; of a row of failures only the first."""
        errors, self._errors = self._errors, []
        return errors

    def switch(self, on: bool) -> None:
        self._is_on = on
        self._is_told = False
        if on:
            self._drop_passing()
            self._open_kept()
        else:
            self.take_back()
        if self._kept is None:
            self._begin_passing()

    def begin_report(self) -> None:
        """Another report: what was decided in the last one cannot be taken back any more."""
        self._report.clear()
        self._in_kept.clear()
        if self._passing is not None:
            self._begin_passing()

    def write(self, notes: _Notes, until: int) -> None:
        """Record and take back what was noted until then.  Never raises."""
        batch: list[Decision] = []
        for is_new, decision in notes.take(until):
            if is_new:
                batch.append(decision)
                continue
            self._record(batch)
            batch = []
            self._retract(decision)
        self._record(batch)

    def picture(self) -> Remembered:
        return self._trying(lambda memory: memory.snapshot(), NOTHING)

    def kept_or_empty(self, *, writes: bool) -> Memory:
        """The memory on the disk.  Raises ``RememberingError``."""
        if self._kept is None:
            if not writes and not os.path.lexists(self._file or default_path()):
                return Memory.temporary()
            self._kept = Memory.open(self._file)
        return self._kept

    def take_back(self) -> None:
        """The kept memory is not lent any more; switched off, it is closed."""
        if self._kept is not None and not self._is_on:
            self._kept.close()
            self._kept = None

    def close(self) -> None:
        for memory in (self._kept, self._passing):
            if memory is not None:
                memory.close()
        self._kept = self._passing = None

    # Within

    @property
    def _memory(self) -> Memory | None:
        return self._kept if self._is_on and self._kept is not None else self._passing

    def _open_kept(self) -> None:
        for _ in range(2):  # after a damaged one was put aside, a new one begins
            try:
                self._kept = self._kept or Memory.open(self._file)
                return
            except DamagedMemoryError as error:
                self._tell(error)
                if error.aside is None:
                    return
            except RememberingError as error:
                self._tell(error)
                return

    def _begin_passing(self) -> None:
        self._drop_passing()
        self._passing = Memory.temporary()
        self._passing.record_many(self._report.elements())

    def _drop_passing(self) -> None:
        if self._passing is not None:
            self._passing.close()
            self._passing = None

    def _record(self, decisions: list[Decision]) -> None:
        if not decisions:
            return
        self._report.update(decisions)
        in_kept = self._memory is self._kept
        if self._trying(lambda memory: memory.record_many(decisions), None) is not None:
            self._is_told = False
            if in_kept:
                self._in_kept.update(decisions)

    def _retract(self, decision: Decision) -> None:
        if self._report[decision]:
            self._report[decision] -= 1
        if self._memory is not self._kept:
            self._trying(lambda memory: memory.retract(decision), None)
        elif self._in_kept[decision]:
            self._in_kept[decision] -= 1
            self._trying(lambda memory: memory.retract(decision), None)

    def _trying(self, work: Callable[[Memory], Any], otherwise: Any) -> Any:
        memory = self._memory
        if memory is None:
            return otherwise
        try:
            return work(memory)
        except DamagedMemoryError as error:
            self._tell(error)
            self._kept = None
            self._in_kept.clear()
            self._open_kept()
            if self._kept is None:
                self._begin_passing()
        except RememberingError as error:
            self._tell(error)
        return otherwise

    def _tell(self, error: RememberingError) -> None:
        if not self._is_told or isinstance(error, DamagedMemoryError):
            self._errors.append(error)
        self._is_told = True
