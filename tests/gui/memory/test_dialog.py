"""The window of the memory: looked at and mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.memory.conftest import ask, close, dialog_of, leave, press, remembered

from soat_core.i18n import VIETNAMESE, set_language
from soat_core.memory import Decision, Memory
from soat_gui.memory.dialog import MemoryDialog


def settle(clerk: Clerk) -> None:
    """Until the memory has done what it was asked, and shown what that changed."""
    for _ in range(3):
        ask(clerk, lambda memory: None)


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
