"""A day's work in one session of the real window: 50,000 actions, and what they cost.

    python tests/e2e/working_day.py --actions 50000 --seed 1

The window (offscreen) opens a report of some 20,000 tokens; a seeded script decides, undoes,
redoes, takes back, notes, and saves every 500 actions, each followed by everything the window does
about it.  Prints a line of JSON for every tenth of the day: the latency of an action, the memory
after a pause of some seconds, and the size of the journal before and after the last save.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from tests.e2e.crashes.script import TEXTS, WORDS
from tests.gui.fake_engine import FakeEngine

from soat_core.actions import ActionKind
from soat_core.annotation import Annotation
from soat_core.edits import Edit, kind_of
from soat_core.engine.suggestion import Known, Suggestion
from soat_core.errors import ActionError
from soat_core.text import Span, tokens
from soat_gui.app import application, make_window
from soat_gui.garbage import keep_house
from soat_gui.main_window import MainWindow
from soat_gui.session import Session
from soat_gui.settings import Settings

LINES, WORDS_A_LINE = 2000, 10
SAVES_EVERY = 500
PAUSE_S = 8
"""Nobody decides 25 times a second for hours; what is given back is given back in a pause."""
READINGS = {"Két": [("Kết", 0.9)], "qua": [("quả", 0.9)], "d6i": [("đối", 0.6)]}


class Engine(FakeEngine):
    """Keeps nothing of what it was asked: here that would be all there is to see."""

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        found = super().suggest(start, end, known)
        self.asked.clear()
        self.known.clear()
        return found


class Day:
    """Somebody who decides on, at random places of one report."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        lines = (" ".join(self.chance.choices(WORDS, k=WORDS_A_LINE)) for _ in range(LINES))
        (folder / "a.ocr.txt").write_text("\n".join(lines), encoding="utf-8")
        self.window = self._opened()
        session = self.window.desk.session
        assert session is not None
        self.session: Session = session
        self.spans = list(tokens(session.report.ocr_text))
        self.saved_sizes: tuple[int, int] = (0, 0)

    def act(self, number: int) -> None:
        """One action, with all that the window does about it at once."""
        name = self.chance.choice(["put"] * 12 + ["series", "drop", "note", "undo", "redo", "take"])
        with contextlib.suppress(ActionError):
            getattr(self, f"_{name}")()
        QApplication.processEvents()
        # only a running event loop does this by itself
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if number % SAVES_EVERY == SAVES_EVERY - 1:
            self._save()

    def pause(self) -> None:
        until = time.monotonic() + PAUSE_S
        window = self.window
        wait_until(lambda: time.monotonic() > until and window.suggester.is_settled)

    def close(self) -> None:
        self._save()
        self.window.close()

    # Within

    def _opened(self) -> MainWindow:
        app = application()
        store = QSettings(str(self.folder / "soat.ini"), QSettings.Format.IniFormat)
        window = make_window(
            app,
            Settings(store),
            language="en",
            load=lambda: Engine(READINGS),
            memory_file=self.folder / "data" / "memory.sqlite3",
        )
        keep_house(window.desk, window.suggester, window.tasks)
        window.show()
        window.open(self.folder / "a.ocr.txt")
        wait_until(lambda: window.desk.session is not None)
        return window

    def _edit(self, span: Span) -> Edit:
        text = self.chance.choice(TEXTS) + str(self.chance.randrange(100))
        read = self.session.report.ocr_text[span.start : span.end]
        return Edit(*span, text, kind_of(read, text))

    def _put(self) -> None:
        self.session.decide(ActionKind.TYPE, [self._edit(self.chance.choice(self.spans))])

    def _series(self) -> None:
        edits = {e.key: e for e in map(self._edit, self.chance.choices(self.spans, k=20))}
        self.session.decide(ActionKind.SERIES, edits.values())

    def _drop(self) -> None:
        edits = self.session.document.edits
        if edits:
            self.session.decide(ActionKind.REVERT, drop=[Span(*self.chance.choice(edits).key)])

    def _note(self) -> None:
        start = self.chance.choice(self.spans).start
        note = Annotation(f"n{self.chance.randrange(200)}", start, start, "note", "ghi chú")
        self.session.decide(ActionKind.ANNOTATE, annotate=[note])

    def _undo(self) -> None:
        self.session.undo()

    def _redo(self) -> None:
        self.session.redo()

    def _take(self) -> None:
        line = self.session.document.history.line[-50:]
        if line:
            self.session.take_back(self.chance.choice(line).action.identity)

    def _save(self) -> None:
        wait_until(lambda: self.window.journaling.is_settled)
        before = self._journal()
        saver = self.window.files.saver
        saver.save(self.session)
        wait_until(lambda: not saver.is_busy and self.window.journaling.is_settled)
        self.saved_sizes = before, self._journal()

    def _journal(self) -> int:
        return sum(path.stat().st_size for path in (self.folder / "data").rglob("*.journal"))


def wait_until(holds: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: holds() and loop.quit())
    timer.start(2)
    if not holds():
        loop.exec()
    timer.stop()


def run(actions: int, seed: int) -> Iterator[dict[str, float]]:
    process = psutil.Process()
    part = max(1, actions // 10)
    with tempfile.TemporaryDirectory(prefix="soat-day-") as folder:
        day = Day(Path(folder), seed)
        times: list[float] = []
        for number in range(actions):
            begun = time.perf_counter()
            day.act(number)
            if number % SAVES_EVERY != SAVES_EVERY - 1:
                times.append((time.perf_counter() - begun) * 1000)
            if number % part == part - 1:
                day.pause()
                times.sort()
                before, after = day.saved_sizes
                yield {
                    "actions": number + 1,
                    "median_ms": round(times[len(times) // 2], 2),
                    "p99_ms": round(times[len(times) * 99 // 100], 2),
                    "memory_mb": round(process.memory_info().rss / 2**20, 1),
                    "journal_kb_before_saving": before // 1024,
                    "journal_kb_after_saving": after // 1024,
                    "history": len(day.session.document.history),
                }
                times = []
        day.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--actions", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for tenth in run(given.actions, given.seed):
        print(json.dumps(tenth), flush=True)
