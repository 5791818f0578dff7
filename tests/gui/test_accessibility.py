"""For people who do not see the screen, do not see it well, or have no mouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.controls import controls, description, everything, is_cut, name, whereabouts

from soat_gui.editor.lines import Mark

ROOT = Path(__file__).resolve().parents[2]

# What is said


@pytest.fixture
def said(clerk: Clerk) -> list[str]:
    """Everything announced from now on."""
    heard: list[str] = []
    clerk.window.narrator.said.connect(heard.append)
    return heard


def test_the_field_tells_about_the_current_word(clerk: Clerk) -> None:
    field = clerk.window.page.view.field
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.state().focused
    assert name(field) == "Current word"
    assert description(field) == (
        "quả, suspect, 90% sure, read as qua, 3 candidates, line 1, page 1"
    )
    clerk.press("Right")
    assert description(field) == "công, read as cong, 2 candidates, line 1, page 1"
    clerk.press("Left", "F4", "Shift+Tab", "Left")
    clerk.go_to("qua")
    assert description(field) == "qua, kept as read, line 1, page 1"


def test_moving_announces_the_word_and_a_new_line_its_number(clerk: Clerk, said: list[str]) -> None:
    clerk.press("Right")
    assert said == ["công, read as cong, 2 candidates"]
    clerk.press("Tab")
    assert said[-1] == "line 2, page 1: đối, suspect, 60% sure, read as d6i, 3 candidates"


def test_a_decision_and_its_undoing_are_announced(clerk: Clerk, said: list[str]) -> None:
    clerk.press("Return")
    assert said[0].startswith("quả, taken from the suggestions")
    assert said[-1].startswith("line 2, page 1: đối")
    clerk.press("Ctrl+Z")
    assert said[-1] == "line 1, page 1: quả, suspect, 90% sure, read as qua, 3 candidates"


def test_nothing_is_said_over_what_is_typed(clerk: Clerk, said: list[str]) -> None:
    field = clerk.window.page.view.field
    clerk.press("F2")
    clerk.type("x")
    assert said == []
    assert name(field) == "Text for the current word"
    clerk.press("Esc")
    assert name(field) == "Current word"


def test_hints_and_messages_are_announced(clerk: Clerk, said: list[str]) -> None:
    clerk.press("Ctrl+Y")
    assert said[-1] == "Nothing to redo"
    clerk.press("Ctrl+Shift+A")
    assert said[-1].startswith("Accept 5 safe suggestions at once?")


def test_it_is_said_in_vietnamese(make_clerk: MakeClerk, ocr_file: Path) -> None:
    clerk = make_clerk(language="vi")
    clerk.open(ocr_file)
    clerk.press("Tab")
    field = clerk.window.page.view.field
    assert name(field) == "Từ đang xét"
    assert description(field) == (
        "quả, nghi ngờ, chắc 90%, OCR đọc là qua, 3 gợi ý, dòng 1, trang 1"
    )


# Every control


@pytest.fixture(params=["en", "vi"])
def visitor(request: pytest.FixtureRequest, make_clerk: MakeClerk, ocr_file: Path) -> Clerk:
    """Somebody with a report open, in each language."""
    clerk = make_clerk(language=request.param)
    clerk.window.resize(1280, 800)
    clerk.open(ocr_file)
    clerk.press("Tab")
    return clerk


def test_every_control_has_a_name(visitor: Clerk) -> None:
    nameless, panels = [], 0
    for panel, found in everything(visitor.window):
        panels += 1
        assert len(found) > 10, panel
        nameless += [whereabouts(one) for one in found if not (name(one) or is_empty_label(one))]
    assert nameless == []
    assert panels >= 4


def is_empty_label(widget: QWidget) -> bool:
    """A label without text is not there for anybody."""
    return isinstance(widget, QLabel) and not widget.text()


def test_no_text_is_cut(visitor: Clerk) -> None:
    for panel, found in everything(visitor.window):
        assert [whereabouts(one) for one in found if is_cut(one)] == [], panel


WINDOWS = ("preferences", "memory", "shortcuts", "palette", "find", "replace")
"""Commands that open a window of their own, or a bar in this one."""


@pytest.mark.parametrize("command", WINDOWS)
def test_every_control_of_every_other_window_has_a_name_and_room(
    visitor: Clerk, command: str
) -> None:
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    visitor.window.registry.actions[command].trigger()
    QApplication.processEvents()
    shown = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    found = [one for window in shown - before or shown for one in controls(window)]
    assert found
    nameless = [one for one in found if not (name(one) or is_empty_label(one))]
    assert [whereabouts(one) for one in nameless] == []
    assert [whereabouts(one) for one in found if is_cut(one)] == []
    for window in shown - before:
        window.close()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_text_is_cut_at_200_per_cent(language: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2",
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.controls", language],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["scale"] == 2
    assert told["cut"] == []


# The keyboard


def focusable(panel: QWidget) -> list[QWidget]:
    """What Tab stops at."""
    return [
        one
        for one in panel.findChildren(QWidget)
        if one.isVisibleTo(panel)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one.parent(), QTabBar)
    ]


def test_tab_goes_through_every_panel(visitor: Clerk) -> None:
    docks = visitor.window.docks
    for dock in docks.names:
        reached = set()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            panel = docks.show(dock)
            # What is still being looked for comes and goes.
            visitor.qtbot.waitUntil(lambda: visitor.window.annotating.is_settled)
            QApplication.processEvents()
            for _ in range(40):
                focused = QApplication.focusWidget()
                if focused is None or not panel.isAncestorOf(focused):
                    break
                reached.add(focused)
                QTest.keyClick(focused, key)
        missing = [whereabouts(one) for one in focusable(panel) if one not in reached]
        # Of buttons of which one is on, Tab stops at that one; arrows go on from there.
        missing = [one for one in missing if "QPushButton" not in one and "QRadio" not in one]
        assert missing == [], dock


def test_escape_goes_from_every_panel_back_to_the_text(visitor: Clerk) -> None:
    docks, field = visitor.window.docks, visitor.window.page.view.field
    for dock in docks.names:
        docks.show(dock)
        visitor.press("Esc")
        assert QApplication.focusWidget() is field, dock
        assert docks.is_shown(dock)


def test_the_focus_can_be_seen(visitor: Clerk) -> None:
    docks = visitor.window.docks
    unseen = []
    for dock in docks.names:
        panel = docks.show(dock)
        QApplication.processEvents()
        for one in focusable(panel):
            visitor.window.page.view.setFocus()
            without = picture(one)
            one.setFocus(Qt.FocusReason.TabFocusReason)
            if one.hasFocus() and picture(one) == without:
                unseen.append(f"{dock}: {whereabouts(one)}")
    assert unseen == []


def picture(widget: QWidget) -> QImage:
    """A control with a little of what is around it."""
    around = widget.parentWidget() or widget
    place = QRect(widget.mapTo(around, widget.rect().topLeft()), widget.size())
    return around.grab(place.adjusted(-3, -3, 3, 3)).toImage()


# Colour


def ink(clerk: Clerk, word: str) -> tuple[int, bool]:
    """How an underline is drawn, whatever its colour: how thick, and whether it has gaps."""
    view = clerk.window.page.view
    place = next(p for line in range(4) for p in view.places_of(line) if p.text == word)
    rect = view.place_rect(place)
    below = round(0.87 * rect.height())  # all letters
    band = QRect(rect.left(), rect.top() + below, rect.width(), rect.height() - below)
    image = view.viewport().grab(band).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixel(image.width() - 1, image.height() - 1)
    rows = []
    for y in range(image.height()):
        inked = [image.pixel(x, y) != ground for x in range(2, image.width() - 2)]
        if sum(inked) >= len(inked) // 5:
            rows.append(all(inked))
    return len(rows), not all(rows)


def test_marks_differ_without_their_colours(clerk: Clerk) -> None:
    clerk.press("Ctrl+Shift+A")
    clerk.choose("Accept")
    clerk.go_to("năm")
    clerk.press("F4")
    clerk.press("Ctrl+Home")
    clerk.go_to("Website")
    marks = {
        place.text: place.mark
        for line in range(4)
        for place in clerk.window.page.view.places_of(line)
    }
    kinds = {"quả": Mark.DOUBTFUL, "đối": Mark.VERY_DOUBTFUL, "nim": Mark.DECIDED,
             "công": Mark.TAKEN}  # fmt: skip
    assert {word: marks[word] for word in kinds} == kinds
    assert ink(clerk, "đối") == (2, False)
    assert ink(clerk, "quả") == (2, True)
    assert ink(clerk, "nim") == (1, False)
    assert ink(clerk, "công") == (1, True)
