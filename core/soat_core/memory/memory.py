"""The clerk's memory: what was decided in earlier reports, for the reports to come.

Kept are pairs (a token as read, what it says) with how often they were decided and how often the
engine's suggestion of them was turned down, the words on both sides of the latest decisions, and
words of the clerk's own.  Nothing else of the reports is kept: no text, no file names, no order, no
time but the day (docs/decisions/0012-clerks-memory.md).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from soat_core.actions import utc_now
from soat_core.memory import exchange, ledger
from soat_core.memory.decision import Decision, may_be_kept, normal
from soat_core.memory.errors import cannot_keep
from soat_core.memory.ledger import Receipt
from soat_core.memory.pictures import Pictures
from soat_core.memory.place import default_path
from soat_core.memory.remembered import Remembered
from soat_core.memory.store import Store
from soat_core.memory.tables import Pair, PairState, Tables, Word, WordState, day_of, unpack
from soat_core.storage import FileStamp, read_file, write_atomically

MAX_PAIRS = 200_000
MAX_WORDS_KEPT = 50_000
_RECEIPTS = 10_000
"""Decisions of which it is known exactly what they changed: more than anybody undoes."""


class Order(StrEnum):
    """In what order ``Memory.all`` lists; what counts comes first, then the letters."""

    LATEST = "latest"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    READ = "read"
    TEXT = "text"


class Sizes(NamedTuple):
    pairs: int
    words: int


class Memory:
    """An open memory.  Threads may share it, and processes its file.

    Every method may raise ``RememberingError``; then nothing of the call has happened.  After a
    ``DamagedMemoryError`` the memory is closed; opening it again begins a new one.
    """

    def __init__(
        self,
        store: Store,
        *,
        max_pairs: int = MAX_PAIRS,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """For ``open`` and ``temporary``.  ``clock`` gives the time in UTC."""
        self._store = store
        self._max_pairs = max_pairs
        self._max_words = min(max_pairs, MAX_WORDS_KEPT)
        self._clock = clock
        self._lock = threading.RLock()  # over what is kept in RAM; taken before the store's own
        self._receipts: dict[Decision, list[Receipt]] = {}
        self._pictures = Pictures(store, self._lock)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        max_pairs: int = MAX_PAIRS,
        clock: Callable[[], datetime] = utc_now,
    ) -> Memory:
        """Open the memory at ``path`` (default: that of the person), or begin one.

        Nobody else may read the file.  More than ``max_pairs`` pairs are never kept: the oldest and
        rarest are forgotten.  Raises ``RememberingError``, and ``DamagedMemoryError`` once the file
        was put aside; opening again begins a new one.
        """
        own = path is None
        store = Store(default_path() if path is None else Path(path), own_folder=own)
        return cls(store, max_pairs=max_pairs, clock=clock)

    @classmethod
    def temporary(
        cls, *, max_pairs: int = MAX_PAIRS, clock: Callable[[], datetime] = utc_now
    ) -> Memory:
        """A memory in RAM, for simulations; it is gone when it is closed."""
        return cls(Store(None), max_pairs=max_pairs, clock=clock)

    @property
    def path(self) -> Path | None:
        return self._store.path

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Learning

    def record(self, decision: Decision) -> bool:
        """Count a decision; whether it may be kept (see ``Decision.may_be_kept``)."""
        return self.record_many([decision]) == 1

    def record_many(self, decisions: Iterable[Decision]) -> int:
        """Count decisions, all of them or none; how many may be kept."""
        kept = [decision for decision in decisions if decision.may_be_kept]
        if not kept:
            return 0
        today = self._today().isoformat()
        with self._lock:
            with self._store.writing() as tables:
                receipts = [ledger.enter(tables, decision, today) for decision in kept]
                self._keep_bounds(tables)
            self._keep_receipts(kept, receipts)
            self._note(kept)
        return len(kept)

    def retract(self, decision: Decision) -> None:
        """Take a decision back as if it had not been recorded; nothing if it was not kept."""
        if not decision.may_be_kept:
            return
        with self._lock:
            receipts = self._receipts.get(decision)
            with self._store.writing() as tables:
                ledger.take_back(tables, decision, receipts[-1] if receipts else Receipt())
            if receipts:
                receipts.pop()
            self._note([decision])

    def add_word(self, text: str) -> None:
        """Add a word, or a phrase of up to four words, as one the clerk uses.

        Raises ``RememberingError`` for one that may not be kept.
        """
        word = normal(text)
        if not may_be_kept(word):
            raise cannot_keep(text)
        with self._lock:
            with self._store.writing() as tables:
                tables.add_words([(word, WordState(0, 1, self._today().isoformat()))])
                self._keep_bounds(tables)
            self._pictures.mark_words()

    # Looking

    def sizes(self) -> Sizes:
        with self._store.reading() as tables:
            return Sizes(*tables.sizes())

    def pairs_for(self, token: str) -> tuple[Pair, ...]:
        """What a token as read was decided to say, with the most accepted text first."""
        token = normal(token)
        with self._store.reading() as tables:
            return tuple(_pair(token, text, state) for text, state in tables.texts_of(token))

    def all(
        self,
        containing: str = "",
        order: Order = Order.LATEST,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Pair]:
        """The pairs whose token or text contains something, for a table.

        Letter case does not count, nor do marks where ``containing`` has none.
        """
        with self._store.reading_long() as tables:
            found = tables.sorted_pairs(normal(containing), order.value, limit, offset)
            return [_pair(token, text, state) for token, text, state in found]

    def words(self, containing: str = "") -> list[Word]:
        """The clerk's words, by their letters."""
        with self._store.reading_long() as tables:
            found = tables.sorted_words(normal(containing))
            return [
                Word(text, state.decided, bool(state.added), day_of(state.last_used))
                for text, state in found
            ]

    def snapshot(self) -> Remembered:
        """All of it as it is now, for the engine.

        The first call, and one after another process has written, reads everything; others only
        what changed.  When nothing did, the same object comes again.
        """
        return self._pictures.latest()

    def changed_since(self, version: int) -> bool:
        """Whether ``snapshot`` would give another picture than the one of this version.  Cheap."""
        return self._pictures.changed_since(version)

    # Editing

    def change_pair(self, token: str, text: str, new_text: str) -> bool:
        """Have a pair say another text, with its counts; whether there is such a pair.

        What is known of the new text already is added to.  Raises ``RememberingError`` for a text
        that may not be kept.
        """
        token, text, new = normal(token), normal(text), normal(new_text)
        if not may_be_kept(new):
            raise cannot_keep(new_text)
        with self._lock:
            with self._store.writing() as tables:
                state = tables.pair(token, text)
                if state is None:
                    return False
                tables.put_pair(token, text, None)
                tables.add_pairs([(token, new, state)])
            self._pictures.mark_token(token)
        self._store.wipe()
        return True

    def remove_pair(self, token: str, text: str) -> bool:
        """Forget a pair; whether there was one."""
        token, text = normal(token), normal(text)
        with self._lock:
            with self._store.writing() as tables:
                known = tables.pair(token, text) is not None
                tables.put_pair(token, text, None)
            self._pictures.mark_token(token)
        self._store.wipe()
        return known

    def remove_token(self, token: str) -> int:
        """Forget all pairs of a token as read; how many there were."""
        token = normal(token)
        with self._lock:
            with self._store.writing() as tables:
                removed = tables.remove_token(token)
            self._pictures.mark_token(token)
        self._store.wipe()
        return removed

    def remove_word(self, text: str) -> bool:
        """Forget a word or phrase of the clerk's; whether there was one."""
        word = normal(text)
        with self._lock:
            with self._store.writing() as tables:
                known = tables.word(word) is not None
                tables.put_word(word, None)
            self._pictures.mark_words()
        self._store.wipe()
        return known

    def clear(self) -> None:
        """Forget everything, for good."""
        with self._lock:
            with self._store.writing() as tables:
                tables.clear()
            self._receipts.clear()
            self._pictures.mark_everything()
        self._store.wipe(shrink=True)

    # Taking along

    def exported(self) -> bytes:
        """All of it as a file (see ``soat_core.memory.exchange``)."""
        with self._store.reading_long() as tables:
            return exchange.write(tables.pairs(), tables.words())

    def export_to(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> FileStamp:
        """Write ``exported`` to a file.  Raises ``OutputError`` too, as ``write_atomically``."""
        return write_atomically(path, self.exported(), overwrite=overwrite)

    def import_from(self, path: str | os.PathLike[str]) -> Sizes:
        """Add what an exported file holds, all of it or nothing; how many pairs and words.

        Counts are added to those that are here, so a file that is imported twice counts twice.
        Raises ``InputError`` too, for anything but an exported memory.
        """
        data, _ = read_file(path, exchange.MAX_BYTES)
        contents = exchange.read(data, os.fspath(path), self._today())
        with self._lock:
            with self._store.writing() as tables:
                tables.add_pairs(contents.pairs)
                tables.add_words(contents.words)
                self._keep_bounds(tables)
            self._pictures.mark_everything()
        return Sizes(len(contents.pairs), len(contents.words))

    # Within

    def _today(self) -> date:
        return self._clock().date()

    def _keep_bounds(self, tables: Tables) -> None:
        if tables.forget_beyond(self._max_pairs, self._max_words):
            self._pictures.mark_everything()

    def _note(self, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            self._pictures.mark_token(decision.read)
            if decision.new_words:
                self._pictures.mark_words()

    def _keep_receipts(self, decisions: Sequence[Decision], receipts: Sequence[Receipt]) -> None:
        for decision, receipt in zip(decisions, receipts, strict=True):
            self._receipts.setdefault(decision, []).append(receipt)
        while len(self._receipts) > _RECEIPTS:
            del self._receipts[next(iter(self._receipts))]


def _pair(token: str, text: str, state: PairState) -> Pair:
    accepted, rejected, last_used, contexts = state
    return Pair(token, text, accepted, rejected, day_of(last_used), unpack(contexts))
