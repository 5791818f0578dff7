"""A memory that cannot be opened, is damaged, or finds the disk full."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.memory.conftest import leave, remembered

from soat_core.memory import Memory, RememberingError


def test_a_memory_that_cannot_be_opened_is_told_and_work_goes_on(
    make_clerk: MakeClerk, ocr_file: Path, memory_file: Path
) -> None:
    memory_file.mkdir(parents=True)  # a folder has its name
    clerk = make_clerk()
    clerk.open(ocr_file)
    clerk.qtbot.waitUntil(lambda: bool(clerk.message))
    assert str(memory_file) in clerk.message
    clerk.press("Esc", "Tab", "Return", "3")
    clerk.wait_until_settled()
    assert clerk.screen[1] == "thông tin đội ngoại"
    assert clerk.message == ""


def test_a_damaged_memory_is_put_aside_told_and_begun_anew(
    make_clerk: MakeClerk, ocr_file: Path, memory_file: Path
) -> None:
    memory_file.parent.mkdir(parents=True)
    memory_file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    clerk = make_clerk()
    clerk.open(ocr_file)
    clerk.qtbot.waitUntil(lambda: "damaged" in clerk.message)
    clerk.press("Esc", "Tab", "Return")
    leave(clerk)
    assert remembered(memory_file) == {"qua": "quả"}
    assert len(list(memory_file.parent.glob("*damaged*"))) == 1


def test_a_full_disk_is_told_once_and_undo_takes_back_only_what_was_kept(
    clerk: Clerk, memory_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.press("1")
    clerk.wait_until_settled()
    with monkeypatch.context() as full:

        def refuse(*_: object) -> int:
            raise RememberingError("the disk is full", where="memory", advice="Free some space.")

        full.setattr(Memory, "record_many", refuse)
        clerk.press("3")
        clerk.wait_until_settled()
        assert "the disk is full" in clerk.message
        clerk.press("Esc", "Return")
        clerk.wait_until_settled()
        assert clerk.message == ""
    clerk.press("Ctrl+Z", "Ctrl+Z")
    assert clerk.decided.startswith("Két quả cong tac\nthong tin d6i")
    leave(clerk)
    assert remembered(memory_file) == {"qua": "quả"}


def test_an_open_question_is_not_lost_for_a_complaint(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A")
    clerk.window.memory.complain(RememberingError("the disk is full"))
    assert clerk.message.startswith("Accept 5")
    clerk.choose("Not now")
    clerk.qtbot.waitUntil(lambda: clerk.message.startswith("The disk is full"))
