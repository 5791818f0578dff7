"""All journals of a person: looking at them, forgetting them, and keeping them from piling up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from soat_core.files import record_path_for
from soat_core.journal.errors import BusyJournalError, JournalError
from soat_core.journal.filing import read, remove
from soat_core.journal.forest import Forest
from soat_core.journal.place import DAMAGED, ENDING, Lock, is_busy
from soat_core.journal.tree import Node, fork, path

MOST_BYTES = 1024 * 1024 * 1024
"""What all journals together may take.  Beyond that the ones used longest ago go, but never one
that holds work that is in no record."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A journal as it lies on the disk."""

    path: Path
    record: str
    """Where the record of its report is or would be; empty where nothing can be read."""
    source: str
    """Name of the file that was imported."""
    actions: int
    """How many there are to be undone."""
    unsaved: int
    """Actions since a record was written last."""
    used: datetime
    size: int
    """In bytes, with what was put aside of it."""


def shelved(folder: Path) -> Iterator[Shelved]:
    """Every journal in a folder, the one used last first.  What cannot be read is among them."""
    for one in _by_age(folder):
        found = look(one)
        if found is not None:
            yield found


def look(journal: Path) -> Shelved | None:
    """What a journal holds; None where it has just gone."""
    try:
        status = journal.stat()
        forest, _, _ = read(journal.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, JournalError):
        forest = Forest()
    head = forest.head
    used = datetime.fromtimestamp(status.st_mtime, UTC)
    size = status.st_size + _size(journal.with_suffix(DAMAGED))
    actions = len(path(forest.here)) - 1 if forest.here else 0
    return Shelved(
        journal,
        head.record if head else "",
        head.source if head else "",
        actions,
        _unsaved(forest),
        used,
        size,
    )


def of_report(folder: Path, file: Path) -> list[Shelved]:
    """The journals of a text or record, which need not be there any more."""
    names = {os.path.realpath(file), os.path.realpath(record_path_for(file))}
    return [one for one in shelved(folder) if one.record in names]


def forget(one: Shelved) -> None:
    """Remove a journal.

    Raises ``BusyJournalError`` while a window keeps it, and ``JournalError``.
    """
    lock = Lock(one.path)
    try:
        remove(one.path)
    finally:
        lock.release()


def older_than(folder: Path, days: int) -> list[Shelved]:
    """The journals that nobody used for so many days."""
    limit = datetime.now(UTC) - timedelta(days=days)
    return [one for one in shelved(folder) if one.used < limit]


def tidy(folder: Path, most: int = MOST_BYTES) -> int:
    """Remove the journals used longest ago until all take no more than ``most`` bytes.

    Those in use and those with unsaved work stay.  Gives how many went.
    """
    journals = list(_by_age(folder))
    total = sum(map(_size, journals))
    gone = 0
    for journal in reversed(journals):
        if total <= most:
            break
        one = look(journal)
        if one is None or one.unsaved or is_busy(journal):
            continue
        try:
            forget(one)
        except (BusyJournalError, JournalError):
            continue
        total -= one.size
        gone += 1
    return gone


def _by_age(folder: Path) -> list[Path]:
    """The journals in a folder, the one used last first."""
    found = ((one, _modified(one)) for one in folder.glob(f"*{ENDING}"))
    return [one for one, _ in sorted(found, key=lambda pair: pair[1], reverse=True)]


def _unsaved(forest: Forest) -> int:
    here = forest.here
    if here is None:
        return 0
    way = path(here)
    saved = [mark.node for mark in forest.marks] or [way[0]]
    return min(_between(way, path(node)) for node in saved)


def _between(one: list[Node], other: list[Node]) -> int:
    common = fork(one, other)
    return len(one) + len(other) - 2 * common


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
