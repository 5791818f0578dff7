"""The window with the engine as the program has it: in a process of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.gui.conftest import MakeClerk

from soat_core.engine.apart import EngineHost
from soat_core.files import open_file
from soat_core.memory import Memory
from soat_gui.engine_state import EngineState
from soat_gui.prompts import Unsaved

PATIENCE_MS = 60_000


@pytest.fixture
def host() -> Iterator[EngineHost]:
    with EngineHost() as made:
        yield made


def test_a_clerk_works_on_while_the_engine_dies_and_comes_back(
    make_clerk: MakeClerk, host: EngineHost, tmp_path: Path
) -> None:
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text("Két qua cong tac thong tin d6i ngoai nim 2024\n" * 3, encoding="utf-8")
    clerk = make_clerk(load=host.load)
    clerk.open(path, suggested=False)
    suggester = clerk.window.suggester
    clerk.qtbot.waitUntil(lambda: suggester.is_settled, timeout=PATIENCE_MS)
    line = "Kết quả công tác thông tin đối ngoại năm 2024"
    assert clerk.screen == [line] * 3 + [""]
    assert host.process_id is not None
    psutil.Process(host.process_id).kill()
    clerk.press("Ctrl+Home", "Right")
    clerk.type("xzx")
    clerk.press("Return")
    settled = clerk.window.remembering
    clerk.qtbot.waitUntil(lambda: settled.is_settled and suggester.is_settled, timeout=PATIENCE_MS)
    assert suggester.state is EngineState.READY
    assert clerk.screen[1:3] == [line] * 2
    assert clerk.screen[0].startswith("Kết xzx công tác")
    clerk.go_to("đối")
    clerk.type("doi")
    assert "đối" in [chip.text() for chip in clerk.window.page.bar.candidates]


def test_a_defect_in_it_is_named_and_logged_without_the_report(
    make_clerk: MakeClerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "log"))
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text("Két qua cong tac\n", encoding="utf-8")
    failing = (
        "import soat_core.engine.pipeline as p; from soat_core.engine.apart.__main__ import main\n"
        "def suggest(self, *given): raise KeyError(self._text)\n"
        "p.ReportAnalysis.suggest = suggest\n"
        "main()"
    )
    with EngineHost(("-P", "-c", failing)) as host:
        clerk = make_clerk(load=host.load)
        clerk.open(path, suggested=False)
        clerk.qtbot.waitUntil(lambda: bool(clerk.message), timeout=PATIENCE_MS)
        clerk.press("Right", "F4")
    assert clerk.message == (
        "There will be no suggestions for bao-cao.ocr.txt: unexpected error (KeyError). "
        "Everything else works."
    )
    assert clerk.decided == "Két qua cong tac\n"
    log = (tmp_path / "log" / "window-error.log").read_text(encoding="utf-8")
    assert "server.py" in log and "KeyError" in log and "Két" not in log


@pytest.mark.parametrize("is_read", [True, False], ids=["while it works", "before it reads"])
def test_who_types_and_closes_does_not_wait_for_an_engine_that_hangs(
    make_clerk: MakeClerk, tmp_path: Path, is_read: bool
) -> None:
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text("Két qua cong tac thong tin d6i ngoai\n" * 2000, encoding="utf-8")
    hanging = (
        "import threading, soat_core.engine.pipeline as p\n"
        "from soat_core.engine.apart.__main__ import main\n"
        "p.ReportAnalysis.suggest = lambda *given: threading.Event().wait()\n"
        "main()"
    )
    deaf = "import threading; threading.Event().wait()"
    host = EngineHost(("-P", "-c", hanging if is_read else deaf))
    assert host.process_id is not None
    process = psutil.Process(host.process_id)
    was_late = threading.Event()

    def end() -> None:
        was_late.set()
        host.close()

    # Should it be waited for, the test ends all the same.
    rescue = threading.Timer(PATIENCE_MS / 1000, end)
    rescue.start()
    clerk = make_clerk(load=host.load, end_engine=host.close)
    clerk.open(path, suggested=False)
    suggester = clerk.window.suggester
    if is_read:
        wanted = EngineState.WORKING
        clerk.qtbot.waitUntil(lambda: suggester.state is wanted, timeout=PATIENCE_MS)
    for word in ("xzx", "doi", "nam"):
        clerk.press("Ctrl+Home", "Right")
        clerk.type(word)
        clerk.press("Return")
    begins = "Két nam cong tac"
    assert clerk.decided.startswith(begins)
    clerk.prompts.unsaved = Unsaved.SAVE
    assert clerk.window.close()
    rescue.cancel()
    assert not was_late.is_set()
    assert not process.is_running()
    assert not [one.name for one in threading.enumerate() if one.name.startswith("engine's")]
    record = open_file(path.with_name("bao-cao.tei.xml"))
    assert record.document.corrected_text().startswith(begins)


def test_a_new_word_that_was_decided_last_is_remembered(
    make_clerk: MakeClerk, host: EngineHost, tmp_path: Path, memory_file: Path
) -> None:
    path = tmp_path / "bao-cao.ocr.txt"
    path.write_text("Két qua cong tac\n", encoding="utf-8")
    clerk = make_clerk(load=host.load, end_engine=host.close)
    clerk.open(path, suggested=False)
    suggester = clerk.window.suggester
    clerk.qtbot.waitUntil(lambda: suggester.is_settled, timeout=PATIENCE_MS)
    clerk.press("Ctrl+Home", "Right")
    clerk.type("Đoàngg")
    clerk.press("Return")
    clerk.prompts.unsaved = Unsaved.DISCARD
    assert clerk.window.close()
    with Memory.open(memory_file) as memory:
        assert [word.text for word in memory.words()] == ["Đoàngg"]
