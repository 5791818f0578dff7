"""A real window with everything around it replaced that a test cannot do with."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.fake_engine import FakeEngine

from soat_core.engine.suggestion import Engine
from soat_core.writers import Format, format_for
from soat_gui.app import application, make_window
from soat_gui.engine_state import EngineState
from soat_gui.main_window import MainWindow
from soat_gui.prompts import Prompts, Unsaved
from soat_gui.settings import Settings

TEXT = "Két qua cong tac\nthong tin d6i ngoai\n\nnim 2024 Website\n"
READINGS = {
    "Két": [("Kết", 0.999), ("Két", 0.001)],
    "qua": [("quả", 0.9), ("qua", 0.08), ("quá", 0.02)],
    "cong": [("công", 0.999), ("cong", 0.001)],
    "tac": [("tác", 0.999)],
    "thong": [("thông", 0.999)],
    "d6i": [("đối", 0.6), ("đổi", 0.3), ("đội", 0.05)],
    "ngoai": [("ngoại", 0.999)],
    "nim": [("năm", 0.95), ("nim", 0.03)],
}
"""Three suspects: qua, d6i (very doubtful), nim."""


class FakePrompts(Prompts):
    """Answers at once."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.unsaved = Unsaved.CANCEL
        self.pictures: list[Path] = []
        self.asked: list[str] = []
        self.formats: list[str] = []
        self.asked_about: list[str] = []
        """Names of the reports with unsaved work."""

    def files_to_open(self, folder: Path) -> list[Path]:
        self.asked.append("open")
        return [self.path] if self.path else []

    def folder_to_open(self, folder: Path) -> Path | None:
        self.asked.append("folder")
        return self.path

    def pictures_to_open(self, folder: Path) -> list[Path]:
        self.asked.append("pictures")
        return self.pictures

    def file_to_save(self, proposed: Path) -> Path | None:
        self.asked.append("save")
        return self.path

    def file_to_export(
        self, proposed: Path, formats: Sequence[Format]
    ) -> tuple[Path, Format] | None:
        self.asked.append("export")
        self.formats = [fmt.identity for fmt in formats]
        return None if self.path is None else (self.path, format_for(self.path))

    def memory_to_import(self, folder: Path) -> Path | None:
        self.asked.append("import memory")
        return self.path

    def memory_to_export(self, proposed: Path) -> Path | None:
        self.asked.append("export memory")
        return self.path

    def register_to_load(self, folder: Path) -> Path | None:
        self.asked.append("load register")
        return self.path

    def register_to_save(self, proposed: Path) -> Path | None:
        self.asked.append("save register")
        return self.path

    def keys_to_import(self, folder: Path) -> Path | None:
        self.asked.append("import keys")
        return self.path

    def keys_to_export(self, proposed: Path) -> Path | None:
        self.asked.append("export keys")
        return self.path

    def unsaved_work(self, names: Sequence[str]) -> Unsaved:
        self.asked.append("unsaved")
        self.asked_about = list(names)
        return self.unsaved


PATIENCE_MS = 60_000
"""For a machine that has much else to do."""


@dataclass
class Clerk:
    """Somebody at the window: presses keys and reads the screen."""

    qtbot: QtBot
    window: MainWindow
    prompts: FakePrompts
    engine: FakeEngine

    # Doing

    def press(self, *keys: str) -> None:
        """Keys as the shortcut sheet writes them, to whatever has the focus."""
        for key in keys:
            target = self.window.focusWidget() or self.window
            QTest.keySequence(target, key)
            self.wait_for_saving()

    def type(self, text: str) -> None:
        for char in text:
            # QTest.keyClicks knows Latin letters only.
            key = ord(char.upper()) if char.isascii() else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.window.focusWidget(), event)

    def open(self, path: Path, *, suggested: bool = True) -> None:
        before = self.window.files.session
        self.window.open(path)
        self.qtbot.waitUntil(lambda: self.window.files.session is not before, timeout=PATIENCE_MS)
        if suggested:
            self.wait_for_suggestions()

    def wait_for_suggestions(self) -> None:
        state = self.window.suggester
        done = (EngineState.READY, EngineState.BROKEN)
        self.qtbot.waitUntil(lambda: state.state in done, timeout=PATIENCE_MS)

    def wait_for_saving(self) -> None:
        """Records and exports are written while work goes on."""
        writers = self.window.files.saver, self.window.exports.exporter
        if any(one.is_busy for one in writers):
            self.qtbot.waitUntil(
                lambda: not any(one.is_busy for one in writers), timeout=PATIENCE_MS
            )

    def wait_until_settled(self) -> None:
        """Until nothing is left that a decision has a bearing on."""
        window = self.window
        self.qtbot.waitUntil(
            lambda: window.remembering.is_settled and window.suggester.is_settled,
            timeout=PATIENCE_MS,
        )

    def go_to(self, word: str) -> None:
        """Stand on a word of the corrected text."""
        view = self.window.page.view
        for line in range(self.report_lines):
            for place in view.places_of(line):
                if place.text == word:
                    centre = view.place_rect(place).center()
                    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
                    assert self.word == word
                    return
        raise AssertionError(f"{word} is not on the screen")

    # Reading

    @property
    def report_lines(self) -> int:
        assert self.window.files.session is not None
        return self.window.files.session.report.line_count

    @property
    def screen(self) -> list[str]:
        """The right pane."""
        return [self.window.page.view.corrected_line(n).text for n in range(self.report_lines)]

    @property
    def word(self) -> str | None:
        """The current word."""
        place = self.window.page.view.place
        return place.text if place else None

    @property
    def decided(self) -> str:
        """The text of the document: without suggestions."""
        assert self.window.files.session is not None
        return self.window.files.session.document.corrected_text()

    @property
    def mode(self) -> str:
        return self.window.status.mode.text()

    @property
    def message(self) -> str:
        bar = self.window.messages
        return bar.text.text() if bar.isVisible() else ""

    def choose(self, label: str) -> None:
        """Click a button of the message."""
        for button in self.window.messages.choices:
            if label in button.text():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.wait_for_saving()
                return
        raise AssertionError([button.text() for button in self.window.messages.choices])


@pytest.fixture(scope="session", autouse=True)
def garbage_of_one_thread() -> Iterator[None]:
    """As in the program: no thread but this one may find a window that is gone."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_garbage_left() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "soat.ini"), QSettings.Format.IniFormat))


MakeClerk = Callable[..., Clerk]


@pytest.fixture(autouse=True)
def memory_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The memory of whoever is at the window; that of the real person is never touched."""
    place = tmp_path / "data" / "memory.sqlite3"
    # For programs that are started, and for whatever asks for the person's own memory.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("soat_core.memory.memory.default_path", lambda: place)
    monkeypatch.setattr("soat_gui.memory.keeper.default_path", lambda: place)
    return place


@pytest.fixture
def make_clerk(
    qtbot: QtBot, settings: Settings, memory_file: Path, tmp_path: Path
) -> Iterator[MakeClerk]:
    """A window, in English unless told otherwise, closed at the end without questions."""
    clerks: list[Clerk] = []

    def make(
        language: str = "en",
        engine: FakeEngine | None = None,
        load: Callable[[], Engine] | None = None,
        end_engine: Callable[[], object] = lambda: None,
        memory: Path | None = None,
        journals: Path | None = None,
    ) -> Clerk:
        engine = engine or FakeEngine(READINGS)
        prompts = FakePrompts()
        window = make_window(
            application(),
            settings,
            language=language,
            theme="light",
            load=load or (lambda: engine),
            end_engine=end_engine,
            prompts=prompts,
            memory_file=memory or memory_file,
            journal_folder=journals or tmp_path / "state" / "journals",
        )
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        clerk = Clerk(qtbot, window, prompts, engine)
        clerks.append(clerk)
        return clerk

    yield make
    for clerk in clerks:
        clerk.engine.gate.set()
        clerk.prompts.unsaved = Unsaved.DISCARD
        clerk.window.close()
        clerk.window.deleteLater()


@pytest.fixture
def ocr_file(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def clerk(make_clerk: MakeClerk, ocr_file: Path) -> Clerk:
    """Somebody who has just opened a report and stands on its first suspect."""
    one = make_clerk()
    one.open(ocr_file)
    one.press("Tab")
    assert one.word == "quả"
    return one


@pytest.fixture(autouse=True)
def quiet_qt(qtlog: object) -> Iterator[None]:
    """A warning of Qt is a defect of ours."""
    yield
    unexpected = [
        record.message
        for record in qtlog.records  # type: ignore[attr-defined]
        # What the platform without a screen or the fonts of a machine cannot do.
        if not record.message.startswith(("This plugin does not support", "OpenType support"))
    ]
    assert not unexpected
