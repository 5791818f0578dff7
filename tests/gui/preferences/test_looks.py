"""How the window looks: every choice acts at once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from shiboken6 import isValid
from tests.gui.conftest import Clerk
from tests.gui.preferences.conftest import KEEP, box_of, close, opened, pick, press

from soat_gui.preferences.dialog import KEYS, LOOKS, Preferences
from soat_gui.preferences.key_table import DEFAULT
from soat_gui.settings import Settings
from soat_gui.theme import CONTRAST_THEME, reading_families, reading_font


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
