"""The places of a series: looked through, unticked, applied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Clerk, MakeClerk
from tests.gui.fake_engine import FakeEngine
from tests.gui.series.conftest import TEXT, is_shown, panel, rows, scopes, wait_for_series

from soat_core.actions import ActionKind
from soat_core.edits import EditKind, Origin
from soat_gui.series.cells import Column


def test_the_places_stand_in_context_the_doubtful_ones_first(series: Clerk) -> None:
    series.press("Ctrl+R")
    assert rows(series) == [
        "☑ 2 đối ngoại [D6i] → Đối | ngoại, đối 50%",
        "☑ 1 thông tin [d6i] → đối | ngoại Đối 60%",
        "☑ 2 Đối ngoại, [d6i] → đối | nội công 60%",
        "☑ 5 thông tin [d6i] → đối | ngoại. Tối 60%",
    ]
    assert panel(series).view.hasFocus()
    assert panel(series).summary.text() == "4 of 4 ticked · about 2 errors expected"
    assert series.word == "đối"  # nothing has moved yet


def test_enter_applies_the_ticked_as_one_step(series: Clerk) -> None:
    before = series.decided
    series.press("Ctrl+R", "Down", "Down", "Space", "Return")
    assert series.decided.split("\n")[:2] == [
        "cong tac thong tin đối ngoai", "Đối ngoai, d6i noi",
    ]  # fmt: skip
    session = series.window.desk.session
    assert session is not None
    action = session.document.next_undo
    assert action is not None and action.kind is ActionKind.SERIES
    assert {(e.origin, e.rank) for e in session.document.edits} == {(Origin.SUGGESTED, 1)}
    assert series.window.page.view.field.hasFocus()
    assert not is_shown(series, "series")
    assert series.window.status.hint.text() == "3 places decided in one step"
    series.press("Ctrl+Z")
    assert series.decided == before
    series.press("Ctrl+Y")
    assert series.decided != before


def test_after_it_the_clerk_goes_on_with_the_next_suspect(series: Clerk) -> None:
    series.press("Ctrl+R", "Return")
    assert series.word == "nội"


def test_walking_shows_the_places_and_esc_goes_back(series: Clerk) -> None:
    view = series.window.page.view
    assert view.place is not None
    origin = view.place.span
    series.press("Ctrl+R", "Down", "Down", "Down")
    assert view.place.line == 4
    assert panel(series).view.hasFocus()
    series.press("Esc")
    assert view.place.span == origin
    assert view.field.hasFocus()
    assert is_shown(series, "series")
    series.press("Ctrl+R", "Down", "Ctrl+R")
    assert not is_shown(series, "series")
    assert view.place.span == origin
    assert view.field.hasFocus()


def test_ticking_all_or_none(series: Clerk) -> None:
    series.press("Ctrl+R", "Ctrl+A")
    assert [row[0] for row in rows(series)] == ["☐"] * 4
    series.press("Return")
    assert series.decided == TEXT
    assert series.window.status.hint.text() == "No place is ticked"
    series.press("Ctrl+A")
    assert [row[0] for row in rows(series)] == ["☑"] * 4
    series.press("Shift+Down", "Space")
    assert [row[0] for row in rows(series)] == ["☐", "☐", "☑", "☑"]


def test_a_click_ticks_and_sorts(series: Clerk) -> None:
    series.press("Ctrl+R")
    view = panel(series).view
    box = view.visualRect(panel(series).model.index(1, Column.LINE))
    left, up = Qt.MouseButton.LeftButton, box.center().y()
    QTest.mouseClick(view.viewport(), left, pos=QPoint(box.left() + 20, up))
    assert rows(series)[1][0] == "☐"
    header = view.horizontalHeader()
    QTest.mouseClick(header.viewport(), left, pos=QPoint(40, header.height() // 2))
    assert [row.split()[1] for row in rows(series)] == ["1", "2", "2", "5"]


def test_another_text_for_all_keeps_their_letter_case(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    series.type("đội")
    series.press("Return")
    assert series.decided.split("\n")[:2] == [
        "cong tac thong tin đội ngoai", "Đội ngoai, đội noi",
    ]  # fmt: skip
    session = series.window.desk.session
    assert session is not None
    origins = {(e.text, e.origin, e.rank) for e in session.document.edits}
    assert ("đội", Origin.TYPED, 3) in origins


def test_digits_take_a_candidate_for_all(series: Clerk) -> None:
    series.press("Ctrl+R", "2")
    series.qtbot.waitUntil(lambda: "→ đổi" in rows(series)[1])
    series.press("Return")
    assert series.decided.split("\n")[1] == "Đổi ngoai, đổi noi"
    session = series.window.desk.session
    assert session is not None
    assert {e.origin for e in session.document.edits} == {Origin.SUGGESTED}


def test_all_can_be_kept_as_read_or_deleted(series: Clerk) -> None:
    series.press("Ctrl+R", "F4", "Return")
    assert series.decided == TEXT
    session = series.window.desk.session
    assert session is not None and len(session.document.edits) == 4
    series.press("Ctrl+Z")
    series.wait_until_settled()
    series.go_to("đối")
    series.press("Ctrl+R", "Del", "Return")
    assert series.decided.split("\n")[1] == " ngoai,  noi"


def test_what_is_right_as_read_is_a_series_too(make_clerk: MakeClerk, tmp_path: Path) -> None:
    path = tmp_path / "keep.txt"
    path.write_text("Tin a\ntin b tin\n", encoding="utf-8")
    doubtful = {"tin": [("tin", 0.9), ("tín", 0.1)], "Tin": [("Tin", 0.8)]}
    clerk = make_clerk(engine=FakeEngine(doubtful))
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R")
    assert scopes(clerk) == ["tin as read (3)"]
    clerk.press("Return")
    session = clerk.window.desk.session
    assert session is not None
    assert [edit.kind for edit in session.document.edits] == [EditKind.KEEP] * 3
    assert clerk.window.status.counts.text().startswith("3 / 3")


def test_a_number_of_a_document_is_called_as_it_stands_there(
    make_clerk: MakeClerk, tmp_path: Path
) -> None:
    path = tmp_path / "number.txt"
    path.write_text("sd 1917/STTTT-QLTTBCXB ngay\n", encoding="utf-8")
    code = "1917/STTTT-QLTTBCXB"
    clerk = make_clerk(engine=FakeEngine({code: [(code, 0.9), ("1917/STTTT-QLTTBCXR", 0.1)]}))
    clerk.open(path)
    wait_for_series(clerk)
    clerk.press("Tab", "Ctrl+R")
    assert scopes(clerk) == [f"{code} as read (1)"]


def test_text_being_composed_for_all_is_not_lost(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    field = panel(series).wishes.field
    QApplication.sendEvent(field, QInputMethodEvent("đội", []))
    series.press("Esc")  # belongs to the composition
    assert panel(series).wishes.field.hasFocus()
    series.press("Return")
    assert "đội" in series.decided


def test_esc_in_the_field_gives_up_what_was_typed(series: Clerk) -> None:
    series.press("Ctrl+R", "F2")
    series.type("x")
    series.press("Esc")
    assert panel(series).view.hasFocus()
    series.press("Return")
    assert "x" not in series.decided
    assert "đối" in series.decided
