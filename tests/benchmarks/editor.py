"""How quick the real window is in a report of 500 pages, 200,000 tokens.

Prints JSON.  Times are milliseconds of the clock unless the name says otherwise, memory is MB
(10**6 bytes) in use at that moment, or at most so far (``peak``).

- ``open``: until the first page stands on the screen, until it has its suggestions, until all have;
- ``keys``: from a key to its result painted, by what the key does, 30 keys a second, as they come
  from a key that is held down; a key that comes while the window is at work waits, and that counts.
  ``busy`` while the engine works on the rest of the report, ``idle`` afterwards.  ``alone`` leaves
  out when other programs had the processor, ``cpu`` is the processor time of the window's thread;
- ``scroll``: from a turn of the wheel, or a pull at the scroll bar, to the painted frame;
- ``interlinear``: the same for the other view, and what it takes to change to it.

``stolen_percent``, of each part, is how much of the processors' time a virtual machine's host gave
to others meanwhile (Linux): times of the clock, also ``alone``, hold that, and mean little above 1.

``python tests/benchmarks/editor.py`` off screen, ``--xvfb`` on an X server of its own.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from material import long_report

if TYPE_CHECKING:
    from soat_gui.main_window import MainWindow

PATIENCE_S = 900.0
"""For the engine to read the whole report."""
HOUSEKEEPING_S = 8.0
"""In which freed memory is given back."""
BUSY_KEYS, IDLE_KEYS = 60, 200
"""Presses of each kind of key."""
KEY_S = 1 / 30
"""From one key to the next."""
SHORTEST_PAUSE_S = 0.015
"""That is left to the window between two keys, also on a machine that is busy with other things."""
FRAMES = 300
FRAME_MS = 1000
"""Longer than any frame; a key that changes nothing on the screen is given up after it."""

_SCHEDULE = Path("/proc/thread-self/schedstat")
"""Nanoseconds that a thread ran and was kept waiting, on Linux."""

Values = dict[str, float]


class Time(NamedTuple):
    """Milliseconds."""

    clock: float
    cpu: float
    """Of the window's thread."""
    alone: float
    """Of the clock, without those in which other programs had the processor."""


class Eye:
    """Watches the panes being painted."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Filter(QObject):
            painted: Time | None = None
            is_painting = False

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and watched is not window:
                    self.is_painting = True
                if event.type() == QEvent.Type.UpdateRequest and watched is window:
                    # Paints all that is to be painted, and puts it on the screen.
                    window.event(event)
                    if self.is_painting:
                        self.painted, self.is_painting = now(), False
                    return True
                return False

        self._filter = Filter()
        # The field is opaque: what changes within it alone is not painted under it.
        for widget in (window, window.page.view.viewport(), window.page.view.field):
            widget.installEventFilter(self._filter)

    def until_painted(self, act: Callable[[], object], since: float | None = None) -> Time:
        """How long it takes until what ``act`` changes is on the screen; other work that comes
        before counts, as it does for a person.  ``since`` is when ``act`` was due, of
        ``perf_counter``, where the window may have been at work then."""
        from PySide6.QtWidgets import QApplication

        self._filter.painted, self._filter.is_painting = None, False
        begin = now(begins=True)
        waited = 0.0 if since is None else begin.clock - since * 1e3
        until = time.perf_counter() + FRAME_MS / 1e3
        act()
        while self._filter.painted is None and time.perf_counter() < until:
            QApplication.processEvents()
        end = self._filter.painted or now()
        return Time(
            end.clock - begin.clock + waited,
            end.cpu - begin.cpu,
            end.alone - begin.alone + waited,
        )


def now(*, begins: bool = False) -> Time:
    """The time that counts up; of something that ``begins``, without what asking for it takes."""
    clock = time.perf_counter() * 1e3
    cpu, waited = time.thread_time() * 1e3, _kept_waiting_ms()
    if begins:
        clock = time.perf_counter() * 1e3
    return Time(clock, cpu, clock - waited)


def _kept_waiting_ms() -> float:
    """How long this thread could have run and did not, since it began; 0 where nobody tells."""
    try:
        return int(_SCHEDULE.read_text(encoding="ascii").split()[1]) / 1e6
    except (OSError, IndexError):
        return 0.0


class Bench:
    """One window with the long report in it."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings

        from soat_core.engine.apart import EngineHost
        from soat_gui.app import application, make_window
        from soat_gui.garbage import keep_house
        from soat_gui.settings import Settings

        self.app = application()
        self.path = folder / "report.txt"
        self.path.write_text(long_report(), encoding="utf-8")
        settings = Settings(QSettings(str(folder / "soat.ini"), QSettings.Format.IniFormat))
        self.engine = EngineHost()
        self.window = make_window(
            self.app, settings, load=self.engine.load, memory_file=folder / "memory.sqlite3"
        )
        keep_house(self.window.desk, self.window.suggester, self.window.tasks)
        self.window.resize(1280, 800)
        self.window.show()
        self._activate()
        self.eye = Eye(self.window)
        self.chance = random.Random(1)
        self._due = 0.0
        """When the next key is pressed, of ``perf_counter``."""

    def _activate(self) -> None:
        """Keys of commands go nowhere in a window that is not active, and nobody makes it so where
        there is no window manager."""
        from PySide6.QtTest import QTest

        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        if not QTest.qWaitForWindowActive(self.window):
            raise SystemExit("The window does not become active: its keys cannot be measured.")

    def close(self) -> None:
        self.window.files.may_leave = lambda: True  # type: ignore[method-assign]
        self.window.close()
        self.engine.close()

    def spin(self, done: Callable[[], bool], seconds: float) -> None:
        """Let the window work until something holds."""
        until = time.perf_counter() + seconds
        while not done() and time.perf_counter() < until:
            self.app.processEvents()
            time.sleep(0.001)

    # Opening

    def open(self) -> Values:
        from soat_gui.engine_state import EngineState

        view, suggester = self.window.page.view, self.window.suggester
        self.spin(lambda: suggester.state is not EngineState.LOADING, PATIENCE_S)
        begin = time.perf_counter()
        self.window.open(self.path)
        self.spin(lambda: view.place is not None, PATIENCE_S)
        self.eye.until_painted(view.viewport().update)
        found = {"readable_ms": (time.perf_counter() - begin) * 1e3}
        self.spin(lambda: self._is_suggested(view.lines_in_sight), PATIENCE_S)
        found["suggested_in_sight_ms"] = (time.perf_counter() - begin) * 1e3
        return found

    def settle(self) -> Values:
        begin = time.perf_counter()
        suggester = self.window.suggester
        self.spin(lambda: suggester.is_settled, PATIENCE_S)
        settled = time.perf_counter() - begin
        self.spin(lambda: False, HOUSEKEEPING_S)
        return {"settled_after_s": settled, **memory(self.engine.process_id)}

    def _is_suggested(self, lines: range) -> bool:
        session = self.window.desk.session
        if session is None or not lines:
            return False
        end = session.report.line_span(lines[-1])[1]
        return bool(session.review.suggestions_in(end - 40, end))

    # Keys

    def keys(self, count: int) -> Values:
        """Every kind of key in turn, from somewhere in the report."""
        found: Values = {}
        everything: list[Time] = []
        for name, keys in KEYS.items():
            self._go_somewhere()
            times = [self._press(keys[number % len(keys)]) for number in range(count)]
            found |= quantiles(name, times)
            everything += times
        for name, times in self._type(count).items():
            found |= quantiles(name, times)
            everything += times
        return {**quantiles("all", everything), **found}

    def _press(self, key: str) -> Time:
        from PySide6.QtTest import QTest

        since = self._due
        spent = self.eye.until_painted(
            lambda: QTest.keySequence(self.window.page.view.field, key), since
        )
        self._due = max(since + KEY_S, time.perf_counter() + SHORTEST_PAUSE_S)
        self._wait_until(self._due)
        return spent

    def _wait_until(self, due: float) -> None:
        """Let the window work; who is late makes the next key late."""
        while (left := due - time.perf_counter()) > 0:
            self.app.processEvents()
            time.sleep(max(0.0, min(0.001, left)))

    def _type(self, count: int) -> dict[str, list[Time]]:
        """Words typed letter by letter, and taken by Enter."""
        self._go_somewhere()
        times: dict[str, list[Time]] = {"type_letter": [], "type_enter": []}
        for number in range(max(1, count // 5)):
            for letter in ("thong", "tin", "doi", "nam")[number % 4]:
                times["type_letter"].append(self._press(letter))
            times["type_enter"].append(self._press("Return"))
        return times

    def _go_somewhere(self) -> None:
        session, cursor = self.window.desk.session, self.window.page.view.token_cursor
        assert session is not None and cursor is not None
        cursor.go_to(self.chance.randrange(len(session.report.ocr_text) * 4 // 5))
        self.spin(lambda: False, 0.3)
        self._due = time.perf_counter()

    # Scrolling

    def scroll(self) -> Values:
        bar = self.window.page.view.verticalScrollBar()
        self._go_somewhere()
        wheel = [self.eye.until_painted(self._turn_wheel) for _ in range(FRAMES)]
        pages = [
            self.eye.until_painted(lambda: bar.setValue(bar.value() + bar.pageStep()))
            for _ in range(FRAMES)
        ]
        places = [self.chance.randrange(bar.maximum()) for _ in range(FRAMES)]
        pulls = [self.eye.until_painted(lambda at=at: bar.setValue(at)) for at in places]  # type: ignore[misc]
        return {
            **quantiles("wheel", wheel),
            **quantiles("page", pages),
            **quantiles("pull", pulls),
        }

    def interlinear(self) -> Values:
        """Changing to the other view and back, and walking in it."""
        toggle = self.window.registry.actions["interlinear"].trigger
        self._go_somewhere()
        changes = [self.eye.until_painted(toggle) for _ in range(19)]
        self._due = time.perf_counter()
        pages = [self._press(("PgDown", "PgUp")[number // 30 % 2]) for number in range(90)]
        wheel = [self.eye.until_painted(self._turn_wheel) for _ in range(90)]
        self.eye.until_painted(toggle)
        return {
            **quantiles("change", changes),
            **quantiles("page_down", pages),
            **quantiles("wheel", wheel),
        }

    def _turn_wheel(self) -> None:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent

        viewport = self.window.page.view.viewport()
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at, viewport.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self.app.sendEvent(viewport, event)


KEYS = {
    "next_suspect": ("Tab",),
    "accept": ("Return",),
    "candidate": ("2", "1", "2"),
    "keep": ("F4",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y",),
    "word": ("Right",),
    "line": ("Down",),
    "page_down": ("PgDown",),
    "page_up": ("PgUp",),
    "ends": ("Ctrl+End", "Ctrl+Home"),
}
"""What a key does, and the keys pressed in turn for it."""


def quantiles(name: str, values: list[Time]) -> Values:
    ordered = sorted(one.clock for one in values)
    alone = sorted(one.alone for one in values)
    processor = sorted(one.cpu for one in values)
    nearly_last = round(0.99 * (len(ordered) - 1))
    return {
        f"{name}_p50": median(ordered),
        f"{name}_p99": ordered[nearly_last],
        f"{name}_max": ordered[-1],
        f"{name}_alone_p99": alone[nearly_last],
        f"{name}_alone_max": alone[-1],
        f"{name}_cpu_p99": processor[nearly_last],
    }


def memory(engine: int | None) -> Values:
    """Of the window's process, now and at most, and of the engine's; ``together`` counts once what
    both have from the same files."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    pages = Path("/proc/self/statm")
    if not pages.exists() or engine is None:
        return {"peak_mb": peak}
    now = int(pages.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    here, there = (_proportional_mb(process) for process in ("self", str(engine)))
    return {"used_mb": now, "peak_mb": peak, "engine_mb": there, "together_mb": here + there}


def _proportional_mb(process: str) -> float:
    """Memory of a process, of what it shares with others its share."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


def _stolen_and_all_ticks() -> tuple[int, int]:
    """What the host of a virtual machine gave to others, and all, of all processors since it was
    started; 0 and 1 where nobody tells."""
    try:
        total = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()
        # user nice system idle iowait irq softirq steal; what follows is part of the first two
        ticks = [int(one) for one in total[1:9]]
    except (OSError, IndexError, ValueError):
        return 0, 1
    return ticks[7], sum(ticks)


def with_stolen(part: Callable[[], Values]) -> Values:
    """What a part finds, and how much of the time was not the machine's own."""
    stolen, ticks = _stolen_and_all_ticks()
    found = part()
    stolen_now, ticks_now = _stolen_and_all_ticks()
    share = (stolen_now - stolen) / max(1, ticks_now - ticks)
    return {**found, "stolen_percent": 100 * share}


def measure() -> dict[str, Values]:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        parts: dict[str, Callable[[], Values]] = {
            "open": bench.open,
            "keys_busy": lambda: bench.keys(BUSY_KEYS),
            "settled": bench.settle,
            "keys_idle": lambda: bench.keys(IDLE_KEYS),
            "scroll": bench.scroll,
            "interlinear": bench.interlinear,
            "at_the_end": lambda: memory(bench.engine.process_id),
        }
        found = {name: with_stolen(part) for name, part in parts.items()}
        bench.close()
    return {part: {k: round(v, 1) for k, v in values.items()} for part, values in found.items()}


@contextmanager
def x_server() -> Iterator[str]:
    """The name of a display that nobody looks at."""
    program = shutil.which("Xvfb")
    if program is None:
        raise SystemExit("Xvfb is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    if "--xvfb" in sys.argv:
        with x_server() as display:
            environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            subprocess.run([sys.executable, __file__], check=True, env=environment)
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
