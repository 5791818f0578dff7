"""What is a suspect and what is safe, tones, and the memory."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.preferences.conftest import box_of, close, opened, pick, press

from soat_core.text import TonePlacement
from soat_gui.preferences.dialog import SUGGESTING
from soat_gui.settings import Settings


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
