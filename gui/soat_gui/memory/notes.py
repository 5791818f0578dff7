"""What open reports note for the memory, until another thread takes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from soat_core.memory import NOTHING, Decision, Remembered


class Notes:
    """What is to be written to the memory, in order, by the number of the report."""

    def __init__(self) -> None:
        self._noted: deque[tuple[int, bool, Decision]] = deque()
        # written by the thread that notes, and by the one that takes
        self.count = 0
        """How many things were ever noted."""
        self._taken = 0

    def of(self, number: int) -> NotesOfOne:
        return NotesOfOne(self, number)

    def add(self, number: int, is_new: bool, decisions: Sequence[Decision]) -> None:
        self._noted.extend((number, is_new, decision) for decision in decisions)
        self.count += len(decisions)

    def take(self, until: int) -> list[tuple[int, bool, Decision]]:
        """Of the first ``until`` things ever noted those that were not taken yet: the report's
        number, and whether it was decided or taken back.

        Called in another thread, while more is noted.
        """
        count = max(0, until - self._taken)
        taken = [self._noted.popleft() for _ in range(count)]
        self._taken += count
        return taken


class NotesOfOne:
    """Takes the place of a memory for the ``Learner`` of one report: notes what to do."""

    def __init__(self, notes: Notes, number: int) -> None:
        self._notes = notes
        self._number = number

    def record(self, decision: Decision) -> bool:
        return self.record_many([decision]) == 1

    def record_many(self, decisions: Iterable[Decision]) -> int:
        kept = [decision for decision in decisions if decision.may_be_kept]
        self._notes.add(self._number, True, kept)
        return len(kept)

    def retract(self, decision: Decision) -> None:
        if decision.may_be_kept:
            self._notes.add(self._number, False, [decision])

    def snapshot(self) -> Remembered:
        return NOTHING

    def changed_since(self, version: int) -> bool:
        return False

    def close(self) -> None:
        pass
