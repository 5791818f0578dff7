"""The window with the engine as the program has it: in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.gui.conftest import MakeClerk

from soat_core.engine.apart import EngineHost
from soat_gui.suggester import EngineState

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
