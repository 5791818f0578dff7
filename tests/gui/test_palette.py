"""The command palette: found by a few letters, done where it was opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.commands.bindings import Bindings
from soat_gui.commands.command import Command
from soat_gui.commands.search import fold, score
from soat_gui.commands.table import COMMANDS
from soat_gui.palette.entries import entries, found
from soat_gui.palette.overlay import Palette
from soat_gui.settings import Settings


@pytest.fixture
def vietnamese(make_clerk: MakeClerk, ocr_file: Path) -> Clerk:
    clerk = make_clerk(language="vi")
    clerk.open(ocr_file)
    clerk.press("Tab")
    return clerk


def palette_of(clerk: Clerk) -> Palette:
    (palette,) = clerk.window.findChildren(Palette)
    return palette


def open_palette(clerk: Clerk) -> Palette:
    clerk.press("Ctrl+Shift+P")
    palette = palette_of(clerk)
    assert palette.isVisible() and palette.field.hasFocus()
    return palette


# Looking for something


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("luu", "Lưu"),
        ("Lưu", "Lưu"),
        ("luu voi", "Lưu với tên khác"),
        ("khac ten", "Lưu với tên khác"),
        ("lvtk", "Lưu với tên khác"),
        ("nghi ngo truoc", "Chỗ nghi ngờ trước"),
        ("ghi nguyen", "Giữ nguyên như OCR"),
        ("phimtat", "Phím tắt"),
        ("tuong phan", "Giao diện: Tương phản cao"),
        ("undo", "Hoàn tác"),
        ("ctrl+s", "Lưu"),
    ],
)
def test_a_few_letters_find_a_command(vietnamese: Clerk, query: str, best: str) -> None:
    palette = open_palette(vietnamese)
    palette.field.setText(query)
    assert palette.titles[0] == best


def test_what_fits_nothing_finds_nothing(vietnamese: Clerk) -> None:
    palette = open_palette(vietnamese)
    palette.field.setText("xyzzy qq")
    assert palette.titles == [] and palette.nothing.isVisible()
    vietnamese.press("Return")
    assert palette.isVisible()


def test_kinds_of_matches_in_their_order() -> None:
    titles = ["save the report", "the report is saved", "unsaved", "sound volume effects", "shave"]
    scores = [score("save", [title]) for title in titles]
    assert scores[0] > scores[1] > scores[2] > scores[4] > 0
    assert score("sve", ["sound volume effects"]) > score("sve", ["shave"])
    assert score("save", ["other", "save"]) < score("save", ["save"])
    assert score("zz", titles) == 0
    assert fold("  Đổi  DẤU ") == "doi dau"


def test_everything_that_can_be_done_is_offered_once(clerk: Clerk) -> None:
    titles = open_palette(clerk).titles
    assert len(titles) == len(set(titles))
    for title in ("Save", "Theme: Dark", "Next suspect", "Keep as read", "Preferences"):
        assert title in titles
    assert "Discard what was typed" not in titles
    assert "Find a command" not in titles


def test_a_hundred_and_fifty_commands_are_no_more_trouble(settings: Settings) -> None:
    many = tuple(Command(f"c{n}", f"Do thing {n}", "x.do", menu="file") for n in range(150))
    offered = entries(Bindings(settings, many), lambda _command: "", [], editing=False)
    assert [entry.title for entry in found(offered, "thing 149")][:1] == ["Do thing 149"]


# Doing it


def test_enter_does_it_and_the_text_has_the_keyboard_again(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    clerk.type("keep")
    clerk.press("Return")
    assert not palette.isVisible()
    assert clerk.screen[0] == "Kết qua công tác"
    assert clerk.window.page.view.field.hasFocus()


def test_esc_goes_back_and_nothing_has_happened(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    clerk.type("keep")
    clerk.press("Esc")
    assert not palette.isVisible()
    assert clerk.word == "quả" and clerk.mode == "REVIEW"
    assert clerk.window.page.view.field.hasFocus()


def test_its_key_closes_it_too(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    clerk.press("Ctrl+Shift+P")
    assert not palette.isVisible() and clerk.window.page.view.field.hasFocus()


def test_arrows_and_pages_walk_the_list(clerk: Clerk) -> None:
    palette = open_palette(clerk)

    def title() -> str:
        assert palette.current is not None
        return palette.current.title

    titles = palette.titles
    assert title() == titles[0]
    clerk.press("Down", "Down")
    assert title() == titles[2]
    clerk.press("Up")
    assert title() == titles[1]
    clerk.press("Up", "Up")
    assert title() == titles[-1]
    clerk.press("PgUp")
    assert title() in titles[-14:-2]
    clerk.press("Tab")
    clerk.press(*["PgDown"] * len(titles))
    assert title() == titles[-1]
    clerk.press("Down")
    assert title() == titles[0]


def test_a_click_does_it_too(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    palette.field.setText("keep as")
    middle = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert clerk.screen[0] == "Kết qua công tác" and not palette.isVisible()


def test_a_click_elsewhere_closes_it(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    view = clerk.window.page.view
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center()
    )
    assert not palette.isVisible() and view.field.hasFocus()


def test_what_was_typed_for_a_word_is_still_being_typed(clerk: Clerk) -> None:
    clerk.type("ab")
    palette = open_palette(clerk)
    assert "Discard what was typed" in palette.titles
    clerk.press("Esc")
    assert clerk.mode == "EDIT" and clerk.screen[0].startswith("Kết ab")
    open_palette(clerk)
    clerk.type("discard")
    clerk.press("Return")
    assert clerk.mode == "REVIEW" and clerk.screen[0] == "Kết quả công tác"


def test_a_command_on_the_word_takes_what_was_typed_first(clerk: Clerk) -> None:
    clerk.type("ab")
    open_palette(clerk)
    clerk.type("copy the word")
    clerk.press("Return")
    assert clerk.decided.startswith("Két ab ")
    assert QApplication.clipboard().text() == "ab"


def test_undo_is_always_that_of_the_report(clerk: Clerk) -> None:
    clerk.press("F4")
    palette = open_palette(clerk)
    clerk.type("sav")
    clerk.press("Ctrl+Z")
    assert palette.field.text() == "sav"
    assert clerk.screen[0] == "Kết quả công tác"


def test_what_was_run_last_stands_first(clerk: Clerk, settings: Settings) -> None:
    for words in ("larger", "smaller"):
        open_palette(clerk)
        clerk.type(words)
        clerk.press("Return")
    titles = open_palette(clerk).titles
    assert titles[:2] == ["Smaller text", "Larger text"]
    assert settings.recent_commands[:2] == ["smaller", "larger"]
    clerk.press("Esc")


def test_keys_are_those_of_the_clerk(clerk: Clerk) -> None:
    keep = next(command for command in COMMANDS if command.identity == "keep")
    clerk.window.bindings.choose(keep, ["Ctrl+K"])
    palette = open_palette(clerk)
    palette.field.setText("keep")
    assert palette.current is not None and palette.current.keys == "Ctrl+K"


# What cannot be done


def test_without_a_report_it_says_why_not(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    palette = open_palette(clerk)
    palette.field.setText("keep as read")
    assert palette.current is not None
    assert palette.current.obstacle == "No report is open"
    clerk.press("Return")
    assert palette.isVisible()
    assert clerk.window.status.hint.text() == "No report is open"
    palette.field.setText("open")
    assert palette.current.obstacle == ""


def test_what_is_switched_off_is_said_to_be(clerk: Clerk) -> None:
    clerk.window.registry.actions["memory"].setEnabled(False)
    palette = open_palette(clerk)
    palette.field.setText("memory")
    assert palette.current is not None and palette.current.obstacle == "Not possible at the moment"


def test_there_is_nothing_to_undo_before_something_was_done(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    palette.field.setText("undo")
    assert palette.current is not None and palette.current.obstacle == "Nothing to undo"
    clerk.press("Esc", "F4")
    palette = open_palette(clerk)
    palette.field.setText("undo")
    assert palette.current.obstacle == ""
    palette.field.setText("redo")
    assert palette.current.obstacle == "Nothing to redo"


# With an input method


def compose(clerk: Clerk, *preedits: str) -> None:
    for preedit in preedits:
        QApplication.sendEvent(clerk.window.focusWidget(), QInputMethodEvent(preedit, []))


def commit(clerk: Clerk, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(clerk.window.focusWidget(), event)


@pytest.mark.parametrize(
    "preedits",
    [
        pytest.param(["l", "lu", "lư", "lưu"], id="telex luwu"),
        pytest.param(["l", "lu", "lưu"], id="vni lu7u"),
    ],
)
def test_what_is_being_composed_is_looked_for(vietnamese: Clerk, preedits: list[str]) -> None:
    palette = open_palette(vietnamese)
    compose(vietnamese, *preedits)
    assert palette.titles[0] == "Lưu"
    assert vietnamese.screen[0] == "Kết quả công tác"
    commit(vietnamese, "lưu")
    assert palette.field.text() == "lưu" and palette.titles[0] == "Lưu"


def test_no_key_of_a_composition_is_a_command(vietnamese: Clerk) -> None:
    palette = open_palette(vietnamese)
    compose(vietnamese, "chô")
    for key, held in ((Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_F4, None)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held or Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(palette.field, event)
        assert event.isAccepted()


def test_enter_takes_the_syllable_and_does_it(vietnamese: Clerk) -> None:
    palette = open_palette(vietnamese)
    commit(vietnamese, "giữ ")
    compose(vietnamese, "nguyên")
    vietnamese.press("Return")
    assert not palette.isVisible()
    assert vietnamese.screen[0] == "Kết qua công tác"


def test_going_elsewhere_in_a_composition_loses_nothing(vietnamese: Clerk) -> None:
    palette = open_palette(vietnamese)
    other = QLineEdit(vietnamese.window)
    other.show()
    compose(vietnamese, "lưu")
    other.setFocus()
    assert palette.field.text() == "lưu"


def test_opening_it_in_a_composition_keeps_the_syllable(clerk: Clerk) -> None:
    compose(clerk, "đô", "đôi")
    clerk.window.registry.actions["palette"].trigger()
    clerk.press("Esc")
    assert clerk.mode == "EDIT"
    clerk.press("Return")
    assert clerk.decided.startswith("Két đôi ")


# For the screen reader


def test_the_field_says_what_enter_would_do(clerk: Clerk) -> None:
    palette = open_palette(clerk)
    palette.field.setText("keep as")
    assert palette.field.accessibleName() and palette.list.accessibleName()
    assert palette.field.accessibleDescription() == "Keep as read, F4"
