"""The preferences as a dialog, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QWidget
from tests.gui.conftest import Clerk
from tests.gui.preferences.conftest import opened, press

from soat_core.text import TonePlacement
from soat_gui.preferences.dialog import KEYS, LOOKS, SUGGESTING, WORKING
from soat_gui.settings import Settings


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
