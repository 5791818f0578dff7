"""Vietnamese and English, light and dark."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from itertools import product
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.i18n import language
from soat_gui.app import show_fitting
from soat_gui.preferences.dialog import Preferences
from soat_gui.settings import Settings
from soat_gui.suggestions.chip import percent
from soat_gui.theme import CONTRAST_THEME, DARK_THEME, LIGHT_THEME, THEMES, Theme
from soat_resources import resource_path

PLACES = re.compile(r"\{\w*\}|%(?=L?n)")
ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "soat_resources" / "i18n"

# Language


def menus(clerk: Clerk) -> list[str]:
    return [action.text().replace("&", "") for action in clerk.window.menuBar().actions()]


def test_the_window_speaks_vietnamese(make_clerk: MakeClerk, ocr_file: Path) -> None:
    clerk = make_clerk(language="vi")
    clerk.open(ocr_file)
    assert menus(clerk) == ["Tệp", "Sửa", "Duyệt", "Xem", "Trợ giúp"]
    assert clerk.mode == "DUYỆT"
    assert clerk.window.status.counts.text() == "0 / 3 chỗ nghi ngờ đã xử lý"
    assert clerk.window.status.errors_left.text() == "ước còn 1 lỗi"
    clerk.press("Tab")
    assert clerk.window.status.where.text() == "Dòng 1 · trang 1/1"
    clerk.type("a")
    assert clerk.mode == "SỬA"
    clerk.press("Return", "Ctrl+S")
    assert clerk.window.status.saved.text() == "Đã lưu"


@pytest.mark.parametrize("system", ["en_US.UTF-8", "C", "vi_VN.UTF-8", "fr_FR.UTF-8"])
def test_the_window_is_vietnamese_until_somebody_chooses(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    assert settings.language == "vi"
    settings.language = "en"
    assert settings.language == "en"


def test_the_language_changes_at_once_and_is_remembered(clerk: Clerk, settings: Settings) -> None:
    assert menus(clerk) == ["File", "Edit", "Review", "View", "Help"]
    clerk.window.registry.actions["language-vi"].trigger()
    clerk.qtbot.waitUntil(lambda: menus(clerk)[0] == "Tệp")
    assert clerk.window.status.counts.text() == "0 / 3 chỗ nghi ngờ đã xử lý"
    assert language() == "vi"
    assert settings.language == "vi"
    assert clerk.window.registry.actions["language-vi"].isChecked()
    clerk.window.registry.actions["language-en"].trigger()
    clerk.qtbot.waitUntil(lambda: menus(clerk)[0] == "File")
    assert language() == "en"


def test_english_counts_one_and_many(clerk: Clerk) -> None:
    assert clerk.window.status.errors_left.text() == "about 1 error left"
    clerk.press("Ctrl+Shift+A")
    assert clerk.message.startswith("Accept 5 safe suggestions at once?")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "resources" / "build" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> set[tuple[str, str]]:
    return {
        (str(context.findtext("name")), str(message.findtext("source")))
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("name", ["soat_vi.ts", "soat_en.ts"])
def test_every_string_of_the_code_is_in_the_catalogue(
    tool: ModuleType, tmp_path: Path, name: str
) -> None:
    tool.collect(tmp_path)
    assert messages(CATALOGUES / name) == messages(tmp_path / name)


def test_everything_is_translated(tool: ModuleType) -> None:
    assert tool.unfinished(CATALOGUES) == []


def test_placeholders_and_numbers_survive_translation() -> None:
    for message in ElementTree.parse(CATALOGUES / "soat_vi.ts").iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        assert source is not None and translation is not None
        text = "".join(translation.itertext())
        assert sorted(PLACES.findall(source)) == sorted(PLACES.findall(text)), source
        assert source.count("&") == text.count("&"), source


def test_compiled_catalogues_are_up_to_date(tool: ModuleType, tmp_path: Path) -> None:
    tool.compile_all(CATALOGUES, tmp_path)
    compiled = sorted(path.name for path in tmp_path.iterdir())
    assert compiled == sorted(path.name for path in CATALOGUES.glob("*.qm"))
    for name in compiled:
        assert (CATALOGUES / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_words_of_qts_own_dialogs_are_vietnamese(make_clerk: MakeClerk) -> None:
    make_clerk(language="vi")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()  # only then are its buttons there
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QPushButton)]
    dialog.close()
    assert sorted(word.replace("&", "") for word in words) == sorted(
        ["Trong thư mục:", "Tên tệp:", "Kiểu tệp:", "Mở", "Hủy"]
    )
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    kind = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(kind, QComboBox)
    assert kind.currentText() == "Thư mục"


# Theme


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


@ALL
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7 if theme is CONTRAST_THEME else 4.5
    grounds = (theme.window, theme.surface, theme.line)
    for text, ground in [
        *product((theme.text,), (*grounds, theme.token, theme.found)),
        *product((theme.muted,), (*grounds, theme.found)),
        *product((theme.good, theme.accent), (theme.window,)),
        *product((theme.warning, theme.error), (theme.window, theme.surface)),
        (theme.surface, theme.accent),  # selected text
    ]:
        assert contrast(text, ground) >= least, (text, ground)


@ALL
def test_marks_and_controls_can_be_seen_on_every_ground(theme: Theme) -> None:
    least = 4.5 if theme is CONTRAST_THEME else 3
    marks = (theme.doubtful, theme.very_doubtful, theme.decided, theme.accent)
    for mark, ground in [
        *product(marks, (theme.surface, theme.line, theme.found)),
        *product((theme.warning, theme.text), (theme.surface, theme.line)),  # frames of hits
        *product((theme.outline, theme.accent), (theme.surface, theme.window)),
    ]:
        assert contrast(mark, ground) >= least, (mark, ground)


def test_marks_differ_by_more_than_their_colour() -> None:
    """Drawn with lines of different kinds and widths; the icons of a theme are its own."""
    for theme in THEMES.values():
        for name in ("check", "some", "dot", "up", "down", "close", "float"):
            svg = resource_path("icons", f"{name}-{theme.name}.svg").read_text()
            assert theme.text in svg, (name, theme.name)


def brightness(widget: QWidget) -> NDArray[np.float64]:
    """Relative luminance of every pixel."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    parts = rows[:, : image.width() * 3].reshape(image.height(), -1, 3) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def controls(window: QWidget) -> list[QWidget]:
    """What Tab reaches."""
    found, first = [], window.focusWidget()
    while (now := QApplication.focusWidget()) is not None and now not in found:
        found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert first in found
    return found


@ALL
def test_it_can_be_seen_where_the_focus_is(clerk: Clerk, theme: Theme, settings: Settings) -> None:
    """A ring of pixels that stand out from what was there before, at every control."""
    settings.theme = theme.name
    for name, page in (("preferences", 4), ("memory", 1), ("shortcuts", 1)):
        clerk.window.registry.actions[name].trigger()
        clerk.qtbot.waitUntil(lambda: QApplication.activeWindow() is not clerk.window)
        dialog = QApplication.activeWindow()
        for number in range(page):
            if isinstance(dialog, Preferences):
                dialog.show_page(number)
            for control in controls(dialog):
                control.setFocus()
                with_focus = brightness(control) + 0.05
                control.clearFocus()
                ratio = with_focus / (brightness(control) + 0.05)
                changed = np.count_nonzero(np.maximum(ratio, 1 / ratio) >= 3)
                assert changed >= control.width() + control.height(), control
        dialog.close()
        clerk.window.activateWindow()
        clerk.qtbot.waitUntil(clerk.window.isActiveWindow)


def test_the_theme_changes_at_once_and_is_remembered(clerk: Clerk, settings: Settings) -> None:
    def ground() -> str:
        image = clerk.window.page.view.viewport().grab().toImage()
        return str(image.pixelColor(3, image.height() - 3).name())

    assert ground() == LIGHT_THEME.surface
    clerk.window.registry.actions["theme-dark"].trigger()
    assert ground() == DARK_THEME.surface
    assert settings.theme == "dark"
    clerk.window.registry.actions["theme-contrast"].trigger()
    assert ground() == CONTRAST_THEME.surface
    clerk.window.registry.actions["theme-light"].trigger()
    assert ground() == LIGHT_THEME.surface


def test_the_window_fills_a_screen_that_is_too_small_for_it(clerk: Clerk) -> None:
    window = clerk.window
    room = window.screen().availableSize()
    window.hide()
    window.resize(room)  # without room for the frame
    show_fitting(window)
    assert window.isMaximized()
    window.showNormal()
    window.resize(700, 500)
    show_fitting(window)
    assert not window.isMaximized()


def test_percentages_promise_neither_certainty_nor_impossibility() -> None:
    assert [percent(p) for p in (0.0, 0.004, 0.36, 0.996, 1.0)] == [
        "<1%", "<1%", "36%", ">99%", "100%",
    ]  # fmt: skip
