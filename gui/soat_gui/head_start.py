"""Reads the report that is open first, and has the engine begin with it, while the window is still
being made."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Thread

from soat_core.document import Document
from soat_core.engine.apart import EngineHost
from soat_core.engine.suggestion import Known
from soat_core.files import OpenedFile, is_scan, open_file
from soat_core.portions import parts
from soat_gui.editor.spot import Spot
from soat_gui.kept import read
from soat_gui.settings import Settings
from soat_resources import resource_path

MOST_BYTES = 4_000_000
"""Of a file that is read ahead: with a larger one the window is there first."""


class HeadStart:
    """On one report; what it makes of it is only ever an advantage."""

    def __init__(self, engine: EngineHost) -> None:
        self._engine = engine
        self._path: Path | None = None
        self._opened: OpenedFile | None = None
        self._keeping = Lock()
        self._is_read = Event()

    def begin(self, path: Path, spot: Spot) -> None:
        """Read a file in another thread, unless that may take long, and tell the engine of it.
        ``spot`` is where the clerk was in it."""
        if _is_quick(path):
            self._path = path
            Thread(target=self._read, args=(path, spot), daemon=True).start()

    def taken(self, path: Path) -> OpenedFile | None:
        """What was read of a file that is still as it was then, once: it is worked on now."""
        if path != self._path:
            return None
        self.finish()
        opened = self._opened
        self.let_go()
        return opened if opened is not None and _is_as_it_was(path, opened) else None

    def finish(self) -> None:
        """Wait until the file is read, if one is."""
        if self._path is not None:
            self._is_read.wait()

    def let_go(self) -> None:
        """Nobody will ask for what was read, or not again."""
        with self._keeping:
            self._path = self._opened = None

    def _read(self, path: Path, spot: Spot) -> None:
        # Whoever opens the file is told what is wrong with it, whatever that is.
        with contextlib.suppress(Exception):
            try:
                opened = open_file(path)
                expected = _in_sight(opened.document, spot)
                with self._keeping:
                    self._opened = opened if self._path else None
                # From here on the report is somebody else's, who may change it.
                del opened
            finally:
                self._is_read.set()
            if expected is not None:
                self._engine.expect(*expected)


def _in_sight(document: Document, spot: Spot) -> tuple[str, int, int, list[Known]] | None:
    """What the engine is told of a report, to begin with what will be in sight."""
    report = document.report
    top = report.line_starts[min(spot.line, report.line_count - 1)]
    part = next((one for one in parts(report) if one.start <= top < one.end), None)
    if part is None:
        return None
    known = [Known(edit.start, edit.end, edit.text) for edit in document.edits_in(*part)]
    return report.ocr_text, *part, known


def first_report(
    files: Sequence[Path], settings: Settings, *, sample: bool
) -> tuple[Path, Spot] | None:
    """The file that will be open first, and where in it, as ``MainWindow.start`` goes about it;
    None where that is not known, or it takes more than to open that file."""
    shipped = resource_path("sample", "bao-cao-mau.ocr.txt"), Spot()
    if sample:
        return shipped
    if files:
        return (files[0], Spot()) if len(files) == 1 else None
    if settings.restores:
        kept = list(read(settings.last_session))
        front = next((one for one in kept if one.in_front), None)
        if front is not None:
            return None if front.pages or front.encoding else (front.path, front.spot)
        if kept:
            return None
    return None if settings.has_started else shipped


def _is_quick(path: Path) -> bool:
    try:
        size = path.stat().st_size if path.is_file() else MOST_BYTES
    except (OSError, ValueError):
        return False
    return size < MOST_BYTES and not is_scan(path)


def _is_as_it_was(path: Path, opened: OpenedFile) -> bool:
    try:
        now = os.stat(path)
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (opened.stamp.size, opened.stamp.mtime_ns)
