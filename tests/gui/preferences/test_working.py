"""The name of the clerk, and earlier versions of the record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QSpinBox
from tests.gui.conftest import Clerk
from tests.gui.preferences.conftest import close, opened, press

from soat_core.storage import previous_path
from soat_gui.preferences.dialog import WORKING
from soat_gui.settings import Settings


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
