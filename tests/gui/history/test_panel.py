"""The history dock: what was done, back to a point, one older action by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from tests.gui.conftest import TEXT, Clerk, MakeClerk
from tests.gui.history.conftest import hint

from soat_gui.history.panel import HistoryPanel


def panel_of(clerk: Clerk) -> HistoryPanel:
    panel = clerk.window.history.panel
    assert panel is not None
    return panel


def rows(clerk: Clerk) -> list[str]:
    """What a screen reader says of each row, without who and when."""
    model = panel_of(clerk).model
    said = [
        str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    return [", ".join(one.split(", ")[:-2]) for one in said]


def test_everything_that_was_done_is_listed_the_newest_first(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H")
    assert rows(busy) == [
        "đổi ← d6i, another candidate",
        "quả ← qua, suggestion accepted",
        "Import",
    ]


def test_a_new_action_comes_on_top_and_nothing_is_built_anew(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H")
    model = panel_of(busy).model
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    busy.press("Esc", "Return")
    assert rows(busy)[0] == "năm ← nim, suggestion accepted"
    assert len(rows(busy)) == 4
    assert not resets


def test_undone_actions_stay_and_say_so(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "Ctrl+Z")
    assert rows(busy)[:2] == [
        "đổi ← d6i, another candidate, undone",
        "quả ← qua, suggestion accepted",
    ]
    busy.press("Ctrl+Y")
    assert rows(busy)[0] == "đổi ← d6i, another candidate"


def test_enter_goes_to_the_place(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "Down", "Return")
    assert busy.word == "quả"
    assert busy.window.page.view.hasFocus() or busy.window.page.view.field.hasFocus()


def test_walking_shows_the_place_and_leaves_the_keyboard(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "Down")
    assert busy.word == "quả"
    assert panel_of(busy).view.hasFocus()


def test_undo_back_to_a_point_and_redo(busy: Clerk) -> None:
    busy.press("Return")
    done = busy.decided
    busy.press("Ctrl+Shift+H", "Down", "Down", "Ctrl+Return")
    assert "quả" in busy.decided
    assert "đổi" not in busy.decided
    assert "2 actions undone" in hint(busy)
    assert len(rows(busy)) == 4
    busy.press("Up", "Up", "Ctrl+Return")
    assert busy.decided == done
    assert "2 actions done again" in hint(busy)


def test_all_the_way_back_is_the_import(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "End", "Ctrl+Return")
    assert busy.decided == TEXT


def test_an_older_action_is_taken_back_by_itself(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "Down", "Del")
    assert busy.decided == TEXT.replace("d6i", "đổi")
    assert rows(busy)[0] == "took back no. 1: quả ← qua"
    assert "taken back by no. 3" in rows(busy)[2]
    busy.press("Ctrl+Z")
    assert busy.decided == TEXT.replace("qua", "quả").replace("d6i", "đổi")


def test_why_it_cannot_be_taken_back_is_said_and_nothing_happens(busy: Clerk) -> None:
    busy.go_to("quả")
    busy.press("F4")
    before = busy.decided
    busy.press("Ctrl+Shift+H", "Down", "Down")
    assert "qua kept (no. 3)" in panel_of(busy).reason.text()
    assert not panel_of(busy).take_back.isEnabled()
    busy.press("Del")
    assert busy.decided == before
    assert "qua kept (no. 3)" in hint(busy)


def test_the_filter_finds_with_and_without_marks(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H")
    busy.type("doi")
    assert panel_of(busy).field.hasFocus()
    assert rows(busy) == ["đổi ← d6i, another candidate"]
    busy.press("Esc")
    assert len(rows(busy)) == 3
    busy.type("qua")
    assert rows(busy) == ["quả ← qua, suggestion accepted"]
    busy.press("Return")
    assert busy.word == "quả"
    assert not panel_of(busy).isAncestorOf(busy.window.focusWidget())


def test_the_filter_keeps_up_with_what_is_done(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H")
    busy.type("accepted")
    busy.press("Ctrl+Z", "Ctrl+Z")
    assert rows(busy) == ["quả ← qua, suggestion accepted, undone"]
    busy.press("Ctrl+Y")
    assert rows(busy) == ["quả ← qua, suggestion accepted"]
    busy.go_to("năm")
    busy.press("Return")
    assert rows(busy) == [
        "năm ← nim, suggestion accepted",
        "quả ← qua, suggestion accepted",
    ]


def test_esc_goes_back_to_the_text(busy: Clerk) -> None:
    busy.press("Ctrl+Shift+H", "Esc")
    assert busy.window.page.view.hasFocus() or busy.window.page.view.field.hasFocus()
    assert busy.window.docks.is_shown("history")
    busy.press("Ctrl+Shift+H", "Ctrl+Shift+H")
    assert not busy.window.docks.is_shown("history")


def test_a_slip_after_undoing_loses_nothing(busy: Clerk) -> None:
    done = busy.decided
    busy.press("Ctrl+Shift+H")
    busy.press("Esc", "Ctrl+Z", "Ctrl+Z", "F4")  # the slip
    assert busy.decided == TEXT
    panel = panel_of(busy)
    assert "2 undone actions" in panel.aside.text()
    busy.qtbot.mouseClick(panel.bring_back, Qt.MouseButton.LeftButton)
    assert busy.decided == done
    assert "1 undone action" in panel.aside.text()
    busy.window.registry.actions["bring-back"].trigger()
    assert busy.decided == TEXT


def test_nothing_to_bring_back_is_said(busy: Clerk) -> None:
    busy.window.registry.actions["bring-back"].trigger()
    assert "Nothing was undone" in hint(busy)


def test_each_report_has_its_history(busy: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "khac.txt"
    other.write_text(TEXT, encoding="utf-8")
    busy.press("Ctrl+Shift+H")
    busy.open(other)
    assert rows(busy) == ["Import"]
    busy.press("Ctrl+Tab")
    assert len(rows(busy)) == 3


def test_in_vietnamese(make_clerk: MakeClerk, ocr_file: Path) -> None:
    clerk = make_clerk("vi")
    clerk.open(ocr_file)
    clerk.press("Tab", "Return", "Ctrl+Shift+H")
    assert rows(clerk)[0] == "quả ← qua, nhận gợi ý"


def test_the_list_comes_back_after_a_search_for_nothing(clerk: Clerk) -> None:
    clerk.press("Return", "Ctrl+Shift+H")
    panel = clerk.window.docks.show("history")
    assert isinstance(panel, HistoryPanel)
    rows = panel.model.rowCount()
    assert rows and panel.view.isVisible()
    clerk.type("xyzxyz")
    clerk.qtbot.waitUntil(lambda: not panel.view.isVisible())
    clerk.press("Esc")
    clerk.qtbot.waitUntil(panel.view.isVisible)
    assert panel.model.rowCount() == rows
