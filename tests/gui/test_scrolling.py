"""The view moves when the clerk moves it, and not otherwise."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine

LINES, MIDDLE = 160, 80
LONG_LINE = "một hai ba bốn năm sáu bảy tám chín mười " * 4


@pytest.fixture
def reader(make_clerk: MakeClerk, tmp_path: Path) -> Clerk:
    """Somebody before a report in which every third line takes several rows, other ones than could
    be told before it was laid out."""
    path = tmp_path / "dai.txt"
    lines = (LONG_LINE + "W" * (n % 40) if n % 3 else f"dòng {n} cong" for n in range(LINES))
    path.write_text("\n".join(lines), encoding="utf-8")
    clerk = make_clerk()
    clerk.open(path)
    clerk.window.page.view.set_text_size(16)
    return clerk


def tops(clerk: Clerk) -> dict[int, int]:
    """Where each line in sight begins."""
    view = clerk.window.page.view
    return {
        line: view.place_rect(view.places_of(line)[0]).top()
        for line in view.lines_in_sight
        if view.places_of(line)
    }


def rest(clerk: Clerk) -> None:
    """Nobody does anything until the window has nothing left to do."""
    for _ in range(60):
        QApplication.processEvents()


@pytest.mark.parametrize("part", [0.1, 0.35, 0.5, 0.8, 1.0])
def test_what_is_made_ready_out_of_sight_moves_nothing_in_sight(reader: Clerk, part: float) -> None:
    bar = reader.window.page.view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * part))
    before = tops(reader)
    rest(reader)
    assert tops(reader) == before


def test_the_field_stays_on_its_word_while_lines_above_are_made_ready(reader: Clerk) -> None:
    view = reader.window.page.view
    assert view.token_cursor is not None
    view.token_cursor.go_to(view.places_of(MIDDLE)[0].start)
    before = view.field.geometry().top()
    rest(reader)
    assert view.place is not None
    assert view.field.geometry().top() == before == view.place_rect(view.place).top()


@pytest.mark.parametrize("key", ["PgDown", "PgUp"])
def test_a_page_turned_leaves_the_current_line_at_its_height(reader: Clerk, key: str) -> None:
    view = reader.window.page.view
    assert view.token_cursor is not None
    view.token_cursor.go_to(view.places_of(MIDDLE)[0].start)
    row = view.place_rect(view.places_of(MIDDLE)[0]).height()
    for _ in range(5):
        place, seen = view.place, view.lines_in_sight
        assert place is not None
        height = view.place_rect(place).top()
        reader.press(key)
        rest(reader)
        assert view.place is not None
        # To the row: a line of several rows is stood on at its first.
        assert abs(view.place_rect(view.place).top() - height) <= 3 * row
        # Something of what was in sight still is.
        assert set(seen) & set(view.lines_in_sight)
        assert set(seen) != set(view.lines_in_sight)


def test_pages_lead_to_the_ends(reader: Clerk) -> None:
    for _ in range(LINES // 4):
        reader.press("PgDown")
    assert reader.window.page.view.place is not None
    assert reader.window.page.view.place.line == LINES - 1
    for _ in range(LINES // 4):
        reader.press("PgUp")
    assert reader.window.page.view.place is not None
    assert reader.window.page.view.place.line == 0


def test_suggestions_that_arrive_leave_the_current_line_where_it_is(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "dai.txt"
    lines = ("cong " * 17 if n % 2 else f"dòng {n}" for n in range(300))
    path.write_text("\n".join(lines), encoding="utf-8")
    engine = FakeEngine({"cong": [("công-tác-văn-thư", 0.999)]})
    clerk = make_clerk(engine=engine)
    engine.gate.clear()
    clerk.open(path, suggested=False)
    view = clerk.window.page.view
    view.set_text_size(16)
    assert view.token_cursor is not None
    view.token_cursor.go_to(view.places_of(150)[0].start)
    rest(clerk)
    assert view.place is not None
    before = view.place_rect(view.place).top()
    engine.gate.set()
    clerk.wait_for_suggestions()
    assert "công-tác-văn-thư" in clerk.screen[149]
    assert view.place.line == 150
    assert view.place_rect(view.place).top() == before


def test_suggestions_that_arrive_bring_nobody_back_who_has_scrolled_away(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "dai.txt"
    path.write_text("cong tac\n" * 300, encoding="utf-8")
    engine = FakeEngine({"cong": [("công", 0.6), ("cộng", 0.4)]})
    clerk = make_clerk(engine=engine)
    engine.gate.clear()
    clerk.open(path, suggested=False)
    bar = clerk.window.page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    rest(clerk)
    before = bar.value()
    engine.gate.set()
    clerk.wait_for_suggestions()
    rest(clerk)
    assert bar.value() == before
    # The bar offers what the current word, out of sight, may be.
    assert clerk.word == "công"
    clerk.press("Right", "Left")
    assert bar.value() == 0


def test_the_window_may_shrink_without_moving_what_is_read(reader: Clerk) -> None:
    view = reader.window.page.view
    reader.press("Ctrl+End", "PgUp")
    rest(reader)
    first = view.first_visible_line
    height = reader.window.height()
    assert view.place is not None
    below = view.viewport().height() - view.place_rect(view.place).bottom()
    for fewer in (below // 2, below // 2 - 30, 0):
        reader.window.resize(reader.window.width(), height - fewer)
        rest(reader)
        assert view.first_visible_line == first
        assert view.viewport().rect().contains(view.place_rect(view.place))


def test_the_wheel_scrolls_and_the_clerk_stays(reader: Clerk) -> None:
    view = reader.window.page.view
    rest(reader)
    place, before = view.place, view.verticalScrollBar().value()
    at = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert view.verticalScrollBar().value() > before
    assert view.place == place


def test_a_panel_that_opens_hides_no_current_word(reader: Clerk) -> None:
    view = reader.window.page.view
    reader.press("Ctrl+End")
    for _ in range(3):
        reader.press("Up")
    reader.press("Ctrl+Shift+B", "Esc")
    rest(reader)
    assert view.place is not None
    assert view.viewport().rect().contains(view.place_rect(view.place))


def test_who_has_scrolled_away_is_left_there_when_the_window_changes(reader: Clerk) -> None:
    view = reader.window.page.view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    rest(reader)
    first = view.lines_in_sight.start
    reader.window.resize(reader.window.width(), reader.window.height() - 60)
    rest(reader)
    assert abs(view.lines_in_sight.start - first) <= 1


def is_cut(clerk: Clerk) -> bool:
    """Whether the upper edge runs through a row of text."""
    inside = [top for top in tops(clerk).values() if top >= 0]
    row = min(b - a for a, b in pairwise(sorted(tops(clerk).values())))
    return min(inside) % row != 0


@pytest.mark.parametrize("dock", ["Ctrl+Shift+B", "Ctrl+Shift+D", "Ctrl+Shift+H"])
def test_no_row_is_cut_by_the_upper_edge_after_a_panel_has_come_and_gone(
    reader: Clerk, dock: str
) -> None:
    view = reader.window.page.view
    view.set_text_size(None)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 // bar.singleStep() * bar.singleStep())
    first = view.lines_in_sight.start
    assert not is_cut(reader)
    reader.press(dock)
    rest(reader)
    assert not is_cut(reader)
    reader.press("Esc", dock)
    rest(reader)
    assert not is_cut(reader)
    assert abs(view.lines_in_sight.start - first) <= 2


def test_no_row_is_cut_by_the_upper_edge_wherever_keys_lead(reader: Clerk) -> None:
    for key in ("Ctrl+End", "PgUp", "Up", "Ctrl+Home", "PgDown", *["Tab"] * 40, "PgDown"):
        reader.press(key)
        rest(reader)
        assert not is_cut(reader), key
