"""What Soát learns from the clerk: from report to report, and switched off."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.memory.conftest import close, dialog_of, leave, remembered

from soat_core.memory import Decision, Memory
from soat_gui.settings import Settings


def test_the_next_report_profits(
    clerk: Clerk, make_clerk: MakeClerk, memory_file: Path, tmp_path: Path
) -> None:
    clerk.press("Tab", "3")
    assert clerk.screen[1] == "thông tin đội ngoại"
    leave(clerk)
    assert remembered(memory_file) == {"d6i": "đội"}
    other = tmp_path / "other.txt"
    other.write_text("d6i\n", encoding="utf-8")
    next_day = make_clerk()
    next_day.open(other)
    next_day.wait_until_settled()
    assert next_day.screen[0] == "đội"
    assert next_day.window.page.bar.note == "decided so before (1×)"


def test_undo_takes_it_out_of_the_memory(clerk: Clerk, memory_file: Path) -> None:
    clerk.press("Return", "3", "Ctrl+Z")
    leave(clerk)
    assert remembered(memory_file) == {"qua": "quả"}


def test_what_nobody_looked_at_is_not_learnt(clerk: Clerk, memory_file: Path) -> None:
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    leave(clerk)
    assert remembered(memory_file) == {}


def test_words_of_the_clerks_own_are_learnt(clerk: Clerk, memory_file: Path) -> None:
    clerk.type("Pắc")
    clerk.press("Return")
    leave(clerk)
    with Memory.open(memory_file) as memory:
        assert [word.text for word in memory.words()] == ["Pắc"]


class BusyEngine(FakeEngine):
    """Says what it knows when it finds the time."""

    def __init__(self) -> None:
        super().__init__(READINGS)
        self.has_time = threading.Event()

    def knows(self, word: str) -> bool:
        assert self.has_time.wait(20)
        return super().knows(word)


def test_nobody_waits_for_the_engine_to_say_whether_a_word_is_new(
    make_clerk: MakeClerk, ocr_file: Path, memory_file: Path
) -> None:
    engine = BusyEngine()
    clerk = make_clerk(engine=engine)
    clerk.open(ocr_file)
    clerk.press("Tab")
    for text in ("Pắc", "quo"):
        clerk.type(text)
        clerk.press("Return")
        QApplication.processEvents()
    assert clerk.decided.startswith("Két Pắc") and "quo" in clerk.decided
    engine.has_time.set()
    clerk.press("Ctrl+Z")
    leave(clerk)
    with Memory.open(memory_file) as memory:
        assert [word.text for word in memory.words()] == ["Pắc"]


def test_two_windows_learn_from_each_other(
    clerk: Clerk, make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "other.txt"
    path.write_text("nim\nd6i\n", encoding="utf-8")
    other = make_clerk()
    other.open(path)
    clerk.press("Tab", "3")
    clerk.wait_until_settled()
    other.press("Return")
    other.wait_until_settled()
    assert other.screen[:2] == ["năm", "đội"]


def test_switched_off_nothing_reaches_the_disk(
    make_clerk: MakeClerk, settings: Settings, memory_file: Path, tmp_path: Path
) -> None:
    settings.remembers = False
    path = tmp_path / "series.txt"
    path.write_text("xa d6i\nd6i\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    assert not clerk.window.registry.actions["remember"].isChecked()
    clerk.press("Tab", "3")
    clerk.wait_until_settled()
    # Within the report it counts all the same.
    assert clerk.screen == ["xa đội", "đội", ""]
    clerk.press("Ctrl+Z")
    clerk.wait_until_settled()
    assert clerk.screen == ["xa đối", "đối", ""]
    clerk.press("3", "Ctrl+Shift+M")
    close(clerk, dialog_of(clerk))
    leave(clerk)
    assert not memory_file.exists()
    assert not list(memory_file.parent.glob(f"{memory_file.name}*"))


def test_switching_acts_at_once_and_is_remembered(
    clerk: Clerk, settings: Settings, memory_file: Path
) -> None:
    clerk.press("Return")
    clerk.window.registry.actions["remember"].trigger()
    assert "this report only" in clerk.message
    assert settings.remembers is False
    clerk.press("3", "Return")
    # What was decided before it was switched off still counts here, and can be taken back.
    clerk.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    clerk.window.registry.actions["remember"].trigger()
    assert settings.remembers is True
    clerk.press("2")
    leave(clerk)
    found = remembered(memory_file)
    assert "d6i" not in found and "nim" not in found
    assert "qua" in found


def test_another_report_knows_nothing_of_what_was_decided_while_it_was_off(
    make_clerk: MakeClerk, settings: Settings, tmp_path: Path
) -> None:
    settings.remembers = False
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for path in (first, second):
        path.write_text("xa d6i\nd6i\n", encoding="utf-8")
    clerk = make_clerk()
    clerk.open(first)
    clerk.press("Tab", "3")
    clerk.wait_until_settled()
    clerk.prompts.unsaved = clerk.prompts.unsaved.DISCARD
    clerk.open(second)
    clerk.wait_until_settled()
    clerk.press("F4")
    clerk.wait_until_settled()
    assert clerk.screen == ["xa đối", "đối", ""]


def test_the_engine_hears_of_the_memory_before_it_is_asked(
    make_clerk: MakeClerk, ocr_file: Path, memory_file: Path
) -> None:
    """Nothing jumps when a report is opened: the first suggestions know already."""
    with Memory.open(memory_file) as memory:
        memory.record_many([Decision("d6i", "đội")] * 5)
    engine = FakeEngine(READINGS)
    clerk = make_clerk(engine=engine)
    clerk.qtbot.waitUntil(lambda: clerk.window.remembering.is_settled)
    clerk.open(ocr_file)
    clerk.wait_until_settled()
    assert clerk.screen[1] == "thông tin đội ngoại"
    assert len(engine.asked) == 1
