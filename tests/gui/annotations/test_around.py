"""What else knows of annotations: menus, screen readers, other reports, colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from tests.gui.annotations.conftest import (
    TEXT,
    WHERE,
    column,
    hint,
    in_text,
    marked,
    notes,
    panel,
    wait,
)
from tests.gui.conftest import Clerk

from soat_gui.annotations.items import Listing
from soat_gui.annotations.kinds import colour_on, contrast, office_kind, own_kinds
from soat_gui.theme import CONTRAST, THEMES, Theme


def test_the_menu_of_a_word_marks_it(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("Shift+F10")
    menu = clerk.window.context_menu.menu
    assert menu is not None
    submenus = [action.menu() for action in menu.actions() if action.text() == "Mark &as"]
    (kinds,) = [one for one in submenus if isinstance(one, QMenu)]
    chosen = {action.text(): action for action in kinds.actions()}["Date\tF8 T"]
    menu.close()
    chosen.trigger()
    assert marked(clerk) == [("date", "06/11/2024")]


def test_a_screen_reader_is_told_what_a_word_is_marked_as(clerk: Clerk) -> None:
    clerk.go_to("06/11/2024,")
    clerk.press("F8", "T", "Right", "Left")
    assert "marked: date (06/11/2024)" in clerk.window.page.view.field.accessibleDescription()
    view = clerk.window.page.view
    place = view.place
    assert place is not None
    centre = view.place_rect(place).center()
    where = view.viewport().mapToGlobal(centre)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, centre, where))
    assert QToolTip.text() == "marked: date (06/11/2024)"
    QToolTip.hideText()


def test_another_report_has_a_list_of_its_own(lister: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.ocr.txt"
    other.write_text("Họp ngày 20/11/2024.\n", encoding="utf-8")
    lister.open(other)
    wait(lister)
    assert column(lister) == ["20/11/2024"]
    lister.press("Ctrl+Shift+Tab")
    wait(lister)
    assert column(lister)[:3] == WHERE


def test_a_doubt_that_is_left_is_not_told_again(lister: Clerk) -> None:
    panel(lister).show_listing(Listing.FINDINGS)
    assert column(lister) == ["31/02/2024"]
    lister.press("Return")
    assert in_text(lister)
    assert lister.word == "31/02/2024"
    lister.press("Ctrl+Shift+F8", "Del")
    assert column(lister) == []
    assert lister.decided == TEXT
    lister.press("Ctrl+Z")
    lister.qtbot.waitUntil(lambda: column(lister) == ["31/02/2024"])


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_marks_can_be_seen_on_every_ground(theme: Theme) -> None:
    least = 4.5 if theme.name == CONTRAST else 3.0
    grounds = [QColor(one) for one in (theme.surface, theme.line, theme.token, theme.found)]
    for kind in [*own_kinds(), office_kind("x-a", "a", "", "#fefefe")]:
        colour = colour_on(theme, kind.colour)
        assert min(contrast(colour, ground) for ground in grounds) >= least, kind.name


def test_kinds_can_be_told_without_colours() -> None:
    looks = [(kind.pattern, kind.double) for kind in own_kinds()]
    assert len(set(looks)) == len(looks)


def test_a_report_may_be_closed_while_names_are_looked_for(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.ocr.txt"
    other.write_text("Họp ngày 20/11/2024.\n" * 200, encoding="utf-8")
    clerk.open(other)
    clerk.press("Ctrl+Shift+F8", "Ctrl+W")
    wait(clerk)
    assert column(clerk)[:3] == WHERE


def test_nothing_is_marked_where_the_report_can_only_be_read(clerk: Clerk) -> None:
    session = clerk.window.desk.session
    assert session is not None
    session.document.read_only = "khóa"
    clerk.press("F8", "C")
    assert "Khóa" in hint(clerk)
    clerk.press("Esc", "Ctrl+Shift+F8")
    wait(clerk)
    clerk.press("Return", "Ctrl+Shift+A")
    clerk.choose("Mark")
    assert notes(clerk) == []
