"""Undo that outlasts the window."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.gui.conftest import TEXT, Clerk, MakeClerk
from tests.gui.history.conftest import hint

from soat_gui.prompts import Unsaved


def settled(clerk: Clerk) -> None:
    """Until everything that was done is on the disk."""
    clerk.qtbot.waitUntil(lambda: clerk.window.journaling.is_settled)


def closed(clerk: Clerk) -> None:
    clerk.window.close()


def test_undo_survives_saving_closing_and_another_day(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    busy.press("Ctrl+S")
    closed(busy)
    again = make_clerk()
    again.open(record)
    assert not again.message
    assert again.decided == TEXT.replace("qua", "quả").replace("d6i", "đổi")
    assert not again.window.isWindowModified()
    again.press("Ctrl+Z", "Ctrl+Z")
    assert again.decided == TEXT
    assert again.window.isWindowModified()
    again.press("Ctrl+Y", "Ctrl+Y")
    assert not again.window.isWindowModified()


def crashed(clerk: Clerk, make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Another window, that finds on the disk what the first one left there."""
    settled(clerk)
    later = tmp_path / "later"
    shutil.copytree(clerk.window.journaling.folder, later)
    for lock in later.glob("*.lock"):
        lock.unlink()
    return make_clerk(journals=later)


def test_after_a_crash_the_work_goes_on(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file)
    again.qtbot.waitUntil(lambda: "2 actions of last time" in again.message)
    assert again.decided == TEXT
    again.choose("Continue")
    assert again.decided == busy.decided
    assert again.window.isWindowModified()
    again.press("Ctrl+Z")
    assert again.decided == TEXT.replace("qua", "quả")


def test_after_a_crash_the_clerk_stands_where_the_work_was_left(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    left = busy.word
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file)
    again.qtbot.waitUntil(lambda: "2 actions of last time" in again.message)
    again.choose("Continue")
    assert again.word == left == "năm"
    # What that work had cost is not known any more, so none of it counts.
    assert again.window.effort.effort is not None
    assert again.window.effort.effort.tokens == 0
    again.press("Return")
    assert again.window.effort.effort.tokens > 0


def test_who_had_gone_back_before_the_crash_is_left_there(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file)
    again.qtbot.waitUntil(lambda: "2 actions of last time" in again.message)
    again.go_to("Website")  # as the last session would have put it
    again.choose("Continue")
    assert again.word == "Website"


def test_enter_continues(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file)
    again.qtbot.waitUntil(lambda: bool(again.window.messages.choices))
    again.press("Return")
    assert again.decided == busy.decided


def test_as_saved_keeps_the_rest_in_the_history(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    busy.press("Ctrl+S", "Return")
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file.with_name("bao-cao.tei.xml"))
    again.qtbot.waitUntil(lambda: "1 action of last time" in again.message)
    again.choose("As saved")
    assert again.decided == TEXT.replace("qua", "quả").replace("d6i", "đổi")
    again.window.registry.actions["bring-back"].trigger()
    assert again.decided == busy.decided


def test_discarded_work_is_not_offered_again(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    busy.prompts.unsaved = Unsaved.DISCARD
    closed(busy)
    again = make_clerk()
    again.open(ocr_file)
    assert not again.message
    again.window.registry.actions["bring-back"].trigger()
    assert again.decided == TEXT.replace("qua", "quả").replace("d6i", "đổi")


def test_a_record_changed_elsewhere_begins_a_new_history(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    busy.press("Ctrl+S")
    closed(busy)
    record.write_bytes(record.read_bytes().replace("đổi".encode(), "đội".encode()))
    again = make_clerk()
    again.open(record)
    again.qtbot.waitUntil(lambda: "changed by another program" in again.message)
    before = again.decided
    again.press("Ctrl+Z")
    assert again.decided == before


def test_unsaved_work_on_a_record_that_became_another_is_offered(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    record = ocr_file.with_name("bao-cao.tei.xml")
    busy.press("Ctrl+S", "Return")
    again = crashed(busy, make_clerk, tmp_path)
    theirs = record.read_bytes().replace("đổi".encode(), "đội".encode())
    record.write_bytes(theirs)
    again.open(record)
    again.qtbot.waitUntil(lambda: "is another than it was" in again.message)
    again.choose("As I left it")
    again.wait_for_suggestions()
    assert again.decided == busy.decided
    again.press("Ctrl+S")
    assert record.read_bytes() == theirs
    assert "changed" in again.message


def test_a_second_window_says_that_it_keeps_no_history(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    settled(busy)
    two = make_clerk()
    two.open(ocr_file)
    two.qtbot.waitUntil(lambda: "open in another window" in two.message)
    two.press("Esc")
    two.go_to("quả")
    two.press("Return", "Ctrl+Z")
    assert two.decided == TEXT


def test_a_damaged_history_keeps_nothing_from_opening(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    busy.press("Ctrl+S")
    closed(busy)
    (journal,) = busy.window.journaling.folder.glob("*.journal")
    journal.write_bytes(b"SOATJ1\r\n" + b"junk" * 100)
    again = make_clerk()
    again.open(ocr_file.with_name("bao-cao.tei.xml"))
    again.qtbot.waitUntil(lambda: "was damaged" in again.message)
    assert again.decided == TEXT.replace("qua", "quả").replace("d6i", "đổi")


def test_no_place_for_the_history_is_said_once_and_work_goes_on(
    make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "journals").write_text("a file")
    clerk = make_clerk(journals=tmp_path / "nowhere" / "journals")
    clerk.open(ocr_file)
    clerk.qtbot.waitUntil(lambda: "only saving protects" in clerk.message)
    clerk.press("Esc", "Tab", "Return", "Ctrl+Z", "Ctrl+Y")
    assert clerk.decided == TEXT.replace("qua", "quả")
    assert not clerk.message


def test_forgetting_asks_and_then_leaves_nothing(busy: Clerk, ocr_file: Path) -> None:
    folder = busy.window.journaling.folder
    busy.window.registry.actions["forget-history"].trigger()
    assert "Save first" in hint(busy)
    busy.press("Ctrl+S")
    settled(busy)
    assert list(folder.glob("*.journal"))
    busy.press("Ctrl+Shift+H")
    busy.window.registry.actions["forget-history"].trigger()
    assert "2 actions cannot be undone" in busy.message
    busy.choose("Keep it")
    busy.window.registry.actions["forget-history"].trigger()
    busy.choose("Forget")
    assert not list(folder.glob("*.journal"))
    before = busy.decided
    busy.press("Ctrl+Z")
    assert busy.decided == before
    assert not busy.window.isWindowModified()
    busy.press("Esc")
    busy.go_to("năm")
    busy.press("Return")
    settled(busy)
    busy.press("Ctrl+Z")
    assert busy.decided == before
    assert not busy.window.isWindowModified()


def test_saving_elsewhere_takes_the_history_along(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "khac.tei.xml"
    busy.prompts.path = elsewhere
    busy.press("Ctrl+Shift+S")
    settled(busy)
    busy.press("Return")
    busy.press("Ctrl+S")
    closed(busy)
    again = make_clerk()
    again.open(elsewhere)
    again.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert again.decided == TEXT
    again.open(ocr_file)
    assert not again.window.messages.choices


def test_the_record_goes_on_where_its_text_was_opened(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path
) -> None:
    """The text is open, then its record in its place: one journal, in one window."""
    busy.press("Ctrl+S")
    closed(busy)
    again = make_clerk()
    again.open(ocr_file)
    again.choose("Open the record")
    again.qtbot.waitUntil(lambda: again.decided != TEXT)
    again.wait_for_suggestions()
    assert not again.message
    again.press("Ctrl+Z")
    assert again.decided == TEXT.replace("qua", "quả")
    settled(again)


def test_reloading_keeps_the_history(busy: Clerk) -> None:
    busy.press("Ctrl+S")
    session = busy.window.files.session
    busy.window.registry.actions["reload"].trigger()
    busy.qtbot.waitUntil(lambda: busy.window.files.session is not session)
    busy.wait_for_suggestions()
    assert not busy.message
    busy.press("Ctrl+Z")
    assert busy.decided == TEXT.replace("qua", "quả")
    settled(busy)


def test_nobody_else_may_read_it(busy: Clerk) -> None:
    settled(busy)
    folder = busy.window.journaling.folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_a_disk_that_fails_for_a_while_is_said_once_and_nothing_is_lost(
    busy: Clerk, make_clerk: MakeClerk, ocr_file: Path, tmp_path: Path
) -> None:
    settled(busy)
    folder = busy.window.journaling.folder
    shutil.rmtree(folder)
    folder.write_text("in the way")
    busy.press("Return")
    busy.qtbot.waitUntil(lambda: "only saving protects" in busy.message)
    busy.press("Esc", "Ctrl+Z")
    assert not busy.message
    folder.unlink()
    busy.press("Ctrl+Y")
    again = crashed(busy, make_clerk, tmp_path)
    again.open(ocr_file)
    again.qtbot.waitUntil(lambda: "3 actions of last time" in again.message)
    again.choose("Continue")
    assert again.decided == busy.decided
