"""The memory itself while the window is open.

``Notes`` are filled in the window's thread; a ``Keeper`` belongs to the thread that writes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from soat_core.memory import (
    NOTHING,
    DamagedMemoryError,
    Decision,
    Memory,
    Remembered,
    RememberingError,
    default_path,
)
from soat_core.text import old_tone_placement
from soat_gui.memory.book import Book
from soat_gui.memory.notes import Notes

OTHERS = 0
"""The number of no report: of those that are opened from now on."""


class Keeper:
    """The memory itself and the books of the open reports, for one thread at a time."""

    def __init__(self, file: Path | None, knows: Callable[[str], bool]) -> None:
        """``knows`` says whether a word (lower case) is in the lexicon: of the words that decisions
        name as new, those are not."""
        self._file = file
        self._knows = knows
        self._kept: Memory | None = None
        self._is_on = False
        self._books: dict[int, Book] = {}
        self._added: set[str] = set()
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
        if not on:
            self.take_back()
            return
        for book in self._books.values():
            if book.keeps:
                book.drop_passing()
        self._open_kept()

    def begin_report(self, number: int, *, keeps: bool) -> None:
        """Another report; one that ``keeps`` nothing never reaches the kept memory."""
        self._books[number] = Book(keeps, self._with_new_words_only)

    def end_report(self, number: int) -> None:
        self._books.pop(number).drop_passing()

    def write(self, notes: Notes, until: int) -> None:
        """Record and take back what was noted until then.  Never raises."""
        batch: list[Decision] = []
        last = OTHERS
        for number, is_new, decision in notes.take(until):
            if batch and (number != last or not is_new):
                self._record(last, batch)
                batch = []
            last = number
            if is_new:
                batch.append(decision)
            else:
                self._retract(number, decision)
        self._record(last, batch)

    def pictures(self, numbers: Iterable[int]) -> dict[int, Remembered]:
        """For the reports with these numbers; the same object where they share a memory."""
        taken: dict[Memory | None, Remembered] = {}
        result: dict[int, Remembered] = {}
        for number in numbers:
            memory = self._memory_of(number)
            if memory not in taken:
                taken[memory] = self._trying(number, lambda one: one.snapshot(), NOTHING)
            result[number] = taken[memory]
        return result

    def kept_or_empty(self, *, writes: bool) -> Memory:
        """The memory on the disk.  Raises ``RememberingError``."""
        if self._kept is None:
            if not writes and not os.path.lexists(self._file or default_path()):
                return Memory.temporary()
            self._kept = Memory.open(self._file)
        return self._kept

    def add_word(self, word: str) -> None:
        """Put a word among the clerk's own.  Raises ``RememberingError``."""
        memory = self.kept_or_empty(writes=True)
        if word not in memory.snapshot().words:
            memory.add_word(word)
            self._added.add(word)

    def forget_word(self, word: str) -> None:
        """Take back a word that ``add_word`` has put there.  Raises ``RememberingError``."""
        if word in self._added:
            self._added.remove(word)
            self.kept_or_empty(writes=True).remove_word(word)

    def take_back(self) -> None:
        """The kept memory is not lent any more; switched off, it is closed."""
        if self._kept is not None and not self._is_on:
            self._kept.close()
            self._kept = None

    def close(self) -> None:
        for book in self._books.values():
            book.drop_passing()
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    # Within

    def _memory_of(self, number: int) -> Memory | None:
        """None for others than open reports while nothing is kept."""
        book = self._books.get(number)
        if self._is_on and self._kept is not None and (book is None or book.keeps):
            return self._kept
        return None if book is None else book.passing

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

    def _record(self, number: int, decisions: list[Decision]) -> None:
        book = self._books.get(number)
        if book is None or not decisions:
            return
        # A memory in RAM that is only begun now takes up what stands already.
        in_kept = self._memory_of(number) is self._kept
        decisions = book.put_down(decisions)
        done = self._trying(number, lambda memory: memory.record_many(decisions), None)
        if done is not None:
            self._is_told = False
            if in_kept:
                book.was_kept(decisions)

    def _retract(self, number: int, noted: Decision) -> None:
        book = self._books.get(number)
        if book is None:
            return
        in_kept = self._memory_of(number) is self._kept
        decision = book.strike(noted)
        if not in_kept or book.take_from_kept(decision):
            self._trying(number, lambda memory: memory.retract(decision), None)

    def _with_new_words_only(self, decision: Decision) -> Decision:
        new = tuple(
            word for word in decision.new_words if not self._knows(old_tone_placement(word.lower()))
        )
        return replace(decision, new_words=new)

    def _trying(self, number: int, work: Callable[[Memory], Any], otherwise: Any) -> Any:
        memory = self._memory_of(number)
        if memory is None:
            return otherwise
        try:
            return work(memory)
        except DamagedMemoryError as error:
            self._tell(error)
            self._kept = None
            for book in self._books.values():
                book.forget_kept()
            self._open_kept()
        except RememberingError as error:
            self._tell(error)
        return otherwise

    def _tell(self, error: RememberingError) -> None:
        if not self._is_told or isinstance(error, DamagedMemoryError):
            self._errors.append(error)
        self._is_told = True
