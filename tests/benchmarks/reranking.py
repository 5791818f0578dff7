"""How long it takes from a key to the suggestions that follow from it.

The real window with the real engine, off screen: a clerk decides one suspect after the other, in
the shipped sample and in a report of 200,000 tokens made of it.  Prints JSON, in milliseconds:

- ``key``: until the key is worked off and drawn;
- ``reranked``: from the key until the rest of the page has its new suggestions, and they are drawn;
  ``reranked_cpu`` is the processor time of it, which a busy machine does not lengthen;
- ``all_in_sight``: the same until other pages in sight have theirs too;
- ``blocked``: the longest time meanwhile in which the window answered to nothing.

``python tests/benchmarks/reranking.py [sample] [tokens_200000]``
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest

from soat_gui.app import application, make_window
from soat_gui.demo import wait_until_suggested
from soat_gui.main_window import MainWindow
from soat_gui.session import Session
from soat_gui.settings import Settings
from soat_resources import resource_path

TOKENS = {"sample": 0, "tokens_200000": 200_000}
DECISIONS = 100
PAUSE_S = 0.03
"""Between two decisions."""
PATIENCE_S = 5.0
TICK_MS = 4
"""How often it is looked whether the window answers."""


def report(tokens: int) -> str:
    text = resource_path("sample", "bao-cao-mau.ocr.txt").read_text(encoding="utf-8")
    return text * max(1, round(tokens / len(text.split())))


class Watch:
    """Notes when suggestions that were asked for again stand on the screen."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._draw = window.page.view.viewport().repaint
        self._renew = session.renew_suggestions
        self.applied: list[tuple[float, float]] = []
        session.renew_suggestions = self._timed  # type: ignore[method-assign]

    def _timed(self, *given: object, **named: object) -> bool:
        held = self._renew(*given, **named)  # type: ignore[arg-type]
        self._draw()
        self.applied.append((time.perf_counter(), time.process_time()))
        return held


def measure(window: MainWindow) -> dict[str, float]:
    session, view, suggester = window.files.session, window.page.view, window.suggester
    assert session is not None
    watch = Watch(window, session)
    names = ("key", "reranked", "reranked_cpu", "all_in_sight", "blocked")
    times: dict[str, list[float]] = {name: [] for name in names}

    def is_reranked() -> bool:
        return bool(watch.applied) and not suggester.owes_answer

    QTest.keyClick(view.field, Qt.Key.Key_Tab)
    spin(bool, 0.5)
    for number in range(DECISIONS):
        if not session.review.progress().suspects:
            break
        watch.applied.clear()
        begin, begun = time.perf_counter(), time.process_time()
        # Every third time against the suggestion, as clerks do.
        QTest.keyClick(view.field, Qt.Key.Key_2 if number % 3 == 2 else Qt.Key.Key_Return)
        view.viewport().repaint()
        times["key"].append(time.perf_counter() - begin)
        longest = spin(is_reranked, PATIENCE_S)
        if watch.applied:
            wall, processor = watch.applied[0]
            times["reranked"].append(wall - begin)
            times["reranked_cpu"].append(processor - begun)
            times["all_in_sight"].append(watch.applied[-1][0] - begin)
            times["blocked"].append(longest)
        spin(bool, PAUSE_S)
    found: dict[str, float] = {"decisions": len(times["key"]), "answered": len(times["reranked"])}
    for name, values in times.items():
        found |= quantiles(f"{name}_ms", [value * 1e3 for value in values])
    return found


def quantiles(name: str, values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return {f"{name}_median": median(ordered), f"{name}_p99": ordered[round(0.99 * last)]}


def spin(done: Callable[[], bool], seconds: float) -> float:
    """Let the window work until something holds; gives the longest it answered to nothing."""
    loop = QEventLoop()
    last = time.perf_counter()
    until = last + seconds
    longest = 0.0

    def tick() -> None:
        nonlocal last, longest
        now = time.perf_counter()
        longest = max(longest, now - last - TICK_MS / 1000)
        last = now
        if done() or now > until:
            loop.quit()

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    loop.exec()
    timer.stop()
    return longest


def run(tokens: int) -> dict[str, float]:
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report(tokens), encoding="utf-8")
        settings = Settings(QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat))
        window = make_window(app, settings, memory_file=Path(folder) / "memory.sqlite3")
        window.resize(1280, 800)
        window.show()
        window.open(path)
        begin = time.perf_counter()
        wait_until_suggested(window)
        result = {
            "tokens": len(report(tokens).split()),
            "all_suggested_s": time.perf_counter() - begin,
            **measure(window),
        }
        window.files.may_leave = lambda: True  # type: ignore[method-assign]
        window.close()
    return result


def main() -> None:
    found: dict[str, dict[str, float]] = {}
    for name in sys.argv[1:] or list(TOKENS):
        result = run(TOKENS[name])
        found[name] = {key: round(value, 1) for key, value in result.items()}
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
