"""How long it takes from calling the program until somebody can work.

Prints JSON.  The program is started as ``soat`` starts it, in a process of its own with settings of
its own, several times; the median counts.  Everything is seconds of the clock since the process was
asked for, the interpreter's own start and every import included; ``cpu`` is processor time.

- ``usable_s``: the report stands in the window, painted, and keys are taken;
- ``first_page_after_s``: from then on until all that is in sight has its suggestions, painted;
- ``all_suggested_after_s``: from then on until every page has; ``refined_after_s``: with the
  better engine.

- ``sample``: with the shipped sample, as ``soat demo`` does; ``first_start`` with the tour as well,
  as somebody finds it who starts the program for the first time;
- ``restored``: with the record of the last session, in which half of the first page is decided, and
  a memory of those decisions.

``python tests/benchmarks/start.py`` off screen, ``--xvfb`` on an X server of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soat_gui.main_window import MainWindow

TIMES = 7
DECIDED = 200
"""Tokens of the restored record."""
PATIENCE_S = 120.0
LOOKING_MS = 25
BEGUN = "SOAT_BENCH_BEGUN"
"""When the process was asked for, by the clock that all processes share."""

Values = dict[str, float]


class Watch:
    """Notes when something came to be, and closes the window when all has."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer

        class Filter(QObject):
            def eventFilter(_self, _watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and self._shows_more():
                    # when what was due before it is done, as it would be before a key
                    QTimer.singleShot(0, self._painted)
                return False

        self._window = window
        self._begun = float(os.environ[BEGUN])
        self._filter = Filter()
        self.found: Values = {}
        window.page.view.viewport().installEventFilter(self._filter)
        window.suggester.progressed.connect(self._look)
        self._timer = QTimer()
        self._timer.setInterval(LOOKING_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _shows_more(self) -> bool:
        is_open = self._window.desk.session is not None
        return is_open and not ("usable_s" in self.found and "first_page_s" in self.found)

    def _painted(self) -> None:
        self._note("usable_s")
        if self._is_suggested(self._window.page.view.lines_in_sight):
            self._note("first_page_s")

    def _look(self) -> None:
        session, suggester = self._window.desk.session, self._window.suggester
        if session is None or "first_page_s" not in self.found:
            if time.perf_counter() - self._begun > PATIENCE_S:
                self._window.close()
            return
        if self._is_suggested(range(session.report.line_count)):
            self._note("all_suggested_s")
        if suggester.is_settled:
            self._note("refined_s")
            self._timer.stop()
            self._window.close()

    def _note(self, name: str) -> None:
        if name not in self.found:
            self.found[name] = time.perf_counter() - self._begun
            self.found[name.removesuffix("_s") + "_cpu_s"] = time.process_time()

    def _is_suggested(self, lines: range) -> bool:
        session = self._window.desk.session
        if session is None or not lines:
            return False
        text = session.report.ocr_text
        spans = (session.report.line_span(line) for line in lines)
        return all(
            session.review.suggestions_in(start, end)
            for start, end in spans
            if text[start:end].split()
        )


def child(kind: str) -> None:
    """One start, measured."""
    from soat_core.engine.apart.process import start_ahead

    # as ``soat_gui.entry`` does
    start_ahead()
    from soat_gui.command_line import soat  # noqa: F401
    from soat_gui.starting import start

    watches: list[Watch] = []
    start((), sample=kind == "sample", shown=lambda window: watches.append(Watch(window)))
    print(json.dumps(watches[0].found))


def prepare() -> None:
    """A session before the one that is measured: some is decided, learnt and saved."""
    from soat_gui.starting import start
    from soat_resources import resource_path

    path = Path(os.environ["HOME"]) / "bao-cao.ocr.txt"
    shutil.copyfile(resource_path("sample", "bao-cao-mau.ocr.txt"), path)

    def work(window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        timer = QTimer(window)
        timer.setInterval(20)

        def look() -> None:
            session = window.desk.session
            if session is None or not window.suggester.is_settled:
                return
            timer.stop()
            spots = [
                one.start for one in session.review.suggestions_in(0, len(session.report.ocr_text))
            ]
            for place in spots[:DECIDED]:
                session.accept(place)
            session.save(overwrite=True)
            window.close()

        timer.timeout.connect(look)
        timer.start()

    start((path,), shown=work)


def run(kind: str, folder: Path) -> Values:
    """One start in a process of its own."""
    places = {
        "HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache",
    }  # fmt: skip
    home = {name: str(folder / place) for name, place in places.items()}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--child", kind],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **home, BEGUN: repr(begun)},
    )
    found: Values = {} if kind == "prepare" else json.loads(done.stdout.splitlines()[-1])
    return found


def told(runs: list[Values]) -> Values:
    """The median of each figure, what follows the first counted from there."""
    usable = [run["usable_s"] for run in runs]
    found = {"usable_s": median(usable), "usable_cpu_s": median(r["usable_cpu_s"] for r in runs)}
    for name in ("first_page", "all_suggested", "refined"):
        after = [run[f"{name}_s"] - run["usable_s"] for run in runs]
        found[f"{name}_after_s"] = median(after)
    return {name: round(value, 3) for name, value in found.items()}


def measure(kind: str) -> Values:
    runs: list[Values] = []
    with tempfile.TemporaryDirectory() as folder:
        if kind == "restored":
            run("prepare", Path(folder))
        for number in range(TIMES + 1):
            # Whoever starts for the first time has nothing yet.
            home = Path(folder) / (str(number) if kind == "first_start" else "")
            # The first run reads files that the system has at hand from then on.
            runs.append(run(kind, home))
    return told(runs[1:])


def main() -> None:
    if "--child" in sys.argv:
        kind = sys.argv[-1]
        prepare() if kind == "prepare" else child(kind)
        return
    if "--xvfb" in sys.argv:
        from editor import x_server

        with x_server() as display:
            environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            subprocess.run([sys.executable, __file__], check=True, env=environment)
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps({kind: measure(kind) for kind in KINDS}, indent=2))


KINDS = ("sample", "first_start", "restored")

if __name__ == "__main__":
    main()
