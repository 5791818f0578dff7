"""One life of the program: it opens the report, works, and is killed."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.core.journal.fragile import Faults, FragileDisk
from tests.e2e.crashes.script import operations

from soat_core.document import Document
from soat_core.errors import OutputError
from soat_core.files import save_record
from soat_core.journal import JournalError, Kept, Scribe, open_with_history

FAILS_FOR = 15
"""Calls; after that the disk takes everything again."""
REPORT = struct.Struct("<cid")
"""What a process tells: ``b`` an operation begins, ``e`` it ended, ``d`` so much is on the disk,
``s`` so many bytes of the journal are synced, ``k`` the process is about to kill itself."""


@dataclass
class Plan:
    """How a life is to end."""

    seed: int
    inside: str = ""
    """``journal`` or ``save``: the process kills itself there; else it is killed."""
    after: int = 0
    """So many calls go well before."""
    part: float = 0.5
    lasts_s: float = 0.0
    fails: int = -1
    """From which call on the disk of the journal fails for a while."""
    code: int = errno.ENOSPC
    cuts_power: bool = False


def live(folder: Path, plan: Plan, out: int) -> None:
    """Work until killed; never returns to where it was forked."""

    def tell(what: bytes, number: int) -> None:
        os.write(out, REPORT.pack(what, number, time.monotonic()))

    disk = TellingDisk(plan, tell)
    path = record_in(folder) if record_in(folder).exists() else text_in(folder)
    opened = open_with_history(path, folder=folder / "journals", disk=disk)
    kept = opened.kept
    assert kept is not None and kept.journal is not None
    wake = threading.Event()
    sha256 = opened.stamp.sha256 if opened.is_record else None
    scribe = Scribe(kept.recovered, kept.journal, sha256, wake.set)
    number = 0

    def write() -> None:
        while True:
            wake.wait(0.02)
            wake.clear()
            done = number
            with contextlib.suppress(JournalError):
                kept.journal.flush()
                tell(b"d", done)

    threading.Thread(target=write, daemon=True).start()
    continue_from(opened.document, kept)
    stamp = opened.stamp if opened.is_record else None
    tell(b"b", 0)
    tell(b"e", 0)
    for name in operations(opened.document, plan.seed):
        if name == "save":
            ticket = scribe.saving()
            disk.is_saving = plan.inside == "save"
            with contextlib.suppress(OutputError):
                stamp = save_record(
                    opened.document,
                    record_in(folder),
                    engine_version="1",
                    expected=stamp,
                    overwrite=True,
                    announce=ticket.announce,
                )
                scribe.saved(ticket)
                scribe.stays()
            disk.is_saving = False
        tell(b"e", number + 1)
        number += 1
        tell(b"b", number)
        time.sleep(0.001)
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGKILL)


class TellingDisk(FragileDisk):
    """Tells what is synced, and kills the process where the plan says so."""

    def __init__(self, plan: Plan, tell: Callable[[bytes, int], None]) -> None:
        faults = Faults(plan.fails, code=plan.code, lasts=True, part=plan.part, before=self.before)
        super().__init__(faults)
        self.plan, self.tell = plan, tell
        self.is_saving = False
        self.calls = 0
        if plan.inside == "save":
            for name in ("replace", "fsync", "link", "write", "open"):
                setattr(os, name, self.deadly(getattr(os, name)))

    def before(self, call: str) -> None:
        if len(self.faults.seen) > self.plan.fails + FAILS_FOR:
            self.faults.after, self.faults.lasts = -1, False
        if self.plan.inside == "journal":
            self.count_down()

    def deadly(self, call: Any) -> Any:
        def instead(*args: Any, **named: Any) -> Any:
            if self.is_saving and threading.current_thread() is threading.main_thread():
                self.is_saving = False
                self.count_down()
                self.is_saving = True
            return call(*args, **named)

        return instead

    def count_down(self) -> None:
        self.calls += 1
        if self.calls > self.plan.after:
            self.tell(b"k", 0)
            os.kill(os.getpid(), signal.SIGKILL)

    def append(self, path: Path, length: int) -> Any:
        return self.torn(super().append(path, length), path)

    def create(self, path: Path) -> Any:
        return self.torn(super().create(path), path)

    def torn(self, writing: Any, path: Path) -> Any:
        """Half a write reaches the file before the end; and what is synced is told."""
        write, sync = writing.write, writing.sync

        def half(data: bytes) -> None:
            if self.plan.inside == "journal" and self.calls + 1 > self.plan.after:
                writing._inner.write(data[: int(len(data) * self.plan.part)])
            write(data)

        def told() -> None:
            sync()
            if path.suffix == ".journal":
                self.tell(b"s", path.stat().st_size)

        writing.write, writing.sync = half, told
        return writing

    def replace(self, new: Path, old: Path) -> None:
        super().replace(new, old)
        self.tell(b"s", old.stat().st_size)


def continue_from(document: Document, kept: Kept) -> None:
    """Go on where the work was left."""
    unsaved = kept.unsaved
    if unsaved is None:
        return
    assert unsaved.fits
    if unsaved.branch is not None:
        document.bring_back(unsaved.branch)
    else:
        document.undo(unsaved.back)


def text_in(folder: Path) -> Path:
    return folder / "a.ocr.txt"


def record_in(folder: Path) -> Path:
    return folder / "a.tei.xml"
