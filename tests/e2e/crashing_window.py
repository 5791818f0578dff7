"""A window for ``test_crash``: ``work`` decides three words, says so and waits to be killed;
``look`` opens the report again, goes on where the work was left, and undoes everything."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from tests.gui.fake_engine import FakeEngine

from soat_gui.app import application, make_window
from soat_gui.engine_state import EngineState
from soat_gui.main_window import MainWindow
from soat_gui.settings import Settings

READINGS = {
    "Két": [("Kết", 0.9)],
    "qua": [("quả", 0.9)],
    "d6i": [("đối", 0.6)],
}


def wait_until(holds: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: holds() and loop.quit())
    timer.start(5)
    if not holds():
        loop.exec()
    timer.stop()


def opened(folder: Path) -> MainWindow:
    app = application()
    store = QSettings(str(folder / "soat.ini"), QSettings.Format.IniFormat)
    window = make_window(
        app,
        Settings(store),
        language="en",
        load=lambda: FakeEngine(READINGS),
        memory_file=folder / "data" / "memory.sqlite3",
    )
    window.show()
    window.open(folder / "bao-cao.ocr.txt")
    wait_until(lambda: window.desk.session is not None)
    wait_until(lambda: window.suggester.state is EngineState.READY)
    return window


def tell(window: MainWindow, **more: str) -> None:
    assert window.desk.session is not None
    text = window.desk.session.document.corrected_text()
    print(json.dumps({"text": text, **more}), flush=True)


def work(window: MainWindow) -> None:
    window.review.next_suspect()
    for _ in READINGS:
        window.registry.actions["accept"].trigger()
    wait_until(lambda: window.journaling.is_settled)
    tell(window)
    wait_until(lambda: False)


def look(window: MainWindow) -> None:
    wait_until(lambda: bool(window.messages.choices))
    message = window.messages.text.text()
    window.messages.choices[0].click()
    session = window.desk.session
    assert session is not None
    text = session.document.corrected_text()
    while session.undo():
        pass
    undone = session.document.corrected_text()
    print(json.dumps({"message": message, "text": text, "undone": undone}), flush=True)
    window.files.may_leave = lambda: True  # type: ignore[method-assign]
    window.close()


if __name__ == "__main__":
    {"work": work, "look": look}[sys.argv[2]](opened(Path(sys.argv[1])))
