"""The preferences: every choice acts at once, is kept, and can be made without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QSpinBox, QWidget
from shiboken6 import isValid
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

from soat_core.storage import previous_path
from soat_core.text import TonePlacement
from soat_gui.commands.table import COMMANDS
from soat_gui.preferences.dialog import KEYS, LOOKS, SUGGESTING, WORKING, Preferences
from soat_gui.preferences.key_table import DEFAULT
from soat_gui.settings import Settings
from soat_gui.theme import CONTRAST_THEME, reading_families, reading_font

KEEP, SAVE = (
    next(command for command in COMMANDS if command.identity == name) for name in ("keep", "save")
)


def opened(clerk: Clerk, page: int = LOOKS) -> Preferences:
    clerk.press("Ctrl+,")
    (dialog,) = clerk.window.findChildren(Preferences)
    clerk.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.show_page(page)
    return dialog


def close(clerk: Clerk, dialog: Preferences) -> None:
    press(dialog, "Esc")
    clerk.window.activateWindow()  # without a desktop nobody else does it
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)


def press(widget: QWidget, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(widget, key)


def pick(box: QComboBox, words: str) -> None:
    """Choose in a box by keyboard."""
    at = [box.itemText(row) for row in range(box.count())].index(words)
    box.setFocus()
    for _ in range(abs(at - box.currentIndex())):
        QTest.keyClick(box, Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)


def box_of(dialog: Preferences, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


# The dialog


def test_it_opens_by_key_and_goes_with_esc(clerk: Clerk) -> None:
    dialog = opened(clerk)
    assert dialog.windowTitle() == "Preferences"
    press(dialog, "Esc")
    assert not dialog.isVisible()


def test_pages_are_turned_by_key(clerk: Clerk) -> None:
    dialog = opened(clerk)
    press(dialog.titles, "Down")
    assert dialog.titles.currentRow() == SUGGESTING
    press(dialog, "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgDown")
    assert dialog.titles.currentRow() == KEYS
    press(dialog, "Ctrl+PgDown")
    assert dialog.titles.currentRow() == LOOKS


def test_the_report_can_be_undone_meanwhile(clerk: Clerk) -> None:
    clerk.press("F4")
    assert clerk.screen[0] == "Kết qua công tác"
    dialog = opened(clerk, WORKING)
    dialog.working.name.setFocus()
    press(dialog.working.name, "Ctrl+Z")
    assert clerk.screen[0] == "Kết quả công tác"
    press(dialog.working.name, "Ctrl+Y")
    assert clerk.screen[0] == "Kết qua công tác"


def test_every_control_says_what_it_is(clerk: Clerk) -> None:
    dialog = opened(clerk)
    for control in dialog.findChildren(QWidget):
        is_part = control.objectName().startswith("qt_") or isinstance(control, QLabel)
        is_here = control.window() is dialog and not is_part
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and is_here:
            said = control.accessibleName() or getattr(control, "text", str)()
            assert said, control


# Looks


def test_the_language_changes_around_the_clerk(clerk: Clerk, settings: Settings) -> None:
    dialog = opened(clerk)
    settings.language = "en"
    pick(box_of(dialog, "language"), "Tiếng Việt")
    clerk.qtbot.waitUntil(lambda: dialog.windowTitle() == "Tùy chọn")
    assert clerk.window.menuBar().actions()[0].text() == "&Tệp"
    assert dialog.titles.currentRow() == LOOKS
    clerk.qtbot.waitUntil(lambda: focused(dialog, "language"))
    settings.language = "en"
    clerk.qtbot.waitUntil(lambda: dialog.windowTitle() == "Preferences")


def test_work_goes_on_after_the_language_or_the_letters_were_changed(
    clerk: Clerk, settings: Settings
) -> None:
    """Pages that were made anew hear no more of the report."""
    dialog = opened(clerk)
    old = dialog.suggesting
    settings.language, settings.interface_size = "vi", 16
    clerk.qtbot.waitUntil(lambda: dialog.suggesting is not old)
    clerk.qtbot.waitUntil(lambda: not isValid(old))
    close(clerk, dialog)
    clerk.press("Tab", "Return", "Ctrl+Z")  # what a slot raises makes a test fail
    assert clerk.word == "đối"


def test_no_page_has_to_be_scrolled_sideways(clerk: Clerk) -> None:
    clerk.window.page.view.setFocus()
    dialog = opened(clerk)
    dialog.resize(700, 480)
    for page in range(dialog.pages.count()):
        dialog.show_page(page)
        QApplication.processEvents()
        area = dialog.pages.widget(page)
        if isinstance(area, QScrollArea):
            assert area.horizontalScrollBar().maximum() == 0, page


def test_the_keys_of_before_are_shown_once_there_are_others(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    header = dialog.keys.view.horizontalHeader()
    assert header.isSectionHidden(DEFAULT)
    clerk.window.bindings.choose(KEEP, ["F10"])
    assert not header.isSectionHidden(DEFAULT)


def focused(dialog: Preferences, name: str) -> bool:
    """Whether a control that was made anew has the focus."""
    return QApplication.focusWidget() is box_of_last(dialog, name)


def box_of_last(dialog: Preferences, name: str) -> QComboBox:
    found = dialog.findChildren(QComboBox, name)[-1]
    assert isinstance(found, QComboBox)
    return found


def test_the_theme_changes_at_once_also_in_the_menu(clerk: Clerk, settings: Settings) -> None:
    dialog = opened(clerk)
    pick(box_of(dialog, "theme"), "High contrast")
    image = clerk.window.page.view.viewport().grab().toImage()
    assert image.pixelColor(3, image.height() - 3).name() == CONTRAST_THEME.surface
    assert clerk.window.registry.actions["theme-contrast"].isChecked()
    assert settings.theme == "contrast"
    clerk.window.registry.actions["theme-light"].trigger()
    assert box_of(dialog, "theme").currentText() == "Light"


def test_the_letters_of_the_window_grow_and_nothing_is_cut(clerk: Clerk) -> None:
    small = clerk.window.menuBar().height(), clerk.window.page.bar.height()
    clerk.window.registry.actions["preferences"].trigger()
    (dialog,) = clerk.window.findChildren(Preferences)
    pick(box_of(dialog, "interface_size"), "Largest")
    assert QApplication.font().pixelSize() == 22
    clerk.qtbot.waitUntil(lambda: focused(dialog, "interface_size"))
    assert (clerk.window.menuBar().height(), clerk.window.page.bar.height()) > small
    box = box_of_last(dialog, "interface_size")
    assert box.currentText() == "Largest"
    pick(box, "Normal")
    assert QApplication.font().pixelSize() == 13


def test_the_font_of_the_report_is_chosen(clerk: Clerk, settings: Settings) -> None:
    view = clerk.window.page.view
    before = view.place_rect(view.place).width() if view.place else 0
    dialog = opened(clerk)
    family = "Noto Sans Mono" if "Noto Sans Mono" in reading_families() else reading_families()[0]
    pick(box_of(dialog, "reading_family"), family)
    assert reading_font(18).families()[0] == family
    assert view.place is not None
    clerk.window.registry.actions["larger"].trigger()
    assert view.place_rect(view.place).width() != before
    assert settings.reading_family == family
    settings.reading_family = ""
    assert reading_font(18).families()[0] != family


def test_the_size_of_the_report_is_fitted_or_fixed(clerk: Clerk, settings: Settings) -> None:
    dialog = opened(clerk)
    size = dialog.looks.text_size
    assert size.fitted.isChecked() and not size.pixels.isEnabled()
    size.fixed.setFocus()
    press(size.fixed, "Space")
    size.pixels.setFocus()
    size.pixels.setValue(24)
    assert clerk.window.page.view.text_size == 24 and settings.text_size == 24
    # Chosen elsewhere, shown here.
    clerk.window.registry.actions["larger"].trigger()
    assert size.pixels.value() == 25
    clerk.window.registry.actions["fit"].trigger()
    assert size.fitted.isChecked() and settings.text_size is None


# Suggestions


def test_thresholds_change_what_is_a_suspect_and_what_is_safe(
    clerk: Clerk, settings: Settings
) -> None:
    dialog = opened(clerk, SUGGESTING)
    page = dialog.suggesting
    assert page.meaning.text() == (
        "In this report: 3 suspects to look at; 5 changes would be accepted as safe, "
        "no error expected among them."
    )
    page.suspect.setValue(80)
    page.safe.setValue(90)
    assert page.meaning.text().startswith("In this report: 1 suspect to look at; 7 changes")
    counts = clerk.window.status.counts
    clerk.qtbot.waitUntil(lambda: counts.text() == "0 / 1 suspects dealt with")
    assert (settings.suspect_below, settings.safe_from) == (0.8, 0.9)
    close(clerk, dialog)
    clerk.press("Ctrl+Shift+A")
    assert clerk.message.startswith("Accept 7 safe suggestions at once?")


def test_nothing_is_a_suspect_and_safe(clerk: Clerk, settings: Settings) -> None:
    page = opened(clerk, SUGGESTING).suggesting
    page.suspect.setValue(99)
    assert page.safe.value() == 99 and settings.safe_from == 0.99
    page.safe.setValue(50)
    assert page.safe.value() == 99


def test_thresholds_hold_for_reports_opened_later(
    make_clerk: MakeClerk, settings: Settings, ocr_file: Path
) -> None:
    settings.suspect_below = 0.7
    clerk = make_clerk()
    clerk.open(ocr_file)
    assert clerk.window.status.counts.text() == "0 / 1 suspects dealt with"


def test_what_is_decided_counts_no_more(clerk: Clerk) -> None:
    page = opened(clerk, SUGGESTING).suggesting
    clerk.window.review.accept()
    clerk.qtbot.waitUntil(lambda: "2 suspects" in page.meaning.text())


def test_without_a_report_there_is_nothing_to_tell(make_clerk: MakeClerk) -> None:
    clerk = make_clerk()
    assert opened(clerk, SUGGESTING).suggesting.meaning.text() == "No report is open."


def test_tones_are_placed_anew(make_clerk: MakeClerk, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.txt"
    path.write_text("van h6a va hda binh", encoding="utf-8")
    readings = {"h6a": [("hóa", 0.9)], "hda": [("hòa", 0.9)]}
    clerk = make_clerk(engine=FakeEngine(readings))
    clerk.open(path)
    assert clerk.screen[0] == "van hóa va hòa binh"
    dialog = opened(clerk, SUGGESTING)
    pick(box_of(dialog, "tones"), "hoà, khoẻ, thuỷ")
    clerk.qtbot.waitUntil(lambda: clerk.screen[0] == "van hoá va hoà binh")
    assert settings.tones is TonePlacement.NEW
    pick(box_of(dialog, "tones"), "As the report writes")
    clerk.qtbot.waitUntil(lambda: clerk.screen[0] == "van hóa va hòa binh")


def test_the_memory_is_switched_here_and_in_the_menu(clerk: Clerk, settings: Settings) -> None:
    dialog = opened(clerk, SUGGESTING)
    box = dialog.findChild(QWidget, "remembers")
    assert box is not None
    box.setFocus()
    press(box, "Space")
    assert not settings.remembers and not clerk.window.remembering.is_on
    assert not clerk.window.registry.actions["remember"].isChecked()
    clerk.window.registry.actions["remember"].trigger()
    assert settings.remembers and clerk.window.remembering.is_on
    assert box.isChecked()  # type: ignore[attr-defined]


# The clerk


def test_the_name_stands_in_the_record_from_now_on(clerk: Clerk) -> None:
    clerk.press("F4")
    dialog = opened(clerk, WORKING)
    name, initials = dialog.working.name, dialog.working.initials
    name.setFocus()
    name.setText("Nguyễn Thị  Lan ")
    press(name, "Tab")
    assert initials.placeholderText() == "NTL"
    close(clerk, dialog)
    clerk.press("F4", "Ctrl+S")
    session = clerk.window.files.session
    assert session is not None and session.record is not None
    record = session.record.read_text(encoding="utf-8")
    assert '<respStmt xml:id="nguoi-nguyen-thi-lan" n="NTL">' in record
    assert "<persName>Nguyễn Thị Lan</persName>" in record
    assert record.count('resp="#nguoi-nguyen-thi-lan"') == 1


def test_a_name_still_being_composed_counts_when_the_window_goes(
    clerk: Clerk, settings: Settings
) -> None:
    dialog = opened(clerk, WORKING)
    name = dialog.working.name
    name.setFocus()
    QApplication.sendEvent(name, QInputMethodEvent("Lân", []))
    dialog.close_button.click()
    assert settings.clerk_name == "Lân"


def test_without_a_name_it_is_that_of_the_account(clerk: Clerk) -> None:
    dialog = opened(clerk, WORKING)
    assert dialog.working.name.placeholderText()
    assert dialog.working.name.text() == ""


def test_earlier_versions_of_the_record_are_kept(clerk: Clerk, tmp_path: Path) -> None:
    box = opened(clerk, WORKING).findChild(QSpinBox, "versions_kept")
    assert isinstance(box, QSpinBox)
    box.setValue(2)
    session = clerk.window.files.session
    assert session is not None
    texts = []
    for _ in range(3):
        clerk.window.review.keep()
        record = session.save()
        texts.append(record.read_bytes())
    assert record.read_bytes() == texts[2]
    assert [previous_path(record, number).read_bytes() for number in (1, 2)] == texts[1::-1]


# Keys


def test_a_key_is_changed_by_pressing_it(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    press(page.field, "k", "e", "e", "p")
    assert page.current is KEEP
    press(page.field, "Return")
    assert "Keep as read" in page.capture.text()
    press(page.capture, "Ctrl+K")
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+K",)
    assert page.view.hasFocus()
    close(clerk, dialog)
    clerk.press("Ctrl+K")
    assert clerk.screen[0] == "Kết qua công tác"


def test_tab_and_enter_can_be_pressed_too(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("accept the suggestion")
    page.change()
    press(page.capture, "Shift+Return")
    assert page.current is not None
    assert clerk.window.bindings.keys(page.current) == ("Shift+Return",)


def test_esc_leaves_the_key_as_it_is(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    page.field.setText("keep")
    page.change()
    press(page.capture, "Esc")
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    assert dialog.isVisible() and page.view.hasFocus()


def test_a_key_that_cannot_be_had_is_refused_with_the_reason(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("keep")
    page.change()
    for key, why in (("Backspace", "deletes"), ("K", "types text"), ("Ctrl+V", "paste")):
        press(page.capture, key)
        assert why in page.capture.text() and page.capture.hasFocus()
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    press(page.capture, "Ctrl+F11")
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+F11",)


@pytest.mark.parametrize(("takes", "keys"), [(True, ("Ctrl+S",)), (False, ("F4",))])
def test_a_key_of_another_is_only_taken_when_that_is_wanted(
    clerk: Clerk, takes: bool, keys: tuple[str, ...]
) -> None:
    dialog = opened(clerk, KEYS)
    page = dialog.keys
    page.field.setText("keep")
    page.change()
    press(page.capture, "Ctrl+S")
    assert dialog.messages.text.text() == "Ctrl+S is the key of “Save”."
    QTest.mouseClick(dialog.messages.choices[1 if takes else 0], Qt.MouseButton.LeftButton)
    assert clerk.window.bindings.keys(KEEP) == keys
    assert clerk.window.bindings.keys(SAVE) == (() if takes else ("Ctrl+S",))
    assert page.view.hasFocus()


def test_one_more_key_no_key_and_as_at_first(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    keys = clerk.window.bindings.keys
    page.field.setText("keep")
    assert page.add_button.isEnabled() and not page.reset_button.isEnabled()
    page.add_button.click()
    press(page.capture, "Ctrl+F11")
    assert keys(KEEP) == ("F4", "Ctrl+F11")
    press(page.view, "Delete")
    assert keys(KEEP) == () and not page.remove_button.isEnabled()
    row = [page.model.data(page.model.index(0, column)) for column in range(3)]
    assert row == ["Keep as read", "", "F4"]
    page.reset_button.click()
    assert keys(KEEP) == ("F4",)


def test_the_keys_of_candidates_go_together(clerk: Clerk) -> None:
    page = opened(clerk, KEYS).keys
    page.field.setText("while typing")
    assert not page.add_button.isEnabled()
    page.change()
    press(page.capture, "Ctrl+2")
    assert "from 1 on" in page.capture.text()
    press(page.capture, "Ctrl+1")
    clerk.window.activateWindow()
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)
    clerk.press("Ctrl+2")
    assert clerk.screen[0] == "Kết qua công tác"


def test_all_keys_go_back_only_when_that_is_confirmed(clerk: Clerk) -> None:
    dialog = opened(clerk, KEYS)
    clerk.window.bindings.choose(KEEP, ["Ctrl+F11"])
    dialog.keys.reset_all_button.click()
    dialog.messages.choices[0].click()
    assert clerk.window.bindings.keys(KEEP) == ("Ctrl+F11",)
    dialog.keys.reset_all_button.click()
    dialog.messages.choices[1].click()
    assert clerk.window.bindings.keys(KEEP) == ("F4",)
    dialog.keys.reset_all_button.click()
    assert not dialog.messages.choices and dialog.messages.isVisible()


def test_keys_are_taken_along_in_a_file(clerk: Clerk, tmp_path: Path) -> None:
    dialog = opened(clerk, KEYS)
    page, bindings = dialog.keys, clerk.window.bindings
    bindings.choose(KEEP, ["Ctrl+S"])
    clerk.prompts.path = tmp_path / "keys.json"
    page.export_button.click()
    assert "keys.json" in dialog.messages.text.text()
    bindings.reset_all()
    page.import_button.click()
    assert (bindings.keys(KEEP), bindings.keys(SAVE)) == (("Ctrl+S",), ())
    assert dialog.messages.text.text() == "The keys were imported."


def test_an_imported_file_says_what_was_left_out(clerk: Clerk, tmp_path: Path) -> None:
    dialog = opened(clerk, KEYS)
    clerk.prompts.path = path = tmp_path / "keys.json"
    path.write_text(
        '{"soat-keys": 1, "keys": {"fly": ["F9"], "keep": ["Backspace", "Ctrl+K"],'
        ' "quit": ["Ctrl+K"]}}'
    )
    dialog.keys.import_button.click()
    said = dialog.messages.text.text()
    assert "no such command here: fly." in said
    assert "Backspace (Keep as read)" in said and "Ctrl+K (Keep as read)" in said
    path.write_text("rubbish")
    dialog.keys.import_button.click()
    assert "holds no keys" in dialog.messages.text.text()


def test_the_sheet_leads_to_the_keys(clerk: Clerk) -> None:
    clerk.window.registry.actions["shortcuts"].trigger()
    sheet = clerk.window.findChild(QWidget, "sheet")
    assert sheet is not None
    sheet.change.click()  # type: ignore[attr-defined]
    (dialog,) = clerk.window.findChildren(Preferences)
    assert dialog.isVisible() and dialog.titles.currentRow() == KEYS


# What is kept


def test_nonsense_in_the_settings_counts_as_not_set(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    for key in (
        "language", "theme", "editor/text_size", "editor/font", "window/text_size",
        "review/suspect_below", "review/safe_from", "engine/tones", "memory/on", "clerk/name",
        "work/effort", "work/restore", "work/versions", "keys/own", "palette/recent",
    ):  # fmt: skip
        store.setValue(key, ["nan", "\0"])
    settings = Settings(store)
    assert settings.theme == "system" and settings.text_size is None
    assert settings.interface_size == 13 and settings.tones is TonePlacement.REPORT
    assert settings.suspect_below == settings.safe_from == 0.98
    assert settings.remembers and settings.shows_effort and settings.restores
    assert settings.versions_kept >= 1 and settings.own_keys == {}
    for value in ("nan", "-1", "1e9", "inf"):
        store.setValue("review/suspect_below", value)
        assert settings.suspect_below == 0.98


def test_every_choice_is_announced(settings: Settings) -> None:
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.shows_effort = False
    settings.versions_kept = 5
    settings.clerk_name = "Lan"
    assert told == ["shows_effort", "versions_kept", "clerk_name"]
    assert (settings.shows_effort, settings.versions_kept) == (False, 5)
