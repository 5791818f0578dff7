"""A report of 500 pages with its scan, in the real window: how soon and how smoothly it is seen.

Prints JSON.  Times are milliseconds of the clock, ``cpu`` those of the processor in the window's
thread; memory is MB (10**6 bytes), at most so far.

- ``beside``: a text of 500 pages is opened with its PDF of 300 dpi beside it: until the first page
  stands in the panel;
- ``layer``: a PDF of 500 pages with a text layer is opened: until its first page is seen, and until
  its text can be worked with;
- ``scroll``: through all pages of the panel from the first to the last, ten a second: how long the
  window was deaf at most (``stall``), and how long a page took that was waited for.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import scan_material as material

if TYPE_CHECKING:
    from soat_gui.facsimile.panel import FacsimilePanel

PATIENCE_S = 300.0
PAGE_S = 0.1
"""From one page to the next."""
WAITED_FOR = 25
"""Every such page is waited for."""

Values = dict[str, float]


class Bench:
    """A window with the page's picture beside the text."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QSettings

        from soat_core.engine.apart import EngineHost
        from soat_gui.app import application, make_window
        from soat_gui.garbage import keep_house
        from soat_gui.settings import Settings

        self.folder = folder
        # in a process of its own, so that it has no share in the memory
        subprocess.run([sys.executable, material.__file__, str(folder)], check=True)
        self.app = application()
        store = QSettings(str(folder / "soat.ini"), QSettings.Format.IniFormat)
        memory = folder / "memory.sqlite3"
        self.engine = EngineHost()
        self.window = make_window(
            self.app, Settings(store), load=self.engine.load, memory_file=memory
        )
        keep_house(self.window.desk, self.window.suggester, self.window.tasks)
        self.window.resize(1600, 900)
        self.window.show()
        self.window.registry.actions["facsimile"].trigger()

    @property
    def panel(self) -> FacsimilePanel:
        from soat_gui.facsimile.panel import FacsimilePanel

        return self.window.findChildren(FacsimilePanel)[0]

    def close(self) -> None:
        self.window.files.may_leave = lambda: True  # type: ignore[method-assign]
        self.window.close()
        self.engine.close()

    def spin(self, done: Callable[[], bool], seconds: float = PATIENCE_S) -> tuple[float, float]:
        """Let the window work until something holds.  The longest time that it was deaf, in ms of
        the clock and of the processor."""
        until, longest, busy = time.perf_counter() + seconds, 0.0, 0.0
        while not done() and time.perf_counter() < until:
            begin, begun = time.perf_counter(), time.thread_time()
            self.app.processEvents()
            longest = max(longest, time.perf_counter() - begin)
            busy = max(busy, time.thread_time() - begun)
            time.sleep(0.001)
        return longest * 1e3, busy * 1e3

    def open(self, name: str) -> Values:
        """A file, until its first page is seen."""
        before = self.window.files.session
        begin, begun = time.perf_counter(), time.thread_time()
        self.window.open(self.folder / name)
        self.spin(lambda: self.window.files.session is not before and self.shows_page())
        return {
            "first_page_ms": (time.perf_counter() - begin) * 1e3,
            "first_page_cpu_ms": (time.thread_time() - begun) * 1e3,
            "peak_mb": peak_mb(),
        }

    def preview(self, name: str) -> Values:
        """A PDF that is read page by page, until its first page is seen, then until all is read."""
        for session in list(self.window.desk.sessions):
            self.window.desk.remove(session)
        begin = time.perf_counter()
        self.window.open(self.folder / name)
        self.spin(self.window.facsimile.preview.isVisible)
        seen = time.perf_counter() - begin
        self.spin(lambda: self.window.files.session is not None and self.shows_page())
        return {
            "first_page_ms": seen * 1e3,
            "text_ms": (time.perf_counter() - begin) * 1e3,
            "peak_mb": peak_mb(),
        }

    def shows_page(self) -> bool:
        """Whether the page in front is there as sharp as the panel wants it."""
        images, view = self.window.facsimile.images, self.panel.view
        if images is None or not view.isVisible():
            return False
        located = images.image(self.panel.page, view.shown_width)
        return located is not None and located.image.width() >= min(view.shown_width, 512)

    def scroll(self) -> Values:
        """From the first page to the last."""
        stalls: list[tuple[float, float]] = []
        waits: list[float] = []
        for page in range(material.PAGES):
            begin, begun = time.perf_counter(), time.thread_time()
            self.panel.page_chosen.emit(page)
            spent = time.perf_counter() - begin, time.thread_time() - begun
            stalls.append((spent[0] * 1e3, spent[1] * 1e3))
            if page % WAITED_FOR == 0:
                self.spin(self.shows_page, 20)
                waits.append((time.perf_counter() - begin) * 1e3)
            left = PAGE_S - (time.perf_counter() - begin)
            stalls.append(self.spin(lambda: False, max(left, 0.01)))
        clock, cpu = (sorted(times) for times in zip(*stalls, strict=True))
        return {
            "stall_max_ms": clock[-1],
            "stall_p99_ms": clock[len(clock) * 99 // 100],
            "stall_max_cpu_ms": cpu[-1],
            "stall_p99_cpu_ms": cpu[len(cpu) * 99 // 100],
            "page_median_ms": median(waits),
            "page_max_ms": max(waits),
            "peak_mb": peak_mb(),
        }


def peak_mb() -> float:
    # ru_maxrss is in KiB on Linux
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def measure() -> dict[str, Values]:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        try:
            found = {"beside": bench.open("bao-cao.txt")}
            found["scroll"] = bench.scroll()
            found["layer"] = bench.preview("lop-chu.pdf")
        finally:
            bench.close()
    return found


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
