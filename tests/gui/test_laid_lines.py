"""Lines that stay laid out over what is done to them are what they would be if laid out anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk

from soat_gui.editor.layouts import LaidLine, LaidText
from soat_gui.editor.stack import Stack
from soat_gui.editor.view import EditorView

TEXT = "nim cong\nd6i qua tac\n" * 20 + "nim cong tac d6i " * 30 + "\n\fnim Website 😀 qua\n" * 3
KEYS = [
    *["Return", "2", "3", "F4", "Del", "F6", "Shift+F6", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y"],
    *["Down", "Up", "Right", "Tab", "PgDown", "PgUp", "Ctrl+Down", "Esc", "Ctrl+M", "Shift+Right"],
    *["Ctrl++", "Ctrl+-", "Ctrl+Return", "F4", "Ctrl+Home", "Tab"],
]


def described(text: LaidText) -> tuple[object, ...]:
    offsets = range(len(text.text) + 1)
    return text.text, text.rows, [text.rectangles(at, at + 1) for at in offsets]


def all_of(line: LaidLine) -> tuple[object, ...]:
    laid = described(line.ocr), described(line.corrected)
    return line.shown, laid, line.rows, line.marked, line.noted


def laid_anew(clerk: Clerk) -> Stack:
    session, stack = clerk.window.desk.session, stack_of(clerk.window.page.view)
    assert session is not None
    fresh = Stack(session, stack.metrics, stack.panes)
    fresh.layouts.typing = stack.layouts.typing
    return fresh


def stack_of(view: EditorView) -> Stack:
    stack = view._stack
    assert stack is not None
    return stack


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_they_are_as_if_laid_out_anew(
    make_clerk: MakeClerk, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(TEXT, encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    chance = random.Random(seed)
    for number in range(60):
        key = chance.choice(KEYS)
        clerk.press(key)
        if number % 9 == seed:
            clerk.type(chance.choice(["dài hơn", "x", "nim"]))
            clerk.press(chance.choice(["Return", "Esc", "Left"]))
        QApplication.processEvents()
        kept, fresh = stack_of(clerk.window.page.view), laid_anew(clerk)
        for line in clerk.window.page.view.lines_in_sight:
            assert all_of(kept.lay_out(line)) == all_of(fresh.lay_out(line)), (number, key, line)


def test_a_decision_that_changes_no_letter_leaves_the_line_laid_out(clerk: Clerk) -> None:
    view = clerk.window.page.view
    before = stack_of(view).lay_out(0)
    clerk.press("Return")
    after = stack_of(view).lay_out(0)
    assert after.shown != before.shown
    assert after.corrected is before.corrected and after.ocr is before.ocr
    clerk.press("Shift+Tab", "Ctrl+Z", "3")
    assert stack_of(view).lay_out(0).corrected is not before.corrected
    assert stack_of(view).lay_out(0).ocr is before.ocr
