"""The register, and the kinds of an office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.annotations.conftest import (
    marked,
    record,
)
from tests.gui.conftest import Clerk, MakeClerk

from soat_core.annotation import KIND
from soat_core.files import open_file
from soat_gui.annotations.register_model import Column as RegisterColumn
from soat_gui.preferences.dialog import ANNOTATING, Preferences
from soat_gui.settings import OfficeKind, Settings

# The register


def register(clerk: Clerk) -> list[tuple[str, str, str]]:
    shown = clerk.window.register.panel
    model = None if shown is None else shown.view.entries
    if model is None:
        return []
    columns = (RegisterColumn.NAME, RegisterColumn.KIND, RegisterColumn.MENTIONS)
    return [
        tuple(str(model.index(row, column).data()) for column in columns)  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def test_a_mention_becomes_an_entry_and_the_others_are_linked_when_asked(lister: Clerk) -> None:
    lister.press("Down", "Ctrl+R", "Ctrl+R", "Esc")
    lister.go_to("Cao")
    lister.press("Ctrl+F9")
    assert lister.message == "Link 2 other places with the same words to it, too?"
    lister.choose("Link")
    lister.press("Ctrl+Shift+F9")
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "3")]
    text = record(lister)
    assert "<listOrg" in text and text.count('ref="#') == 3
    lister.press("Ctrl+Z")
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "1")]


def test_the_register_goes_to_the_next_report(lister: Clerk, tmp_path: Path) -> None:
    lister.press("Down", "Ctrl+R", "Ctrl+R", "Esc")
    lister.press("Ctrl+Shift+F9")
    shown = lister.window.register.panel
    assert shown is not None
    QTest.mouseClick(shown.complete, Qt.MouseButton.LeftButton)
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "3")]
    lister.prompts.path = tmp_path / "a.danhmuc.json"
    QTest.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    lister.press("Ctrl+Z")
    assert register(lister) == []
    QTest.mouseClick(shown.load, Qt.MouseButton.LeftButton)
    assert register(lister) == [("UBND tỉnh Cao Bằng", "organisation", "0")]


def test_an_entry_is_renamed_and_removed(lister: Clerk) -> None:
    lister.press("Down", "Return", "Esc")
    lister.go_to("Cao")
    lister.press("Ctrl+F9", "Ctrl+Shift+F9", "F2")
    lister.type("Ủy ban nhân dân tỉnh Cao Bằng")
    lister.press("Return")
    assert register(lister)[0][0] == "Ủy ban nhân dân tỉnh Cao Bằng"
    lister.press("Del")
    assert register(lister) == []
    assert ("organisation", "UBND tỉnh Cao Bằng") in marked(lister)


def test_a_file_that_is_no_register_is_refused_in_words(lister: Clerk, tmp_path: Path) -> None:
    bad = tmp_path / "b.danhmuc.json"
    bad.write_text('{"form": 1, "entries": [3]}', encoding="utf-8")
    lister.press("Ctrl+Shift+F9")
    lister.prompts.path = bad
    shown = lister.window.register.panel
    assert shown is not None
    QTest.mouseClick(shown.load, Qt.MouseButton.LeftButton)
    assert "no register" in lister.message


# Kinds of the office


def test_a_kind_of_the_office_is_marked_by_its_letter_and_told_to_other_offices(
    clerk: Clerk, settings: Settings, make_clerk: MakeClerk, tmp_path: Path
) -> None:
    settings.office_kinds = [OfficeKind("x-chuong-trinh", "chương trình", "h", "#aa3377", "term")]
    clerk.go_to("tham")
    clerk.press("Shift+Right", "F8")
    assert "h chương trình" in clerk.window.annotations.strip.letters
    clerk.press("H")
    assert marked(clerk) == [("x-chuong-trinh", "tham mưu")]
    assert '<term xml:id="n1" type="x-chuong-trinh"' in record(clerk)
    clerk.press("Ctrl+S")
    saved = clerk.window.desk.session
    assert saved is not None and saved.record is not None
    settings.office_kinds = []
    opened = open_file(saved.record).document
    assert [n.text for n in opened.annotations if n.kind == KIND] == ["chương trình"]
    assert clerk.window.annotating.kinds.find("x-chuong-trinh").title == "chương trình"


def test_a_kind_is_defined_in_the_preferences_and_used_at_once(
    clerk: Clerk, settings: Settings
) -> None:
    clerk.press("Ctrl+,")
    dialog = clerk.window.findChild(Preferences)
    assert dialog is not None
    dialog.show_page(ANNOTATING)
    page = dialog.annotating
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    page.name.selectAll()
    QTest.keyClicks(page.name, "du an")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    page.letter.setCurrentIndex(page.letter.findData("j"))
    page.letter.activated.emit(page.letter.currentIndex())
    assert [(one.name, one.title, one.letter) for one in settings.office_kinds] == [
        ("x-du-an", "du an", "j")
    ]
    assert page.letter.findData("c") < 0
    dialog.close()
    clerk.window.activateWindow()
    clerk.window.page.view.setFocus()
    clerk.press("F8", "J")
    assert marked(clerk) == [("x-du-an", "Ngày")]


def test_nonsense_in_the_settings_is_no_kind(settings: Settings) -> None:
    good = OfficeKind("x-a", "a", "", "#123456", "term")
    settings.office_kinds = [good, OfficeKind("place", "b", "", "", "")]
    assert settings.office_kinds == [good]
