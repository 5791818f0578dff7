"""What Soát learns from the clerk: from report to report, switched off, looked at and mended."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from tests.gui.conftest import READINGS, Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.i18n import VIETNAMESE, set_language
from soat_core.memory import Decision, Memory, RememberingError
from soat_gui.memory.dialog import MemoryDialog
from soat_gui.settings import Settings


def remembered(file: Path) -> dict[str, str]:
    """What the file says, once nobody holds it any more."""
    with Memory.open(file) as memory:
        return {pair.token: pair.text for pair in memory.all() if pair.accepted}


def leave(clerk: Clerk) -> None:
    clerk.prompts.unsaved = clerk.prompts.unsaved.DISCARD
    assert clerk.window.close()


# From report to report


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


# Off


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


# What goes wrong


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


# The window of the memory


def dialog_of(clerk: Clerk) -> MemoryDialog:
    """Open, and filled."""
    (dialog,) = clerk.window.findChildren(MemoryDialog)
    clerk.qtbot.waitUntil(dialog.isVisible)
    answered: list[bool] = []
    ask(clerk, lambda memory: answered.append(True))
    return dialog


def ask(clerk: Clerk, work: object) -> None:
    """Wait until the memory has answered everything that was asked before."""
    done: list[object] = []
    clerk.window.remembering.ask(work, done.append, done.append)  # type: ignore[arg-type]
    clerk.qtbot.waitUntil(lambda: bool(done))


def settle(clerk: Clerk) -> None:
    """Until the memory has done what it was asked, and shown what that changed."""
    for _ in range(3):
        ask(clerk, lambda memory: None)


def close(clerk: Clerk, dialog: MemoryDialog) -> None:
    press(dialog, "Esc")
    clerk.qtbot.waitUntil(lambda: not clerk.window.findChildren(MemoryDialog))
    clerk.qtbot.waitUntil(lambda: clerk.window.suggester.is_settled)


def press(dialog: MemoryDialog, *keys: str) -> None:
    for key in keys:
        target: QWidget = dialog.focusWidget() or dialog
        QTest.keySequence(target, QKeySequence(key))


def rows(dialog: MemoryDialog) -> list[list[str]]:
    """What the table shows, without the days."""
    model = dialog.view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount() - 1)]
        for row in range(model.rowCount())
    ]


def choose(dialog: MemoryDialog, label: str) -> None:
    for button in dialog.messages.choices:
        if button.text() == label:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError([button.text() for button in dialog.messages.choices])


@pytest.fixture
def keeper(make_clerk: MakeClerk, ocr_file: Path, memory_file: Path) -> Clerk:
    """Somebody who has decided this and that before, with the memory's window open."""
    with Memory.open(memory_file) as memory:
        for read, text, times in (("d6i", "đội", 3), ("nim", "năm", 2), ("qua", "quà", 1)):
            memory.record_many([Decision(read, text)] * times)
        memory.add_word("Tủa Chùa")
    clerk = make_clerk()
    clerk.open(ocr_file)
    clerk.wait_until_settled()
    assert clerk.screen == ["Kết quả công tác", "thông tin đội ngoại", "", "năm 2024 Website", ""]
    clerk.press("Ctrl+Shift+M")
    return clerk


def test_it_lists_what_is_remembered(keeper: Clerk) -> None:
    dialog = dialog_of(keeper)
    assert rows(dialog) == [
        ["d6i", "đội", "3", "0"], ["nim", "năm", "2", "0"], ["qua", "quà", "1", "0"],
    ]  # fmt: skip
    assert dialog.tabs.tabText(0) == "Corrections (3)"
    press(dialog, "Ctrl+PgDown")
    assert rows(dialog) == [["Tủa Chùa", "0", "✓"]]
    close(keeper, dialog)


def test_sorting_by_keys_and_by_a_click(keeper: Clerk) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Ctrl+3")
    assert [row[2] for row in rows(dialog)] == ["3", "2", "1"]
    press(dialog, "Ctrl+3")
    assert [row[2] for row in rows(dialog)] == ["1", "2", "3"]
    dialog.pair_view.horizontalHeader().sectionClicked.emit(1)
    assert [row[1] for row in rows(dialog)] == ["đội", "năm", "quà"]
    close(keeper, dialog)


@pytest.mark.parametrize("wanted, found", [("doi", ["d6i"]), ("QUÀ", ["qua"]), ("quá", [])])
def test_looking_for_a_word_with_or_without_marks(
    keeper: Clerk, wanted: str, found: list[str]
) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Ctrl+F")
    assert dialog.search.hasFocus()
    dialog.search.setText(wanted)
    keeper.qtbot.waitUntil(lambda: [row[0] for row in rows(dialog)] == found)
    assert dialog.tabs.tabText(0) == f"Corrections ({len(found)}/3)"
    press(dialog, "Esc")  # shows all again
    keeper.qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    close(keeper, dialog)


def test_a_text_is_edited_in_place_and_counts_at_once(keeper: Clerk, memory_file: Path) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Return")
    field = dialog.pair_view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit) and field.text() == "đội"
    field.setText(" đồi ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(keeper)
    assert rows(dialog)[0] == ["d6i", "đồi", "3", "0"]
    close(keeper, dialog)
    keeper.qtbot.waitUntil(lambda: keeper.screen[1] == "thông tin đồi ngoại")
    leave(keeper)
    assert remembered(memory_file)["d6i"] == "đồi"


def test_a_text_that_cannot_be_kept_is_refused_in_words(keeper: Clerk) -> None:
    dialog = dialog_of(keeper)
    dialog.pairs.setData(dialog.pairs.index(0, 1), "một hai ba bốn năm sáu")
    keeper.qtbot.waitUntil(lambda: not dialog.messages.isHidden())
    assert "cannot be remembered" in dialog.messages.text.text()
    press(dialog, "Esc")
    assert dialog.messages.isHidden() and dialog.isVisible()
    assert rows(dialog)[0][1] == "đội"
    close(keeper, dialog)


def test_delete_forgets_a_row_and_the_text_follows(keeper: Clerk, memory_file: Path) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Del")
    assert [row[0] for row in rows(dialog)] == ["nim", "qua"]
    assert [pair.token for pair in dialog.view.chosen] == ["nim"]
    settle(keeper)
    close(keeper, dialog)
    keeper.qtbot.waitUntil(lambda: keeper.screen[1] == "thông tin đối ngoại")
    leave(keeper)
    assert set(remembered(memory_file)) == {"nim", "qua"}


def test_several_rows_are_forgotten_only_when_it_was_meant(keeper: Clerk) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Ctrl+A", "Del")
    assert dialog.messages.text.text() == "Forget the 3 chosen rows?"
    QTest.keyClick(dialog.messages.choices[0], Qt.Key.Key_Return)  # Enter changes nothing
    assert len(rows(dialog)) == 3
    press(dialog, "Ctrl+A", "Del")
    choose(dialog, "Forget")
    assert rows(dialog) == []
    settle(keeper)
    close(keeper, dialog)


def test_own_words_are_added_and_forgotten(keeper: Clerk, memory_file: Path) -> None:
    dialog = dialog_of(keeper)
    press(dialog, "Ctrl+PgDown")
    dialog.word_page.field.setFocus()
    dialog.word_page.field.setText("Pắc Nặm")
    press(dialog, "Return")
    settle(keeper)
    assert [row[0] for row in rows(dialog)] == ["Pắc Nặm", "Tủa Chùa"]
    dialog.word_view.setFocus()
    dialog.word_view.stand(1)
    press(dialog, "Del")
    settle(keeper)
    close(keeper, dialog)
    leave(keeper)
    with Memory.open(memory_file) as memory:
        assert [word.text for word in memory.words()] == ["Pắc Nặm"]


def test_export_clear_and_import_bring_everything_back(
    keeper: Clerk, tmp_path: Path, memory_file: Path
) -> None:
    dialog = dialog_of(keeper)
    before = rows(dialog)
    keeper.prompts.path = tmp_path / "bo-nho.tsv"
    dialog.buttons.export.click()
    settle(keeper)
    assert str(keeper.prompts.path) in dialog.messages.text.text()
    assert "đội" in keeper.prompts.path.read_text(encoding="utf-8-sig")
    dialog.buttons.clear.click()
    assert dialog.messages.text.text().startswith(
        "Forget everything: 3 corrections and 1 own word?"
    )
    assert len(rows(dialog)) == 3
    choose(dialog, "Forget everything")
    settle(keeper)
    assert rows(dialog) == [] and dialog.words.total == 0
    assert not dialog.buttons.clear.isEnabled()
    dialog.buttons.import_.click()
    settle(keeper)
    settle(keeper)
    assert dialog.messages.text.text() == "Imported: 3 corrections and 1 own word."
    assert rows(dialog) == before
    press(dialog, "Esc")
    close(keeper, dialog)
    leave(keeper)
    assert set(remembered(memory_file)) == {"d6i", "nim", "qua"}


def test_a_file_that_is_no_memory_is_refused_in_words(keeper: Clerk, ocr_file: Path) -> None:
    dialog = dialog_of(keeper)
    keeper.prompts.path = ocr_file
    dialog.buttons.import_.click()
    settle(keeper)
    keeper.qtbot.waitUntil(lambda: not dialog.messages.isHidden())
    assert "not an exported memory" in dialog.messages.text.text()
    press(dialog, "Esc")
    close(keeper, dialog)


def test_it_speaks_vietnamese(make_clerk: MakeClerk, ocr_file: Path, memory_file: Path) -> None:
    with Memory.open(memory_file) as memory:
        memory.record(Decision("d6i", "đội"))
    clerk = make_clerk(language="vi")
    set_language(VIETNAMESE)
    clerk.open(ocr_file)
    clerk.press("Ctrl+Shift+M")
    dialog = dialog_of(clerk)
    assert dialog.windowTitle() == "Bộ nhớ của Soát"
    assert dialog.tabs.tabText(0) == "Cách sửa (1)"
    day = dialog.pairs.index(0, 4).data()
    assert len(day) == 10 and day[2] == day[5] == "/"
    dialog.buttons.clear.click()
    assert dialog.messages.text.text().startswith("Xóa hết 1 cách sửa và 0 từ riêng?")
    choose(dialog, "Không xóa")
    close(clerk, dialog)
    assert clerk.window.registry.actions["remember"].text() == "Ghi nhớ &lựa chọn của tôi"


def test_an_empty_memory_shows_nothing_and_makes_nothing_up(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+M")
    dialog = dialog_of(clerk)
    assert rows(dialog) == []
    assert not dialog.buttons.forget.isEnabled()
    press(dialog, "Return", "Del", "F2", "Ctrl+3")
    assert dialog.messages.isHidden()
    close(clerk, dialog)


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
