"""How quick one decision for 3,000 places is, in a report of 200,000 tokens.

The real window, off screen; prints JSON.  Times are of the clock, in milliseconds unless the name
says otherwise, and end when the window is painted:

- ``ready``: cutting the report into tokens and finding its phrases (off the GUI thread), building
  the index, and the longest that this kept the window from answering;
- ``preview`` from Ctrl+R to the places, ``scope`` to the series beside it;
- ``apply`` from the answer to the question (above 200 places it is asked) to the corrected text,
  ``undo``, ``redo``; ``cpu`` is the processor time of each, which a busy machine does not lengthen;
- ``settled``: after it until the index, the engine and the memory are done;
- ``list``: from Ctrl+Shift+R to all series.

``python tests/benchmarks/series.py [--engine]``: with the shipped engine, which takes minutes to
read the report, in place of a table.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from material import long_report
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from soat_core.engine.experience import Experienced
from soat_core.engine.suggestion import Candidate, Experience, Known, Sought, Suggestion, Word
from soat_core.engine.units import shape_of
from soat_core.memory import NOTHING
from soat_core.series import Phrases, Readings, Scope, SeriesIndex, SeriesKey
from soat_core.text import TonePlacement, strip_marks, tokens
from soat_gui.app import application, make_window
from soat_gui.garbage import spare_long_walks
from soat_gui.settings import Settings
from soat_resources import resource_path

HITS = 3000
PATIENCE_S = 900.0
Values = dict[str, float]


class TableEngine:
    """Suggests the commonest word of the sample with the same base letters, in no time."""

    version = "table"

    def __init__(self) -> None:
        gold = resource_path("sample", "bao-cao-mau.gold.txt").read_text(encoding="utf-8")
        self._table: dict[str, str] = {}
        for token in unicodedata.normalize("NFC", gold).split():
            core = shape_of(token).core
            self._table.setdefault(strip_marks(core), core)
        self._experienced = Experienced(NOTHING)
        self._text = ""

    def analyse(self, ocr_text: str) -> TableEngine:
        analysis = TableEngine()
        analysis._text = ocr_text
        return analysis

    def refined(self) -> TableEngine:
        return self

    def remember(self, experience: Experience) -> None:
        self._experienced = Experienced(experience)

    def place_tones(self, placement: TonePlacement) -> None:
        pass

    def knows(self, word: str) -> bool:
        return True

    def find(self, sought: Sought) -> list[Word]:
        return []

    def suggest(self, start: int, end: int, known: Sequence[Known] = ()) -> list[Suggestion]:
        found = []
        for token in tokens(self._text, start, end):
            read = self._text[token.start : token.end]
            suggestion = Suggestion(token.start, token.end, self._candidates(read))
            found.append(self._experienced.decide(suggestion, read, "", ""))
        return found

    def _candidates(self, read: str) -> tuple[Candidate, ...]:
        before, core, behind = shape_of(read)
        word = self._table.get(core)
        if word is None:
            return (Candidate(read, 0.9), Candidate(read + "x", 0.05))
        return (Candidate(before + word + behind, 0.97), Candidate(read, 0.02))


class Bench:
    """One window with the long report in it."""

    def __init__(self, folder: Path, *, shipped_engine: bool) -> None:
        self.app = application()
        path = folder / "report.txt"
        path.write_text(long_report(), encoding="utf-8")
        self.text = path.read_text(encoding="utf-8")
        settings = Settings(QSettings(str(folder / "soat.ini"), QSettings.Format.IniFormat))
        self.window = make_window(
            self.app, settings, language="en", memory_file=folder / "memory.sqlite3",
            **({} if shipped_engine else {"load": TableEngine}),
        )  # fmt: skip
        spare_long_walks(self.window.desk)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.open(path)
        self.spin(lambda: self.window.desk.session is not None)
        self.longest = 0.0

    def close(self) -> None:
        self.window.files.may_leave = lambda: True  # type: ignore[method-assign]
        self.window.close()

    def spin(self, done: Callable[[], bool]) -> float:
        """Let the window work until something holds; the longest it answered to nothing."""
        until = time.perf_counter() + PATIENCE_S
        longest = 0.0
        while not done() and time.perf_counter() < until:
            begin = time.perf_counter()
            self.app.processEvents()
            longest = max(longest, time.perf_counter() - begin)
        return longest * 1e3

    def settle(self) -> float:
        keeper, window = self.window.series.keeper, self.window
        assert keeper is not None
        begin = time.perf_counter()
        self.longest = self.spin(
            lambda: (
                window.suggester.is_settled and window.remembering.is_settled and keeper.is_settled
            )
        )
        return time.perf_counter() - begin

    def painted(self, key: str, *where: QWidget) -> Values:
        """Press a key; how long until all of these were painted, and what else is due is done."""
        watch = [_Paints(one) for one in where]
        begin, begun = time.perf_counter(), time.process_time()
        QTest.keySequence(QApplication.focusWidget(), key)
        while not all(one.is_painted for one in watch):
            self.app.processEvents()
        spent = (time.perf_counter() - begin) * 1e3
        return {"ms": spent, "cpu": (time.process_time() - begun) * 1e3}

    # What is measured

    def core(self) -> Values:
        """What the parts take by themselves, in this thread."""
        session = self.window.desk.session
        assert session is not None
        begin = time.perf_counter()
        readings = Readings(self.text)
        cut = time.perf_counter()
        phrases = Phrases(readings)
        found = time.perf_counter()
        index = SeriesIndex(session.review, readings)
        for line in range(0, session.report.line_count, 12):
            index.renew(line, min(line + 11, session.report.line_count - 1))
        built = time.perf_counter()
        phrases.standing(*index.waiting())
        return {
            "tokens": len(readings),
            "readings": len(readings.names),
            "phrases": len(phrases),
            "cut_ms": (cut - begin) * 1e3,
            "phrases_ms": (found - cut) * 1e3,
            "index_ms": (built - found) * 1e3,
            "standing_ms": (time.perf_counter() - built) * 1e3,
        }

    def choose(self) -> SeriesKey:
        """Stand on the series with about 3,000 places."""
        index = self.window.series.keeper and self.window.series.keeper.index
        cursor = self.window.page.view.token_cursor
        assert index is not None and cursor is not None
        sizes = {key: index.series(key).count for key in index.keys(Scope.WORD)}
        key = min(sizes, key=lambda one: abs(sizes[one] - HITS))
        hits = index.hits(key)
        cursor.go_to(*hits[len(hits) // 2])
        self.window.page.view.setFocus()
        self.app.processEvents()
        return key

    def measure(self) -> dict[str, Values]:
        first = self.settle()
        found = {"ready": {**self.core(), "all_settled_s": first, "blocked_ms": self.longest}}
        self.choose()
        view = self.window.page.view.viewport()
        self.painted("Ctrl+Shift+R", view)
        self.painted("Ctrl+Shift+R", view)
        self.window.page.view.setFocus()
        self.painted("Ctrl+R", view)  # the panel is made once
        panel = self.window.series.places
        assert panel is not None
        places = panel.view.viewport()
        self.painted("Ctrl+R", view)
        found["preview"] = {"hits": 0, **self.painted("Ctrl+R", places, view)}
        found["preview"]["hits"] = panel.model.rowCount()
        found["walk"] = self.painted("Down", places, view)
        found["tick_all"] = self.painted("Ctrl+A", places)
        self.painted("Ctrl+A", places)
        self.painted("Return", self.window.messages)
        found["apply"] = self.painted("Return", view)
        settled = self.settle()
        found["apply"] |= {"settled_s": settled, "blocked_ms": self.longest}
        found["undo"] = self.painted("Ctrl+Z", view)
        settled = self.settle()
        found["undo"] |= {"settled_s": settled, "blocked_ms": self.longest}
        found["redo"] = self.painted("Ctrl+Y", view)
        self.settle()
        found["list"] = self.painted("Ctrl+Shift+R", view)
        return found


class _Paints(QObject):
    """Watches one widget being painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.is_painted |= event.type() == QEvent.Type.Paint
        return False


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), shipped_engine="--engine" in sys.argv)
        found = bench.measure()
        bench.close()
    rounded = {part: {k: round(v, 1) for k, v in values.items()} for part, values in found.items()}
    print(json.dumps(rounded, indent=2))


if __name__ == "__main__":
    main()
